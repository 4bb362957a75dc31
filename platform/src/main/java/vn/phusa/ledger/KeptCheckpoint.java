package vn.phusa.ledger;

import java.time.Instant;
import vn.phusa.merkle.Checkpoint;
import vn.phusa.merkle.SignedNote;

/**
 * A checkpoint (điểm chốt) as the ledger keeps it.
 *
 * @param note the signed text, for keeping elsewhere
 */
public record KeptCheckpoint(SignedNote note, Instant signedAt) {
    /** What the note says. */
    public Checkpoint checkpoint() {
        return Checkpoint.of(note);
    }
}
