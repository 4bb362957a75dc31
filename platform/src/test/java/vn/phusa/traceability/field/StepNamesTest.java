package vn.phusa.traceability.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Event;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.chain.ChainRules;
import vn.phusa.traceability.chain.FieldAction;
import vn.phusa.traceability.chain.StepNames;

/** Wherever an event stands, it is called what its chain calls it, or what the button was called by which it was recorded. */
class StepNamesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");
    private static final String PADDY = "8938501110015";
    private static final String RICE = "8938501110022";
    private static final ChainRules RULES = ChainRules.builtIn();

    private static FieldEntry.Row lot(String code) {
        return new FieldEntry.Row(code, "L7", "100", "KGM");
    }

    private static FieldEntry entry(String action, List<FieldEntry.Row> things, List<FieldEntry.Row> results) {
        return new FieldEntry(
                UUID.fromString("6f2b9c1e-0000-4000-8000-000000000001"),
                action,
                new PartyId(7),
                NOW.minus(Duration.ofMinutes(5)),
                "",
                things,
                results,
                action.equals("load") ? "389385011100000016" : "",
                "",
                "",
                Map.of(),
                "",
                "");
    }

    private static Event event(FieldEntry entry) {
        return FieldEvents.of(RULES.action(entry.action()).orElseThrow(), entry, "https://id.gs1.org/417/1", NOW)
                .orThrow();
    }

    private static final FieldEntry MILLED = entry("process", List.of(lot(PADDY)), List.of(lot(RICE)));

    private static StepNames names(Map<String, String> chains, @Nullable String around) {
        return new StepNames(RULES, chains, around);
    }

    private static final StepNames OF_RICE = names(Map.of(Thing.key("https://id.gs1.org/01/0" + RICE), "rice"), null);

    @Test
    void theMillsEventIsCalledMillingWhereverItStands() {
        assertThat(OF_RICE.of(event(MILLED))).contains(new Bilingual("Xay xát", "Milling"));
        FieldAction action = RULES.action("process").orElseThrow();
        assertThat(OF_RICE.of(action, FieldNeeds.products(MILLED))).isEqualTo(new Bilingual("Xay xát", "Milling"));
    }

    @Test
    void whatNobodyDeclaredIsCalledAsInTheChainThatWasAskedAbout() {
        assertThat(names(Map.of(), "rice").of(event(MILLED))).contains(new Bilingual("Xay xát", "Milling"));
        assertThat(names(Map.of(), "pangasius").of(event(MILLED))).contains(new Bilingual("Chế biến", "Processing"));
    }

    @Test
    void withoutAChainAnEventIsCalledAsTheButtonIsByWhichItWasRecorded() {
        for (FieldAction action : RULES.actions()) {
            FieldEntry entry = entry(
                    action.code(),
                    List.of(lot(PADDY)),
                    action.shape() == FieldAction.Shape.FROM_TO ? List.of(lot(RICE)) : List.of());
            if (action.elements().stream().noneMatch(FieldAction.Element::required)
                    && action.shape() != FieldAction.Shape.CONTAINER
                    && !action.creates()) {
                assertThat(names(Map.of(), null).of(event(entry)))
                        .as(action.code())
                        .contains(action.name());
            }
        }
    }

    @Test
    void receivingAtTheMillAndAtTheBuyersIsCalledWhatBothHaveInCommon() {
        Optional<Bilingual> name = OF_RICE.of(event(entry("receive", List.of(lot(RICE)), List.of())));
        assertThat(name).contains(RULES.action("receive").orElseThrow().name());
    }

    @Test
    void aLotThatComesIntoBeingIsHarvestedButTagsAreNot() {
        StepNames names = names(Map.of(), "rice");
        assertThat(names.of(event(entry("harvest", List.of(lot(PADDY)), List.of()))))
                .contains(new Bilingual("Thu hoạch", "Harvest"));
        FieldEntry.Row tag = new FieldEntry.Row("(01)0" + RICE + "(21)S1", "", "", "");
        assertThat(names.of(event(entry("harvest", List.of(tag), List.of())))).isEmpty();
        assertThat(names(Map.of(), null).of(event(entry("harvest", List.of(lot(PADDY)), List.of()))))
                .as("of goods whose chain nobody knows it is not known either")
                .isEmpty();
    }

    @Test
    void goodsOfTwoChainsAreCalledAfterNeither() {
        StepNames mixed = names(
                Map.of(
                        Thing.key("https://id.gs1.org/01/0" + RICE),
                        "rice",
                        Thing.key("https://id.gs1.org/01/0" + PADDY),
                        "pangasius"),
                null);
        assertThat(mixed.of(event(MILLED)))
                .contains(RULES.action("process").orElseThrow().name());
    }
}
