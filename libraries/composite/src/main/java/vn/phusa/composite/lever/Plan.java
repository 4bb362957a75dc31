package vn.phusa.composite.lever;

import java.util.List;
import vn.phusa.composite.frame.Dataset;

/**
 * The cheapest set of improvements, proved so: no cheaper one reaches the target.
 *
 * @param steps the improvements, in the order of the question's levers; empty if the target is reached already
 * @param cost their cost together
 * @param scoreBefore the index as things stand
 * @param scoreAfter the index with the improvements, on the scale that moves with them
 * @param improved the data with the improvements, for further study
 * @param explored how many partial plans were looked at
 */
public record Plan(
        List<Improvement> steps,
        double cost,
        int rankBefore,
        int rankAfter,
        double scoreBefore,
        double scoreAfter,
        Dataset improved,
        long explored) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /** One indicator to improve. @param from the present raw value @param to the raw value to reach */
    public record Improvement(String indicator, double from, double to, double cost) {}
}
