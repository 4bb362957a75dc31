package vn.phusa.composite.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import vn.phusa.composite.Examples;
import vn.phusa.composite.analysis.CorrelationTable.Correction;
import vn.phusa.composite.analysis.Peers.Peer;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Direction;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Goalposts;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.ExpectationMaximisation;
import vn.phusa.composite.numeric.LinearModel;
import vn.phusa.composite.numeric.PrincipalComponents;
import vn.phusa.composite.numeric.Ranking.Ties;
import vn.phusa.composite.step.Aggregation.BenefitOfTheDoubt;
import vn.phusa.composite.step.Aggregation.Copeland;
import vn.phusa.composite.step.Aggregation.MazziottaPareto;
import vn.phusa.composite.step.GroupWeighting;
import vn.phusa.composite.step.Normalisation;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Transformation;
import vn.phusa.composite.step.Treat;
import vn.phusa.composite.step.TreatmentRule;

/** Methods that no reference output covers, each against its source's formula worked out by hand. */
class MethodsByHandTest {
    private static final double NAN = Double.NaN;

    /** Zero-mean columns at right angles: the rows of a Hadamard matrix of order 8 without the first. */
    private static final double[][] ORTHOGONAL = {
        {1, -1, 1, -1, 1, -1, 1, -1},
        {1, 1, -1, -1, 1, 1, -1, -1},
        {1, -1, -1, 1, 1, -1, -1, 1},
        {1, 1, 1, 1, -1, -1, -1, -1},
    };

    private static double[] sum(double[] x, double[] y) {
        double[] sum = new double[x.length];
        Arrays.setAll(sum, i -> x[i] + y[i]);
        return sum;
    }

    /** Three columns that share one factor and have a part of their own: every correlation is 1/2. */
    private static double[][] halfCorrelated() {
        return new double[][] {
            sum(ORTHOGONAL[0], ORTHOGONAL[1]), sum(ORTHOGONAL[0], ORTHOGONAL[2]), sum(ORTHOGONAL[0], ORTHOGONAL[3])
        };
    }

    /** Kaiser (1970): sum of squared correlations over that and the squared partial ones, here (1/4)/(1/4 + 1/9). */
    @Test
    void samplingAdequacyFollowsFromPartialCorrelations() {
        assertThat(Reliability.of(halfCorrelated()).samplingAdequacy())
                .isCloseTo(0.25 / (0.25 + 1 / 9.0), within(1e-12));
    }

    /** Bartlett (1951): -(n - 1 - (2k + 5)/6) ln det R; det R = 1 - 3/4 + 2/8 = 1/2, n = 8, k = 3. */
    @Test
    void bartlettsTestFollowsFromTheDeterminant() {
        Reliability reliability = Reliability.of(halfCorrelated());
        double statistic = (7 - 11 / 6.0) * Math.log(2);
        assertThat(reliability.bartlett()).isCloseTo(statistic, within(1e-12));
        assertThat(reliability.degrees()).isEqualTo(3);
        // The chi-squared tail with three degrees of freedom has a closed form.
        double tail =
                Erf.erfc(Math.sqrt(statistic / 2)) + Math.sqrt(2 * statistic / Math.PI) * Math.exp(-statistic / 2);
        assertThat(reliability.probability()).isCloseTo(tail, within(1e-12));
    }

    /** Cronbach (1951): k/(k - 1) (1 - sum of variances / variance of the sum); with equal parts k r/(1 + (k - 1) r). */
    @Test
    void alphaIsThatOfTheSum() {
        Reliability reliability = Reliability.of(halfCorrelated());
        assertThat(reliability.alpha()).isCloseTo(0.75, within(1e-12));
        assertThat(reliability.standardisedAlpha()).isCloseTo(0.75, within(1e-12));
    }

    /** Diakoulaki, Mavrotas and Papayannakis (1995): deviation times the sum of 1 - r. */
    @Test
    void criticWeighsSpreadAndConflict() {
        double[][] children = {{1, 2, 3, 4}, {4, 3, 2, 1}, {1, 3, 2, 4}};
        // Equal deviations; correlations -1, 0.8 and -0.8, so conflicts 2.2, 3.8 and 2.0.
        assertThat(GroupWeighting.CRITIC.weigh(children, new double[3]))
                .containsExactly(new double[] {2.2 / 8, 3.8 / 8, 2.0 / 8}, within(1e-12));
    }

    /** Shannon: an even child says nothing, one held by a single unit says most, one held by half says half as much. */
    @Test
    void entropyWeighsUnevenness() {
        double[][] children = {{5, 5, 5, 5}, {7, 0, 0, 0}, {2, 2, 0, 0}};
        assertThat(GroupWeighting.ENTROPY.weigh(children, new double[3]))
                .containsExactly(new double[] {0, 2 / 3.0, 1 / 3.0}, within(1e-12));
    }

