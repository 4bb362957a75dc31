package vn.phusa.traceability;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * A capture job, as EPCIS 2.0 shows it.
 *
 * @param finishedAt null: still running
 * @param success false: at least one error
 * @param events in the document
 * @param stored of them, new in the repository
 * @param errors the first ones
 * @param errorCount how many there were
 */
public record CaptureJob(
        CaptureId id,
        PartyId owner,
        ErrorBehaviour behaviour,
        Instant createdAt,
        @Nullable Instant finishedAt,
        boolean success,
        int events,
        int stored,
        List<CaptureError> errors,
        int errorCount) {

    /** So many errors are kept. */
    public static final int MOST_ERRORS = 1_000;

    public CaptureJob {
        errors = List.copyOf(errors);
    }

    public boolean running() {
        return finishedAt == null;
    }
}
