package vn.phusa.traceability.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.EventStore.Found;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;
import vn.phusa.traceability.trace.Reached.Sight;

/**
 * Follows a thing through everything that was told of it, breadth first and a level at a time, so that a level costs one question to
 * the store where it is a few things wide, as in a long chain of containers, and two however wide it is.
 *
 * <p>What counts: a container's events concern its contents only while they are inside; the other contents of a container do not
 * belong to the trace of one of them; the outputs of a transformation descend from all its inputs; a single object descends from its
 * lot. Events that were declared wrong count for nothing.
 */
public final class Tracer {
    /** So few things are asked for together with their events, as long as they occur in few. */
    private static final int NARROW = 8;

    private static final int FEW_OCCURRENCES = 100;
    private static final int KEYS_AT_ONCE = 20_000;
    private static final int EVENTS_AT_ONCE = 20_000;
    private static final int MOST_MEMBERS = 10_000;
    private static final Set<ThingRole> ALL = EnumSet.allOf(ThingRole.class);

    private final EventStore store;
    private final Members members;

    public Tracer(EventStore store, Members members) {
        this.store = store;
        this.members = members;
    }

    /**
     * The trace of a thing.
     *
     * @param key of a single object, a container, a lot, a class or a paper
     * @param throughPapers whether things on the same paper are taken for one another: for chains whose parties tell nothing else
     */
    public TraceGraph trace(String key, Direction direction, boolean throughPapers, TraceLimits limits) {
        return trace(List.of(key), direction, throughPapers, limits);
    }

    /** The trace of several things at once, as a recall needs it; the first gives it its name. */
    public TraceGraph trace(List<String> keys, Direction direction, boolean throughPapers, TraceLimits limits) {
        Run run = new Run(direction, throughPapers, limits);
        keys.forEach(run::begin);
        run.walk();
        return run.graph(keys.getFirst());
    }

    /** One thing, seen in one capacity on one side. */
    private record Side(String key, Direction direction, Sight sight, boolean joined) {}

    /**
     * A visit to be made.
     *
     * @param opened when what is traced went into this container; the beginning for everything else
     */
    private record Visit(Side side, Span span, int distance, Instant opened) {}

    /** A kind of goods, of which there may be any number of lots and single items. */
    static boolean isClass(String key) {
        return key.matches("01/\\d{14}") || key.startsWith("urn:vn-local:product:");
    }

    /** What is known of a reached thing so far. */
    private static final class Trail {
        final int distance;
        final @Nullable String previous;
        final @Nullable EventNumber by;
        final @Nullable LinkKind how;
        Sight sight;
        Direction direction;
        List<Span> spans;

        Trail(Visit visit, @Nullable String previous, @Nullable EventNumber by, @Nullable LinkKind how) {
            this.distance = visit.distance;
            this.previous = previous;
            this.by = by;
            this.how = how;
            this.sight = visit.side.sight;
            this.direction = visit.side.direction;
            this.spans = List.of(visit.span);
        }

        void again(Visit visit) {
            if (visit.side.sight.ordinal() < sight.ordinal()) {
                sight = visit.side.sight;
            }
            if (visit.side.direction != direction) {
                direction = Direction.BOTH;
            }
            spans = Span.joined(spans, visit.span);
        }

        Reached reached(String key) {
            return new Reached(
                    key,
                    sight,
                    direction,
                    distance,
                    previous,
                    by,
                    how,
                    spans.stream()
                            .map(span -> new Reached.Stretch(
                                    span.from().equals(Instant.MIN) ? null : span.from(),
                                    span.to().equals(Instant.MAX) ? null : span.to()))
                            .toList());
        }
    }

    private final class Run {
        private final Direction direction;
        private final boolean throughPapers;
        private final TraceLimits limits;

        private final Map<EventNumber, Told> told = new HashMap<>();
        private final Map<String, History> histories = new HashMap<>();
        private final Set<EventNumber> struck = new LinkedHashSet<>();
        private final Map<Side, List<Span>> covered = new HashMap<>();
        private final Map<String, Trail> things = new LinkedHashMap<>();
        private final Set<EventNumber> events = new HashSet<>();
        private final Set<Link> links = new LinkedHashSet<>();
        private final Set<Side> crossed = new HashSet<>();
        private List<Visit> next = new ArrayList<>();
        private int levels;
        private boolean more;

