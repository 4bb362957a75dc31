package vn.phusa.programme;

/**
 * A commitment came with its history all at once; published in the transaction that loaded it.
 *
 * @param commitment as it stands now
 */
public record CommitmentLoaded(Commitment commitment) {}
