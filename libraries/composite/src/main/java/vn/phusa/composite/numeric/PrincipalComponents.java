package vn.phusa.composite.numeric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Principal components of standardised columns, over the units without gaps.
 *
 * <p>An eigenvector's sign means nothing, and packages return either. Here the loadings of a component sum to a
 * positive number (the first positive one decides if they sum to zero), so that "more" usually means "better".
 *
 * @param eigenvalues in descending order; they sum to the number of columns
 * @param loadings per component the unit-length eigenvector
 * @param observations how many units had all columns
 */
public record PrincipalComponents(double[] eigenvalues, double[][] loadings, int observations) {

    /** NaN eigenvalues and loadings if a column has no spread. With fewer units than columns the last eigenvalues are 0. */
    public static PrincipalComponents of(double[][] columns) {
        int p = columns.length;
        int[] complete = IntStream.range(0, columns[0].length)
                .filter(i -> Arrays.stream(columns).noneMatch(column -> Double.isNaN(column[i])))
                .toArray();
        double[][] kept = new double[p][];
        for (int j = 0; j < p; j++) {
            double[] column = columns[j];
            kept[j] = Arrays.stream(complete).mapToDouble(i -> column[i]).toArray();
        }
        double[][] correlation = new double[p][p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k <= j; k++) {
                double r = j == k && Moments.sampleVariance(kept[j]) > 0 ? 1 : Correlations.pearson(kept[j], kept[k]);
                correlation[j][k] = r;
                correlation[k][j] = r;
                if (Double.isNaN(r)) {
                    double[] nothing = new double[p];
                    Arrays.fill(nothing, Double.NaN);
                    double[][] none = new double[p][];
                    Arrays.fill(none, nothing);
                    return new PrincipalComponents(nothing, none, complete.length);
                }
            }
        }
        EigenDecompositionSymmetric decomposition =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(correlation, false), 1e-14, true);
        double[] eigenvalues = decomposition.getEigenvalues();
        double[][] loadings = new double[p][];
        for (int component = 0; component < p; component++) {
            loadings[component] = signed(decomposition.getEigenvector(component).toArray());
            eigenvalues[component] = Math.max(0, eigenvalues[component]);
        }
        return new PrincipalComponents(eigenvalues, loadings, complete.length);
    }

    private static double[] signed(double[] vector) {
        double sum = Arrays.stream(vector).sum();
        double deciding = Math.abs(sum) > 1e-9
                ? sum
                : Arrays.stream(vector)
                        .filter(value -> Math.abs(value) > 1e-9)
                        .findFirst()
                        .orElse(1);
        return deciding >= 0
                ? vector
                : Arrays.stream(vector).map(value -> -value).toArray();
    }

    /** The share of variance that a component carries. */
    public double share(int component) {
        return eigenvalues[component] / Arrays.stream(eigenvalues).sum();
    }

    /** How many components have an eigenvalue above 1 (Kaiser's rule), at least 1. */
    public int aboveOne() {
        return Math.max(
                1, (int) Arrays.stream(eigenvalues).filter(value -> value > 1).count());
    }
}
