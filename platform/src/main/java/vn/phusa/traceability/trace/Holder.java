package vn.phusa.traceability.trace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * Who had recalled goods in hand.
 *
 * @param party key of its GLN, or {@code party/} and its number in the register
 * @param organisation its number in the register; null where the register does not know it
 * @param holds packages of which it is the last that is known to hold them
 * @param notifiedAt null where it could not be told
 * @param answeredAt null before it answers
 */
public record Holder(
        String party,
        @Nullable PartyId organisation,
        Instant firstSeen,
        Instant lastSeen,
        int holds,
        @Nullable Instant notifiedAt,
        @Nullable Instant answeredAt,
        @Nullable String answer) {

    /** The key under which an organisation of the register stands. */
    public static String key(PartyId organisation) {
        return "party/" + organisation;
    }
}
