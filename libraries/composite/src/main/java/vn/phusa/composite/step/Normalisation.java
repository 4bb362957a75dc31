package vn.phusa.composite.step;

import java.util.Map;
import java.util.TreeMap;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Goalposts;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.numeric.Moments;
import vn.phusa.composite.numeric.Quantiles;
import vn.phusa.composite.numeric.Ranking;

/** A method that puts an indicator on a common scale. It gets the column with its direction already applied. */
public sealed interface Normalisation {

    /**
     * @param oriented the column, higher is better; missing values stay missing
     * @param indicator the element it belongs to, for its target and goalposts
     * @param parameters receives the numbers of the scale
     */
    double[] apply(double[] oriented, Element indicator, UnitLookup units, Map<String, Double> parameters);

    /** The name in files. */
    String key();

    /** The column without the numbers of its scale. */
    default double[] apply(double[] oriented, Element indicator, UnitLookup units) {
        return apply(oriented, indicator, units, new TreeMap<>());
    }

    /** Where a unit stands in the column. */
    @FunctionalInterface
    interface UnitLookup {
        /** @throws RefusedException if the unit is unknown */
        int position(String unit);
    }

    /** (x - min)/(max - min) stretched to the range. */
    record MinMax(double lower, double upper) implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            double min = Moments.min(x);
            double max = Moments.max(x);
            parameters.put("min", min);
            parameters.put("max", max);
            double span = max - min;
            double stretch = upper - lower;
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = (x[i] - min) / span * stretch + lower;
            }
            return y;
        }

        @Override
        public String key() {
            return "minmax";
        }
    }

    /** (x - mean)/sd put to a mean and a standard deviation; sd with n - 1. */
    record ZScore(double mean, double deviation) implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            double m = Moments.mean(x);
            double sd = Moments.sampleDeviation(x);
            parameters.put("mean", m);
            parameters.put("sd", sd);
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = (x[i] - m) / sd * deviation + mean;
            }
            return y;
        }

        @Override
        public String key() {
            return "zscore";
        }
    }

    /**
     * (x - lower)/(upper - lower) factor, with ends given in oriented values: how survey scores and other indices keep
     * their own scale.
     */
    record Scaled(double lower, double upper, double factor) implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            parameters.put("lower", lower);
            parameters.put("upper", upper);
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = (x[i] - lower) / (upper - lower) * factor;
            }
            return y;
        }

        @Override
        public String key() {
            return "scaled";
        }
    }

    /** 1 - (max - x)/(max - min). */
    record DistanceToMaximum() implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            double min = Moments.min(x);
            double max = Moments.max(x);
            parameters.put("min", min);
            parameters.put("max", max);
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = 1 - (max - x[i]) / (max - min);
            }
            return y;
        }

        @Override
        public String key() {
            return "dist2max";
        }
    }

    /**
     * 1 - (r - x)/(r - min) with r the value of a reference unit.
     *
     * @param unit code of the reference unit
     * @param cap whether units better than the reference get 1
     */
    record DistanceToReference(String unit, boolean cap) implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            double min = Moments.min(x);
            double reference = x[units.position(unit)];
            if (Double.isNaN(reference)) {
                throw new RefusedException(Problem.at(
                        Problem.Place.unit(unit, indicator.code()), ProblemCode.MISSING_VALUE_NOT_ALLOWED, "dist2ref"));
            }
            parameters.put("min", min);
            parameters.put("reference", reference);
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = capped(1 - (reference - x[i]) / (reference - min), cap);
            }
            return y;
        }

        @Override
        public String key() {
            return "dist2ref";
        }
    }

    /** (x - min)/(target - min) with the indicator's target. @param cap whether units beyond the target get 1 */
    record DistanceToTarget(boolean cap) implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            if (Double.isNaN(indicator.target())) {
                throw new RefusedException(Problem.at(
                        Problem.Place.unit("", indicator.code()), ProblemCode.MISSING_TARGET, indicator.code()));
            }
            double min = Moments.min(x);
            double target = indicator.target() * indicator.direction().sign();
            parameters.put("min", min);
            parameters.put("target", target);
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = capped((x[i] - min) / (target - min), cap);
            }
            return y;
        }

        @Override
        public String key() {
            return "dist2targ";
        }
    }

    /** x / max. */
    record FractionOfMaximum() implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            double max = Moments.max(x);
            parameters.put("max", max);
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = x[i] / max;
            }
            return y;
        }

        @Override
        public String key() {
            return "fracmax";
        }
    }

    /** (rank - 1)/(n - 1), ties at the lower rank, n the units with a value. */
    record PercentRank() implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            double[] y = Ranking.ascending(x, Ranking.Ties.MINIMUM);
            int n = Moments.count(x);
            for (int i = 0; i < y.length; i++) {
                y[i] = (y[i] - 1) / (n - 1);
            }
            return y;
        }

        @Override
        public String key() {
            return "prank";
        }
    }

    /** Rank 1 for the worst unit. */
    record Rank(Ranking.Ties ties) implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            return Ranking.ascending(x, ties);
        }

        @Override
        public String key() {
            return "rank";
        }
    }

    /** Rank minus 1: the number of units a unit beats. */
    record Borda(Ranking.Ties ties) implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            double[] y = Ranking.ascending(x, ties);
            for (int i = 0; i < y.length; i++) {
                y[i] -= 1;
            }
            return y;
        }

        @Override
        public String key() {
            return "borda";
        }
    }

    /** (x - lower)/(upper - lower) scale between the indicator's goalposts. */
    record BetweenGoalposts() implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            Goalposts posts = indicator
                    .goalposts()
                    .orElseThrow(() -> new RefusedException(Problem.at(
                            Problem.Place.unit("", indicator.code()),
                            ProblemCode.MISSING_GOALPOSTS,
                            indicator.code())));
            boolean swap = indicator.direction().sign() < 0;
            double lower = swap ? -posts.upper() : posts.lower();
            double upper = swap ? -posts.lower() : posts.upper();
            parameters.put("lower", lower);
            parameters.put("upper", upper);
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                double value = (x[i] - lower) / (upper - lower) * posts.scale();
                y[i] = posts.truncate() && value > posts.scale()
                        ? posts.scale()
                        : posts.truncate() && value < 0 ? 0 : value;
            }
            return y;
        }

        @Override
        public String key() {
            return "goalposts";
        }
    }

    /** Min-max between two quantiles of the column (type 7), values beyond drawn to the ends. */
    record QuantileMinMax(double lowerShare, double upperShare, double lower, double upper) implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            double[] sorted = Quantiles.sorted(x);
            double min = Quantiles.ofSorted(sorted, lowerShare);
            double max = Quantiles.ofSorted(sorted, upperShare);
            parameters.put("min", min);
            parameters.put("max", max);
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                double clamped = x[i] < min ? min : x[i] > max ? max : x[i];
                y[i] = (clamped - min) / (max - min) * (upper - lower) + lower;
            }
            return y;
        }

        @Override
        public String key() {
            return "quantile_minmax";
        }
    }

    /**
     * The adjusted Mazziotta-Pareto scale: 70 to 130 with the reference, the mean of the column, at 100.
     *
     * <p>Source: Mazziotta and Pareto, "Measuring Well-Being Over Time", Social Indicators Research 136 (2018).
     */
    record AroundReference() implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            double reference = Moments.mean(x);
            double half = (Moments.max(x) - Moments.min(x)) / 2;
            parameters.put("reference", reference);
            parameters.put("half_range", half);
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = (x[i] - (reference - half)) / (2 * half) * 60 + 70;
            }
            return y;
        }

        @Override
        public String key() {
            return "ampi";
        }
    }

    /** Only the direction is applied. */
    record AsIs() implements Normalisation {
        @Override
        public double[] apply(double[] x, Element indicator, UnitLookup units, Map<String, Double> parameters) {
            return x.clone();
        }

        @Override
        public String key() {
            return "none";
        }
    }

    private static double capped(double value, boolean cap) {
        return cap && value > 1 ? 1 : value;
    }
}
