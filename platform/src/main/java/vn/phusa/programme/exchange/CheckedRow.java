package vn.phusa.programme.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Problem;

/**
 * What a row would become.
 *
 * @param number of the row in its sheet
 * @param heading whether it only names a part of the table; then it becomes nothing
 * @param draft null where the row is wrong or a heading
 * @param problems each at the key of its {@link ImportField}; none: the row is good
 * @param notes what was understood in a way that the officer should look at
 */
public record CheckedRow<T>(
        int number, boolean heading, @Nullable T draft, List<Problem> problems, List<Problem> notes) {
    public CheckedRow {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    static <T> CheckedRow<T> ofHeading(int number) {
        return new CheckedRow<>(number, true, null, List.of(), List.of());
    }

    public boolean good() {
        return draft != null && problems.isEmpty();
    }

    CheckedRow<T> with(Problem problem) {
        List<Problem> all = new java.util.ArrayList<>(problems);
        all.add(problem);
        return new CheckedRow<>(number, heading, null, all, notes);
    }
}
