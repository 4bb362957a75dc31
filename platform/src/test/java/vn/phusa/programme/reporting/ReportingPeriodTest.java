package vn.phusa.programme.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phusa.programme.reporting.ReportingPeriod.Kind.HALF_YEAR;
import static vn.phusa.programme.reporting.ReportingPeriod.Kind.MONTH;
import static vn.phusa.programme.reporting.ReportingPeriod.Kind.QUARTER;
import static vn.phusa.programme.reporting.ReportingPeriod.Kind.YEAR;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which days a periodic report is about (Decree 09/2019/NĐ-CP, Article 12). */
class ReportingPeriodTest {
    private static final ReportingRule RULE = new ReportingRule(15, 14, 3, 6, "NĐ 09/2019");

    @Test
    void aYearRunsFrom15DecemberTo14December() {
        assertDays(new ReportingPeriod(YEAR, 2026, 1), "2025-12-15", "2026-12-14");
    }

    @Test
    void theFirstHalfYearEndsOn14June() {
        assertDays(new ReportingPeriod(HALF_YEAR, 2026, 1), "2025-12-15", "2026-06-14");
        assertDays(new ReportingPeriod(HALF_YEAR, 2026, 2), "2026-06-15", "2026-12-14");
    }

    @Test
    void aQuarterRunsFromThe15thBeforeItToThe14thOfItsLastMonth() {
        assertDays(new ReportingPeriod(QUARTER, 2026, 1), "2025-12-15", "2026-03-14");
        assertDays(new ReportingPeriod(QUARTER, 2026, 3), "2026-06-15", "2026-09-14");
    }

    @Test
    void aMonthRunsFrom15thTo14th() {
        assertDays(new ReportingPeriod(MONTH, 2026, 1), "2025-12-15", "2026-01-14");
        assertDays(new ReportingPeriod(MONTH, 2026, 3), "2026-02-15", "2026-03-14");
    }

    @ParameterizedTest
    @EnumSource
    void everyDayOfTenYearsBelongsToExactlyOnePeriodOfAKind(ReportingPeriod.Kind kind) {
        for (LocalDate day = LocalDate.of(2022, 1, 1); day.getYear() < 2032; day = day.plusDays(1)) {
            ReportingPeriod period = ReportingPeriod.containing(day, kind, RULE);
            assertThat(day).isBetween(period.from(RULE), period.to(RULE));
            assertThat(period.next().from(RULE)).isEqualTo(period.to(RULE).plusDays(1));
            assertThat(period.next().previous()).isEqualTo(period);
        }
    }

    private static void assertDays(ReportingPeriod period, String from, String to) {
        assertThat(period.from(RULE)).isEqualTo(from);
        assertThat(period.to(RULE)).isEqualTo(to);
    }
}
