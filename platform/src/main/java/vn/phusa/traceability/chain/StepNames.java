package vn.phusa.traceability.chain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;

/**
 * What people call the steps of goods, for every page alike: as the chain of the goods calls them, else as the phone calls what is
 * recorded there. What has no name here is called by its business step.
 *
 * @param chains by the key of a product, the code of the chain that is declared for it
 * @param around code of the chain of the goods that were asked about, for what nobody has declared; null: none was asked about
 */
public record StepNames(
        ChainRules rules,
        Map<String, String> chains,
        @Nullable String around) {
    public StepNames {
        chains = Map.copyOf(chains);
    }

    /** What an event is called; empty: neither a chain nor the phone knows it. */
    public Optional<Bilingual> of(Event event) {
        String written = event.circumstances().bizStep();
        String bizStep = written == null ? "" : Objects.requireNonNullElse(Cbv.BIZ_STEP.bare(written), "");
        boolean harvested =
                !(event instanceof ObjectEvent object) || !object.quantities().isEmpty();
        return of(bizStep, event.kindName(), harvested, products(event));
    }

    /** What an entry is called that was recorded by this action. */
    public Bilingual of(FieldAction action, Collection<String> products) {
        return of(action.step(), action.shape().kind(), true, products).orElse(action.name());
    }

    /** The classes of the goods of an event. */
    public static List<String> products(Event event) {
        return Thing.of(event).stream()
                .filter(thing -> !ThingRole.JOINING.contains(thing.role()))
                .flatMap(thing -> Lots.classOf(thing.key()).stream())
                .distinct()
                .toList();
    }

    /** @param harvested whether a lot may have come into being; single tags are printed, not harvested */
    private Optional<Bilingual> of(String bizStep, String kind, boolean harvested, Collection<String> products) {
        List<ChainTemplate.Step> told = chain(products).stream()
                .flatMap(chain -> chain.steps().stream().filter(step -> chain.tells(step, bizStep, kind)))
                .filter(step -> harvested || !step.action().creates())
                .toList();
        List<ChainTemplate.Step> exactly =
                told.stream().filter(step -> is(step.action(), bizStep, kind)).toList();
        List<ChainTemplate.Step> steps = exactly.isEmpty() ? told : exactly;
        if (steps.size() == 1) {
            return Optional.of(steps.getFirst().name());
        }
        // Receiving at the mill and at the buyer's are recorded alike; then the action says what is certain. That
        // something came into
        // being says it of everything, so it is no name without a chain.
        List<Bilingual> actions = rules.actions().stream()
                .filter(action -> is(action, bizStep, kind) && (!action.creates() || !steps.isEmpty()))
                .map(FieldAction::name)
                .toList();
        return actions.size() == 1 ? Optional.of(actions.getFirst()) : Optional.empty();
    }

    private static boolean is(FieldAction action, String bizStep, String kind) {
        return action.step().equals(bizStep) && action.shape().kind().equals(kind);
    }

    private Optional<ChainTemplate> chain(Collection<String> products) {
        List<String> declared = products.stream()
                .flatMap(product -> Optional.ofNullable(chains.get(product)).stream())
                .distinct()
                .toList();
        return rules.chain(declared.size() == 1 ? declared.getFirst() : declared.isEmpty() ? around : null);
    }

    /** By business step, a bare word of the CBV, what the phone calls the actions that are recorded by it. */
    public static Map<String, List<Bilingual>> byBizStep(ChainRules rules) {
        return rules.actions().stream()
                .collect(Collectors.groupingBy(
                        FieldAction::step, Collectors.mapping(FieldAction::name, Collectors.toList())));
    }
}
