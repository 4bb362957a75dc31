package vn.phusa.composite.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.frame.Table;

/**
 * Two versions of an index side by side.
 *
 * @param units units of either version; those with the largest change of rank first
 */
public record Comparison(List<UnitChange> units) {

    public Comparison {
        units = List.copyOf(units);
    }

    /**
     * One unit in two versions; NaN where a version lacks it.
     *
     * @param change the first rank less the second: above 0 the unit rose
     */
    public record UnitChange(
            String unit, double firstScore, double secondScore, double firstRank, double secondRank, double change) {}

    /** Compares the column of one element, usually the index, which may have another code in each version. */
    public static Comparison of(Build first, Build second, String firstElement, String secondElement) {
        Table firstRanks = first.ranks();
        Table secondRanks = second.ranks();
        List<String> units = new ArrayList<>(firstRanks.units());
        secondRanks.units().stream().filter(unit -> !firstRanks.hasUnit(unit)).forEach(units::add);
        List<UnitChange> changes = new ArrayList<>();
        for (String unit : units) {
            double before = valueOf(firstRanks, unit, firstElement);
            double after = valueOf(secondRanks, unit, secondElement);
            changes.add(new UnitChange(
                    unit,
                    valueOf(first.scores(), unit, firstElement),
                    valueOf(second.scores(), unit, secondElement),
                    before,
                    after,
                    before - after));
        }
        changes.sort(
                Comparator.comparingDouble(change -> Double.isNaN(change.change()) ? 1 : -Math.abs(change.change())));
        return new Comparison(changes);
    }

    private static double valueOf(Table table, String unit, String element) {
        return table.hasUnit(unit) ? table.at(unit, element) : Double.NaN;
    }
}
