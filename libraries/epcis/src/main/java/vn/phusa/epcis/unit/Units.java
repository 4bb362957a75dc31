package vn.phusa.epcis.unit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The units of UN/ECE Recommendation 20. */
public final class Units {

    /** Those that trade in food and its sensors use most; of equally near codes the first of these is suggested. */
    private static final List<String> COMMON = List.of(
            "KGM", "GRM", "TNE", "LTR", "MLT", "MTR", "CMT", "MTK", "HAR", "MTQ", "CEL", "KEL", "FAH", "P1", "A93",
            "PAL", "KPA", "BAR", "SEC", "MIN", "HUR", "DAY", "EA", "H87", "C62", "MTS", "LUX", "Q30");

    /** The units by their code, canonical ones before the others of their dimension. */
    private static final Map<String, Unit> ALL = new LinkedHashMap<>();

    private static final Map<String, Unit> CANONICAL = new LinkedHashMap<>();

    static {
        try (InputStream table = Objects.requireNonNull(Units.class.getResourceAsStream("units.txt"), "units.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Units::unit)
                    .forEach(unit -> {
                        ALL.put(unit.code(), unit);
                        if (unit.canonical()) {
                            CANONICAL.put(unit.dimension(), unit);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Units() {}

    private static Unit unit(String line) {
        String[] columns = line.split("\\|");
        boolean marked = columns[0].startsWith("*");
        String code = marked ? columns[0].substring(1) : columns[0];
        return columns.length == 2
                ? new Unit(code, columns[1], code, Rational.ONE, Rational.ZERO, true)
                : new Unit(
                        code,
                        columns[1],
                        columns[2],
                        Rational.parse(columns[3]),
                        columns.length > 4 ? Rational.parse(columns[4]) : Rational.ZERO,
                        marked);
    }

    /** The unit with that code, which is case sensitive. */
    public static Answer<Unit> of(String code) {
        Unit unit = ALL.get(code);
        return unit != null
                ? new Answer.Known<>(unit)
                : new Answer.Refused<>(new UnitFault.UnknownUnit(code, nearest(code)));
    }

    /** All of them. */
    public static Collection<Unit> all() {
        return ALL.values();
    }

    static Unit canonicalOf(String dimension) {
        return Objects.requireNonNull(CANONICAL.get(dimension), dimension);
    }

    /** A unit with that symbol; otherwise the one whose code takes the fewest changes. */
    private static Unit nearest(String text) {
        String wanted = text.strip();
        String upper = wanted.toUpperCase(Locale.ROOT);
        return ALL.values().stream()
                .min(Comparator.comparingInt((Unit unit) -> unit.symbol().equals(wanted) ? 0 : 1)
                        .thenComparingInt(unit -> unit.code().equals(upper) ? 0 : 1)
                        .thenComparingInt(unit -> unit.symbol().equalsIgnoreCase(wanted) ? 0 : 1)
                        .thenComparingInt(unit -> changes(upper, unit.code()))
                        .thenComparingInt(unit -> {
                            int place = COMMON.indexOf(unit.code());
                            return place < 0 ? COMMON.size() : place;
                        })
                        .thenComparing(Unit::code))
                .orElseThrow();
    }

    /** How many characters must be put in, taken out or replaced (Levenshtein). */
    private static int changes(String from, String to) {
        if (from.length() > 2 * to.length() + 2) {
            // So long a text is no slip of a code; its exact distance does not matter.
            return from.length();
        }
        int[] before = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] now = new int[to.length() + 1];
            now[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[to.length()];
    }
}
