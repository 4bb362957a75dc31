package vn.phusa.composite.decomposition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Aggregation;
import vn.phusa.composite.step.Report;
import vn.phusa.composite.step.Step;

/**
 * A unit's index split into what each element gives. Weighted power means of any kind, ordered averages and mixtures of
 * them by level grow in proportion to their parts, so by Euler's theorem the score is exactly the sum over the parts of
 * value times slope; that product is the contribution. For arithmetic means it is weight times value.
 *
 * @param score the index of the unit
 * @param contributions per element, indicators and aggregates, in points of the index; those of the children of an
 *     aggregate sum to its own, those of all indicators to the score; an element without a value gives 0
 */
public record ScoreDecomposition(String unit, double score, Map<String, Double> contributions) {

    public ScoreDecomposition {
        contributions = Map.copyOf(contributions);
    }

    /** Splits the index of a unit; rejected for an aggregation that has no such split. */
    public static Outcome<ScoreDecomposition> of(Build build, String unit) {
        return Outcome.of(() -> split(build, unit));
    }

    private static ScoreDecomposition split(Build build, String unit) {
        Table scores = build.scores();
        Aggregate rule = build.recipe().aggregation();
        Map<String, Double> weights = build.step(Step.Kind.AGGREGATE)
                .map(result -> ((Report.Aggregated) result.report()).weights())
                .orElse(Map.of());
        Map<String, Double> contributions = new LinkedHashMap<>();
        double index = scores.at(unit, build.frame().index().code());
        contributions.put(build.frame().index().code(), Double.isNaN(index) ? 0 : index);
        for (Element aggregate : build.frame().aggregates().reversed()) {
            List<Element> children = build.frame().children(aggregate.code());
            double[] values = children.stream()
                    .mapToDouble(child -> scores.at(unit, child.code()))
                    .toArray();
            double[] given = children.stream()
                    .mapToDouble(child -> weights.getOrDefault(child.code(), child.weight()))
                    .toArray();
            double[] shares = shares(rule.method(aggregate.level()), values, given, scores.at(unit, aggregate.code()));
            double whole = contributions.getOrDefault(aggregate.code(), 0.0);
            for (int k = 0; k < shares.length; k++) {
                contributions.put(children.get(k).code(), whole == 0 ? 0 : whole * shares[k]);
            }
        }
        return new ScoreDecomposition(unit, index, contributions);
    }

    /** The share of each child in its parent's score; they sum to 1. */
    private static double[] shares(Aggregation method, double[] values, double[] weights, double score) {
        double[] shares = new double[values.length];
        switch (method) {
            case Aggregation.PowerMean(double power) -> {
                double total = 0;
                for (int k = 0; k < values.length; k++) {
                    total += Double.isNaN(values[k]) ? 0 : weights[k];
                }
                for (int k = 0; k < values.length; k++) {
                    shares[k] = Double.isNaN(values[k]) || weights[k] == 0
                            ? 0
                            : weights[k] / total * Math.pow(values[k] / score, power);
                }
            }
            case Aggregation.OrderedAverage(int count, boolean best) -> {
                int taken = Math.min(count, values.length);
                boolean[] used = new boolean[values.length];
                for (int t = 0; t < taken; t++) {
                    int next = -1;
                    for (int k = 0; k < values.length; k++) {
                        if (!used[k] && (next < 0 || (best ? values[k] > values[next] : values[k] < values[next]))) {
                            next = k;
                        }
                    }
                    used[next] = true;
                    shares[next] = values[next] / taken / score;
                }
            }
            case Aggregation.Copeland other -> throw refused(other);
            case Aggregation.MazziottaPareto other -> throw refused(other);
            case Aggregation.Wroclaw other -> throw refused(other);
            case Aggregation.BenefitOfTheDoubt other -> throw refused(other);
        }
        return shares;
    }

    private static RefusedException refused(Aggregation method) {
        return new RefusedException(Problem.of(ProblemCode.NOT_DECOMPOSABLE, method.key()));
    }
}
