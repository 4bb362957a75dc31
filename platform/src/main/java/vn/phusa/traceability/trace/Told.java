package vn.phusa.traceability.trace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.AssociationEvent;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;

/**
 * An event as a trace reads it. What a step needs is worked out once, for an event may name ten thousand things, each of which comes
 * by.
 */
final class Told {

    /** By time of the event, whenever it was recorded; equal times in the order of recording. */
    static final Comparator<Told> IN_TIME =
            Comparator.comparing((Told told) -> told.time).thenComparing(told -> told.recorded.number());

    final RecordedEvent recorded;
    final Instant time;
    private @Nullable Packing packing;
    private boolean packingKnown;
    private @Nullable List<Thing> things;
    private @Nullable Map<String, String> lots;
    private @Nullable Set<String> making;

    Told(RecordedEvent recorded) {
        this.recorded = recorded;
        this.time = recorded.event().occurrence().eventTime().instant();
    }

    Event event() {
        return recorded.event();
    }

    /** The aggregation or association that it tells; null where it tells none. */
    @Nullable
    Packing packing() {
        if (!packingKnown) {
            packing = Packing.of(event());
            packingKnown = true;
        }
        return packing;
    }

    List<Thing> things() {
        List<Thing> known = things;
        if (known == null) {
            known = Thing.of(event());
            things = known;
        }
        return known;
    }

    /** Keys in one of these roles. */
    List<String> keys(ThingRole one, ThingRole other) {
        List<String> keys = new ArrayList<>();
        for (Thing thing : things()) {
            if (thing.role() == one || thing.role() == other) {
                keys.add(thing.key());
            }
        }
        return keys;
    }

    /** Single object to lot. */
    Map<String, String> lots() {
        Map<String, String> known = lots;
        if (known == null) {
            known = Lots.of(event());
            lots = known;
        }
        return known;
    }

    boolean isTransformation() {
        return event() instanceof TransformationEvent;
    }

    /** Whether that thing comes into being here; what goes in and comes out again, as rice that is dried, was there before. */
    boolean makes(String key) {
        return making().contains(key);
    }

    /** What comes into being here. */
    Set<String> making() {
        Set<String> known = making;
        if (known == null) {
            known = making(event());
            making = known;
        }
        return known;
    }

    private static Set<String> making(Event event) {
        Set<String> made = new LinkedHashSet<>();
        switch (event) {
            case TransformationEvent e -> {
                keys(made, e.outputEPCs(), e.outputQuantities());
                Set<String> before = new HashSet<>();
                keys(before, e.inputEPCs(), e.inputQuantities());
                made.removeAll(before);
            }
            case ObjectEvent e when e.action() == Action.ADD -> keys(made, e.epcs(), e.quantities());
            default -> {
                // Nothing else makes anything.
            }
        }
        return made;
    }

    /** What must have been there already, since it is used up, packed or passed on here. */
    Set<String> using(Set<String> stepsThatPassOn) {
        Set<String> used = new LinkedHashSet<>();
        switch (event()) {
            case TransformationEvent e -> keys(used, e.inputEPCs(), e.inputQuantities());
            case AggregationEvent e when e.action() == Action.ADD -> keys(used, e.childEPCs(), e.childQuantities());
            case AssociationEvent e when e.action() == Action.ADD -> keys(used, e.childEPCs(), e.childQuantities());
            case ObjectEvent e
            when e.action() != Action.ADD && passesOn(stepsThatPassOn) -> keys(used, e.epcs(), e.quantities());
            default -> {
                // Whatever else happens to a thing uses nothing of it.
            }
        }
        return used;
    }

    private boolean passesOn(Set<String> steps) {
        String step = event().circumstances().bizStep();
        return step != null && steps.contains(Objects.requireNonNullElse(Cbv.BIZ_STEP.bare(step), step));
    }

    private static void keys(Set<String> keys, List<String> epcs, List<QuantityElement> quantities) {
        epcs.forEach(epc -> keys.add(Thing.key(epc)));
        quantities.forEach(quantity -> keys.add(Thing.key(quantity.epcClass())));
    }

    /** Whether an object, by itself, ceases to be. */
    boolean ends(Set<ThingRole> roles) {
        return event() instanceof ObjectEvent done && done.action() == Action.DELETE && roles.contains(ThingRole.EPC);
    }

    /**
     * So much of a thing.
     *
     * @param quantity known by lot or class only
     * @param value in the canonical unit; null where nobody told
     */
    record Amount(boolean quantity, @Nullable BigDecimal value) {
        static final Amount ONE = new Amount(false, BigDecimal.ONE);
    }

    /** An aggregation or association, read alike. */
    record Packing(@Nullable String parent, Map<String, Amount> children, Action action, boolean joined) {

        private static @Nullable Packing of(Event event) {
            return switch (event) {
                case AggregationEvent e ->
                    new Packing(parent(e.parentID()), children(e.childEPCs(), e.childQuantities()), e.action(), false);
                case AssociationEvent e ->
                    new Packing(parent(e.parentID()), children(e.childEPCs(), e.childQuantities()), e.action(), true);
                default -> null;
            };
        }

        /** DELETE without children takes out all of them (EPCIS 2.0, 7.4.3). */
        boolean empties() {
            return action == Action.DELETE && children.isEmpty();
        }

        private static @Nullable String parent(@Nullable String uri) {
            return uri == null ? null : Thing.key(uri);
        }

        private static Map<String, Amount> children(List<String> epcs, List<QuantityElement> quantities) {
            Map<String, Amount> children = new LinkedHashMap<>();
            for (String epc : epcs) {
                children.put(Thing.key(epc), Amount.ONE);
            }
            for (QuantityElement quantity : quantities) {
                BigDecimal value = Amounts.of(quantity)
                        .map(vn.phusa.epcis.unit.Quantity::value)
                        .orElse(null);
                children.put(Thing.key(quantity.epcClass()), new Amount(true, value));
            }
            return children;
        }
    }
}
