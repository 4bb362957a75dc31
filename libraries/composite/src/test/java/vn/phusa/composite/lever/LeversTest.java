package vn.phusa.composite.lever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.phusa.composite.Examples;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.robustness.Factor;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Aggregation;
import vn.phusa.composite.step.Normalisation;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Treat;
import vn.phusa.composite.step.TreatmentRule;

class LeversTest {
    private static final Frame FRAME = Examples.frame();

    /** Recipes on whose moving scales the search must stay exact. */
    private enum Way {
        MINMAX_ARITHMETIC(Recipe.of(Normalise.minMax(0, 100), Aggregate.arithmetic())),
        TREATED_ARITHMETIC(
                Recipe.of(new Treat(TreatmentRule.standard(3)), Normalise.minMax(0, 100), Aggregate.arithmetic())),
        ZSCORE_ARITHMETIC(Recipe.of(new Normalise(new Normalisation.ZScore(0, 1)), Aggregate.arithmetic())),
        MINMAX_GEOMETRIC(Recipe.of(Normalise.minMax(1, 100), Aggregate.geometric())),
        MIXED(Recipe.of(
                Normalise.minMax(1, 100),
                new Aggregate(
                        List.of(new Aggregation.PowerMean(1), new Aggregation.PowerMean(-1)),
                        List.of(),
                        List.of(),
                        Map.of("a", 2.0, "left", 3.0)))),
        PENALISED(Recipe.of(
                new Normalise(new Normalisation.ZScore(100, 10)),
                new Aggregate(new Aggregation.MazziottaPareto(true, true)))),
        RANKS(Recipe.of(new Normalise(new Normalisation.PercentRank()), Aggregate.arithmetic()));

        private final Recipe recipe;

        Way(Recipe recipe) {
            this.recipe = recipe;
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theSearchFindsThePlanThatEnumerationFinds(Way way) {
        int reached = 0;
        for (long seed = 1; seed <= 12; seed++) {
            for (int rank = 1; rank <= 5; rank += 2) {
                Question question = question(way.recipe, seed, new Target.Rank(rank));
                Outcome<Plan> searched = Levers.solve(question);
                Outcome<Plan> enumerated = Levers.enumerate(question);
                if (enumerated instanceof Outcome.Rejected<Plan>) {
                    assertThat(searched.reasons())
                            .as("seed %d rank %d", seed, rank)
                            .extracting(problem -> problem.code())
                            .containsExactly(ProblemCode.TARGET_OUT_OF_REACH);
                    continue;
                }
                reached++;
                assertThat(searched.orThrow().cost())
                        .as("seed %d rank %d", seed, rank)
                        .isCloseTo(enumerated.orThrow().cost(), within(1e-9));
                assertThat(searched.orThrow().rankAfter()).isBetween(1, rank);
            }
        }
        assertThat(reached).as("questions with an answer").isGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aTargetScoreIsReachedAtLeastCostToo(Way way) {
        for (long seed = 1; seed <= 8; seed++) {
            Standing now = Standing.of(question(way.recipe, seed, new Target.Rank(1)), Examples.data(12, seed));
            Question question = question(way.recipe, seed, new Target.Score(now.score() * 1.1 + 0.05));
            Outcome<Plan> searched = Levers.solve(question);
            Outcome<Plan> enumerated = Levers.enumerate(question);

            assertThat(searched.reasons().isEmpty())
                    .isEqualTo(enumerated.reasons().isEmpty());
            if (enumerated instanceof Outcome.Accepted<Plan>(Plan plan)) {
                assertThat(searched.orThrow().cost()).isCloseTo(plan.cost(), within(1e-9));
            }
        }
    }

    private static Question question(Recipe recipe, long seed, Target target) {
        Dataset data = Examples.data(12, seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Lever> levers = new ArrayList<>();
        for (Element indicator : FRAME.indicators()) {
            double present = data.values().at("u0", indicator.code());
            int steps = 1 + random.nextInt(3);
            List<Lever.Option> options = new ArrayList<>();
            for (int step = 1; step <= steps; step++) {
                double moved = indicator.direction().sign() * (0.2 + random.nextDouble()) * step;
                options.add(new Lever.Option(present + moved, 1 + 9 * random.nextDouble()));
            }
            levers.add(new Lever(indicator.code(), options));
        }
        return new Question(FRAME, data, recipe, "u0", levers, target);
    }

    @Test
    void aTargetAlreadyReachedCostsNothing() {
        Plan plan = Levers.solve(question(Way.MINMAX_ARITHMETIC.recipe, 1, new Target.Rank(12)))
                .orThrow();

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.cost()).isZero();
        assertThat(plan.rankAfter()).isEqualTo(plan.rankBefore());
    }

    @Test
    void aLeverThatMakesThingsWorseIsRefused() {
        Question question = new Question(
                FRAME,
                Examples.data(12, 1),
                Way.MINMAX_ARITHMETIC.recipe,
                "u0",
                List.of(new Lever("b", List.of(new Lever.Option(99, 1)))),
                new Target.Rank(1));

        assertThat(Levers.solve(question).reasons())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.LEVER_WORSENS));
    }

