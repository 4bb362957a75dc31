package vn.phusa.programme.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How good past forecasts of lateness were: the mean squared difference between the stated probability and what
 * happened (Brier 1950). 0 is perfect; always saying one half scores 0.25.
 */
public record BrierScore(double score, double reference, int forecasts, List<Bin> bins) {

    /**
     * One past forecast that has been settled.
     *
     * @param late the stated probability, 0 to 1
     * @param wasLate what came
     */
    public record Settled(double late, boolean wasLate) {
        public Settled {
            if (!(late >= 0 && late <= 1)) {
                throw new IllegalArgumentException("a probability lies between 0 and 1, not " + late);
            }
        }
    }

    /** Forecasts of a tenth of the scale: what was said on average, and how often it came. */
    public record Bin(double from, double to, int forecasts, double stated, double observed) {}

    /** Share by which the forecasts beat always stating the observed rate; empty when that rate leaves nothing to beat. */
    public OptionalDouble skill() {
        return reference == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - score / reference);
    }

    /** @param past at least one */
    public static BrierScore of(List<Settled> past) {
        if (past.isEmpty()) {
            throw new IllegalArgumentException("no settled forecast to score");
        }
        double sum = 0;
        int late = 0;
        int[] count = new int[10];
        int[] came = new int[10];
        double[] stated = new double[10];
        for (Settled one : past) {
            double happened = one.wasLate() ? 1 : 0;
            sum += (one.late() - happened) * (one.late() - happened);
            late += one.wasLate() ? 1 : 0;
            int bin = Math.min(9, (int) (one.late() * 10));
            count[bin]++;
            came[bin] += one.wasLate() ? 1 : 0;
            stated[bin] += one.late();
        }
        double rate = (double) late / past.size();
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < 10; b++) {
            if (count[b] > 0) {
                bins.add(
                        new Bin(b / 10.0, (b + 1) / 10.0, count[b], stated[b] / count[b], (double) came[b] / count[b]));
            }
        }
        return new BrierScore(sum / past.size(), rate * (1 - rate), past.size(), List.copyOf(bins));
    }
}
