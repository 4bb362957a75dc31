package vn.phusa.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;

/**
 * What is known from outside about a commitment: not a report by its holder, but a fact with its source.
 *
 * @param text what is said
 * @param source who says it; never blank
 * @param asOf of which day; null: the source does not say
 * @param certainty how far to rely on it
 */
public record Finding(
        Bilingual text, String source, @Nullable LocalDate asOf, Certainty certainty) {

    /** How far a finding can be relied on. */
    public enum Certainty {
        /** Read in an official text. */
        OFFICIAL,
        /** Press or another secondary source. */
        SECONDARY,
        /** Concluded from other facts. */
        INFERRED,
        /** Looked for, and nothing found: says nothing about whether it happened. */
        NOT_FOUND;

        /** Part of wording keys. */
        public String key() {
            return switch (this) {
                case OFFICIAL -> "official";
                case SECONDARY -> "secondary";
                case INFERRED -> "inferred";
                case NOT_FOUND -> "not-found";
            };
        }

        public static Certainty of(String key) {
            for (Certainty value : values()) {
                if (value.key().equals(key)) {
                    return value;
                }
            }
            throw new IllegalArgumentException("no such key: " + key);
        }
    }
}
