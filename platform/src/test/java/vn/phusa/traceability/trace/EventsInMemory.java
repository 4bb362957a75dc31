package vn.phusa.traceability.trace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.AssociationEvent;
import vn.phusa.epcis.BusinessTransaction;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.ErrorDeclaration;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.SourceOrDestination;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.TransactionEvent;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;

/** A store of events in memory, with a small language to tell what happened: one line, one event, hours since the first day. */
final class EventsInMemory implements EventStore, Members {
    static final PartyId COOPERATIVE = new PartyId(1);
    static final PartyId MILL = new PartyId(2);
    static final PartyId PORT = new PartyId(3);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final Map<EventNumber, RecordedEvent> events = new TreeMap<>();
    private final Map<String, List<Found>> index = new HashMap<>();
    private long counter = EventNumber.firstOf(START).value();
    /** How often the store was asked. */
    int questions;

    /** What is told beside the objects. */
    record Telling(
            PartyId owner,
            double hours,
            @Nullable String step,
            @Nullable String place,
            List<SourceOrDestination> sources,
            List<SourceOrDestination> destinations,
            List<BusinessTransaction> papers,
            @Nullable String id,
            @Nullable ErrorDeclaration error) {

        Telling step(String word) {
            return new Telling(
                    owner, hours, Cbv.BIZ_STEP.canonical(word), place, sources, destinations, papers, id, error);
        }

        Telling at(String where) {
            return new Telling(owner, hours, step, where, sources, destinations, papers, id, error);
        }

        Telling to(String party) {
            return new Telling(
                    owner,
                    hours,
                    step,
                    place,
                    sources,
                    List.of(new SourceOrDestination(Cbv.SOURCE_DESTINATION_TYPE.canonical("possessing_party"), party)),
                    papers,
                    id,
                    error);
        }

        Telling paper(String paper) {
            return new Telling(
                    owner,
                    hours,
                    step,
                    place,
                    sources,
                    destinations,
                    List.of(new BusinessTransaction(Cbv.BIZ_TRANSACTION_TYPE.canonical("desadv"), paper)),
                    id,
                    error);
        }

        Telling id(String own) {
            return new Telling(owner, hours, step, place, sources, destinations, papers, own, error);
        }

        Telling wrong() {
            return new Telling(
                    owner,
                    hours,
                    step,
                    place,
                    sources,
                    destinations,
                    papers,
                    id,
                    new ErrorDeclaration(Timestamp.of(START), null, List.of(), Extensions.NONE));
        }

        Occurrence occurrence() {
            return new Occurrence(Timestamp.of(moment(hours)), null, "+07:00", id, error, List.of());
        }

        Circumstances circumstances() {
            return new Circumstances(
                    step,
                    null,
                    null,
                    place == null ? null : new Place(place, List.of()),
                    null,
                    papers,
                    sources,
                    destinations,
                    List.of());
        }
    }

    static Instant moment(double hours) {
        return START.plusSeconds((long) (hours * 3600));
    }

    static Telling by(PartyId owner, double hours) {
        return new Telling(owner, hours, null, null, List.of(), List.of(), List.of(), null, null);
    }

    static Telling at(double hours) {
        return by(MILL, hours);
    }

    static QuantityElement so(double amount, String unit, String lot) {
        return new QuantityElement(lot, BigDecimal.valueOf(amount), unit);
    }

