package vn.phusa.traceability.trace.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.SourceOrDestination;
import vn.phusa.party.PartyOn;
import vn.phusa.shell.Wording;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;
import vn.phusa.traceability.chain.StepNames;
import vn.phusa.traceability.trace.Direction;
import vn.phusa.traceability.trace.KeyRange;
import vn.phusa.traceability.trace.Places;
import vn.phusa.traceability.trace.Point;
import vn.phusa.traceability.trace.Reached;
import vn.phusa.traceability.trace.SeenTrace;
import vn.phusa.traceability.trace.Traces;
import vn.phusa.traceability.trace.Whereabouts;

/** A trace as the page tells it: as a tree, as a timeline, as points on a map. */
public final class TraceView {
    /** Beyond that a list on a page helps nobody; the tree folds, the file holds all. */
    static final int MOST_IN_TREE = 400;

    private static final int MOST_LEVELS = 8;
    private static final int MOST_SIBLINGS = 40;
    /** Single objects of one class from which on they are told as ranges. */
    private static final int TOGETHER_FROM = 5;

    private final Traces.Answer answer;
    private final Map<PartyOn, Bilingual> names;
    private final Supplier<StepNames> steps;
    private final Wording words;
    private @Nullable StepNames stepNames;
    private final Map<String, String> paperKinds = new HashMap<>();
    private int left = MOST_IN_TREE;

    /**
     * @param names of those who tell and of those who are named, on the days of the events
     * @param steps asked once, and only where an event is to be called something
     */
    TraceView(Traces.Answer answer, Map<PartyOn, Bilingual> names, Supplier<StepNames> steps, Wording words) {
        this.answer = answer;
        this.names = names;
        this.steps = steps;
        this.words = words;
        trace().events()
                .values()
                .forEach(event -> event.event()
                        .circumstances()
                        .bizTransactions()
                        .forEach(paper -> {
                            String kind = paper.type();
                            if (kind != null) {
                                paperKinds.putIfAbsent(Thing.key(paper.id()), kind);
                            }
                        }));
    }

    /** Whose names, on which days, a view of that answer tells. */
    static Set<PartyOn> named(Traces.Answer answer) {
        Set<PartyOn> named = new HashSet<>();
        Stream.concat(answer.trace().events().values().stream(), answer.trace().struck().stream())
                .forEach(event -> {
                    LocalDate day = day(event.event());
                    named.add(new PartyOn(event.owner(), day));
                    Stream.concat(places(event.event()).stream(), receivers(event.event()).stream())
                            .map(answer.known()::get)
                            .filter(Objects::nonNull)
                            .map(Places.Known::party)
                            .filter(Objects::nonNull)
                            .forEach(party -> named.add(new PartyOn(party, day)));
                });
        return named;
    }

    private static LocalDate day(Event event) {
        return VietnamTime.dateOf(event.occurrence().eventTime().instant());
    }

    /** What a place or party was called on that day. */
    private String name(Places.Known known, LocalDate day) {
        PartyId party = known.party();
        Bilingual then = party == null ? null : names.get(new PartyOn(party, day));
        return Said.place(
                words,
                then == null ? Whereabouts.of(known, answer.known().values()) : new Whereabouts.At(then, known.area()));
    }

    private Places.Known known(String key) {
        return answer.known().getOrDefault(key, new Places.Known(key, key, null, null));
    }

    public Traces.Answer answer() {
        return answer;
    }

    public SeenTrace trace() {
        return answer.trace();
    }

    /** A thing as people read it; a paper by the kind that an event of this trace tells. */
    public String said(Wording words, String key) {
        String kind = paperKinds.get(key);
        return kind == null ? Said.thing(words, key, answer.goods()) : Said.paper(words, key, kind);
    }

    /** What happened, as the chain of its goods calls it. */
    public String told(Wording words, Event event) {
        StepNames known = stepNames;
        if (known == null) {
            known = steps.get();
            stepNames = known;
        }
        return Said.event(words, event, known);
    }

