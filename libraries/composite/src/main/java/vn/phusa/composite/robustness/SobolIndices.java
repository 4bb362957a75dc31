package vn.phusa.composite.robustness;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.numeric.Moments;
import vn.phusa.composite.numeric.Quantiles;

/**
 * The share of an output's variance that each input explains: alone (first order), and with all its interactions
 * (total). The design has n points A, n points B, and per input i the points A with column i taken from B.
 */
public final class SobolIndices {
    private SobolIndices() {}

    /** How first-order indices are estimated. Totals are always by Jansen's formula. */
    public enum Estimator {
        /** Martinez's: the correlation of B with A where column i is B's. Never above 1 and blind to the mean. */
        MARTINEZ,
        /** Saltelli 2010: mean of yB (yABi - yA) over the variance, outputs centred first. */
        SALTELLI,
        /** Jansen's: 1 - mean squared (yB - yABi) / 2 over the variance. */
        JANSEN,
        /**
         * Saltelli 2010 without centring, as COINr 1.1.14 has it, for comparison only: its error grows with the mean of
         * the output.
         */
        SALTELLI_UNCENTRED
    }

    /**
     * One input's indices.
     *
     * @param first the first-order index
     * @param total the total index
     * @param firstLower 5 % quantile of the bootstrap; NaN if there was none
     */
    public record Index(
            double first, double total, double firstLower, double firstUpper, double totalLower, double totalUpper) {}

    /** The points of the design: A, then B, then one block per input. */
    public static double[][] design(int points, int inputs, Sampling sampling, long seed) {
        double[][] both = sampling.points(points, 2 * inputs, seed);
        double[][] design = new double[points * (inputs + 2)][];
        for (int r = 0; r < points; r++) {
            design[r] = Arrays.copyOfRange(both[r], 0, inputs);
            design[points + r] = Arrays.copyOfRange(both[r], inputs, 2 * inputs);
            for (int i = 0; i < inputs; i++) {
                double[] mixed = design[r].clone();
                mixed[i] = design[points + r][i];
                design[points * (2 + i) + r] = mixed;
            }
        }
        return design;
    }

    /** Indices of every input from the outputs of the design's points in order, without bootstrap. */
    public static Index[] estimate(double[] outputs, int points, int inputs, Estimator estimator) {
        Index[] indices = new Index[inputs];
        int[] rows = null;
        for (int i = 0; i < inputs; i++) {
            double first = first(outputs, points, i, estimator, rows);
            double total = total(outputs, points, i, rows);
            indices[i] = new Index(first, total, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        return indices;
    }

    /**
     * The same with 90 % bootstrap intervals: the points are drawn anew with replacement, all blocks together.
     *
     * @param replicates how often, for example 500
     */
    public static Index[] estimate(
            double[] outputs, int points, int inputs, Estimator estimator, int replicates, long seed, int threads) {
        Index[] plain = estimate(outputs, points, inputs, estimator);
        double[][] firsts = new double[inputs][replicates];
        double[][] totals = new double[inputs][replicates];
        Parallel.run(threads, replicates, 8, () -> new int[points], (replicate, rows) -> {
            RandomGenerator random = Sampling.generator(seed + 31L * replicate);
            for (int r = 0; r < points; r++) {
                rows[r] = random.nextInt(points);
            }
            for (int i = 0; i < inputs; i++) {
                firsts[i][replicate] = first(outputs, points, i, estimator, rows);
                totals[i][replicate] = total(outputs, points, i, rows);
            }
        });
        Index[] indices = new Index[inputs];
        for (int i = 0; i < inputs; i++) {
            double[] first = Quantiles.sorted(firsts[i]);
            double[] total = Quantiles.sorted(totals[i]);
            indices[i] = new Index(
                    plain[i].first(),
                    plain[i].total(),
                    Quantiles.ofSorted(first, 0.05),
                    Quantiles.ofSorted(first, 0.95),
                    Quantiles.ofSorted(total, 0.05),
                    Quantiles.ofSorted(total, 0.95));
        }
        return indices;
    }

    private static int row(int @Nullable [] rows, int r) {
        return rows == null ? r : rows[r];
    }

    /** Mean and variance of A and B together. */
    private static double[] spread(double[] y, int n, int @Nullable [] rows) {
        double sum = 0;
        for (int r = 0; r < n; r++) {
            int row = row(rows, r);
            sum += y[row] + y[n + row];
        }
        double mean = sum / (2 * n);
        double squares = 0;
        for (int r = 0; r < n; r++) {
            int row = row(rows, r);
            double a = y[row] - mean;
            double b = y[n + row] - mean;
            squares += a * a + b * b;
        }
        return new double[] {mean, squares / (2 * n - 1)};
    }

    private static double first(double[] y, int n, int input, Estimator estimator, int @Nullable [] rows) {
        double[] spread = spread(y, n, rows);
        if (!(spread[1] > 0)) {
            return Double.NaN;
        }
        int block = n * (2 + input);
        return switch (estimator) {
            case MARTINEZ -> correlation(y, n, block, rows);
            case SALTELLI, SALTELLI_UNCENTRED -> {
                double centre = estimator == Estimator.SALTELLI ? spread[0] : 0;
                double sum = 0;
                for (int r = 0; r < n; r++) {
                    int row = row(rows, r);
                    sum += (y[n + row] - centre) * (y[block + row] - y[row]);
                }
                yield sum / n / spread[1];
            }
            case JANSEN -> {
                double sum = 0;
                for (int r = 0; r < n; r++) {
                    int row = row(rows, r);
                    double difference = y[n + row] - y[block + row];
                    sum += difference * difference;
                }
                yield 1 - sum / (2.0 * n) / spread[1];
            }
        };
    }

    private static double correlation(double[] y, int n, int block, int @Nullable [] rows) {
        double sumB = 0;
        double sumM = 0;
        for (int r = 0; r < n; r++) {
            int row = row(rows, r);
            sumB += y[n + row];
            sumM += y[block + row];
        }
        double meanB = sumB / n;
        double meanM = sumM / n;
        double bb = 0;
        double mm = 0;
        double bm = 0;
        for (int r = 0; r < n; r++) {
            int row = row(rows, r);
            double b = y[n + row] - meanB;
            double m = y[block + row] - meanM;
            bb += b * b;
            mm += m * m;
            bm += b * m;
        }
        return bb > 0 && mm > 0 ? bm / Math.sqrt(bb * mm) : Double.NaN;
    }

    private static double total(double[] y, int n, int input, int @Nullable [] rows) {
        double variance = spread(y, n, rows)[1];
        int block = n * (2 + input);
        double sum = 0;
        for (int r = 0; r < n; r++) {
            int row = row(rows, r);
            double difference = y[row] - y[block + row];
            sum += difference * difference;
        }
        return variance > 0 ? sum / (2.0 * n) / variance : Double.NaN;
    }

    /** Whether an output varies at all; if not its indices are NaN. */
    static boolean varies(double[] outputs) {
        return Moments.max(outputs) > Moments.min(outputs);
    }
}