    /** Of two columns the first component is their sum or their difference, with equal loadings: never all negative. */
    @Test
    void theFirstComponentsSignIsFixed() {
        double[][] together = {{1, 2, 3, 5}, {-1, -2, -3, -4}};
        double[] loadings = PrincipalComponents.of(together).loadings()[0];
        assertThat(Math.abs(loadings[0])).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(loadings[0]).isCloseTo(-loadings[1], within(1e-12));
        double[] same = PrincipalComponents.of(new double[][] {{-1, -2, -3, -5}, {-1, -2, -3, -4}})
                .loadings()[0];
        assertThat(same).containsExactly(new double[] {Math.sqrt(0.5), Math.sqrt(0.5)}, within(1e-12));
    }

    /** Holm (1979) and Benjamini and Hochberg (1995), as R's p.adjust gives them. */
    @Test
    void probabilitiesOfManyTestsAreCorrected() {
        double[] p = {0.01, 0.04, NAN, 0.03, 0.005};
        assertThat(Correction.HOLM.apply(p)).containsExactly(new double[] {0.03, 0.06, NAN, 0.06, 0.02}, within(1e-15));
        assertThat(Correction.BENJAMINI_HOCHBERG.apply(p))
                .containsExactly(new double[] {0.02, 0.04, NAN, 0.04, 0.02}, within(1e-15));
    }

    @Test
    void aParabolaIsNoStraightLine() {
        double[] x = {-2, -1, 0, 1, 2};
        double[] y = {4, 1, 0, 1, 4};
        assertThat(LinearModel.polynomialFit(x, y, 1)).isCloseTo(0, within(1e-12));
        assertThat(LinearModel.polynomialFit(x, y, 2)).isCloseTo(1, within(1e-12));
        assertThat(LinearModel.polynomialFit(x, y, 3)).isCloseTo(1, within(1e-12));
        // x³ on a line through the origin: slope 34/10, R² = 34²/(10 · 130).
        double[] cube = {-8, -1, 0, 1, 8};
        assertThat(LinearModel.polynomialFit(x, cube, 1)).isCloseTo(34 * 34 / 1300.0, within(1e-12));
        assertThat(LinearModel.polynomialFit(x, cube, 3)).isCloseTo(1, within(1e-12));
    }

    @Test
    void likeUnitsFindEachOther() {
        Table line = Table.owning(List.of("a", "b", "c", "d", "e"), List.of("x"), new double[][] {{0, 10, 1, 11, 20}});
        assertThat(Peers.clusters(line, 3)).containsExactly(List.of("a", "c"), List.of("b", "d"), List.of("e"));
        assertThat(Peers.clusters(line, 2)).containsExactly(List.of("b", "d", "e"), List.of("a", "c"));
        assertThat(Peers.of(line, "b", 2)).extracting(Peer::unit).containsExactly("d", "c");
        double deviation = Math.sqrt((8.4 * 8.4 + 1.6 * 1.6 + 7.4 * 7.4 + 2.6 * 2.6 + 11.6 * 11.6) / 4);
        assertThat(Peers.of(line, "b", 1).getFirst().distance()).isCloseTo(1 / deviation, within(1e-12));
    }

    /** The first unit leads the second on three quarters of the weight, and the third on half, tying on the rest. */
    @Test
    void outrankingCountsWeightAndTiesHalf() {
        double[][] children = {{3, 1, 2}, {2, 1, 2}, {0, 5, 0}};
        double[][] share = Copeland.outranking(children, new double[] {2, 1, 1});
        assertThat(share[0]).containsExactly(new double[] {0, 0.75, 0.5 + 0.5 * 0.5}, within(1e-12));
        assertThat(share[1]).containsExactly(new double[] {0.25, 0, 0.25}, within(1e-12));
        assertThat(new Copeland().apply(children, new double[] {2, 1, 1})).containsExactly(2, -2, 0);
    }

    /** Mazziotta and Pareto (2016, 2018), with the adjusted scale: reference the mean, 60 points the range. */
    @Test
    void mazziottaAndParetoPenaliseImbalance() {
        Element plain = Element.indicator("a", "index");
        double[] scale = new Normalisation.AroundReference().apply(new double[] {0, 2, 10}, plain, unit -> 0);
        assertThat(scale).containsExactly(new double[] {76, 88, 136}, within(1e-12));
        double[][] children = {{80, 100}, {120, 100}};
        // Mean 100, variance 800 with n - 1 and 400 with n.
        assertThat(new MazziottaPareto(true, true).apply(children, new double[] {1, 1}))
                .containsExactly(new double[] {92, 100}, within(1e-12));
        assertThat(new MazziottaPareto(true, false).apply(children, new double[] {1, 1}))
                .containsExactly(new double[] {96, 100}, within(1e-12));
        assertThat(new MazziottaPareto(false, true).apply(children, new double[] {1, 1}))
                .containsExactly(new double[] {108, 100}, within(1e-12));
    }

