package vn.phusa.vietnamese.reading;

import java.util.List;

/**
 * What was read from a text.
 *
 * @param programme the facts of the programme as far as the text states them
 * @param commitments the proposals, in the order of the text
 */
public record Reading(Programme programme, List<ProposedCommitment> commitments) {

    /** Copies the list. */
    public Reading {
        commitments = List.copyOf(commitments);
    }
}
