package vn.phusa.traceability.sheet;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Problem;
import vn.phusa.document.Spreadsheet;

/**
 * A row and what becomes of it.
 *
 * @param sheet name of its sheet
 * @param entry ID of the entry it belongs to; null where it cannot be read
 * @param problems each at the key of its column
 */
public record CheckedRow(
        String sheet,
        Spreadsheet.Row row,
        State state,
        @Nullable UUID entry,
        List<Problem> problems) {
    public CheckedRow {
        problems = List.copyOf(problems);
    }

    /** How it is with a row. */
    public enum State {
        GOOD("good"),
        /** It is wrong, or another row of the same record is. */
        WRONG("wrong"),
        /** It was stored before; nothing is stored again. */
        ALREADY("already"),
        /** It only explains. */
        EXAMPLE("example");

        private final String key;

        State(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /** What is wrong in a column. */
    public List<Problem> at(String column) {
        return problems.stream()
                .filter(problem -> column.equals(problem.field()))
                .toList();
    }
}
