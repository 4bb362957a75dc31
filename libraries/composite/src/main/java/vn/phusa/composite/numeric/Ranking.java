package vn.phusa.composite.numeric;

import java.util.Arrays;

/** Ranks with ties; a missing value (NaN) has the rank NaN. */
public final class Ranking {
    /** Below this size counting pairs is faster than sorting. */
    private static final int COUNT_PAIRS_UP_TO = 96;

    private Ranking() {}

    /** What equal values get. */
    public enum Ties {
        /** The best rank of the tied places, as in sport. */
        MINIMUM,
        /** The mean of the tied places. */
        AVERAGE
    }

    /** Rank 1 for the smallest value. */
    public static double[] ascending(double[] values, Ties ties) {
        double[] sorted = Quantiles.sorted(values);
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            double value = values[i];
            if (Double.isNaN(value)) {
                ranks[i] = Double.NaN;
                continue;
            }
            int below = firstAtLeast(sorted, value);
            ranks[i] = switch (ties) {
                case MINIMUM -> below + 1;
                case AVERAGE -> (below + 1 + firstAbove(sorted, value)) / 2.0;
            };
        }
        return ranks;
    }

    /** Rank 1 for the largest value, ties at the best place. */
    public static double[] descending(double[] values) {
        double[] ranks = new double[values.length];
        int[] places = new int[values.length];
        places(values, places, new double[values.length]);
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = places[i] == 0 ? Double.NaN : places[i];
        }
        return ranks;
    }

    /**
     * The same without allocation, for the inner loops: 1 for the largest value, 0 for a missing one.
     *
     * @param places receives the ranks
     * @param scratch at least as long as the values; its content is lost
     */
    public static void places(double[] values, int[] places, double[] scratch) {
        int n = values.length;
        if (n <= COUNT_PAIRS_UP_TO) {
            for (int i = 0; i < n; i++) {
                double value = values[i];
                int above = 1;
                for (int j = 0; j < n; j++) {
                    above += values[j] > value ? 1 : 0;
                }
                places[i] = !Double.isNaN(value) ? above : 0;
            }
            return;
        }
        int present = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                scratch[present++] = value;
            }
        }
        Arrays.sort(scratch, 0, present);
        for (int i = 0; i < n; i++) {
            double value = values[i];
            places[i] = !Double.isNaN(value) ? present - firstAbove(scratch, present, value) + 1 : 0;
        }
    }

    private static int firstAtLeast(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int firstAbove(double[] sorted, double value) {
        return firstAbove(sorted, sorted.length, value);
    }

    private static int firstAbove(double[] sorted, int length, double value) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
