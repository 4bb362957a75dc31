package vn.phusa.programme;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.ledger.ActId;

/**
 * Who records something, when and in whose name.
 *
 * @param onBehalfOf the unit or the assigner in whose name the focal point records; null: for oneself
 * @param act the act of the ledger under which it is recorded
 * @param submission the key of the form or request, so that a double click is recorded once; null: none given
 */
public record Recorder(
        Actor actor,
        Instant at,
        ActId act,
        @Nullable PartyId onBehalfOf,
        @Nullable UUID submission) {}
