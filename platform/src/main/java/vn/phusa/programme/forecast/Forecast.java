package vn.phusa.programme.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * How likely each activity is late, by simulation: every run draws each remaining duration from its beta-PERT
 * distribution and walks the network. The same seed gives the same figures.
 *
 * @param outlooks one per activity, in the network's order
 * @param runs how many simulations
 */
public record Forecast(List<Outlook> outlooks, int runs) {

    /**
     * What is to be expected of one activity.
     *
     * @param late share of runs in which it ends after its due day; empty when it has none
     * @param median working day of the forecast by which half of the runs are done
     * @param eightieth … by which 80 % are done
     * @param ninetyFifth … by which 95 % are done
     * @param drivers what its end depends on most, strongest first; at most five
     */
    public record Outlook(
            long id, OptionalDouble late, double median, double eightieth, double ninetyFifth, List<Driver> drivers) {
        public Outlook {
            drivers = List.copyOf(drivers);
        }
    }

    /**
     * Something that moves an activity's end.
     *
     * @param id the activity it is about; may be the same one
     * @param onPath share of runs in which it stands on the chain that decided the end (criticality)
     * @param days expected working days that it puts into that chain
     */
    public record Driver(long id, double onPath, double days) {}

    public static Forecast of(Network network, int runs, long seed) {
        if (runs < 1) {
            throw new IllegalArgumentException("at least one run");
        }
        int n = network.size();
        double[][] ends = new double[n][runs];
        int[] lateRuns = new int[n];
        int[][] onPath = new int[n][];
        double[][] daysOnPath = new double[n][];
        int[][] ancestors = ancestors(network);
        for (int i = 0; i < n; i++) {
            onPath[i] = new int[ancestors[i].length];
            daysOnPath[i] = new double[ancestors[i].length];
        }
        double[] duration = new double[n];
        double[] start = new double[n];
        double[] finish = new double[n];
        int[] binding = new int[n];
        SplittableRandom root = new SplittableRandom(seed);
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = root.split();
            for (int i = 0; i < n; i++) {
                duration[i] = network.order.get(i).remaining().sample(random);
            }
            network.forward(duration, start, finish, binding);
            for (int i = 0; i < n; i++) {
                ends[i][run] = finish[i];
                Integer due = network.order.get(i).due();
                // A piece of a working day counts as the whole day.
                if (due != null && Math.ceil(finish[i] - 1e-9) > due) {
                    lateRuns[i]++;
                }
                for (int at = i; at >= 0; at = binding[at]) {
                    int place = Arrays.binarySearch(ancestors[i], at);
                    onPath[i][place]++;
                    daysOnPath[i][place] += duration[at];
                }
            }
        }
        List<Outlook> outlooks = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            Arrays.sort(ends[i]);
            List<Driver> drivers = new ArrayList<>();
            for (int k = 0; k < ancestors[i].length; k++) {
                if (onPath[i][k] > 0 && daysOnPath[i][k] > 0) {
                    drivers.add(new Driver(
                            network.order.get(ancestors[i][k]).id(),
                            (double) onPath[i][k] / runs,
                            daysOnPath[i][k] / runs));
                }
            }
            drivers.sort(Comparator.comparingDouble(Driver::days).reversed().thenComparingLong(Driver::id));
            outlooks.add(new Outlook(
                    network.order.get(i).id(),
                    network.order.get(i).due() == null
                            ? OptionalDouble.empty()
                            : OptionalDouble.of((double) lateRuns[i] / runs),
                    quantile(ends[i], 0.5),
                    quantile(ends[i], 0.8),
                    quantile(ends[i], 0.95),
                    drivers.subList(0, Math.min(5, drivers.size()))));
        }
        return new Forecast(List.copyOf(outlooks), runs);
    }

    public Optional<Outlook> of(long id) {
        return outlooks.stream().filter(outlook -> outlook.id() == id).findFirst();
    }

    /** The smallest end that at least this share of the runs does not pass. */
    private static double quantile(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** For each activity the positions of itself and of everything it waits for, ascending. */
    private static int[][] ancestors(Network network) {
        int n = network.size();
        java.util.BitSet[] sets = new java.util.BitSet[n];
        int[][] result = new int[n][];
        for (int i = 0; i < n; i++) {
            java.util.BitSet set = new java.util.BitSet(n);
            set.set(i);
            for (int before : network.from[i]) {
                set.or(sets[before]);
            }
            sets[i] = set;
            result[i] = set.stream().toArray();
        }
        return result;
    }
}
