package vn.phusa.traceability.passport;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The code of a growing area or a packing house (Luật Trồng trọt 31/2018/QH14 article 64), as its giver writes it. No pattern is
 * published, and an importing country approves for itself; so the code is opaque, with a pattern, a state and days for each market.
 *
 * @param market for which it counts, see {@link Markets}
 * @param from first day; null: not known
 * @param until last day; null: not limited
 */
public record PlaceCode(
        Kind kind,
        String code,
        String market,
        State state,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    /** Longest code that is kept. */
    public static final int LONGEST = 60;

    /** Which place it names. */
    public enum Kind {
        GROWING_AREA,
        PACKING_HOUSE;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How it stands with that market. */
    public enum State {
        APPLIED,
        APPROVED,
        SUSPENDED,
        REVOKED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether goods may go to the market under it on that day. */
    public boolean countsOn(LocalDate day) {
        return state == State.APPROVED
                && (from == null || !day.isBefore(from))
                && (until == null || !day.isAfter(until));
    }
}
