package vn.phusa.composite.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Name;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.panel.Rebasing.Rule;

class RebasingTest {
    private static final List<String> OLD = List.of("Cần Thơ", "Hậu Giang", "Sóc Trăng", "Hà Nội");
    private static final Dataset DATA = new Dataset(
            Table.owning(OLD, List.of("firms", "firms per person", "survey"), new double[][] {
                {10, 4, 6, 50}, {0.10, 0.05, 0.02, 0.5}, {60, 70, Double.NaN, 65}
            }),
            Table.owning(OLD, List.of("people"), new double[][] {{100, 80, 300, 100}}),
            OLD.stream().map(Name::of).toList(),
            Map.of("region", List.of("Mekong", "Mekong", "Mekong", "Red River")),
            OptionalInt.of(2023));
    private static final Rebasing MERGED = Rebasing.of(
            DATA,
            Map.of("Hậu Giang", "Cần Thơ", "Sóc Trăng", "Cần Thơ"),
            Map.of("firms per person", new Rule.Ratio("people"), "survey", new Rule.WeightedMean("people")));

    @Test
    void countsAndDenominatorsAreSummed() {
        assertThat(MERGED.data().values().at("Cần Thơ", "firms")).isEqualTo(20);
        assertThat(MERGED.data().denominators().at("Cần Thơ", "people")).isEqualTo(480);
    }

    @Test
    void ratiosAreComputedAnewFromTheSums() {
        assertThat(MERGED.data().values().at("Cần Thơ", "firms per person")).isEqualTo(20 / 480.0);
    }

    @Test
    void aFigureWithAMissingPartIsMissingAndSaysWhichPart() {
        assertThat(MERGED.data().values().at("Cần Thơ", "survey")).isNaN();
        assertThat(MERGED.figures())
                .filteredOn(figure -> figure.indicator().equals("survey"))
                .singleElement()
                .satisfies(figure -> assertThat(figure.missing()).containsExactly("Sóc Trăng"));
    }

    @Test
    void aUnitThatDidNotMergeStaysAsItWas() {
        assertThat(MERGED.data().values().at("Hà Nội", "survey")).isEqualTo(65);
        assertThat(MERGED.data().values().units()).containsExactly("Cần Thơ", "Hà Nội");
        assertThat(MERGED.data().grouping("region")).containsExactly("Mekong", "Red River");
    }
}