    /** Consecutive identifiers as people read them. */
    public String said(Wording words, KeyRange range) {
        return range.count() == 1 ? said(words, range.first()) : Said.range(words, range, answer.goods());
    }

    // ---- the tree

    /**
     * A node of the tree.
     *
     * @param key the thing; null: something that is not seen, or several things at once
     * @param reached how; null for what is not seen
     * @param below nodes below it
     * @param folded how many more are below it and not shown
     * @param together single objects of one class that were reached alike; empty: this is one thing
     */
    public record Node(
            @Nullable String key, @Nullable Reached reached, List<Node> below, int folded, List<KeyRange> together) {
        public Node {
            below = List.copyOf(below);
            together = List.copyOf(together);
        }

        /** How many things it stands for. */
        public int count() {
            return together.stream().mapToInt(KeyRange::count).sum();
        }
    }

    /** What lies on one side of the start. */
    public List<Node> tree(Direction side) {
        Map<String, List<String>> children = new HashMap<>();
        for (Reached thing : trace().things().values()) {
            String previous = thing.previous();
            boolean here = thing.direction() == side || thing.direction() == Direction.BOTH && side == Direction.DOWN;
            if (previous != null && here) {
                children.computeIfAbsent(previous, _ -> new ArrayList<>()).add(thing.key());
            }
        }
        Map<String, List<Integer>> hidden = new HashMap<>();
        if (side == Direction.DOWN || trace().direction() != Direction.BOTH) {
            trace().hiddenUnder()
                    .forEach((node, key) ->
                            hidden.computeIfAbsent(key, _ -> new ArrayList<>()).add(node));
        }
        left = MOST_IN_TREE;
        return below(trace().start(), children, hidden, 0).below();
    }

    private Node below(String key, Map<String, List<String>> children, Map<String, List<Integer>> hidden, int level) {
        List<String> all = children.getOrDefault(key, List.of());
        List<Node> nodes = new ArrayList<>();
        int folded = 0;
        if (level < MOST_LEVELS) {
            for (List<String> alike : alike(all, children, hidden)) {
                if (nodes.size() == MOST_SIBLINGS || left == 0) {
                    folded += alike.size();
                    continue;
                }
                left--;
                nodes.add(
                        alike.size() == 1
                                ? below(alike.getFirst(), children, hidden, level + 1)
                                : new Node(
                                        null,
                                        trace().things().get(alike.getFirst()),
                                        List.of(),
                                        0,
                                        KeyRange.of(alike)));
            }
            hidden.getOrDefault(key, List.of()).forEach(_ -> nodes.add(new Node(null, null, List.of(), 0, List.of())));
        } else {
            folded = all.size();
        }
        return new Node(key, trace().things().get(key), nodes, folded, List.of());
    }

    /** Serial numbers of one class with nothing below them stand together, everything else alone. */
    private List<List<String>> alike(
            List<String> keys, Map<String, List<String>> children, Map<String, List<Integer>> hidden) {
        Map<Object, List<String>> groups = new LinkedHashMap<>();
        for (String key : keys) {
            boolean leaf = Lots.isSerial(key) && !children.containsKey(key) && !hidden.containsKey(key);
            Reached reached = trace().things().get(key);
            Object name = leaf && reached != null
                    ? List.of(Lots.classOf(key).orElse(key), reached.sight(), String.valueOf(reached.how()))
                    : key;
            groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(key);
        }
        List<List<String>> told = new ArrayList<>();
        for (List<String> group : groups.values()) {
            if (group.size() < TOGETHER_FROM) {
                group.forEach(key -> told.add(List.of(key)));
            } else {
                told.add(group);
            }
        }
        return told;
    }

    // ---- what was reached

    /**
     * Everything that was reached, consecutive numbers as one line.
     *
     * @param reached how the first of them was
     */
    public record Line(KeyRange range, Reached reached) {}

