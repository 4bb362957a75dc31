package vn.phusa.composite.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import vn.phusa.composite.Examples;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Direction;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.step.Aggregation.BenefitOfTheDoubt;
import vn.phusa.composite.step.Aggregation.MazziottaPareto;
import vn.phusa.composite.step.Aggregation.OrderedAverage;
import vn.phusa.composite.step.Aggregation.PowerMean;
import vn.phusa.composite.step.Aggregation.Wroclaw;

/** Small cases worked out by hand, and properties that hold for any data. */
class StepsTest {
    private static final Frame FRAME = Examples.frame();
    private static final double NAN = Double.NaN;

    private static Dataset column(double... values) {
        Frame one = oneIndicator();
        double[][] rows =
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
        return Examples.data(one, rows);
    }

    private static Frame oneIndicator() {
        return Frame.of("one", "1", List.of(Element.indicator("a", "index"), Element.index("index", 2)))
                .orThrow();
    }

    @Test
    void winsorisingDrawsTiedPointsInTogetherAndRecordsEachOnce() {
        Dataset data = column(1, 2, 3, 4, 5, 6, 7, 100, 100);
        TreatmentRule rule = new TreatmentRule(true, 1, 1, 1, null, false);

        StepResult treated = new Treat(rule).apply(oneIndicator(), data);

        assertThat(treated.data().values().column("a")).containsExactly(1, 2, 3, 4, 5, 6, 7, 100, 100);
        StepResult single = new Treat(rule).apply(oneIndicator(), column(1, 2, 3, 4, 5, 6, 7, 8, 100));
        assertThat(single.data().values().column("a")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 8);
        assertThat(single.changes()).singleElement().satisfies(change -> {
            assertThat(change.unit()).isEqualTo("u8");
            assertThat(change.before()).isEqualTo(100);
            assertThat(change.after()).isEqualTo(8);
            assertThat(change.reason()).isEqualTo(Change.Reason.WINSORISED_HIGH);
        });
    }

