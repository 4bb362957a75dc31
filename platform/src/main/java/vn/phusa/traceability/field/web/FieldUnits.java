package vn.phusa.traceability.field.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.shell.Page;

/** The units that the form offers. */
public final class FieldUnits {
    private static final List<String> CODES = List.of("KGM", "TNE", "GRM", "LTR", "BG", "BX", "");

    private FieldUnits() {}

    /** Code of UN/ECE Rec 20 to name; empty: pieces. */
    public static Map<String, String> options(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        CODES.forEach(code -> options.put(
                code,
                page.t("traceability.field.unit."
                        + (code.isEmpty() ? "piece" : code.toLowerCase(java.util.Locale.ROOT)))));
        return options;
    }
}