    /** All things on the way, nearest first; those that were reached in one capacity on one side stand together. */
    public List<Line> lines() {
        Map<List<Object>, List<String>> groups = new LinkedHashMap<>();
        for (Reached thing : trace().things().values()) {
            groups.computeIfAbsent(List.of(thing.direction(), thing.sight()), _ -> new ArrayList<>())
                    .add(thing.key());
        }
        List<Line> lines = new ArrayList<>();
        groups.values()
                .forEach(keys -> KeyRange.of(keys).forEach(range -> {
                    Reached reached = trace().things().get(range.first());
                    if (reached != null) {
                        lines.add(new Line(range, reached));
                    }
                }));
        return lines;
    }

    // ---- the timeline

    /**
     * One event.
     *
     * @param places names of where
     * @param to whom it went to
     * @param things the things of this trace in it
     * @param struck declared wrong
     */
    public record Row(
            EventNumber number,
            Instant time,
            Event event,
            String owner,
            List<String> places,
            List<String> to,
            List<String> things,
            boolean struck) {

        /** The things, consecutive numbers as one. */
        public List<KeyRange> ranges() {
            return KeyRange.of(things);
        }
    }

    /** All events, those declared wrong among them, by time. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        trace().events().values().forEach(event -> rows.add(row(event, false)));
        trace().struck().forEach(event -> rows.add(row(event, true)));
        rows.sort(java.util.Comparator.comparing(Row::time).thenComparing(Row::number));
        return rows;
    }

    private Row row(RecordedEvent recorded, boolean struck) {
        Event event = recorded.event();
        LocalDate day = day(event);
        List<String> things = Thing.of(event).stream()
                .filter(thing -> !ThingRole.JOINING.contains(thing.role()))
                .map(Thing::key)
                .distinct()
                .filter(trace().things()::containsKey)
                .toList();
        return new Row(
                recorded.number(),
                event.occurrence().eventTime().instant(),
                event,
                names.getOrDefault(new PartyOn(recorded.owner(), day), Bilingual.same(""))
                        .in(words.locale()),
                Whereabouts.of(event, answer.known()).values().stream()
                        .map(place -> name(place, day))
                        .distinct()
                        .toList(),
                receivers(event).stream()
                        .map(this::known)
                        .filter(known -> !recorded.owner().equals(known.party()))
                        .map(known -> name(known, day))
                        .distinct()
                        .toList(),
                things,
                struck);
    }

    private static List<String> receivers(Event event) {
        return event.circumstances().destinations().stream()
                .map(SourceOrDestination::id)
                .map(Thing::key)
                .toList();
    }

    static Collection<String> places(Event event) {
        Set<String> keys = new LinkedHashSet<>();
        for (Place place : new @Nullable Place[] {
            event.circumstances().readPoint(), event.circumstances().bizLocation()
        }) {
            if (place != null) {
                keys.add(Thing.key(place.id()));
            }
        }
        return keys;
    }

    // ---- the map

    /**
     * A place on the map.
     *
     * @param number in the order in which it was first reached, from 1
     */
    public record Stop(int number, String name, Point point, int events, Instant first, Instant last) {}

    /** Places whose position is known, in the order in which they were first reached. */
    public List<Stop> stops() {
        Map<String, Stop> stops = new LinkedHashMap<>();
        for (RecordedEvent recorded : trace().events().values()) {
            Instant time = recorded.event().occurrence().eventTime().instant();
            Whereabouts.of(recorded.event(), answer.known()).forEach((key, known) -> {
                Point point = known.point();
                if (point != null) {
                    Stop was = stops.get(key);
                    stops.put(
                            key,
                            was == null
                                    ? new Stop(
                                            stops.size() + 1, name(known, day(recorded.event())), point, 1, time, time)
                                    : new Stop(was.number, was.name, point, was.events + 1, was.first, time));
                }
            });
        }
        return List.copyOf(stops.values());
    }

