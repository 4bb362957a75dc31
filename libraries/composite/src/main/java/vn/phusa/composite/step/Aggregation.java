package vn.phusa.composite.step;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.numeric.Moments;

/** How the children of an aggregate become its score. */
public sealed interface Aggregation {

    /**
     * The scores of one aggregate.
     *
     * @param children one array per child; NaN where missing
     * @param weights one per child, at least 0, not all 0
     * @return one score per unit; NaN where it cannot be made
     */
    double[] apply(double[][] children, double[] weights);

    /** The name in files. */
    String key();

    /** Whether a better child never makes the unit worse nor another unit better. */
    boolean monotone();

    /**
     * The weighted power mean (sum w x^p / sum w)^(1/p) of the children present; the geometric mean for p = 0.
     * (COINr 1.1.14's generalised mean is missing when any child is; this one is not.)
     *
     * @param power p: 1 arithmetic, 0 geometric, -1 harmonic
     */
    record PowerMean(double power) implements Aggregation {

        public PowerMean {
            if (!Double.isFinite(power)) {
                throw StepParameters.refuse("p", String.valueOf(power));
            }
        }

        @Override
        public double[] apply(double[][] children, double[] weights) {
            double[] out = new double[children[0].length];
            double[][] transformed = children;
            if (power != 1) {
                transformed = new double[children.length][out.length];
                for (int k = 0; k < children.length; k++) {
                    transform(children[k], transformed[k], weights[k] > 0);
                }
            }
            average(transformed, weights, out);
            inverse(out);
            return out;
        }

        /** x^p or ln x, value by value; a value that allows neither becomes infinite or missing and is refused. */
        void transform(double[] x, double[] out, boolean counts) {
            for (int i = 0; i < x.length; i++) {
                double value = x[i];
                if (counts && (power <= 0 ? value <= 0 : value < 0)) {
                    throw new RefusedException(Problem.of(ProblemCode.NON_POSITIVE_IN_MEAN, key(), value));
                }
                out[i] = power == 0
                        ? Math.log(value)
                        : power == -1 ? 1 / value : power == 2 ? value * value : Math.pow(value, power);
            }
        }

        /** Back from the mean of the transformed values. */
        void inverse(double[] mean) {
            if (power == 1) {
                return;
            }
            for (int i = 0; i < mean.length; i++) {
                double value = mean[i];
                mean[i] = power == 0
                        ? Math.exp(value)
                        : power == -1 ? 1 / value : power == 2 ? Math.sqrt(value) : Math.pow(value, 1 / power);
            }
        }

        /** The weighted arithmetic mean of what is present. */
        static void average(double[][] x, double[] weights, double[] out) {
            double total = 0;
            Arrays.fill(out, 0);
            for (int k = 0; k < x.length; k++) {
                double weight = weights[k];
                if (weight == 0) {
                    continue;
                }
                total += weight;
                double[] column = x[k];
                for (int i = 0; i < out.length; i++) {
                    out[i] += weight * column[i];
                }
            }
            for (int i = 0; i < out.length; i++) {
                double sum = out[i];
                out[i] = !Double.isNaN(sum) ? sum / total : averagePresent(x, weights, i);
            }
        }

        private static double averagePresent(double[][] x, double[] weights, int unit) {
            double sum = 0;
            double total = 0;
            for (int k = 0; k < x.length; k++) {
                double value = x[k][unit];
                if (!Double.isNaN(value) && weights[k] > 0) {
                    sum += weights[k] * value;
                    total += weights[k];
                }
            }
            return sum / total;
        }

        @Override
        public String key() {
            return power == 1
                    ? "arithmetic"
                    : power == 0 ? "geometric" : power == -1 ? "harmonic" : "generalised p=" + power;
        }

        @Override
        public boolean monotone() {
            return true;
        }
    }

    /**
     * Copeland's rule: how many units a unit outranks less how many outrank it, where one outranks another if it is
     * better on children with more than half of the weight (ties count half, missing values for nobody).
     *
     * @param tolerance two shares no further apart than this are a draw. With 0, the reference's rule, a draw of sums of
     *     fractions such as 24.5/49 is decided by rounding (two pairs of the ASEM example are); 1e-9 mends that
     */
    record Copeland(double tolerance) implements Aggregation {

        /** The reference's rule. */
        public Copeland() {
            this(0);
        }

        @Override
        public double[] apply(double[][] children, double[] weights) {
            double[][] outranking = outranking(children, weights);
            double[] scores = new double[outranking.length];
            for (int i = 0; i < scores.length; i++) {
                for (int j = 0; j < scores.length; j++) {
                    double lead = outranking[i][j] - 0.5;
                    if (i != j && Math.abs(lead) > tolerance) {
                        scores[i] += Math.signum(lead);
                    }
                }
            }
            return scores;
        }

