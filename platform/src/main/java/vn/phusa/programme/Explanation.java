package vn.phusa.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Yêu cầu giải trình: what a leader asked and what the lead answered; both are kept.
 *
 * @param answerBy last day for the answer
 * @param answer null: not yet given
 * @param answeredOn null: not yet
 */
public record Explanation(
        String question,
        LocalDate askedOn,
        LocalDate answerBy,
        @Nullable String answer,
        @Nullable LocalDate answeredOn) {
    /** The longest term that may be set for an answer, in working days. */
    public static final int LONGEST_TERM = 60;

    public boolean open() {
        return answer == null;
    }
}
