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

    /**
     * Ranks of many columns of the same units one after the other, for one thread. Begins with the order of the last
     * column: in a study neighbours differ little, so that few units change place. What comes out depends on the values
     * alone.
     */
    public static final class Succession {
        /** With more moves than this for each unit sorting anew is faster. */
        private static final int MOST_MOVES = 16;

        private final int[] order;
        private final double[] keys;

        public Succession(int units) {
            order = new int[units];
            Arrays.setAll(order, i -> i);
            keys = new double[units];
        }

        /**
         * As {@link Ranking#places(double[], int[], double[])}.
         *
         * @param places receives the ranks: 1 for the largest value, 0 for a missing one
         */
        public void places(double[] values, int[] places) {
            if (!inserted(values)) {
                sortAnew(values);
            }
            int place = 1;
            for (int i = 0; i < order.length; i++) {
                place = i > 0 && keys[i] < keys[i - 1] ? i + 1 : place;
                places[order[i]] = Double.isNaN(values[order[i]]) ? 0 : place;
            }
        }

        private boolean inserted(double[] values) {
            long left = (long) MOST_MOVES * order.length;
            for (int i = 0; i < order.length; i++) {
                int unit = order[i];
                double key = key(values[unit]);
                int j = i;
                while (j > 0 && keys[j - 1] < key) {
                    keys[j] = keys[j - 1];
                    order[j] = order[j - 1];
                    j--;
                }
                keys[j] = key;
                order[j] = unit;
                left -= i - j;
                if (left < 0) {
                    return false;
                }
            }
            return true;
        }

        private void sortAnew(double[] values) {
            Integer[] boxed = new Integer[order.length];
            Arrays.setAll(boxed, i -> i);
            Arrays.sort(boxed, (a, b) -> Double.compare(key(values[b]), key(values[a])));
            for (int i = 0; i < boxed.length; i++) {
                order[i] = boxed[i];
                keys[i] = key(values[boxed[i]]);
            }
        }

        /** Missing values stand last. */
        private static double key(double value) {
            return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
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
