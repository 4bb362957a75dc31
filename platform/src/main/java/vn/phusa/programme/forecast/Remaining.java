package vn.phusa.programme.forecast;

import java.util.List;
import java.util.Optional;

/**
 * How long something still takes, in working days, derived from what is known. The rules stand on the public page about
 * the forecast; nothing here is tuned to data that has not been published there.
 */
public final class Remaining {
    /** Fewer finished examples than this say nothing. */
    public static final int FEWEST_EXAMPLES = 8;

    /** Fewer of them that took longer than this one has taken already say nothing either. */
    public static final int FEWEST_LONGER = 5;

    /** A pace is read only after so many working days. */
    public static final int SHORTEST_PACE = 10;

    private static final double PACE_OPTIMISTIC = 0.6;
    private static final double PACE_PESSIMISTIC = 2.5;

    private Remaining() {}

    /**
     * What is left of an estimate. As long as nobody reports completion, something is left: most likely a day, at worst
     * a week or a fifth of the pessimistic figure.
     *
     * @param passed working days since it was given
     */
    public static ThreePoint ofEstimate(ThreePoint estimate, int passed) {
        double pessimistic = Math.max(estimate.pessimistic() - passed, Math.max(5, estimate.pessimistic() / 5));
        double likely = Math.min(pessimistic, Math.max(estimate.likely() - passed, 1));
        double optimistic = Math.min(likely, Math.max(estimate.optimistic() - passed, 0));
        return new ThreePoint(optimistic, likely, pessimistic);
    }

    /**
     * If it goes on as it has gone: from 0.6 to 2.5 times the time that the pace says.
     *
     * @param percent 1 to 100, as last reported
     * @param taken working days from the assignment to that report
     * @param passed working days since that report
     */
    public static Optional<ThreePoint> ofPace(int percent, int taken, int passed) {
        if (percent < 1 || percent > 100 || taken < SHORTEST_PACE) {
            return Optional.empty();
        }
        double left = (double) taken * (100 - percent) / percent;
        return left * PACE_PESSIMISTIC > 100_000
                ? Optional.empty()
                : Optional.of(
                        ofEstimate(new ThreePoint(left * PACE_OPTIMISTIC, left, left * PACE_PESSIMISTIC), passed));
    }

    /**
     * As the finished ones took, of those that took longer than this one has taken: the tenth, fiftieth and ninetieth
     * percentile of what was still to come.
     *
     * @param finished working days that finished commitments took
     * @param taken working days that this one has taken
     */
    public static Optional<ThreePoint> ofHistory(List<Integer> finished, int taken) {
        double[] longer = finished.stream()
                .filter(days -> days > taken)
                .mapToDouble(days -> days - taken)
                .sorted()
                .toArray();
        return finished.size() < FEWEST_EXAMPLES || longer.length < FEWEST_LONGER
                ? Optional.empty()
                : Optional.of(new ThreePoint(at(longer, 0.1), at(longer, 0.5), at(longer, 0.9)));
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
