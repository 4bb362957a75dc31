package vn.phusa.duty;

import java.util.Comparator;
import java.util.List;

/**
 * When the holder is reminded and when those above are told. Read in days for a clock of days, in hours for a clock of
 * hours.
 *
 * @param before how long before the due moment the holder is reminded; each from 1 to 400, at most 10, longest first
 * @param grace how many working days (or hours) after the due moment nobody above is told; from 0 to 100
 * @param step how many further working days (or hours) lie between one level and the next; from 1 to 100
 */
public record ReminderPolicy(List<Integer> before, int grace, int step) {
    /** 14, 7, 3 and 1 days before; two working days' grace, then one level up every two working days. */
    public static final ReminderPolicy DAYS = new ReminderPolicy(List.of(14, 7, 3, 1), 2, 2);

    /** 12, 4 and 1 hours before; no grace, one level up every 12 hours. No act lays these down. */
    public static final ReminderPolicy HOURS = new ReminderPolicy(List.of(12, 4, 1), 0, 12);

    public ReminderPolicy {
        if (before.size() > 10 || before.stream().anyMatch(offset -> offset < 1 || offset > 400)) {
            throw new IllegalArgumentException("at most 10 reminders, each 1 to 400 before: " + before);
        }
        if (grace < 0 || grace > 100 || step < 1 || step > 100) {
            throw new IllegalArgumentException("grace from 0, step from 1, up to 100: " + grace + ", " + step);
        }
        before = before.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    /** The usual policy for such a clock. */
    public static ReminderPolicy usual(boolean byTheHour) {
        return byTheHour ? HOURS : DAYS;
    }
}
