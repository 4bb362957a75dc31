package vn.phusa.traceability.sheet;

import java.util.List;
import vn.phusa.traceability.field.FieldEntry;

/**
 * A table after checking.
 *
 * @param entries that can be stored
 */
public record CheckedTable(List<CheckedRow> rows, List<FieldEntry> entries) {
    public CheckedTable {
        rows = List.copyOf(rows);
        entries = List.copyOf(entries);
    }

    public long count(CheckedRow.State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }
}
