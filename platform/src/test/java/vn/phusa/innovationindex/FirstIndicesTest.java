package vn.phusa.innovationindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.composite.panel.Rebasing;
import vn.phusa.testing.PlatformTest;

/** The indices that come with the platform: what was published, and what the engine makes of the same figures. */
@PlatformTest
class FirstIndicesTest {
    private final Indices indices;

    @Autowired
    FirstIndicesTest(Indices indices) {
        this.indices = indices;
    }

    private Indices.Shown pci(int year, Choice choice) {
        return indices.computed(Actor.visitor(), "pci", year, choice).orThrow();
    }

    private static Made made(Indices.Shown shown) {
        Made made = shown.result();
        assertThat(made).isNotNull();
        return made;
    }

    private static double largestDifference(Indices.Shown shown) {
        Made made = made(shown);
        return shown.published().stream()
                .mapToDouble(result -> Math.abs(made.score(result.unit()) - result.score()))
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {2006, 2007, 2008, 2009, 2010, 2012, 2013, 2014, 2015, 2016})
    void theEngineGivesThePublishedCompetitivenessIndex(int year) {
        Indices.Shown shown = pci(year, Choice.OWN);
        assertThat(shown.published()).hasSizeGreaterThanOrEqualTo(63);
        assertThat(largestDifference(shown)).isLessThan(1e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {2005, 2011})
    void whereNoWeightsGiveThePublishedIndexTheEditionSaysSo(int year) {
        Indices.Shown shown = pci(year, Choice.OWN);
        assertThat(largestDifference(shown)).isBetween(1e-4, 0.6);
        assertThat(shown.edition().note().vietnamese()).contains("Không có bộ trọng số nào");
        assertThat(shown.edition().note().english()).contains("No weights");
    }

    @Test
    void canThoWasEleventhIn2016() {
        Indices.Shown shown = pci(2016, Choice.OWN);
        assertThat(made(shown).rank("can-tho")).isEqualTo(11);
        assertThat(made(shown).ranked()).isEqualTo(63);
    }

    @Test
    void everyResultCanBeComputedAgainBitByBitFromItsManifest() {
        for (int year : IntStream.rangeClosed(2005, 2016).toArray()) {
            Indices.Shown shown = pci(year, Choice.OWN);
            EditionVersion version = indices.versions(shown.edition()).getFirst();
            Parcel parcel = new Parcel(
                    indices.file(shown.edition(), version.frame()).orElseThrow(),
                    indices.file(shown.edition(), version.rules()).orElseThrow(),
                    indices.file(shown.edition(), String.valueOf(version.data()))
                            .orElseThrow());
            assertThat(Fingerprint.of(parcel.frame())).isEqualTo(version.frame());
            Made again = Making.made(parcel, "", List.of()).orThrow();
            assertThat(Fingerprint.of(again.scoresFile())).isEqualTo(version.result());
        }
    }

    @Test
    void ofTheInnovationIndexOnlyWhatWasPublishedIsShown() {
        Indices.Shown shown =
                indices.show(Actor.visitor(), "pii", 2023, Choice.OWN).orThrow();
        assertThat(shown.result()).isNull();
        assertThat(shown.published())
                .anySatisfy(result -> {
                    assertThat(result.unit()).isEqualTo("can-tho");
                    assertThat(result.rank()).isEqualTo(5);
                    assertThat(result.score()).isEqualTo(49.66);
                    assertThat(result.source()).startsWith("https://");
                })
                .allSatisfy(result -> assertThat(result.source()).isNotBlank());
        assertThat(shown.frame().frame().indicators()).hasSize(51);
        assertThat(shown.frame().frame().indicators().stream()
                        .filter(element -> !element.source().isEmpty()))
                .as("rows confirmed by a source")
                .hasSize(33);
        assertThat(indices.computed(Actor.visitor(), "pii", 2023, Choice.OWN)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void aMergedProvincesSurveyScoreIsWeightedByPopulation() {
        Made merged = made(pci(2016, new Choice(true, "")));
        assertThat(merged.ranked()).isEqualTo(34);
        assertThat(merged.mergers())
                .filteredOn(figure -> figure.unit().equals("can-tho"))
                .allSatisfy(figure -> {
                    assertThat(figure.parts()).containsExactlyInAnyOrder("can-tho", "hau-giang", "soc-trang");
                    assertThat(figure.rule()).isEqualTo(new Rebasing.Rule.WeightedMean("population"));
                });
        Made old = made(pci(2016, Choice.OWN));
        double weighted = 0;
        double people = 0;
        for (String part : List.of("can-tho", "hau-giang", "soc-trang")) {
            double population = old.data().denominators().at(part, "population");
            weighted += population * old.data().values().at(part, "entry");
            people += population;
        }
        assertThat(merged.data().values().at("can-tho", "entry"))
                .isEqualTo(weighted / people, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void aPartOfAMergedProvinceNeverPassesForTheWhole() {
        // In 2005 only 42 provinces were surveyed.
        Made merged = made(pci(2005, new Choice(true, "")));
        assertThat(merged.leftOut()).isNotEmpty();
        assertThat(merged.ranked()).isLessThan(34);
        for (Rebasing.Figure figure : merged.mergers()) {
            if (!figure.missing().isEmpty()) {
                assertThat(figure.value()).isNaN();
            }
        }
    }

    @Test
    void eachPresetComputesTheSameEditionItsOwnWay() {
        for (String preset : Choice.PRESETS) {
            Made made = made(pci(2016, new Choice(false, preset)));
            assertThat(made.ranked()).as(preset).isEqualTo(63);
        }
    }

    @Test
    void theRankLiesWithinItsInterval() {
        Indices.Shown shown = pci(2016, Choice.OWN);
        var interval = indices.uncertainty(shown).orThrow().unit("can-tho");
        assertThat(interval.rank()).isEqualTo(11);
        assertThat(interval.ranks().lower()).isLessThanOrEqualTo(11);
        assertThat(interval.ranks().upper()).isGreaterThanOrEqualTo(11);
    }
}
