package vn.phusa.programme.forecast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentEvent;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.Life;

/**
 * A commitment as known on the day of the forecast, and when its present lead got it.
 *
 * @param assignedOn null: not assigned yet
 * @param percentOn the day for which its percent was said; null: never. A later report without one moves no pace.
 */
public record Course(
        Commitment commitment,
        @Nullable LocalDate assignedOn,
        @Nullable LocalDate percentOn) {

    public static Course of(CommitmentId id, List<CommitmentEvent> happened) {
        LocalDate percent = null;
        for (CommitmentEvent event : happened) {
            if (event instanceof CommitmentEvent.ProgressReported report && report.percent() != null) {
                percent = report.on();
            } else if (event instanceof CommitmentEvent.ProgressWithdrawn withdrawn) {
                CommitmentEvent.ProgressReported before = withdrawn.before();
                percent = before == null || before.percent() == null ? null : before.on();
            }
        }
        Commitment commitment = Commitment.rebuilt(id, happened);
        return new Course(commitment, commitment.assignedOn(), percent);
    }

    /** Whether its end is still to come. */
    boolean toCome() {
        return commitment.life() instanceof Life.NotAssigned
                || commitment.life().inHand();
    }

    /** The day on which it was done, if it was; a report that waits counts. */
    @Nullable
    LocalDate doneOn() {
        return commitment.doneOn();
    }
}
