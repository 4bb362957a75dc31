package vn.phusa.composite.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.phusa.composite.frame.Dataset;

/**
 * Fills the gaps of a panel from the same unit's other years.
 *
 * @param panel the panel after filling
 * @param filled every value that was filled, in the order of years, indicators and units
 */
public record PanelImputation(Panel panel, List<Filled> filled) {

    public PanelImputation {
        filled = List.copyOf(filled);
    }

    /** How a gap is filled. */
    public sealed interface Method {

        /**
         * The latest earlier value.
         *
         * @param maxAge how many of the panel's years to look back at most; empty for any
         */
        record Latest(OptionalInt maxAge) implements Method {}

        /** The latest earlier value, or before the first value that one. */
        record Constant() implements Method {}

        /** The straight line between the values around the gap, and the nearest value outside of them. */
        record Linear() implements Method {}
    }

    /**
     * One value that was filled.
     *
     * @param from the year it was taken from; for a straight line the earlier of the two
     */
    public record Filled(int year, String unit, String indicator, double value, int from) {}

    /** Fills what can be filled; a series without any value stays empty. */
    public static PanelImputation of(Panel panel, Method method) {
        int[] years =
                panel.years().keySet().stream().mapToInt(Integer::intValue).toArray();
        SortedMap<Integer, double[][]> columns = new TreeMap<>();
        panel.years().forEach((year, data) -> {
            double[][] copy = data.values().columnArrays();
            for (int j = 0; j < copy.length; j++) {
                copy[j] = copy[j].clone();
            }
            columns.put(year, copy);
        });
        List<Filled> filled = new ArrayList<>();
        for (int t = 0; t < years.length; t++) {
            Dataset data = panel.years().get(years[t]);
            double[][] target = columns.get(years[t]);
            for (int j = 0; data != null && target != null && j < target.length; j++) {
                for (int i = 0; i < target[j].length; i++) {
                    if (Double.isNaN(target[j][i])) {
                        String unit = data.values().units().get(i);
                        fill(panel, method, years, t, unit, j, target[j], i, filled);
                    }
                }
            }
        }
        SortedMap<Integer, Dataset> result = new TreeMap<>();
        panel.years()
                .forEach((year, data) -> result.put(
                        year, data.withValues(data.values().withValues(columns.getOrDefault(year, new double[0][])))));
        return new PanelImputation(Panel.of(result), filled);
    }

    private static void fill(
            Panel panel,
            Method method,
            int[] years,
            int t,
            String unit,
            int column,
            double[] target,
            int position,
            List<Filled> filled) {
        double[] series = Arrays.stream(years)
                .mapToDouble(year -> panel.at(year, unit, column))
                .toArray();
        int before = t;
        while (before >= 0 && Double.isNaN(series[before])) {
            before--;
        }
        int after = t;
        while (after < series.length && Double.isNaN(series[after])) {
            after++;
        }
        boolean hasBefore = before >= 0;
        boolean hasAfter = after < series.length;
        int source = switch (method) {
            case Method.Latest latest ->
                hasBefore && t - before <= latest.maxAge().orElse(Integer.MAX_VALUE) ? before : -1;
            case Method.Constant ignored -> hasBefore ? before : hasAfter ? after : -1;
            case Method.Linear ignored -> hasBefore ? before : hasAfter ? after : -1;
        };
        if (source < 0) {
            return;
        }
        double value = series[source];
        if (method instanceof Method.Linear && hasBefore && hasAfter) {
            double share = (double) (years[t] - years[before]) / (years[after] - years[before]);
            value = series[before] + share * (series[after] - series[before]);
        }
        target[position] = value;
        filled.add(new Filled(years[t], unit, panel.columns().get(column), value, years[source]));
    }
}
