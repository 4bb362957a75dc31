package vn.phusa.composite.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.composite.Examples;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Aggregation;
import vn.phusa.composite.step.GroupWeighting;
import vn.phusa.composite.step.Normalisation;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Screen;
import vn.phusa.composite.step.Step;
import vn.phusa.composite.step.Treat;
import vn.phusa.composite.step.TreatmentRule;

class StudyTest {
    private static final Frame FRAME = Examples.frame();
    private static final Dataset DATA = Examples.data(40, 5);
    private static final Recipe RECIPE =
            Recipe.of(new Treat(TreatmentRule.standard(5)), Normalise.minMax(1, 100), Aggregate.arithmetic());
    private static final List<Factor> FACTORS = List.of(
            new Factor.StepAlternatives(
                    "treatment", List.of(new Treat(TreatmentRule.standard(1)), new Treat(TreatmentRule.standard(5)))),
            new Factor.StepAlternatives(
                    "scale", List.of(Normalise.minMax(1, 100), new Normalise(new Normalisation.ZScore(10, 2)))),
            Factor.weightNoise("weights", FRAME, Map.of(1, 0.3, 2, 0.3), 50, 3),
            new Factor.StepAlternatives(
                    "mean",
                    List.of(
                            Aggregate.arithmetic(),
                            Aggregate.geometric(),
                            new Aggregate(
                                    List.of(new Aggregation.PowerMean(-1), new Aggregation.OrderedAverage(1, false)),
                                    List.of(0.5),
                                    List.of(GroupWeighting.GIVEN, GroupWeighting.EQUAL),
                                    Map.of()))));

    @Test
    void everyRunOfTheGraphHasTheBitsOfAnOrdinaryBuild() {
        Study study = Study.of(FRAME, DATA, RECIPE, FACTORS).orThrow();
        int[][] choices = new int[60][];
        for (int run = 0; run < choices.length; run++) {
            choices[run] = new int[] {run % 2, run / 2 % 2, run % 50, run % 3};
        }
        Runs runs = study.replay(choices, 2).orThrow().runs();

        for (int run = 0; run < choices.length; run++) {
            Build build = Composite.build(FRAME, DATA, recipe(choices[run])).orThrow();
            for (int u = 0; u < 40; u++) {
                assertThat(runs.score(run, u)).isEqualTo(build.index()[u]);
                assertThat((double) runs.rank(run, u))
                        .isEqualTo(build.ranks().at(study.units().get(u), "index"));
            }
        }
    }

    @Test
    void theStudyWithoutCacheHasTheSameBits() {
        Study study = Study.of(FRAME, DATA, RECIPE, FACTORS).orThrow();

        Sensitivity cached = sensitivity(study, 2);
        Sensitivity plain = sensitivity(study.withoutCache(), 1);

        assertThat(cached.overall()).isEqualTo(plain.overall());
        assertThat(cached.units()).isEqualTo(plain.units());
        assertThat(cached.meanRankChange()).isEqualTo(plain.meanRankChange());
    }

