package vn.phusa.composite.analysis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.numeric.Correlations;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.AggregationPlan;
import vn.phusa.composite.step.IndexKernel;

/**
 * Weights of one level chosen so that the correlations of its elements with the index are as wanted.
 *
 * @param weights per element, summing to 1
 * @param correlations per element, with the index under those weights
 * @param objective what was minimised: for balance ln of the mean squared difference between wanted and obtained shares
 *     of correlation; for the largest correlations the negative sum of correlations
 */
public record OptimisedWeights(Map<String, Double> weights, Map<String, Double> correlations, double objective) {

    private static final int RESTARTS = 24;

    public OptimisedWeights {
        weights = Map.copyOf(weights);
        correlations = Map.copyOf(correlations);
    }

    /**
     * Correlations in the shares wanted.
     *
     * @param targets relative importance per element of the level
     * @param allowNegative whether weights may fall below 0, as in the reference; such weights serve analysis only, an
     *     index cannot be built with them
     */
    public static OptimisedWeights balance(
            Build build, int level, Map<String, Double> targets, Correlations.Kind kind, boolean allowNegative) {
        List<String> codes = codes(build, level);
        double sum = codes.stream()
                .mapToDouble(code -> targets.getOrDefault(code, 1.0))
                .sum();
        double[] wanted = codes.stream()
                .mapToDouble(code -> targets.getOrDefault(code, 1.0) / sum)
                .toArray();
        return optimise(build, level, kind, allowNegative, wanted, correlations -> {
            double total = Arrays.stream(correlations).sum();
            double squares = 0;
            for (int i = 0; i < wanted.length; i++) {
                double difference = wanted[i] - correlations[i] / total;
                squares += difference * difference;
            }
            return Math.log(squares / wanted.length);
        });
    }

    /** Correlations as large as they can be together. */
    public static OptimisedWeights largest(Build build, int level, Correlations.Kind kind, boolean allowNegative) {
        double[] start = new double[codes(build, level).size()];
        Arrays.fill(start, 1.0 / start.length);
        return optimise(
                build,
                level,
                kind,
                allowNegative,
                start,
                correlations -> -Arrays.stream(correlations).sum());
    }

    private interface Objective {
        double of(double[] correlations);
    }

    private static List<String> codes(Build build, int level) {
        return build.frame().level(level).stream().map(Element::code).toList();
    }

    private static OptimisedWeights optimise(
            Build build,
            int level,
            Correlations.Kind kind,
            boolean allowNegative,
            double[] start,
            Objective objective) {
        List<String> codes = codes(build, level);
        Model model = new Model(build, codes, kind);
        double[] best = start.clone();
        double bestValue = objective.of(model.correlations(best));
        double step = 0.25;
        for (int restart = 0; restart < RESTARTS; restart++) {
            double scale = step;
            double[] from = best.clone();
            double[] steps = new double[from.length];
            Arrays.fill(steps, scale / from.length * (restart % 2 == 0 ? 1 : -1));
            PointValuePair found = new SimplexOptimizer(new SimpleValueChecker(1e-14, 1e-14))
                    .optimize(
                            new MaxEval(20_000),
                            new ObjectiveFunction(candidate -> {
                                double[] normed = normed(candidate, allowNegative);
                                double value = objective.of(model.correlations(normed));
                                return Double.isFinite(value) ? value : 1e9;
                            }),
                            GoalType.MINIMIZE,
                            new InitialGuess(from),
                            new NelderMeadSimplex(steps));
            if (found.getValue() < bestValue) {
                bestValue = found.getValue();
                best = normed(found.getPoint(), allowNegative);
            }
            step = step > 0.02 ? step * 0.8 : 0.25;
        }
        best = normed(best, allowNegative);
        double[] correlations = model.correlations(best);
        Map<String, Double> weights = new LinkedHashMap<>();
        Map<String, Double> obtained = new LinkedHashMap<>();
        for (int i = 0; i < best.length; i++) {
            weights.put(codes.get(i), best[i]);
            obtained.put(codes.get(i), correlations[i]);
        }
        return new OptimisedWeights(weights, obtained, objective.of(correlations));
    }

    private static double[] normed(double[] weights, boolean allowNegative) {
        double[] result = Arrays.stream(weights)
                .map(weight -> allowNegative ? weight : Math.abs(weight))
                .toArray();
        double sum = Arrays.stream(result).sum();
        for (int i = 0; i < result.length; i++) {
            result[i] /= sum;
        }
        return result;
    }

    /** The index as a function of the weights of one level. */
    private static final class Model {
        private final AggregationPlan plan;
        private final IndexKernel kernel;
        private final IndexKernel.Workspace workspace;
        private final double[][] parts;
        private final double[] index;
        private final double[][] weights;
        private final int[][] places;
        private final Correlations.Kind kind;

        Model(Build build, List<String> codes, Correlations.Kind kind) {
            this.kind = kind;
            Aggregate rule = build.recipe().aggregation();
            List<String> indicators =
                    build.frame().indicators().stream().map(Element::code).toList();
            plan = new AggregationPlan(build.frame(), indicators);
            weights = Arrays.stream(plan.weights(rule.weights()))
                    .map(double[]::clone)
                    .toArray(double[][]::new);
            boolean[] varies = new boolean[plan.nodeCount()];
            places = new int[codes.size()][];
            for (int node = 0; node < varies.length; node++) {
                int[] children = plan.children(node);
                for (int k = 0; k < children.length; k++) {
                    int position = codes.indexOf(plan.codes().get(children[k]));
                    if (position >= 0) {
                        varies[node] = true;
                        places[position] = new int[] {node, k};
                    }
                }
            }
            kernel = new IndexKernel(
                    plan, rule, build.scores().selectColumns(indicators).columnArrays(), weights, varies);
            workspace = new IndexKernel.Workspace(plan.codes().size(), kernel.units());
            index = new double[kernel.units()];
            parts = codes.stream().map(build.scores()::column).toArray(double[][]::new);
        }

        double[] correlations(double[] candidate) {
            for (int i = 0; i < candidate.length; i++) {
                weights[places[i][0]][places[i][1]] = candidate[i];
            }
            kernel.index(weights, workspace, index);
            return Arrays.stream(parts)
                    .mapToDouble(part -> kind.of(part, index))
                    .toArray();
        }
    }
}
