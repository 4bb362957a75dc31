package vn.phusa.innovationindex;

import java.util.ArrayList;
import java.util.List;

/** A data file in which one cell is changed. */
final class DataText {
    private DataText() {}

    /** The same file with the value of a unit's indicator; unchanged where it has no such row or column. */
    static String with(String data, String unit, String indicator, double value) {
        String[] lines = data.split("\n", -1);
        List<String> header = Geography.cells(lines[0].strip().replace("\uFEFF", ""));
        int column = header.indexOf(indicator);
        int key = Math.max(header.indexOf("unit"), header.indexOf("uCode"));
        for (int i = 1; column >= 0 && key >= 0 && i < lines.length; i++) {
            List<String> cells = new ArrayList<>(Geography.cells(lines[i].strip()));
            if (cells.size() > Math.max(column, key) && cells.get(key).equals(unit)) {
                cells.set(column, Double.toString(value));
                lines[i] = line(cells);
            }
        }
        return String.join("\n", lines);
    }

    static String line(List<String> cells) {
        List<String> written = cells.stream()
                .map(cell -> cell.contains(",") || cell.contains("\"") || cell.contains("\n")
                        ? "\"" + cell.replace("\"", "\"\"") + "\""
                        : cell)
                .toList();
        return String.join(",", written);
    }
}
