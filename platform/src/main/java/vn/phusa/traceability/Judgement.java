package vn.phusa.traceability;

import java.util.List;
import vn.phusa.epcis.Finding;

/**
 * What a dry run found.
 *
 * @param valid whether all of it could be taken
 * @param events in the document
 * @param findings errors and warnings, the first ones
 * @param taken errors of events whose ID stands for other content
 */
public record Judgement(boolean valid, int events, List<Finding> findings, List<CaptureError> taken) {

    public Judgement {
        findings = List.copyOf(findings);
        taken = List.copyOf(taken);
    }
}
