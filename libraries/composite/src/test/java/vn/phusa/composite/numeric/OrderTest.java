package vn.phusa.composite.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick ways to ranks and quantiles give what sorting gives. */
class OrderTest {
    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 51, 96, 97, 300})
    void ranksFromTheLastOrderAreThoseOfTheValuesAlone(int units) {
        RandomGenerator random = random(units);
        Ranking.Succession succession = new Ranking.Succession(units);
        double[] values = new double[units];
        for (int round = 0; round < 200; round++) {
            for (int i = 0; i < units; i++) {
                // Every tenth column is a new draw, the others wander; ties and missing values among them.
                values[i] = round % 10 == 0 ? Math.rint(20 * random.nextDouble()) : values[i] + random.nextInt(3) - 1;
                values[i] = random.nextInt(12) == 0 ? Double.NaN : Double.isNaN(values[i]) ? 3 : values[i];
            }
            int[] quick = new int[units];
            succession.places(values, quick);
            int[] counted = new int[units];
            for (int i = 0; i < units; i++) {
                double own = values[i];
                counted[i] = Double.isNaN(own)
                        ? 0
                        : 1
                                + (int) Arrays.stream(values)
                                        .filter(other -> other > own)
                                        .count();
            }
            assertThat(quick).isEqualTo(counted);
            int[] plain = new int[units];
            Ranking.places(values, plain, new double[units]);
            assertThat(plain).isEqualTo(counted);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 12, 13, 100, 1000})
    void quantilesOfRepeatedValuesAreThoseOfAllOfThemInARow(int count) {
        RandomGenerator random = random(count);
        for (int round = 0; round < 50; round++) {
            double[] values = new double[count + 3];
            int[] times = new int[count + 3];
            List<Double> row = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                values[i] = round % 2 == 0 ? random.nextGaussian() : random.nextInt(5);
                times[i] = 1 + random.nextInt(4);
                for (int t = 0; t < times[i]; t++) {
                    row.add(values[i]);
                }
            }
            double[] sorted =
                    row.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double[] shares = {0, 0.05, 0.5, 0.5001, 0.95, 1};
            double[] quick = Quantiles.ofRepeated(values, times, count, shares);
            for (int s = 0; s < shares.length; s++) {
                assertThat(quick[s]).isEqualTo(Quantiles.ofSorted(sorted, shares[s]));
            }
        }
    }
}