    /** With two parts the shares are a and 1 - a, so the programme can be searched on a line. */
    @Test
    void shareLimitsOfTheBenefitOfTheDoubtAgreeWithASearch() {
        double[][] children = {{4, 1, 2, 3}, {1, 5, 2.5, 2}};
        for (double least : new double[] {0.05, 0.2, 0.4}) {
            double[] scores = new BenefitOfTheDoubt(least, 1 - least).apply(children, new double[] {1, 1});
            for (int unit = 0; unit < 4; unit++) {
                double best = 0;
                for (int step = 0; step <= 200_000; step++) {
                    double share = least + (1 - 2 * least) * step / 200_000;
                    double most = 0;
                    for (int rival = 0; rival < 4; rival++) {
                        most = Math.max(
                                most,
                                share * children[0][rival] / children[0][unit]
                                        + (1 - share) * children[1][rival] / children[1][unit]);
                    }
                    best = Math.max(best, 1 / most);
                }
                assertThat(scores[unit]).isCloseTo(best, within(1e-5));
            }
        }
    }

    /**
     * Where only one column has gaps, the most likely parameters are known in closed form (Anderson 1957): the gap's
     * expected value lies on the regression of the complete rows.
     */
    @Test
    void expectationMaximisationFindsTheMostLikelyValue() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 9};
        double[] y = {2.1, 2.9, 4.2, 4.8, 6.3, 6.9, NAN, NAN};
        double meanX = 3.5;
        double meanY = (2.1 + 2.9 + 4.2 + 4.8 + 6.3 + 6.9) / 6;
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < 6; i++) {
            sxx += (x[i] - meanX) * (x[i] - meanX);
            sxy += (x[i] - meanX) * (y[i] - meanY);
        }
        double[] filled = ExpectationMaximisation.impute(new double[][] {x, y}, 2_000, 1e-13)[1];
        assertThat(filled[6]).isCloseTo(meanY + sxy / sxx * (7 - meanX), within(1e-8));
        assertThat(filled[7]).isCloseTo(meanY + sxy / sxx * (9 - meanX), within(1e-8));
    }

    @Test
    void ranksSharesOfRanksAndBordaWithTies() {
        double[] x = {3, 1, 3, 2, NAN};
        Element plain = Element.indicator("a", "index");
        assertThat(new Normalisation.PercentRank().apply(x, plain, unit -> 0))
                .containsExactly(2 / 3.0, 0, 2 / 3.0, 1 / 3.0, NAN);
        assertThat(new Normalisation.Rank(Ties.AVERAGE).apply(x, plain, unit -> 0))
                .containsExactly(3.5, 1, 3.5, 2, NAN);
        assertThat(new Normalisation.Borda(Ties.MINIMUM).apply(x, plain, unit -> 0))
                .containsExactly(2, 0, 2, 1, NAN);
        assertThat(new Normalisation.Borda(Ties.AVERAGE).apply(x, plain, unit -> 0))
                .containsExactly(2.5, 0, 2.5, 1, NAN);
    }

    @Test
    void distancesToTheFrontierAReferenceATargetAndGoalpostsRespectTheDirection() {
        Frame frame = Frame.of(
                        "one",
                        "1",
                        List.of(
                                Element.indicator("a", "index")
                                        .withDirection(Direction.LOWER_IS_BETTER)
                                        .withGoalposts(new Goalposts(10, 30, 100, true)),
                                Element.index("index", 2)))
                .orThrow();
        Dataset data =
                Dataset.of(Table.owning(List.of("u", "v", "w", "x"), List.of("a"), new double[][] {{5, 15, 25, 40}}));
        assertThat(normalised(frame, data, new Normalisation.BetweenGoalposts()))
                .containsExactly(100, 75, 25, 0);
        // Best is 5, worst 40.
        assertThat(normalised(frame, data, new Normalisation.DistanceToMaximum()))
                .containsExactly(new double[] {1, 25 / 35.0, 15 / 35.0, 0}, within(1e-12));
        assertThat(normalised(frame, data, new Normalisation.DistanceToReference("v", false)))
                .containsExactly(new double[] {35 / 25.0, 1, 15 / 25.0, 0}, within(1e-12));
        assertThat(normalised(frame, data, new Normalisation.DistanceToReference("v", true)))
                .containsExactly(new double[] {1, 1, 15 / 25.0, 0}, within(1e-12));
    }

    private static double[] normalised(Frame frame, Dataset data, Normalisation method) {
        return new Normalise(method).transform(frame, data).values().column("a");
    }

    /** Box and Cox (1964): (x^λ - 1)/λ of the column shifted to begin at 1; ln x for λ = 0. */
    @Test
    void boxCoxByHand() {
        double[] x = {3, 6, 11, NAN};
        assertThat(new Transformation.BoxCox(0.5, true).apply(x, Direction.HIGHER_IS_BETTER))
                .containsExactly(new double[] {0, 2, 4, NAN}, within(1e-12));
        assertThat(new Transformation.BoxCox(0, true).apply(x, Direction.HIGHER_IS_BETTER))
                .containsExactly(new double[] {0, Math.log(4), Math.log(9), NAN}, within(1e-12));
    }

    /** The GII's rule: up to five outliers are drawn in, more call for its logarithm of the values as they came. */
    @Test
    void theGiiRuleDrawsInUpToFivePointsAndElseTakesItsLogarithm() {
        Frame frame = Frame.of("one", "1", List.of(Element.indicator("a", "index"), Element.index("index", 2)))
                .orThrow();
        double[] few = new double[60];
        double[] many = new double[200];
        Arrays.setAll(few, i -> i < 58 ? 10 + i % 7 : 500 + i);
        Arrays.setAll(many, i -> i < 193 ? 2 + i % 5 : 300 + 50 * i);
        assertThat(treated(frame, few)).containsExactly(drawnIn(few));
        double min = 2;
        double max = 300 + 50 * 199;
        double[] logged = Arrays.stream(many)
                .map(x -> Math.log((max - 1) * (x - min) / (max - min) + 1))
                .toArray();
        assertThat(treated(frame, many)).containsExactly(logged, within(1e-12));
    }

    private static double[] treated(Frame frame, double[] values) {
        double[][] rows = Arrays.stream(values).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
        return new Treat(TreatmentRule.gii())
                .transform(frame, Examples.data(frame, rows))
                .values()
                .column("a");
    }

    /** Both far points become the largest of the others. */
    private static double[] drawnIn(double[] values) {
        return Arrays.stream(values).map(x -> Math.min(x, 16)).toArray();
    }

    /** As the GII's data minimum coverage: 66 % of each side and two groups with data in each pillar. */
    @Test
    void coverageCountsTheSharesOfEachSideAndTheGroupsOfEachPillar() {
        List<Element> elements = new java.util.ArrayList<>(List.of(Element.index("index", 5)));
        for (String side : List.of("in", "out")) {
            elements.add(Element.aggregate(side, 4, "index"));
            elements.add(Element.aggregate(side + "1", 3, side));
            for (String group : List.of("a", "b", "c")) {
                elements.add(Element.aggregate(side + "1" + group, 2, side + "1"));
                elements.add(Element.indicator(side + group + "x", side + "1" + group));
                elements.add(Element.indicator(side + group + "y", side + "1" + group));
            }
        }
        Frame frame = Frame.of("gii", "1", elements).orThrow();
        List<String> codes = frame.indicators().stream().map(Element::code).toList();
        Map<String, double[]> columns = new HashMap<>();
        codes.forEach(code -> columns.put(code, new double[] {1, 1, 1}));
        // The second unit lacks 2 of 6 outputs, one in each of two groups: 67 % are there. The third lacks 3 of 6.
        columns.get("outax")[1] = NAN;
        columns.get("outbx")[1] = NAN;
        for (String gone : List.of("outax", "outay", "outbx")) {
            columns.get(gone)[2] = NAN;
        }
        Table table = Table.owning(
                List.of("full", "enough", "short"),
                codes,
                codes.stream().map(columns::get).toArray(double[][]::new));
        List<Coverage> coverage = Coverage.of(frame, table, 0.66, 2);
        assertThat(coverage).extracting(Coverage::met).containsExactly(true, true, false);
        assertThat(coverage.get(2).shortSides()).containsExactly("out");
        assertThat(coverage.get(2).shortPillars()).isEmpty();
        assertThat(coverage.get(2).shares()).containsExactly(1.0, 0.5);
        columns.get("outby")[2] = NAN;
        assertThat(Coverage.of(
                                frame,
                                Table.owning(
                                        table.units(),
                                        codes,
                                        codes.stream().map(columns::get).toArray(double[][]::new)),
                                0.66,
                                2)
                        .get(2)
                        .shortPillars())
                .containsExactly("out1");
    }
}
