package vn.phusa.search;

import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param text as typed; at most 200 characters count
 * @param kind {@code room.kind} to narrow to; null: all kinds
 * @param page from 1, at most {@link #DEEPEST} entries down
 * @param size 1 to 100
 */
public record SearchQuery(String text, @Nullable String kind, int page, int size) {
    public static final int LONGEST = 200;
    /** Nobody reads on beyond this; they ask more precisely. */
    public static final int DEEPEST = 1000;

    public SearchQuery {
        text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        size = Math.max(1, Math.min(size, 100));
        page = Math.max(1, Math.min(page, DEEPEST / size));
    }

    public static SearchQuery of(String text) {
        return new SearchQuery(text, null, 1, 20);
    }

    int offset() {
        return (page - 1) * size;
    }
}
