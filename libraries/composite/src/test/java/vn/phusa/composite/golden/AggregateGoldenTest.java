package vn.phusa.composite.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Aggregation;
import vn.phusa.composite.step.Aggregation.Copeland;
import vn.phusa.composite.step.Aggregation.PowerMean;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Step;

class AggregateGoldenTest {
    private static final PowerMean ARITHMETIC = new PowerMean(1);
    private static final PowerMean GEOMETRIC = new PowerMean(0);
    private static final PowerMean HARMONIC = new PowerMean(-1);

    @Test
    void everyMethodEqualsTheReference() {
        assertMethod("amean", ARITHMETIC);
        assertMethod("gmean", GEOMETRIC);
        assertMethod("hmean", HARMONIC);
        assertMethod("genmean_p2", new PowerMean(2));
        assertMethod("genmean_pminus1", new PowerMean(-1));
        assertMethod("genmean_p0.5", new PowerMean(0.5));
        assertMethod("amean_pillars_copeland_index", ARITHMETIC, ARITHMETIC, new Copeland());
    }

    private static void assertMethod(String file, Aggregation... byLevel) {
        Dataset normalised = Normalise.minMax(1, 100).transform(Golden.frame().frame(), Golden.after(Step.Kind.TREAT));
        Golden.assertSame("aggregate/input_minmax_1_100.csv", normalised.values());
        Golden.assertSame(
                "aggregate/" + file + ".csv",
                new Aggregate(List.of(byLevel), List.of(), List.of(), Map.of())
                        .transform(Golden.frame().frame(), normalised)
                        .values());
    }

    @Test
    void meansOfWhatIsThereAndThresholdsEqualTheReference() {
        assertWithGaps("a_amean_nothresh", ARITHMETIC);
        assertWithGaps("a_gmean_nothresh", GEOMETRIC);
        assertWithGaps("a_hmean_nothresh", HARMONIC);
        assertWithGaps("a_amean_dat_thresh_0.8", ARITHMETIC, 0.8);
        assertWithGaps("a_gmean_dat_thresh_0.8", GEOMETRIC, 0.8);
        assertWithGaps("a_hmean_dat_thresh_0.8", HARMONIC, 0.8);
        assertWithGaps("a_amean_dat_thresh_0.9_0.66_1", ARITHMETIC, 0.9, 0.66, 1.0);
        assertWithGaps("a_hmean_dat_thresh_0.9_0.66_1", HARMONIC, 0.9, 0.66, 1.0);
    }

    private static void assertWithGaps(String file, PowerMean mean, Double... thresholds) {
        Dataset normalised =
                Normalise.minMax(1, 100).transform(Golden.frame().frame(), Golden.after(Step.Kind.DENOMINATE));
        Golden.assertSame("aggregate/input_withNA_minmax_1_100_of_Denominated.csv", normalised.values());
        Golden.assertSame(
                "aggregate/withNA_" + file + ".csv",
                new Aggregate(List.of(mean), List.of(thresholds), List.of(), Map.of())
                        .transform(Golden.frame().frame(), normalised)
                        .values());
    }

    @Test
    void outrankingAndCopelandEqualTheReference() {
        Table normalised = Golden.after(Step.Kind.NORMALISE).values();
        double[] equal = new double[normalised.columnCount()];
        java.util.Arrays.fill(equal, 1);
        // The reference lists units by code, and its matrix is not symmetric in missing values.
        int[] byCode = java.util.stream.IntStream.range(0, normalised.unitCount())
                .boxed()
                .sorted(java.util.Comparator.comparing(i -> normalised.units().get(i)))
                .mapToInt(Integer::intValue)
                .toArray();
        Table sorted = normalised.selectUnits(byCode);
        double[][] matrix = Copeland.outranking(sorted.columnArrays(), equal);
        for (Map<String, String> row : Golden.rows("aggregate/outranking_matrix_49ind_equal.csv")) {
            int i = sorted.unitPosition(row.get("uCode"));
            for (String other : sorted.units()) {
                Golden.compare(
                        row.get("uCode") + other, matrix[i][sorted.unitPosition(other)], Golden.number(row.get(other)));
            }
        }
        double[] copeland = new Copeland().apply(sorted.columnArrays(), equal);
        for (Map<String, String> row : Golden.rows("aggregate/copeland_49ind_equal.csv")) {
            assertThat(copeland[sorted.unitPosition(row.get("uCode"))])
                    .as(row.get("uCode"))
                    .isEqualTo(Golden.number(row.get("copeland")));
        }
    }
}
