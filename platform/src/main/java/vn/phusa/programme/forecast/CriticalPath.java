package vn.phusa.programme.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The critical path method with all four kinds of link and lags (Kelley and Walker 1959; precedence diagramming after
 * Fondahl 1961), on the mean durations.
 *
 * @param slots one per activity, in the network's order
 * @param length working days until everything is done
 */
public record CriticalPath(List<Slot> slots, double length) {
    private static final double SLACK = 1e-9;

    /**
     * When an activity may and must happen, in working days from the forecast's day.
     *
     * @param totalFloat how much later it may start without moving the end of everything
     */
    public record Slot(
            long id,
            double earliestStart,
            double earliestFinish,
            double latestStart,
            double latestFinish,
            double totalFloat) {
        public boolean critical() {
            return totalFloat <= SLACK;
        }
    }

    public static CriticalPath of(Network network) {
        int n = network.size();
        double[] duration = network.order.stream()
                .mapToDouble(activity -> activity.remaining().mean())
                .toArray();
        double[] start = new double[n];
        double[] finish = new double[n];
        network.forward(duration, start, finish, new int[n]);
        double end = Arrays.stream(finish).max().orElse(0);
        double[] latestFinish = new double[n];
        Arrays.fill(latestFinish, end);
        for (int i = n - 1; i >= 0; i--) {
            double latestStart = latestFinish[i] - duration[i];
            for (int k = 0; k < network.from[i].length; k++) {
                int before = network.from[i][k];
                double bound = switch (network.kind[i][k]) {
                    case FINISH_TO_START -> latestStart - network.lag[i][k];
                    case START_TO_START -> latestStart - network.lag[i][k] + duration[before];
                    case FINISH_TO_FINISH -> latestFinish[i] - network.lag[i][k];
                    case START_TO_FINISH -> latestFinish[i] - network.lag[i][k] + duration[before];
                };
                latestFinish[before] = Math.min(latestFinish[before], bound);
            }
        }
        List<Slot> slots = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            slots.add(new Slot(
                    network.order.get(i).id(),
                    start[i],
                    finish[i],
                    latestFinish[i] - duration[i],
                    latestFinish[i],
                    latestFinish[i] - finish[i]));
        }
        return new CriticalPath(List.copyOf(slots), end);
    }

    public List<Long> critical() {
        return slots.stream().filter(Slot::critical).map(Slot::id).toList();
    }
}
