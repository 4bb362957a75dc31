package vn.phusa.composite.numeric;

import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Missing values by expectation-maximisation under a multivariate normal distribution (Dempster, Laird and Rubin 1977):
 * each gap gets its expected value given what the row has, at the most likely mean and covariance. With few rows for the
 * number of columns, or columns that repeat each other, the covariance cannot be inverted or follows chance; then a small
 * ridge is added to the diagonal of the correlation matrix. The result does not depend on chance.
 */
public final class ExpectationMaximisation {
    /** Added to unit variances; draws correlations a hundredth towards zero. */
    private static final double RIDGE = 0.01;

    /** With at least so many rows a column the covariance is taken as it is. */
    private static final int ROWS_PER_COLUMN = 3;

    private ExpectationMaximisation() {}

    /** @return new columns with every gap filled, except in columns without any value */
    public static double[][] impute(double[][] columns, int iterations, double tolerance) {
        if (columns.length == 0 || columns[0].length < ROWS_PER_COLUMN * columns.length) {
            return impute(columns, iterations, tolerance, RIDGE);
        }
        try {
            return impute(columns, iterations, tolerance, 0);
        } catch (MathIllegalArgumentException notInvertible) {
            return impute(columns, iterations, tolerance, RIDGE);
        }
    }

    private static double[][] impute(double[][] columns, int iterations, double tolerance, double ridge) {
        int p = columns.length;
        int n = p == 0 ? 0 : columns[0].length;
        double[] mean = new double[p];
        double[] deviation = new double[p];
        double[][] z = new double[p][n];
        for (int j = 0; j < p; j++) {
            mean[j] = Moments.count(columns[j]) == 0 ? 0 : Moments.mean(columns[j]);
            double spread = Moments.populationDeviation(columns[j]);
            deviation[j] = spread > 0 ? spread : 1;
            for (int i = 0; i < n; i++) {
                double value = (columns[j][i] - mean[j]) / deviation[j];
                z[j][i] = Double.isNaN(value) ? 0 : value;
            }
        }
        double[][] extra = new double[p][p];
        for (int iteration = 0; iteration < iterations; iteration++) {
            double[] centre = new double[p];
            for (int j = 0; j < p; j++) {
                centre[j] = Moments.mean(z[j]);
            }
            RealMatrix covariance = covariance(z, centre, extra, ridge);
            extra = new double[p][p];
            double moved = 0;
            for (int i = 0; i < n; i++) {
                moved = Math.max(moved, expect(columns, z, centre, covariance, extra, i));
            }
            if (moved < tolerance) {
                break;
            }
        }
        double[][] result = new double[p][];
        for (int j = 0; j < p; j++) {
            result[j] = columns[j].clone();
            boolean empty = Moments.count(columns[j]) == 0;
            for (int i = 0; i < n && !empty; i++) {
                if (Double.isNaN(columns[j][i])) {
                    result[j][i] = z[j][i] * deviation[j] + mean[j];
                }
            }
        }
        return result;
    }

    private static RealMatrix covariance(double[][] z, double[] centre, double[][] extra, double ridge) {
        int p = z.length;
        int n = z[0].length;
        RealMatrix covariance = new Array2DRowRealMatrix(p, p);
        for (int j = 0; j < p; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = extra[j][k];
                for (int i = 0; i < n; i++) {
                    sum += (z[j][i] - centre[j]) * (z[k][i] - centre[k]);
                }
                covariance.setEntry(j, k, sum / n + (j == k ? ridge : 0));
                covariance.setEntry(k, j, sum / n + (j == k ? ridge : 0));
            }
        }
        return covariance;
    }

    /** The conditional mean of one row's gaps, written into z, and their conditional covariance, added to extra. */
    private static double expect(
            double[][] columns, double[][] z, double[] centre, RealMatrix covariance, double[][] extra, int row) {
        int p = columns.length;
        int missing = 0;
        for (double[] column : columns) {
            missing += Double.isNaN(column[row]) ? 1 : 0;
        }
        if (missing == 0) {
            return 0;
        }
        int[] gaps = new int[missing];
        int[] present = new int[p - missing];
        int gap = 0;
        int known = 0;
        for (int j = 0; j < p; j++) {
            if (Double.isNaN(columns[j][row])) {
                gaps[gap++] = j;
            } else {
                present[known++] = j;
            }
        }
        if (present.length == 0) {
            return 0;
        }
        CholeskyDecomposition decomposition =
                new CholeskyDecomposition(covariance.getSubMatrix(present, present), 1e-9, 1e-10);
        RealMatrix cross = covariance.getSubMatrix(present, gaps);
        RealMatrix coefficients = decomposition.getSolver().solve(cross);
        double[] deviations = new double[present.length];
        for (int k = 0; k < present.length; k++) {
            deviations[k] = z[present[k]][row] - centre[present[k]];
        }
        double[] guess = coefficients
                .transpose()
                .operate(new ArrayRealVector(deviations))
                .toArray();
        RealMatrix conditional =
                covariance.getSubMatrix(gaps, gaps).subtract(cross.transpose().multiply(coefficients));
        double moved = 0;
        for (int a = 0; a < gaps.length; a++) {
            double value = centre[gaps[a]] + guess[a];
            moved = Math.max(moved, Math.abs(value - z[gaps[a]][row]));
            z[gaps[a]][row] = value;
            for (int b = 0; b < gaps.length; b++) {
                extra[gaps[a]][gaps[b]] += conditional.getEntry(a, b);
            }
        }
        return moved;
    }
}