    /** Sixty-three units, twenty levers of four steps: far more combinations than could be tried. */
    @Test
    void aQuestionTooLargeToEnumerateIsSolved() {
        List<Element> elements = new ArrayList<>();
        elements.add(Element.index("index", 3));
        for (int g = 0; g < 5; g++) {
            elements.add(Element.aggregate("g" + g, 2, "index"));
            for (int i = 0; i < 4; i++) {
                elements.add(Element.indicator("g" + g + "i" + i, "g" + g));
            }
        }
        Frame frame = Frame.of("large", "1", elements).orThrow();
        Dataset data = Examples.data(frame, 63, 4);
        List<Lever> levers = new ArrayList<>();
        for (Element indicator : frame.indicators()) {
            double present = data.values().at("u0", indicator.code());
            levers.add(Lever.steps(
                    indicator.code(),
                    present,
                    present + 1.5,
                    4,
                    3 + indicator.code().hashCode() % 7));
        }
        Question question = new Question(frame, data, Way.MINMAX_ARITHMETIC.recipe, "u0", levers, new Target.Rank(3));

        Plan plan = Levers.solve(question).orThrow();

        assertThat(plan.rankAfter()).isLessThanOrEqualTo(3);
        assertThat(plan.rankBefore()).isGreaterThan(3);
        assertThat(plan.explored()).isLessThan(2_000_000);
        assertNothingCanBeSpared(question, plan);
    }

    private static void assertNothingCanBeSpared(Question question, Plan plan) {
        for (Plan.Improvement spared : plan.steps()) {
            Dataset without = plan.improved()
                    .withValues(plan.improved().values().replace(question.unit(), spared.indicator(), spared.from()));
            assertThat(Standing.of(question, without).rank()).isGreaterThan(3);
        }
    }

    @Test
    void rivalsMoveAlongTheirTrends() {
        Dataset data = Examples.data(3, 1);

        Dataset later = Projection.of(data, Map.of("u1", Map.of("a", 0.5), "u0", Map.of("a", 9.0)), 2, "u0");

        assertThat(later.values().at("u1", "a")).isEqualTo(data.values().at("u1", "a") + 1);
        assertThat(later.values().at("u0", "a")).isEqualTo(data.values().at("u0", "a"));
        assertThat(later.values().at("u2", "a")).isEqualTo(data.values().at("u2", "a"));
    }

    @Test
    void theChanceOfAPlanIsTheShareOfRunsThatReachTheRank() {
        Question question = question(Way.MINMAX_ARITHMETIC.recipe, 2, new Target.Rank(3));
        Plan plan = Levers.solve(question).orThrow();
        List<Factor> factors = List.of(Factor.weightNoise("weights", FRAME, Map.of(1, 0.9, 2, 0.9), 200, 1));

        double reaching = Levers.chance(question, plan, 3, factors, 400, 1, 2).orThrow();
        double certain = Levers.chance(question, plan, 12, factors, 400, 1, 2).orThrow();

        assertThat(reaching).isBetween(0.2, 1.0);
        assertThat(certain).isEqualTo(1);
    }
}
