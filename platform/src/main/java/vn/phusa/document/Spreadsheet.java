package vn.phusa.document;

import java.util.List;

/**
 * The cells of a workbook or of a CSV file, as they stand there; nothing is calculated.
 *
 * @param sheets the visible ones, in order
 */
public record Spreadsheet(List<Sheet> sheets) {
    /** Rows of one sheet; a longer one is refused. */
    public static final int MOST_ROWS = 20_000;

    public static final int MOST_COLUMNS = 200;
    public static final int MOST_SHEETS = 50;

    public Spreadsheet {
        sheets = List.copyOf(sheets);
    }

    /** @param rows those that hold something, in order */
    public record Sheet(String name, List<Row> rows) {
        public Sheet {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param number as the spreadsheet program shows it, from 1
     * @param cells from the first column to the last that holds something
     */
    public record Row(int number, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.EMPTY;
        }

        public boolean blank() {
            return cells.stream().allMatch(Cell::empty);
        }
    }

    /**
     * One cell.
     *
     * @param text what stands in it, in Unicode NFC: a number in plain figures, a date as {@code 2026-06-30}, a formula as
     *     its last shown value
     * @param joined how it belongs to a joined (merged) range
     */
    public record Cell(Kind kind, String text, Joined joined) {
        public static final Cell EMPTY = new Cell(Kind.EMPTY, "", Joined.NO);

        public static Cell text(String text) {
            return text.isEmpty() ? EMPTY : new Cell(Kind.TEXT, text, Joined.NO);
        }

        public boolean empty() {
            return kind == Kind.EMPTY || text.isBlank() && kind == Kind.TEXT;
        }

        public Cell joined(Joined how) {
            return new Cell(kind, text, how);
        }
    }

    /** What sort of thing stands in a cell. */
    public enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        DATE,
        TRUTH,
        FORMULA,
        /** #N/A, #REF! and the like. */
        ERROR
    }

    /** How a cell belongs to a joined range. */
    public enum Joined {
        NO,
        /** It repeats what stands at the top of a range joined downwards. */
        FROM_ABOVE,
        /** Its range spans several columns, as headings do. */
        ACROSS
    }
}
