package vn.phusa.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.phusa.base.VietnamTime;

/** From what a due moment follows. Pure: the calendar comes in as an argument. */
public sealed interface DueRule {

    /** So long after the event that starts the clock. */
    record Within(Term term) implements DueRule {}

    /** A date that somebody set; kept as written even when it is a rest day. */
    record OnDate(LocalDate date) implements DueRule {}

    /** A moment that somebody set. */
    record AtMoment(Instant moment) implements DueRule {}

    /** Chưa xác định thời hạn: a value of its own, reported apart. */
    record NotSet() implements DueRule {}

    static DueRule within(Term term) {
        return new Within(term);
    }

    static DueRule onDate(LocalDate date) {
        return new OnDate(date);
    }

    static DueRule atMoment(Instant moment) {
        return new AtMoment(moment);
    }

    static DueRule notSet() {
        return new NotSet();
    }

    /**
     * The due moment, by Civil Code 91/2015/QH13: the day of the event is not counted (Article 147(2)–(3)), hours run
     * from the moment itself (147(1)); weeks, months and years end on the corresponding day, or on the last day of the
     * month if it has no such day (148(2)–(4)); a last day that is a rest day or a holiday moves to the next working
     * day (148(5)); the last day ends at 24:00 (148(6)).
     *
     * @param start when the event happened that starts the clock
     * @return empty when no due moment is set
     */
    default Optional<Due> due(Instant start, WorkingCalendar calendar) {
        return switch (this) {
            case NotSet() -> Optional.empty();
            case OnDate(LocalDate date) -> Optional.of(Due.endOf(date));
            case AtMoment(Instant moment) -> Optional.of(Due.at(moment));
            case Within(Term term) -> Optional.of(end(term, start, calendar));
        };
    }

    private static Due end(Term term, Instant start, WorkingCalendar calendar) {
        LocalDate event = VietnamTime.dateOf(start);
        return switch (term.unit()) {
            case HOURS -> Due.at(start.plus(Duration.ofHours(term.count())));
            case WORKING_HOURS -> {
                Due due = Due.at(calendar.plusWorkingHours(start, Duration.ofHours(term.count())));
                yield due.provisional(!calendar.sure(event, due.on()));
            }
            case WORKING_DAYS -> {
                LocalDate last = calendar.plusWorkingDays(event, term.count());
                yield Due.endOf(last).provisional(!calendar.sure(event, last));
            }
            case DAYS -> moved(event.plusDays(term.count()), calendar);
            case WEEKS -> moved(event.plusWeeks(term.count()), calendar);
            // java.time takes the last day of a month that lacks the day, as Article 148(3) does.
            case MONTHS -> moved(event.plusMonths(term.count()), calendar);
            case YEARS -> moved(event.plusYears(term.count()), calendar);
        };
    }

    /** A last day that is no working day moves on; only the days passed over can make that unsure. */
    private static Due moved(LocalDate last, WorkingCalendar calendar) {
        LocalDate working = calendar.workingDayFrom(last);
        return Due.endOf(working).provisional(!calendar.sure(last, working));
    }

    /** Short text for the database: {@code 15wd}, {@code 2026-06-30}, {@code 2026-06-30T05:00:00Z}, {@code none}. */
    default String code() {
        return switch (this) {
            case NotSet() -> "none";
            case OnDate(LocalDate date) -> date.toString();
            case AtMoment(Instant moment) -> moment.toString();
            case Within(Term term) -> term.count() + term.unit().code();
        };
    }

    /**
     * Reads {@link #code}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static DueRule parse(String code) {
        if (code.equals("none")) {
            return notSet();
        }
        Matcher term = Pattern.compile("(\\d{1,5})([a-z]{1,2})").matcher(code);
        if (term.matches()) {
            return Arrays.stream(Term.Unit.values())
                    .filter(unit -> unit.code().equals(term.group(2)))
                    .findFirst()
                    .map(unit -> within(new Term(Integer.parseInt(term.group(1)), unit)))
                    .orElseThrow(() -> new IllegalArgumentException("no unit of time is called " + term.group(2)));
        }
        try {
            return code.indexOf('T') < 0 ? onDate(LocalDate.parse(code)) : atMoment(Instant.parse(code));
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("not a rule for a due moment: " + code, e);
        }
    }
}
