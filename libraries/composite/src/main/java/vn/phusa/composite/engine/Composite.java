package vn.phusa.composite.engine;

import java.util.ArrayList;
import java.util.List;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Moments;
import vn.phusa.composite.step.Step;
import vn.phusa.composite.step.StepResult;

/** The front door of the engine: frame, data and recipe in; scores, ranks and the record of every step out. */
public final class Composite {
    private Composite() {}

    /**
     * Builds the index.
     *
     * @return the build, or every reason why the data and the recipe do not make one
     */
    public static Outcome<Build> build(Frame frame, Dataset data, Recipe recipe) {
        return Outcome.of(() -> {
            Dataset current = forFrame(frame, data);
            List<Problem> problems = DataCheck.fatal(
                    frame, current, recipe.step(Step.Kind.SCREEN).isPresent());
            if (!problems.isEmpty()) {
                throw new RefusedException(problems);
            }
            Dataset raw = current;
            List<StepResult> results = new ArrayList<>();
            for (Step step : recipe.steps()) {
                StepResult result = step.apply(frame, current);
                results.add(result);
                current = result.data();
            }
            return new Build(frame, raw, recipe, results);
        });
    }

    /** The scores alone, without records and checks; for callers that rebuild many times. */
    public static Table scores(Frame frame, Dataset data, Recipe recipe) {
        Dataset current = forFrame(frame, data);
        for (Step step : recipe.steps()) {
            current = step.transform(frame, current);
        }
        return current.values();
    }

    /**
     * The data with the frame's indicators only, in the frame's order.
     *
     * @throws RefusedException naming every indicator without a column
     */
    public static Dataset forFrame(Frame frame, Dataset data) {
        List<String> codes = frame.indicators().stream().map(Element::code).toList();
        if (data.values().columns().equals(codes)) {
            return data;
        }
        List<Problem> problems = codes.stream()
                .filter(code -> !data.values().hasColumn(code))
                .map(code -> Problem.of(ProblemCode.INDICATOR_WITHOUT_DATA, code))
                .toList();
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return data.withValues(data.values().selectColumns(codes));
    }

    /** Whether a column has a value that differs from another. */
    static boolean varies(double[] column) {
        return Moments.max(column) > Moments.min(column);
    }
}
