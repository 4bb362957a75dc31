package vn.phusa.programme.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.document.Spreadsheet;
import vn.phusa.programme.CommitmentId;

/**
 * A row of the table, with what was found out about it.
 *
 * @param commitment what it became; null: nothing yet
 */
public record ImportedRow(
        Spreadsheet.Row row,
        State state,
        List<Import.Said> problems,
        List<Import.Said> notes,
        @Nullable CommitmentId commitment) {

    /** How a row is. */
    public enum State {
        UNCHECKED,
        GOOD,
        WRONG,
        HEADING;

        public String key() {
            return switch (this) {
                case UNCHECKED -> "unchecked";
                case GOOD -> "good";
                case WRONG -> "wrong";
                case HEADING -> "heading";
            };
        }

        public static State of(String key) {
            for (State state : values()) {
                if (state.key().equals(key)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state " + key);
        }
    }

    /** What is wrong in the column. */
    public List<Import.Said> problemsAt(String field) {
        return problems.stream().filter(said -> said.field().equals(field)).toList();
    }

    public List<Import.Said> notesAt(String field) {
        return notes.stream().filter(said -> said.field().equals(field)).toList();
    }
}
