package vn.phusa.programme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;

/**
 * One row of a commitment's history.
 *
 * @param version the commitment's version that this made, from 1
 * @param recordedAt when the platform learned it
 * @param account who recorded it; null: the platform itself or a one-time link
 * @param actorName as shown to others at that time
 * @param onBehalfOf the unit or the assigner in whose name the focal point recorded it; null: for oneself
 */
public record HistoryEntry(
        long version,
        Instant recordedAt,
        CommitmentEvent event,
        @Nullable AccountId account,
        String actorName,
        Actor.Channel channel,
        @Nullable PartyId onBehalfOf) {}
