package vn.phusa.composite.analysis;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.special.Gamma;
import vn.phusa.composite.numeric.Correlations;
import vn.phusa.composite.numeric.Moments;

/**
 * Whether the children of an aggregate measure one thing.
 *
 * @param alpha Cronbach's alpha from covariances; NaN with one child
 * @param standardisedAlpha the same from correlations
 * @param samplingAdequacy the Kaiser-Meyer-Olkin measure, 0 to 1; above 0.6 is usually asked for
 * @param bartlett Bartlett's statistic that the children are uncorrelated
 * @param degrees its degrees of freedom
 * @param probability the probability of so large a statistic by chance
 */
public record Reliability(
        double alpha,
        double standardisedAlpha,
        double samplingAdequacy,
        double bartlett,
        int degrees,
        double probability) {

    /** @param children one array per child; pairs of units with both values count */
    public static Reliability of(double[][] children) {
        int k = children.length;
        RealMatrix correlation = new Array2DRowRealMatrix(k, k);
        double offDiagonal = 0;
        for (int j = 0; j < k; j++) {
            for (int l = 0; l < k; l++) {
                double r = j == l ? 1 : Correlations.pearson(children[j], children[l]);
                correlation.setEntry(j, l, r);
                offDiagonal += j == l ? 0 : r;
            }
        }
        double mean = offDiagonal / (k * (k - 1.0));
        LUDecomposition decomposition = new LUDecomposition(correlation);
        double determinant = decomposition.getDeterminant();
        int n = commonUnits(children);
        int degrees = k * (k - 1) / 2;
        double statistic = -(n - 1 - (2.0 * k + 5) / 6) * Math.log(determinant);
        return new Reliability(
                alpha(children),
                k * mean / (1 + (k - 1) * mean),
                samplingAdequacy(correlation, decomposition),
                statistic,
                degrees,
                degrees > 0 && statistic >= 0 ? Gamma.regularizedGammaQ(degrees / 2.0, statistic / 2) : Double.NaN);
    }

    /** Cronbach's alpha: k² times the mean covariance over the sum of all covariances, each from complete pairs. */
    public static double alpha(double[][] children) {
        int k = children.length;
        double sum = 0;
        double diagonal = 0;
        for (int j = 0; j < k; j++) {
            for (int l = 0; l < k; l++) {
                double covariance = j == l ? Moments.sampleVariance(children[j]) : covariance(children[j], children[l]);
                sum += covariance;
                diagonal += j == l ? covariance : 0;
            }
        }
        return k * k * ((sum - diagonal) / (k * (k - 1.0))) / sum;
    }

    private static double covariance(double[] x, double[] y) {
        double meanX = 0;
        double meanY = 0;
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                meanX += x[i];
                meanY += y[i];
                n++;
            }
        }
        meanX /= n;
        meanY /= n;
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                sum += (x[i] - meanX) * (y[i] - meanY);
            }
        }
        return sum / (n - 1);
    }

    private static double samplingAdequacy(RealMatrix correlation, LUDecomposition decomposition) {
        if (!decomposition.getSolver().isNonSingular()) {
            return Double.NaN;
        }
        RealMatrix inverse = decomposition.getSolver().getInverse();
        double plain = 0;
        double partial = 0;
        for (int j = 0; j < correlation.getRowDimension(); j++) {
            for (int l = 0; l < correlation.getRowDimension(); l++) {
                if (j != l) {
                    double r = correlation.getEntry(j, l);
                    double p = inverse.getEntry(j, l) / Math.sqrt(inverse.getEntry(j, j) * inverse.getEntry(l, l));
                    plain += r * r;
                    partial += p * p;
                }
            }
        }
        return plain / (plain + partial);
    }

    private static int commonUnits(double[][] children) {
        int common = 0;
        for (int i = 0; i < children[0].length; i++) {
            boolean complete = true;
            for (double[] child : children) {
                complete &= !Double.isNaN(child[i]);
            }
            common += complete ? 1 : 0;
        }
        return common;
    }
}