        /**
         * The outranking matrix: for a pair of units the share of weight on which the row's unit is better, ties
         * counting half. Above the diagonal missing values count for nobody; below stands 1 minus the entry above, so
         * that two units always share 1; the diagonal is 0.
         */
        public static double[][] outranking(double[][] children, double[] weights) {
            int n = children[0].length;
            double total = Arrays.stream(weights).sum();
            double[][] matrix = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    double better = 0;
                    double lostBetter = 0;
                    double tied = 0;
                    double lostTied = 0;
                    for (int k = 0; k < children.length; k++) {
                        double share = weights[k] / total;
                        double own = children[k][i];
                        double other = children[k][j];
                        // Compensated sums: each is the true sum rounded once, whatever the order of the children.
                        if (own > other) {
                            double next = share - lostBetter;
                            double sum = better + next;
                            lostBetter = sum - better - next;
                            better = sum;
                        } else if (own == other) {
                            double next = share - lostTied;
                            double sum = tied + next;
                            lostTied = sum - tied - next;
                            tied = sum;
                        }
                    }
                    matrix[i][j] = better + 0.5 * tied;
                    matrix[j][i] = 1 - matrix[i][j];
                }
            }
            return matrix;
        }

        @Override
        public String key() {
            return "copeland";
        }

        @Override
        public boolean monotone() {
            return true;
        }
    }

    /**
     * Mazziotta and Pareto: the mean less (or plus) a penalty of standard deviation times coefficient of variation, so
     * that an unbalanced unit scores lower. Weights do not count; a missing child makes the score missing.
     *
     * @param penalise true to subtract the penalty (children are positive things), false to add it
     * @param sample whether the deviation has n - 1 in the denominator (the original index) or n (the adjusted one)
     */
    record MazziottaPareto(boolean penalise, boolean sample) implements Aggregation {
        @Override
        public double[] apply(double[][] children, double[] weights) {
            double[] scores = new double[children[0].length];
            for (int i = 0; i < scores.length; i++) {
                double[] row = row(children, i);
                if (row == null) {
                    scores[i] = Double.NaN;
                    continue;
                }
                double mean = Moments.mean(row);
                double deviation = sample ? Moments.sampleDeviation(row) : Moments.populationDeviation(row);
                double penalty = row.length == 1 ? 0 : deviation * deviation / mean;
                scores[i] = penalise ? mean - penalty : mean + penalty;
            }
            return scores;
        }

        @Override
        public String key() {
            return sample ? "mpi" : "ampi";
        }

        @Override
        public boolean monotone() {
            return false;
        }
    }

    /**
     * The ordered weighted average "at least j": the mean of the unit's j best children, or of its j worst. The weights
     * of the frame do not count; a missing child makes the score missing.
     *
     * @param count j, at least 1; more than there are children means all
     * @param best whether the best or the worst count
     */
    record OrderedAverage(int count, boolean best) implements Aggregation {
        public OrderedAverage {
            if (count < 1) {
                throw StepParameters.refuse("j", count + " < 1");
            }
        }

        @Override
        public double[] apply(double[][] children, double[] weights) {
            double[] scores = new double[children[0].length];
            int taken = Math.min(count, children.length);
            for (int i = 0; i < scores.length; i++) {
                double[] row = row(children, i);
                if (row == null) {
                    scores[i] = Double.NaN;
                    continue;
                }
                Arrays.sort(row);
                for (int k = 0; k < taken; k++) {
                    scores[i] += best ? row[row.length - 1 - k] : row[k];
                }
                scores[i] /= taken;
            }
            return scores;
        }

        @Override
        public String key() {
            return "owa";
        }

        @Override
        public boolean monotone() {
            return true;
        }
    }

    /**
     * The Wroclaw taxonomic method: distance to the ideal unit, which has the best value of every child, divided by the
     * mean distance plus two standard deviations. Weights do not count; missing children make the score missing.
     *
     * @param asDistance true for the ratio itself, where lower is better; false for 1 minus it, where higher is better
     */
    record Wroclaw(boolean asDistance) implements Aggregation {
        @Override
        public double[] apply(double[][] children, double[] weights) {
            double[] distances = new double[children[0].length];
            for (double[] child : children) {
                double ideal = Moments.max(child);
                for (int i = 0; i < distances.length; i++) {
                    distances[i] += (child[i] - ideal) * (child[i] - ideal);
                }
            }
            for (int i = 0; i < distances.length; i++) {
                distances[i] = Math.sqrt(distances[i]);
            }
            double scale = Moments.mean(distances) + 2 * Moments.sampleDeviation(distances);
            for (int i = 0; i < distances.length; i++) {
                distances[i] = asDistance ? distances[i] / scale : 1 - distances[i] / scale;
            }
            return distances;
        }

        @Override
        public String key() {
            return "wroclaw";
        }

        @Override
        public boolean monotone() {
            return false;
        }
    }

    /**
     * Benefit of the doubt: every unit gets the weights that suit it best, under which no unit passes 1.
     *
     * @param lowestShare the least share of the score that every child must give, 0 for none
     * @param highestShare the largest share that any child may give, 1 for none
     */
    record BenefitOfTheDoubt(double lowestShare, double highestShare) implements Aggregation {
        public BenefitOfTheDoubt {
            StepParameters.requireShare("lowest_share", lowestShare);
            StepParameters.requireShare("highest_share", highestShare);
        }

        @Override
        public double[] apply(double[][] children, double[] weights) {
            return ShareLimitedFrontier.scores(children, lowestShare, highestShare);
        }

        @Override
        public String key() {
            return "bod";
        }

        @Override
        public boolean monotone() {
            return false;
        }
    }

    /** A unit's children, or null if one is missing. */
    private static double @Nullable [] row(double[][] children, int unit) {
        double[] row = new double[children.length];
        for (int k = 0; k < row.length; k++) {
            row[k] = children[k][unit];
            if (Double.isNaN(row[k])) {
                return null;
            }
        }
        return row;
    }
}
