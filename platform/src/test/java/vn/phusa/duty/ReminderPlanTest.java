package vn.phusa.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.phusa.duty.DueRuleTest.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.phusa.base.VietnamTime;

/** When who is reminded of what. */
class ReminderPlanTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendarTest.CALENDAR;
    /** A Tuesday. */
    private static final Due DUE = Due.endOf(LocalDate.of(2026, 6, 30));

    private static final Instant LONG_BEFORE = at("2026-01-05T08:00");

    private static ReminderPlan plan(Due due, Instant since, int levels) {
        return ReminderPlan.of(due, ReminderPolicy.usual(due.byTheHour()), since, levels, CALENDAR);
    }

    private static List<String> moments(ReminderPlan plan) {
        return plan.steps().stream()
                .map(step -> step.code() + " "
                        + step.moment().atZone(VietnamTime.ZONE).toLocalDateTime())
                .toList();
    }

    @Test
    void remindsBeforeOnAndAfterTheDueDayAndThenGoesUpLevelByLevel() {
        assertThat(moments(plan(DUE, LONG_BEFORE, 3)))
                .containsExactly(
                        "before-14 2026-06-16T07:00",
                        "before-7 2026-06-23T07:00",
                        // 27/6 is a Saturday: people hear of it on the Friday.
                        "before-3 2026-06-26T07:00",
                        "before-1 2026-06-29T07:00",
                        "due 2026-06-30T07:00",
                        "overdue 2026-07-01T07:00",
                        // Wednesday and Thursday are grace.
                        "level-1 2026-07-03T07:00",
                        "level-2 2026-07-07T07:00",
                        "level-3 2026-07-09T07:00");
    }

    @Test
    void graceAndStepsAreWorkingDaysAlsoAcrossTết() {
        Due due = Due.endOf(LocalDate.of(2026, 2, 12));
        assertThat(moments(plan(due, at("2026-02-12T12:00"), 2)))
                .containsExactly("overdue 2026-02-13T07:00", "level-1 2026-02-24T07:00", "level-2 2026-02-26T07:00");
    }

    @Test
    void nothingIsPlannedFromBeforeTheDutyWasGiven() {
        assertThat(plan(DUE, at("2026-06-25T10:00"), 0).steps())
                .extracting(ReminderStep::code)
                .containsExactly("before-3", "before-1", "due", "overdue");
    }

    @Test
    void aClockOfHoursHasNoGrace() {
        Due due = Due.at(at("2026-06-06T21:00"));
        assertThat(moments(plan(due, at("2026-06-05T21:00"), 2)))
                .containsExactly(
                        "before-12 2026-06-06T09:00",
                        "before-4 2026-06-06T17:00",
                        "before-1 2026-06-06T20:00",
                        "overdue 2026-06-06T21:00",
                        "level-1 2026-06-06T21:00",
                        "level-2 2026-06-07T09:00");
    }

    @Test
    void aDutyCanHaveItsOwnOffsetsAndGrace() {
        ReminderPolicy own = new ReminderPolicy(List.of(2, 30, 2), 0, 1);
        assertThat(moments(ReminderPlan.of(DUE, own, LONG_BEFORE, 2, CALENDAR)))
                .containsExactly(
                        "before-30 2026-05-29T07:00",
                        "before-2 2026-06-26T07:00",
                        "due 2026-06-30T07:00",
                        "overdue 2026-07-01T07:00",
                        "level-1 2026-07-01T07:00",
                        "level-2 2026-07-02T07:00");
    }

    @Test
    void remindersMissedByTheHolderAreSentOnceTheLatestForAll() {
        List<ReminderPlan.Reminder> due = plan(DUE, LONG_BEFORE, 3).dueBy(at("2026-06-29T08:00"), Set.of("before-14"));
        assertThat(due).hasSize(1);
        assertThat(due.getFirst().step().code()).isEqualTo("before-1");
        assertThat(due.getFirst().missed()).containsExactly("before-7", "before-3");
    }

    @Test
    void eachLevelHearsItsOwnReminder() {
        assertThat(plan(DUE, LONG_BEFORE, 3).dueBy(at("2026-07-08T08:00"), Set.of()))
                .extracting(reminder -> reminder.step().code())
                .containsExactly("overdue", "level-1", "level-2");
    }

    @Test
    void whatWasDealtWithIsNotSentAgain() {
        ReminderPlan plan = plan(DUE, LONG_BEFORE, 1);
        Set<String> all =
                new HashSet<>(plan.steps().stream().map(ReminderStep::code).toList());
        assertThat(plan.dueBy(at("2027-01-01T00:00"), all)).isEmpty();
    }

    @Test
    void saysWhenToLookAgain() {
        ReminderPlan plan = plan(DUE, LONG_BEFORE, 1);
        assertThat(plan.nextAfter(at("2026-06-29T07:00"))).contains(at("2026-06-30T07:00"));
        assertThat(plan.nextAfter(at("2026-07-03T07:00"))).isEmpty();
    }

    @Test
    void aPolicyOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new ReminderPolicy(List.of(0), 2, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReminderPolicy(List.of(7), 2, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** However often, and however late, somebody looks: every step is dealt with exactly once, and in order. */
    @Test
    void everyStepIsDealtWithExactlyOnceHoweverIrregularlyOneLooks() {
        Random random = new Random(20260630);
        for (int round = 0; round < 300; round++) {
            Due due = Due.endOf(LocalDate.of(2022, 3, 1).plusDays(random.nextInt(1900)));
            Instant since = due.until().minusSeconds(3600L * random.nextInt(24 * 40));
            ReminderPlan plan = plan(due, since, random.nextInt(5));
            Set<String> dealtWith = new HashSet<>();
            int count = 0;
            Instant now = since;
            Instant end = due.until().plusSeconds(86_400L * 60);
            while (now.isBefore(end)) {
                now = now.plusSeconds(60 + random.nextInt(86_400 * 6));
                for (ReminderPlan.Reminder reminder : plan.dueBy(now, dealtWith)) {
                    assertThat(dealtWith.add(reminder.step().code())).isTrue();
                    reminder.missed()
                            .forEach(missed -> assertThat(dealtWith.add(missed)).isTrue());
                    count += 1 + reminder.missed().size();
                    assertThat(reminder.step().moment()).isBeforeOrEqualTo(now);
                }
            }
            assertThat(count)
                    .as("round %d, due %s since %s", round, due.on(), since)
                    .isEqualTo(plan.steps().size());
        }
    }
}
