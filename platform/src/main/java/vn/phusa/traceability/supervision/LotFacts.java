package vn.phusa.traceability.supervision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * What is known of a lot at one organisation.
 *
 * @param produced null: not said
 * @param expires null: none was told
 * @param told the last day on which something was recorded
 * @param events recorded by that organisation
 */
public record LotFacts(
        PartyId owner,
        String key,
        @Nullable LocalDate produced,
        @Nullable LocalDate expires,
        LocalDate told,
        long events) {

    /** With what another source says of the same lot at the same organisation: the later days, all events. */
    LotFacts with(LotFacts other) {
        return new LotFacts(
                owner,
                key,
                later(produced, other.produced),
                later(expires, other.expires),
                told.isBefore(other.told) ? other.told : told,
                events + other.events);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? other : one;
    }
}
