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
 */
public record Course(Commitment commitment, @Nullable LocalDate assignedOn) {

    public static Course of(CommitmentId id, List<CommitmentEvent> happened) {
        LocalDate assigned = null;
        for (CommitmentEvent event : happened) {
            if (event instanceof CommitmentEvent.Assigned(LocalDate on, String _)) {
                assigned = on;
            } else if (event instanceof CommitmentEvent.Transferred moved) {
                assigned = moved.on();
            } else if (event instanceof CommitmentEvent.AssignmentWithdrawn) {
                assigned = null;
            }
        }
        return new Course(Commitment.rebuilt(id, happened), assigned);
    }

    /** Whether its end is still to come. */
    boolean toCome() {
        return commitment.life() instanceof Life.NotAssigned
                || commitment.life().inHand();
    }

    /** The day on which it was done, if it was; a report that waits counts. */
    @Nullable
    LocalDate doneOn() {
        return switch (commitment.life()) {
            case Life.ReportedDone(LocalDate on) -> on;
            case Life.Confirmed(LocalDate doneOn, LocalDate _) -> doneOn;
            default -> null;
        };
    }
}
