package vn.phusa.traceability.field.web;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.phusa.shell.Page;
import vn.phusa.traceability.field.FieldEntry;

/** The units that the form offers, and how a line is said with them. */
public final class FieldUnits {
    private FieldUnits() {}

    /** Code of UN/ECE Rec 20 to name; empty: pieces. */
    public static Map<String, String> options(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        FieldEntry.UNITS.forEach(code -> options.put(code, name(page, code)));
        return options;
    }

    /** A line as somebody reads it: the code, the lot, and how much in words of the unit. */
    public static String said(Page page, FieldEntry.Row row) {
        String quantity = row.quantity().matches("\\d{1,18}(?:\\.\\d{1,9})?")
                ? page.number(new BigDecimal(row.quantity()))
                : row.quantity();
        String unit = quantity.isEmpty() ? "" : " " + name(page, row.unit());
        return Stream.of(
                        row.code(),
                        row.lot().isEmpty() ? "" : page.t("traceability.field.lot.said", row.lot()),
                        quantity + unit)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    /** In words; a code that the form does not offer, as it is. */
    private static String name(Page page, String code) {
        return FieldEntry.UNITS.contains(code)
                ? page.t("traceability.field.unit." + (code.isEmpty() ? "piece" : code.toLowerCase(Locale.ROOT)))
                : code;
    }
}
