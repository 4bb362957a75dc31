package vn.phusa.traceability.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phusa.traceability.trace.EventsInMemory.at;
import static vn.phusa.traceability.trace.EventsInMemory.join;
import static vn.phusa.traceability.trace.EventsInMemory.make;
import static vn.phusa.traceability.trace.EventsInMemory.order;
import static vn.phusa.traceability.trace.EventsInMemory.pack;
import static vn.phusa.traceability.trace.EventsInMemory.seen;
import static vn.phusa.traceability.trace.EventsInMemory.so;
import static vn.phusa.traceability.trace.EventsInMemory.unpack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Event;
import vn.phusa.traceability.Thing;

class TracerTest {
    static final String PADDY = lot("PADDY");
    static final String RICE = lot("RICE");
    static final String FLOUR = lot("FLOUR");
    static final String BAG = serial(1);
    static final String OTHER_BAG = serial(2);
    static final String PALLET = sscc(1);
    static final String TRUCK = sscc(2);

    @Test
    void aProductDescendsFromItsRawMaterialAndWhatIsMadeOfIt() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(65, "KGM", RICE))),
                        make(at(2), null, List.of(so(10, "KGM", RICE)), List.of(so(9, "KGM", FLOUR))));

        assertThat(reached(store, RICE, Direction.UP)).containsExactly(key(RICE), key(PADDY));
        assertThat(reached(store, RICE, Direction.DOWN)).containsExactly(key(RICE), key(FLOUR));
        assertThat(reached(store, PADDY, Direction.DOWN)).containsExactly(key(PADDY), key(RICE), key(FLOUR));
        assertThat(reached(store, RICE, Direction.BOTH)).containsExactlyInAnyOrder(key(RICE), key(PADDY), key(FLOUR));
    }

    @Test
    void whatElseTheRawMaterialWasUsedForIsNoOriginOfTheProduct() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(65, "KGM", RICE))),
                        make(at(0.5), null, List.of(so(10, "KGM", PADDY)), List.of(so(9, "KGM", FLOUR))));

        TraceGraph graph = trace(store, RICE, Direction.UP);

        assertThat(graph.things().keySet()).doesNotContain(key(FLOUR));
        assertThat(graph.events()).hasSize(1);
    }

    @Test
    void eventsOfOneTransformationJoinAllItsInputsWithAllItsOutputs() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        make(at(1), "urn:uuid:t", List.of(so(50, "KGM", PADDY)), List.of()),
                        make(at(2), "urn:uuid:t", List.of(so(50, "KGM", lot("P2"))), List.of()),
                        make(at(3), "urn:uuid:t", List.of(), List.of(so(60, "KGM", RICE))));

        assertThat(reached(store, RICE, Direction.UP)).containsExactlyInAnyOrder(key(RICE), key(PADDY), key(lot("P2")));
        assertThat(reached(store, PADDY, Direction.DOWN)).containsExactly(key(PADDY), key(RICE));
        assertThat(trace(store, RICE, Direction.UP).things().get(key(PADDY)).previous())
                .isEqualTo(key(RICE));
    }

    @Test
    void theEventsOfAPalletBelongToTheBagOnlyWhileItIsInside() {
        EventsInMemory store = new EventsInMemory();
        store.capture(at(0), seen(at(0).step("storing"), Action.OBSERVE, PALLET));
        store.capture(at(1), pack(at(1), PALLET, BAG, OTHER_BAG));
        store.capture(at(2), seen(at(2).step("shipping"), Action.OBSERVE, PALLET));
        store.capture(at(3), unpack(at(3), PALLET, BAG));
        store.capture(at(4), seen(at(4).step("receiving"), Action.OBSERVE, PALLET));

        TraceGraph graph = trace(store, BAG, Direction.DOWN);

        assertThat(hours(graph)).containsExactly(1, 2, 3);
        assertThat(graph.things().keySet()).containsExactly(key(BAG), key(PALLET));
    }

    @Test
    void takingOutWithoutNamingAnythingTakesOutEverything() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        pack(at(1), PALLET, BAG),
                        unpack(at(2), PALLET),
                        seen(at(3), Action.OBSERVE, PALLET),
                        join(at(1), Action.ADD, TRUCK, BAG),
                        join(at(2), Action.DELETE, TRUCK),
                        seen(at(3), Action.OBSERVE, TRUCK));

        assertThat(hours(trace(store, BAG, Direction.DOWN))).containsExactly(1, 1, 2, 2);
    }

    @Test
    void anAssociationIsNotEndedByAnAggregation() {
        EventsInMemory store = new EventsInMemory()
                .with(join(at(1), Action.ADD, TRUCK, BAG), unpack(at(2), TRUCK), seen(at(3), Action.OBSERVE, TRUCK));

        assertThat(hours(trace(store, BAG, Direction.DOWN))).contains(3);
    }

    @Test
    void theOtherContentsOfAPalletAreNotMeant() {
        EventsInMemory store =
                new EventsInMemory().with(pack(at(1), PALLET, BAG, OTHER_BAG), seen(at(2), Action.OBSERVE, OTHER_BAG));

        assertThat(reached(store, BAG, Direction.BOTH)).containsExactly(key(BAG), key(PALLET));
    }

    @Test
    void aPalletThatIsTracedItselfHoldsItsContentsEvenAfterTheyLeave() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        seen(at(0), Action.ADD, BAG),
                        pack(at(1), PALLET, BAG),
                        unpack(at(2), PALLET, BAG),
                        seen(at(3), Action.OBSERVE, BAG));

        TraceGraph graph = trace(store, PALLET, Direction.DOWN);

        assertThat(graph.things().keySet()).containsExactly(key(PALLET), key(BAG));
        assertThat(hours(graph)).containsExactly(1, 2, 3);
        assertThat(hours(trace(store, PALLET, Direction.UP))).contains(0);
    }

    @Test
    void aPalletOnATruckMovesWithTheTruckWhileItIsOnIt() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        pack(at(1), PALLET, BAG),
                        pack(at(2), TRUCK, PALLET),
                        seen(at(3), Action.OBSERVE, TRUCK),
                        unpack(at(4), PALLET, BAG),
                        seen(at(5), Action.OBSERVE, TRUCK));

        assertThat(hours(trace(store, BAG, Direction.DOWN))).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aLotByQuantityStaysInAContainerUntilAllOfItIsTakenOut() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        pack(at(1), PALLET, so(100, "KGM", RICE)),
                        unpack(at(2), PALLET, so(40_000, "GRM", RICE)),
                        seen(at(3), Action.OBSERVE, PALLET),
                        unpack(at(4), PALLET, so(60, "KGM", RICE)),
                        seen(at(5), Action.OBSERVE, PALLET));

        assertThat(hours(trace(store, RICE, Direction.DOWN))).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aLotInATracedPalletIsMeantInPartOnlyAndNotFollowed() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        make(at(0), null, List.of(so(150, "KGM", PADDY)), List.of(so(100, "KGM", RICE))),
                        pack(at(1), PALLET, so(50, "KGM", RICE)),
                        make(at(2), null, List.of(so(50, "KGM", RICE)), List.of(so(50, "KGM", FLOUR))));

        TraceGraph down = trace(store, PALLET, Direction.DOWN);
        assertThat(down.things().get(key(RICE)).sight()).isEqualTo(Reached.Sight.PART);
        assertThat(down.things().keySet()).doesNotContain(key(FLOUR));
        assertThat(reached(store, PALLET, Direction.UP)).contains(key(PADDY));
    }

    @Test
    void whatIsUsedUpInsideItsContainerLivesOnInTheProduct() {
        EventsInMemory store = new EventsInMemory()
                .with(pack(at(1), PALLET, BAG), make(at(2), null, List.of(PALLET), List.of(so(40, "KGM", FLOUR))));

        assertThat(reached(store, BAG, Direction.DOWN)).containsExactly(key(BAG), key(PALLET), key(FLOUR));
    }

    @Test
    void aLotHoldsItsSerialNumbersAndASerialNumberDescendsFromItsLot() {
        String inLot = "https://id.gs1.org/01/08935001234562/10/RICE/21/77";
        EventsInMemory store = new EventsInMemory()
                .with(
                        make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(65, "KGM", RICE))),
                        seen(at(2), Action.ADD, inLot),
                        seen(at(3), Action.OBSERVE, "https://id.gs1.org/01/08935001234562/21/77"));

        assertThat(reached(store, RICE, Direction.DOWN)).containsExactly(key(RICE), key(inLot));
        assertThat(hours(trace(store, RICE, Direction.DOWN))).containsExactly(1, 2, 3);
        assertThat(reached(store, inLot, Direction.UP)).containsExactly(key(inLot), key(RICE), key(PADDY));
        assertThat(reached(store, inLot, Direction.DOWN)).containsExactly(key(inLot));
    }

    @Test
    void aClassHoldsAllItsLotsAndSerialNumbers() {
        EventsInMemory store =
                new EventsInMemory().with(seen(at(1), Action.ADD, so(5, "KGM", RICE)), seen(at(2), Action.ADD, BAG));

        assertThat(reached(store, "https://id.gs1.org/01/08935001234562", Direction.DOWN))
                .containsExactlyInAnyOrder("01/08935001234562", key(RICE), key(BAG));
    }

    @Test
    void papersAreShownAndFollowedOnlyWhenAskedFor() {
        EventsInMemory store = new EventsInMemory();
        store.capture(at(1), order(at(1).paper("urn:epcglobal:cbv:bt:8935001234500:PO1"), BAG));
        store.capture(at(2), seen(at(2).paper("urn:epcglobal:cbv:bt:8935001234500:PO1"), Action.OBSERVE, OTHER_BAG));

        assertThat(reached(store, BAG, Direction.DOWN)).hasSize(2).doesNotContain(key(OTHER_BAG));
        assertThat(new Tracer(store, store)
                        .trace(key(BAG), Direction.DOWN, true, TraceLimits.USUAL)
                        .things())
                .containsKey(key(OTHER_BAG));
        String paper = Thing.key("urn:epcglobal:cbv:bt:8935001234500:PO1");
        assertThat(new Tracer(store, store)
                        .trace(paper, Direction.DOWN, false, TraceLimits.USUAL)
                        .things())
                .containsKeys(key(BAG), key(OTHER_BAG));
    }

    @Test
    void whatWasDeclaredWrongCountsForNothingButIsTold() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        pack(at(1).id("urn:uuid:1"), PALLET, BAG),
                        seen(at(2), Action.OBSERVE, PALLET),
                        pack(at(1).id("urn:uuid:1").wrong(), PALLET, BAG));

        TraceGraph graph = trace(store, BAG, Direction.DOWN);

        assertThat(graph.things().keySet()).containsExactly(key(BAG));
        assertThat(graph.events()).isEmpty();
        assertThat(graph.struck()).hasSize(2);
    }

    @Test
    void oneKeyWrittenAsUrnAsLinkAndOnAnotherDomainIsOneThing() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        seen(at(1), Action.ADD, "urn:epc:id:sgtin:8935001.023456.77"),
                        seen(at(2), Action.OBSERVE, "https://id.gs1.org/01/08935001234562/21/77"),
                        seen(at(3), Action.OBSERVE, "https://gao.example/tem/01/8935001234562/10/L7/21/77?17=271231"));

        assertThat(trace(store, "https://id.gs1.org/01/08935001234562/21/77", Direction.DOWN)
                        .events())
                .hasSize(3);
    }

    @Test
    void whatHappensAtTheMomentOfPackingAndOfUnpackingStillConcernsTheContents() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        seen(at(0.9), Action.OBSERVE, PALLET),
                        pack(at(1), PALLET, BAG),
                        seen(at(1), Action.OBSERVE, PALLET),
                        unpack(at(2), PALLET, BAG),
                        seen(at(2), Action.OBSERVE, PALLET),
                        seen(at(2.1), Action.OBSERVE, PALLET));

        assertThat(trace(store, BAG, Direction.DOWN).events()).hasSize(4);
    }

    @Test
    void aBagThatReturnsToAPalletFollowsItInBothStaysAndNotBetween() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        pack(at(1), PALLET, BAG),
                        unpack(at(2), PALLET, BAG),
                        seen(at(3).step("shipping"), Action.OBSERVE, PALLET),
                        pack(at(4), PALLET, BAG),
                        seen(at(5).step("receiving"), Action.OBSERVE, PALLET));

        assertThat(trace(store, BAG, Direction.DOWN).events().values())
                .extracting(
                        event -> String.valueOf(event.event().circumstances().bizStep()))
                .anyMatch(step -> step.endsWith("receiving"))
                .noneMatch(step -> step.endsWith("shipping"));
    }

    @Test
    void aPalletInsideItselfEndsTheWalk() {
        EventsInMemory store =
                new EventsInMemory().with(pack(at(1), PALLET, PALLET), seen(at(2), Action.OBSERVE, PALLET));

        assertThat(trace(store, PALLET, Direction.BOTH).things().keySet()).containsExactly(key(PALLET));
    }

    @Test
    void aSensorOnAWarehouseBringsNoneOfItsOtherGoodsIntoTheTrace() {
        String warehouse = "https://id.gs1.org/414/8935001000019";
        EventsInMemory store = new EventsInMemory()
                .with(
                        join(at(1), Action.ADD, warehouse, TRUCK),
                        join(at(1), Action.ADD, warehouse, PALLET),
                        seen(at(2), Action.OBSERVE, PALLET));

        assertThat(trace(store, TRUCK, Direction.BOTH).things().keySet()).containsExactly(key(TRUCK));
    }

    @Test
    void nobodyTakesAnotherPartysEventBack() {
        EventsInMemory store = new EventsInMemory();
        store.capture(EventsInMemory.MILL, seen(at(1).id("urn:uuid:1"), Action.OBSERVE, BAG));
        store.capture(EventsInMemory.PORT, seen(at(1).id("urn:uuid:1").wrong(), Action.OBSERVE, BAG));

        assertThat(trace(store, BAG, Direction.DOWN).events()).hasSize(1);
    }

    @Test
    void containersWithinEachOtherEndTheWalk() {
        EventsInMemory store = new EventsInMemory()
                .with(pack(at(1), PALLET, TRUCK), pack(at(2), TRUCK, PALLET), pack(at(3), PALLET, BAG));

        assertThat(reached(store, BAG, Direction.BOTH)).containsExactlyInAnyOrder(key(BAG), key(PALLET), key(TRUCK));
        assertThat(reached(store, PALLET, Direction.BOTH)).contains(key(TRUCK), key(BAG));
    }

    @Test
    void aThousandLevelsOfPackingCostOneQuestionALevel() {
        EventsInMemory store = new EventsInMemory();
        for (int level = 0; level < 1_000; level++) {
            store.with(pack(at(level), sscc(level + 1), sscc(level)));
        }
        store.with(seen(at(2_000), Action.OBSERVE, sscc(1_000)));
        store.questions = 0;

        TraceGraph graph = trace(store, sscc(0), Direction.DOWN);

        assertThat(graph.things()).hasSize(1_001);
        assertThat(graph.events()).hasSize(1_001);
        assertThat(store.questions).isLessThan(1_003);
    }

    @Test
    void tenThousandThingsInOneEventAreOneStep() {
        EventsInMemory store = new EventsInMemory();
        Object[] bags = new Object[10_000];
        for (int i = 0; i < bags.length; i++) {
            bags[i] = serial(i);
        }
        store.with(pack(at(1), PALLET, bags));
        store.questions = 0;

        assertThat(trace(store, PALLET, Direction.DOWN).things()).hasSize(10_001);
        assertThat(store.questions).isLessThan(10);
    }

    @Test
    void aLimitIsSaidAndNotPassed() {
        EventsInMemory store = new EventsInMemory();
        for (int level = 0; level < 50; level++) {
            store.with(pack(at(level), sscc(level + 1), sscc(level)));
        }

        TraceGraph cut =
                new Tracer(store, store).trace(key(sscc(0)), Direction.DOWN, false, new TraceLimits(10, 1_000, 1_000));

        assertThat(cut.things()).hasSize(10);
        assertThat(cut.more()).isTrue();
        assertThat(trace(store, sscc(0), Direction.DOWN).more()).isFalse();
    }

    @Test
    void theOrderOfRecordingMakesNoDifference() {
        List<Event> chain = List.of(
                seen(at(0), Action.ADD, so(100, "KGM", PADDY)),
                make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(65, "KGM", RICE))),
                seen(at(2), Action.ADD, "https://id.gs1.org/01/08935001234562/10/RICE/21/1"),
                pack(at(3), PALLET, BAG, OTHER_BAG),
                pack(at(4), TRUCK, PALLET),
                seen(at(5), Action.OBSERVE, TRUCK),
                unpack(at(6), TRUCK),
                seen(at(7), Action.OBSERVE, TRUCK),
                unpack(at(8), PALLET, BAG),
                make(at(9), null, List.of(BAG), List.of(so(1, "KGM", FLOUR))));
        EventsInMemory inOrder = new EventsInMemory().with(chain.toArray(Event[]::new));
        Set<String> expected = trace(inOrder, PADDY, Direction.DOWN).things().keySet();
        List<Integer> times = hours(trace(inOrder, PADDY, Direction.DOWN));
        Random random = new Random(20260301);
        for (int round = 0; round < 50; round++) {
            List<Event> late = new ArrayList<>(chain);
            Collections.shuffle(late, random);
            EventsInMemory store = new EventsInMemory().with(late.toArray(Event[]::new));

            TraceGraph graph = trace(store, PADDY, Direction.DOWN);

            assertThat(new HashSet<>(graph.things().keySet())).isEqualTo(new HashSet<>(expected));
            assertThat(hours(graph)).isEqualTo(times);
        }
    }

    @Test
    void nothingIsKnownOfWhatNoEventNames() {
        TraceGraph graph = trace(new EventsInMemory(), BAG, Direction.BOTH);

        assertThat(graph.events()).isEmpty();
        assertThat(graph.things()).hasSize(1);
    }

    static TraceGraph trace(EventsInMemory store, String uri, Direction direction) {
        return new Tracer(store, store).trace(key(uri), direction, false, TraceLimits.USUAL);
    }

    private static List<String> reached(EventsInMemory store, String uri, Direction direction) {
        return List.copyOf(trace(store, uri, direction).things().keySet());
    }

    private static List<Integer> hours(TraceGraph graph) {
        return graph.events().values().stream()
                .map(event -> (int) java.time.Duration.between(
                                EventsInMemory.moment(0),
                                event.event().occurrence().eventTime().instant())
                        .toHours())
                .toList();
    }

    static String key(String uri) {
        return Thing.key(uri);
    }

    static String lot(String number) {
        return "https://id.gs1.org/01/08935001234562/10/" + number;
    }

    static String serial(int number) {
        return "https://id.gs1.org/01/08935001234562/21/" + number;
    }

    static String sscc(int number) {
        return "urn:epc:id:sscc:89350012.1" + "%08d".formatted(number);
    }
}
