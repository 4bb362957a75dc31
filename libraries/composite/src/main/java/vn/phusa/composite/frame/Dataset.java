package vn.phusa.composite.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The data of one year: raw indicator values, denominators, and the groups that units belong to.
 *
 * @param values one column per indicator
 * @param denominators one column per denominator, same units; may have no columns
 * @param names what units are called, in the order of the units
 * @param groups per grouping (for example "region") the group of each unit in order; empty text where unknown
 * @param year the year the data describe, if one
 */
public record Dataset(
        Table values, Table denominators, List<Name> names, Map<String, List<String>> groups, OptionalInt year) {

    public Dataset {
        names = List.copyOf(names);
        groups = Map.copyOf(groups);
        if (!denominators.units().equals(values.units()) || names.size() != values.unitCount()) {
            throw new IllegalArgumentException("values, denominators and names must have the same units");
        }
    }

    /** Data without denominators, names and groups. */
    public static Dataset of(Table values) {
        return new Dataset(
                values,
                Table.owning(values.units(), List.of(), new double[0][]),
                values.units().stream().map(Name::of).toList(),
                Map.of(),
                OptionalInt.empty());
    }

    /** The same units with other values. */
    public Dataset withValues(Table newValues) {
        return new Dataset(newValues, denominators, names, groups, year);
    }

    /** The group of every unit in a grouping. @throws RefusedException if the grouping is unknown */
    public List<String> grouping(String name) {
        List<String> grouping = groups.get(name);
        if (grouping == null) {
            throw new RefusedException(Problem.of(ProblemCode.UNKNOWN_GROUPING, name));
        }
        return grouping;
    }

    /** The data of some units, in that order. */
    public Dataset selectUnits(int[] positions) {
        Map<String, List<String>> kept = new HashMap<>();
        groups.forEach((grouping, labels) -> kept.put(grouping, pick(labels, positions)));
        return new Dataset(
                values.selectUnits(positions), denominators.selectUnits(positions), pick(names, positions), kept, year);
    }

    private static <T> List<T> pick(List<T> list, int[] positions) {
        List<T> picked = new ArrayList<>(positions.length);
        for (int position : positions) {
            picked.add(list.get(position));
        }
        return picked;
    }
}
