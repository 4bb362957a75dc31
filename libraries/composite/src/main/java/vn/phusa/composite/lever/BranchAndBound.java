package vn.phusa.composite.lever;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Aggregation;
import vn.phusa.composite.step.AggregationPlan;
import vn.phusa.composite.step.IndexKernel;
import vn.phusa.composite.step.Step;

/**
 * Depth-first search over the levers with two bounds. The first asks whether the target could be reached if every
 * undecided indicator took, for the unit, the best value of its options and, for each rival, the worst. The second, for
 * arithmetic means, asks what it must cost at least: for each rival the cheapest way to pass it with options taken in
 * part, and then the cost of the rival that must be passed last.
 */
final class BranchAndBound {
    /** Bounds give way by this much, so that rounding never cuts off a plan; plans themselves are checked exactly. */
    private static final double SLACK = 1e-9;

    private final Question question;
    private final int unit;
    private final int units;
    private final int[] order;
    private final int[] columnOf;
    /** Per lever in search order, per option (0 is none): the normalised column. */
    private final double[][][] columns;

    private final double[][] costs;
    private final double[][] best;
    private final AggregationPlan plan;
    private final Aggregate rule;
    private final double[][] base;
    private final double[][] weights;
    private final IndexKernel.Workspace workspace;
    private final double[] index;
    private final @Nullable Additive additive;

    private int @Nullable [] bestChoices;
    private double bestCost = Double.POSITIVE_INFINITY;
    private long explored;

