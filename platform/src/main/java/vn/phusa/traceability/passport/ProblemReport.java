package vn.phusa.traceability.passport;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer reports about a product (TT 31/2026/TT-BCT article 7).
 *
 * @param product null: nobody's
 * @param code what was scanned, as a path
 * @param place where it was bought or seen, in the consumer's words
 * @param contact how to reach the consumer; blank where they did not say
 * @param photos how many there are, numbered from 1
 * @param answer null: not answered yet
 */
public record ProblemReport(
        long id,
        @Nullable ProductId product,
        String code,
        Kind kind,
        String said,
        String place,
        String contact,
        Instant at,
        int photos,
        @Nullable Answer answer) {
    /** Somebody who stands in a shop shows with as few what is wrong. */
    public static final int MOST_PHOTOS = 3;

    public static final int LONGEST = 2_000;
    public static final int LONGEST_LINE = 200;

    /** What is wrong. */
    public enum Kind {
        COUNTERFEIT,
        WRONG_DATA,
        QUALITY,
        EXPIRED,
        OTHER;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What came of it. */
    public enum Result {
        FOUNDED,
        UNFOUNDED,
        CORRECTED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was answered. */
    public record Answer(Result result, String said, Instant at, String by) {}
}
