package vn.phusa.programme;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The network of who waits for whom. */
public final class Dependencies {
    private Dependencies() {}

    /**
     * The circle that would close if the successor came to wait for the predecessor: from the successor along the
     * waiting back to itself. Empty when there would be none.
     *
     * @param predecessors for each commitment, those it already waits for
     */
    public static List<CommitmentId> circleClosedBy(
            CommitmentId predecessor, CommitmentId successor, Map<CommitmentId, Set<CommitmentId>> predecessors) {
        if (predecessor.equals(successor)) {
            return List.of(successor, successor);
        }
        // Does the predecessor itself wait, directly or not, for the successor? Breadth first: the shortest circle.
        Map<CommitmentId, CommitmentId> reachedFrom = new HashMap<>();
        Deque<CommitmentId> next = new ArrayDeque<>(List.of(predecessor));
        while (!next.isEmpty()) {
            CommitmentId current = next.removeFirst();
            for (CommitmentId earlier : predecessors.getOrDefault(current, Set.of())) {
                if (earlier.equals(successor)) {
                    return circle(predecessor, successor, current, reachedFrom);
                }
                if (!earlier.equals(predecessor) && reachedFrom.putIfAbsent(earlier, current) == null) {
                    next.addLast(earlier);
                }
            }
        }
        return List.of();
    }

    private static List<CommitmentId> circle(
            CommitmentId predecessor,
            CommitmentId successor,
            CommitmentId last,
            Map<CommitmentId, CommitmentId> reachedFrom) {
        List<CommitmentId> backwards = new ArrayList<>(List.of(successor));
        CommitmentId step = last;
        while (!step.equals(predecessor)) {
            backwards.add(step);
            step = java.util.Objects.requireNonNull(reachedFrom.get(step));
        }
        backwards.add(predecessor);
        backwards.add(successor);
        return backwards.reversed();
    }
}
