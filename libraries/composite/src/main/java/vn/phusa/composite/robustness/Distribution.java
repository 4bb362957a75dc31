package vn.phusa.composite.robustness;

import vn.phusa.composite.numeric.Quantiles;

/**
 * How a score or rank spreads over the runs.
 *
 * @param lower the 5 % quantile
 * @param upper the 95 % quantile
 */
public record Distribution(double mean, double median, double lower, double upper, double smallest, double largest) {
    private static final double[] SHARES = {0, 0.05, 0.5, 0.95, 1};
    private static final Distribution OF_NOTHING =
            new Distribution(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /**
     * Of values of which each occurs a number of times. Only the quantiles' places are looked for; nothing is sorted.
     *
     * @param values their order is lost
     * @param times how often each occurs, at least once; changes its order with them
     * @param count how many values there are in front of the arrays
     * @param mean of all, each counted as often as it occurs
     */
    static Distribution of(double[] values, int[] times, int count, double mean) {
        if (count == 0) {
            return OF_NOTHING;
        }
        double[] quantiles = Quantiles.ofRepeated(values, times, count, SHARES);
        return new Distribution(mean, quantiles[2], quantiles[1], quantiles[3], quantiles[0], quantiles[4]);
    }
}