    @Test
    void aLogarithmThatWouldTurnTheOrderRoundLeavesTheColumnAndSaysSo() {
        // All values below 1: the GII's formula falls as x rises.
        Dataset data = column(0.1, 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.9);
        TreatmentRule rule = new TreatmentRule(true, 1, 1, 0, new Transformation.LogGii(1, false), false);

        StepResult treated = new Treat(rule).apply(oneIndicator(), data);

        assertThat(treated.data().values().column("a")).isEqualTo(data.values().column("a"));
        assertThat(treated.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.reason()).isEqualTo(Change.Reason.TREATMENT_UNDEFINED));
    }

    @Test
    void transformationsKeepTheOrderOfUnits() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        List<Transformation> transformations = List.of(
                new Transformation.Log(),
                new Transformation.LogPlusOne(),
                new Transformation.LogBySkew(),
                new Transformation.LogGii(10, true),
                new Transformation.BoxCox(0.5, true),
                new Transformation.BoxCox(0, true));
        for (int round = 0; round < 50; round++) {
            double[] values = random.doubles(20, 0.5, 100).toArray();
            for (Transformation transformation : transformations) {
                for (Direction direction : Direction.values()) {
                    double[] after = transformation.apply(values, direction);
                    for (int i = 1; i < values.length; i++) {
                        assertThat(Math.signum(after[i] - after[i - 1]))
                                .as("%s %s round %d", transformation, direction, round)
                                .isEqualTo(Math.signum(values[i] - values[i - 1]));
                    }
                }
            }
        }
    }

    @Test
    void groupMeansFillGapsAndAGroupWithoutValuesStaysEmpty() {
        Table values = Table.owning(List.of("u", "v", "w", "x"), List.of("a"), new double[][] {{1, NAN, 3, NAN}});
        Dataset data = new Dataset(
                values,
                Table.owning(values.units(), List.of(), new double[0][]),
                Dataset.of(values).names(),
                Map.of("region", List.of("N", "N", "N", "S")),
                java.util.OptionalInt.empty());

        StepResult filled = new Impute(new Impute.Method.ByColumn(Impute.Statistic.MEAN, Optional.of("region")))
                .apply(oneIndicator(), data);

        assertThat(filled.data().values().column("a")).containsExactly(1, 2, 3, NAN);
        assertThat(filled.changes())
                .extracting(Change::reason)
                .containsExactly(Change.Reason.IMPUTED, Change.Reason.NOT_IMPUTED);
    }

    /** In two columns with y = 2x, the guesses of EM and regression lie near the line; EM is drawn in by its ridge. */
    @Test
    void expectationMaximisationAndRegressionFollowTheOtherIndicators() {
        double[][] rows = new double[30][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {i, 2 * i, Math.sin(i * 3.7), Math.cos(i * 1.3)};
        }
        rows[25][1] = NAN;
        Dataset data = Examples.data(FRAME, rows);

        double em = new Impute(new Impute.Method.ByExpectationMaximisation(500, 1e-10))
                .transform(FRAME, data)
                .values()
                .at("u25", "b");
        double regression = new Impute(new Impute.Method.ByRegression(1))
                .transform(FRAME, data)
                .values()
                .at("u25", "b");

        assertThat(regression).isCloseTo(50, within(1e-9));
        assertThat(em).isCloseTo(50, within(1.0));
    }

    @Test
    void denominatorsMakeRatiosAndAZeroOneIsRefused() {
        Frame frame = Frame.of(
                        "one",
                        "1",
                        List.of(
                                Element.indicator("a", "index").withDenominator("people", 1_000),
                                Element.index("index", 2)))
                .orThrow();
        Table values = Table.owning(List.of("u", "v"), List.of("a"), new double[][] {{3, 4}});
        Dataset fine = new Dataset(
                values,
                Table.owning(values.units(), List.of("people"), new double[][] {{6, NAN}}),
                Dataset.of(values).names(),
                Map.of(),
                java.util.OptionalInt.empty());
        Dataset zero = new Dataset(
                values,
                Table.owning(values.units(), List.of("people"), new double[][] {{6, 0}}),
                fine.names(),
                Map.of(),
                java.util.OptionalInt.empty());

        StepResult result = new Denominate().apply(frame, fine);

        assertThat(result.data().values().column("a")).containsExactly(500, NAN);
        assertThat(result.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.unit()).isEqualTo("v"));
        assertThatThrownBy(() -> new Denominate().apply(frame, zero))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("people");
    }

    @Test
    void powerMeansByHand() {
        double[][] children = {{2, 4}, {8, NAN}};
        double[] weights = {1, 3};

        assertThat(new PowerMean(1).apply(children, weights)).containsExactly(6.5, 4);
        assertThat(new PowerMean(-1).apply(children, weights)[0]).isCloseTo(4 / (0.5 + 3 / 8.0), within(1e-12));
        assertThat(new PowerMean(0).apply(children, weights)[0]).isCloseTo(Math.pow(2 * 512, 0.25), within(1e-12));
        assertThat(new PowerMean(2).apply(children, weights)[0])
                .isCloseTo(Math.sqrt((4 + 3 * 64) / 4.0), within(1e-12));
        assertThat(new PowerMean(2).apply(children, weights)[1]).isCloseTo(4, within(1e-12));
    }

    @Test
    void powerMeansRiseWithTheirPower() {
        Dataset data = Examples.data(30, 9);
        double[] weights = {1, 2, 3, 4};
        double[][] children = data.values().columnArrays();
        double[] last = new double[30];
        for (double power : new double[] {-2, -1, 0, 0.5, 1, 2, 3}) {
            double[] scores = new PowerMean(power).apply(children, weights);
            for (int i = 0; i < last.length; i++) {
                assertThat(scores[i]).isGreaterThan(last[i]);
            }
            last = scores;
        }
    }

    @Test
    void mazziottaParetoByHand() {
        double[][] children = {{90, 100}, {110, 100}};

        assertThat(new MazziottaPareto(true, true).apply(children, new double[] {1, 1}))
                .containsExactly(98, 100);
        assertThat(new MazziottaPareto(false, false).apply(children, new double[] {1, 1}))
                .containsExactly(101, 100);
    }

    @Test
    void orderedAveragesTakeTheBestOrTheWorst() {
        double[][] children = {{1, 9}, {5, 2}, {3, 4}};
        double[] weights = {1, 1, 1};

        assertThat(new OrderedAverage(2, true).apply(children, weights)).containsExactly(4, 6.5);
        assertThat(new OrderedAverage(2, false).apply(children, weights)).containsExactly(2, 3);
        assertThat(new OrderedAverage(7, true).apply(children, weights)).containsExactly(3, 5);
    }

    @Test
    void theWroclawMethodMeasuresTheDistanceToTheBestOfEverything() {
        double[][] children = {{0, 3, 3}, {4, 4, 0}};
        // Distances to (3, 4) are 3, 0 and 4: mean 7/3, deviation sqrt(13/3).
        double scale = 7 / 3.0 + 2 * Math.sqrt(13 / 3.0);

        double[] scores = new Wroclaw(false).apply(children, new double[] {1, 1});

        assertThat(scores[0]).isCloseTo(1 - 3 / scale, within(1e-12));
        assertThat(scores[1]).isEqualTo(1);
        assertThat(new Wroclaw(true).apply(children, new double[] {1, 1})[2]).isCloseTo(4 / scale, within(1e-12));
    }

    @Test
    void theBenefitOfTheDoubtGivesEveryUnitItsBestWeights() {
        double[][] children = {{4, 1, 2}, {1, 4, 2}};

        double[] free = new BenefitOfTheDoubt(0, 1).apply(children, new double[] {1, 1});
        double[] even = new BenefitOfTheDoubt(0.5, 0.5).apply(children, new double[] {1, 1});

        // (2, 2) against the line through (4, 1) and (1, 4): 0.2 x + 0.2 y.
        assertThat(free[0]).isCloseTo(1, within(1e-9));
        assertThat(free[1]).isCloseTo(1, within(1e-9));
        assertThat(free[2]).isCloseTo(0.8, within(1e-9));
        // Shares of one half: weights s/(2x) and s/(2y); the rival (4, 1) allows s (4/(2·2) + 1/(2·2)) <= 1.
        assertThat(even[2]).isCloseTo(0.8, within(1e-9));
        assertThat(even[0]).isLessThan(1);
    }

    @Test
    void copelandNeedsATolerantDrawWhereRoundingWouldDecide() {
        double[][] children = new double[49][2];
        for (int k = 0; k < 49; k++) {
            children[k] = k < 24 ? new double[] {1, 0} : k < 48 ? new double[] {0, 1} : new double[] {1, 1};
        }
        double[] equal = new double[49];
        Arrays.fill(equal, 1);

        assertThat(new Aggregation.Copeland(1e-9).apply(children, equal)).containsExactly(0, 0);
    }

    @Test
    void normalisedValuesDoNotDependOnTheUnitOfMeasure() {
        Dataset data = Examples.data(25, 3);
        double[][] scaled = Arrays.stream(data.values().columnArrays())
                .map(column -> Arrays.stream(column).map(x -> 1000 * x + 5).toArray())
                .toArray(double[][]::new);
        Dataset other = data.withValues(data.values().withValues(scaled));
        for (Normalisation method : List.of(
                new Normalisation.MinMax(0, 100),
                new Normalisation.ZScore(0, 1),
                new Normalisation.DistanceToMaximum(),
                new Normalisation.PercentRank(),
                new Normalisation.QuantileMinMax(0.1, 0.9, 0, 1),
                new Normalisation.AroundReference())) {
            Table first = new Normalise(method).transform(FRAME, data).values();
            Table second = new Normalise(method).transform(FRAME, other).values();
            for (int j = 0; j < first.columnCount(); j++) {
                for (int i = 0; i < first.unitCount(); i++) {
                    assertThat(second.at(i, j)).as(method.toString()).isCloseTo(first.at(i, j), within(1e-9));
                }
            }
        }
    }

    @Test
    void theOrderOfUnitsDoesNotChangeTheirScores() {
        Dataset data = Examples.data(25, 8);
        int[] reversed = new int[25];
        for (int i = 0; i < 25; i++) {
            reversed[i] = 24 - i;
        }
        Recipe recipe =
                Recipe.of(new Treat(TreatmentRule.standard(5)), Normalise.minMax(1, 100), Aggregate.geometric());
        Build first = Composite.build(FRAME, data, recipe).orThrow();
        Build second =
                Composite.build(FRAME, data.selectUnits(reversed), recipe).orThrow();

        for (String unit : first.scores().units()) {
            assertThat(second.scores().at(unit, "index"))
                    .isCloseTo(first.scores().at(unit, "index"), within(1e-9));
            assertThat(second.ranks().at(unit, "index")).isEqualTo(first.ranks().at(unit, "index"));
        }
    }

    @Test
    void anAggregateWithTooFewPartsIsBlankAndRecorded() {
        Dataset data =
                Examples.data(FRAME, new double[] {1, 2, 3, 4}, new double[] {2, NAN, 1, 2}, new double[] {3, 1, 2, 1});
        Recipe recipe = Recipe.of(
                Normalise.minMax(0, 100), new Aggregate(List.of(new PowerMean(1)), List.of(0.9), List.of(), Map.of()));

        Build build = Composite.build(FRAME, data, recipe).orThrow();

        assertThat(build.scores().at("u1", "left")).isNaN();
        assertThat(build.ranks().at("u1", "index")).isNaN();
        assertThat(build.steps().getLast().changes()).extracting(Change::column).contains("left");
    }

    @Test
    void columnsAndUnitsWithoutInformationAreRefusedByName() {
        Recipe recipe = Recipe.of(Normalise.minMax(0, 100), Aggregate.arithmetic());
        Dataset constant = Examples.data(FRAME, new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 2});
        Dataset emptyColumn = Examples.data(FRAME, new double[] {NAN, 2, 3, 4}, new double[] {NAN, 3, 2, 2});
        Dataset emptyUnit = Examples.data(
                FRAME, new double[] {1, 2, 3, 4}, new double[] {2, 3, 2, 2}, new double[] {NAN, NAN, NAN, NAN});

        assertThat(Composite.build(FRAME, constant, recipe).reasons())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.CONSTANT_COLUMN);
                    assertThat(problem.vietnamese()).contains("\"a\"");
                });
        assertThat(Composite.build(FRAME, emptyColumn, recipe).reasons())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.ALL_MISSING_COLUMN));
        assertThat(Composite.build(FRAME, emptyUnit, recipe).reasons())
                .singleElement()
                .satisfies(problem -> assertThat(problem.english()).contains("u2"));
    }

    @Test
    void weightsFromDataSumToOneInEveryGroup() {
        double[][] children = Normalise.minMax(0, 100)
                .transform(FRAME, Examples.data(30, 2))
                .values()
                .columnArrays();
        for (GroupWeighting weighting : GroupWeighting.values()) {
            if (weighting != GroupWeighting.GIVEN) {
                double[] weights = weighting.weigh(children, new double[] {1, 1, 1, 1});
                assertThat(Arrays.stream(weights).sum()).as(weighting.key()).isCloseTo(1, within(1e-12));
                assertThat(Arrays.stream(weights).min().orElse(-1)).isNotNegative();
            }
        }
    }
}
