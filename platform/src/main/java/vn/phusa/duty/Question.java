package vn.phusa.duty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.AccountId;

/**
 * What somebody wants explained.
 *
 * @param asker who asks, as shown to others
 * @param account null: it was asked without an account
 */
public record Question(String text, String asker, @Nullable AccountId account, Instant at) {
    private static final int LONGEST_IN_A_TITLE = 160;

    /** The question on one line, cut where it is long, so that titles tell two questions about one thing apart. */
    static String inTitle(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_IN_A_TITLE ? line : line.substring(0, LONGEST_IN_A_TITLE - 1) + "…";
    }
}
