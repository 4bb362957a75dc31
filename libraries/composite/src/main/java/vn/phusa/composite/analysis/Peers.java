package vn.phusa.composite.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Moments;

/** Units that look alike. Columns are standardised first; a missing value counts as the mean. */
public final class Peers {
    private Peers() {}

    /** A unit and how far it is: root mean squared difference in standard deviations. */
    public record Peer(String unit, double distance) {}

    /** The units nearest to one, nearest first. */
    public static List<Peer> of(Table table, String unit, int count) {
        double[][] z = standardised(table);
        int own = table.unitPosition(unit);
        return IntStream.range(0, table.unitCount())
                .filter(i -> i != own)
                .mapToObj(i -> new Peer(table.units().get(i), Math.sqrt(squared(z, own, i) / z.length)))
                .sorted(Comparator.comparingDouble(Peer::distance).thenComparing(Peer::unit))
                .limit(count)
                .toList();
    }

    /**
     * Groups of like units by Ward's method: the two groups whose union adds least to the squared distances within
     * groups are joined, until as many are left as wanted.
     *
     * @return the groups, the largest first, units in the table's order
     */
    public static List<List<String>> clusters(Table table, int wanted) {
        double[][] z = standardised(table);
        List<List<Integer>> groups = new ArrayList<>();
        double[][] distance = new double[table.unitCount()][table.unitCount()];
        for (int i = 0; i < table.unitCount(); i++) {
            groups.add(new ArrayList<>(List.of(i)));
            for (int j = 0; j < i; j++) {
                distance[i][j] = squared(z, i, j);
                distance[j][i] = distance[i][j];
            }
        }
        boolean[] gone = new boolean[groups.size()];
        for (int left = groups.size(); left > Math.max(1, wanted); left--) {
            int first = -1;
            int second = -1;
            for (int i = 0; i < groups.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (!gone[i] && !gone[j] && (first < 0 || distance[i][j] < distance[first][second])) {
                        first = i;
                        second = j;
                    }
                }
            }
            join(groups, distance, gone, second, first);
        }
        List<List<Integer>> kept = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            if (!gone[i]) {
                kept.add(groups.get(i));
            }
        }
        kept.sort(
                Comparator.comparingInt((List<Integer> group) -> -group.size()).thenComparing(List::getFirst));
        return kept.stream()
                .map(group -> group.stream().sorted().map(table.units()::get).toList())
                .toList();
    }

    /** Joins group b into group a and updates distances by Lance and Williams' formula for Ward's method. */
    private static void join(List<List<Integer>> groups, double[][] distance, boolean[] gone, int a, int b) {
        double sizeA = groups.get(a).size();
        double sizeB = groups.get(b).size();
        for (int k = 0; k < groups.size(); k++) {
            if (gone[k] || k == a || k == b) {
                continue;
            }
            double sizeK = groups.get(k).size();
            double joined =
                    ((sizeA + sizeK) * distance[a][k] + (sizeB + sizeK) * distance[b][k] - sizeK * distance[a][b])
                            / (sizeA + sizeB + sizeK);
            distance[a][k] = joined;
            distance[k][a] = joined;
        }
        groups.get(a).addAll(groups.get(b));
        gone[b] = true;
    }

    private static double squared(double[][] z, int i, int j) {
        double sum = 0;
        for (double[] column : z) {
            double difference = column[i] - column[j];
            sum += difference * difference;
        }
        return sum;
    }

    private static double[][] standardised(Table table) {
        double[][] z = new double[table.columnCount()][table.unitCount()];
        for (int j = 0; j < z.length; j++) {
            double[] column = table.column(j);
            double mean = Moments.mean(column);
            double deviation = Moments.sampleDeviation(column);
            for (int i = 0; i < column.length; i++) {
                double value = (column[i] - mean) / deviation;
                z[j][i] = Double.isFinite(value) ? value : 0;
            }
        }
        return z;
    }
}
