package vn.phusa.composite.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.ExpectationMaximisation;
import vn.phusa.composite.numeric.LinearModel;
import vn.phusa.composite.numeric.Moments;
import vn.phusa.composite.numeric.Quantiles;

/** Fills missing values. Values that are present never change. */
public record Impute(Method method) implements Step {

    /** How a missing value is guessed. */
    public sealed interface Method {

        /** From the other units' values of the same indicator, of the same group where a grouping is given. */
        record ByColumn(Statistic statistic, Optional<String> grouping) implements Method {}

        /**
         * From the unit's own other indicators, all put on a scale from 0 to 1 first and the guess put back.
         *
         * @param level take only indicators with the same ancestor on this level (2: same pillar); 0 for all
         */
        record ByRow(Statistic statistic, int level) implements Method {}

        /**
         * The expectation given what is present, under a multivariate normal distribution fitted by
         * expectation-maximisation to standardised columns.
         *
         * @param iterations at most
         * @param tolerance stop when no guess moves by more than this many standard deviations
         */
        record ByExpectationMaximisation(int iterations, double tolerance) implements Method {}

        /**
         * Least squares on the indicators most correlated with the missing one that the unit has.
         *
         * @param predictors how many, at least 1
         */
        record ByRegression(int predictors) implements Method {}

        /** Leaves gaps; the aggregation then takes the mean of what is there. */
        record None() implements Method {}
    }

    public enum Statistic {
        MEAN,
        MEDIAN;

        double of(double[] values) {
            return switch (this) {
                case MEAN -> Moments.mean(values);
                case MEDIAN -> Quantiles.median(values);
            };
        }

        String key() {
            return switch (this) {
                case MEAN -> "mean";
                case MEDIAN -> "median";
            };
        }
    }

    @Override
    public Kind kind() {
        return Kind.IMPUTE;
    }

    @Override
    public StepResult apply(Frame frame, Dataset data) {
        Dataset result = transform(frame, data);
        List<Change> changes = new ArrayList<>();
        Map<String, Integer> imputed = new LinkedHashMap<>();
        Map<String, Integer> stillMissing = new LinkedHashMap<>();
        Table before = data.values();
        Table after = result.values();
        for (int j = 0; j < before.columnCount(); j++) {
            String column = before.columns().get(j);
            for (int i = 0; i < before.unitCount(); i++) {
                if (!Double.isNaN(before.at(i, j))) {
                    continue;
                }
                boolean filled = !Double.isNaN(after.at(i, j));
                (filled ? imputed : stillMissing).merge(column, 1, Integer::sum);
                changes.add(new Change(
                        before.units().get(i),
                        column,
                        Double.NaN,
                        after.at(i, j),
                        filled ? Change.Reason.IMPUTED : Change.Reason.NOT_IMPUTED,
                        basis(data, i)));
            }
        }
        return new StepResult(this, data, result, changes, new Report.Imputed(imputed, stillMissing));
    }

    private String basis(Dataset data, int unit) {
        return switch (method) {
            case Method.ByColumn byColumn ->
                byColumn.statistic().key()
                        + byColumn.grouping()
                                .map(grouping -> " " + grouping + "="
                                        + data.grouping(grouping).get(unit))
                                .orElse("");
            case Method.ByRow byRow ->
                byRow.statistic().key() + " row" + (byRow.level() > 0 ? " level " + byRow.level() : "");
            case Method.ByExpectationMaximisation ignored -> "em";
            case Method.ByRegression regression -> "regression " + regression.predictors();
            case Method.None ignored -> "none";
        };
    }

