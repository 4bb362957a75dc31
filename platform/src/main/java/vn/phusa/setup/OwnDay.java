package vn.phusa.setup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.duty.CalendarDay;

/**
 * A day on which this province works or rests otherwise than the calendar that comes with the platform says.
 *
 * @param source the announcement that says so
 */
public record OwnDay(LocalDate date, CalendarDay.Kind kind, String name, String source) {

    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (name.isBlank()) {
            problems.add(Problem.at("day", Refusal.REQUIRED));
        }
        if (source.isBlank()) {
            problems.add(Problem.at("source", Refusal.REQUIRED));
        }
        if (!kind.fits(date)) {
            problems.add(Problem.at("date", SetupProblem.WRONG_DAY_OF_WEEK));
        }
        return problems;
    }
}
