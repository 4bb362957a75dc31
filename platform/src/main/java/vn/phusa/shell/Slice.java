package vn.phusa.shell;

import java.util.List;

/**
 * The rows of one page and how many there are in all.
 *
 * @param total of all pages
 */
public record Slice<T>(List<T> rows, long total, ListQuery query) {
    public int pages() {
        return (int) Math.max(1, (total + query.size() - 1) / query.size());
    }

    public long first() {
        return rows.isEmpty() ? 0 : query.offset() + 1;
    }

    public long last() {
        return query.offset() + rows.size();
    }
}
