package vn.phusa.composite.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import vn.phusa.composite.robustness.SobolIndices.Estimator;
import vn.phusa.composite.robustness.SobolIndices.Index;

class SobolIndicesTest {
    private static final double[] G_WEIGHTS = {0, 1, 4.5, 9, 99, 99, 99, 99};

    private static double ishigami(double[] u) {
        double[] x = Arrays.stream(u).map(v -> Math.PI * (2 * v - 1)).toArray();
        double sine = Math.sin(x[1]);
        return Math.sin(x[0]) + 7 * sine * sine + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0]);
    }

    private static double g(double[] u) {
        double product = 1;
        for (int i = 0; i < u.length; i++) {
            product *= (Math.abs(4 * u[i] - 2) + G_WEIGHTS[i]) / (1 + G_WEIGHTS[i]);
        }
        return product;
    }

    /** a = 7, b = 0.1: the variance is 13.845, of which 4.346 is x1 alone, 6.125 x2, and 3.374 x1 with x3. */
    @Test
    void ishigamisIndicesAreFound() {
        for (Estimator estimator : new Estimator[] {Estimator.MARTINEZ, Estimator.SALTELLI, Estimator.JANSEN}) {
            Index[] indices = indices(SobolIndicesTest::ishigami, 3, 8192, estimator);

            assertThat(indices[0].first()).isCloseTo(0.3139, within(0.01));
            assertThat(indices[1].first()).isCloseTo(0.4424, within(0.01));
            assertThat(indices[2].first()).isCloseTo(0, within(0.01));
            assertThat(indices[0].total()).isCloseTo(0.5576, within(0.01));
            assertThat(indices[1].total()).isCloseTo(0.4424, within(0.01));
            assertThat(indices[2].total()).isCloseTo(0.2437, within(0.01));
        }
    }

    @Test
    void sobolsGFunctionsIndicesAreFound() {
        Index[] indices = indices(SobolIndicesTest::g, 8, 16384, Estimator.MARTINEZ);

        double variance = 1;
        for (double weight : G_WEIGHTS) {
            variance *= 1 + 1 / (3 * (1 + weight) * (1 + weight));
        }
        variance -= 1;
        for (int i = 0; i < G_WEIGHTS.length; i++) {
            double own = 1 / (3 * (1 + G_WEIGHTS[i]) * (1 + G_WEIGHTS[i]));
            assertThat(indices[i].first()).as("first %d", i).isCloseTo(own / variance, within(0.01));
            assertThat(indices[i].total())
                    .as("total %d", i)
                    .isCloseTo(own * (variance + 1) / (1 + own) / variance, within(0.01));
        }
    }

    @Test
    void theErrorOfQuasiRandomPointsShrinksFasterThanThatOfRandomOnes() {
        double quasi = errorOfIshigami(Sampling.QUASI_RANDOM);
        double random = errorOfIshigami(Sampling.RANDOM);

        assertThat(quasi).isLessThan(random);
    }

    private static double errorOfIshigami(Sampling sampling) {
        double[] exact = {0.3139, 0.4424, 0};
        double error = 0;
        for (long seed = 1; seed <= 10; seed++) {
            double[][] design = SobolIndices.design(1024, 3, sampling, seed);
            Index[] indices =
                    SobolIndices.estimate(outputs(SobolIndicesTest::ishigami, design), 1024, 3, Estimator.MARTINEZ);
            for (int i = 0; i < 3; i++) {
                error += Math.abs(indices[i].first() - exact[i]);
            }
        }
        return error;
    }

    /** In nine of ten samples the 90 % interval should hold the true index; seven of ten leaves room for chance. */
    @Test
    void bootstrapIntervalsHoldTheTrueIndex() {
        int held = 0;
        for (long seed = 1; seed <= 20; seed++) {
            double[][] design = SobolIndices.design(512, 3, Sampling.RANDOM, seed);
            Index index = SobolIndices.estimate(
                    outputs(SobolIndicesTest::ishigami, design), 512, 3, Estimator.MARTINEZ, 300, seed, 1)[1];
            held += index.firstLower() <= 0.4424 && 0.4424 <= index.firstUpper() ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(14);
    }

    @Test
    void anOutputThatNeverMovesHasNoIndices() {
        Index[] indices = indices(ignored -> 3, 2, 64, Estimator.MARTINEZ);

        assertThat(indices[0].first()).isNaN();
        assertThat(indices[0].total()).isNaN();
    }

    private static Index[] indices(ToDoubleFunction<double[]> function, int inputs, int points, Estimator estimator) {
        double[][] design = SobolIndices.design(points, inputs, Sampling.QUASI_RANDOM, 7);
        return SobolIndices.estimate(outputs(function, design), points, inputs, estimator);
    }

    private static double[] outputs(ToDoubleFunction<double[]> function, double[][] design) {
        return Arrays.stream(design).mapToDouble(function).toArray();
    }
}
