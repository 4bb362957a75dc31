package vn.phusa.composite.engine;

import java.util.ArrayList;
import java.util.List;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Moments;

/** What data must have before an index can be made of them. */
public final class DataCheck {
    private DataCheck() {}

    /**
     * Every reason why an index of the frame's indicators would mean nothing: columns without any value or without a
     * difference, infinite values, units without any value.
     *
     * @param screened whether the recipe screens units, so that an empty one will be left out and recorded there
     */
    public static List<Problem> fatal(Frame frame, Dataset data, boolean screened) {
        List<Problem> problems = new ArrayList<>();
        Table table = data.values();
        if (table.unitCount() == 0) {
            problems.add(Problem.of(ProblemCode.NO_UNITS));
            return problems;
        }
        for (int j = 0; j < table.columnCount(); j++) {
            String code = table.columns().get(j);
            Problem.Place place = Problem.Place.unit("", code);
            double[] column = table.column(j);
            for (int i = 0; i < column.length; i++) {
                if (Double.isInfinite(column[i])) {
                    problems.add(Problem.at(
                            Problem.Place.unit(table.units().get(i), code), ProblemCode.NOT_FINITE, column[i]));
                }
            }
            if (Moments.count(column) == 0) {
                problems.add(Problem.at(place, ProblemCode.ALL_MISSING_COLUMN, code));
            } else if (!Composite.varies(column)
                    && column.length > 1
                    && frame.element(code).denominator().isEmpty()) {
                problems.add(Problem.at(place, ProblemCode.CONSTANT_COLUMN, code, Moments.max(column)));
            }
        }
        for (int i = 0; i < table.unitCount() && !screened; i++) {
            boolean empty = true;
            for (int j = 0; j < table.columnCount(); j++) {
                empty &= Double.isNaN(table.at(i, j));
            }
            if (empty) {
                String unit = table.units().get(i);
                problems.add(Problem.at(Problem.Place.unit(unit, ""), ProblemCode.ALL_MISSING_UNIT, unit));
            }
        }
        return problems;
    }
}
