package vn.phusa.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has been answered so far; every step is stored as it is answered.
 *
 * @param province null: not yet answered
 * @param focalPoint name of the department that coordinates; null: not yet answered
 * @param units the first units as typed, one a line
 * @param sheet a file of units that was handed in and not yet taken or put away; null: none
 * @param days entered in addition to the calendar that comes with the platform
 * @param calendarSeen whether the calendar has been looked at
 */
public record Draft(
        @Nullable Province province,
        @Nullable String focalPoint,
        String units,
        @Nullable UnitSheet sheet,
        List<OwnDay> days,
        boolean calendarSeen) {
    static final Draft EMPTY = new Draft(null, null, "", null, List.of(), false);

    public Draft {
        days = List.copyOf(days);
    }

    /** The first step that has not been answered. */
    public Step next() {
        if (province == null) {
            return Step.PLACE;
        }
        if (focalPoint == null) {
            return Step.UNITS;
        }
        return calendarSeen ? Step.ADMINISTRATOR : Step.CALENDAR;
    }

    /** The pages of the set-up, in order. */
    public enum Step {
        PLACE,
        UNITS,
        CALENDAR,
        ADMINISTRATOR;

        public String path() {
            return "/setup/" + code();
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Draft with(Province answered) {
        return new Draft(answered, focalPoint, units, sheet, days, calendarSeen);
    }

    Draft withUnits(String focal, String typed) {
        return new Draft(province, focal, typed, sheet, days, calendarSeen);
    }

    /** With a file to look at, and what was typed beside it. */
    Draft withSheet(String focal, String typed, UnitSheet read) {
        return new Draft(province, focal.isEmpty() ? focalPoint : focal, typed, read, days, calendarSeen);
    }

    /** With the file's units in place of those that were there, or without the file. */
    Draft withoutSheet(String listed) {
        return new Draft(province, focalPoint, listed, null, days, calendarSeen);
    }

    Draft withDays(List<OwnDay> changed) {
        return new Draft(province, focalPoint, units, sheet, changed, calendarSeen);
    }

    Draft withCalendarSeen() {
        return new Draft(province, focalPoint, units, sheet, days, true);
    }
}
