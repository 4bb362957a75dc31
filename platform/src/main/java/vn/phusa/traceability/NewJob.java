package vn.phusa.traceability;

import java.time.Instant;
import java.util.List;

/**
 * What a job's row tells of its document.
 *
 * @param json else XML
 * @param size in bytes
 * @param events in the document
 * @param errors found so far, the first ones
 * @param errorCount how many there were
 */
public record NewJob(
        boolean json, long size, Instant createdAt, int events, List<CaptureError> errors, int errorCount) {

    public NewJob {
        errors = List.copyOf(errors);
    }
}
