package vn.phusa.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.phusa.base.VietnamTime;

/**
 * The working days of Việt Nam: Monday to Friday, less holidays and days in lieu, with announced swaps. Immutable.
 * Years without data know only the weekly rest and the holidays with a fixed solar date; {@link #sure} says so.
 */
public final class WorkingCalendar {
    /** Holidays of every year whose date needs no announcement: 1/1, 30/4, 1/5, 2/9 (Labour Code, Article 112). */
    private static final Set<MonthDay> FIXED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(4, 30), MonthDay.of(5, 1), MonthDay.of(9, 2));

    /** Ngày lễ, Tết of a year: 1/1, five of Tết, Giỗ Tổ, 30/4, 1/5, two of Quốc khánh (Labour Code, Article 112(1)). */
    public static final int HOLIDAYS_A_YEAR = 11;

    private final Map<LocalDate, CalendarDay> days;
    private final Set<Integer> given;
    private final Set<Integer> years;
    private final OfficeHours hours;

    /** @param given years whose days name the fixed holidays as well */
    private WorkingCalendar(
            Map<LocalDate, CalendarDay> days, Set<Integer> given, Set<Integer> years, OfficeHours hours) {
        this.given = Set.copyOf(given);
        this.days = Map.copyOf(days);
        this.years = Set.copyOf(years);
        this.hours = hours;
    }

    /**
     * @param days of all years; where a date stands twice the later entry counts
     * @param years for which the days are complete; besides them those whose announced holidays are all there
     */
    public static WorkingCalendar of(Collection<CalendarDay> days, Set<Integer> years, OfficeHours hours) {
        Map<LocalDate, CalendarDay> byDate = days.stream()
                .collect(Collectors.toMap(CalendarDay::date, day -> day, (earlier, later) -> later, TreeMap::new));
        Set<Integer> complete = new HashSet<>(years);
        byDate.keySet().stream()
                .map(LocalDate::getYear)
                .distinct()
                .filter(year -> holidays(byDate.values(), year) >= HOLIDAYS_A_YEAR)
                .forEach(complete::add);
        return new WorkingCalendar(byDate, years, complete, hours);
    }

    /** Announced holidays of the year, those included that need no announcement. */
    private static int holidays(Collection<CalendarDay> days, int year) {
        Set<LocalDate> announced = days.stream()
                .filter(day -> day.kind() == CalendarDay.Kind.HOLIDAY && !day.provisional())
                .map(CalendarDay::date)
                .filter(date -> date.getYear() == year)
                .collect(Collectors.toCollection(HashSet::new));
        FIXED.forEach(fixed -> announced.add(fixed.atYear(year)));
        return announced.size();
    }

    /** How many holidays of the year are announced, of the {@value #HOLIDAYS_A_YEAR} that make it complete. */
    public int holidaysOf(int year) {
        return holidays(days.values(), year);
    }

    public OfficeHours hours() {
        return hours;
    }

    public boolean working(LocalDate date) {
        CalendarDay day = days.get(date);
        if (day != null) {
            return day.working();
        }
        return !CalendarDay.weekend(date) && (given.contains(date.getYear()) || !FIXED.contains(MonthDay.from(date)));
    }

    /** What is special about the date, if anything. */
    public Optional<CalendarDay> special(LocalDate date) {
        return Optional.ofNullable(days.get(date));
    }

    /** The special days of a year, in order. */
    public List<CalendarDay> daysOf(int year) {
        return days.values().stream()
                .filter(day -> day.date().getYear() == year)
                .sorted((a, b) -> a.date().compareTo(b.date()))
                .toList();
    }

    public Set<Integer> years() {
        return years;
    }

    /** Whether everything from one date to the other, both included, is officially announced. */
    public boolean sure(LocalDate from, LocalDate to) {
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            if (!years.contains(year)) {
                return false;
            }
        }
        return days.values().stream()
                .noneMatch(day -> day.provisional()
                        && !day.date().isBefore(from)
                        && !day.date().isAfter(to));
    }

    /** The date itself if it is a working day, otherwise the next one. */
    public LocalDate workingDayFrom(LocalDate date) {
        LocalDate day = date;
        while (!working(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The date itself if it is a working day, otherwise the last one before it. */
    public LocalDate workingDayUpTo(LocalDate date) {
        LocalDate day = date;
        while (!working(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /**
     * The n-th working day after the date; the date itself is not counted (Civil Code, Article 147(2)).
     *
     * @param count from 0 (the date itself) to 10,000
     */
    public LocalDate plusWorkingDays(LocalDate date, int count) {
        if (count < 0 || count > 10_000) {
            throw new IllegalArgumentException("working days from 0 to 10,000, not " + count);
        }
        LocalDate day = date;
        for (int left = count; left > 0; left--) {
            day = workingDayFrom(day.plusDays(1));
        }
        return day;
    }

    /** How many working days lie after the first date, up to and including the second; 0 if it is not later. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (working(day)) {
                count++;
            }
        }
        return count;
    }

    /** The moment at which so much office time has passed since the start. */
    public Instant plusWorkingHours(Instant start, Duration time) {
        ZonedDateTime from = start.atZone(VietnamTime.ZONE);
        Duration left = time;
        for (LocalDate day = from.toLocalDate(); ; day = day.plusDays(1)) {
            if (!working(day)) {
                continue;
            }
            for (OfficeHours.Span span : hours.spans()) {
                ZonedDateTime opens = day.atTime(span.from()).atZone(VietnamTime.ZONE);
                ZonedDateTime closes = day.atTime(span.to()).atZone(VietnamTime.ZONE);
                ZonedDateTime begins = opens.isBefore(from) ? from : opens;
                if (!begins.isBefore(closes)) {
                    continue;
                }
                Duration here = Duration.between(begins, closes);
                if (left.compareTo(here) <= 0) {
                    return begins.plus(left).toInstant();
                }
                left = left.minus(here);
            }
        }
    }

    /** The moment at which offices open on the date. */
    public Instant opening(LocalDate date) {
        return date.atTime(hours.opening()).atZone(VietnamTime.ZONE).toInstant();
    }
}
