package vn.phusa.programme.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.phusa.programme.Confidence;

/** When will it be done, and how likely is it late. */
class ForecastTest {

    private static Activity fixed(long id, double days) {
        return new Activity(id, ThreePoint.exactly(days), 0, null);
    }

    private static Link after(long from, long to) {
        return new Link(from, to, Link.Kind.FINISH_TO_START, 0);
    }

    @Test
    void theLongestChainIsCriticalAndTheOtherHasFloat() {
        Network network = Network.of(
                List.of(fixed(1, 3), fixed(2, 5), fixed(3, 2), fixed(4, 1)),
                List.of(after(1, 2), after(1, 3), after(2, 4), after(3, 4)));
        CriticalPath path = CriticalPath.of(network);
        assertThat(path.length()).isEqualTo(9);
        assertThat(path.critical()).containsExactlyInAnyOrder(1L, 2L, 4L);
        assertThat(path.slots().get(network.indexOf(3)).totalFloat()).isEqualTo(3);
    }

    @Test
    void allFourKindsOfLinkHoldWithTheirLag() {
        Network network = Network.of(
                List.of(fixed(1, 4), fixed(2, 3), fixed(3, 2), fixed(4, 1), fixed(5, 6)),
                List.of(
                        new Link(1, 2, Link.Kind.FINISH_TO_START, 2),
                        new Link(1, 3, Link.Kind.START_TO_START, 3),
                        new Link(2, 4, Link.Kind.FINISH_TO_FINISH, 1),
                        new Link(2, 5, Link.Kind.START_TO_FINISH, 5)));
        List<CriticalPath.Slot> slots = CriticalPath.of(network).slots();
        assertThat(slots.get(network.indexOf(2)).earliestStart()).isEqualTo(6);
        assertThat(slots.get(network.indexOf(3)).earliestStart()).isEqualTo(3);
        assertThat(slots.get(network.indexOf(4)).earliestFinish()).isEqualTo(10);
        assertThat(slots.get(network.indexOf(5)).earliestFinish()).isEqualTo(11);
    }

    @Test
    void aCircleIsNamed() {
        List<Link> links = List.of(after(1, 2), after(2, 3), after(3, 2));
        assertThat(Network.circle(Set.of(1L, 2L, 3L), links)).containsExactly(2L, 3L);
        assertThatThrownBy(() -> Network.of(List.of(fixed(1, 1), fixed(2, 1), fixed(3, 1)), links))
                .hasMessageContaining("[2, 3]");
    }

    @Test
    void aChainOfAHundredThousandIsSearchedForCirclesWithoutOverflow() {
        List<Link> links = new ArrayList<>();
        for (long i = 1; i < 100_000; i++) {
            links.add(after(i, i + 1));
        }
        assertThat(Network.circle(Set.of(1L), links)).isEmpty();
    }

