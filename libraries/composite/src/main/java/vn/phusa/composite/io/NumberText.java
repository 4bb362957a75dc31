package vn.phusa.composite.io;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What counts as a number in a file: decimal digits with a point, never a Java literal such as 1f or 0x1p3. */
final class NumberText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Set<String> NOT_FINITE =
            Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "nan", "+nan", "-nan");

    /**
     * How files say that a value is missing, beside an empty cell: R's NA, a spreadsheet's #N/A, the two dots of
     * statistical tables. A lone dash is not among them: in Vietnamese statistics it means nought, so it must be settled.
     * Nor is NaN: it comes out of a calculation that failed, such as 0/0, and must be looked at.
     */
    private static final Set<String> MISSING = Set.of("na", "n/a", "#n/a", "null", "..", "...", "…");

    private NumberText() {}

    static boolean isMissing(String text) {
        return text.isEmpty() || MISSING.contains(text.toLowerCase(Locale.ROOT));
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static boolean isNotFinite(String text) {
        return NOT_FINITE.contains(text.toLowerCase(Locale.ROOT));
    }

    /** The shortest text that reads back as the same double; empty for a missing value. */
    static String of(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
