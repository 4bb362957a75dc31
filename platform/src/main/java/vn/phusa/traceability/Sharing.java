package vn.phusa.traceability;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * An organisation lets another one see its events.
 *
 * @param until first day on which it no longer does; null: without end
 */
public record Sharing(
        PartyId owner,
        PartyId viewer,
        LocalDate from,
        @Nullable LocalDate until,
        Instant decidedAt,
        String decidedBy) {

    /** Whether it counts on that day. */
    public boolean holdsOn(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }
}
