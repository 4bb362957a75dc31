package vn.phusa.traceability;

import java.util.Locale;
import vn.phusa.epcis.unit.Answer;
import vn.phusa.epcis.unit.Unit;
import vn.phusa.epcis.unit.Units;
import vn.phusa.shell.Wording;

/**
 * Units of UN/ECE Recommendation 20 as people say them: in the words of the platform where it has some, otherwise by their symbol. What
 * is no unit stays as it was written.
 */
public final class UnitWords {
    private static final String PREFIX = "traceability.unit.";

    private UnitWords() {}

    /** How a unit is called, by its code; empty: pieces. */
    public static String of(Wording words, String code) {
        if (code.isEmpty()) {
            return words.say(PREFIX + "piece");
        }
        if (!(Units.of(code) instanceof Answer.Known<Unit>(Unit unit))) {
            return code;
        }
        String key = PREFIX + code.toLowerCase(Locale.ROOT);
        return words.has(key) ? words.say(key) : unit.symbol();
    }

    /** How the canonical unit of a dimension is called; a dimension is written in powers of base units, as {@code m3}. */
    public static String ofDimension(Wording words, String dimension) {
        return Units.all().stream()
                .filter(unit -> unit.canonical() && unit.dimension().equals(dimension))
                .findFirst()
                .map(unit -> of(words, unit.code()))
                .orElse(dimension);
    }
}
