package vn.phusa.composite.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.frame.Table;

/**
 * Leaves out units with too little data.
 *
 * @param rule what counts as too little
 * @param dataThreshold the least share of indicators with a value, from 0 to 1
 * @param nonZeroThreshold the least share of values present that are not zero, from 0 to 1
 * @param forceIn units that stay whatever their data
 * @param forceOut units that go whatever their data
 */
public record Screen(
        Rule rule, double dataThreshold, double nonZeroThreshold, Set<String> forceIn, Set<String> forceOut)
        implements Step {

    /** Which shares a unit must reach. */
    public enum Rule {
        BY_MISSING,
        BY_ZEROS,
        BY_MISSING_AND_ZEROS
    }

    /** A share such as 7 of 10 must reach the threshold 0.7 although neither is exact in binary. */
    private static final double ROUNDING = 1e-12;

    /** Flags a unit with fewer than this share of non-zeros unless told otherwise. */
    public static final double DEFAULT_NON_ZERO_THRESHOLD = 0.05;

    public Screen {
        forceIn = Set.copyOf(forceIn);
        forceOut = Set.copyOf(forceOut);
        StepParameters.requireShare("data_threshold", dataThreshold);
        StepParameters.requireShare("nonzero_threshold", nonZeroThreshold);
    }

    /** Keeps units that have at least a share of the indicators. */
    public static Screen byMissing(double dataThreshold) {
        return new Screen(Rule.BY_MISSING, dataThreshold, DEFAULT_NON_ZERO_THRESHOLD, Set.of(), Set.of());
    }

    @Override
    public Kind kind() {
        return Kind.SCREEN;
    }

    /** The data of every unit, and what the rule says about it. */
    public List<Report.UnitAvailability> availability(Table table) {
        List<Report.UnitAvailability> result = new ArrayList<>(table.unitCount());
        int indicators = table.columnCount();
        for (int i = 0; i < table.unitCount(); i++) {
            int missing = 0;
            int zeros = 0;
            for (int j = 0; j < indicators; j++) {
                double value = table.at(i, j);
                if (Double.isNaN(value)) {
                    missing++;
                } else if (value == 0) {
                    zeros++;
                }
            }
            int present = indicators - missing;
            double available = 1 - (double) missing / indicators;
            double nonZero = present == 0 ? Double.NaN : 1 - (double) zeros / present;
            boolean lowData = available < dataThreshold - ROUNDING;
            boolean lowNonZero = nonZero < nonZeroThreshold - ROUNDING;
            boolean included = switch (rule) {
                case BY_MISSING -> !lowData;
                case BY_ZEROS -> !lowNonZero;
                case BY_MISSING_AND_ZEROS -> !lowData && !lowNonZero;
            };
            String unit = table.units().get(i);
            included = (included || forceIn.contains(unit)) && !forceOut.contains(unit);
            result.add(new Report.UnitAvailability(
                    unit, missing, zeros, indicators, available, nonZero, lowData, lowNonZero, included));
        }
        return result;
    }

    @Override
    public StepResult apply(Frame frame, Dataset data) {
        forceIn.forEach(data.values()::unitPosition);
        forceOut.forEach(data.values()::unitPosition);
        List<Report.UnitAvailability> units = availability(data.values());
        List<Change> changes = units.stream()
                .filter(unit -> !unit.included())
                .map(unit -> new Change(
                        unit.unit(),
                        "",
                        unit.availability(),
                        Double.NaN,
                        Change.Reason.UNIT_SCREENED_OUT,
                        rule.toString()))
                .toList();
        return new StepResult(this, data, keep(data, units), changes, new Report.Screened(units));
    }

    @Override
    public Dataset transform(Frame frame, Dataset data) {
        return keep(data, availability(data.values()));
    }

    private static Dataset keep(Dataset data, List<Report.UnitAvailability> units) {
        int[] kept = new int[units.size()];
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            if (units.get(i).included()) {
                kept[count++] = i;
            }
        }
        if (count == 0) {
            throw new RefusedException(Problem.of(ProblemCode.NO_UNIT_LEFT));
        }
        return count == kept.length ? data : data.selectUnits(Arrays.copyOf(kept, count));
    }
}
