package vn.phusa.programme.forecast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Activities and what waits for what, in an order in which nobody waits for a later one. */
public final class Network {
    final List<Activity> order;
    final Map<Long, Integer> position;
    /** For each activity in order: the links that end at it, as indices into {@link #order}. */
    final int[][] from;

    final Link.Kind[][] kind;
    final int[][] lag;

    private Network(List<Activity> order, Map<Long, Integer> position, List<List<Link>> incoming) {
        this.order = List.copyOf(order);
        this.position = Map.copyOf(position);
        this.from = new int[order.size()][];
        this.kind = new Link.Kind[order.size()][];
        this.lag = new int[order.size()][];
        for (int i = 0; i < order.size(); i++) {
            List<Link> links = incoming.get(i);
            from[i] = links.stream().mapToInt(link -> position.get(link.from())).toArray();
            kind[i] = links.stream().map(Link::kind).toArray(Link.Kind[]::new);
            lag[i] = links.stream().mapToInt(Link::lag).toArray();
        }
    }

    /** The activities that wait for each other in a circle, in its order; empty when there is no circle. */
    public static List<Long> circle(Set<Long> activities, List<Link> links) {
        Map<Long, List<Long>> next = new HashMap<>();
        links.forEach(link ->
                next.computeIfAbsent(link.from(), id -> new ArrayList<>()).add(link.to()));
        Set<Long> finished = new HashSet<>();
        for (long start : activities.stream().sorted().toList()) {
            Optional<List<Long>> found = walk(start, next, finished);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return List.of();
    }

    /** Depth first without recursion, so that long chains cannot exhaust the stack. */
    private static Optional<List<Long>> walk(long start, Map<Long, List<Long>> next, Set<Long> finished) {
        List<Long> path = new ArrayList<>();
        Set<Long> onPath = new HashSet<>();
        Deque<Integer> branch = new ArrayDeque<>();
        if (!finished.contains(start)) {
            path.add(start);
            onPath.add(start);
            branch.push(0);
        }
        while (!path.isEmpty()) {
            long here = path.getLast();
            List<Long> onward = next.getOrDefault(here, List.of());
            int taken = branch.pop();
            if (taken == onward.size()) {
                finished.add(here);
                onPath.remove(here);
                path.removeLast();
                continue;
            }
            branch.push(taken + 1);
            long there = onward.get(taken);
            if (onPath.contains(there)) {
                return Optional.of(List.copyOf(path.subList(path.indexOf(there), path.size())));
            }
            if (!finished.contains(there)) {
                path.add(there);
                onPath.add(there);
                branch.push(0);
            }
        }
        return Optional.empty();
    }

    /**
     * @throws IllegalArgumentException when the links form a circle or name an unknown activity; ask {@link #circle}
     *     first to tell the user which
     */
    public static Network of(List<Activity> activities, List<Link> links) {
        Map<Long, Activity> byId = new HashMap<>();
        for (Activity activity : activities) {
            if (byId.put(activity.id(), activity) != null) {
                throw new IllegalArgumentException("activity " + activity.id() + " stands twice");
            }
        }
        Map<Long, List<Link>> incoming = new HashMap<>();
        Map<Long, List<Link>> outgoing = new HashMap<>();
        Map<Long, Integer> waiting = new HashMap<>();
        for (Link link : links) {
            if (!byId.containsKey(link.from()) || !byId.containsKey(link.to())) {
                throw new IllegalArgumentException("a link names an unknown activity: " + link);
            }
            incoming.computeIfAbsent(link.to(), id -> new ArrayList<>()).add(link);
            outgoing.computeIfAbsent(link.from(), id -> new ArrayList<>()).add(link);
            waiting.merge(link.to(), 1, Integer::sum);
        }
        Deque<Long> ready = new ArrayDeque<>();
        activities.stream()
                .map(Activity::id)
                .filter(id -> !waiting.containsKey(id))
                .forEach(ready::add);
        List<Activity> order = new ArrayList<>(activities.size());
        Map<Long, Integer> position = new HashMap<>();
        List<List<Link>> links2 = new ArrayList<>();
        while (!ready.isEmpty()) {
            long id = ready.remove();
            position.put(id, order.size());
            order.add(java.util.Objects.requireNonNull(byId.get(id)));
            links2.add(incoming.getOrDefault(id, List.of()));
            for (Link link : outgoing.getOrDefault(id, List.of())) {
                if (waiting.merge(link.to(), -1, Integer::sum) == 0) {
                    ready.add(link.to());
                }
            }
        }
        if (order.size() < activities.size()) {
            throw new IllegalArgumentException(
                    "the activities wait for each other in a circle: " + circle(byId.keySet(), links));
        }
        return new Network(order, position, links2);
    }

    public List<Activity> activities() {
        return order;
    }

    int size() {
        return order.size();
    }

    int indexOf(long id) {
        Integer index = position.get(id);
        if (index == null) {
            throw new IllegalArgumentException("no activity " + id + " in this network");
        }
        return index;
    }

    /**
     * Earliest starts for these durations; writes into the two arrays and, where {@code binding} is given, which
     * predecessor decided (−1: none).
     */
    void forward(double[] duration, double[] start, double[] finish, int[] binding) {
        for (int i = 0; i < order.size(); i++) {
            double earliest = order.get(i).notBefore();
            int decided = -1;
            for (int k = 0; k < from[i].length; k++) {
                int before = from[i][k];
                double bound = switch (kind[i][k]) {
                    case FINISH_TO_START -> finish[before] + lag[i][k];
                    case START_TO_START -> start[before] + lag[i][k];
                    case FINISH_TO_FINISH -> finish[before] + lag[i][k] - duration[i];
                    case START_TO_FINISH -> start[before] + lag[i][k] - duration[i];
                };
                if (bound > earliest) {
                    earliest = bound;
                    decided = before;
                }
            }
            start[i] = earliest;
            finish[i] = earliest + duration[i];
            binding[i] = decided;
        }
    }
}
