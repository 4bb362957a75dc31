package vn.phusa.composite.panel;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.phusa.composite.frame.Dataset;

/**
 * The data of several years. Years may have different units; all have the same indicators in the same order.
 *
 * @param years by year, at least one
 */
public record Panel(NavigableMap<Integer, Dataset> years) {

    public Panel {
        years = Collections.unmodifiableNavigableMap(new TreeMap<>(years));
        if (years.isEmpty()) {
            throw new IllegalArgumentException("a panel has at least one year");
        }
        List<String> columns = years.firstEntry().getValue().values().columns();
        if (years.values().stream().anyMatch(data -> !data.values().columns().equals(columns))) {
            throw new IllegalArgumentException("all years must have the same indicators");
        }
    }

    /** A panel of the years read from a file. */
    public static Panel of(SortedMap<Integer, Dataset> years) {
        return new Panel(new TreeMap<>(years));
    }

    /** The indicators. */
    public List<String> columns() {
        return years.firstEntry().getValue().values().columns();
    }

    /** All units of all years, those of the first year first. */
    public Set<String> units() {
        Set<String> units = new LinkedHashSet<>();
        years.values().forEach(data -> units.addAll(data.values().units()));
        return units;
    }

    /** A value, NaN if it is missing or the year lacks the unit. */
    public double at(int year, String unit, int column) {
        return Optional.ofNullable(years.get(year))
                .filter(data -> data.values().hasUnit(unit))
                .map(data -> data.values().at(data.values().unitPosition(unit), column))
                .orElse(Double.NaN);
    }

    /** A unit's values over all years, NaN where missing. */
    public double[] series(String unit, String indicator) {
        int column = columns().indexOf(indicator);
        return years.keySet().stream()
                .mapToDouble(year -> at(year, unit, column))
                .toArray();
    }
}
