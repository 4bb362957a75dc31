package vn.phusa.composite.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.composite.robustness.Distribution;
import vn.phusa.composite.robustness.Factor;
import vn.phusa.composite.robustness.Sampling;
import vn.phusa.composite.robustness.Sensitivity;
import vn.phusa.composite.robustness.SobolIndices;
import vn.phusa.composite.robustness.SobolIndices.Estimator;
import vn.phusa.composite.robustness.Study;
import vn.phusa.composite.robustness.Uncertainty;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Normalisation;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Step;
import vn.phusa.composite.step.Treat;
import vn.phusa.composite.step.TreatmentRule;

class SensitivityGoldenTest {

    @ParameterizedTest
    @ValueSource(strings = {"UA_N100", "UA_N1000", "SA_N100"})
    void replayedRunsGiveTheReferencesScoresAndRanks(String name) {
        Uncertainty replayed = study().replay(design(name), 2).orThrow();
        Map<String, Map<String, String>> scores = byUnit("sensitivity/" + name + "_Scores.csv");
        Map<String, Map<String, String>> ranks = byUnit("sensitivity/" + name + "_Ranks.csv");

        for (int u = 0; u < replayed.units().size(); u++) {
            String unit = replayed.units().get(u).unit();
            Golden.compare(
                    unit,
                    replayed.units().get(u).score(),
                    Golden.number(scores.get(unit).get("Nominal")));
            for (int r = 0; r < replayed.runs().count(); r++) {
                String run = "r_" + (r + 1);
                Golden.compare(
                        unit + run,
                        replayed.runs().score(r, u),
                        Golden.number(scores.get(unit).get(run)));
                assertThat(replayed.runs().rank(r, u))
                        .isEqualTo((int) Golden.number(ranks.get(unit).get(run)));
            }
        }
        assertTarget(name, replayed.meanRankChange());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UA_N100", "UA_N1000"})
    void rankStatisticsEqualTheReference(String name) {
        Uncertainty replayed = study().replay(design(name), 2).orThrow();

        assertRankStatistics(name, replayed);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000})
    void sensitivityIndicesByTheReferencesFormulaEqualTheReference(int points) {
        String name = "SA_N" + points;
        Sensitivity sensitivity = study().sensitivity(design(name), points, Estimator.SALTELLI_UNCENTRED, 0, 1, 2);

        assertTarget(name, sensitivity.meanRankChange());
        assertRankStatistics(name, sensitivity.uncertainty());
        List<Map<String, String>> rows = Golden.rows("sensitivity/" + name + "_Sensitivity.csv");
        for (int i = 0; i < rows.size(); i++) {
            SobolIndices.Index index = sensitivity.overall().get(i);
            Golden.compare(name + i, index.first(), Golden.number(rows.get(i).get("Si")));
            Golden.compare(name + i, index.total(), Golden.number(rows.get(i).get("STi")));
        }
    }

    /** The exact indices are known because the four inputs have 2,000 equally likely combinations. */
    @Test
    void ourEstimatesAreNearerToTheExactIndicesThanTheReferences() {
        double[] first = {0.0358, 0.0872, 0.0994, 0.5674};
        double[] total = {0.0552, 0.2694, 0.1670, 0.7439};
        Sensitivity ours = study().sensitivity(1000, Sampling.QUASI_RANDOM, Estimator.MARTINEZ, 0, 20240101, 2)
                .orThrow();

        double errorOfOurs = 0;
        double errorOfReference = 0;
        List<Map<String, String>> reference = Golden.rows("sensitivity/SA_N1000_Sensitivity.csv");
        for (int i = 0; i < first.length; i++) {
            errorOfOurs += Math.abs(ours.overall().get(i).first() - first[i])
                    + Math.abs(ours.overall().get(i).total() - total[i]);
            errorOfReference += Math.abs(Golden.number(reference.get(i).get("Si")) - first[i])
                    + Math.abs(Golden.number(reference.get(i).get("STi")) - total[i]);
        }
        assertThat(errorOfOurs).isLessThan(errorOfReference / 2);
    }

    private static void assertTarget(String name, double[] target) {
        List<Map<String, String>> rows = Golden.rows("sensitivity/" + name + "_target.csv");
        assertThat(target).hasSameSizeAs(rows);
        for (int r = 0; r < target.length; r++) {
            Golden.compare(
                    name + " run " + r, target[r], Golden.number(rows.get(r).get("mean_abs_rank_change")));
        }
    }

    private static void assertRankStatistics(String name, Uncertainty uncertainty) {
        Map<String, Map<String, String>> rows = byUnit("sensitivity/" + name + "_RankStats.csv");
        uncertainty.units().forEach(unit -> {
            Map<String, String> row = rows.get(unit.unit());
            Distribution ranks = unit.ranks();
            Golden.compare(unit.unit(), unit.rank(), Golden.number(row.get("Nominal")));
            Golden.compare(unit.unit(), ranks.mean(), Golden.number(row.get("Mean")));
            Golden.compare(unit.unit(), ranks.median(), Golden.number(row.get("Median")));
            Golden.compare(unit.unit(), ranks.lower(), Golden.number(row.get("Q5")));
            Golden.compare(unit.unit(), ranks.upper(), Golden.number(row.get("Q95")));
        });
    }

    private static Map<String, Map<String, String>> byUnit(String file) {
        Map<String, Map<String, String>> rows = new HashMap<>();
        Golden.rows(file).forEach(row -> rows.put(row.get("uCode"), row));
        return rows;
    }

    private static int[][] design(String name) {
        return Golden.rows("sensitivity/" + name + "_design.csv").stream()
                .map(row -> new int[] {
                    Integer.parseInt(row.get("winmax")) - 1,
                    row.get("norm").startsWith("zscore") ? 1 : 0,
                    Integer.parseInt(row.get("weight_set")) - 1,
                    row.get("agg").equals("a_gmean") ? 1 : 0
                })
                .toArray(int[][]::new);
    }

    static Study study() {
        Map<Integer, Map<String, Double>> sets = new TreeMap<>();
        for (Map<String, String> row : Golden.rows("sensitivity/noisy_weight_sets.csv")) {
            sets.computeIfAbsent(Integer.valueOf(row.get("set")), ignored -> new HashMap<>())
                    .put(row.get("iCode"), Golden.number(row.get("Weight")));
        }
        List<Step> winsorising = new ArrayList<>();
        for (int points = 1; points <= 5; points++) {
            winsorising.add(new Treat(TreatmentRule.standard(points)));
        }
        List<Factor> factors = List.of(
                new Factor.StepAlternatives("Winmax", winsorising),
                new Factor.StepAlternatives(
                        "Normalisation",
                        List.of(Normalise.minMax(1, 100), new Normalise(new Normalisation.ZScore(10, 2)))),
                new Factor.WeightAlternatives("Weights", List.copyOf(sets.values())),
                new Factor.StepAlternatives("Aggregation", List.of(Aggregate.arithmetic(), Aggregate.geometric())));
        return Study.of(Golden.frame().frame(), Golden.data(), Golden.example(), factors)
                .orThrow();
    }
}
