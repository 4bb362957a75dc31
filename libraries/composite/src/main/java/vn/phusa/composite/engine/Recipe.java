package vn.phusa.composite.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Denominate;
import vn.phusa.composite.step.Impute;
import vn.phusa.composite.step.Normalisation;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Screen;
import vn.phusa.composite.step.Step;
import vn.phusa.composite.step.Treat;
import vn.phusa.composite.step.TreatmentRule;

/**
 * The steps of an index in their order. The last one aggregates.
 *
 * @param name what the recipe is called, for example "gii"
 * @param steps in order; any but the last may be left out or stand elsewhere
 */
public record Recipe(String name, List<Step> steps) {

    public Recipe {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || !(steps.getLast() instanceof Aggregate)) {
            throw new IllegalArgumentException("the last step must aggregate");
        }
    }

    public static Recipe of(Step... steps) {
        return new Recipe("own", List.of(steps));
    }

    /** The first step of a kind. */
    public Optional<Step> step(Step.Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).findFirst();
    }

    public Aggregate aggregation() {
        return (Aggregate) steps.getLast();
    }

    /** The same with the first step of the new step's kind replaced. */
    public Recipe with(Step replacement) {
        List<Step> changed = new ArrayList<>(steps);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).kind() == replacement.kind()) {
                changed.set(i, replacement);
                return new Recipe(name, changed);
            }
        }
        throw new IllegalArgumentException("no step " + replacement.kind());
    }

    /** The same without the steps of a kind. */
    public Recipe without(Step.Kind kind) {
        return new Recipe(
                name, steps.stream().filter(step -> step.kind() != kind).toList());
    }

    /**
     * The rule of the Global Innovation Index and, until its own is published, of PII: denominators, the GII's outlier
     * rule, min-max 0 to 100, no imputation, weighted arithmetic means.
     */
    public static Recipe gii() {
        return new Recipe(
                "gii",
                List.of(
                        new Denominate(),
                        new Treat(TreatmentRule.gii()),
                        Normalise.minMax(0, 100),
                        Aggregate.arithmetic()));
    }

    /** COINr's example: group means for gaps, units with 90 % of data, up to five points winsorised, min-max 0 to 100. */
    public static Recipe coinrExample(String grouping) {
        return new Recipe(
                "coinr",
                List.of(
                        new Denominate(),
                        new Impute(new Impute.Method.ByColumn(Impute.Statistic.MEAN, Optional.of(grouping))),
                        Screen.byMissing(0.9),
                        new Treat(TreatmentRule.standard(5)),
                        Normalise.minMax(0, 100),
                        Aggregate.arithmetic()));
    }

    /**
     * The Provincial Competitiveness Index: sub-indices from 1 to 10 put out of 100, their weighted arithmetic mean, and
     * nothing else. With the published weights it equals the published index.
     */
    public static Recipe pci() {
        return new Recipe("pci", List.of(new Normalise(new Normalisation.Scaled(0, 10, 100)), Aggregate.arithmetic()));
    }

    /** As the Human Development Index: goalposts of the frame, then geometric means. */
    public static Recipe hdi() {
        return new Recipe(
                "hdi",
                List.of(new Denominate(), new Normalise(new Normalisation.BetweenGoalposts()), Aggregate.geometric()));
    }
}
