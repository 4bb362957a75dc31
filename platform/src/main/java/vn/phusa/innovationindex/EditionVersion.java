package vn.phusa.innovationindex;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of an edition: the digests of the files it was computed from and of what came out.
 *
 * @param what created, data, rules or standing
 * @param result SHA-256 of {@link Made#scoresFile}; null where there were no data
 */
public record EditionVersion(
        long version,
        Instant at,
        String what,
        Edition.Standing standing,
        String frame,
        String rules,
        @Nullable String data,
        @Nullable String result,
        String actor) {}
