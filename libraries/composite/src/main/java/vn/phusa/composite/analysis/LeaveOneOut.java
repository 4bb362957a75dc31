package vn.phusa.composite.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.robustness.Factor;
import vn.phusa.composite.robustness.Runs;
import vn.phusa.composite.robustness.Study;
import vn.phusa.composite.robustness.Uncertainty;

/**
 * What the index would be without each element of a level: its weight is set to 0 and nothing else changes.
 *
 * @param elements the elements left out, in order
 * @param runs run 0 is the nominal index, run i + 1 the index without element i
 * @param meanRankChange per element the mean absolute change of ranks
 */
public record LeaveOneOut(List<String> elements, Runs runs, List<Double> meanRankChange) {

    public LeaveOneOut {
        elements = List.copyOf(elements);
        meanRankChange = List.copyOf(meanRankChange);
    }

    /** Leaves out each element of a level in turn. */
    public static Outcome<LeaveOneOut> of(Frame frame, Dataset data, Recipe recipe, int level, int threads) {
        return Outcome.of(() -> {
            List<String> elements =
                    frame.level(level).stream().map(Element::code).toList();
            List<Map<String, Double>> sets = new ArrayList<>();
            sets.add(Map.of());
            elements.forEach(element -> sets.add(Map.of(element, 0.0)));
            int[][] choices = new int[sets.size()][1];
            for (int run = 0; run < choices.length; run++) {
                choices[run][0] = run;
            }
            Uncertainty result = Study.of(
                            frame, data, recipe, List.of(new Factor.WeightAlternatives("leave one out", sets)))
                    .orThrow()
                    .replay(choices, threads)
                    .orThrow();
            List<Double> change = new ArrayList<>();
            for (int run = 1; run < choices.length; run++) {
                change.add(result.meanRankChange()[run]);
            }
            return new LeaveOneOut(elements, result.runs(), change);
        });
    }
}
