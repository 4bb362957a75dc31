package vn.phusa.composite.numeric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.QRDecomposer;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/** Least squares with an intercept. */
public final class LinearModel {
    private LinearModel() {}

    /**
     * The coefficients, intercept first.
     *
     * @param predictors one array per predictor, complete
     */
    public static double[] fit(double[][] predictors, double[] response) {
        RealMatrix design = new Array2DRowRealMatrix(response.length, predictors.length + 1);
        for (int i = 0; i < response.length; i++) {
            design.setEntry(i, 0, 1);
            for (int k = 0; k < predictors.length; k++) {
                design.setEntry(i, k + 1, predictors[k][i]);
            }
        }
        DecompositionSolver exact = new QRDecomposer(1e-12).decompose(design);
        // With fewer different points than coefficients many fit equally well; the shortest of them is taken.
        DecompositionSolver solver = exact.isNonSingular() ? exact : new SingularValueDecomposition(design).getSolver();
        return solver.solve(new ArrayRealVector(response)).toArray();
    }

    /** The share of the response's variance that a polynomial of the predictor explains, on complete pairs. */
    public static double polynomialFit(double[] predictor, double[] response, int degree) {
        int[] complete = IntStream.range(0, predictor.length)
                .filter(i -> !Double.isNaN(predictor[i]) && !Double.isNaN(response[i]))
                .toArray();
        double[] x = Arrays.stream(complete).mapToDouble(i -> predictor[i]).toArray();
        double[] y = Arrays.stream(complete).mapToDouble(i -> response[i]).toArray();
        double mean = Moments.mean(x);
        double deviation = Moments.sampleDeviation(x);
        double[][] powers = new double[degree][x.length];
        for (int i = 0; i < x.length; i++) {
            // Centred and scaled: the fit is the same and the powers stay apart.
            double z = (x[i] - mean) / deviation;
            double power = 1;
            for (int k = 0; k < degree; k++) {
                power *= z;
                powers[k][i] = power;
            }
        }
        double[] coefficients = fit(powers, y);
        double residual = 0;
        for (int i = 0; i < y.length; i++) {
            double predicted = coefficients[0];
            for (int k = 0; k < degree; k++) {
                predicted += coefficients[k + 1] * powers[k][i];
            }
            residual += (y[i] - predicted) * (y[i] - predicted);
        }
        return 1 - residual / Moments.squaredDeviations(y);
    }

    /**
     * Guesses one missing value from the columns most correlated with it that the row has; the column's mean if there
     * is none or too little data.
     */
    public static double predictMissing(double[][] columns, int target, int row, int predictors) {
        double[] response = columns[target];
        int[] best = IntStream.range(0, columns.length)
                .filter(k -> k != target && !Double.isNaN(columns[k][row]))
                .boxed()
                .filter(k -> !Double.isNaN(Correlations.pearson(columns[k], response)))
                .sorted(Comparator.comparingDouble(k -> -Math.abs(Correlations.pearson(columns[k], response))))
                .limit(predictors)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] complete = IntStream.range(0, response.length)
                .filter(i ->
                        !Double.isNaN(response[i]) && Arrays.stream(best).noneMatch(k -> Double.isNaN(columns[k][i])))
                .toArray();
        if (best.length == 0 || complete.length < best.length + 3) {
            return Moments.mean(response);
        }
        double[][] design = new double[best.length][];
        for (int k = 0; k < best.length; k++) {
            double[] column = columns[best[k]];
            design[k] = Arrays.stream(complete).mapToDouble(i -> column[i]).toArray();
        }
        double[] coefficients = fit(
                design, Arrays.stream(complete).mapToDouble(i -> response[i]).toArray());
        double guess = coefficients[0];
        for (int k = 0; k < best.length; k++) {
            guess += coefficients[k + 1] * columns[best[k]][row];
        }
        return guess;
    }
}