    private static Recipe recipe(int[] choices) {
        Recipe recipe = RECIPE;
        Map<String, Double> weights = new HashMap<>();
        for (int f = 0; f < choices.length; f++) {
            switch (FACTORS.get(f)) {
                case Factor.StepAlternatives steps ->
                    recipe = recipe.with(steps.alternatives().get(choices[f]));
                case Factor.WeightAlternatives sets ->
                    weights.putAll(sets.sets().get(choices[f]));
            }
        }
        return recipe.with(recipe.aggregation().withWeights(weights));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void theNumberOfThreadsDoesNotChangeABit(int threads) {
        Study study = Study.of(FRAME, DATA, RECIPE, FACTORS).orThrow();
        Sensitivity one = sensitivity(study, 1);
        Sensitivity many = sensitivity(study, threads);

        assertThat(many.overall()).isEqualTo(one.overall());
        assertThat(many.units()).isEqualTo(one.units());
        assertThat(Arrays.equals(many.meanRankChange(), one.meanRankChange())).isTrue();
        for (int u = 0; u < 40; u++) {
            UnitUncertainty expected = one.uncertainty().units().get(u);
            UnitUncertainty actual = many.uncertainty().units().get(u);
            assertThat(actual.scores()).isEqualTo(expected.scores());
            assertThat(actual.ranks()).isEqualTo(expected.ranks());
            for (int run = 0; run < one.runs().count(); run++) {
                assertThat(Double.doubleToRawLongBits(many.runs().score(run, u)))
                        .isEqualTo(Double.doubleToRawLongBits(one.runs().score(run, u)));
            }
        }
    }

    private static Sensitivity sensitivity(Study study, int threads) {
        return study.sensitivity(200, Sampling.QUASI_RANDOM, SobolIndices.Estimator.MARTINEZ, 100, 11, threads)
                .orThrow();
    }

    @Test
    void anotherSeedGivesOtherRuns() {
        Study study = Study.of(FRAME, DATA, RECIPE, FACTORS).orThrow();

        assertThat(study.uncertainty(100, Sampling.RANDOM, 1, 1).orThrow().meanRankChange())
                .isNotEqualTo(
                        study.uncertainty(100, Sampling.RANDOM, 2, 1).orThrow().meanRankChange());
    }

    @Test
    void runsThatChooseAlikeAreMadeOnce() {
        Study study = Study.of(FRAME, DATA, RECIPE, FACTORS.subList(0, 2)).orThrow();

        Runs runs = study.uncertainty(1_000, Sampling.RANDOM, 1, 2).orThrow().runs();

        assertThat(runs.count()).isEqualTo(1_000);
        assertThat(runs.distinct()).isEqualTo(4);
    }

    /** Over many draws each of five alternatives is chosen about equally often, the first and the last too. */
    @Test
    void alternativesAreDrawnEvenlyFromTheWholeRange() {
        List<Step> five = List.of(
                Normalise.minMax(0, 1),
                Normalise.minMax(0, 2),
                Normalise.minMax(0, 3),
                Normalise.minMax(0, 4),
                Normalise.minMax(0, 5));
        Study study = Study.of(FRAME, DATA, RECIPE, List.of(new Factor.StepAlternatives("scale", five)))
                .orThrow();
        Runs runs =
                study.uncertainty(1_000, Sampling.QUASI_RANDOM, 1, 1).orThrow().runs();
        int best = 0;
        for (int u = 0; u < 40; u++) {
            best = runs.rank(0, u) == 1 ? u : best;
        }
        Map<Long, Integer> counts = new HashMap<>();
        for (int run = 0; run < 1_000; run++) {
            counts.merge(Math.round(runs.score(run, best) * 1e6), 1, Integer::sum);
        }
        assertThat(counts.values()).hasSize(5).allMatch(count -> Math.abs(count - 200) <= 10);
    }

    @Test
    void aFactorForAStepThatTheRecipeLacksIsRefused() {
        Outcome<Study> study = Study.of(
                FRAME, DATA, RECIPE, List.of(new Factor.StepAlternatives("screening", List.of(Screen.byMissing(0.5)))));

        assertThat(study.reasons()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.STEP_NOT_IN_RECIPE);
            assertThat(problem.english()).contains("screening", "screen");
        });
    }

    @Test
    void aRunThatCannotBeMadeRefusesTheStudyInsteadOfBecomingAGap() {
        Study study = Study.of(
                        FRAME,
                        DATA,
                        RECIPE,
                        List.of(
                                new Factor.StepAlternatives("scale", List.of(Normalise.minMax(0, 100))),
                                new Factor.StepAlternatives("mean", List.of(Aggregate.geometric()))))
                .orThrow();

        assertThat(study.uncertainty(10, Sampling.RANDOM, 1, 2).reasons())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NON_POSITIVE_IN_MEAN));
    }

    @Test
    void unitsThatSomeRunsScreenOutAreCountedInTheOthersOnly() {
        double[][] rows = new double[12][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {i, 12 - i, i * i, i % 5};
        }
        rows[3] = new double[] {3, Double.NaN, Double.NaN, 1};
        Dataset gaps = Examples.data(FRAME, rows);
        Recipe recipe = Recipe.of(Screen.byMissing(0.4), Normalise.minMax(0, 100), Aggregate.arithmetic());
        Study study = Study.of(
                        FRAME,
                        gaps,
                        recipe,
                        List.of(new Factor.StepAlternatives(
                                "screening", List.of(Screen.byMissing(0.4), Screen.byMissing(0.9)))))
                .orThrow();

        Uncertainty result = study.replay(new int[][] {{0}, {1}}, 1).orThrow();

        assertThat(result.unit("u3").runs()).isEqualTo(1);
        assertThat(result.unit("u2").runs()).isEqualTo(2);
        assertThat(result.runs().rank(1, 3)).isZero();
        assertThat(Set.of(result.runs().score(1, 3)).iterator().next()).isNaN();
    }

    @Test
    void theShareOfRunsAtOrAboveARankCountsThem() {
        UnitUncertainty unit = new UnitUncertainty(
                "u",
                1,
                2,
                10,
                Distribution.of(new double[] {1}, new int[] {10}, 1, 1),
                Distribution.of(new double[] {2}, new int[] {10}, 1, 2),
                new int[] {2, 5, 3});

        assertThat(unit.shareAtOrAbove(2)).isEqualTo(0.7);
        assertThat(unit.shareAtOrAbove(9)).isEqualTo(1);
    }
}
