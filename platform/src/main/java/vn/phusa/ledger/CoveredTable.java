package vn.phusa.ledger;

import java.util.List;

/**
 * An append-only table whose every row is committed to by the leaf of the act that wrote it.
 *
 * @param name with its schema, {@code room.table}
 * @param key columns that name a row; no personal data, for they outlive an erasure
 */
public record CoveredTable(String name, List<String> key) {
    public CoveredTable {
        if (!name.matches("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*")
                || key.isEmpty()
                || !key.stream().allMatch(column -> column.matches("[a-z][a-z0-9_]*"))) {
            throw new IllegalArgumentException("no covered table: " + name + " " + key);
        }
        key = List.copyOf(key);
    }
}
