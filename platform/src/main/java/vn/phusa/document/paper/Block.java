package vn.phusa.document.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the body. */
public sealed interface Block {

    /**
     * A heading; the writer numbers it: I., 1., a).
     *
     * @param level 1 to 3
     */
    record Heading(int level, String text) implements Block {
        public Heading {
            if (level < 1 || level > 3) {
                throw new IllegalArgumentException("headings have levels 1 to 3, not " + level);
            }
        }
    }

    record Paragraph(String text) implements Block {}

    /** One line of an enumeration, with a dash. */
    record Item(String text) implements Block {}

    /**
     * A table; its header is repeated on every page.
     *
     * @param caption above it; null: none
     * @param columns at least one
     * @param rows each with as many cells as there are columns
     */
    record Table(@Nullable String caption, List<Column> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            int width = columns.size();
            if (width == 0 || rows.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("every row has a cell for each column");
            }
        }
    }

    /**
     * A picture across the page with its caption below.
     *
     * @param png the file; not copied
     * @param width and height in any unit: their ratio counts
     * @param share of the text's width that it takes, above 0 and up to 1
     */
    record Picture(String caption, byte[] png, int width, int height, double share) implements Block {
        public Picture {
            if (width <= 0 || height <= 0 || !(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("a picture has a size");
            }
        }
    }

    /**
     * A column.
     *
     * @param share of the width, relative to the other columns; positive
     * @param right whether numbers stand in it
     */
    record Column(String header, int share, boolean right) {
        public Column {
            if (share <= 0) {
                throw new IllegalArgumentException("a column has a width");
            }
        }
    }
}
