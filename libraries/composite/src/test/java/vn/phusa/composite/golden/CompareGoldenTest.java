package vn.phusa.composite.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.composite.analysis.Comparison;
import vn.phusa.composite.analysis.LeaveOneOut;
import vn.phusa.composite.analysis.Strengths;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.numeric.Correlations;
import vn.phusa.composite.step.Normalisation;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Step;

class CompareGoldenTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theIndexWithoutEachElementEqualsTheReference(int level) {
        LeaveOneOut left = LeaveOneOut.of(Golden.frame().frame(), Golden.data(), Golden.example(), level, 2)
                .orThrow();
        for (Map<String, String> row : Golden.rows("compare/remove_L" + level + "_MeanAbsDiff.csv")) {
            int element = left.elements().indexOf(row.get("element"));
            double change = element < 0 ? 0 : left.meanRankChange().get(element);
            Golden.compare(row.get("element"), change, Golden.number(row.get("MeanAbsDiff")));
        }
        for (Map<String, String> row : Golden.rows("compare/remove_L" + level + "_Scores.csv")) {
            int unit = left.runs().units().indexOf(row.get("uCode"));
            for (int i = 0; i < left.elements().size(); i++) {
                Golden.compare(
                        row.get("uCode") + left.elements().get(i),
                        left.runs().score(i + 1, unit),
                        Golden.number(row.get(left.elements().get(i))));
            }
        }
    }

    @Test
    void versionsOfTheIndexEqualTheReference() {
        Recipe example = Golden.example();
        Build zScore = Golden.build(example.with(new Normalise(new Normalisation.ZScore(0, 1))));
        Build percentRank = Golden.build(example.with(new Normalise(new Normalisation.PercentRank())));
        Build weights = Golden.build(example.with(example.aggregation().withWeights(Map.of("Conn", 0.3, "Sust", 0.7))));
        Build noImputation = Golden.build(example.without(Step.Kind.IMPUTE));

        Golden.assertSame("compare/prank_results.csv", percentRank.scores());
        Golden.assertSame("compare/weights_Conn0.3_Sust0.7_results.csv", weights.scores());
        Golden.assertSame("compare/noimpute_screen0.9_results.csv", noImputation.scores());
        Map<String, Build> versions = Map.of(
                "Nominal", Golden.build(),
                "ZScore", zScore,
                "PRank", percentRank,
                "W37", weights,
                "NoImpute", noImputation);
        for (Map<String, String> row : Golden.rows("compare/multi_ranks_Values.csv")) {
            versions.forEach((name, build) -> {
                String unit = row.get("uCode");
                double rank = build.ranks().hasUnit(unit) ? build.ranks().at(unit, "Index") : Double.NaN;
                Golden.compare(name + unit, rank, Golden.number(row.get(name)));
            });
        }
        for (Map<String, String> row : Golden.rows("compare/corr_nominal_vs_zscore_ranks.csv")) {
            Golden.compare(
                    row.get("iCode"),
                    Correlations.pearson(
                            Golden.build().ranks().column(row.get("iCode")),
                            zScore.ranks().column(row.get("iCode"))),
                    Golden.number(row.get("Correlation")));
        }
    }

    @Test
    void droppingIndicatorsEqualsTheReference() {
        Build dropped = Composite.build(
                        Golden.frame().frame().without(Set.of("LPI", "Forest")).orThrow(),
                        Golden.data(),
                        Golden.example())
                .orThrow();

        Golden.assertSame("compare/drop_LPI_Forest_results.csv", dropped.scores());
        List<Comparison.UnitChange> changes =
                Comparison.of(Golden.build(), dropped, "Index", "Index").units();
        for (Map<String, String> row : Golden.rows("compare/drop_LPI_Forest_vs_nominal_ranks.csv")) {
            Comparison.UnitChange change = changes.stream()
                    .filter(unit -> unit.unit().equals(row.get("uCode")))
                    .findFirst()
                    .orElseThrow();
            Golden.compare(row.toString(), change.firstRank(), Golden.number(row.get("coin.1")));
            Golden.compare(row.toString(), change.secondRank(), Golden.number(row.get("coin.2")));
            Golden.compare(row.toString(), change.change(), Golden.number(row.get("Diff")));
        }
        assertThat(Math.abs(changes.getFirst().change())).isEqualTo(9);
    }

    @Test
    void strengthsAndWeaknessesEqualTheReference() {
        List<Map<String, String>> rows = Golden.rows("unit/strengths_weaknesses_all_units_Raw_top5.csv");
        assertThat(rows).hasSize(510);
        for (Map<String, String> row : rows) {
            Strengths strengths =
                    Strengths.of(Golden.frame().frame(), Golden.data().values(), row.get("uCode"), 5, true);
            Strengths.Entry entry = (row.get("kind").equals("Strength")
                            ? strengths.strengths()
                            : strengths.weaknesses())
                    .get(Integer.parseInt(row.get("order")) - 1);
            assertThat(entry.indicator().code()).as(row.toString()).isEqualTo(row.get("Code"));
            assertThat(entry.rank()).as(row.toString()).isEqualTo(Integer.parseInt(row.get("Rank")));
            Golden.compare(row.toString(), entry.value(), Golden.number(row.get("Value")));
            assertThat(entry.indicator().parent()).contains(row.get("Pillar"));
        }
    }

    /** COINr drops whatever shares the last place, and so may hide a unit's worst indicator. */
    @Test
    void weaknessesKeepTheLastPlaceUnlessAskedToDropIt() {
        Strengths kept = Strengths.of(Golden.frame().frame(), Golden.data().values(), "AUS", 5, false);

        assertThat(kept.weaknesses().getLast().rank()).isGreaterThanOrEqualTo(49);
    }

    @Test
    void unitSummariesEqualTheReference() {
        Build build = Golden.build();
        for (Map<String, String> row : Golden.rows("unit/unit_summary_all_units.csv")) {
            Golden.compare(
                    row.toString(),
                    build.scores().at(row.get("uCode"), row.get("Code")),
                    Golden.number(row.get("Score")));
            Golden.compare(
                    row.toString(),
                    build.ranks().at(row.get("uCode"), row.get("Code")),
                    Golden.number(row.get("Rank")));
        }
    }
}