        Run(Direction direction, boolean throughPapers, TraceLimits limits) {
            this.direction = direction;
            this.throughPapers = throughPapers;
            this.limits = limits;
        }

        void begin(String key) {
            for (Direction side : List.of(Direction.UP, Direction.DOWN)) {
                if (direction.goes(side)) {
                    visit(new Side(key, side, Sight.CONTENT, false), Span.ALWAYS, 0, null, null, null);
                }
            }
            if (isClass(key)) {
                List<String> all = members.of(key, MOST_MEMBERS + 1);
                more |= all.size() > MOST_MEMBERS;
                for (String member : all.subList(0, Math.min(all.size(), MOST_MEMBERS))) {
                    links.add(new Link(key, member, LinkKind.OF_CLASS, null));
                    for (Direction side : List.of(Direction.UP, Direction.DOWN)) {
                        if (direction.goes(side)) {
                            Side one = new Side(member, side, Sight.CONTENT, false);
                            visit(one, Span.ALWAYS, 1, key, null, LinkKind.OF_CLASS);
                        }
                    }
                }
            }
        }

        void walk() {
            while (!next.isEmpty()) {
                if (levels++ == limits.levels()) {
                    more = true;
                    return;
                }
                List<Visit> now = next;
                next = new ArrayList<>();
                load(now);
                now.forEach(this::expand);
            }
        }

        // ---- reading

