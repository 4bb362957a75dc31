package vn.phusa.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phusa.duty.DueRuleTest.at;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The official status is derived; the date of the report that is finally confirmed decides. */
class OfficialStatusTest {
    private static final Due DUE = Due.endOf(LocalDate.of(2026, 6, 30));

    @Test
    void reportedOnTheDueDayAndConfirmedLaterIsOnTime() {
        assertThat(OfficialStatus.of(Life.CONFIRMED, DUE, at("2026-06-30T23:59"), at("2026-07-03T09:00")))
                .isEqualTo(OfficialStatus.DONE_ON_TIME);
    }

    @Test
    void reportedAfterTheDueDayIsLate() {
        assertThat(OfficialStatus.of(Life.CONFIRMED, DUE, at("2026-07-01T00:00"), at("2026-07-01T09:00")))
                .isEqualTo(OfficialStatus.DONE_LATE);
    }

    @Test
    void reportedInTimeButReturnedAndReportedAgainAfterTheDueDayIsLate() {
        // The returned report of 30/6 is gone; the one of 5/7 was confirmed.
        assertThat(OfficialStatus.of(Life.CONFIRMED, DUE, at("2026-07-05T10:00"), at("2026-07-06T09:00")))
                .isEqualTo(OfficialStatus.DONE_LATE);
    }

    @Test
    void aReportThatWaitsIsNotHeldAgainstTheHolder() {
        assertThat(OfficialStatus.of(Life.REPORTED, DUE, at("2026-06-30T16:00"), at("2026-07-10T09:00")))
                .isEqualTo(OfficialStatus.OPEN_IN_TIME);
    }

    @Test
    void openUntilTheEndOfTheDueDayAndOverdueFromMidnight() {
        assertThat(open(at("2026-06-30T23:59"))).isEqualTo(OfficialStatus.OPEN_IN_TIME);
        assertThat(open(at("2026-07-01T00:00"))).isEqualTo(OfficialStatus.OPEN_OVERDUE);
    }

    private static OfficialStatus open(Instant now) {
        return OfficialStatus.of(Life.RECEIVED, DUE, null, now);
    }

    @Test
    void withoutADeadlineNothingIsEverLate() {
        assertThat(OfficialStatus.of(Life.ASSIGNED, null, null, at("2030-01-01T00:00")))
                .isEqualTo(OfficialStatus.OPEN_WITHOUT_DEADLINE);
        assertThat(OfficialStatus.of(Life.CONFIRMED, null, at("2030-01-01T00:00"), at("2030-01-02T00:00")))
                .isEqualTo(OfficialStatus.DONE_WITHOUT_DEADLINE);
    }

    @Test
    void suspendedAndWithdrawnDutiesStandApart() {
        assertThat(OfficialStatus.of(Life.SUSPENDED, DUE, null, at("2026-08-01T00:00")))
                .isEqualTo(OfficialStatus.SUSPENDED);
        assertThat(OfficialStatus.of(Life.WITHDRAWN, DUE, null, at("2026-08-01T00:00")))
                .isEqualTo(OfficialStatus.WITHDRAWN);
    }
}
