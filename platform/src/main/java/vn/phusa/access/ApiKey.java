package vn.phusa.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key with which a system calls the API in the name of an account.
 *
 * @param label what its holder calls it
 * @param rooms where it counts; null: in all rooms
 * @param readOnly it may look but not change
 * @param expiresAt null: never
 * @param lastUsedAt to the minute; null: not yet
 */
public record ApiKey(
        long number,
        String label,
        @Nullable Set<String> rooms,
        boolean readOnly,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    /** The parts of the platform to which a key can be held, as people choose them. */
    public static final List<String> ROOMS = List.of(
            "programme",
            "duty",
            "party",
            "document",
            "search",
            "innovationindex",
            "traceability",
            "notice",
            "access",
            "ledger");
}
