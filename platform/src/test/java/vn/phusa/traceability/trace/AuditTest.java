package vn.phusa.traceability.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phusa.traceability.trace.EventsInMemory.COOPERATIVE;
import static vn.phusa.traceability.trace.EventsInMemory.MILL;
import static vn.phusa.traceability.trace.EventsInMemory.PORT;
import static vn.phusa.traceability.trace.EventsInMemory.at;
import static vn.phusa.traceability.trace.EventsInMemory.by;
import static vn.phusa.traceability.trace.EventsInMemory.make;
import static vn.phusa.traceability.trace.EventsInMemory.pack;
import static vn.phusa.traceability.trace.EventsInMemory.seen;
import static vn.phusa.traceability.trace.EventsInMemory.so;
import static vn.phusa.traceability.trace.EventsInMemory.unpack;
import static vn.phusa.traceability.trace.TracerTest.BAG;
import static vn.phusa.traceability.trace.TracerTest.FLOUR;
import static vn.phusa.traceability.trace.TracerTest.PADDY;
import static vn.phusa.traceability.trace.TracerTest.PALLET;
import static vn.phusa.traceability.trace.TracerTest.RICE;
import static vn.phusa.traceability.trace.TracerTest.TRUCK;
import static vn.phusa.traceability.trace.TracerTest.key;
import static vn.phusa.traceability.trace.TracerTest.trace;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.Timestamp;
import vn.phusa.traceability.Viewer;
import vn.phusa.traceability.chain.ChainTemplate;

class AuditTest {
    private static final TraceRules RULES = TraceRules.builtIn();
    private static final Viewer AUTHORITY = new Viewer.Authority();
    private static final String CAN_THO = "geo:10.03,105.78";
    private static final String HANOI = "geo:21.03,105.85";

    @Test
    void aTransformationIsBalancedInKilogramsWhateverItsUnits() {
        Audit audit = audit(make(
                at(1), null, List.of(so(1, "TNE", PADDY)), List.of(so(650, "KGM", RICE), so(50_000, "GRM", FLOUR))));

        Balance balance = audit.balances().getFirst();
        assertThat(balance.in()).isEqualByComparingTo("1000");
        assertThat(balance.out()).isEqualByComparingTo("700");
        assertThat(balance.yield())
                .hasValueSatisfying(yield -> assertThat(yield).isEqualByComparingTo("0.7"));
        assertThat(balance.whole()).isTrue();
        assertThat(audit.flags()).isEmpty();
    }

    @Test
    void moreOutThanInIsFlaggedToTheGram() {
        assertThat(kinds(audit(make(
                        at(1),
                        null,
                        List.of(so(0.3, "KGM", PADDY)),
                        List.of(so(100, "GRM", RICE), so(200, "GRM", FLOUR))))))
                .doesNotContain(Flag.Kind.MORE_OUT_THAN_IN);
        assertThat(kinds(audit(make(
                        at(1),
                        null,
                        List.of(so(0.3, "KGM", PADDY)),
                        List.of(so(100, "GRM", RICE), so(201, "GRM", FLOUR))))))
                .containsExactly(Flag.Kind.MORE_OUT_THAN_IN);
    }

