package vn.phusa.traceability.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Circles in a directed graph: strongly connected parts of more than one node, and nodes that point at themselves. */
final class Cycles {
    private final Map<String, Set<String>> graph;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<List<String>> found = new ArrayList<>();

    private Cycles(Map<String, Set<String>> graph) {
        this.graph = graph;
    }

    /** Tarjan's algorithm with a stack of its own, for chains may be thousands of steps long. */
    static List<List<String>> of(Map<String, Set<String>> graph) {
        Cycles cycles = new Cycles(graph);
        for (String node : graph.keySet()) {
            if (!cycles.order.containsKey(node)) {
                cycles.walk(node);
            }
        }
        return cycles.found;
    }

    private record Frame(String node, Iterator<String> rest) {}

    private void walk(String start) {
        Deque<Frame> frames = new ArrayDeque<>();
        frames.push(enter(start));
        while (!frames.isEmpty()) {
            Frame frame = frames.peek();
            if (frame.rest.hasNext()) {
                String next = frame.rest.next();
                if (!order.containsKey(next)) {
                    frames.push(enter(next));
                } else if (low.containsKey(next)) {
                    lower(frame.node, number(order, next));
                }
            } else {
                frames.pop();
                if (!frames.isEmpty()) {
                    lower(frames.peek().node, number(low, frame.node));
                }
                leave(frame.node);
            }
        }
    }

    private Frame enter(String node) {
        order.put(node, order.size());
        low.put(node, number(order, node));
        open.push(node);
        return new Frame(node, graph.getOrDefault(node, Set.of()).iterator());
    }

    private void leave(String node) {
        if (number(low, node) != number(order, node)) {
            return;
        }
        List<String> part = new ArrayList<>();
        String one;
        do {
            one = open.pop();
            part.add(one);
        } while (!one.equals(node));
        part.forEach(low::remove);
        if (part.size() > 1 || graph.getOrDefault(node, Set.of()).contains(node)) {
            found.add(List.copyOf(part.reversed()));
        }
    }

    private void lower(String node, int to) {
        low.merge(node, to, Math::min);
    }

    private static int number(Map<String, Integer> numbers, String node) {
        return Objects.requireNonNull(numbers.get(node), node);
    }
}
