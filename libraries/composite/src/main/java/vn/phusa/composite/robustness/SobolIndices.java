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
        if (Moments.max(outputs) > Moments.min(outputs)) {
            Sums sums = new Sums(centred(outputs), points, inputs);
            sums.add(null);
            double centre = Moments.mean(outputs);
            for (int i = 0; i < inputs; i++) {
                indices[i] = new Index(
                        sums.first(i, estimator, centre),
                        sums.total(i),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN);
            }
        } else {
            Arrays.fill(indices, new Index(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
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
        double[] centred = centred(outputs);
        double centre = Moments.mean(outputs);
        double[][] firsts = new double[inputs][replicates];
        double[][] totals = new double[inputs][replicates];
        Parallel.run(threads, replicates, 16, () -> new Sums(centred, points, inputs), (replicate, sums) -> {
            RandomGenerator random = Sampling.generator(seed + 31L * replicate);
            double[] times = sums.times;
            Arrays.fill(times, 0);
            for (int r = 0; r < points; r++) {
                times[random.nextInt(points)]++;
            }
            sums.add(times);
            for (int i = 0; i < inputs; i++) {
                firsts[i][replicate] = sums.first(i, estimator, centre);
                totals[i][replicate] = sums.total(i);
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

    /** Outputs less their mean: sums of their squares then lose no digits. */
    private static double[] centred(double[] outputs) {
        double mean = Moments.mean(outputs);
        double[] centred = new double[outputs.length];
        for (int r = 0; r < centred.length; r++) {
            centred[r] = outputs[r] - mean;
        }
        return centred;
    }

    /** The sums over the points from which every estimator is made, each point counted a number of times. */
    private static final class Sums {
        private final double[] y;
        private final int n;
        private final double[] times;
        private double a;
        private double b;
        private double aa;
        private double bb;
        private double ab;
        private final double[] m;
        private final double[] mm;
        private final double[] am;
        private final double[] bm;

        Sums(double[] centred, int points, int inputs) {
            this.y = centred;
            this.n = points;
            this.times = new double[points];
            this.m = new double[inputs];
            this.mm = new double[inputs];
            this.am = new double[inputs];
            this.bm = new double[inputs];
        }

        /** @param counts how often each point counts; null for once each */
        void add(double @Nullable [] counts) {
            if (counts == null) {
                Arrays.fill(times, 1);
            }
            a = 0;
            b = 0;
            aa = 0;
            bb = 0;
            ab = 0;
            for (int r = 0; r < n; r++) {
                double t = times[r];
                double ya = y[r];
                double yb = y[n + r];
                a += t * ya;
                b += t * yb;
                aa += t * ya * ya;
                bb += t * yb * yb;
                ab += t * ya * yb;
            }
            for (int i = 0; i < m.length; i++) {
                int block = n * (2 + i);
                double sm = 0;
                double smm = 0;
                double sam = 0;
                double sbm = 0;
                for (int r = 0; r < n; r++) {
                    double ym = y[block + r];
                    double weighted = times[r] * ym;
                    sm += weighted;
                    smm += weighted * ym;
                    sam += weighted * y[r];
                    sbm += weighted * y[n + r];
                }
                m[i] = sm;
                mm[i] = smm;
                am[i] = sam;
                bm[i] = sbm;
            }
        }

        /** Of A and B together. */
        private double variance() {
            double mean = (a + b) / (2 * n);
            return (aa + bb - 2 * n * mean * mean) / (2 * n - 1);
        }

        /** @param centre what was taken off the outputs */
        double first(int i, Estimator estimator, double centre) {
            double variance = variance();
            if (!(variance > 0)) {
                return Double.NaN;
            }
            return switch (estimator) {
                case MARTINEZ -> {
                    double spreadB = bb - b * b / n;
                    double spreadM = mm[i] - m[i] * m[i] / n;
                    yield spreadB > 0 && spreadM > 0
                            ? (bm[i] - b * m[i] / n) / Math.sqrt(spreadB * spreadM)
                            : Double.NaN;
                }
                case SALTELLI -> (bm[i] - ab - (a + b) / (2 * n) * (m[i] - a)) / n / variance;
                case JANSEN -> 1 - (bb - 2 * bm[i] + mm[i]) / (2.0 * n) / variance;
                case SALTELLI_UNCENTRED -> (bm[i] - ab + centre * (m[i] - a)) / n / variance;
            };
        }

        double total(int i) {
            double variance = variance();
            return variance > 0 ? (aa - 2 * am[i] + mm[i]) / (2.0 * n) / variance : Double.NaN;
        }
    }
}
