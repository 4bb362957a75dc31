package vn.phusa.traceability.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.supervision.store.KeepingStore;

/**
 * What must be kept, by whom, until when (TT 31/2026/TT-BCT art. 8; {@link TradeRules#keepUntil}). It only looks: the law asks to keep,
 * and nothing here erases anything, under the duty or after it.
 */
@Service
public class Keeping {
    private final KeepingStore store;
    private final TradeRuleBook rules = TradeRuleBook.builtIn();
    private final Clock clock;

    Keeping(KeepingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Of the actor's organisations, or of all for whoever oversees; what ends first stands first. */
    @Transactional(readOnly = true)
    public Outcome<List<Kept>> list(Actor actor) {
        if (!actor.maySomewhere(TraceabilityPermission.KEEPING)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        Optional<Set<PartyId>> own = actor.organisationsFor(TraceabilityPermission.KEEPING);
        LocalDate today = VietnamTime.today(clock);
        TradeRules inForce = rules.on(Sector.GENERAL, today);
        List<KeepingStore.Registered> registered = store.registered();
        Map<String, String> products = new HashMap<>();
        registered.forEach(lot -> products.put(lot.facts().key(), lot.product()));
        Map<List<Object>, LotFacts> lots = new LinkedHashMap<>();
        Stream.concat(registered.stream().map(KeepingStore.Registered::facts), store.recorded().stream())
                .filter(facts -> own.map(mine -> mine.contains(facts.owner())).orElse(true))
                .forEach(facts -> lots.merge(List.of(facts.owner(), facts.key()), facts, LotFacts::with));
        Function<LotFacts, Kept> kept = facts -> Kept.by(inForce, facts, products.getOrDefault(facts.key(), ""));
        return Outcome.accepted(lots.values().stream()
                .map(kept)
                .sorted(Comparator.comparing(Kept::until)
                        .thenComparing(Kept::key)
                        .thenComparing(one -> one.owner().value()))
                .toList());
    }
}
