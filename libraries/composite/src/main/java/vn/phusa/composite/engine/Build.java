package vn.phusa.composite.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Ranking;
import vn.phusa.composite.step.Step;
import vn.phusa.composite.step.StepResult;

/**
 * A built index: what every step made and did, the scores and the ranks.
 *
 * @param steps one result per step of the recipe, in order
 */
public record Build(Frame frame, Dataset raw, Recipe recipe, List<StepResult> steps) {

    public Build {
        steps = List.copyOf(steps);
    }

    /** The result of the first step of a kind. */
    public Optional<StepResult> step(Step.Kind kind) {
        return steps.stream().filter(result -> result.step().kind() == kind).findFirst();
    }

    /** The data after the step, with units' groups. */
    public Dataset scored() {
        return steps.getLast().data();
    }

    /** Normalised indicators and all aggregates, by unit. */
    public Table scores() {
        return scored().values();
    }

    /** The index of every unit, in the order of {@code scores().units()}; read only. */
    public double[] index() {
        return scores().column(frame.index().code());
    }

    /** Ranks of every column of the scores: 1 for the best, ties at the best place, NaN where there is no score. */
    public Table ranks() {
        Table scores = scores();
        double[][] ranks = new double[scores.columnCount()][];
        for (int j = 0; j < ranks.length; j++) {
            ranks[j] = Ranking.descending(scores.column(j));
        }
        return scores.withValues(ranks);
    }

    /** Ranks inside each group of a grouping; units without a group are not ranked. */
    public Table groupRanks(String grouping) {
        Table scores = scores();
        List<String> groups = scored().grouping(grouping);
        double[][] ranks = new double[scores.columnCount()][scores.unitCount()];
        for (int j = 0; j < ranks.length; j++) {
            Arrays.fill(ranks[j], Double.NaN);
            for (String group : new TreeSet<>(groups)) {
                double[] members = scores.column(j).clone();
                for (int i = 0; i < members.length; i++) {
                    if (group.isEmpty() || !groups.get(i).equals(group)) {
                        members[i] = Double.NaN;
                    }
                }
                double[] inside = Ranking.descending(members);
                for (int i = 0; i < members.length; i++) {
                    if (!Double.isNaN(inside[i])) {
                        ranks[j][i] = inside[i];
                    }
                }
            }
        }
        return scores.withValues(ranks);
    }
}
