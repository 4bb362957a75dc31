package vn.phusa.composite.panel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Name;
import vn.phusa.composite.frame.Table;

/**
 * Past data told for today's units, after mergers: counts and denominators are summed, ratios computed anew from the
 * sums, survey scores averaged with stated weights. Scores of an index are never averaged.
 *
 * @param data the data of the merged units, in the order in which the old data name them first
 * @param figures for every merged figure what was done, in the order of indicators and units
 */
public record Rebasing(Dataset data, List<Figure> figures) {

    public Rebasing {
        figures = List.copyOf(figures);
    }

    /** How an indicator is put together. */
    public sealed interface Rule {

        /** A count: the parts are summed. */
        record Sum() implements Rule {}

        /**
         * A ratio stored as such: each part times its denominator gives its count; the counts are summed and divided by
         * the summed denominators.
         *
         * @param denominator a column of the denominators
         */
        record Ratio(String denominator) implements Rule {}

        /**
         * A survey score or another index: the mean of the parts weighted by a size.
         *
         * @param weight a column of the denominators, usually population
         */
        record WeightedMean(String weight) implements Rule {}
    }

    /**
     * One merged figure.
     *
     * @param parts the old units with data and denominator that went into it
     * @param missing the old units that could not; the figure is then missing, never a part passed off as the whole
     */
    public record Figure(
            String unit, String indicator, double value, Rule rule, List<String> parts, List<String> missing) {
        public Figure {
            parts = List.copyOf(parts);
            missing = List.copyOf(missing);
        }
    }

    /**
     * @param successors per old unit the unit that it belongs to now; units not named stay as they are
     * @param rules per indicator; those not named are sums
     */
    public static Rebasing of(Dataset old, Map<String, String> successors, Map<String, Rule> rules) {
        Map<String, List<Integer>> parts = new LinkedHashMap<>();
        for (int i = 0; i < old.values().unitCount(); i++) {
            String unit = old.values().units().get(i);
            parts.computeIfAbsent(successors.getOrDefault(unit, unit), ignored -> new ArrayList<>())
                    .add(i);
        }
        List<String> units = List.copyOf(parts.keySet());
        List<List<Integer>> rows = List.copyOf(parts.values());
        Table values = old.values();
        double[][] merged = new double[values.columnCount()][units.size()];
        List<Figure> figures = new ArrayList<>();
        for (int j = 0; j < merged.length; j++) {
            String indicator = values.columns().get(j);
            Rule rule = rules.getOrDefault(indicator, new Rule.Sum());
            for (int u = 0; u < units.size(); u++) {
                merged[j][u] = merge(old, units.get(u), rows.get(u), j, rule, figures);
            }
        }
        double[][] sizes = new double[old.denominators().columnCount()][units.size()];
        for (int d = 0; d < sizes.length; d++) {
            for (int u = 0; u < units.size(); u++) {
                for (int row : rows.get(u)) {
                    sizes[d][u] += old.denominators().at(row, d);
                }
            }
        }
        List<Name> names = new ArrayList<>();
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (int u = 0; u < units.size(); u++) {
            // The name and groups of the old unit that bears the code today, else of the first part.
            String unit = units.get(u);
            int bearer = rows.get(u).stream()
                    .filter(row -> values.units().get(row).equals(unit))
                    .findFirst()
                    .orElse(rows.get(u).getFirst());
            names.add(old.names().get(bearer));
            old.groups()
                    .forEach((grouping, labels) -> groups.computeIfAbsent(grouping, ignored -> new ArrayList<>())
                            .add(labels.get(bearer)));
        }
        return new Rebasing(
                new Dataset(
                        Table.owning(units, values.columns(), merged),
                        Table.owning(units, old.denominators().columns(), sizes),
                        names,
                        groups,
                        old.year()),
                figures);
    }

    private static double merge(
            Dataset old, String unit, List<Integer> rows, int column, Rule rule, List<Figure> figures) {
        if (rows.size() == 1) {
            return old.values().at(rows.getFirst(), column);
        }
        double above = 0;
        double below = 0;
        List<String> used = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int row : rows) {
            double value = old.values().at(row, column);
            double size = switch (rule) {
                case Rule.Sum ignored -> 1;
                case Rule.Ratio(String denominator) -> old.denominators().column(denominator)[row];
                case Rule.WeightedMean(String weight) -> old.denominators().column(weight)[row];
            };
            (Double.isNaN(value * size) ? missing : used)
                    .add(old.values().units().get(row));
            above += value * size;
            below += size;
        }
        double value = switch (rule) {
            case Rule.Sum ignored -> above;
            case Rule.Ratio ignored -> above / below;
            case Rule.WeightedMean ignored -> above / below;
        };
        figures.add(new Figure(unit, old.values().columns().get(column), value, rule, used, missing));
        return value;
    }
}