    private static List<String> epcs(Object[] things) {
        return Arrays.stream(things)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    private static List<QuantityElement> quantities(Object[] things) {
        return Arrays.stream(things)
                .filter(QuantityElement.class::isInstance)
                .map(QuantityElement.class::cast)
                .toList();
    }

    static Event seen(Telling when, Action action, Object... things) {
        return new ObjectEvent(
                when.occurrence(),
                epcs(things),
                quantities(things),
                action,
                when.circumstances(),
                null,
                Extensions.NONE);
    }

    static Event pack(Telling when, String parent, Object... children) {
        return packing(when, Action.ADD, parent, children);
    }

    static Event unpack(Telling when, String parent, Object... children) {
        return packing(when, Action.DELETE, parent, children);
    }

    private static Event packing(Telling when, Action action, String parent, Object... children) {
        return new AggregationEvent(
                when.occurrence(),
                parent,
                epcs(children),
                quantities(children),
                action,
                when.circumstances(),
                Extensions.NONE);
    }

    static Event join(Telling when, Action action, String parent, Object... children) {
        return new AssociationEvent(
                when.occurrence(),
                parent,
                epcs(children),
                quantities(children),
                action,
                when.circumstances(),
                Extensions.NONE);
    }

    static Event order(Telling when, Object... things) {
        return new TransactionEvent(
                when.occurrence(),
                null,
                epcs(things),
                quantities(things),
                Action.ADD,
                when.circumstances(),
                Extensions.NONE);
    }

    static Event make(Telling when, @Nullable String transformation, List<?> inputs, List<?> outputs) {
        return new TransformationEvent(
                when.occurrence(),
                epcs(inputs.toArray()),
                quantities(inputs.toArray()),
                epcs(outputs.toArray()),
                quantities(outputs.toArray()),
                transformation,
                when.circumstances(),
                null,
                Extensions.NONE);
    }

    EventNumber capture(Telling by, Event event) {
        return capture(by.owner(), event);
    }

    EventNumber capture(PartyId owner, Event event) {
        EventNumber number = new EventNumber(++counter);
        Set<String> named = new java.util.HashSet<>();
        event.circumstances().sources().forEach(one -> named.add(Thing.key(one.id())));
        event.circumstances().destinations().forEach(one -> named.add(Thing.key(one.id())));
        events.put(number, new RecordedEvent(number, owner, named, event, Namespaces.NONE));
        for (Thing thing : Thing.of(event)) {
            index.computeIfAbsent(thing.key(), _ -> new ArrayList<>())
                    .add(new Found(thing.key(), thing.role(), number));
        }
        return number;
    }

    /** Captures events of the mill. */
    EventsInMemory with(Event... more) {
        for (Event event : more) {
            capture(MILL, event);
        }
        return this;
    }

    @Override
    public List<RecordedEvent> events(Collection<EventNumber> numbers) {
        questions++;
        return numbers.stream()
                .distinct()
                .sorted()
                .map(events::get)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    @Override
    public List<Found> occurrences(Collection<String> keys, Set<ThingRole> roles) {
        questions++;
        List<Found> found = new ArrayList<>();
        for (String key : keys) {
            for (Found one : index.getOrDefault(key, List.of())) {
                if (roles.contains(one.role())) {
                    found.add(one);
                }
            }
        }
        return found;
    }

    @Override
    public Optional<Near> near(Collection<String> keys, int most) {
        List<Found> found = occurrences(keys, Set.of(ThingRole.values()));
        if (found.size() > most) {
            return Optional.empty();
        }
        return Optional.of(new Near() {
            @Override
            public List<Found> occurrences() {
                return found;
            }

            @Override
            public List<RecordedEvent> events(Collection<EventNumber> numbers) {
                return numbers.stream()
                        .sorted()
                        .map(events::get)
                        .filter(Objects::nonNull)
                        .toList();
            }
        });
    }

    @Override
    public List<RecordedEvent> withEventId(String eventId) {
        return events.values().stream()
                .filter(event -> eventId.equals(event.event().occurrence().eventID()))
                .toList();
    }

    @Override
    public Map<String, List<RecordedEvent>> withEventIds(Collection<String> eventIds) {
        Map<String, List<RecordedEvent>> found = new HashMap<>();
        for (String eventId : eventIds) {
            List<RecordedEvent> events = withEventId(eventId);
            if (!events.isEmpty()) {
                found.put(eventId, events);
            }
        }
        return found;
    }

    @Override
    public Optional<EventNumber> newest() {
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(((TreeMap<EventNumber, RecordedEvent>) events).lastKey());
    }

    @Override
    public List<String> of(String classKey, int most) {
        return index.keySet().stream()
                .filter(key -> key.startsWith(classKey + "/"))
                .sorted()
                .limit(most)
                .toList();
    }
}
