package vn.phusa.traceability.supervision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * What an organisation has to keep of a lot: its entry in the register and the events that the organisation recorded of it.
 *
 * @param owner who has to keep it
 * @param key of the lot
 * @param product name of its product; empty: it is in no register here
 * @param expires the last day that anybody told; null: none was told
 * @param told the last day on which something was recorded of it
 * @param events how many the owner recorded
 * @param until the last day of the keeping duty
 */
public record Kept(
        PartyId owner,
        String key,
        String product,
        @Nullable LocalDate expires,
        LocalDate told,
        long events,
        LocalDate until) {

    /**
     * By the rules of a sector. Goods without an expiry are kept from the last thing that was made or recorded of them on: the later
     * end is the safe one.
     */
    static Kept by(TradeRules rules, LotFacts facts, String product) {
        LocalDate told =
                facts.produced() != null && facts.produced().isAfter(facts.told()) ? facts.produced() : facts.told();
        return new Kept(
                facts.owner(),
                facts.key(),
                product,
                facts.expires(),
                facts.told(),
                facts.events(),
                rules.keepUntil(told, facts.expires()));
    }

    /** Whether it must still be kept on that day. */
    public boolean dutyOn(LocalDate day) {
        return !day.isAfter(until);
    }
}
