package vn.phusa.traceability.trace;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.SourceOrDestination;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;

/**
 * How far goods have spread: every package, every party that had them, every place where they were.
 *
 * @param things keys of lots and single items that hold the recalled goods
 * @param holders the parties, those that still hold most first
 * @param places where they were seen
 */
public record Reach(List<String> things, List<Holder> holders, List<Stop> places) {

    /** A place where the goods were. */
    public record Stop(String place, Instant firstSeen, Instant lastSeen, int events) {}

    /**
     * From a trace that sees everything.
     *
     * @param register who carries the GLN of that key
     */
    public static Reach of(TraceGraph graph, Function<String, Optional<PartyId>> register) {
        Map<String, Party> parties = new LinkedHashMap<>();
        Map<String, Stop> stops = new LinkedHashMap<>();
        Holding holding = new Holding(graph);
        Map<String, Optional<PartyId>> known = new HashMap<>();
        for (RecordedEvent recorded : graph.events().values()) {
            Event event = recorded.event();
            Instant time = event.occurrence().eventTime().instant();
            String own = Holder.key(recorded.owner());
            parties.computeIfAbsent(own, _ -> new Party(recorded.owner())).seen(time);
            String holder = own;
            for (SourceOrDestination end : ends(event.circumstances())) {
                String key = Thing.key(end.id());
                PartyId party = known.computeIfAbsent(key, register).orElse(null);
                String name = party == null ? key : Holder.key(party);
                parties.computeIfAbsent(name, _ -> new Party(party)).seen(time);
                if (shipped(event) && event.circumstances().destinations().contains(end)) {
                    // What has been sent off is looked for where it was sent to.
                    holder = name;
                }
            }
            holding.happened(recorded, holder);
            places(event.circumstances())
                    .forEach(place -> stops.merge(
                            place,
                            new Stop(place, time, time, 1),
                            (was, now) -> new Stop(place, was.firstSeen, now.lastSeen, was.events + 1)));
        }
        holding.last.values().forEach(holder -> Objects.requireNonNull(parties.get(holder)).holds++);
        List<String> things = graph.things().values().stream()
                .filter(thing -> thing.sight() == Reached.Sight.CONTENT)
                .map(Reached::key)
                .toList();
        List<Holder> holders = new ArrayList<>();
        parties.forEach((key, party) -> holders.add(party.holder(key)));
        holders.sort(java.util.Comparator.comparingInt(Holder::holds)
                .reversed()
                .thenComparing(Holder::firstSeen)
                .thenComparing(Holder::party));
        return new Reach(things, List.copyOf(holders), List.copyOf(stops.values()));
    }

    /** Who holds what, event by event: contents are where their container is, until they are taken out of it. */
    private static final class Holding {
        private final TraceGraph graph;
        private final Map<String, Set<String>> inside = new HashMap<>();
        final Map<String, String> last = new HashMap<>();

        Holding(TraceGraph graph) {
            this.graph = graph;
        }

        void happened(RecordedEvent recorded, String holder) {
            Told told = new Told(recorded);
            for (Thing thing : told.things()) {
                if (ThingRole.JOINING.contains(thing.role()) || !graph.things().containsKey(thing.key())) {
                    continue;
                }
                boolean usedUp = told.isTransformation()
                        && (thing.role() == ThingRole.INPUT || thing.role() == ThingRole.INPUT_QUANTITY);
                moved(thing.key(), usedUp ? null : holder);
            }
            Told.Packing packing = told.packing();
            String parent = packing == null ? null : packing.parent();
            if (packing == null || parent == null) {
                return;
            }
            Set<String> contents = inside.computeIfAbsent(parent, _ -> new LinkedHashSet<>());
            if (packing.empties()) {
                contents.clear();
            } else if (packing.action() == Action.DELETE) {
                contents.removeAll(packing.children().keySet());
            } else {
                packing.children().keySet().stream()
                        .filter(graph.things()::containsKey)
                        .forEach(contents::add);
            }
        }

        /** @param holder null where it was used up */
        private void moved(String key, @Nullable String holder) {
            Deque<String> todo = new ArrayDeque<>(List.of(key));
            Set<String> done = new HashSet<>();
            while (!todo.isEmpty()) {
                String one = todo.pop();
                if (done.add(one)) {
                    if (holder == null) {
                        last.remove(one);
                    } else {
                        last.put(one, holder);
                    }
                    todo.addAll(inside.getOrDefault(one, Set.of()));
                }
            }
        }
    }

    private static boolean shipped(Event event) {
        String step = event.circumstances().bizStep();
        return step != null && "shipping".equals(Cbv.BIZ_STEP.bare(step));
    }

    private static List<SourceOrDestination> ends(Circumstances circumstances) {
        List<SourceOrDestination> ends = new ArrayList<>();
        for (List<SourceOrDestination> side : List.of(circumstances.sources(), circumstances.destinations())) {
            side.stream().filter(end -> end.type().endsWith("_party")).forEach(ends::add);
        }
        return ends;
    }

    private static Set<String> places(Circumstances circumstances) {
        Set<String> places = new LinkedHashSet<>();
        for (Place place : new @Nullable Place[] {circumstances.readPoint(), circumstances.bizLocation()}) {
            if (place != null) {
                places.add(Thing.key(place.id()));
            }
        }
        return places;
    }

    private static final class Party {
        final @Nullable PartyId organisation;

        @Nullable
        Instant first;

        Instant last = Instant.MIN;
        int holds;

        Party(@Nullable PartyId organisation) {
            this.organisation = organisation;
        }

        void seen(Instant time) {
            if (first == null) {
                first = time;
            }
            last = time;
        }

        Holder holder(String key) {
            Instant began = first == null ? last : first;
            return new Holder(key, organisation, began, last, holds, null, null, null, null, null);
        }
    }
}
