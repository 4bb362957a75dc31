package vn.phusa.document;

import java.util.List;
import java.util.Optional;

/**
 * The text of a file, in Unicode NFC: one line a paragraph, a table's row as one line with tabs between its cells.
 *
 * @param text without carriage returns
 * @param places pages, paragraphs and rows, in the order of their start; they index {@code text}
 * @param encoding how the characters were written where that had to be found out ("UTF-8", "TCVN3", …)
 */
public record DocumentText(String text, List<Place> places, String encoding) {
    public DocumentText {
        places = List.copyOf(places);
    }

    /** The page that holds the character, from 1; empty where the file has no fixed pages. */
    public Optional<Integer> pageOf(int offset) {
        return places.stream()
                .filter(place -> place.kind() == Place.Kind.PAGE && place.holds(offset))
                .map(Place::number)
                .findFirst();
    }
}
