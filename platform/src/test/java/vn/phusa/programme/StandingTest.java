package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The official status is derived from life, due date and the day. */
class StandingTest {
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    @Test
    void onTheDueDateItIsStillInTime() {
        assertThat(Standing.of(new Life.InProgress(DUE), DUE, DUE)).isEqualTo(Standing.OPEN_IN_TIME);
    }

    @Test
    void theDayAfterItIsOverdue() {
        assertThat(Standing.of(new Life.InProgress(DUE), DUE, DUE.plusDays(1))).isEqualTo(Standing.OPEN_OVERDUE);
    }

    @Test
    void withoutADeadlineItIsNeitherInTimeNorOverdue() {
        assertThat(Standing.of(new Life.InProgress(DUE), null, DUE)).isEqualTo(Standing.OPEN_WITHOUT_DEADLINE);
    }

    @Test
    void aReportAfterTheDueDateWaitsAsOverdue() {
        assertThat(Standing.of(new Life.ReportedDone(DUE.plusDays(2)), DUE, DUE.plusDays(3)))
                .isEqualTo(Standing.OPEN_OVERDUE);
    }

    @Test
    void whatIsDoneWithoutADeadlineIsNotCalledOnTime() {
        assertThat(Standing.of(new Life.Confirmed(DUE, DUE), null, DUE)).isEqualTo(Standing.DONE_WITHOUT_DEADLINE);
    }
}
