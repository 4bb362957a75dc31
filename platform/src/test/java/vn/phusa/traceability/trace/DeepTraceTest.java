package vn.phusa.traceability.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phusa.traceability.trace.EventsInMemory.by;
import static vn.phusa.traceability.trace.EventsInMemory.pack;
import static vn.phusa.traceability.trace.EventsInMemory.seen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Namespaces;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;

/** A thousand containers, each in the next, on PostgreSQL: one question a level finds what two find. */
@PlatformTest
class DeepTraceTest {
    private static final int LEVELS = 1_000;

    /** Below the numbers that other tests give their pallets. */
    private static final long FIRST = 400_000_000L;

    @Autowired
    private Captures captures;

    @Autowired
    private EventStore store;

    @Autowired
    private Parties parties;

    private int questions;

    @BeforeEach
    void aThousandContainersEachInTheNext() {
        if (!store.occurrences(Set.of(Thing.key(container(0))), Set.of(ThingRole.CHILD))
                .isEmpty()) {
            return;
        }
        PartyId mill = parties.byKey("noip").orElseThrow();
        List<Event> events = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            events.add(pack(by(mill, level).step("packing"), container(level + 1), container(level)));
        }
        events.add(seen(by(mill, LEVELS + 1).step("shipping"), Action.OBSERVE, container(LEVELS)));
        captures.captureNow(Actor.platform(), mill, events, Namespaces.NONE).orThrow();
    }

    @Test
    void aThousandLevelsAreWalkedUpAndDown() {
        TraceGraph out = trace(new Counting(false), container(0), Direction.DOWN);
        assertThat(out.things()).hasSize(LEVELS + 1);
        assertThat(out.events()).hasSize(LEVELS + 1);
        assertThat(out.more()).isFalse();
        assertThat(questions).isLessThan(LEVELS + 3);

        TraceGraph in = trace(new Counting(false), container(LEVELS), Direction.UP);
        assertThat(in.things().keySet()).isEqualTo(out.things().keySet());
    }

    @Test
    void oneQuestionALevelFindsWhatTwoFind() {
        for (Direction direction : List.of(Direction.UP, Direction.DOWN, Direction.BOTH)) {
            TraceGraph one = trace(new Counting(false), container(LEVELS / 2), direction);
            TraceGraph two = trace(new Counting(true), container(LEVELS / 2), direction);

            assertThat(one.things()).isEqualTo(two.things());
            assertThat(one.events()).isEqualTo(two.events());
            assertThat(one.links()).containsExactlyInAnyOrderElementsOf(two.links());
        }
    }

    @Test
    void whatOccursMoreOftenThanAskedForIsNotAnsweredInOneStep() {
        String key = Thing.key(container(1));

        EventStore.Near near = store.near(List.of(key), 2).orElseThrow();

        assertThat(near.occurrences())
                .containsExactlyElementsOf(store.occurrences(List.of(key), Set.of(ThingRole.values())));
        List<EventNumber> numbers =
                near.occurrences().stream().map(EventStore.Found::number).toList();
        assertThat(near.events(numbers)).isEqualTo(store.events(numbers));
        assertThat(near.events(numbers.subList(1, 2))).isEqualTo(store.events(numbers.subList(1, 2)));
        assertThat(store.near(List.of(key), 1)).isEmpty();
        assertThat(store.near(List.of("00/000000000000000000"), 1).orElseThrow().occurrences())
                .isEmpty();
    }

    private TraceGraph trace(EventStore from, String uri, Direction direction) {
        questions = 0;
        return new Tracer(from, (_, _) -> List.of()).trace(Thing.key(uri), direction, false, TraceLimits.USUAL);
    }

    private static String container(int level) {
        return "urn:epc:id:sscc:89350012." + (FIRST + level);
    }

    /** The store, with its questions counted. */
    private final class Counting implements EventStore {
        private final boolean twoQuestions;

        Counting(boolean twoQuestions) {
            this.twoQuestions = twoQuestions;
        }

        @Override
        public List<RecordedEvent> events(Collection<EventNumber> numbers) {
            questions++;
            return store.events(numbers);
        }

        @Override
        public List<Found> occurrences(Collection<String> keys, Set<ThingRole> roles) {
            questions++;
            return store.occurrences(keys, roles);
        }

        @Override
        public Optional<Near> near(Collection<String> keys, int most) {
            questions++;
            return twoQuestions ? Optional.empty() : store.near(keys, most);
        }

        @Override
        public List<RecordedEvent> withEventId(String eventId) {
            return store.withEventId(eventId);
        }

        @Override
        public Map<String, List<RecordedEvent>> withEventIds(Collection<String> eventIds) {
            return store.withEventIds(eventIds);
        }

        @Override
        public Optional<EventNumber> newest() {
            return store.newest();
        }
    }
}
