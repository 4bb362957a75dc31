package vn.phusa.traceability;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * An organisation lets another one see its events.
 *
 * @param number of the decision
 * @param goods only events that name this product or lot ({@link Thing#key}); null: all
 * @param until first day on which it no longer does; null: without end
 */
public record Sharing(
        long number,
        PartyId owner,
        PartyId viewer,
        @Nullable String goods,
        LocalDate from,
        @Nullable LocalDate until,
        Instant decidedAt,
        String decidedBy) {

    /** Whether it counts on that day. */
    public boolean holdsOn(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }

    /** The same under that number. */
    Sharing numbered(long given) {
        return new Sharing(given, owner, viewer, goods, from, until, decidedAt, decidedBy);
    }
}
