package vn.phusa.traceability.field.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.phusa.base.Bilingual;
import vn.phusa.shell.Page;
import vn.phusa.traceability.UnitWords;
import vn.phusa.traceability.field.FieldEntry;
import vn.phusa.traceability.trace.web.Said;

/** The units that the form offers, and how a line is said with them. */
public final class FieldUnits {
    private FieldUnits() {}

    /** Code of UN/ECE Rec 20 to name; empty: pieces. */
    public static Map<String, String> options(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        FieldEntry.UNITS.forEach(code -> options.put(code, UnitWords.of(page.words(), code)));
        return options;
    }

    /**
     * A line as somebody reads it: the goods, the lot, and how much in words of the unit.
     *
     * @param names what goods are called, by the keys of their classes
     */
    public static String said(Page page, FieldEntry.Row row, Map<String, Bilingual> names) {
        String quantity = row.amount().map(page::number).orElse(row.quantity());
        String unit = quantity.isEmpty() ? "" : " " + UnitWords.of(page.words(), row.unit());
        return Stream.of(
                        row.key()
                                .map(key -> Said.thing(page.words(), key, names))
                                .orElseGet(() -> (row.code() + " " + row.lot()).strip()),
                        quantity + unit)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
    }
}
