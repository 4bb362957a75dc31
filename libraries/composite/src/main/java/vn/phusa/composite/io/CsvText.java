package vn.phusa.composite.io;

import java.util.List;
import vn.phusa.composite.frame.Table;

/** CSV text: UTF-8, comma, LF, full double precision, empty cells for missing values. */
public final class CsvText {
    private final StringBuilder text = new StringBuilder();

    /** @param header the headings */
    public CsvText(String... header) {
        row((Object[]) header);
    }

    /** Adds a row; numbers with all their digits, NaN as an empty cell. */
    public CsvText row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        text.append('\n');
        return this;
    }

    private static String cell(Object value) {
        String written = switch (value) {
            case Double number -> NumberText.of(number);
            case Object other -> other.toString();
        };
        return written.indexOf(',') >= 0 || written.indexOf('"') >= 0 || written.indexOf('\n') >= 0
                ? '"' + written.replace("\"", "\"\"") + '"'
                : written;
    }

    /** A table with the unit codes in the first column. */
    public static String of(Table table) {
        return of(table, table.columns());
    }

    /** Some columns of a table with the unit codes in the first column. */
    public static String of(Table table, List<String> columns) {
        String[] header = new String[columns.size() + 1];
        header[0] = "uCode";
        for (int j = 0; j < columns.size(); j++) {
            header[j + 1] = columns.get(j);
        }
        CsvText csv = new CsvText(header);
        for (int i = 0; i < table.unitCount(); i++) {
            Object[] cells = new Object[header.length];
            cells[0] = table.units().get(i);
            for (int j = 0; j < columns.size(); j++) {
                cells[j + 1] = table.column(columns.get(j))[i];
            }
            csv.row(cells);
        }
        return csv.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