    @Test
    void theCriticalPathEqualsAnIndependentLongestPathOnRandomNetworks() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 2 + random.nextInt(30);
            List<Activity> activities = new ArrayList<>();
            for (long i = 0; i < n; i++) {
                activities.add(fixed(i, random.nextInt(10)));
            }
            List<Link> links = new ArrayList<>();
            for (int a = 0; a < n; a++) {
                for (int b = a + 1; b < n; b++) {
                    if (random.nextInt(6) == 0) {
                        links.add(new Link(a, b, Link.Kind.FINISH_TO_START, random.nextInt(3)));
                    }
                }
            }
            double longest = 0;
            double[] end = new double[n];
            for (int b = 0; b < n; b++) {
                double start = 0;
                for (Link link : links) {
                    if (link.to() == b) {
                        start = Math.max(start, end[(int) link.from()] + link.lag());
                    }
                }
                end[b] = start + activities.get(b).remaining().likely();
                longest = Math.max(longest, end[b]);
            }
            assertThat(CriticalPath.of(Network.of(activities, links)).length())
                    .as("seed %d", seed)
                    .isEqualTo(longest);
        }
    }

    @Test
    void whatTakesExactlyAsLongAsIsLeftIsInTime() {
        Network network = Network.of(
                List.of(new Activity(1, ThreePoint.exactly(10), 0, 10), new Activity(2, ThreePoint.exactly(10), 0, 9)),
                List.of());
        Forecast forecast = Forecast.of(network, 10, 1);
        assertThat(forecast.of(1).orElseThrow().late()).hasValue(0);
        assertThat(forecast.of(2).orElseThrow().late()).hasValue(1);
    }

    @Test
    void withoutADueDateNothingIsSaidAboutLateness() {
        Forecast forecast = Forecast.of(Network.of(List.of(fixed(1, 4)), List.of()), 10, 1);
        assertThat(forecast.of(1).orElseThrow().late()).isEmpty();
        assertThat(DeliveryConfidence.ofLateness(OptionalDouble.empty())).isEmpty();
    }

    @Test
    void theMeanOfManyDrawsIsThePertMean() {
        ThreePoint estimate = new ThreePoint(5, 8, 20);
        SplittableRandom random = new SplittableRandom(7);
        double sum = 0;
        for (int i = 0; i < 200_000; i++) {
            double days = estimate.sample(random);
            assertThat(days).isBetween(5.0, 20.0);
            sum += days;
        }
        assertThat(sum / 200_000).isCloseTo(estimate.mean(), within(0.03));
    }

    @Test
    void theStrongestDriverIsTheLongUncertainPredecessor() {
        Network network = Network.of(
                List.of(
                        new Activity(1, new ThreePoint(20, 30, 60), 0, null),
                        new Activity(2, new ThreePoint(1, 2, 3), 0, null),
                        new Activity(3, ThreePoint.exactly(5), 0, 40)),
                List.of(after(1, 3), after(2, 3)));
        Forecast.Outlook outlook = Forecast.of(network, 2_000, 3).of(3).orElseThrow();
        assertThat(outlook.drivers().getFirst().id()).isEqualTo(1);
        assertThat(outlook.drivers().getFirst().onPath()).isEqualTo(1.0);
        assertThat(outlook.late().orElseThrow()).isBetween(0.1, 0.6);
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        Network network = Network.of(
                List.of(
                        new Activity(1, new ThreePoint(1, 5, 30), 0, 8),
                        new Activity(2, new ThreePoint(2, 3, 9), 0, 20)),
                List.of(after(1, 2)));
        assertThat(Forecast.of(network, 500, 42)).isEqualTo(Forecast.of(network, 500, 42));
    }

    @Test
    void theColoursFollowTheirPublishedLimits() {
        assertThat(colour(0.15)).isEqualTo(Confidence.GREEN);
        assertThat(colour(0.16)).isEqualTo(Confidence.GREEN_AMBER);
        assertThat(colour(0.36)).isEqualTo(Confidence.AMBER);
        assertThat(colour(0.61)).isEqualTo(Confidence.AMBER_RED);
        assertThat(colour(0.86)).isEqualTo(Confidence.RED);
        assertThat(colour(1)).isEqualTo(Confidence.RED);
    }

    @Test
    void aUnitThatCallsItselfGreenAgainstARedForecastIsFlagged() {
        assertThat(DeliveryConfidence.tooRosy(Confidence.GREEN, Confidence.RED)).isTrue();
        assertThat(DeliveryConfidence.tooRosy(Confidence.GREEN, Confidence.GREEN_AMBER))
                .isFalse();
        assertThat(DeliveryConfidence.tooRosy(Confidence.RED, Confidence.GREEN)).isFalse();
    }

    private static Confidence colour(double late) {
        return DeliveryConfidence.ofLateness(OptionalDouble.of(late)).orElseThrow();
    }

    @Test
    void pastForecastsAreScored() {
        BrierScore score = BrierScore.of(List.of(
                new BrierScore.Settled(0.9, true),
                new BrierScore.Settled(0.8, true),
                new BrierScore.Settled(0.1, false),
                new BrierScore.Settled(0.3, true)));
        assertThat(score.score()).isCloseTo((0.01 + 0.04 + 0.01 + 0.49) / 4, within(1e-12));
        assertThat(score.reference()).isCloseTo(0.75 * 0.25, within(1e-12));
        assertThat(score.bins()).hasSize(4);
    }
}
