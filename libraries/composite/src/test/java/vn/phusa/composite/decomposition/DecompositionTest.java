package vn.phusa.composite.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.composite.Examples;
import vn.phusa.composite.decomposition.ChangeDecomposition.Version;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Aggregation;
import vn.phusa.composite.step.Normalisation;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Treat;
import vn.phusa.composite.step.TreatmentRule;

class DecompositionTest {
    private static final Frame FRAME = Examples.frame();
    private static final Recipe ARITHMETIC = Recipe.of(Normalise.minMax(0, 100), Aggregate.arithmetic());

    @Test
    void anArithmeticScoreIsTheSumOfWeightTimesValue() {
        Build build = Composite.build(FRAME, Examples.data(20, 1), ARITHMETIC).orThrow();

        ScoreDecomposition split = ScoreDecomposition.of(build, "u3").orThrow();

        assertThat(split.contributions().get("a")).isCloseTo(build.scores().at("u3", "a") / 4, within(1e-12));
        assertSumsUp(build, split);
    }

    @Test
    void mixturesOfMeansSumUpToo() {
        Recipe mixed = Recipe.of(
                Normalise.minMax(1, 100),
                new Aggregate(
                        List.of(new Aggregation.PowerMean(0), new Aggregation.PowerMean(-1)),
                        List.of(),
                        List.of(),
                        Map.of("a", 3.0)));
        Build build = Composite.build(FRAME, Examples.data(20, 2), mixed).orThrow();

        for (String unit : build.scores().units()) {
            assertSumsUp(build, ScoreDecomposition.of(build, unit).orThrow());
        }
    }

    @Test
    void aMissingIndicatorGivesNothingAndItsSiblingsMore() {
        Dataset data = Examples.data(20, 3);
        Dataset gap = data.withValues(data.values().replace("u4", "b", Double.NaN));
        Build build = Composite.build(FRAME, gap, ARITHMETIC).orThrow();

        ScoreDecomposition split = ScoreDecomposition.of(build, "u4").orThrow();

        assertThat(split.contributions().get("b")).isZero();
        assertThat(split.contributions().get("a")).isCloseTo(build.scores().at("u4", "a") / 2, within(1e-12));
        assertSumsUp(build, split);
    }

