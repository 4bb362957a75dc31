package vn.phusa.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.duty.store.DutyStore;
import vn.phusa.duty.store.YearlyData;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;

/** The working calendar as it counts today: the yearly data, and over it what administrators entered. */
@Service
public class WorkingCalendars {
    private record Version(long number, WorkingCalendar calendar) {}

    private static final int YEARS_AHEAD = 20;

    private final DutyStore store;
    private final Ledger ledger;
    private final Clock clock;
    private final WorkingCalendar yearly = YearlyData.read();
    private volatile @Nullable Version current;

    WorkingCalendars(DutyStore store, Ledger ledger, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The calendar as it stands now, also when another process has just changed it. */
    @Transactional(readOnly = true)
    public WorkingCalendar calendar() {
        long number = store.calendarVersion();
        Version known = current;
        if (known == null || known.number() != number) {
            List<CalendarDay> days = new ArrayList<>();
            yearly.years().stream().sorted().forEach(year -> days.addAll(yearly.daysOf(year)));
            days.addAll(store.calendarDays());
            Set<Integer> years = new HashSet<>(yearly.years());
            known = new Version(number, WorkingCalendar.of(days, years, yearly.hours()));
            current = known;
        }
        return known.calendar();
    }

    /** Enters what a day is; the last entry for a date counts, earlier ones stay in the table. */
    @Transactional
    public Outcome<CalendarDay> enter(
            Actor actor, LocalDate date, CalendarDay.Kind kind, Bilingual name, String source, boolean provisional) {
        if (!actor.mayEverywhere(DutyPermission.KEEP_CALENDAR)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>();
        if (name.vietnamese().isBlank() && kind != CalendarDay.Kind.ORDINARY) {
            problems.add(Problem.at("name", Refusal.REQUIRED));
        }
        if (source.isBlank()) {
            problems.add(Problem.at("source", Refusal.REQUIRED));
        }
        if (!kind.fits(date)) {
            problems.add(Problem.at("date", DutyProblem.WRONG_DAY_OF_WEEK));
        }
        int first = yearly.years().stream().min(Integer::compare).orElseThrow();
        int last = VietnamTime.today(clock).getYear() + YEARS_AHEAD;
        if (date.getYear() < first || date.getYear() > last) {
            problems.add(Problem.at(
                    "date", DutyProblem.OUTSIDE_THE_CALENDAR, Integer.toString(first), Integer.toString(last)));
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        CalendarDay day = new CalendarDay(date, kind, name, source.strip(), provisional);
        ActId act = ledger.record(new vn.phusa.ledger.Act(
                DutyAct.CALENDAR_CHANGED, actor, new vn.phusa.ledger.Subject("duty.calendar-day", date.toString())));
        store.insertCalendarDay(day, actor.name(), clock.instant(), act);
        return Outcome.accepted(day);
    }
}
