package vn.phusa.innovationindex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Direction;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.lever.Lever;
import vn.phusa.composite.lever.Levers;
import vn.phusa.composite.lever.Plan;
import vn.phusa.composite.lever.Projection;
import vn.phusa.composite.lever.Question;
import vn.phusa.composite.lever.Target;
import vn.phusa.composite.numeric.Moments;
import vn.phusa.composite.robustness.Factor;

/**
 * What a unit would have to improve to reach a rank.
 *
 * @param bounds per indicator what it could reach and at what cost; indicators not named stay as they are
 * @param yearsAhead how many years the others go on as before, 0 to 5
 */
public record LeverQuestion(String unit, int targetRank, List<Bound> bounds, int yearsAhead) {
    /** More levers than this are refused: the answer is proved, and proof takes time. */
    public static final int MOST = 12;

    private static final int STEPS = 4;
    private static final int RUNS = 500;

    public LeverQuestion {
        bounds = List.copyOf(bounds);
    }

    /** How far an indicator could go. @param to its best value within reach @param cost of going all the way */
    public record Bound(String indicator, double to, double cost) {}

    /**
     * The cheapest plan, proved so.
     *
     * @param chance the probability that it reaches the rank when the index might have been made otherwise
     */
    public record Answer(Plan plan, double chance) {}

    /**
     * A first suggestion: each indicator as good as the best tenth of units, at one point of effort for each standard
     * deviation of the way. Costs are for the asker to replace.
     */
    public static List<Bound> suggested(Made made, String unit) {
        List<Bound> bounds = new ArrayList<>();
        for (Element indicator : made.frame().indicators()) {
            double[] column = made.data().values().column(indicator.code());
            double own = made.data().values().at(unit, indicator.code());
            double goal = vn.phusa.composite.numeric.Quantiles.of(
                    column, indicator.direction() == Direction.HIGHER_IS_BETTER ? 0.9 : 0.1);
            if (Double.isNaN(own) || (goal - own) * indicator.direction().sign() <= 0) {
                continue;
            }
            double deviation = Moments.sampleDeviation(column);
            bounds.add(new Bound(
                    indicator.code(),
                    goal,
                    deviation > 0 ? Math.round(Math.abs(goal - own) / deviation * 100) / 100.0 : 1));
        }
        return bounds;
    }

    /** @param trends per unit and indicator the change a year */
    public Outcome<Answer> answer(Made made, Map<String, Map<String, Double>> trends, List<Factor> factors) {
        List<Problem> problems = new ArrayList<>();
        if (!made.has(unit)) {
            return Outcome.rejected(Problem.of(IndexProblem.NO_SUCH_UNIT));
        }
        if (targetRank < 1 || targetRank > made.ranked()) {
            problems.add(Problem.at("rank", Refusal.OUT_OF_RANGE, 1, made.ranked()));
        }
        if (bounds.isEmpty() || bounds.size() > MOST) {
            problems.add(Problem.at("indicators", IndexProblem.BAD_QUESTION, MOST));
        }
        List<Lever> levers = new ArrayList<>();
        for (Bound bound : bounds) {
            if (!made.frame().contains(bound.indicator())
                    || !made.data().values().hasColumn(bound.indicator())) {
                problems.add(Problem.at("to." + bound.indicator(), IndexProblem.NO_SUCH_INDICATOR));
            } else if (!Double.isFinite(bound.to())) {
                problems.add(Problem.at("to." + bound.indicator(), Refusal.NOT_A_NUMBER, bound.to()));
            } else if (!(bound.cost() >= 0 && bound.cost() <= 1e9)) {
                problems.add(Problem.at("cost." + bound.indicator(), Refusal.OUT_OF_RANGE, 0, 1_000_000_000));
            } else {
                double own = made.data().values().at(unit, bound.indicator());
                levers.add(
                        Double.isNaN(own)
                                ? new Lever(bound.indicator(), List.of(new Lever.Option(bound.to(), bound.cost())))
                                : Lever.steps(bound.indicator(), own, bound.to(), STEPS, bound.cost()));
            }
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        Dataset then = yearsAhead > 0 ? Projection.of(made.data(), trends, yearsAhead, unit) : made.data();
        Question question =
                new Question(made.frame(), then, made.rules().recipe(), unit, levers, new Target.Rank(targetRank));
        return Making.ofEngine("rank", Levers.solve(question))
                .then(plan -> Making.ofEngine("rank", Levers.chance(question, plan, targetRank, factors, RUNS, 11, 2))
                        .map(chance -> new Answer(plan, chance)));
    }

    /** The mean change a year of every figure between two editions; only what both have. */
    public static Map<String, Map<String, Double>> trends(Dataset from, Dataset to, int years) {
        Map<String, Map<String, Double>> trends = new HashMap<>();
        for (String unit : to.values().units()) {
            Map<String, Double> own = new HashMap<>();
            for (String column : to.values().columns()) {
                if (from.values().hasUnit(unit) && from.values().hasColumn(column)) {
                    double change =
                            (to.values().at(unit, column) - from.values().at(unit, column)) / years;
                    if (Double.isFinite(change)) {
                        own.put(column, change);
                    }
                }
            }
            trends.put(unit, own);
        }
        return trends;
    }
}