    @Test
    void aRankingRuleHasNoSplitAndSaysSo() {
        Build build = Composite.build(
                        FRAME,
                        Examples.data(20, 1),
                        Recipe.of(Normalise.minMax(0, 100), new Aggregate(new Aggregation.Copeland())))
                .orThrow();

        assertThat(ScoreDecomposition.of(build, "u3").reasons())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NOT_DECOMPOSABLE));
    }

    private static void assertSumsUp(Build build, ScoreDecomposition split) {
        double sum = build.frame().indicators().stream()
                .mapToDouble(indicator -> split.contributions().get(indicator.code()))
                .sum();
        assertThat(sum).isCloseTo(split.score(), within(1e-9));
        for (Element aggregate : build.frame().aggregates()) {
            double children = build.frame().children(aggregate.code()).stream()
                    .mapToDouble(child -> split.contributions().get(child.code()))
                    .sum();
            assertThat(children).isCloseTo(split.contributions().get(aggregate.code()), within(1e-9));
        }
    }

    @Test
    void theCausesOfAChangeSumToTheChange() {
        Frame reweighted = FRAME.withWeights(Map.of("left", 2.0)).orThrow();
        Version first = new Version(FRAME, Examples.data(20, 1), ARITHMETIC);
        Version second = new Version(
                reweighted, Examples.data(20, 2), Recipe.of(Normalise.minMax(1, 100), Aggregate.geometric()));

        ChangeDecomposition change = ChangeDecomposition.of(first, second, "u5").orThrow();

        for (ChangeDecomposition.Parts parts : List.of(change.score(), change.rank())) {
            assertThat(parts.ownData() + parts.peers() + parts.frame() + parts.method())
                    .isCloseTo(parts.change(), within(1e-9));
        }
        double before = Composite.build(FRAME, first.data(), ARITHMETIC)
                .orThrow()
                .scores()
                .at("u5", "index");
        assertThat(change.score().before()).isEqualTo(before);
    }

    @Test
    void whatDidNotChangeIsNotACause() {
        Dataset data = Examples.data(20, 1);
        Dataset better = data.withValues(data.values().replace("u5", "a", 1.5));
        ChangeDecomposition change = ChangeDecomposition.of(
                        new Version(FRAME, data, ARITHMETIC), new Version(FRAME, better, ARITHMETIC), "u5")
                .orThrow();

        assertThat(change.score().peers()).isZero();
        assertThat(change.score().frame()).isZero();
        assertThat(change.score().method()).isZero();
        assertThat(change.score().ownData()).isCloseTo(change.score().change(), within(1e-9));
    }

    @Test
    void anIndicatorNewInTheSecondFrameBelongsToTheFrame() {
        Frame smaller = FRAME.without(java.util.Set.of("b")).orThrow();
        Dataset data = Examples.data(20, 1);
        ChangeDecomposition change = ChangeDecomposition.of(
                        new Version(smaller, data, ARITHMETIC), new Version(FRAME, data, ARITHMETIC), "u5")
                .orThrow();

        assertThat(change.score().frame()).isCloseTo(change.score().change(), within(1e-9));
        assertThat(change.score().frame()).isNotZero();
    }

    /** Two versions that differ in everything: figures and gaps, who the peers are, weights, an indicator, the method. */
    private static Version drawn(RandomGenerator random, long seed) {
        Frame frame = FRAME.withWeights(Map.of(
                        "left", 0.5 + random.nextDouble(),
                        "a", 0.5 + random.nextDouble(),
                        "c", 0.5 + random.nextDouble()))
                .orThrow();
        if (random.nextBoolean()) {
            frame = frame.without(Set.of("b")).orThrow();
        }
        int units = 12 + random.nextInt(10);
        Dataset data = Examples.data(units, seed);
        for (int gap = random.nextInt(4); gap > 0; gap--) {
            data = data.withValues(
                    data.values().replace("u" + (6 + random.nextInt(5)), random.nextBoolean() ? "a" : "c", Double.NaN));
        }
        Recipe recipe = switch (random.nextInt(4)) {
            case 0 -> ARITHMETIC;
            case 1 -> Recipe.of(Normalise.minMax(1, 100), Aggregate.geometric());
            case 2 ->
                Recipe.of(
                        new Treat(TreatmentRule.standard(2)),
                        new Normalise(new Normalisation.ZScore(50, 10)),
                        Aggregate.arithmetic());
            default -> Recipe.of(Normalise.minMax(1, 100), new Aggregate(new Aggregation.PowerMean(0.5)));
        };
        return new Version(frame, data, recipe);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverChangesThePartsSumToTheChange(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Version first = drawn(random, 2 * seed);
        Version second = drawn(random, 2 * seed + 1);
        for (String unit : List.of("u0", "u3", "u7")) {
            ChangeDecomposition change =
                    ChangeDecomposition.of(first, second, unit).orThrow();
            for (ChangeDecomposition.Parts parts : List.of(change.score(), change.rank())) {
                assertThat(parts.ownData() + parts.peers() + parts.frame() + parts.method())
                        .isCloseTo(parts.change(), within(1e-9));
            }
            assertThat(change.score().before()).isEqualTo(score(first, unit));
            assertThat(change.score().after()).isEqualTo(score(second, unit));
            if (!change.indicators().isEmpty()) {
                assertThat(change.indicators().values().stream()
                                .mapToDouble(ChangeDecomposition.Parts::change)
                                .sum())
                        .isCloseTo(change.score().change(), within(1e-9));
                assertThat(change.indicators().values().stream()
                                .mapToDouble(ChangeDecomposition.Parts::peers)
                                .sum())
                        .isCloseTo(change.score().peers(), within(1e-9));
            }
        }
    }

    private static double score(Version version, String unit) {
        return Composite.build(version.frame(), version.data(), version.recipe())
                .orThrow()
                .scores()
                .at(unit, "index");
    }
}
