package vn.phusa.programme;

import org.jspecify.annotations.Nullable;

/**
 * Where a commitment stands in the signed text.
 *
 * @param quote the clause word for word, at most 4,000 characters
 * @param document id of the uploaded text in the document room; null while it has not been uploaded
 * @param place for people: "Điều 2, khoản 1", "trang 3"; empty if unknown
 * @param start first character of the quote in the document's plain text, from 0; null if unknown
 * @param end one past the last character; null if unknown
 */
public record SourceClause(
        String quote,
        @Nullable Long document,
        String place,
        @Nullable Integer start,
        @Nullable Integer end) {
    public static final int LONGEST_QUOTE = 4_000;
}
