package vn.phusa.duty;

import java.time.Instant;
import java.time.LocalDate;
import vn.phusa.base.VietnamTime;

/**
 * By when something is owed.
 *
 * @param on the last day
 * @param until the first moment that is too late: 24:00 of the last day (Civil Code, Article 148(6)), or the hour
 * @param byTheHour whether the hour counts and not the day
 * @param provisional rests on calendar days that are not officially announced yet
 */
public record Due(LocalDate on, Instant until, boolean byTheHour, boolean provisional) {

    /** The end of that day. */
    public static Due endOf(LocalDate day) {
        return new Due(day, VietnamTime.startOf(day.plusDays(1)), false, false);
    }

    /** That very moment. */
    public static Due at(Instant moment) {
        return new Due(VietnamTime.dateOf(moment), moment, true, false);
    }

    public boolean passed(Instant now) {
        return !now.isBefore(until);
    }

    Due provisional(boolean unsure) {
        return new Due(on, until, byTheHour, unsure);
    }
}