    BranchAndBound(Question question) {
        this.question = question;
        this.rule = question.recipe().aggregation();
        List<String> codes =
                question.frame().indicators().stream().map(Element::code).toList();
        this.plan = new AggregationPlan(question.frame(), codes);
        this.weights = plan.weights(rule.weights());
        Table start = normalised(question.data());
        this.units = start.unitCount();
        this.unit = start.unitPosition(question.unit());
        this.base = start.columnArrays();
        int n = question.levers().size();
        double[][][] unordered = new double[n][][];
        for (int l = 0; l < n; l++) {
            Lever lever = question.levers().get(l);
            unordered[l] = new double[lever.options().size() + 1][];
            unordered[l][0] = start.column(lever.indicator());
            for (int o = 1; o < unordered[l].length; o++) {
                int[] choice = new int[n];
                choice[l] = o;
                Table option = normalised(Choices.improved(question, choice));
                if (!option.units().equals(start.units())) {
                    throw new IllegalStateException("an option changes the units of the index");
                }
                unordered[l][o] = option.column(lever.indicator());
            }
        }
        this.order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        l -> -efficiency(question.levers().get(l), unordered[l])))
                .mapToInt(Integer::intValue)
                .toArray();
        this.columns = new double[n][][];
        this.columnOf = new int[n];
        this.costs = new double[n][];
        this.best = new double[n][];
        for (int k = 0; k < n; k++) {
            Lever lever = question.levers().get(order[k]);
            columns[k] = unordered[order[k]];
            columnOf[k] = codes.indexOf(lever.indicator());
            costs[k] = IntStream.range(0, columns[k].length)
                    .mapToDouble(o -> Choices.cost(lever, o))
                    .toArray();
            best[k] = mostFavourable(columns[k]);
        }
        this.workspace = new IndexKernel.Workspace(plan.codes().size(), units);
        this.index = new double[units];
        this.additive = isAdditive() ? new Additive() : null;
    }

    private Table normalised(Dataset data) {
        Dataset current = Composite.forFrame(question.frame(), data);
        List<Step> steps = question.recipe().steps();
        for (Step step : steps.subList(0, steps.size() - 1)) {
            current = step.transform(question.frame(), current);
        }
        return current.values();
    }

    /** The best normalised gain of a lever for its cost; cheap and strong levers are decided first. */
    private double efficiency(Lever lever, double[][] options) {
        double most = 0;
        for (int o = 1; o < options.length; o++) {
            double gain = options[o][unit] - options[0][unit];
            most = Math.max(most, gain / (Choices.cost(lever, o) + 1e-9));
        }
        return most;
    }

    private double[] mostFavourable(double[][] options) {
        double[] favourable = options[0].clone();
        for (double[] option : options) {
            for (int i = 0; i < favourable.length; i++) {
                favourable[i] = i == unit ? Math.max(favourable[i], option[i]) : Math.min(favourable[i], option[i]);
            }
        }
        return favourable;
    }

    private boolean isAdditive() {
        return question.frame().aggregates().stream()
                .allMatch(aggregate ->
                        rule.method(aggregate.level()) instanceof Aggregation.PowerMean mean && mean.power() == 1);
    }

    Plan solve() {
        int[] choices = new int[order.length];
        Standing all = evaluate(choices, 0);
        if (!possible(choices, 0)) {
            throw new RefusedException(Problem.of(ProblemCode.TARGET_OUT_OF_REACH, all.tell(question.target())));
        }
        search(choices, 0, 0);
        int[] found = bestChoices;
        if (found == null) {
            throw new RefusedException(Problem.of(ProblemCode.TARGET_OUT_OF_REACH, all.tell(question.target())));
        }
        int[] byQuestion = new int[found.length];
        for (int k = 0; k < found.length; k++) {
            byQuestion[order[k]] = found[k];
        }
        return Choices.plan(question, byQuestion, explored);
    }

    private void search(int[] choices, int decided, double cost) {
        explored++;
        if (explored > Levers.EXPLORE_UP_TO) {
            throw new RefusedException(Problem.of(ProblemCode.SEARCH_TOO_LARGE, "> " + explored, Levers.EXPLORE_UP_TO));
        }
        if (cost >= bestCost) {
            return;
        }
        // What is decided may do already: leaving all else alone costs nothing more.
        Arrays.fill(choices, decided, choices.length, 0);
        if (reached(choices)) {
            bestCost = cost;
            bestChoices = choices.clone();
            return;
        }
        if (decided == choices.length) {
            return;
        }
        if (additive != null) {
            if (cost + additive.least(choices, decided) >= bestCost) {
                return;
            }
        } else if (!possible(choices, decided)) {
            return;
        }
        for (int o : byCost(decided)) {
            choices[decided] = o;
            search(choices, decided + 1, cost + costs[decided][o]);
        }
        choices[decided] = 0;
    }

    /** Dear options first: they reach the target soon, and an early plan cuts most of the rest. */
    private int[] byCost(int lever) {
        return IntStream.range(0, costs[lever].length)
                .boxed()
                .sorted(Comparator.comparingDouble(o -> -costs[lever][o]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private boolean reached(int[] choices) {
        if (additive != null && !additive.nearlyReached(choices)) {
            return false;
        }
        return standing(choices, choices.length, false).reaches(question.target());
    }

    private boolean possible(int[] choices, int decided) {
        Standing standing = standing(choices, decided, true);
        return switch (question.target()) {
            case Target.Rank(int wanted) -> rankWithSlack(index) <= wanted;
            case Target.Score(double wanted) -> standing.score() >= wanted - SLACK;
        };
    }

    private int rankWithSlack(double[] scores) {
        int rank = 1;
        for (double score : scores) {
            rank += score > scores[unit] + SLACK ? 1 : 0;
        }
        return rank;
    }

    /** Everything improved as far as it goes: what to tell if the target is out of reach. */
    private Standing evaluate(int[] choices, int decided) {
        int[] all = choices.clone();
        for (int k = decided; k < all.length; k++) {
            int most = 0;
            for (int o = 1; o < columns[k].length; o++) {
                most = columns[k][o][unit] > columns[k][most][unit] ? o : most;
            }
            all[k] = most;
        }
        return standing(all, all.length, false);
    }

    /** Where the unit stands with the decided options, the rest left alone or taken most favourably. */
    private Standing standing(int[] choices, int decided, boolean favourably) {
        double[][] current = base.clone();
        for (int k = 0; k < choices.length; k++) {
            current[columnOf[k]] = k < decided ? columns[k][choices[k]] : favourably ? best[k] : columns[k][0];
        }
        boolean[] all = new boolean[plan.nodeCount()];
        Arrays.fill(all, true);
        new IndexKernel(plan, rule, current, weights, all).index(weights, workspace, index);
        return Standing.of(index, unit);
    }

    /** The bounds for arithmetic means, where every score is a weighted sum over indicators. */
    private final class Additive {
        /** Per rival (or the score itself): what the unit leads by with nothing improved; below 0 it trails. */
        private final double[] lead;
        /** Per lever, option and rival: what the option adds to the lead. */
        private final double[][][] gain;
        /** Per rival the efficient parts of all levers, best gain for cost first. */
        private final List<List<Part>> parts;

        private final int mustPass;

        private record Part(int lever, double gain, double cost) {}

        Additive() {
            double[][] shares = shares();
            boolean scoreOnly = question.target() instanceof Target.Score;
            int[] rivals = scoreOnly
                    ? new int[] {unit}
                    : IntStream.range(0, units)
                            .filter(i -> i != unit && hasScore(i))
                            .toArray();
            this.lead = new double[rivals.length];
            this.gain = new double[columns.length][][];
            standing(new int[columns.length], columns.length, false);
            for (int r = 0; r < rivals.length; r++) {
                lead[r] = switch (question.target()) {
                    case Target.Score(double wanted) -> index[unit] - wanted;
                    case Target.Rank ignored -> index[unit] - index[rivals[r]];
                };
            }
            for (int k = 0; k < columns.length; k++) {
                gain[k] = new double[columns[k].length][rivals.length];
                double[] share = shares[columnOf[k]];
                for (int o = 0; o < columns[k].length; o++) {
                    for (int r = 0; r < rivals.length; r++) {
                        int rival = rivals[r];
                        double own = weighted(share[unit], columns[k][o][unit] - columns[k][0][unit]);
                        double theirs =
                                scoreOnly ? 0 : weighted(share[rival], columns[k][o][rival] - columns[k][0][rival]);
                        gain[k][o][r] = own - theirs;
                    }
                }
            }
            this.mustPass = switch (question.target()) {
                case Target.Score ignored -> 1;
                case Target.Rank(int wanted) -> rivals.length - (wanted - 1);
            };
            this.parts = new ArrayList<>();
            for (int r = 0; r < rivals.length; r++) {
                parts.add(efficientParts(r));
            }
        }

        private boolean hasScore(int i) {
            double[] scores = new double[units];
            boolean[] all = new boolean[plan.nodeCount()];
            Arrays.fill(all, true);
            new IndexKernel(plan, rule, base, weights, all).index(weights, workspace, scores);
            return !Double.isNaN(scores[i]);
        }

        private static double weighted(double share, double change) {
            return Double.isNaN(change) ? 0 : share * change;
        }

        /** Per indicator and unit its share of the index, given what the unit has: the index of a lone 1. */
        private double[][] shares() {
            double[][] shares = new double[base.length][units];
            boolean[] all = new boolean[plan.nodeCount()];
            Arrays.fill(all, true);
            for (int j = 0; j < base.length; j++) {
                double[][] lone = new double[base.length][];
                for (int k = 0; k < lone.length; k++) {
                    int column = k;
                    double own = k == j ? 1 : 0;
                    lone[k] = IntStream.range(0, units)
                            .mapToDouble(i -> Double.isNaN(base[column][i]) ? Double.NaN : own)
                            .toArray();
                }
                new IndexKernel(plan, rule, lone, weights, all).index(weights, workspace, shares[j]);
            }
            return shares;
        }

        /** The upper hull of gain over cost of every lever, cut into parts, all levers together by efficiency. */
        private List<Part> efficientParts(int rival) {
            List<Part> result = new ArrayList<>();
            for (int k = 0; k < gain.length; k++) {
                double reachedGain = 0;
                double reachedCost = 0;
                while (true) {
                    int next = -1;
                    double bestRate = 0;
                    for (int o = 1; o < gain[k].length; o++) {
                        double more = gain[k][o][rival] - reachedGain;
                        double dearer = costs[k][o] - reachedCost;
                        double rate = dearer <= 0 ? Double.POSITIVE_INFINITY : more / dearer;
                        if (more > 0
                                && (next < 0
                                        || rate > bestRate
                                        || (rate == bestRate && more > gain[k][next][rival] - reachedGain))) {
                            next = o;
                            bestRate = rate;
                        }
                    }
                    if (next < 0) {
                        break;
                    }
                    result.add(
                            new Part(k, gain[k][next][rival] - reachedGain, Math.max(0, costs[k][next] - reachedCost)));
                    reachedGain = gain[k][next][rival];
                    reachedCost = Math.max(reachedCost, costs[k][next]);
                }
            }
            result.sort(Comparator.comparingDouble(part -> part.cost() / part.gain()));
            return result;
        }

        /** At least what must still be paid, infinite if the target is out of reach from here. */
        double least(int[] choices, int decided) {
            if (mustPass <= 0) {
                return 0;
            }
            double[] least = new double[lead.length];
            for (int r = 0; r < least.length; r++) {
                double behind = -lead[r] - SLACK;
                for (int k = 0; k < decided; k++) {
                    behind -= gain[k][choices[k]][r];
                }
                for (Part part : behind > 0 ? parts.get(r) : List.<Part>of()) {
                    if (part.lever() >= decided) {
                        double share = Math.min(1, behind / part.gain());
                        least[r] += share * part.cost();
                        behind -= part.gain();
                        if (behind <= 0) {
                            break;
                        }
                    }
                }
                if (behind > 0) {
                    least[r] = Double.POSITIVE_INFINITY;
                }
            }
            Arrays.sort(least);
            // Costs are sums; a bound that equals the best plan by rounding must not cut off a cheaper one.
            return least[mustPass - 1] * (1 - 1e-12);
        }

        /** Whether the sums say that the target is reached, give or take the slack. */
        boolean nearlyReached(int[] choices) {
            int passed = 0;
            for (int r = 0; r < lead.length; r++) {
                double ahead = lead[r];
                for (int k = 0; k < choices.length; k++) {
                    ahead += gain[k][choices[k]][r];
                }
                passed += ahead >= -SLACK ? 1 : 0;
            }
            return passed >= mustPass;
        }
    }
}
