package vn.phusa.traceability.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.gs1.LocalIdentifier;
import vn.phusa.traceability.chain.ChainRules;
import vn.phusa.traceability.chain.FieldAction;

/** What people record in the field becomes proper EPCIS events. */
class FieldEventsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");
    private static final String SELF = "https://id.gs1.org/417/8938501119995";
    private final ChainRules actions = ChainRules.builtIn();

    private static FieldEntry.Row row(String code, String lot, String quantity, String unit) {
        return new FieldEntry.Row(code, lot, quantity, unit);
    }

    private static FieldEntry entry(
            String action,
            List<FieldEntry.Row> things,
            List<FieldEntry.Row> results,
            String container,
            String partner,
            Map<String, String> elements) {
        return new FieldEntry(
                UUID.fromString("6f2b9c1e-0000-4000-8000-000000000001"),
                action,
                new PartyId(7),
                NOW.minus(Duration.ofMinutes(5)),
                "8938501119995",
                things,
                results,
                container,
                partner,
                "PX-12",
                elements,
                "",
                "");
    }

    private Event event(FieldEntry entry) {
        return FieldEvents.of(actions.action(entry.action()).orElseThrow(), entry, SELF, NOW)
                .orThrow();
    }

    private List<Problem> refused(FieldEntry entry) {
        Outcome<Event> outcome = FieldEvents.of(actions.action(entry.action()).orElseThrow(), entry, SELF, NOW);
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected<Event>) outcome).problems();
    }

    @Test
    void thePhonesPositionIsWhereItWasReadAndTheNamedPlaceIsWhereTheGoodsAre() {
        FieldEntry entry =
                entry("harvest", List.of(row("8938501110015", "L7", "5", "KGM")), List.of(), "", "", Map.of());
        Event event = event(entry.at("geo:10.06400,105.55800"));
        assertThat(event.circumstances().readPoint().id()).isEqualTo("geo:10.06400,105.55800");
        assertThat(event.circumstances().bizLocation().id()).endsWith("/414/8938501119995");
        assertThat(refused(entry.at("geo:here"))).containsExactly(Problem.at("position", FieldProblem.NO_POSITION));
    }

    @Test
    void aProductOfOnesOwnWithAWrongCheckCharacterIsNoCode() {
        String right = new LocalIdentifier("92-00123", "GAO-ST25").toString();
        String wrong = right.substring(0, right.length() - 1) + (right.endsWith("W") ? "X" : "W");
        assertThat(refused(entry("harvest", List.of(row(wrong, "L7", "5", "KGM")), List.of(), "", "", Map.of())))
                .containsExactly(Problem.at("things.0.code", FieldProblem.NO_CODE, wrong));
    }

    @Test
    void aHarvestBringsALotIntoBeingWithItsMasterData() {
        ObjectEvent event = (ObjectEvent) event(entry(
                "harvest",
                List.of(row("8938501110015", "L7", "1.250,5", "KGM")),
                List.of(),
                "",
                "",
                Map.of("variety", "ST25")));
        assertThat(event.action()).isEqualTo(Action.ADD);
        assertThat(event.quantities())
                .containsExactly(new QuantityElement(
                        "https://id.gs1.org/01/08938501110015/10/L7", new BigDecimal("1250.5"), "KGM"));
        assertThat(event.circumstances().bizStep()).isEqualTo("https://ref.gs1.org/cbv/BizStep-commissioning");
        assertThat(event.ilmd()).isNotNull();
        assertThat(event.occurrence().eventID()).isEqualTo("urn:uuid:6f2b9c1e-0000-4000-8000-000000000001");
        assertThat(event.circumstances().readPoint().id()).isEqualTo("https://id.gs1.org/414/8938501119995");
    }

    @Test
    void millingTurnsLotsIntoLots() {
        TransformationEvent event = (TransformationEvent) event(entry(
                "process",
                List.of(row("8938501110015", "LUA-1", "10", "TNE")),
                List.of(row("8938501110022", "GAO-1", "6,4", "TNE")),
                "",
                "",
                Map.of()));
        assertThat(event.inputQuantities()).hasSize(1);
        assertThat(event.outputQuantities().getFirst().quantity()).isEqualByComparingTo("6.4");
    }

    @Test
    void loadingPutsThingsIntoAnSsccAndUnloadingAllOfThemNeedsNoList() {
        AggregationEvent loaded = (AggregationEvent) event(entry(
                "load",
                List.of(row("(01)08938501110022(21)S1", "", "", ""), row("8938501110022", "GAO-1", "20", "BG")),
                List.of(),
                "089385011100000015",
                "",
                Map.of()));
        assertThat(loaded.parentID()).isEqualTo("https://id.gs1.org/00/089385011100000015");
        assertThat(loaded.childEPCs()).containsExactly("https://id.gs1.org/01/08938501110022/21/S1");
        assertThat(loaded.childQuantities()).hasSize(1);
        AggregationEvent unloaded = (AggregationEvent)
                event(entry("unload", List.of(), List.of(), "]C100089385011100000015", "", Map.of()));
        assertThat(unloaded.action()).isEqualTo(Action.DELETE);
        assertThat(unloaded.parentID()).isEqualTo("https://id.gs1.org/00/089385011100000015");
        assertThat(unloaded.childEPCs()).isEmpty();
    }

    @Test
    void shippingTellsWhoGivesWhoReceivesThePaperAndTheTemperature() {
        Event event = event(entry(
                "ship",
                List.of(row("https://gao.vn/01/08938501110022/10/GAO-1", "", "5", "TNE")),
                List.of(),
                "",
                "8938501119995",
                Map.of("temperature", "-18,5")));
        assertThat(event.circumstances().sources()).extracting(s -> s.id()).containsExactly(SELF);
        assertThat(event.circumstances().destinations())
                .extracting(d -> d.id())
                .containsExactly("https://id.gs1.org/417/8938501119995");
        assertThat(event.circumstances().bizTransactions().getFirst().id()).isEqualTo("urn:vn-local:paper:7:PX-12");
        assertThat(event.circumstances()
                        .sensorElements()
                        .getFirst()
                        .reports()
                        .getFirst()
                        .value())
                .isEqualByComparingTo("-18.5");
    }

    @Test
    void aProductOfAProducerWithoutAPrefixHasLotsThatAreNoGs1Keys() {
        String local = vn.phusa.epcis.gs1.LocalIdentifier.of("92-00123", "GAO-ST25")
                .orNull()
                .toString();
        ObjectEvent event = (ObjectEvent)
                event(entry("harvest", List.of(row(local, "L7", "3", "TNE")), List.of(), "", "", Map.of()));
        assertThat(event.quantities().getFirst().epcClass())
                .startsWith("urn:vn-local:lot:92-00123:GAO-ST25:")
                .endsWith(":L7");
    }

    @ParameterizedTest
    @CsvSource({
        "8938501110016, L7, 1, KGM, things.0.code, traceability.field.no-code",
        "gạo, L7, 1, KGM, things.0.code, traceability.field.no-code",
        "8938501110015, '', 1, KGM, things.0.lot, traceability.field.lot-needed",
        "8938501110015, LÔ 7, 1, KGM, things.0.lot, traceability.field.bad-lot",
        "8938501110015, L7, '', KGM, things.0.quantity, traceability.field.quantity-needed",
        "8938501110015, L7, 0, KGM, things.0.quantity, traceability.field.bad-quantity",
        "8938501110015, L7, mười, KGM, things.0.quantity, traceability.field.bad-quantity",
        "8938501110015, L7, 1, XXX, things.0.unit, traceability.field.unknown-unit"
    })
    void aLineThatCannotBeReadIsRefusedAtItsField(
            String code, String lot, String quantity, String unit, String field, String problem) {
        List<Problem> problems =
                refused(entry("harvest", List.of(row(code, lot, quantity, unit)), List.of(), "", "", Map.of()));
        assertThat(problems.getFirst().field()).isEqualTo(field);
        assertThat(problems.getFirst().code().code()).isEqualTo(problem);
    }

    @Test
    void whatIsRequiredIsAskedForAndTheFutureHasNotHappened() {
        assertThat(refused(entry("discard", List.of(), List.of(), "", "", Map.of())))
                .extracting(Problem::field)
                .containsExactly("things.0.code", "elements.reason");
        FieldEntry early =
                entry("harvest", List.of(row("8938501110015", "L7", "1", "KGM")), List.of(), "", "", Map.of());
        FieldEntry late = new FieldEntry(
                early.id(),
                early.action(),
                early.owner(),
                NOW.plus(Duration.ofHours(1)),
                early.place(),
                early.things(),
                early.results(),
                "",
                "",
                "",
                Map.of(),
                "",
                "");
        assertThat(refused(late)).extracting(Problem::code).containsExactly(FieldProblem.IN_THE_FUTURE);
        FieldEntry mistyped = new FieldEntry(
                early.id(),
                early.action(),
                early.owner(),
                Instant.parse("0026-11-20T01:00:00Z"),
                early.place(),
                early.things(),
                early.results(),
                "",
                "",
                "",
                Map.of(),
                "",
                "");
        assertThat(refused(mistyped)).extracting(Problem::code).containsExactly(FieldProblem.TOO_LONG_AGO);
        assertThat(refused(
                        entry("inspect", List.of(row("8938501110015", "L7", "1", "KGM")), List.of(), "", "", Map.of())))
                .extracting(Problem::code)
                .containsExactly(Refusal.REQUIRED);
    }

    @Test
    void takingBackRepeatsTheEventWithADeclaration() {
        Event event =
                event(entry("harvest", List.of(row("8938501110015", "L7", "1", "KGM")), List.of(), "", "", Map.of()));
        Event withdrawn = FieldEvents.withdrawn(event, NOW);
        assertThat(withdrawn.occurrence().eventID())
                .isEqualTo(event.occurrence().eventID());
        assertThat(withdrawn.occurrence().errorDeclaration().reason())
                .isEqualTo("https://ref.gs1.org/cbv/ER-incorrect_data");
    }

    @Test
    void everyActionSaysWhatItIsInBothLanguagesWithWordsOfTheCbv() {
        for (FieldAction action : actions.actions()) {
            assertThat(vn.phusa.epcis.vocabulary.Cbv.BIZ_STEP.contains(action.step()))
                    .as(action.code())
                    .isTrue();
            assertThat(vn.phusa.epcis.vocabulary.Cbv.DISPOSITION.contains(action.disposition()))
                    .as(action.code())
                    .isTrue();
        }
    }
}
