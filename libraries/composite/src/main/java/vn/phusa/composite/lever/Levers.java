package vn.phusa.composite.lever;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.robustness.Factor;
import vn.phusa.composite.robustness.Sampling;
import vn.phusa.composite.robustness.Study;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Denominate;
import vn.phusa.composite.step.GroupWeighting;
import vn.phusa.composite.step.Impute;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Screen;
import vn.phusa.composite.step.Step;
import vn.phusa.composite.step.Treat;

/**
 * The front door of levers: finds the cheapest plan and proves it by branch and bound. Every option is put through the
 * whole recipe, so a scale that moves with the improvement is taken into account exactly.
 */
public final class Levers {
    /** Combinations that may be tried one by one where nothing better than trying them is valid. */
    public static final long ENUMERATE_UP_TO = 2_000_000;

    /** Partial plans to look at before giving up. */
    public static final long EXPLORE_UP_TO = 20_000_000;

    private Levers() {}

    /** The cheapest plan; rejected if no plan within the levers reaches the target, or the search would be too long. */
    public static Outcome<Plan> solve(Question question) {
        return Outcome.of(() -> {
            check(question);
            return branches(question) ? new BranchAndBound(question).solve() : new Enumeration(question).solve();
        });
    }

    /** The cheapest plan found by trying every combination; for small questions and for tests. */
    public static Outcome<Plan> enumerate(Question question) {
        return Outcome.of(() -> {
            check(question);
            return new Enumeration(question).solve();
        });
    }

    /**
     * The probability that a plan reaches a rank when the index might have been made otherwise.
     *
     * @param factors what is uncertain
     * @return the share of runs in which the unit has that rank or a better one
     */
    public static Outcome<Double> chance(
            Question question, Plan plan, int rank, List<Factor> factors, int runs, long seed, int threads) {
        return Outcome.of(() -> Study.of(question.frame(), plan.improved(), question.recipe(), factors)
                .orThrow()
                .uncertainty(runs, Sampling.QUASI_RANDOM, seed, threads)
                .orThrow()
                .unit(question.unit())
                .shareAtOrAbove(rank));
    }

    private static void check(Question question) {
        Composite.build(question.frame(), question.data(), question.recipe()).orThrow();
        Dataset data = question.data();
        data.values().unitPosition(question.unit());
        List<Problem> problems = new ArrayList<>();
        for (Lever lever : question.levers()) {
            Element indicator = question.frame().element(lever.indicator());
            double present = data.values().at(question.unit(), lever.indicator());
            for (Lever.Option option : lever.options()) {
                if (!Double.isNaN(present)
                        && (option.value() - present) * indicator.direction().sign() < 0) {
                    problems.add(Problem.at(
                            Problem.Place.unit(question.unit(), lever.indicator()),
                            ProblemCode.LEVER_WORSENS,
                            option.value(),
                            lever.indicator(),
                            present));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    /**
     * Whether branch and bound is valid: every step before the last works column by column, and a unit's score depends
     * on its own parts only and never falls when one of them rises.
     */
    private static boolean branches(Question question) {
        Aggregate rule = question.recipe().aggregation();
        Set<Integer> levels = new HashSet<>();
        question.frame().aggregates().forEach(aggregate -> levels.add(aggregate.level()));
        boolean monotone = levels.stream()
                .allMatch(level -> rule.method(level).monotone()
                        && (rule.weighting(level) == GroupWeighting.GIVEN
                                || rule.weighting(level) == GroupWeighting.EQUAL));
        boolean columnwise = question.recipe().steps().stream()
                .allMatch(step -> isColumnwise(step) || (step instanceof Impute && isComplete(question.data())));
        boolean present = question.levers().stream()
                .noneMatch(lever -> Double.isNaN(question.data().values().at(question.unit(), lever.indicator())));
        return monotone && columnwise && present;
    }

    private static boolean isColumnwise(Step step) {
        return switch (step) {
            case Impute impute ->
                impute.method() instanceof Impute.Method.ByColumn || impute.method() instanceof Impute.Method.None;
            case Screen screen -> screen.rule() == Screen.Rule.BY_MISSING;
            case Denominate ignored -> true;
            case Treat ignored -> true;
            case Normalise ignored -> true;
            case Aggregate ignored -> true;
        };
    }

    private static boolean isComplete(Dataset data) {
        for (int j = 0; j < data.values().columnCount(); j++) {
            for (double value : data.values().column(j)) {
                if (Double.isNaN(value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
