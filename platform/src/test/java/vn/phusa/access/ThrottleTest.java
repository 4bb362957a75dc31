package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How guessing is slowed down. */
class ThrottleTest {
    private static final Instant NOW = Instant.parse("2026-08-03T02:00:00Z");

    private static Duration waitAfter(int failures, int fromAddress) {
        return new Throttle(failures, NOW, fromAddress, NOW).waitFrom(NOW);
    }

    @Test
    void theFirstMistakesCostNothing() {
        assertThat(new Throttle(0, null, 0, null).waitFrom(NOW)).isZero();
        assertThat(waitAfter(Throttle.FREE - 1, 4)).isZero();
    }

    @Test
    void waitingDoublesWithEachFurtherMistakeUpToAQuarterOfAnHour() {
        assertThat(waitAfter(5, 5)).isEqualTo(Duration.ofSeconds(15));
        assertThat(waitAfter(6, 6)).isEqualTo(Duration.ofSeconds(30));
        assertThat(waitAfter(9, 9)).isEqualTo(Duration.ofMinutes(4));
        assertThat(waitAfter(40, 40)).isEqualTo(Throttle.MEMORY);
    }

    @Test
    void waitingEndsByItself() {
        Throttle throttle = new Throttle(5, NOW.minusSeconds(10), 5, NOW.minusSeconds(10));
        assertThat(throttle.waitFrom(NOW)).isEqualTo(Duration.ofSeconds(5));
        assertThat(throttle.waitFrom(NOW.plusSeconds(5))).isZero();
    }

    @Test
    void anAddressThatTriesManyLoginsSlowsDownButIsNeverClosed() {
        assertThat(waitAfter(0, Throttle.FREE_FROM_ADDRESS - 1)).isZero();
        assertThat(waitAfter(0, Throttle.FREE_FROM_ADDRESS)).isEqualTo(Throttle.PACE_OF_ADDRESS);
        assertThat(waitAfter(0, 5_000)).isEqualTo(Throttle.PACE_OF_ADDRESS);
    }
}
