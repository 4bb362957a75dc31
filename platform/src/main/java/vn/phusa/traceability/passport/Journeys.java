package vn.phusa.traceability.passport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.epcis.Event;
import vn.phusa.party.Parties;
import vn.phusa.party.PartyOn;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;
import vn.phusa.traceability.chain.StepNames;
import vn.phusa.traceability.passport.store.ProductStore;
import vn.phusa.traceability.trace.Places;
import vn.phusa.traceability.trace.SeenTrace;
import vn.phusa.traceability.trace.Traces;
import vn.phusa.traceability.trace.Way;
import vn.phusa.traceability.trace.Whereabouts;

/** Of the way of goods, what everybody may see. */
@Component
class Journeys {
    /** Steps that a person still reads. */
    private static final int MOST_STEPS = 60;

    private static final int MOST_EVENTS = 1_000;

    private static final Set<ThingRole> ALL = EnumSet.allOf(ThingRole.class);

    private final EventStore events;
    private final ProductStore products;
    private final Traces traces;
    private final Parties parties;

    Journeys(EventStore events, ProductStore products, Traces traces, Parties parties) {
        this.events = events;
        this.products = products;
        this.traces = traces;
        this.parties = parties;
    }

    /** Whether the owner has captured any event of these. */
    boolean any(PartyId owner, Collection<String> keys) {
        List<EventNumber> numbers = events.occurrences(keys, ALL).stream()
                .map(EventStore.Found::number)
                .distinct()
                .limit(MOST_STEPS)
                .toList();
        return events.events(numbers).stream().anyMatch(event -> event.isToldBy(owner));
    }

    /** What of it is open, given that this owner opens it. */
    Journey of(PartyId owner, Way way) {
        Set<PartyId> tellers = new HashSet<>();
        way.upstream().events().values().forEach(event -> {
            tellers.add(event.owner());
            tellers.addAll(event.captors());
        });
        Opened opened = new Opened(owner, products.opened(tellers));
        SeenTrace seen = way.seen(opened);
        List<RecordedEvent> told = seen.events().values().stream()
                .limit(MOST_EVENTS)
                .map(opened::told)
                .toList();
        Map<String, Places.Known> known = traces.known(
                told.stream().flatMap(event -> keys(event.event())).distinct().toList());
        StepNames called = traces.stepNames(
                told.stream().map(RecordedEvent::event).toList(),
                way.completeness().template());
        Map<PartyOn, Bilingual> names = names(told, known);
        List<Journey.Step> steps = new ArrayList<>();
        for (RecordedEvent event : told) {
            Instant at = event.event().occurrence().eventTime().instant();
            LocalDate day = VietnamTime.dateOf(at);
            Journey.Step step = new Journey.Step(
                    at,
                    event.event(),
                    called.of(event.event()).orElse(null),
                    names.getOrDefault(new PartyOn(event.owner(), day), Bilingual.same("")),
                    where(event.event(), known, day, names),
                    1);
            if (!steps.isEmpty() && steps.getLast().like(step)) {
                steps.add(steps.removeLast().again());
            } else {
                steps.add(step);
            }
        }
        boolean more = seen.more() || seen.events().size() > told.size() || steps.size() > MOST_STEPS;
        return new Journey(steps.subList(0, Math.min(MOST_STEPS, steps.size())), seen.hidden(), more);
    }

    private Map<PartyOn, Bilingual> names(List<RecordedEvent> told, Map<String, Places.Known> known) {
        Set<PartyOn> wanted = new HashSet<>();
        for (RecordedEvent event : told) {
            LocalDate day =
                    VietnamTime.dateOf(event.event().occurrence().eventTime().instant());
            wanted.add(new PartyOn(event.owner(), day));
            keys(event.event())
                    .flatMap(key -> Optional.ofNullable(known.get(key)).map(Places.Known::party).stream())
                    .forEach(party -> wanted.add(new PartyOn(party, day)));
        }
        return parties.namesThen(wanted);
    }

    /**
     * Where, in words: a bare number tells a shopper nothing, and a position more than its owner may want, so of it only roughly where it
     * lies is told.
     */
    private static @Nullable Whereabouts where(
            Event event, Map<String, Places.Known> known, LocalDate day, Map<PartyOn, Bilingual> names) {
        List<Whereabouts> places = Whereabouts.of(event, known).values().stream()
                .map(place -> {
                    PartyId party = place.party();
                    Bilingual then = party == null ? null : names.get(new PartyOn(party, day));
                    return then == null
                            ? Whereabouts.of(place, known.values())
                            : new Whereabouts.At(then, place.area());
                })
                .filter(place -> !(place instanceof Whereabouts.Numbered || place instanceof Whereabouts.Somewhere))
                .toList();
        // Where the goods are afterwards comes last, and says more than the gate at which they were read.
        return places.isEmpty() ? null : places.getLast();
    }

    private static Stream<String> keys(Event event) {
        return Stream.of(
                        Optional.ofNullable(event.circumstances().readPoint()),
                        Optional.ofNullable(event.circumstances().bizLocation()))
                .flatMap(Optional::stream)
                .map(place -> Thing.key(place.id()));
    }
}
