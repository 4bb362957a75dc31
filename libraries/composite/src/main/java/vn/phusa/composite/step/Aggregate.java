package vn.phusa.composite.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.frame.Table;

/**
 * Makes the scores of all aggregates from the normalised indicators, level by level. The result keeps the indicators
 * and adds the aggregates.
 *
 * @param byLevel the method for level 2, 3 and so on; the last one also serves all higher levels; never empty
 * @param thresholds the least share of children a unit must have, for level 2, 3 and so on; the last one serves all
 *     higher levels; empty for none
 * @param weightings where the weights come from, for level 2, 3 and so on as above; empty for the frame's
 * @param weights weights that replace the frame's, by element
 */
public record Aggregate(
        List<Aggregation> byLevel,
        List<Double> thresholds,
        List<GroupWeighting> weightings,
        Map<String, Double> weights)
        implements Step {

    public Aggregate {
        byLevel = List.copyOf(byLevel);
        thresholds = List.copyOf(thresholds);
        weightings = List.copyOf(weightings);
        weights = Map.copyOf(weights);
        if (byLevel.isEmpty()) {
            throw StepParameters.refuse("method", "trống / empty");
        }
        thresholds.forEach(threshold -> StepParameters.requireShare("data_threshold", threshold));
        weights.forEach((code, weight) -> {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw StepParameters.refuse("weights", code + " = " + weight);
            }
        });
    }

    /** One method for all levels with the frame's weights. */
    public Aggregate(Aggregation method) {
        this(List.of(method), List.of(), List.of(), Map.of());
    }

    public static Aggregate arithmetic() {
        return new Aggregate(new Aggregation.PowerMean(1));
    }

    public static Aggregate geometric() {
        return new Aggregate(new Aggregation.PowerMean(0));
    }

    /** The same with other weights for some elements. */
    public Aggregate withWeights(Map<String, Double> replacements) {
        return new Aggregate(byLevel, thresholds, weightings, replacements);
    }

    @Override
    public Kind kind() {
        return Kind.AGGREGATE;
    }

    /** The method for aggregates of a level. */
    public Aggregation method(int level) {
        return byLevel.get(Math.min(level - 2, byLevel.size() - 1));
    }

    /** The share of children needed for aggregates of a level. */
    public double threshold(int level) {
        return thresholds.isEmpty() ? 0 : thresholds.get(Math.min(level - 2, thresholds.size() - 1));
    }

    /** Where the weights of the children of aggregates of a level come from. */
    public GroupWeighting weighting(int level) {
        return weightings.isEmpty() ? GroupWeighting.GIVEN : weightings.get(Math.min(level - 2, weightings.size() - 1));
    }

    @Override
    public StepResult apply(Frame frame, Dataset data) {
        Map<String, Double> used = new LinkedHashMap<>();
        List<Change> changes = new ArrayList<>();
        Dataset result = aggregate(frame, data, used, changes);
        return new StepResult(this, data, result, changes, new Report.Aggregated(used));
    }

    @Override
    public Dataset transform(Frame frame, Dataset data) {
        return aggregate(frame, data, null, null);
    }

    private Dataset aggregate(
            Frame frame, Dataset data, @Nullable Map<String, Double> used, @Nullable List<Change> changes) {
        weights.keySet().forEach(frame::element);
        Table table = data.values();
        AggregationPlan plan = new AggregationPlan(frame, table.columns());
        double[][] columns = plan.columnsFor(table.columnArrays());
        double[][] given = plan.weights(weights);
        for (int node = 0; node < plan.nodeCount(); node++) {
            String code = plan.codes().get(plan.indicatorCount() + node);
            double[][] family = plan.gather(columns, node);
            int level = plan.level(node);
            double[] nodeWeights = weighting(level).weigh(family, given[node]);
            double sum = 0;
            for (double weight : nodeWeights) {
                sum += weight;
            }
            if (sum == 0) {
                throw new RefusedException(Problem.of(ProblemCode.WEIGHTS_SUM_TO_ZERO, code));
            }
            double[] scores;
            try {
                scores = method(level).apply(family, nodeWeights);
            } catch (RefusedException refused) {
                throw located(refused, table.units(), plan, node, family);
            }
            double threshold = threshold(level);
            double[] before = changes != null && threshold > 0 ? scores.clone() : scores;
            AggregationPlan.applyThreshold(family, threshold, scores);
            columns[plan.indicatorCount() + node] = scores;
            if (used != null) {
                for (int k = 0; k < nodeWeights.length; k++) {
                    used.put(plan.codes().get(plan.children(node)[k]), nodeWeights[k]);
                }
            }
            for (int i = 0; changes != null && i < scores.length; i++) {
                if (Double.isNaN(scores[i]) && !Double.isNaN(before[i])) {
                    changes.add(new Change(
                            table.units().get(i),
                            code,
                            before[i],
                            Double.NaN,
                            Change.Reason.TOO_FEW_CHILDREN,
                            String.valueOf(threshold)));
                }
            }
        }
        return data.withValues(Table.owning(table.units(), plan.codes(), columns));
    }

    /** Names the first unit and child whose value a method cannot take. */
    private static RefusedException located(
            RefusedException refused, List<String> units, AggregationPlan plan, int node, double[][] family) {
        for (int k = 0; k < family.length; k++) {
            for (int i = 0; i < units.size(); i++) {
                if (family[k][i] <= 0) {
                    String child = plan.codes().get(plan.children(node)[k]);
                    Problem.Place place = Problem.Place.unit(units.get(i), child);
                    return new RefusedException(refused.problems().stream()
                            .map(problem -> new Problem(problem.code(), place, problem.details()))
                            .toList());
                }
            }
        }
        return refused;
    }
}
