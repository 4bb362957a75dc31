package vn.phusa.composite.numeric;

import java.util.Arrays;

/** Medians and quantiles; missing values (NaN) are left out. */
public final class Quantiles {
    /** Up to this many values are sorted outright. */
    private static final int FEW = 12;

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

    /**
     * The same for values of which each occurs a number of times, without sorting them.
     *
     * @param values without NaN; their order is lost
     * @param times how often each occurs, at least once; changes its order with them
     * @param count how many values there are in front of the arrays, at least one
     * @param shares in ascending order
     */
    public static double[] ofRepeated(double[] values, int[] times, int count, double[] shares) {
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += times[i];
        }
        long[] places = new long[2 * shares.length];
        double[] fractions = new double[shares.length];
        for (int s = 0; s < shares.length; s++) {
            double position = (total - 1) * shares[s];
            long below = (long) Math.floor(position + 1e-12);
            fractions[s] = Math.max(0, position - below);
            places[2 * s] = Math.min(below, total - 1);
            places[2 * s + 1] = Math.min(below + 1, total - 1);
        }
        long[] wanted = places.clone();
        Arrays.sort(wanted);
        double[] found = new double[wanted.length];
        select(values, times, 0, count, 0, wanted, 0, wanted.length, found);
        double[] quantiles = new double[shares.length];
        for (int s = 0; s < shares.length; s++) {
            double below = found[Arrays.binarySearch(wanted, places[2 * s])];
            double above = found[Arrays.binarySearch(wanted, places[2 * s + 1])];
            quantiles[s] = fractions[s] == 0 ? below : below + fractions[s] * (above - below);
        }
        return quantiles;
    }

    /**
     * Finds the values at some places of the ascending order (quickselect in three parts).
     *
     * @param before how many values stand in front of the part from low to high
     * @param first the first of the places that lie in this part, {@code end} the one after its last
     */
    private static void select(
            double[] values,
            int[] times,
            int low,
            int high,
            long before,
            long[] places,
            int first,
            int end,
            double[] found) {
        while (first < end) {
            if (high - low <= FEW) {
                sort(values, times, low, high);
                long passed = before;
                int place = first;
                for (int i = low; i < high && place < end; i++) {
                    passed += times[i];
                    while (place < end && places[place] < passed) {
                        found[place++] = values[i];
                    }
                }
                return;
            }
            double pivot = middle(values[low], values[(low + high) >>> 1], values[high - 1]);
            int less = low;
            int more = high;
            long lessCount = 0;
            long equalCount = 0;
            for (int i = low; i < more; ) {
                double value = values[i];
                if (value < pivot) {
                    lessCount += times[i];
                    swap(values, times, less++, i++);
                } else if (value > pivot) {
                    swap(values, times, i, --more);
                } else {
                    equalCount += times[i++];
                }
            }
            int left = first;
            while (left < end && places[left] < before + lessCount) {
                left++;
            }
            int right = left;
            while (right < end && places[right] < before + lessCount + equalCount) {
                found[right++] = pivot;
            }
            select(values, times, low, less, before, places, first, left, found);
            low = more;
            before += lessCount + equalCount;
            first = right;
        }
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static void swap(double[] values, int[] times, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
        int time = times[i];
        times[i] = times[j];
        times[j] = time;
    }

    private static void sort(double[] values, int[] times, int low, int high) {
        for (int i = low + 1; i < high; i++) {
            for (int j = i; j > low && values[j - 1] > values[j]; j--) {
                swap(values, times, j - 1, j);
            }
        }
    }
}
