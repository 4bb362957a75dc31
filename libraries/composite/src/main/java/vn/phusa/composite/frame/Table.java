package vn.phusa.composite.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers of units (rows) by elements (columns), column by column. NaN is a missing value. Immutable: what
 * {@link #column(int)} hands out is the table's own array, which nobody may write to; it is not copied because the
 * engine reads it millions of times.
 */
public final class Table {
    private final List<String> units;
    private final List<String> columns;
    private final double[][] values;
    private final Map<String, Integer> unitPositions;
    private final Map<String, Integer> columnPositions;

    private Table(
            List<String> units,
            List<String> columns,
            double[][] values,
            Map<String, Integer> unitPositions,
            Map<String, Integer> columnPositions) {
        this.units = units;
        this.columns = columns;
        this.values = values;
        this.unitPositions = unitPositions;
        this.columnPositions = columnPositions;
    }

    /**
     * A table over the given columns.
     *
     * @param values one array per column, each as long as there are units; the table owns them from now on
     */
    public static Table owning(List<String> units, List<String> columns, double[][] values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " arrays for " + columns.size() + " columns");
        }
        for (double[] column : values) {
            if (column.length != units.size()) {
                throw new IllegalArgumentException(column.length + " values for " + units.size() + " units");
            }
        }
        List<String> unitList = List.copyOf(units);
        List<String> columnList = List.copyOf(columns);
        return new Table(unitList, columnList, values, positions(unitList), positions(columnList));
    }

    private static Map<String, Integer> positions(List<String> codes) {
        Map<String, Integer> positions = HashMap.newHashMap(codes.size());
        for (int i = 0; i < codes.size(); i++) {
            if (positions.put(codes.get(i), i) != null) {
                throw new IllegalArgumentException("duplicate code " + codes.get(i));
            }
        }
        return positions;
    }

    /** A table of the same units and columns over other values, which it owns from now on. */
    public Table withValues(double[][] newValues) {
        if (newValues.length != columns.size()) {
            throw new IllegalArgumentException(newValues.length + " arrays for " + columns.size() + " columns");
        }
        return new Table(units, columns, newValues, unitPositions, columnPositions);
    }

    public List<String> units() {
        return units;
    }

    public List<String> columns() {
        return columns;
    }

    public int unitCount() {
        return units.size();
    }

    public int columnCount() {
        return columns.size();
    }

    /** The value of a unit in a column, NaN if missing. */
    public double at(int unit, int column) {
        return values[column][unit];
    }

    /** The value of a unit in a column, NaN if missing. @throws RefusedException if either is unknown */
    public double at(String unit, String column) {
        return values[columnPosition(column)][unitPosition(unit)];
    }

    /** The values of a column; read only. */
    public double[] column(int position) {
        return values[position];
    }

    /** The values of a column; read only. @throws RefusedException if it is unknown */
    public double[] column(String code) {
        return values[columnPosition(code)];
    }

    /** The columns as an array of their own arrays; the inner arrays are read only. */
    public double[][] columnArrays() {
        return values.clone();
    }

    public boolean hasColumn(String code) {
        return columnPositions.containsKey(code);
    }

    public boolean hasUnit(String code) {
        return unitPositions.containsKey(code);
    }

    public int columnPosition(String code) {
        Integer position = columnPositions.get(code);
        if (position == null) {
            throw new RefusedException(Problem.of(ProblemCode.MISSING_COLUMN, code));
        }
        return position;
    }

    public int unitPosition(String code) {
        Integer position = unitPositions.get(code);
        if (position == null) {
            throw new RefusedException(Problem.of(ProblemCode.UNKNOWN_UNIT, code));
        }
        return position;
    }

    /** The table of some columns, in that order; shares their arrays. */
    public Table selectColumns(List<String> codes) {
        double[][] selected = new double[codes.size()][];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = column(codes.get(i));
        }
        return owning(units, codes, selected);
    }

    /** The table of some units, in that order. */
    public Table selectUnits(int[] positions) {
        List<String> kept = new ArrayList<>(positions.length);
        for (int position : positions) {
            kept.add(units.get(position));
        }
        double[][] selected = new double[values.length][positions.length];
        for (int j = 0; j < values.length; j++) {
            for (int i = 0; i < positions.length; i++) {
                selected[j][i] = values[j][positions[i]];
            }
        }
        return owning(kept, columns, selected);
    }

    /** One unit's values over all columns, a copy. */
    public double[] row(int unit) {
        double[] row = new double[values.length];
        for (int j = 0; j < row.length; j++) {
            row[j] = values[j][unit];
        }
        return row;
    }

    /** The table with one column replaced; shares the others. */
    public Table replace(String code, double[] column) {
        double[][] copy = values.clone();
        copy[columnPosition(code)] = column.clone();
        return withValues(copy);
    }

    /** The table with one value replaced; shares all other columns. */
    public Table replace(String unit, String code, double value) {
        double[] column = column(code).clone();
        column[unitPosition(unit)] = value;
        return replace(code, column);
    }
}
