package vn.phusa.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a page shows, as its address says: {@code ?q=…&sort=due&dir=desc&page=2&size=50} and the
 * room's own filters.
 *
 * @param text searched for; empty: everything
 * @param sort column key; null: the list's own order
 * @param descending whether the order is turned round
 * @param page from 1
 * @param size rows a page, 10 to 500
 * @param filters the other parameters, first value each
 */
public record ListQuery(
        String text, @Nullable String sort, boolean descending, int page, int size, Map<String, String> filters) {
    public static final int DEFAULT_SIZE = 50;

    public ListQuery {
        page = Math.max(1, Math.min(page, 1_000_000));
        size = Math.max(10, Math.min(size, 500));
        filters = Map.copyOf(filters);
    }

    /** The first page of everything. */
    public static ListQuery all() {
        return new ListQuery("", null, false, 1, DEFAULT_SIZE, Map.of());
    }

    public long offset() {
        return (page - 1L) * size;
    }

    /** A filter's value; empty when it is not set. */
    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }
}
