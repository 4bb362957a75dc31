package vn.phusa.traceability.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.Viewer;

/**
 * What somebody sees of a trace. Events that they may not see, and what only such events name, are drawn together to nodes without
 * identifier, place, party or time; that the chain goes on there is all they tell.
 *
 * @param things what is seen, nearest first
 * @param events by number, in time
 * @param struck events declared wrong, and the declarations, as far as they are seen
 * @param links between seen things, told by seen events
 * @param hidden how many nodes stand for what is not seen; they are numbered from 1
 * @param hiddenBeside which hidden nodes touch a seen thing
 * @param hiddenUnder below which seen thing a hidden node is reached first
 * @param more whether a limit stopped the trace
 */
public record SeenTrace(
        String start,
        Direction direction,
        Map<String, Reached> things,
        Map<EventNumber, RecordedEvent> events,
        List<RecordedEvent> struck,
        List<Link> links,
        int hidden,
        Map<String, Set<Integer>> hiddenBeside,
        Map<Integer, String> hiddenUnder,
        boolean more) {

    /** What the viewer sees of it; empty where nothing of the start is seen, just as if it did not exist. */
    public static Optional<SeenTrace> of(TraceGraph graph, Viewer viewer) {
        if (viewer instanceof Viewer.Authority) {
            return graph.events().isEmpty() && graph.struck().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SeenTrace(
                            graph.start(),
                            graph.direction(),
                            graph.things(),
                            graph.events(),
                            List.copyOf(graph.struck()),
                            graph.links(),
                            0,
                            Map.of(),
                            Map.of(),
                            graph.more()));
        }
        return new Projection(graph, viewer::sees, viewer::told).made();
    }

    /**
     * What is seen of it by somebody who has the start in the hand, and so knows that it exists.
     *
     * @param sees which events
     */
    public static SeenTrace held(TraceGraph graph, Predicate<RecordedEvent> sees) {
        Projection projection = new Projection(graph, sees, UnaryOperator.identity());
        graph.things().values().stream()
                .filter(thing -> thing.distance() == 0)
                .forEach(thing -> projection.seen.add(thing.key()));
        projection.seen.add(graph.start());
        return projection.made().orElseThrow();
    }

    /** True when something of the chain is not seen, or was not looked at. */
    public boolean partial() {
        return hidden > 0 || more;
    }

    private static final class Projection {
        private final TraceGraph graph;
        private final Predicate<RecordedEvent> sees;
        private final UnaryOperator<RecordedEvent> told;
        private final Map<Object, Object> above = new HashMap<>();
        private final Set<String> seen = new HashSet<>();

        Projection(TraceGraph graph, Predicate<RecordedEvent> sees, UnaryOperator<RecordedEvent> told) {
            this.graph = graph;
            this.sees = sees;
            this.told = told;
        }

        Optional<SeenTrace> made() {
            Map<EventNumber, RecordedEvent> events = new LinkedHashMap<>();
            Map<EventNumber, List<String>> hiddenEvents = new LinkedHashMap<>();
            graph.events().forEach((number, event) -> {
                List<String> keys = Thing.of(event.event()).stream()
                        .map(Thing::key)
                        .distinct()
                        .filter(graph.things()::containsKey)
                        .toList();
                if (sees.test(event)) {
                    events.put(number, told.apply(event));
                    seen.addAll(keys);
                } else {
                    hiddenEvents.put(number, keys);
                }
            });
            List<RecordedEvent> struck =
                    graph.struck().stream().filter(sees).map(told).toList();
            struck.forEach(event -> Thing.of(event.event()).forEach(thing -> seen.add(thing.key())));
            // A class is known by what is seen of its lots.
            graph.links().stream()
                    .filter(link -> link.kind() == LinkKind.OF_CLASS && link.to() != null && seen.contains(link.to()))
                    .findFirst()
                    .map(Link::from)
                    .ifPresent(seen::add);
            if (!seen.contains(graph.start())) {
                return Optional.empty();
            }
            hiddenEvents.forEach((number, keys) -> {
                // How often something happened to what is seen, out of sight, is nobody's business.
                if (seen.containsAll(keys)) {
                    join(number, Set.copyOf(keys));
                }
                keys.stream().filter(key -> !seen.contains(key)).forEach(key -> join(number, key));
            });
            return Optional.of(told(events, hiddenEvents, struck));
        }

        private SeenTrace told(
                Map<EventNumber, RecordedEvent> events,
                Map<EventNumber, List<String>> hiddenEvents,
                List<RecordedEvent> struck) {
            Map<Object, Integer> numbers = new HashMap<>();
            Map<String, Set<Integer>> beside = new LinkedHashMap<>();
            hiddenEvents.forEach((number, keys) -> {
                int node = numbers.computeIfAbsent(root(number), _ -> numbers.size() + 1);
                keys.stream()
                        .filter(seen::contains)
                        .forEach(key -> beside.computeIfAbsent(key, _ -> new LinkedHashSet<>())
                                .add(node));
            });
            Map<String, Reached> things = new LinkedHashMap<>();
            Map<Integer, String> under = new LinkedHashMap<>();
            graph.things().forEach((key, reached) -> {
                if (seen.contains(key)) {
                    things.put(key, shown(reached, events));
                } else {
                    String nearest = nearestSeen(reached);
                    Integer node = numbers.get(root(key));
                    if (nearest != null && node != null) {
                        under.putIfAbsent(node, nearest);
                    }
                }
            });
            beside.forEach((key, nodes) -> nodes.forEach(node -> under.putIfAbsent(node, key)));
            List<Link> links = new ArrayList<>();
            for (Link link : graph.links()) {
                boolean told = link.event() == null || events.containsKey(link.event());
                if (told && sees(link.from()) && sees(link.to())) {
                    links.add(link);
                }
            }
            return new SeenTrace(
                    graph.start(),
                    graph.direction(),
                    things,
                    events,
                    struck,
                    List.copyOf(links),
                    numbers.size(),
                    beside,
                    under,
                    graph.more());
        }

        private boolean sees(@Nullable String key) {
            return key == null || seen.contains(key);
        }

        /** Times of staying and the step come from events; what an unseen event told of them is left out. */
        private Reached shown(Reached reached, Map<EventNumber, RecordedEvent> events) {
            boolean told = reached.by() == null || events.containsKey(reached.by());
            return new Reached(
                    reached.key(),
                    reached.sight(),
                    reached.direction(),
                    reached.distance(),
                    nearestSeen(reached),
                    told ? reached.by() : null,
                    told ? reached.how() : null,
                    told ? reached.spans() : List.of());
        }

        private @Nullable String nearestSeen(Reached reached) {
            String previous = reached.previous();
            while (previous != null && !seen.contains(previous)) {
                Reached one = graph.things().get(previous);
                previous = one == null ? null : one.previous();
            }
            return previous;
        }

        private void join(Object one, Object other) {
            Object a = root(one);
            Object b = root(other);
            if (!a.equals(b)) {
                above.put(a, b);
            }
        }

        private Object root(Object node) {
            Object at = node;
            while (above.containsKey(at)) {
                Object next = Objects.requireNonNull(above.get(at));
                Object after = above.get(next);
                if (after != null) {
                    above.put(at, after);
                }
                at = next;
            }
            return at;
        }
    }
}
