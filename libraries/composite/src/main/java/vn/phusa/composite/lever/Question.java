package vn.phusa.composite.lever;

import java.util.List;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Frame;

/**
 * What would be the cheapest way for a unit to reach a target?
 *
 * @param data the data at the time the target is to be reached: rivals already moved by their trends, see {@link
 *     Projection}
 * @param unit who asks
 * @param levers what it can improve; each indicator at most once
 */
public record Question(Frame frame, Dataset data, Recipe recipe, String unit, List<Lever> levers, Target target) {
    public Question {
        levers = List.copyOf(levers);
        if (levers.stream().map(Lever::indicator).distinct().count() != levers.size()) {
            throw new IllegalArgumentException("an indicator has two levers");
        }
    }
}
