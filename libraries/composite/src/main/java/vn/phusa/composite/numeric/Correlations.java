package vn.phusa.composite.numeric;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Correlation of two columns over the units that have both, with the probability of a chance result. */
public final class Correlations {
    private Correlations() {}

    /** The kinds of correlation. */
    public enum Kind {
        PEARSON,
        SPEARMAN,
        KENDALL;

        /** NaN where either column has no spread. */
        public double of(double[] x, double[] y) {
            return switch (this) {
                case PEARSON -> pearson(x, y);
                case SPEARMAN -> spearman(x, y);
                case KENDALL -> kendall(x, y);
            };
        }
    }

    public static double pearson(double[] x, double[] y) {
        double sumX = 0;
        double sumY = 0;
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                sumX += x[i];
                sumY += y[i];
                n++;
            }
        }
        double meanX = sumX / n;
        double meanY = sumY / n;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                double dx = x[i] - meanX;
                double dy = y[i] - meanY;
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
        }
        return xx == 0 || yy == 0 ? Double.NaN : Math.clamp(xy / Math.sqrt(xx) / Math.sqrt(yy), -1, 1);
    }

    /** Pearson's correlation of the ranks among the units that have both, ties averaged. */
    public static double spearman(double[] x, double[] y) {
        double[] pairedX = x.clone();
        double[] pairedY = y.clone();
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                pairedX[i] = Double.NaN;
                pairedY[i] = Double.NaN;
            }
        }
        return pearson(
                Ranking.ascending(pairedX, Ranking.Ties.AVERAGE), Ranking.ascending(pairedY, Ranking.Ties.AVERAGE));
    }

    /** Kendall's tau-b, which allows for ties. */
    public static double kendall(double[] x, double[] y) {
        long balance = 0;
        long untiedX = 0;
        long untiedY = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                continue;
            }
            for (int j = 0; j < i; j++) {
                if (Double.isNaN(x[j]) || Double.isNaN(y[j])) {
                    continue;
                }
                int signX = Double.compare(x[i], x[j]);
                int signY = Double.compare(y[i], y[j]);
                balance += (long) signX * signY;
                untiedX += Math.abs(signX);
                untiedY += Math.abs(signY);
            }
        }
        return untiedX == 0 || untiedY == 0 ? Double.NaN : balance / Math.sqrt((double) untiedX) / Math.sqrt(untiedY);
    }

    /** How many units have both values. */
    public static int pairs(double[] x, double[] y) {
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            n += !Double.isNaN(x[i]) && !Double.isNaN(y[i]) ? 1 : 0;
        }
        return n;
    }

    /**
     * The two-sided probability of so strong a correlation by chance: for Pearson by Student's t; for Spearman with more
     * than nine units and no ties by the Edgeworth series of Best and Roberts (Applied Statistics algorithm 89), else by
     * Student's t; for Kendall by the normal approximation.
     */
    public static double probability(Kind kind, double[] x, double[] y) {
        double correlation = kind.of(x, y);
        int pairs = pairs(x, y);
        if (pairs < 3 || Double.isNaN(correlation)) {
            return Double.NaN;
        }
        return switch (kind) {
            case PEARSON -> studentProbability(correlation, pairs);
            case SPEARMAN ->
                pairs > 9 && !hasTies(x, y) && !hasTies(y, x)
                        ? edgeworthProbability(correlation, pairs)
                        : studentProbability(correlation, pairs);
            case KENDALL -> {
                double z = 3
                        * Math.abs(correlation)
                        * Math.sqrt((double) pairs * (pairs - 1))
                        / Math.sqrt(2.0 * (2 * pairs + 5));
                yield 2 * new NormalDistribution().cumulativeProbability(-z);
            }
        };
    }

    private static double studentProbability(double correlation, int pairs) {
        if (Math.abs(correlation) >= 1 - 1e-15) {
            return 0;
        }
        double t = Math.abs(correlation) * Math.sqrt((pairs - 2) / (1 - correlation * correlation));
        return 2 * new TDistribution(pairs - 2, 1e-15).cumulativeProbability(-t);
    }

    /** Whether two values of x are equal among the units that have both x and y. */
    private static boolean hasTies(double[] x, double[] y) {
        double[] paired = x.clone();
        for (int i = 0; i < x.length; i++) {
            paired[i] = Double.isNaN(y[i]) ? Double.NaN : x[i];
        }
        double[] sorted = Quantiles.sorted(paired);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return true;
            }
        }
        return false;
    }

    private static double edgeworthProbability(double correlation, int pairs) {
        double n = pairs;
        double distance = (n * n * n - n) * (1 - correlation) / 6;
        boolean upper = distance > (n * n * n - n) / 6;
        double tail =
                upper ? edgeworthTail(Math.rint(distance), n, true) : edgeworthTail(Math.rint(distance) + 2, n, false);
        return Math.min(1, 2 * tail);
    }

    /** The probability that the sum of squared rank differences is at least (or below) a value. */
    private static double edgeworthTail(double distance, double n, boolean upper) {
        double b = 1 / n;
        double x = (6 * (distance - 1) * b / (n * n - 1) - 1) * Math.sqrt(1 / b - 1);
        double y = x * x;
        double u = x
                * b
                * (0.2274
                        + b * (0.2531 + 0.1745 * b)
                        + y
                                * (-0.0758
                                        + b * (0.1033 + 0.3932 * b)
                                        - y
                                                * b
                                                * (0.0879
                                                        + 0.0151 * b
                                                        - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y)))));
        double correction = u / Math.exp(y / 2);
        double normal = new NormalDistribution().cumulativeProbability(upper ? -x : x);
        return Math.clamp(upper ? normal + correction : normal - correction, 0, 1);
    }
}
