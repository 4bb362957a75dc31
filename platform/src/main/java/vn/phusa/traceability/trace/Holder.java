package vn.phusa.traceability.trace;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * Who had recalled goods in hand.
 *
 * @param party key of its GLN, or {@code party/} and its number in the register
 * @param organisation its number in the register; null where the register does not know it
 * @param holds packages of which it is the last that is known to hold them
 * @param notifiedAt null where it has not been told
 * @param toldBy null where it has not been told, or before this was kept
 * @param toldNote how, in the words of whoever told it otherwise
 * @param answeredAt null before it answers
 */
public record Holder(
        String party,
        @Nullable PartyId organisation,
        Instant firstSeen,
        Instant lastSeen,
        int holds,
        @Nullable Instant notifiedAt,
        @Nullable Way toldBy,
        @Nullable String toldNote,
        @Nullable Instant answeredAt,
        @Nullable String answer) {

    /** How a holder is told. */
    public enum Way {
        /** Somebody has an account who acts for it. */
        ACCOUNT,
        /** A letter to its address in the register, with a link to answer through. */
        LETTER,
        /** By telephone, on paper, in person; somebody noted it. */
        OTHERWISE;

        /** As in tables and wording keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a holder has not been told. */
    public enum Untold {
        /** The register does not know who that is. */
        UNKNOWN,
        /** Nobody has an account for it, and no letter can reach it. */
        NO_WAY,
        /** It could be told by now. */
        NOT_YET,
        /** It recalls its own goods. */
        RECALLS_ITSELF;

        /** As in wording keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The key under which an organisation of the register stands. */
    public static String key(PartyId organisation) {
        return "party/" + organisation;
    }
}
