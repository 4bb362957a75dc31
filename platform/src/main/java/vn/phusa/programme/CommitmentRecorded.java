package vn.phusa.programme;

import org.jspecify.annotations.Nullable;

/**
 * Something was recorded about a commitment; published in the transaction that recorded it.
 *
 * @param before null: it has just been raised
 */
public record CommitmentRecorded(
        @Nullable Commitment before, Commitment after, CommitmentEvent event, Recorder recorder) {}
