package vn.phusa.composite.lever;

import java.util.Map;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Table;

/** Data moved into the future. */
public final class Projection {
    private Projection() {}

    /**
     * Every unit but one moved along its own trends, so that the target is set against where the rivals will be.
     *
     * @param changes per unit and indicator the change of the raw value a year; what is not named stays
     * @param years how many years ahead
     * @param except the unit whose own improvement is in question, which stays where it is
     */
    public static Dataset of(Dataset data, Map<String, Map<String, Double>> changes, double years, String except) {
        Table table = data.values();
        double[][] columns = table.columnArrays();
        for (int j = 0; j < columns.length; j++) {
            columns[j] = columns[j].clone();
            for (int i = 0; i < columns[j].length; i++) {
                String unit = table.units().get(i);
                if (!unit.equals(except)) {
                    columns[j][i] += years
                            * changes.getOrDefault(unit, Map.of())
                                    .getOrDefault(table.columns().get(j), 0.0);
                }
            }
        }
        return data.withValues(table.withValues(columns));
    }
}
