package vn.phusa.composite.numeric;

import java.util.Arrays;

/** Medians and quantiles; missing values (NaN) are left out. */
public final class Quantiles {
    /** Up to this many values are sorted outright. */
    private static final int FEW = 24;

    private static final int BINS = 256;

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
        select(values, times, count, wanted, found);
        double[] quantiles = new double[shares.length];
        for (int s = 0; s < shares.length; s++) {
            double below = found[Arrays.binarySearch(wanted, places[2 * s])];
            double above = found[Arrays.binarySearch(wanted, places[2 * s + 1])];
            quantiles[s] = fractions[s] == 0 ? below : below + fractions[s] * (above - below);
        }
        return quantiles;
    }

    /**
     * Finds the values at some places of the ascending order: counts how many fall into each of many equal bins between
     * the least and the largest, and sorts only those bins in which a place lies.
     */
    private static void select(double[] values, int[] times, int count, long[] places, double[] found) {
        double smallest = values[0];
        double largest = values[0];
        for (int i = 1; i < count; i++) {
            double value = values[i];
            if (value < smallest) {
                smallest = value;
            } else if (value > largest) {
                largest = value;
            }
        }
        double scale = BINS / (largest - smallest);
        if (count <= FEW || !(scale > 0 && Double.isFinite(scale))) {
            sort(values, times, count);
            pick(values, times, count, places, found);
            return;
        }
        int[] counts = new int[BINS + 1];
        for (int i = 0; i < count; i++) {
            counts[(int) ((values[i] - smallest) * scale)] += times[i];
        }
        boolean[] looked = new boolean[BINS + 1];
        long[] beforeBin = new long[BINS + 1];
        long passed = 0;
        int place = 0;
        for (int bin = 0; bin <= BINS && place < places.length; bin++) {
            beforeBin[bin] = passed;
            passed += counts[bin];
            while (place < places.length && places[place] < passed) {
                looked[bin] = true;
                place++;
            }
        }
        double[] near = new double[count];
        int[] nearTimes = new int[count];
        int gathered = 0;
        for (int i = 0; i < count; i++) {
            near[gathered] = values[i];
            nearTimes[gathered] = times[i];
            gathered += looked[(int) ((values[i] - smallest) * scale)] ? 1 : 0;
        }
        sort(near, nearTimes, gathered);
        place = 0;
        int bin = -1;
        passed = 0;
        for (int i = 0; i < gathered && place < places.length; i++) {
            int own = (int) ((near[i] - smallest) * scale);
            passed = (own == bin ? passed : beforeBin[own]) + nearTimes[i];
            bin = own;
            while (place < places.length && places[place] < passed) {
                found[place++] = near[i];
            }
        }
    }

    private static void pick(double[] values, int[] times, int count, long[] places, double[] found) {
        long passed = 0;
        int place = 0;
        for (int i = 0; i < count && place < places.length; i++) {
            passed += times[i];
            while (place < places.length && places[place] < passed) {
                found[place++] = values[i];
            }
        }
    }

    private static void sort(double[] values, int[] times, int count) {
        if (count > FEW) {
            Integer[] order = new Integer[count];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (x, y) -> Double.compare(values[x], values[y]));
            double[] sorted = new double[count];
            int[] sortedTimes = new int[count];
            for (int i = 0; i < count; i++) {
                sorted[i] = values[order[i]];
                sortedTimes[i] = times[order[i]];
            }
            System.arraycopy(sorted, 0, values, 0, count);
            System.arraycopy(sortedTimes, 0, times, 0, count);
            return;
        }
        for (int i = 1; i < count; i++) {
            double value = values[i];
            int time = times[i];
            int j = i;
            for (; j > 0 && values[j - 1] > value; j--) {
                values[j] = values[j - 1];
                times[j] = times[j - 1];
            }
            values[j] = value;
            times[j] = time;
        }
    }
}
