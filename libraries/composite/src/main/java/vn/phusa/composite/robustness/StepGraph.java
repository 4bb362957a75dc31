package vn.phusa.composite.robustness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.numeric.Ranking;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.AggregationPlan;
import vn.phusa.composite.step.IndexKernel;
import vn.phusa.composite.step.Step;

/**
 * The steps of a recipe with their alternatives as a graph. Runs that agree on everything up to a step share that step's
 * result, and runs that agree on everything share their scores: each distinct piece of work is done once, on as many
 * threads as are given.
 */
final class StepGraph {
    private final Frame frame;
    private final Dataset data;
    private final List<Factor> factors;
    private final List<List<Step>> alternatives;
    private final int[] factorOfStep;
    private final int weightFactor;
    private final List<Map<String, Double>> weightSets;

    StepGraph(Frame frame, Dataset data, Recipe recipe, List<Factor> factors) {
        this.frame = frame;
        this.data = Composite.forFrame(frame, data);
        this.factors = List.copyOf(factors);
        this.alternatives = new ArrayList<>();
        this.factorOfStep = new int[recipe.steps().size()];
        Arrays.fill(factorOfStep, -1);
        recipe.steps().forEach(step -> alternatives.add(List.of(step)));
        int weights = -1;
        List<Map<String, Double>> sets = List.of(Map.of());
        List<Problem> problems = new ArrayList<>();
        for (int f = 0; f < factors.size(); f++) {
            switch (factors.get(f)) {
                case Factor.StepAlternatives varied -> {
                    Optional<Integer> position = position(recipe, varied.kind());
                    if (position.isEmpty()) {
                        problems.add(Problem.of(
                                ProblemCode.STEP_NOT_IN_RECIPE,
                                varied.name(),
                                varied.kind().key()));
                    } else if (factorOfStep[position.get()] >= 0) {
                        problems.add(Problem.of(
                                ProblemCode.BAD_PARAMETER,
                                varied.name(),
                                "bước đã có yếu tố khác / the step already has a factor"));
                    } else {
                        factorOfStep[position.get()] = f;
                        alternatives.set(position.get(), varied.alternatives());
                    }
                }
                case Factor.WeightAlternatives varied -> {
                    varied.sets().stream()
                            .flatMap(set -> set.keySet().stream())
                            .distinct()
                            .filter(code -> !frame.contains(code))
                            .forEach(code -> problems.add(Problem.of(ProblemCode.UNKNOWN_ELEMENT, code)));
                    if (weights >= 0) {
                        problems.add(Problem.of(
                                ProblemCode.BAD_PARAMETER,
                                varied.name(),
                                "trọng số đã có yếu tố khác / weights already have a factor"));
                    }
                    weights = f;
                    sets = varied.sets();
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        this.weightFactor = weights;
        this.weightSets = sets;
    }

    private static Optional<Integer> position(Recipe recipe, Step.Kind kind) {
        for (int i = 0; i < recipe.steps().size(); i++) {
            if (recipe.steps().get(i).kind() == kind) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    List<String> units() {
        return data.values().units();
    }

    /** How many alternatives every factor has. */
    int[] sizes() {
        return factors.stream().mapToInt(Factor::size).toArray();
    }

    /**
     * Runs the index once per row of choices.
     *
     * @param choices per run the chosen alternative of every factor
     */
    Runs run(int[][] choices, int threads) {
        int[] state = new int[choices.length];
        List<Dataset> states = new ArrayList<>(List.of(data));
        int last = alternatives.size() - 1;
        for (int s = 0; s < last; s++) {
            states = advance(s, choices, state, states, threads);
        }
        return aggregate(choices, state, states, threads);
    }

    /** The same without sharing anything: every run an ordinary build of its own, one after the other. */
    Runs runOneByOne(int[][] choices) {
        List<String> units = units();
        double[][] scores = new double[choices.length][units.size()];
        int[][] ranks = new int[choices.length][units.size()];
        int[] resultOf = new int[choices.length];
        int last = alternatives.size() - 1;
        for (int r = 0; r < choices.length; r++) {
            List<Step> steps = new ArrayList<>();
            for (int s = 0; s <= last; s++) {
                steps.add(alternatives.get(s).get(choice(choices[r], s)));
            }
            Aggregate rule = (Aggregate) steps.getLast();
            Map<String, Double> merged = new HashMap<>(rule.weights());
            merged.putAll(weightSets.get(weightFactor < 0 ? 0 : choices[r][weightFactor]));
            steps.set(last, rule.withWeights(merged));
            Build build = Composite.build(frame, data, new Recipe("run", steps)).orThrow();
            Arrays.fill(scores[r], Double.NaN);
            for (int u = 0; u < build.scores().unitCount(); u++) {
                int unit = data.values().unitPosition(build.scores().units().get(u));
                scores[r][unit] = build.index()[u];
            }
            Ranking.places(scores[r], ranks[r], new double[units.size()]);
            resultOf[r] = r;
        }
        return new Runs(units, scores, ranks, resultOf);
    }

    private int choice(int[] run, int step) {
        return factorOfStep[step] < 0 ? 0 : run[factorOfStep[step]];
    }

    /** One step for every distinct pair of a state before it and an alternative of it. */
    private List<Dataset> advance(int step, int[][] choices, int[] state, List<Dataset> before, int threads) {
        if (factorOfStep[step] < 0) {
            Step only = alternatives.get(step).getFirst();
            Dataset[] after = new Dataset[before.size()];
            Parallel.run(
                    threads,
                    after.length,
                    1,
                    () -> "",
                    (i, ignored) -> after[i] = only.transform(frame, before.get(i)));
            return List.of(after);
        }
        Numbering pairs = new Numbering(before.size(), alternatives.get(step).size());
        for (int r = 0; r < choices.length; r++) {
            state[r] = pairs.number(state[r], choice(choices[r], step));
        }
        Dataset[] after = new Dataset[pairs.count()];
        Parallel.run(
                threads,
                after.length,
                1,
                () -> "",
                (i, ignored) -> after[i] =
                        alternatives.get(step).get(pairs.second(i)).transform(frame, before.get(pairs.first(i))));
        return List.of(after);
    }

    private Runs aggregate(int[][] choices, int[] state, List<Dataset> states, int threads) {
        int last = alternatives.size() - 1;
        AggregationPlan plan = new AggregationPlan(frame, data.values().columns());
        Numbering ofKernels =
                new Numbering(states.size(), alternatives.get(last).size());
        int[] kernelOf = new int[choices.length];
        for (int r = 0; r < choices.length; r++) {
            kernelOf[r] = ofKernels.number(state[r], choice(choices[r], last));
        }
        Numbering ofResults = new Numbering(ofKernels.count(), weightSets.size());
        int[] resultOf = new int[choices.length];
        for (int r = 0; r < choices.length; r++) {
            resultOf[r] = ofResults.number(kernelOf[r], weightFactor < 0 ? 0 : choices[r][weightFactor]);
        }
        int results = ofResults.count();
        IndexKernel[] kernels = new IndexKernel[ofKernels.count()];
        double[][][][] weights = weightsPerRule(plan, last);
        boolean[][] varying = new boolean[weights.length][];
        for (int a = 0; a < weights.length; a++) {
            varying[a] = a > 0 && weights[a] == weights[0]
                    ? varying[0]
                    : IndexKernel.varyingNodes(plan, List.of(weights[a]));
        }
        Parallel.run(threads, kernels.length, 1, () -> "", (i, ignored) -> {
            int alternative = ofKernels.second(i);
            kernels[i] = new IndexKernel(
                    plan,
                    (Aggregate) alternatives.get(last).get(alternative),
                    states.get(ofKernels.first(i)).values().columnArrays(),
                    weights[alternative][0],
                    varying[alternative]);
        });
        int[] @Nullable [] places = placesOfUnits(ofKernels, states);
        int units = data.values().unitCount();
        double[][] scores = new double[results][units];
        int[][] ranks = new int[results][units];
        Parallel.run(threads, results, 16, () -> new Workspace(plan, units), (i, workspace) -> {
            int number = ofResults.first(i);
            IndexKernel kernel = kernels[number];
            double[][] chosen = weights[ofKernels.second(number)][ofResults.second(i)];
            int[] place = places[number];
            if (place == null) {
                kernel.index(chosen, workspace.columns, scores[i]);
            } else {
                double[] kept = new double[kernel.units()];
                kernel.index(chosen, new IndexKernel.Workspace(plan.codes().size(), kept.length), kept);
                Arrays.fill(scores[i], Double.NaN);
                for (int u = 0; u < kept.length; u++) {
                    scores[i][place[u]] = kept[u];
                }
            }
            workspace.succession.places(scores[i], ranks[i]);
        });
        return new Runs(data.values().units(), scores, ranks, resultOf);
    }

    private double[][][][] weightsPerRule(AggregationPlan plan, int last) {
        List<Step> rules = alternatives.get(last);
        double[][][][] weights = new double[rules.size()][][][];
        for (int a = 0; a < weights.length; a++) {
            Map<String, Double> own = ((Aggregate) rules.get(a)).weights();
            if (a > 0 && own.equals(((Aggregate) rules.getFirst()).weights())) {
                weights[a] = weights[0];
                continue;
            }
            weights[a] = new double[weightSets.size()][][];
            double[][] base = plan.weights(own);
            for (int set = 0; set < weights[a].length; set++) {
                weights[a][set] = plan.replaced(base, weightSets.get(set));
            }
        }
        return weights;
    }

    /** Where the units of a state stand among all units; null if none was left out. */
    private int[] @Nullable [] placesOfUnits(Numbering kernels, List<Dataset> states) {
        int[] @Nullable [] places = new int[kernels.count()][];
        for (int k = 0; k < places.length; k++) {
            List<String> units = states.get(kernels.first(k)).values().units();
            places[k] = units.equals(data.values().units())
                    ? null
                    : units.stream().mapToInt(data.values()::unitPosition).toArray();
        }
        return places;
    }

    /** Numbers pairs from 0 in the order in which they are met. */
    private static final class Numbering {
        /** Up to this many possible pairs a table is kept, beyond it a map. */
        private static final long LARGEST_TABLE = 1L << 22;

        private final int seconds;
        private final int @Nullable [] table;
        private final Map<Long, Integer> map = new HashMap<>();
        private long[] pairs = new long[64];
        private int count;

        Numbering(int firsts, int seconds) {
            this.seconds = seconds;
            long possible = (long) firsts * seconds;
            this.table = possible <= LARGEST_TABLE ? new int[(int) possible] : null;
        }

        int number(int first, int second) {
            long pair = (long) first * seconds + second;
            int known = table == null ? map.getOrDefault(pair, 0) : table[(int) pair];
            if (known > 0) {
                return known - 1;
            }
            if (count == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * count);
            }
            pairs[count++] = pair;
            if (table == null) {
                map.put(pair, count);
            } else {
                table[(int) pair] = count;
            }
            return count - 1;
        }

        int count() {
            return count;
        }

        int first(int number) {
            return (int) (pairs[number] / seconds);
        }

        int second(int number) {
            return (int) (pairs[number] % seconds);
        }
    }

    /** Working memory of one thread. */
    private static final class Workspace {
        private final IndexKernel.Workspace columns;
        private final Ranking.Succession succession;

        Workspace(AggregationPlan plan, int units) {
            this.columns = new IndexKernel.Workspace(plan.codes().size(), units);
            this.succession = new Ranking.Succession(units);
        }
    }
}
