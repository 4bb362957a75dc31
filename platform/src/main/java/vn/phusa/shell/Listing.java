package vn.phusa.shell;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list said once: its columns give the table on the page, the XLSX and the CSV.
 *
 * @param name file name of exports, without ending ("viec-qua-han")
 * @param titleKey wording of the list's title
 */
public record Listing<T>(String name, String titleKey, List<Column<T>> columns) {

    /**
     * One column.
     *
     * @param key stable: sort parameter and JSON name
     * @param headerKey wording of its header
     * @param value String, Number, LocalDate, Instant, Boolean or null
     * @param sortable whether the page offers to sort by it
     */
    public record Column<T>(String key, String headerKey, Function<T, @Nullable Object> value, boolean sortable) {}
}
