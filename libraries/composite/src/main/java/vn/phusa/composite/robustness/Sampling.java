package vn.phusa.composite.robustness;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hipparchus.random.SobolSequenceGenerator;

/** How points of the unit cube are drawn. Both are decided by the seed alone. */
public enum Sampling {
    /** Independent pseudo-random points. */
    RANDOM,
    /** Sobol's sequence with a random digital shift: fills the cube evenly, so that fewer runs are needed. */
    QUASI_RANDOM;

    private static final Map<Integer, SobolSequenceGenerator> SEQUENCES = new ConcurrentHashMap<>();

    /** A generator whose stream is the same in every Java release; named for that reason. */
    static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** @return one row per point, values from 0 up to but not including 1 */
    public double[][] points(int count, int dimensions, long seed) {
        RandomGenerator random = generator(seed);
        double[][] points = new double[count][dimensions];
        switch (this) {
            case RANDOM -> {
                for (double[] point : points) {
                    for (int d = 0; d < dimensions; d++) {
                        point[d] = random.nextDouble();
                    }
                }
            }
            case QUASI_RANDOM -> {
                long[] shift = random.longs(dimensions).map(bits -> bits >>> 11).toArray();
                // Making a generator reads a long table; one for each dimension is made once and started anew.
                SobolSequenceGenerator sequence = SEQUENCES.computeIfAbsent(dimensions, SobolSequenceGenerator::new);
                synchronized (sequence) {
                    for (int r = 0; r < count; r++) {
                        double[] next = r == 0 ? sequence.skipTo(0) : sequence.nextVector();
                        for (int d = 0; d < dimensions; d++) {
                            long bits = (long) (next[d] * 0x1p53) ^ shift[d];
                            points[r][d] = bits * 0x1p-53;
                        }
                    }
                }
            }
        }
        return points;
    }
}
