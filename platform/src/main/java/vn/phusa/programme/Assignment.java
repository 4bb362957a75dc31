package vn.phusa.programme;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * Many commitments given to their leads at once.
 *
 * @param lead chosen for all of them; null: each kept its own
 * @param note what the assigner wrote to the leads; empty: nothing
 * @param undoneAt when it was taken back as a whole; null: it stands
 */
public record Assignment(
        AssignmentId id,
        ProgrammeId programme,
        @Nullable PartyId lead,
        String note,
        String byName,
        Instant at,
        List<Row> rows,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy) {
    public Assignment {
        rows = List.copyOf(rows);
    }

    /**
     * One of them.
     *
     * @param before its version before
     * @param after its version right after; while it still has it, nothing was done with it
     */
    public record Row(CommitmentId commitment, long before, long after) {}
}
