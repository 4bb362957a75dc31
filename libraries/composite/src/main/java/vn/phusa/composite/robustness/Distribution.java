package vn.phusa.composite.robustness;

import java.util.Arrays;
import vn.phusa.composite.numeric.Quantiles;

/**
 * How a score or rank spreads over the runs.
 *
 * @param lower the 5 % quantile
 * @param upper the 95 % quantile
 */
public record Distribution(double mean, double median, double lower, double upper, double smallest, double largest) {

    /** @param values one per run; sorted in place */
    static Distribution of(double[] values) {
        Arrays.sort(values);
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0
                ? new Distribution(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                : new Distribution(
                        sum / values.length,
                        Quantiles.ofSorted(values, 0.5),
                        Quantiles.ofSorted(values, 0.05),
                        Quantiles.ofSorted(values, 0.95),
                        values[0],
                        values[values.length - 1]);
    }
}
