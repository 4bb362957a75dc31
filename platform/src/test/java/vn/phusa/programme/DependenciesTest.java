package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Who waits for whom never goes round in a circle. */
class DependenciesTest {

    private static CommitmentId id(long value) {
        return new CommitmentId(value);
    }

    @Test
    void nothingWaitsForItself() {
        assertThat(Dependencies.circleClosedBy(id(1), id(1), Map.of())).containsExactly(id(1), id(1));
    }

    @Test
    void aCircleIsNamedInTheOrderOfWaiting() {
        // 2 waits for 1, 3 waits for 2; now 1 is to wait for 3.
        Map<CommitmentId, Set<CommitmentId>> waiting = Map.of(id(2), Set.of(id(1)), id(3), Set.of(id(2)));
        assertThat(Dependencies.circleClosedBy(id(3), id(1), waiting)).containsExactly(id(1), id(3), id(2), id(1));
    }

    @Test
    void twoWaysToTheSamePredecessorAreNoCircle() {
        Map<CommitmentId, Set<CommitmentId>> waiting = Map.of(id(2), Set.of(id(1)), id(3), Set.of(id(1)));
        assertThat(Dependencies.circleClosedBy(id(2), id(3), waiting)).isEmpty();
    }

    @Test
    void addingOnlyWhatIsAllowedKeepsTheNetworkFreeOfCircles() {
        for (long seed = 1; seed <= 100; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Map<CommitmentId, Set<CommitmentId>> waiting = new HashMap<>();
            for (int i = 0; i < 60; i++) {
                CommitmentId predecessor = id(random.nextInt(1, 13));
                CommitmentId successor = id(random.nextInt(1, 13));
                List<CommitmentId> circle = Dependencies.circleClosedBy(predecessor, successor, waiting);
                if (circle.isEmpty()) {
                    waiting.computeIfAbsent(successor, key -> new HashSet<>()).add(predecessor);
                } else {
                    assertThat(circle.getFirst()).as("seed %d", seed).isEqualTo(successor);
                    assertThat(circle.getLast()).as("seed %d", seed).isEqualTo(successor);
                    for (int step = 1; step < circle.size() - 1; step++) {
                        assertThat(waiting.get(circle.get(step)))
                                .as("seed %d: every step of %s is a real wait", seed, circle)
                                .contains(circle.get(step + 1));
                    }
                }
            }
            assertThat(hasTopologicalOrder(waiting)).as("seed %d", seed).isTrue();
        }
    }

    private static boolean hasTopologicalOrder(Map<CommitmentId, Set<CommitmentId>> waiting) {
        Map<CommitmentId, Set<CommitmentId>> left = new HashMap<>();
        waiting.forEach((successor, predecessors) -> left.put(successor, new HashSet<>(predecessors)));
        while (true) {
            Set<CommitmentId> free = new HashSet<>();
            left.values().forEach(free::addAll);
            free.removeAll(left.keySet());
            if (free.isEmpty()) {
                return left.isEmpty();
            }
            left.values().forEach(predecessors -> predecessors.removeAll(free));
            left.values().removeIf(Set::isEmpty);
        }
    }
}