    @Override
    public Dataset transform(Frame frame, Dataset data) {
        double[][] columns = data.values().columnArrays();
        boolean complete = true;
        for (double[] column : columns) {
            complete &= Moments.count(column) == column.length;
        }
        if (complete) {
            return data;
        }
        double[][] filled = switch (method) {
            case Method.ByColumn byColumn -> byColumn(byColumn, data, columns);
            case Method.ByRow byRow -> byRow(byRow, frame, data.values(), columns);
            case Method.ByExpectationMaximisation em ->
                ExpectationMaximisation.impute(columns, em.iterations(), em.tolerance());
            case Method.ByRegression regression -> byRegression(columns, regression.predictors());
            case Method.None ignored -> columns;
        };
        return data.withValues(data.values().withValues(filled));
    }

    private static double[][] byColumn(Method.ByColumn method, Dataset data, double[][] columns) {
        Optional<List<String>> grouping = method.grouping().map(data::grouping);
        double[][] result = columns.clone();
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            if (Moments.count(column) == column.length) {
                continue;
            }
            result[j] = grouping.isEmpty()
                    ? fill(column, method.statistic().of(column))
                    : fillByGroup(column, grouping.get(), method.statistic());
        }
        return result;
    }

    private static double[] fill(double[] column, double guess) {
        double[] filled = column.clone();
        for (int i = 0; i < filled.length; i++) {
            if (Double.isNaN(filled[i])) {
                filled[i] = guess;
            }
        }
        return filled;
    }

    private static double[] fillByGroup(double[] column, List<String> groups, Statistic statistic) {
        double[] filled = column.clone();
        Map<String, Double> guesses = new LinkedHashMap<>();
        for (int i = 0; i < filled.length; i++) {
            String group = groups.get(i);
            if (!Double.isNaN(column[i]) || group.isEmpty()) {
                continue;
            }
            filled[i] = guesses.computeIfAbsent(group, label -> {
                double[] members = new double[column.length];
                for (int k = 0; k < members.length; k++) {
                    members[k] = groups.get(k).equals(label) ? column[k] : Double.NaN;
                }
                return statistic.of(members);
            });
        }
        return filled;
    }

    private static double[][] byRow(Method.ByRow method, Frame frame, Table table, double[][] columns) {
        int n = table.unitCount();
        String[] family = new String[columns.length];
        int[] sign = new int[columns.length];
        double[] low = new double[columns.length];
        double[] high = new double[columns.length];
        double[][] scaled = new double[columns.length][n];
        for (int j = 0; j < columns.length; j++) {
            Element indicator = frame.element(table.columns().get(j));
            family[j] = method.level() == 0 ? "" : ancestor(frame, indicator, method.level());
            sign[j] = indicator.direction().sign();
            for (int i = 0; i < n; i++) {
                scaled[j][i] = columns[j][i] * sign[j];
            }
            low[j] = Moments.min(scaled[j]);
            high[j] = Moments.max(scaled[j]);
            for (int i = 0; i < n; i++) {
                scaled[j][i] = (scaled[j][i] - low[j]) / (high[j] - low[j]);
            }
        }
        double[][] result = columns.clone();
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < n; i++) {
                if (!Double.isNaN(columns[j][i])) {
                    continue;
                }
                double[] row = new double[columns.length];
                for (int k = 0; k < row.length; k++) {
                    row[k] = family[k].equals(family[j]) ? scaled[k][i] : Double.NaN;
                }
                if (result[j] == columns[j]) {
                    result[j] = columns[j].clone();
                }
                result[j][i] = (method.statistic().of(row) * (high[j] - low[j]) + low[j]) * sign[j];
            }
        }
        return result;
    }

    private static String ancestor(Frame frame, Element indicator, int level) {
        return frame.lineage(indicator.code()).stream()
                .filter(above -> above.level() == level)
                .map(Element::code)
                .findFirst()
                .orElse("");
    }

    private static double[][] byRegression(double[][] columns, int predictors) {
        double[][] result = columns.clone();
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < columns[j].length; i++) {
                if (Double.isNaN(columns[j][i])) {
                    if (result[j] == columns[j]) {
                        result[j] = columns[j].clone();
                    }
                    result[j][i] = LinearModel.predictMissing(columns, j, i, predictors);
                }
            }
        }
        return result;
    }
}
