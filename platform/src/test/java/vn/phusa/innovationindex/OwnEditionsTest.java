package vn.phusa.innovationindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.composite.panel.Rebasing;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** Indices from one's own files: what is refused and how, who sees a draft, what a merger does to counts. */
@PlatformTest
class OwnEditionsTest {
    private final PartyId unit = IndexFixture.party();
    private final Actor keeper = IndexFixture.actor("Đầu mối", Role.FOCAL_POINT, unit);
    private final Actor other = IndexFixture.actor("Đầu mối nơi khác", Role.FOCAL_POINT, IndexFixture.party());

    private final Indices indices;
    private final Presets presets;
    private final SettableClock clock;

    @Autowired
    OwnEditionsTest(Indices indices, Presets presets, SettableClock clock) {
        this.indices = indices;
        this.presets = presets;
        this.clock = clock;
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private Outcome<Edition> create(String series, String frame, String data, String rules) {
        return indices.create(keeper, IndexFixture.edition(series, unit, frame, data, rules));
    }

    private Edition draft() {
        return create(IndexFixture.code(), IndexFixture.FRAME, IndexFixture.DATA, presets.text("gii"))
                .orThrow();
    }

    static Stream<Arguments> badInput() {
        String frame = IndexFixture.FRAME;
        String data = IndexFixture.DATA;
        return Stream.of(
                arguments("a constant column", frame, data.replaceAll(",[\\d.]+\n", ",5\n"), List.of("poverty")),
                arguments("an all-missing column", frame, data.replaceAll(",[\\d.]+\n", ",\n"), List.of("poverty")),
                arguments("an all-missing unit", frame, data.replace("1300,5,9.4", "1300,,"), List.of("soc-trang")),
                arguments("a duplicate unit", frame, data.replace("da-nang", "can-tho"), List.of("dòng 6", "can-tho")),
                arguments(
                        "an unknown parent", frame.replace("poverty,1,X", "poverty,1,Y"), data, List.of("dòng 4", "Y")),
                arguments(
                        "a cycle",
                        frame.replace("X,2,,", "X,2,Z,") + "Z,3,X,Vòng,Cycle,,1,1,,\n",
                        data,
                        List.of("X → Z → X")),
                arguments(
                        "a negative weight",
                        frame.replace(
                                "poverty,1,X,Tỷ lệ nghèo,Poverty rate,%,-1,1",
                                "poverty,1,X,Tỷ lệ nghèo,Poverty rate,%,-1,-2"),
                        data,
                        List.of("dòng 4", "weight")),
                arguments(
                        "weights that sum to zero",
                        frame.replace(",1,1,population", ",1,0,population").replace("%,-1,1", "%,-1,0"),
                        data,
                        List.of("X")),
                arguments(
                        "text in a number cell",
                        frame,
                        data.replace(",410,", ",nhiều,"),
                        List.of("dòng 5", "patents", "nhiều")),
                arguments(
                        "a decimal comma",
                        frame,
                        data.replace("410,1.2", "410,\"1,2\""),
                        List.of("dòng 5", "poverty", "1,2")),
                arguments("infinity", frame, data.replace(",410,", ",Inf,"), List.of("dòng 5", "patents")),
                arguments("a missing indicator column", frame, data.replace("patents", "patent"), List.of("patents")),
                arguments("several years", frame, years(data), List.of("dòng 3", "2023")));
    }

    private static String years(String data) {
        String[] lines = data.split("\n");
        lines[0] = "year," + lines[0];
        for (int i = 1; i < lines.length; i++) {
            lines[i] = (i == 2 ? "2023," : "2024,") + lines[i];
        }
        return String.join("\n", lines) + "\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void badInputIsRefusedByRowAndColumnAndNothingIsStored(String what, String frame, String data, List<String> said) {
        String series = IndexFixture.code();
        Outcome<Edition> outcome = create(series, frame, data, presets.text("gii"));
        assertThat(outcome).as(what).isInstanceOf(Outcome.Rejected.class);
        List<Problem> problems = ((Outcome.Rejected<Edition>) outcome).problems();
        String sentences = problems.toString();
        assertThat(problems)
                .as(what)
                .anySatisfy(problem -> assertThat(problem.code()).isEqualTo(IndexProblem.ENGINE));
        assertThat(sentences).as(what).contains(said);
        assertThat(indices.newest(keeper, series)).isInstanceOf(Outcome.Rejected.class);
        assertThat(indices.shelves(keeper))
                .noneSatisfy(shelf -> assertThat(shelf.series().code()).isEqualTo(series));
    }

    @Test
    void aGeometricMeanOnNoughtIsRefusedWithTheRemedy() {
        String rules =
                "steps:\n  - denominate\n  - normalise: {method: minmax, lower: 0, upper: 100}\n  - aggregate: geometric\n";
        Outcome<Edition> outcome = create(IndexFixture.code(), IndexFixture.FRAME, IndexFixture.DATA, rules);
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        assertThat(((Outcome.Rejected<Edition>) outcome).problems().toString())
                .contains("soc-trang", "cột patents", "min-max 1–100");
    }

    @Test
    void rulesWithAnUnknownMethodAreRefused() {
        assertThat(create(IndexFixture.code(), IndexFixture.FRAME, IndexFixture.DATA, "steps: [{aggregate: median}]"))
                .isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void aDraftIsSeenByItsKeeperOnlyAndPublishedByNobodyElse() {
        Edition draft = draft();
        assertThat(indices.edition(keeper, draft.series(), 2025)).isInstanceOf(Outcome.Accepted.class);
        assertThat(indices.edition(Actor.visitor(), draft.series(), 2025)).isInstanceOf(Outcome.Rejected.class);
        assertThat(indices.edition(other, draft.series(), 2025)).isInstanceOf(Outcome.Rejected.class);
        assertThat(indices.publish(other, draft.id(), null)).isInstanceOf(Outcome.Rejected.class);
        assertThat(indices.create(
                        other,
                        IndexFixture.edition(
                                IndexFixture.code(), unit, IndexFixture.FRAME, IndexFixture.DATA, presets.text("gii"))))
                .isEqualTo(Outcome.rejected(Problem.of(Refusal.FORBIDDEN)));
    }

    @Test
    void underEmbargoItOpensByItselfWhenItsTimeComes() {
        Edition draft = draft();
        indices.publish(keeper, draft.id(), clock.instant().plusSeconds(3600)).orThrow();
        assertThat(indices.edition(Actor.visitor(), draft.series(), 2025)).isInstanceOf(Outcome.Rejected.class);
        clock.advance(Duration.ofHours(2));
        assertThat(indices.edition(Actor.visitor(), draft.series(), 2025)).isInstanceOf(Outcome.Accepted.class);
        assertThat(indices.replaceData(keeper, draft.id(), IndexFixture.DATA))
                .isEqualTo(Outcome.rejected(Problem.of(IndexProblem.PUBLISHED_ALREADY)));
    }

    @Test
    void nobodyMakesAnEditionOfAnOfficialIndex() {
        assertThat(create("pii", IndexFixture.FRAME, IndexFixture.DATA, presets.text("gii")))
                .isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void countsAndDenominatorsOfMergedProvincesAreSummedAndTheRatioComputedAnew() {
        Edition draft = draft();
        Indices.Shown shown =
                indices.show(keeper, draft.series(), 2025, new Choice(true, "")).orThrow();
        Made merged = Objects.requireNonNull(shown.result());
        assertThat(merged.data().values().at("can-tho", "patents")).isEqualTo(24 + 4 + 5);
        assertThat(merged.data().denominators().at("can-tho", "population")).isEqualTo(1200 + 770 + 1300);
        double ratio = merged.build().steps().getFirst().data().values().at("can-tho", "patents");
        assertThat(ratio).isEqualTo(33.0 / 3270 * 10);
        assertThat(merged.mergers())
                .filteredOn(figure ->
                        figure.indicator().equals("patents") && figure.unit().equals("can-tho"))
                .allSatisfy(figure -> assertThat(figure.rule()).isEqualTo(new Rebasing.Rule.Sum()));
        // Đà Nẵng is Quảng Nam's heir as well, whose data are not there.
        assertThat(merged.leftOut()).contains("da-nang");
    }

    @Test
    void everyDraftIsRecomputedBitByBitFromItsFiles() {
        Edition draft = draft();
        EditionVersion version = indices.versions(draft).getFirst();
        Made again = Making.made(indices.parcel(draft), "", List.of()).orThrow();
        assertThat(Fingerprint.of(again.scoresFile())).isEqualTo(version.result());
    }
}
