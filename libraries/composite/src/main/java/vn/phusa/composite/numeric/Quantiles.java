package vn.phusa.composite.numeric;

import java.util.Arrays;

/** Medians and quantiles; missing values (NaN) are left out. */
public final class Quantiles {
    private Quantiles() {}

    /** The values that are present, in ascending order. */
    public static double[] sorted(double[] values) {
        double[] present = new double[Moments.count(values)];
        int next = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                present[next++] = value;
            }
        }
        Arrays.sort(present);
        return present;
    }

    public static double median(double[] values) {
        return ofSorted(sorted(values), 0.5);
    }

    /** The quantile by linear interpolation between order statistics (type 7). @param share from 0 to 1 */
    public static double of(double[] values, double share) {
        return ofSorted(sorted(values), share);
    }

    /** The same for values already in ascending order; NaN if there are none. */
    public static double ofSorted(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = (sorted.length - 1) * share;
        int below = (int) Math.floor(position + 1e-12);
        double fraction = Math.max(0, position - below);
        return below + 1 >= sorted.length
                ? sorted[sorted.length - 1]
                : fraction == 0 ? sorted[below] : sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
    }
}
