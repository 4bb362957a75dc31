package vn.phusa.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.base.VietnamTime;

/** Due moments by Articles 147 and 148 of the Civil Code. */
class DueRuleTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendarTest.CALENDAR;

    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        // The day of the event is not counted (147(2)).
        "2026-06-01, 1d, 2026-06-02",
        "2026-06-01, 10d, 2026-06-11",
        // A last day of rest moves to the next working day (148(5)).
        "2026-06-01, 5d, 2026-06-08",
        "2026-04-20, 10d, 2026-05-04",
        // Weeks end on the same day of the week (148(2)).
        "2026-06-03, 2w, 2026-06-17",
        // Months end on the same number (148(3)) …
        "2026-03-10, 1m, 2026-04-10",
        // … or on the last day of a month that lacks it; 28/2/2026 is a Saturday.
        "2026-01-31, 1m, 2026-03-02",
        "2026-03-31, 1m, 2026-05-04",
        "2024-01-31, 1m, 2024-02-29",
        // Years (148(4)); 29 February.
        "2024-02-29, 1y, 2025-02-28",
        "2025-06-15, 1y, 2026-06-15",
        // Working days pass over the weekend, Tết, and work on the swapped Saturday 22/8/2026.
        "2026-06-05, 1wd, 2026-06-08",
        "2026-02-02, 15wd, 2026-03-02",
        "2026-08-21, 1wd, 2026-08-22"
    })
    void aTermEndsOn(LocalDate event, String rule, LocalDate last) {
        Instant start = event.atTime(15, 30).atZone(VietnamTime.ZONE).toInstant();
        Due due = DueRule.parse(rule).due(start, CALENDAR).orElseThrow();
        assertThat(due.on()).isEqualTo(last);
        assertThat(due.until()).isEqualTo(VietnamTime.startOf(last.plusDays(1)));
        assertThat(due.byTheHour()).isFalse();
    }

    @Test
    void hoursRunRoundTheClockFromTheMomentItself() {
        Instant start = at("2026-06-06T21:15");
        Due due = DueRule.within(Term.hours(24)).due(start, CALENDAR).orElseThrow();
        assertThat(due.until()).isEqualTo(at("2026-06-07T21:15"));
        assertThat(due.byTheHour()).isTrue();
    }

    @Test
    void workingHoursWaitForTheOfficeToOpen() {
        Due due = DueRule.within(new Term(4, Term.Unit.WORKING_HOURS))
                .due(at("2026-06-06T21:15"), CALENDAR)
                .orElseThrow();
        assertThat(due.until()).isEqualTo(at("2026-06-08T11:00"));
    }

    @Test
    void aDateThatSomebodySetStaysAsWritten() {
        LocalDate sunday = LocalDate.of(2026, 6, 7);
        assertThat(DueRule.onDate(sunday).due(at("2026-06-01T08:00"), CALENDAR)).contains(Due.endOf(sunday));
    }

    @Test
    void noDeadlineIsAValue() {
        assertThat(DueRule.notSet().due(at("2026-06-01T08:00"), CALENDAR)).isEmpty();
    }

    @Test
    void aDueDateThatRestsOnUnannouncedDaysSaysSo() {
        Instant start = at("2026-11-20T08:00");
        assertThat(DueRule.within(Term.workingDays(3)).due(start, CALENDAR).orElseThrow())
                .extracting(Due::on, Due::provisional)
                .containsExactly(LocalDate.of(2026, 11, 26), true);
        assertThat(DueRule.within(Term.days(20))
                        .due(start, CALENDAR)
                        .orElseThrow()
                        .provisional())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"15wd", "1m", "24h", "8wh", "2w", "3y", "10d", "2026-06-30", "2026-06-30T05:00:00Z", "none"})
    void aRuleIsReadBackAsItWasWritten(String code) {
        assertThat(DueRule.parse(code).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "wd", "0d", "99999d", "3x", "30/06/2026", "2026-13-01", "2026-06-30T"})
    void nonsenseIsNoRule(String code) {
        assertThatThrownBy(() -> DueRule.parse(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTermOfCalendarDaysNeverEndsOnARestDayNorEarlierThanCounted() {
        WorkingCalendarTest.samples().forEach(sample -> {
            Instant start = VietnamTime.startOf(sample.date());
            LocalDate end = DueRule.within(Term.days(sample.count()))
                    .due(start, CALENDAR)
                    .orElseThrow()
                    .on();
            assertThat(CALENDAR.working(end)).as("%s", sample).isTrue();
            assertThat(end).as("%s", sample).isAfterOrEqualTo(sample.date().plusDays(sample.count()));
            assertThat(CALENDAR.workingDaysBetween(sample.date().plusDays(sample.count()), end))
                    .as("%s moves by no more than one working day", sample)
                    .isLessThanOrEqualTo(1);
        });
    }

    @Test
    void theHourOfTheEventDoesNotMatterForATermOfDays() {
        WorkingCalendarTest.samples().limit(100).forEach(sample -> {
            DueRule rule = DueRule.within(Term.months(1 + sample.count() % 12));
            Instant midnight = VietnamTime.startOf(sample.date());
            assertThat(rule.due(midnight.plusSeconds(86_399), CALENDAR))
                    .as("%s", sample)
                    .isEqualTo(rule.due(midnight, CALENDAR));
        });
    }

    static Instant at(String vietnamTime) {
        return LocalDateTime.parse(vietnamTime).atZone(VietnamTime.ZONE).toInstant();
    }
}