        private void load(List<Visit> visits) {
            Set<String> wanted = new LinkedHashSet<>();
            for (Visit visit : visits) {
                String key = visit.side.key;
                if (!histories.containsKey(key)) {
                    wanted.add(key);
                }
            }
            List<String> keys = new ArrayList<>(wanted);
            for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
                loadSome(keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)));
            }
        }

        private void loadSome(Collection<String> keys) {
            if (keys.isEmpty()) {
                return;
            }
            EventStore.Near near = keys.size() > NARROW
                    ? null
                    : store.near(keys, FEW_OCCURRENCES).orElse(null);
            Map<String, Map<EventNumber, Set<ThingRole>>> where = new LinkedHashMap<>();
            keys.forEach(key -> where.put(key, new HashMap<>()));
            Set<EventNumber> unread = new LinkedHashSet<>();
            for (Found found : near == null ? store.occurrences(keys, ALL) : near.occurrences()) {
                Map<EventNumber, Set<ThingRole>> lines = where.get(found.key());
                if (lines == null) {
                    continue;
                }
                if (!told.containsKey(found.number()) && !unread.contains(found.number())) {
                    if (told.size() + unread.size() >= limits.events()) {
                        more = true;
                        continue;
                    }
                    unread.add(found.number());
                }
                lines.computeIfAbsent(found.number(), _ -> EnumSet.noneOf(ThingRole.class))
                        .add(found.role());
            }
            if (near == null) {
                read(unread);
            } else if (!unread.isEmpty()) {
                near.events(unread).forEach(event -> told.put(event.number(), new Told(event)));
            }
            where.forEach((key, lines) -> histories.put(key, history(key, lines)));
        }

        private void read(Set<EventNumber> numbers) {
            List<EventNumber> sorted = numbers.stream().sorted().toList();
            for (int from = 0; from < sorted.size(); from += EVENTS_AT_ONCE) {
                for (RecordedEvent event :
                        store.events(sorted.subList(from, Math.min(sorted.size(), from + EVENTS_AT_ONCE)))) {
                    told.put(event.number(), new Told(event));
                }
            }
        }

        /**
         * A declaration repeats the event that it takes back, so both stand in the same history. It takes back what its own captor told
         * first, not what stands on the word of somebody else.
         */
        private History history(String key, Map<EventNumber, Set<ThingRole>> where) {
            Set<String> wrong = new HashSet<>();
            List<History.Line> lines = new ArrayList<>(where.size());
            where.forEach((number, roles) -> {
                Told one = told.get(number);
                if (one != null) {
                    lines.add(new History.Line(one, roles));
                    var occurrence = one.event().occurrence();
                    if (occurrence.errorDeclaration() != null && occurrence.eventID() != null) {
                        wrong.add(one.recorded.owner() + " " + occurrence.eventID());
                        one.recorded.captors().forEach(captor -> wrong.add(captor + " " + occurrence.eventID()));
                    }
                }
            });
            lines.removeIf(line -> {
                var occurrence = line.told().event().occurrence();
                boolean counts = occurrence.errorDeclaration() == null
                        && !wrong.contains(line.told().recorded.owner() + " " + occurrence.eventID());
                if (!counts) {
                    struck.add(line.told().recorded.number());
                }
                return !counts;
            });
            lines.sort(java.util.Comparator.comparing(History.Line::told, Told.IN_TIME));
            return new History(key, lines);
        }

        // ---- walking

        private void visit(
                Side side,
                Span span,
                int distance,
                @Nullable String previous,
                @Nullable EventNumber by,
                @Nullable LinkKind how) {
            visit(new Visit(side, span, distance, Instant.MIN), previous, by, how);
        }

        private void visit(Visit visit, @Nullable String previous, @Nullable EventNumber by, @Nullable LinkKind how) {
            Side side = visit.side;
            Span span = visit.span;
            List<Span> before = covered.getOrDefault(side, List.of());
            if (before.stream().anyMatch(one -> one.covers(span))) {
                return;
            }
            Trail known = things.get(side.key);
            if (known != null) {
                known.again(visit);
            } else if (things.size() >= limits.things()) {
                more = true;
                return;
            } else {
                things.put(side.key, new Trail(visit, previous, by, how));
            }
            covered.put(side, Span.joined(before, span));
            next.add(visit);
        }

        private void expand(Visit visit) {
            History history = histories.getOrDefault(visit.side.key, new History(visit.side.key, List.of()));
            switch (visit.side.sight) {
                case PAPER, PART -> {
                    // Nothing is known to follow from it.
                }
                case CARRIER -> {
                    Span open = visit.span;
                    history.emptiedAfter(visit.opened, visit.side.joined)
                            .map(Span::until)
                            .or(() -> Optional.of(Span.ALWAYS))
                            .flatMap(open::within)
                            .ifPresent(span -> {
                                follow(visit, history, span);
                                above(visit, history, span);
                            });
                }
                case CONTENT -> {
                    follow(visit, history, visit.span);
                    madeLater(visit, history);
                    above(visit, history, visit.span);
                    inside(visit, history);
                }
            }
        }

        /** The events of a thing while it counts, and what they lead to. */
        private void follow(Visit visit, History history, Span span) {
            for (History.Line line : history.lines()) {
                Told one = line.told();
                if (!span.contains(one.time)) {
                    continue;
                }
                boolean input = line.as(ThingRole.INPUT, ThingRole.INPUT_QUANTITY);
                boolean output = line.as(ThingRole.OUTPUT, ThingRole.OUTPUT_QUANTITY);
                if (one.isTransformation() && (input || output)) {
                    transformation(visit, one, input, output);
                } else if (line.roles().contains(ThingRole.TRANSFORMATION)
                        || line.roles().contains(ThingRole.PAPER)) {
                    joining(visit, one, line.roles());
                } else {
                    happened(visit, one);
                }
                lots(visit, one, line.roles());
            }
        }

        /**
         * Going up, what made a thing after it was used is still the only origin that anybody told of it: a clock was wrong. The audit
         * says so.
         */
        private void madeLater(Visit visit, History history) {
            if (visit.side.direction == Direction.UP && visit.span.to().isBefore(Instant.MAX)) {
                history.making()
                        .map(History.Line::told)
                        .filter(one -> one.time.isAfter(visit.span.to()))
                        .ifPresent(one -> {
                            if (one.isTransformation()) {
                                transformation(visit, one, false, true);
                            } else {
                                happened(visit, one);
                            }
                        });
            }
        }

        private void happened(Visit visit, Told one) {
            events.add(one.recorded.number());
            one.event().circumstances().bizTransactions().forEach(paper -> paper(visit, one, Thing.key(paper.id())));
        }

        private void paper(Visit visit, Told one, String paper) {
            if (paper.equals(visit.side.key)) {
                return;
            }
            EventNumber number = one.recorded.number();
            boolean down = visit.side.direction == Direction.DOWN;
            links.add(new Link(down ? visit.side.key : paper, down ? paper : visit.side.key, LinkKind.PAPER, number));
            Sight sight = throughPapers && visit.side.sight == Sight.CONTENT ? Sight.CONTENT : Sight.PAPER;
            Span span = down ? Span.since(one.time) : Span.until(one.time);
            visit(
                    new Side(paper, visit.side.direction, sight, false),
                    span,
                    visit.distance + 1,
                    visit.side.key,
                    number,
                    LinkKind.PAPER);
        }

        /** What stands on a paper, or takes part in a transformation that several events tell. */
        private void joining(Visit visit, Told one, Set<ThingRole> roles) {
            EventNumber number = one.recorded.number();
            boolean down = visit.side.direction == Direction.DOWN;
            if (roles.contains(ThingRole.TRANSFORMATION)) {
                cross(visit, one, down);
                return;
            }
            events.add(number);
            for (Thing thing : one.things()) {
                if (ThingRole.JOINING.contains(thing.role()) || thing.key().equals(visit.side.key)) {
                    continue;
                }
                links.add(new Link(
                        down ? visit.side.key : thing.key(),
                        down ? thing.key() : visit.side.key,
                        LinkKind.PAPER,
                        number));
                visit(
                        new Side(thing.key(), visit.side.direction, Sight.CONTENT, false),
                        visit.distance == 0 ? Span.ALWAYS : visit.span,
                        visit.distance + 1,
                        visit.side.key,
                        number,
                        LinkKind.PAPER);
            }
        }

        private void transformation(Visit visit, Told one, boolean input, boolean output) {
            boolean down = visit.side.direction == Direction.DOWN;
            EventNumber number = one.recorded.number();
            if (down && !input || !down && !output) {
                // Going down, it came into being here; going up, what else it was used for is another story.
                if (output) {
                    happened(visit, one);
                    links.add(new Link(null, visit.side.key, LinkKind.OUTPUT, number));
                }
                return;
            }
            if (!down && visit.side.sight != Sight.CONTENT) {
                return;
            }
            happened(visit, one);
            links.add(
                    down
                            ? new Link(visit.side.key, null, LinkKind.INPUT, number)
                            : new Link(null, visit.side.key, LinkKind.OUTPUT, number));
            cross(visit, one, down);
            if (one.event() instanceof TransformationEvent e && e.transformationID() != null) {
                // The other events of the same transformation; its ID is a node of the walk, but no thing.
                Side group = new Side(Thing.key(e.transformationID()), visit.side.direction, Sight.CONTENT, false);
                if (crossed.add(group)) {
                    next.add(new Visit(group, Span.ALWAYS, visit.distance, Instant.MIN));
                    origins.put(group.key, visit.side.key);
                }
            }
        }

        private final Map<String, String> origins = new HashMap<>();

        /** From one side of a transformation to the other. */
        private void cross(Visit visit, Told one, boolean down) {
            EventNumber number = one.recorded.number();
            if (!crossed.add(new Side(number.toString(), visit.side.direction, Sight.CONTENT, false))) {
                return;
            }
            events.add(number);
            String previous = origins.getOrDefault(visit.side.key, visit.side.key);
            List<String> others = down
                    ? one.keys(ThingRole.OUTPUT, ThingRole.OUTPUT_QUANTITY)
                    : one.keys(ThingRole.INPUT, ThingRole.INPUT_QUANTITY);
            LinkKind how = down ? LinkKind.OUTPUT : LinkKind.INPUT;
            for (String other : others) {
                links.add(down ? new Link(null, other, how, number) : new Link(other, null, how, number));
                visit(
                        new Side(other, visit.side.direction, Sight.CONTENT, false),
                        down ? Span.ALWAYS : Span.until(one.time),
                        visit.distance + 1,
                        previous,
                        number,
                        how);
            }
        }

        private void lots(Visit visit, Told one, Set<ThingRole> roles) {
            if (visit.side.sight != Sight.CONTENT) {
                return;
            }
            String key = visit.side.key;
            EventNumber number = one.recorded.number();
            if (visit.side.direction == Direction.DOWN && roles.contains(ThingRole.LOT)) {
                one.lots().forEach((object, lot) -> {
                    if (lot.equals(key)) {
                        links.add(new Link(key, object, LinkKind.OF_LOT, number));
                        visit(
                                new Side(object, Direction.DOWN, Sight.CONTENT, false),
                                Span.ALWAYS,
                                visit.distance + 1,
                                key,
                                number,
                                LinkKind.OF_LOT);
                    }
                });
            } else if (visit.side.direction == Direction.UP && Lots.isSerial(key)) {
                String lot = one.lots().get(key);
                if (lot != null) {
                    links.add(new Link(lot, key, LinkKind.OF_LOT, number));
                    visit(
                            new Side(lot, Direction.UP, Sight.CONTENT, false),
                            visit.span,
                            visit.distance + 1,
                            key,
                            number,
                            LinkKind.OF_LOT);
                }
            }
        }

        /** The containers around a thing. */
        private void above(Visit visit, History history, Span span) {
            for (History.Stay stay : history.stays()) {
                if (isPlace(stay.other())) {
                    continue;
                }
                stay.span().within(span).ifPresent(inside -> {
                    EventNumber number = stay.told().recorded.number();
                    LinkKind how = stay.joined() ? LinkKind.JOINED : LinkKind.PACKED;
                    links.add(new Link(visit.side.key, stay.other(), how, number));
                    visit(
                            new Visit(
                                    new Side(stay.other(), visit.side.direction, Sight.CARRIER, stay.joined()),
                                    inside,
                                    visit.distance + 1,
                                    stay.span().from()),
                            visit.side.key,
                            number,
                            how);
                });
            }
        }

        /** What was in a container that is traced itself. */
        private void inside(Visit visit, History history) {
            for (History.Stay stay : history.contents()) {
                stay.span().within(visit.span).ifPresent(in -> {
                    EventNumber number = stay.told().recorded.number();
                    LinkKind how = stay.joined() ? LinkKind.JOINED : LinkKind.PACKED;
                    boolean down = visit.side.direction == Direction.DOWN;
                    links.add(new Link(stay.other(), visit.side.key, how, number));
                    Sight sight = stay.quantity() && down ? Sight.PART : Sight.CONTENT;
                    visit(
                            new Side(stay.other(), visit.side.direction, sight, false),
                            down ? Span.since(in.from()) : Span.until(in.to()),
                            visit.distance + 1,
                            visit.side.key,
                            number,
                            how);
                });
            }
        }

        /** A global location number; everything is in some place, so nothing follows from it. */
        private static boolean isPlace(String key) {
            return key.startsWith("414/") || key.startsWith("geo:");
        }

        // ---- the result

        TraceGraph graph(String start) {
            Map<String, Reached> reached = new LinkedHashMap<>();
            things.forEach((key, found) -> reached.put(key, found.reached(key)));
            Map<EventNumber, RecordedEvent> inTime = new LinkedHashMap<>();
            events.stream()
                    .map(told::get)
                    .filter(java.util.Objects::nonNull)
                    .sorted(Told.IN_TIME)
                    .forEach(one -> inTime.put(one.recorded.number(), one.recorded));
            List<RecordedEvent> wrong = struck.stream()
                    .map(told::get)
                    .filter(java.util.Objects::nonNull)
                    .sorted(Told.IN_TIME)
                    .map(one -> one.recorded)
                    .toList();
            return new TraceGraph(
                    start,
                    direction,
                    Collections.unmodifiableMap(reached),
                    Collections.unmodifiableMap(inTime),
                    wrong,
                    List.copyOf(links),
                    more);
        }
    }
}
