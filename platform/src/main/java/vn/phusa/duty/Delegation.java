package vn.phusa.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * While somebody is away another acts for them.
 *
 * @param absent whose duties
 * @param deputy who acts
 * @param units for which units, as far as the absent person could act for them
 * @param endedAt taken back early; null: it was not
 */
public record Delegation(
        long id,
        PartyId absent,
        PartyId deputy,
        Set<PartyId> units,
        LocalDate firstDay,
        LocalDate lastDay,
        String reason,
        @Nullable Instant endedAt) {
    public Delegation {
        units = Set.copyOf(units);
    }

    public boolean counts(LocalDate today) {
        return endedAt == null && !today.isBefore(firstDay) && !today.isAfter(lastDay);
    }
}