    /** Places without a position, with how many events they have. */
    public Map<String, Integer> placesWithoutPosition() {
        Map<String, Integer> places = new TreeMap<>();
        for (RecordedEvent recorded : trace().events().values()) {
            Whereabouts.of(recorded.event(), answer.known()).values().stream()
                    .filter(known -> known.point() == null)
                    .forEach(known -> places.merge(name(known, day(recorded.event())), 1, Integer::sum));
        }
        return places;
    }

    // ---- the drawing of the graph

    /**
     * The graph for the drawing in the browser.
     *
     * @param nodes at most as many as a browser draws well
     * @param more whether there are more
     */
    public record Drawn(List<DrawnNode> nodes, List<DrawnLink> links, boolean more) {}

    /**
     * @param level steps from the start; negative towards the origin
     * @param href where more is told; null for a thing, whose trace its id tells, and for what is not seen
     * @param family what many nodes of one level are drawn together as; null: it stands alone
     */
    public record DrawnNode(
            String id,
            String label,
            String kind,
            int level,
            @Nullable String href,
            @Nullable String family) {}

    private @Nullable String family(Wording words, String key) {
        return Lots.isSerial(key) ? said(words, Lots.classOf(key).orElse(key)) : key.startsWith("00/") ? "SSCC" : null;
    }

    /** In the direction in which the goods go. */
    public record DrawnLink(String from, String to, String kind) {}

    /** What the browser draws. */
    public Drawn drawn(Wording words, int most) {
        Map<String, DrawnNode> nodes = new LinkedHashMap<>();
        Map<String, Integer> levels = new HashMap<>();
        for (Reached thing : trace().things().values()) {
            if (nodes.size() == most) {
                break;
            }
            int level = thing.direction() == Direction.UP ? -2 * thing.distance() : 2 * thing.distance();
            levels.put(thing.key(), level);
            nodes.put(
                    thing.key(),
                    new DrawnNode(
                            thing.key(),
                            said(words, thing.key()),
                            thing.distance() == 0
                                    ? "start"
                                    : thing.sight().name().toLowerCase(java.util.Locale.ROOT),
                            level,
                            null,
                            thing.distance() == 0 ? null : family(words, thing.key())));
        }
        List<DrawnLink> links = new ArrayList<>();
        boolean more = trace().more() || nodes.size() < trace().things().size();
        for (var link : trace().links()) {
            String event = link.event() == null ? "" : "event " + link.event();
            String from = link.from() == null ? event : link.from();
            String to = link.to() == null ? event : link.to();
            String thing = link.from() == null ? to : from;
            if (!nodes.containsKey(thing) || link.from() != null && link.to() != null && !nodes.containsKey(to)) {
                continue;
            }
            if (link.from() == null || link.to() == null) {
                RecordedEvent recorded = trace().events().get(link.event());
                if (recorded == null) {
                    continue;
                }
                int level = levels.getOrDefault(thing, 0);
                boolean output = link.from() == null;
                nodes.computeIfAbsent(
                        event,
                        _ -> new DrawnNode(
                                event,
                                told(words, recorded.event()),
                                "event",
                                output ? level - 1 : level + 1,
                                "#e-" + recorded.number(),
                                told(words, recorded.event())));
            }
            links.add(new DrawnLink(from, to, link.kind().word()));
        }
        trace().hiddenBeside()
                .forEach((key, beside) -> beside.forEach(number -> {
                    if (nodes.containsKey(key)) {
                        String id = "hidden " + number;
                        nodes.computeIfAbsent(
                                id,
                                _ -> new DrawnNode(
                                        id,
                                        words.say("traceability.trace.hidden"),
                                        "hidden",
                                        levels.getOrDefault(key, 0) + 1,
                                        null,
                                        words.say("traceability.trace.hidden")));
                        links.add(new DrawnLink(key, id, "hidden"));
                    }
                }));
        return new Drawn(List.copyOf(nodes.values()), List.copyOf(links), more);
    }
}
