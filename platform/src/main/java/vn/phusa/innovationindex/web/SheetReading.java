package vn.phusa.innovationindex.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import vn.phusa.base.Problem;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.io.FrameFile;
import vn.phusa.innovationindex.IndexProblem;

/**
 * XLSX files as the CSV that the engine reads, row for row, so that its messages name the sheet's own rows and headings.
 * A workbook in WIPO's layout (sheets Index Structure and Data) gives frame or data, whichever is asked for.
 */
final class SheetReading {
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_COLUMNS = 2_000;

    private SheetReading() {}

    static String csv(byte[] content, String field, List<Problem> problems) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            Optional<Sheet> structure = workbook.findSheet("Index Structure");
            Optional<Sheet> data = workbook.findSheet("Data");
            if (field.equals("frame") && structure.isPresent()) {
                return frame(rows(structure.get()));
            }
            if (field.equals("data") && data.isPresent()) {
                return data(rows(data.get()));
            }
            StringBuilder csv = new StringBuilder();
            for (List<String> row : rows(workbook.getFirstSheet())) {
                csv.append(line(row)).append('\n');
            }
            return csv.toString();
        } catch (IOException | RuntimeException e) {
            problems.add(Problem.at(field, IndexProblem.NOT_A_WORKBOOK));
            return "";
        }
    }

    /** Rows at their own numbers, so that an empty one stays. */
    private static List<List<String>> rows(Sheet sheet) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (Stream<Row> stream = sheet.openStream()) {
            stream.limit(MOST_ROWS).forEach(row -> {
                while (rows.size() < row.getRowNum() - 1 && rows.size() < MOST_ROWS) {
                    rows.add(List.of());
                }
                List<String> cells = new ArrayList<>();
                for (int c = 0; c < Math.min(row.getCellCount(), MOST_COLUMNS); c++) {
                    cells.add(row.getCellText(c).strip());
                }
                rows.add(cells);
            });
        }
        return rows;
    }

    private static String frame(List<List<String>> rows) {
        List<String> header = rows.getFirst();
        StringBuilder csv =
                new StringBuilder("code,level,parent,name_en,name_vi,unit,direction,weight,source,underlying_index\n");
        for (List<String> row : rows.subList(1, rows.size())) {
            csv.append(line(List.of(
                            at(header, row, "NUM"),
                            at(header, row, "LEVEL"),
                            at(header, row, "PARENT"),
                            at(header, row, "NAME"),
                            at(header, row, "NAME_VI").isEmpty() ? at(header, row, "NAME") : at(header, row, "NAME_VI"),
                            at(header, row, "UNIT"),
                            at(header, row, "DIRECTION").replace(".0", ""),
                            at(header, row, "WEIGHT"),
                            at(header, row, "WEBSITE"),
                            at(header, row, "SOURCE"))))
                    .append('\n');
        }
        return csv.toString();
    }

    /** Long rows (unit, indicator, value) as one row per unit. */
    private static String data(List<List<String>> rows) {
        List<String> header = rows.getFirst();
        Map<String, Map<String, String>> units = new LinkedHashMap<>();
        Set<String> columns = new TreeSet<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            String unit = at(header, row, "ISO3");
            String value = at(header, row, "VALUE_SCREEN");
            if (!unit.isEmpty()) {
                Map<String, String> values = units.computeIfAbsent(unit, ignored -> new TreeMap<>());
                if (!value.isEmpty() && !value.equals("n/a")) {
                    columns.add(at(header, row, "NUM"));
                    values.put(at(header, row, "NUM"), value);
                }
            }
        }
        StringBuilder csv = new StringBuilder("unit");
        columns.forEach(column -> csv.append(',').append(column));
        csv.append('\n');
        units.forEach((unit, values) -> {
            csv.append(line(List.of(unit)));
            columns.forEach(column -> csv.append(',').append(line(List.of(values.getOrDefault(column, "")))));
            csv.append('\n');
        });
        return csv.toString();
    }

    private static String at(List<String> header, List<String> row, String column) {
        int position = header.indexOf(column);
        return position < 0 || position >= row.size() ? "" : row.get(position);
    }

    private static String line(List<String> cells) {
        return String.join(
                ",",
                cells.stream()
                        .map(cell -> cell.matches("[^,\"\\n\\r;]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"")
                        .toList());
    }

    /** Where a file is not UTF-8, in the engine's words. */
    static List<Problem> badEncoding(String field, byte[] content) {
        return FrameFile.parse(field, content)
                        instanceof Outcome.Rejected<FrameFile>(List<vn.phusa.composite.frame.Problem> problems)
                ? problems.stream()
                        .map(problem -> Problem.at(field, IndexProblem.ENGINE, problem.vietnamese(), problem.english()))
                        .toList()
                : List.of();
    }
}
