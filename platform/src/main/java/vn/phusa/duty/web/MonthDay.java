package vn.phusa.duty.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.duty.CalendarDay;
import vn.phusa.duty.DutyRow;

/**
 * One day of the month view.
 *
 * @param inMonth false for the days of the weeks at its edges
 * @param special what the working calendar says of it; null: an ordinary day
 * @param due what is due on it
 */
public record MonthDay(
        LocalDate date,
        boolean inMonth,
        boolean working,
        @Nullable CalendarDay special,
        List<DutyRow> due) {
    public MonthDay {
        due = List.copyOf(due);
    }
}
