package vn.phusa.document.reading;

import java.util.ArrayList;
import java.util.List;
import vn.phusa.document.DocumentText;
import vn.phusa.document.Place;
import vn.phusa.vietnamese.VietnameseText;

/** Collects lines and remembers where each stands. */
final class TextBuilder {
    /** Characters; a thousand pages have some three million. */
    static final int MOST_CHARACTERS = 12_000_000;

    private final StringBuilder text = new StringBuilder();
    private final List<Place> places = new ArrayList<>();
    private int paragraphs;
    private int rows;
    private int pageStart;

    int length() {
        return text.length();
    }

    void paragraph(String line) throws UnsafeFile {
        add(line, Place.Kind.PARAGRAPH);
    }

    void row(String cells) throws UnsafeFile {
        add(cells, Place.Kind.TABLE_ROW);
    }

    private void add(String line, Place.Kind kind) throws UnsafeFile {
        String clean = VietnameseText.normalise(line);
        if (text.length() + clean.length() + 1 > MOST_CHARACTERS) {
            throw new UnsafeFile(UnsafeFile.Why.TOO_MUCH_TEXT);
        }
        int start = text.length();
        text.append(clean);
        if (!clean.isBlank()) {
            int number = kind == Place.Kind.TABLE_ROW ? ++rows : ++paragraphs;
            places.add(new Place(start, text.length(), kind, number));
        }
        text.append('\n');
    }

    void startPage() {
        pageStart = text.length();
    }

    void endPage(int number) {
        places.add(new Place(pageStart, text.length(), Place.Kind.PAGE, number));
    }

    DocumentText build(String encoding) {
        places.sort((one, other) -> Integer.compare(one.start(), other.start()));
        return new DocumentText(text.toString(), places, encoding);
    }
}
