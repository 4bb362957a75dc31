package vn.phusa.traceability.field.web;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.phusa.shell.Page;
import vn.phusa.traceability.field.FieldEntry;

/** The units that the form offers. */
public final class FieldUnits {
    private FieldUnits() {}

    /** Code of UN/ECE Rec 20 to name; empty: pieces. */
    public static Map<String, String> options(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        FieldEntry.UNITS.forEach(code -> options.put(
                code,
                page.t("traceability.field.unit."
                        + (code.isEmpty() ? "piece" : code.toLowerCase(java.util.Locale.ROOT)))));
        return options;
    }
}
