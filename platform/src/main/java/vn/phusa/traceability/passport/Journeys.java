package vn.phusa.traceability.passport;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.Parties;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;

/**
 * The way of a product as its owner may show it: the owner's own events of what was scanned, and of what that was made of. Events of
 * others are theirs to show.
 */
@Component
class Journeys {
    /** Steps that a person still reads. */
    private static final int MOST_STEPS = 60;

    private static final int MOST_EVENTS = 500;
    private static final int MOST_GENERATIONS = 6;
    private static final Set<ThingRole> ALL = EnumSet.allOf(ThingRole.class);
    private static final Set<ThingRole> MADE = Set.of(ThingRole.OUTPUT, ThingRole.OUTPUT_QUANTITY);
    private static final Set<ThingRole> USED = Set.of(ThingRole.INPUT, ThingRole.INPUT_QUANTITY);

    private final ObjectProvider<EventStore> events;
    private final Parties parties;
    private final Clock clock;

    Journeys(ObjectProvider<EventStore> events, Parties parties, Clock clock) {
        this.events = events;
        this.parties = parties;
        this.clock = clock;
    }

    /** Whether the owner has captured any event of these. */
    boolean any(PartyId owner, Collection<String> keys) {
        EventStore store = events.getIfAvailable();
        if (store == null) {
            return false;
        }
        List<EventNumber> numbers = store.occurrences(keys, ALL).stream()
                .map(EventStore.Found::number)
                .distinct()
                .limit(MOST_STEPS)
                .toList();
        return store.events(numbers).stream().anyMatch(event -> event.owner().equals(owner));
    }

    /** The steps, earliest first. */
    List<JourneyStep> of(PartyId owner, Collection<String> keys) {
        EventStore store = events.getIfAvailable();
        if (store == null) {
            return List.of();
        }
        Map<EventNumber, RecordedEvent> found = new HashMap<>();
        Set<String> seen = new HashSet<>(keys);
        Deque<Collection<String>> generations = new ArrayDeque<>(List.of(keys));
        for (int depth = 0; depth < MOST_GENERATIONS && !generations.isEmpty(); depth++) {
            List<EventNumber> numbers = store.occurrences(generations.remove(), ALL).stream()
                    .map(EventStore.Found::number)
                    .distinct()
                    .filter(number -> !found.containsKey(number))
                    .limit(MOST_EVENTS - found.size())
                    .toList();
            Set<String> next = new HashSet<>();
            for (RecordedEvent event : store.events(numbers)) {
                if (event.owner().equals(owner) && event.event().occurrence().errorDeclaration() == null) {
                    found.put(event.number(), event);
                    next.addAll(usedFor(event.event(), seen));
                }
            }
            next.removeAll(seen);
            if (!next.isEmpty() && found.size() < MOST_EVENTS) {
                seen.addAll(next);
                generations.add(next);
            }
        }
        Map<String, Optional<String>> places = new HashMap<>();
        List<JourneyStep> steps = new ArrayList<>();
        found.values().stream()
                .sorted(Comparator.comparing((RecordedEvent event) ->
                        event.event().occurrence().eventTime().instant()))
                .forEach(event -> steps.add(step(event.event(), places)));
        return steps.size() <= MOST_STEPS ? steps : steps.subList(0, MOST_STEPS);
    }

    /** What went into a transformation that made one of these. */
    private static Set<String> usedFor(Event event, Set<String> of) {
        List<Thing> things = Thing.of(event);
        boolean made = things.stream().anyMatch(thing -> MADE.contains(thing.role()) && of.contains(thing.key()));
        Set<String> used = new HashSet<>();
        if (made) {
            things.stream()
                    .filter(thing -> USED.contains(thing.role()))
                    .map(Thing::key)
                    .forEach(used::add);
        }
        return used;
    }

    private JourneyStep step(Event event, Map<String, Optional<String>> places) {
        String step = event.circumstances().bizStep();
        String bare = step == null ? null : Cbv.BIZ_STEP.bare(step);
        Place place = event.circumstances().bizLocation() == null
                ? event.circumstances().readPoint()
                : event.circumstances().bizLocation();
        return new JourneyStep(
                event.occurrence().eventTime().instant(),
                bare == null ? step == null ? "" : step : bare,
                place == null
                        ? null
                        : places.computeIfAbsent(place.id(), this::nameOf).orElse(null));
    }

    /** The name of a place that the register knows by its GLN. */
    private Optional<String> nameOf(@Nullable String uri) {
        if (uri == null) {
            return Optional.empty();
        }
        String key = Thing.key(uri);
        if (!key.startsWith("414/") || key.length() < 17) {
            return Optional.empty();
        }
        return parties.carrying(IdentifierScheme.GLN, key.substring(4, 17))
                .map(party -> parties.nameOn(party, VietnamTime.today(clock)));
    }
}
