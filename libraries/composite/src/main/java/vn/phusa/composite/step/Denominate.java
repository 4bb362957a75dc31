package vn.phusa.composite.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.frame.Table;

/**
 * Divides indicators by the size of the unit: population, area, enterprises. The frame says by what; a missing
 * denominator makes the value missing, a zero one is refused.
 *
 * @param overrides denominators that replace the frame's, by indicator; an empty text means none
 */
public record Denominate(Map<String, String> overrides) implements Step {

    public Denominate {
        overrides = Map.copyOf(overrides);
    }

    public Denominate() {
        this(Map.of());
    }

    @Override
    public Kind kind() {
        return Kind.DENOMINATE;
    }

    @Override
    public StepResult apply(Frame frame, Dataset data) {
        List<Change> changes = new ArrayList<>();
        Map<String, String> used = new LinkedHashMap<>();
        Dataset result = divide(frame, data, changes, used);
        return new StepResult(this, data, result, changes, new Report.Denominated(used));
    }

    @Override
    public Dataset transform(Frame frame, Dataset data) {
        return divide(frame, data, null, null);
    }

    private Dataset divide(
            Frame frame, Dataset data, @Nullable List<Change> changes, @Nullable Map<String, String> used) {
        Table table = data.values();
        double[][] columns = table.columnArrays();
        List<Problem> problems = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            Element indicator = frame.element(table.columns().get(j));
            Optional<String> denominator = denominatorOf(indicator);
            if (denominator.isEmpty()) {
                continue;
            }
            if (!data.denominators().hasColumn(denominator.get())) {
                problems.add(Problem.at(
                        Problem.Place.unit("", indicator.code()), ProblemCode.UNKNOWN_DENOMINATOR, denominator.get()));
                continue;
            }
            if (used != null) {
                used.put(indicator.code(), denominator.get());
            }
            double[] by = data.denominators().column(denominator.get());
            double[] quotients = new double[by.length];
            for (int i = 0; i < by.length; i++) {
                double value = columns[j][i];
                if (by[i] == 0 && !Double.isNaN(value)) {
                    problems.add(Problem.at(
                            Problem.Place.unit(table.units().get(i), indicator.code()),
                            ProblemCode.ZERO_DENOMINATOR,
                            table.units().get(i),
                            denominator.get()));
                }
                quotients[i] = value / by[i];
                if (indicator.denominatorScale() != 1) {
                    quotients[i] *= indicator.denominatorScale();
                }
                if (changes != null && Double.isNaN(by[i]) && !Double.isNaN(value)) {
                    changes.add(new Change(
                            table.units().get(i),
                            indicator.code(),
                            value,
                            Double.NaN,
                            Change.Reason.DENOMINATOR_MISSING,
                            denominator.get()));
                }
            }
            columns[j] = quotients;
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return data.withValues(table.withValues(columns));
    }

    private Optional<String> denominatorOf(Element indicator) {
        String override = overrides.get(indicator.code());
        return override == null
                ? indicator.denominator()
                : Optional.of(override).filter(code -> !code.isEmpty());
    }
}
