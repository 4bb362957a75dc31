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
     * The two-sided probability of so strong a correlation by chance: by Student's t for Pearson and Spearman, by the
     * normal approximation for Kendall.
     */
    public static double probability(Kind kind, double correlation, int pairs) {
        if (pairs < 3 || Double.isNaN(correlation)) {
            return Double.NaN;
        }
        if (Math.abs(correlation) >= 1 - 1e-15) {
            return 0;
        }
        return switch (kind) {
            case PEARSON, SPEARMAN -> {
                double t = Math.abs(correlation) * Math.sqrt((pairs - 2) / (1 - correlation * correlation));
                yield 2 * new TDistribution(pairs - 2, 1e-15).cumulativeProbability(-t);
            }
            case KENDALL -> {
                double z = 3
                        * Math.abs(correlation)
                        * Math.sqrt((double) pairs * (pairs - 1))
                        / Math.sqrt(2.0 * (2 * pairs + 5));
                yield 2 * new NormalDistribution().cumulativeProbability(-z);
            }
        };
    }
}