    @Test
    void aYieldOutsideTheDeclaredProfileIsFlagged() {
        assertThat(kinds(audit(make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(72, "KGM", RICE))))))
                .isEmpty();
        Audit audit = audit(make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(73, "KGM", RICE))));
        assertThat(kinds(audit)).containsExactly(Flag.Kind.LOSS_OUTSIDE_PROFILE);
        assertThat(audit.flags().getFirst().facts()).containsExactly("73", "50", "72");
    }

    @Test
    void withoutADeclaredProfileNoYieldIsJudged() {
        EventsInMemory store = new EventsInMemory()
                .with(make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(20, "KGM", RICE))));
        SeenTrace trace =
                SeenTrace.of(trace(store, RICE, Direction.BOTH), AUTHORITY).orElseThrow();

        assertThat(Audit.of(trace, _ -> Optional.empty(), Places.UNKNOWN).flags())
                .isEmpty();
    }

    @Test
    void anInputWithoutAMassLeavesTheBalanceOpen() {
        Audit audit = audit(make(at(1), null, List.of(so(10, "KGM", PADDY), BAG), List.of(so(90, "KGM", RICE))));

        assertThat(audit.balances().getFirst().whole()).isFalse();
        assertThat(kinds(audit)).isEmpty();
    }

    @Test
    void theChainIsBalancedFromFirstInputToLastOutput() {
        Audit audit = audit(
                make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(65, "KGM", RICE))),
                make(at(2), null, List.of(so(40, "KGM", RICE)), List.of(so(38, "KGM", FLOUR))));

        assertThat(audit.chainIn()).isEqualByComparingTo("100");
        assertThat(audit.chainOut()).isEqualByComparingTo("63");
    }

    @Test
    void aLotOfWhichMoreIsShippedThanWasMadeIsSoldTwice() {
        Event made = make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(65, "KGM", RICE)));
        Event first = seen(at(2).step("shipping"), Action.OBSERVE, so(40, "KGM", RICE));
        Event second = seen(at(3).step("shipping"), Action.OBSERVE, so(25, "KGM", RICE));
        Event third = seen(at(4).step("shipping"), Action.OBSERVE, so(1, "KGM", RICE));

        assertThat(kinds(audit(made, first, second))).isEmpty();
        Audit audit = audit(made, first, second, third);
        assertThat(kinds(audit)).containsExactly(Flag.Kind.SOLD_TWICE);
        assertThat(audit.flags().getFirst().facts()).containsExactly("65", "66", "kg");
        assertThat(audit.flags().getFirst().events()).hasSize(4);
        assertThat(kinds(audit(
                        made,
                        first,
                        second,
                        third,
                        seen(at(5).step("void_shipping"), Action.OBSERVE, so(1, "KGM", RICE)))))
                .isEmpty();
    }

    @Test
    void whatStaysInItsLotWhenItIsDriedIsNotSoldTwice() {
        Event dried = make(at(2), null, List.of(so(100, "KGM", RICE)), List.of(so(90, "KGM", RICE)));
        Event harvested = seen(at(1).step("commissioning"), Action.ADD, so(100, "KGM", RICE));
        Event sold = seen(at(3).step("shipping"), Action.OBSERVE, so(0.09, "TNE", RICE));

        assertThat(kinds(audit(dried))).doesNotContain(Flag.Kind.SOLD_TWICE);
        assertThat(kinds(audit(harvested, dried, sold))).doesNotContain(Flag.Kind.SOLD_TWICE);
        assertThat(kinds(audit(
                        harvested, dried, sold, seen(at(4).step("shipping"), Action.OBSERVE, so(1, "KGM", RICE)))))
                .contains(Flag.Kind.SOLD_TWICE);
    }

    @Test
    void whatOnePartyShipsAnotherMayShipOn() {
        EventsInMemory store = new EventsInMemory();
        store.capture(MILL, make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(65, "KGM", RICE))));
        store.capture(MILL, seen(at(2).step("shipping"), Action.OBSERVE, so(65, "KGM", RICE)));
        store.capture(PORT, seen(at(3).step("receiving"), Action.OBSERVE, so(65, "KGM", RICE)));
        store.capture(PORT, seen(at(4).step("shipping"), Action.OBSERVE, so(65, "KGM", RICE)));
        assertThat(kinds(audit(store, RICE))).isEmpty();

        store.capture(PORT, seen(at(5).step("shipping"), Action.OBSERVE, so(65, "KGM", RICE)));
        assertThat(kinds(audit(store, RICE))).containsExactly(Flag.Kind.SOLD_TWICE);
    }

    @Test
    void oneSerialNumberShippedToTwoPartiesIsSoldTwiceUnlessItCameBack() {
        String buyer = "urn:epc:id:pgln:8935001.23456";
        String other = "urn:epc:id:pgln:8935001.34567";
        Event first = seen(at(1).step("shipping").to(buyer), Action.OBSERVE, BAG);
        Event back = seen(at(2).step("receiving"), Action.OBSERVE, BAG);
        Event second = seen(at(3).step("shipping").to(other), Action.OBSERVE, BAG);

        assertThat(kinds(audit(bag(first, second)))).containsExactly(Flag.Kind.SERIAL_SOLD_TWICE);
        assertThat(kinds(audit(bag(first, back, second)))).isEmpty();
        assertThat(kinds(audit(bag(first, first)))).isEmpty();
    }

    @Test
    void oneSerialNumberInTwoFarPlacesAtOnceIsImpossible() {
        Event canTho = seen(at(1).at(CAN_THO), Action.OBSERVE, BAG);

        Audit audit = audit(bag(canTho, seen(at(2).at(HANOI), Action.OBSERVE, BAG)));
        assertThat(kinds(audit)).containsExactly(Flag.Kind.IMPOSSIBLE_TRAVEL);
        assertThat(audit.flags().getFirst().facts()).containsExactly("1223", "1");
        assertThat(kinds(audit(bag(canTho, seen(at(3).at(HANOI), Action.OBSERVE, BAG)))))
                .isEmpty();
        assertThat(kinds(audit(bag(canTho, seen(at(1).at("geo:10.05,105.79"), Action.OBSERVE, BAG)))))
                .isEmpty();
    }

    @Test
    void whatWasDeclaredWrongIsCountedInNoBalanceAndIsNoSaleAndNoJourney() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        make(
                                at(1).id("urn:uuid:m"),
                                null,
                                List.of(so(100, "KGM", PADDY)),
                                List.of(so(165, "KGM", RICE))),
                        make(
                                at(1).id("urn:uuid:m").wrong(),
                                null,
                                List.of(so(100, "KGM", PADDY)),
                                List.of(so(165, "KGM", RICE))),
                        make(
                                at(1).id("urn:uuid:n"),
                                null,
                                List.of(so(100, "KGM", PADDY)),
                                List.of(so(65, "KGM", RICE))),
                        seen(at(2).step("shipping").at(CAN_THO), Action.OBSERVE, so(65, "KGM", RICE)),
                        seen(at(2).step("shipping").at(HANOI).id("urn:uuid:s"), Action.OBSERVE, so(65, "KGM", RICE)),
                        seen(
                                at(2).step("shipping")
                                        .at(HANOI)
                                        .id("urn:uuid:s")
                                        .wrong(),
                                Action.OBSERVE,
                                so(65, "KGM", RICE)));

        Audit audit = audit(store, RICE);

        assertThat(audit.flags()).isEmpty();
        assertThat(audit.chainIn()).isEqualByComparingTo("100");
        assertThat(audit.chainOut()).isEqualByComparingTo("65");
        assertThat(SeenTrace.of(trace(store, RICE, Direction.BOTH), AUTHORITY)
                        .orElseThrow()
                        .struck())
                .hasSize(4);
    }

    @Test
    void oneSerialNumberInTwoFarPlacesIsNoticedAcrossTimeZones() {
        // The clock in Seoul shows two hours more than the one in Cần Thơ at the same moment.
        Event canTho = zoned("2026-03-01T10:00:00+07:00", CAN_THO);
        assertThat(kinds(audit(bag(canTho, zoned("2026-03-01T12:10:00+09:00", "geo:37.46,126.44")))))
                .containsExactly(Flag.Kind.IMPOSSIBLE_TRAVEL);
        assertThat(kinds(audit(bag(canTho, zoned("2026-03-01T17:00:00+09:00", "geo:37.46,126.44")))))
                .isEmpty();
    }

    private static Event zoned(String time, String place) {
        Event plain = seen(at(0).at(place), Action.OBSERVE, BAG);
        return new ObjectEvent(
                new Occurrence(Timestamp.read(time).orElseThrow(), null, time.substring(19), null, null, List.of()),
                List.of(BAG),
                List.of(),
                Action.OBSERVE,
                plain.circumstances(),
                null,
                Extensions.NONE);
    }

    @Test
    void oneLotShippedWholeToTwoBuyersIsSoldTwiceAlsoInOtherUnits() {
        Event made = make(at(1), null, List.of(so(1, "TNE", PADDY)), List.of(so(650, "KGM", RICE)));
        Event first =
                seen(at(2).step("shipping").to("urn:epc:id:pgln:8935001.23456"), Action.OBSERVE, so(650, "KGM", RICE));
        Event second =
                seen(at(3).step("shipping").to("urn:epc:id:pgln:8935001.34567"), Action.OBSERVE, so(0.65, "TNE", RICE));

        Audit audit = audit(made, first, second);

        assertThat(kinds(audit)).containsExactly(Flag.Kind.SOLD_TWICE);
        assertThat(audit.flags().getFirst().facts()).containsExactly("650", "1300", "kg");
    }

    @Test
    void nothingIsCalledSoldTwiceWhereSomeOfTheLotsEventsAreNotSeen() {
        EventsInMemory store = new EventsInMemory();
        store.capture(MILL, seen(at(1).step("receiving"), Action.OBSERVE, so(65, "KGM", RICE)));
        store.capture(MILL, seen(at(2).step("shipping"), Action.OBSERVE, so(80, "KGM", RICE)));
        assertThat(kinds(audit(store, RICE))).containsExactly(Flag.Kind.SOLD_TWICE);
        store.capture(PORT, seen(by(PORT, 3).step("shipping"), Action.OBSERVE, so(15, "KGM", RICE)));
        SeenTrace seen = SeenTrace.of(trace(store, RICE, Direction.BOTH), new Viewer.Party(Set.of(MILL), Set.of()))
                .orElseThrow();

        assertThat(Audit.of(seen, _ -> Optional.empty(), Places.UNKNOWN).flags())
                .isEmpty();
    }

    @Test
    void whoHoldsTheGoodsKnowsThatSomethingWasBeforeAlsoWhereNothingIsOpen() {
        EventsInMemory store = new EventsInMemory();
        store.capture(COOPERATIVE, seen(by(COOPERATIVE, 0), Action.ADD, so(100, "KGM", PADDY)));
        store.capture(MILL, make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(65, "KGM", RICE))));
        TraceGraph graph = trace(store, RICE, Direction.UP);

        SeenTrace nothing = SeenTrace.held(graph, _ -> false);
        assertThat(nothing.things().keySet()).containsExactly(key(RICE));
        assertThat(nothing.hidden()).isEqualTo(1);
        SeenTrace milled = SeenTrace.held(graph, event -> event.owner().equals(MILL));
        assertThat(milled.things().keySet()).containsExactly(key(RICE), key(PADDY));
        assertThat(milled.hidden()).isEqualTo(1);
        assertThat(SeenTrace.held(trace(new EventsInMemory(), RICE, Direction.UP), _ -> true)
                        .hidden())
                .isZero();
    }

    @Test
    void aLotThatIsItsOwnRawMaterialIsACycle() {
        assertThat(kinds(audit(
                        make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(65, "KGM", RICE))),
                        make(at(2), null, List.of(so(65, "KGM", RICE)), List.of(so(65, "KGM", PADDY))))))
                .contains(Flag.Kind.CYCLE);
    }

    // ---- used before it was made

    private static final Event MILLED = make(at(5), null, List.of(so(100, "KGM", PADDY)), List.of(so(65, "KGM", RICE)));

    private static Event harvested(double hour) {
        return seen(at(hour).step("commissioning"), Action.ADD, so(100, "KGM", PADDY));
    }

    @Test
    void whatIsUsedBeforeItWasMadeIsFlaggedFromWhereverOneLooks() {
        EventsInMemory store = new EventsInMemory().with(harvested(6), MILLED);
        for (String start : List.of(PADDY, RICE)) {
            assertThat(audit(store, start).flags()).singleElement().satisfies(flag -> {
                assertThat(flag.kind()).isEqualTo(Flag.Kind.USED_BEFORE_MADE);
                assertThat(flag.things()).containsExactly(key(PADDY));
                assertThat(flag.facts()).containsExactly("2026-03-01T05:00:00Z", "2026-03-01T06:00:00Z");
                assertThat(flag.events()).hasSize(2);
                assertThat(store.events(flag.events()).getLast().event())
                        .as("the use first, though it was captured last")
                        .isEqualTo(MILLED);
                assertThat(flag.events().getFirst().value())
                        .isGreaterThan(flag.events().getLast().value());
            });
        }
    }

    @Test
    void anOriginThatAWrongClockPutsAfterTheUseIsStillAnOrigin() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        seen(at(1).step("commissioning"), Action.ADD, so(120, "KGM", FLOUR)),
                        make(at(6), null, List.of(so(120, "KGM", FLOUR)), List.of(so(100, "KGM", PADDY))),
                        MILLED);

        assertThat(trace(store, RICE, Direction.UP).things()).containsKeys(key(PADDY), key(FLOUR));
        assertThat(trace(store, FLOUR, Direction.DOWN).things()).containsKeys(key(PADDY), key(RICE));
    }

    @Test
    void equalTimesInAnyZoneAndWhatWasMadeBeforeAreRight() {
        assertThat(kinds(audit(harvested(5), MILLED))).isEmpty();
        assertThat(kinds(audit(harvested(4), MILLED))).isEmpty();
        assertThat(kinds(audit(harvested(4), harvested(6), MILLED)))
                .as("the lot was there, and got more")
                .isEmpty();
        Event abroad = new ObjectEvent(
                new Occurrence(
                        Timestamp.read("2026-02-28T19:00:00-10:00").orElseThrow(),
                        null,
                        "-10:00",
                        null,
                        null,
                        List.of()),
                List.of(),
                List.of(so(100, "KGM", PADDY)),
                Action.ADD,
                at(5).circumstances(),
                null,
                Extensions.NONE);
        assertThat(kinds(audit(abroad, MILLED)))
                .as("19:00 in Hawaii is 05:00 in Greenwich, the same moment")
                .isEmpty();
    }

    @Test
    void packingAndPassingOnAreUsesAndWhatIsDriedWasThereBefore() {
        Event tagged = seen(at(3).step("commissioning"), Action.ADD, BAG, TracerTest.OTHER_BAG);
        EventsInMemory packing = new EventsInMemory().with(tagged, pack(at(2), PALLET, BAG, TracerTest.OTHER_BAG));
        Audit packed = audit(packing, PALLET);
        assertThat(packed.flags())
                .singleElement()
                .satisfies(flag -> assertThat(flag.things())
                        .as("two bags, the same two events: one finding")
                        .containsExactlyInAnyOrder(key(BAG), key(TracerTest.OTHER_BAG)));
        assertThat(kinds(audit(tagged, seen(at(2).step("shipping"), Action.OBSERVE, BAG))))
                .containsExactly(Flag.Kind.USED_BEFORE_MADE);
        assertThat(kinds(audit(tagged, seen(at(2).step("inspecting"), Action.OBSERVE, BAG))))
                .isEmpty();
        Event dried = make(at(6), null, List.of(so(50, "KGM", PADDY)), List.of(so(45, "KGM", PADDY)));
        assertThat(kinds(audit(MILLED, dried))).doesNotContain(Flag.Kind.USED_BEFORE_MADE);
        String kind = "https://id.gs1.org/01/08935001234562";
        assertThat(kinds(audit(
                        make(at(1), null, List.of(so(1, "KGM", kind)), List.of(so(1, "KGM", RICE))),
                        seen(at(2), Action.ADD, so(1, "KGM", kind)))))
                .as("of a class there was some before")
                .doesNotContain(Flag.Kind.USED_BEFORE_MADE);
    }

    @Test
    void whatHappenedToTheThingOutOfSightIsNotBetrayedByAFlagOrJudgedByAPart() {
        EventsInMemory early = new EventsInMemory();
        early.capture(COOPERATIVE, harvested(1));
        early.capture(MILL, harvested(6));
        early.capture(MILL, MILLED);
        EventsInMemory late = new EventsInMemory();
        late.capture(COOPERATIVE, harvested(6));
        late.capture(MILL, MILLED);
        for (EventsInMemory store : List.of(early, late)) {
            for (String start : List.of(PADDY, RICE)) {
                SeenTrace mill = SeenTrace.of(
                                trace(store, start, Direction.BOTH), new Viewer.Party(Set.of(MILL), Set.of()))
                        .orElseThrow();
                assertThat(kinds(Audit.of(mill, _ -> Optional.empty(), Places.UNKNOWN)))
                        .doesNotContain(Flag.Kind.USED_BEFORE_MADE);
            }
        }
    }

    @Test
    void aPalletInATruckInThatPalletIsACycleButReuseIsNot() {
        EventsInMemory within = new EventsInMemory().with(pack(at(1), PALLET, TRUCK), pack(at(2), TRUCK, PALLET));
        assertThat(kinds(audit(within, PALLET))).containsExactly(Flag.Kind.CYCLE);

        EventsInMemory reused = new EventsInMemory()
                .with(pack(at(1), PALLET, TRUCK), unpack(at(2), PALLET), pack(at(3), TRUCK, PALLET));
        assertThat(kinds(audit(reused, PALLET))).isEmpty();
    }

    @Test
    void whatSomebodyMayNotSeeIsANodeWithoutAName() {
        EventsInMemory store = new EventsInMemory();
        store.capture(COOPERATIVE, seen(by(COOPERATIVE, 0), Action.ADD, so(100, "KGM", PADDY)));
        store.capture(MILL, make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(65, "KGM", RICE))));
        store.capture(MILL, make(at(2), null, List.of(so(65, "KGM", RICE)), List.of(so(60, "KGM", FLOUR))));
        store.capture(PORT, seen(by(PORT, 3), Action.OBSERVE, so(60, "KGM", FLOUR)));
        TraceGraph graph = trace(store, PADDY, Direction.DOWN);

        SeenTrace seen = SeenTrace.of(graph, new Viewer.Party(Set.of(COOPERATIVE), Set.of()))
                .orElseThrow();
        assertThat(seen.things().keySet()).containsExactly(key(PADDY));
        assertThat(seen.events()).hasSize(1);
        assertThat(seen.hidden()).isEqualTo(1);
        assertThat(seen.hiddenBeside()).containsEntry(key(PADDY), Set.of(1));
        assertThat(seen.toString()).doesNotContain("RICE").doesNotContain("FLOUR");
        assertThat(seen.partial()).isTrue();

        SeenTrace both = SeenTrace.of(graph, new Viewer.Party(Set.of(COOPERATIVE, PORT), Set.of()))
                .orElseThrow();
        assertThat(both.things().keySet()).containsExactly(key(PADDY), key(FLOUR));
        assertThat(both.things().get(key(FLOUR)).by()).isNull();
        assertThat(both.things().get(key(FLOUR)).previous()).isEqualTo(key(PADDY));
        assertThat(both.toString()).doesNotContain("RICE");
    }

    @Test
    void whatIsNotSeenAnswersAsIfItDidNotExist() {
        EventsInMemory store = new EventsInMemory();
        store.capture(MILL, seen(at(1), Action.OBSERVE, BAG));
        Viewer port = new Viewer.Party(Set.of(PORT), Set.of());

        assertThat(SeenTrace.of(trace(store, BAG, Direction.BOTH), port)).isEmpty();
        assertThat(SeenTrace.of(trace(store, PALLET, Direction.BOTH), port)).isEmpty();
        assertThat(SeenTrace.of(trace(store, PALLET, Direction.BOTH), AUTHORITY))
                .isEmpty();
    }

    @Test
    void aBalanceOverWhatIsNotSeenIsPartial() {
        EventsInMemory store = new EventsInMemory();
        store.capture(MILL, make(at(1), "urn:uuid:t", List.of(so(100, "KGM", PADDY)), List.of()));
        store.capture(MILL, make(at(2), "urn:uuid:t", List.of(), List.of(so(65, "KGM", RICE))));
        store.capture(PORT, make(by(PORT, 3), "urn:uuid:t", List.of(so(10, "KGM", FLOUR)), List.of()));
        SeenTrace seen = SeenTrace.of(trace(store, RICE, Direction.UP), new Viewer.Party(Set.of(MILL), Set.of()))
                .orElseThrow();

        Audit audit = Audit.of(seen, _ -> Optional.empty(), Places.UNKNOWN);

        assertThat(audit.balances())
                .singleElement()
                .satisfies(one -> assertThat(one.whole()).isFalse());
        assertThat(audit.whole()).isFalse();
    }

    @Test
    void aChainIsAsCompleteAsItsTellingOfWhatIsAskedFor() {
        EventsInMemory store = new EventsInMemory()
                .with(
                        seen(at(0).step("commissioning"), Action.ADD, so(100, "KGM", PADDY)),
                        make(at(1), null, List.of(so(100, "KGM", PADDY)), List.of(so(65, "KGM", RICE))),
                        seen(at(2).step("shipping"), Action.OBSERVE, so(65, "KGM", RICE)));
        TraceGraph graph = trace(store, RICE, Direction.BOTH);

        Completeness rice = Completeness.of(
                RULES.chain("rice").orElseThrow(), graph.events().values());
        assertThat(rice.score()).isEqualTo(60);
        assertThat(rice.missing().stream().map(ChainTemplate.Step::code)).containsExactly("receiving", "packing");
        assertThat(Completeness.of(RULES.usual(), graph.events().values()).score())
                .isEqualTo(66);
    }

    @Test
    void longChainsHaveNoCycleAndNeedNoDeepStack() {
        java.util.Map<String, Set<String>> chain = new java.util.LinkedHashMap<>();
        for (int i = 0; i < 100_000; i++) {
            chain.put("n" + i, Set.of("n" + (i + 1)));
        }
        assertThat(Cycles.of(chain)).isEmpty();
        chain.put("n100000", Set.of("n0"));
        assertThat(Cycles.of(chain))
                .singleElement()
                .satisfies(cycle -> assertThat(cycle).hasSize(100_001));
    }

    @Test
    void whatIsInAPalletIsHeldByWhoeverHasThePallet() {
        EventsInMemory store = new EventsInMemory();
        store.capture(MILL, seen(at(1), Action.ADD, BAG, TracerTest.OTHER_BAG));
        store.capture(MILL, pack(at(2), PALLET, BAG, TracerTest.OTHER_BAG));
        store.capture(MILL, unpack(at(3), PALLET, TracerTest.OTHER_BAG));
        store.capture(PORT, seen(by(PORT, 4), Action.OBSERVE, PALLET));
        TraceGraph graph = new Tracer(store, store)
                .trace(List.of(key(BAG), key(TracerTest.OTHER_BAG)), Direction.DOWN, false, TraceLimits.RECALL);

        Reach reach = Reach.of(graph, _ -> Optional.empty());

        assertThat(reach.things()).containsExactlyInAnyOrder(key(BAG), key(TracerTest.OTHER_BAG));
        assertThat(reach.holders())
                .extracting(Holder::party, Holder::holds)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Holder.key(PORT), 2),
                        org.assertj.core.groups.Tuple.tuple(Holder.key(MILL), 1));
    }

    private static Event[] bag(Event... events) {
        return events;
    }

    private static Audit audit(Event... events) {
        EventsInMemory store = new EventsInMemory().with(events);
        String start = vn.phusa.traceability.Thing.of(events[0]).getFirst().key();
        return audit(store, start);
    }

    private static Audit audit(EventsInMemory store, String start) {
        SeenTrace trace =
                SeenTrace.of(trace(store, start, Direction.BOTH), AUTHORITY).orElseThrow();
        return Audit.of(trace, _ -> RULES.profile("paddy-milled-rice"), Places.UNKNOWN);
    }

    private static List<Flag.Kind> kinds(Audit audit) {
        return audit.flags().stream().map(Flag::kind).toList();
    }
}
