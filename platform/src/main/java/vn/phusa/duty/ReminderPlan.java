package vn.phusa.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.phusa.base.VietnamTime;

/**
 * All reminders of one due moment, in order. A pure function of the due moment, the policy, the calendar and how many
 * levels stand above the holder; what was missed while nobody looked is sent once, not as often as it was missed.
 *
 * @param steps in order of their moments
 */
public record ReminderPlan(List<ReminderStep> steps) {
    public ReminderPlan {
        steps = List.copyOf(steps);
    }

    /**
     * The plan for a due moment. Day reminders go out when offices open; one that falls on a rest day goes out on the
     * working day before, when people can still act on it.
     *
     * @param since when the due moment was set; nothing is planned before that
     * @param levels how many levels above the holder can be told; 0 or more
     */
    public static ReminderPlan of(Due due, ReminderPolicy policy, Instant since, int levels, WorkingCalendar calendar) {
        List<ReminderStep> steps =
                due.byTheHour() ? byTheHour(due, policy, levels) : byTheDay(due, policy, levels, calendar);
        return new ReminderPlan(steps.stream()
                .filter(step -> step.moment().isAfter(since))
                .sorted(Comparator.comparing(ReminderStep::moment).thenComparing(ReminderStep::level))
                .toList());
    }

    private static List<ReminderStep> byTheDay(Due due, ReminderPolicy policy, int levels, WorkingCalendar calendar) {
        List<ReminderStep> steps = new ArrayList<>();
        for (int days : policy.before()) {
            LocalDate day = calendar.workingDayUpTo(due.on().minusDays(days));
            steps.add(new ReminderStep("before-" + days, calendar.opening(day), 0));
        }
        steps.add(new ReminderStep("due", calendar.opening(due.on()), 0));
        LocalDate firstDayLate = calendar.plusWorkingDays(due.on(), 1);
        steps.add(new ReminderStep("overdue", calendar.opening(firstDayLate), 0));
        LocalDate told = calendar.plusWorkingDays(due.on(), policy.grace() + 1);
        for (int level = 1; level <= levels; level++) {
            steps.add(new ReminderStep("level-" + level, calendar.opening(told), level));
            told = calendar.plusWorkingDays(told, policy.step());
        }
        return steps;
    }

    private static List<ReminderStep> byTheHour(Due due, ReminderPolicy policy, int levels) {
        List<ReminderStep> steps = new ArrayList<>();
        for (int hours : policy.before()) {
            steps.add(new ReminderStep("before-" + hours, due.until().minus(Duration.ofHours(hours)), 0));
        }
        steps.add(new ReminderStep("overdue", due.until(), 0));
        Instant told = due.until().plus(Duration.ofHours(policy.grace()));
        for (int level = 1; level <= levels; level++) {
            steps.add(new ReminderStep("level-" + level, told, level));
            told = told.plus(Duration.ofHours(policy.step()));
        }
        return steps;
    }

    /**
     * What is to be sent now, and what it stands for besides itself.
     *
     * @param step the latest due step of its level
     * @param missed codes of earlier steps of the same level that were never sent and are covered by this one
     */
    public record Reminder(ReminderStep step, List<String> missed) {}

    /** What is to be sent now: for each level the latest step that is due and not yet dealt with. */
    public List<Reminder> dueBy(Instant now, Set<String> dealtWith) {
        Map<Integer, List<ReminderStep>> byLevel = new HashMap<>();
        for (ReminderStep step : steps) {
            if (!step.moment().isAfter(now) && !dealtWith.contains(step.code())) {
                byLevel.computeIfAbsent(step.level(), level -> new ArrayList<>())
                        .add(step);
            }
        }
        return byLevel.values().stream()
                .map(missed -> new Reminder(
                        missed.getLast(),
                        missed.subList(0, missed.size() - 1).stream()
                                .map(ReminderStep::code)
                                .toList()))
                .sorted(Comparator.comparing(reminder -> reminder.step().level()))
                .toList();
    }

    /** When to look again. */
    public Optional<Instant> nextAfter(Instant now) {
        return steps.stream()
                .map(ReminderStep::moment)
                .filter(moment -> moment.isAfter(now))
                .findFirst();
    }

    /** Days from now to the due day as people count them: 0 today, 1 tomorrow, negative when past. */
    public static long daysLeft(Due due, Instant now) {
        return VietnamTime.dateOf(now).until(due.on(), java.time.temporal.ChronoUnit.DAYS);
    }
}
