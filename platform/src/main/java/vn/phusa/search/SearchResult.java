package vn.phusa.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param hits of the page asked for, best first
 * @param total of the chosen kind
 * @param kinds how many of each kind ({@code room.kind}) would be found without narrowing, most first
 * @param suggestion the text as it was perhaps meant; null when there is nothing better
 */
public record SearchResult(
        List<Hit> hits,
        long total,
        Map<String, Long> kinds,
        @Nullable String suggestion) {

    /**
     * One entry found.
     *
     * @param kind {@code room.kind}
     * @param title in pieces, those that match marked
     * @param snippet the best place of the text, likewise
     */
    public record Hit(String kind, long id, String path, List<Piece> title, List<Piece> snippet) {
        public String plainTitle() {
            return Piece.join(title);
        }
    }

    /** A stretch of text that matches or does not. */
    public record Piece(String text, boolean match) {
        static String join(List<Piece> pieces) {
            StringBuilder joined = new StringBuilder();
            pieces.forEach(piece -> joined.append(piece.text()));
            return joined.toString();
        }
    }
}
