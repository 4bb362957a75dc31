package vn.phusa.composite.panel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.engine.DataCheck;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.step.Normalisation;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Step;

/**
 * One index over several years.
 *
 * @param scores per year the normalised indicators and all aggregates
 * @param steps per year the data after each step, in the order of the recipe
 */
public record PanelBuild(SortedMap<Integer, Table> scores, SortedMap<Integer, List<Dataset>> steps) {

    public PanelBuild {
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
        steps = Collections.unmodifiableSortedMap(new TreeMap<>(steps));
    }

    /**
     * @param global whether the scale of normalisation is that of all years together, so that scores can be compared
     *     over time; if not, each year has its own
     */
    public static Outcome<PanelBuild> of(Frame frame, Panel panel, Recipe recipe, boolean global) {
        return Outcome.of(() -> {
            SortedMap<Integer, Dataset> current = new TreeMap<>();
            List<Problem> problems = new ArrayList<>();
            boolean screened = recipe.step(Step.Kind.SCREEN).isPresent();
            panel.years().forEach((year, data) -> {
                Dataset own = Composite.forFrame(frame, data);
                current.put(year, own);
                DataCheck.fatal(frame, own, screened || global).stream()
                        .filter(problem -> !(global && problem.code() == ProblemCode.CONSTANT_COLUMN))
                        .forEach(problem -> problems.add(new Problem(
                                problem.code(),
                                Problem.Place.unit(
                                        year + " " + problem.place().source(),
                                        problem.place().column()),
                                problem.details())));
            });
            if (!problems.isEmpty()) {
                throw new RefusedException(problems);
            }
            SortedMap<Integer, List<Dataset>> steps = new TreeMap<>();
            current.keySet().forEach(year -> steps.put(year, new ArrayList<>()));
            for (Step step : recipe.steps()) {
                if (global && step instanceof Normalise normalise) {
                    normaliseTogether(frame, normalise, current);
                } else {
                    current.replaceAll((year, data) -> step.transform(frame, data));
                }
                current.forEach((year, data) -> steps.computeIfAbsent(year, ignored -> new ArrayList<>())
                        .add(data));
            }
            SortedMap<Integer, Table> scores = new TreeMap<>();
            current.forEach((year, data) -> scores.put(year, data.values()));
            return new PanelBuild(scores, steps);
        });
    }

    /** Normalises each indicator over the units of all years as if they were one long column. */
    private static void normaliseTogether(Frame frame, Normalise step, SortedMap<Integer, Dataset> years) {
        int total = years.values().stream()
                .mapToInt(data -> data.values().unitCount())
                .sum();
        List<Element> indicators = frame.indicators();
        Map<Integer, double[][]> split = new HashMap<>();
        years.forEach((year, data) -> split.put(year, new double[indicators.size()][]));
        for (int j = 0; j < indicators.size(); j++) {
            Element indicator = indicators.get(j);
            double[] stacked = new double[total];
            int start = 0;
            for (Dataset data : years.values()) {
                double[] column = data.values().column(indicator.code());
                System.arraycopy(column, 0, stacked, start, column.length);
                start += column.length;
            }
            Normalisation method = step.methodFor(indicator);
            double[] scaled = method.apply(
                    Normalise.oriented(stacked, indicator), indicator, unit -> latestPosition(years, unit));
            start = 0;
            for (Map.Entry<Integer, Dataset> entry : years.entrySet()) {
                int units = entry.getValue().values().unitCount();
                double[] part = new double[units];
                System.arraycopy(scaled, start, part, 0, units);
                split.getOrDefault(entry.getKey(), new double[0][])[j] = part;
                start += units;
            }
        }
        years.replaceAll(
                (year, data) -> data.withValues(data.values().withValues(split.getOrDefault(year, new double[0][]))));
    }

    /** A reference unit means its latest year. */
    private static int latestPosition(SortedMap<Integer, Dataset> years, String unit) {
        int start = 0;
        int position = -1;
        for (Dataset data : years.values()) {
            if (data.values().hasUnit(unit)) {
                position = start + data.values().unitPosition(unit);
            }
            start += data.values().unitCount();
        }
        if (position < 0) {
            throw new RefusedException(Problem.of(ProblemCode.UNKNOWN_UNIT, unit));
        }
        return position;
    }
}
