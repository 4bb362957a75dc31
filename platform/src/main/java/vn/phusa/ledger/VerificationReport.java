package vn.phusa.ledger;

import java.util.List;

/**
 * What a check of the ledger saw.
 *
 * @param origin the log's name
 * @param acts leaves checked
 * @param rows rows of covered tables checked
 * @param erasures records that were lawfully erased
 * @param checkpoints compared, with the one that was kept elsewhere
 * @param unknownSeals leaves sealed by keys that this machine does not have (another node, or before a restore): their content
 *     was checked, their seal could not be
 * @param findings the first {@value #MOST_FINDINGS}
 * @param allFindings how many there are
 */
public record VerificationReport(
        String origin,
        long acts,
        long rows,
        long erasures,
        long checkpoints,
        long unknownSeals,
        List<Finding> findings,
        long allFindings) {

    public static final int MOST_FINDINGS = 1_000;

    public VerificationReport {
        findings = List.copyOf(findings);
    }

    public boolean clean() {
        return allFindings == 0;
    }
}
