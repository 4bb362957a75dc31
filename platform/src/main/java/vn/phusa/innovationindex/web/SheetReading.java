package vn.phusa.innovationindex.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.io.FrameFile;
import vn.phusa.innovationindex.IndexProblem;

/**
 * XLSX files as the CSV that the engine reads, row for row, so that its messages name the sheet's own rows and headings.
 * A workbook in WIPO's layout (sheets Index Structure and Data) gives frame or data, whichever is asked for.
 */
final class SheetReading {
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_COLUMNS = 2_000;
    private static final String NUMBER = "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?";

    /** The index itself, where a structure names only what it is made of. */
    private static final String ROOT = "GII";

    private SheetReading() {}

    static String csv(byte[] content, String field, List<Problem> problems) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            Optional<Sheet> structure = workbook.findSheet("Index Structure");
            Optional<Sheet> data = workbook.findSheet("Data");
            if (field.equals("frame") && structure.isPresent()) {
                return frame(rows(structure.get()));
            }
            if (field.equals("data") && data.isPresent()) {
                Optional<Sheet> economies = workbook.findSheet("Economies");
                return data(
                        rows(data.get()), economies.isPresent() ? rows(economies.get()) : List.of(), field, problems);
            }
            StringBuilder csv = new StringBuilder();
            List<List<String>> rows = rows(workbook.getFirstSheet());
            int width = rows.isEmpty() ? 0 : rows.getFirst().size();
            for (List<String> row : rows) {
                // A sheet does not keep the empty cells at the end of a row.
                List<String> whole = new ArrayList<>(row);
                while (!row.isEmpty() && whole.size() < width) {
                    whole.add("");
                }
                csv.append(line(whole)).append('\n');
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

    /**
     * The frame of sheet Index Structure. WIPO's own sheet has no parents: there they follow from the numbers (IN.3.1.4
     * belongs to IN.3.1), and levels from how deep a row stands. Our columns beyond WIPO's are read where they are there.
     */
    private static String frame(List<List<String>> rows) {
        List<String> header = rows.isEmpty() ? List.of() : rows.getFirst();
        Map<String, List<String>> elements = new LinkedHashMap<>();
        StringBuilder others = new StringBuilder();
        for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            String type = at(header, row, "TYPE").toLowerCase(Locale.ROOT);
            String number = at(header, row, "NUM");
            if (type.equals("group") || type.equals("denominator")) {
                others.append(line(List.of(
                                number,
                                "",
                                "",
                                at(header, row, "NAME"),
                                vietnamese(header, row),
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                type)))
                        .append('\n');
            } else if (!number.isEmpty()) {
                // A number that stands twice is left for the engine to name.
                elements.put(elements.containsKey(number) ? number + " " : number, row);
            }
        }
        Map<String, String> parents = parents(header, elements);
        Map<String, Integer> levels = levels(parents);
        StringBuilder csv = new StringBuilder("code,level,parent,name_en,name_vi,unit,direction,weight,source,"
                + "underlying_index,denominator,denominator_scale,goalpost_lower,goalpost_upper,goalpost_scale,type\n");
        elements.forEach((number, row) -> csv.append(line(List.of(
                        number.strip(),
                        header.contains("PARENT")
                                ? at(header, row, "LEVEL").replace(".0", "")
                                : String.valueOf(levels.get(number)),
                        parents.get(number),
                        at(header, row, "NAME"),
                        vietnamese(header, row),
                        at(header, row, "UNIT"),
                        at(header, row, "DIRECTION").replace(".0", ""),
                        at(header, row, "WEIGHT"),
                        at(header, row, "WEBSITE"),
                        at(header, row, "SOURCE"),
                        at(header, row, "DENOMINATOR"),
                        at(header, row, "DENOMINATOR_SCALE"),
                        at(header, row, "GOALPOST_LOWER"),
                        at(header, row, "GOALPOST_UPPER"),
                        at(header, row, "GOALPOST_SCALE"),
                        "")))
                .append('\n'));
        // After the rows of the sheet, so that messages name the sheet's own rows.
        if (parents.containsValue(ROOT) && !elements.containsKey(ROOT)) {
            csv.append(ROOT)
                    .append(',')
                    .append(levels.values().stream()
                                    .mapToInt(Integer::intValue)
                                    .max()
                                    .orElse(1)
                            + 1)
                    .append(",,Index,Chỉ số,,1,1,,,,,,,,\n");
        }
        return csv.append(others).toString();
    }

    private static String vietnamese(List<String> header, List<String> row) {
        String name = at(header, row, "NAME_VI");
        return name.isEmpty() ? at(header, row, "NAME") : name;
    }

    private static Map<String, String> parents(List<String> header, Map<String, List<String>> elements) {
        Map<String, String> parents = new LinkedHashMap<>();
        String top = elements.containsKey(ROOT) ? ROOT : elements.size() == 1 ? "" : ROOT;
        elements.forEach((number, row) -> {
            if (header.contains("PARENT")) {
                parents.put(number, at(header, row, "PARENT"));
            } else {
                int dot = number.lastIndexOf('.');
                String above = dot < 0 ? "" : number.substring(0, dot);
                parents.put(number, number.equals(ROOT) ? "" : elements.containsKey(above) ? above : top);
            }
        });
        return parents;
    }

    /** Indicators on level 1, the index on top: as many levels as the deepest row stands below it. */
    private static Map<String, Integer> levels(Map<String, String> parents) {
        Map<String, Integer> depths = new LinkedHashMap<>();
        int deepest = 0;
        for (String number : parents.keySet()) {
            int depth = 0;
            String above = parents.get(number);
            while (above != null && !above.isEmpty() && depth < 50) {
                depth++;
                above = parents.get(above);
            }
            depths.put(number, depth);
            deepest = Math.max(deepest, depth);
        }
        Map<String, Integer> levels = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> entry : depths.entrySet()) {
            levels.put(entry.getKey(), parents.containsValue(entry.getKey()) ? deepest - entry.getValue() + 1 : 1);
        }
        return levels;
    }

    /** Long rows (unit, indicator, value) as one row per unit, with the sizes and groups of sheet Economies. */
    private static String data(
            List<List<String>> rows, List<List<String>> economies, String field, List<Problem> problems) {
        List<String> header = rows.isEmpty() ? List.of() : rows.getFirst();
        for (String needed : List.of("ISO3", "NUM", "VALUE_SCREEN")) {
            if (!header.contains(needed)) {
                refuse(field, 1, "", ProblemCode.MISSING_COLUMN, problems, needed);
            }
        }
        Map<String, Map<String, String>> units = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        Set<String> columns = new TreeSet<>();
        for (int r = 1; r < rows.size(); r++) {
            List<String> row = rows.get(r);
            String unit = at(header, row, "ISO3");
            String number = at(header, row, "NUM");
            String value = at(header, row, "VALUE_SCREEN");
            if (unit.isEmpty()) {
                if (!number.isEmpty() || !value.isEmpty()) {
                    refuse(field, r + 1, "ISO3", ProblemCode.EMPTY_UNIT_CODE, problems);
                }
                continue;
            }
            Integer earlier = seen.putIfAbsent(unit + "\n" + number, r + 1);
            if (earlier != null) {
                refuse(field, r + 1, "NUM", ProblemCode.DUPLICATE_UNIT, problems, unit + " " + number, earlier);
            }
            Map<String, String> values = units.computeIfAbsent(unit, ignored -> new TreeMap<>());
            if (value.isEmpty() || value.equals("n/a") || value.equals("NA")) {
                continue;
            }
            if (value.matches(NUMBER)) {
                columns.add(number);
                values.put(number, value);
            } else if (value.indexOf(',') >= 0
                    && value.replace(".", "").replace(',', '.').matches(NUMBER)) {
                refuse(
                        field,
                        r + 1,
                        "VALUE_SCREEN",
                        ProblemCode.DECIMAL_COMMA,
                        problems,
                        value,
                        value.replace(".", "").replace(',', '.'));
            } else {
                refuse(field, r + 1, "VALUE_SCREEN", ProblemCode.TEXT_IN_NUMBER_CELL, problems, value);
            }
        }
        return wide(units, columns, economies);
    }

    private static String wide(
            Map<String, Map<String, String>> units, Set<String> columns, List<List<String>> economies) {
        List<String> ofUnits = economies.isEmpty()
                ? List.of()
                : economies.getFirst().stream()
                        .filter(heading -> !heading.isEmpty() && !heading.equals("ISO3") && !columns.contains(heading))
                        .toList();
        Map<String, List<String>> byUnit = new HashMap<>();
        for (List<String> row : economies.subList(Math.min(1, economies.size()), economies.size())) {
            byUnit.put(at(economies.getFirst(), row, "ISO3"), row);
        }
        StringBuilder csv = new StringBuilder("unit");
        ofUnits.forEach(
                heading -> csv.append(',').append(line(List.of(heading.equals("ECONOMY_NAME") ? "name" : heading))));
        columns.forEach(column -> csv.append(',').append(line(List.of(column))));
        csv.append('\n');
        units.forEach((unit, values) -> {
            csv.append(line(List.of(unit)));
            ofUnits.forEach(heading -> csv.append(',')
                    .append(line(List.of(at(economies.getFirst(), byUnit.getOrDefault(unit, List.of()), heading)))));
            columns.forEach(column -> csv.append(',').append(line(List.of(values.getOrDefault(column, "")))));
            csv.append('\n');
        });
        return csv.toString();
    }

    private static void refuse(
            String field, int row, String column, ProblemCode code, List<Problem> problems, Object... details) {
        vn.phusa.composite.frame.Problem problem = vn.phusa.composite.frame.Problem.at(
                vn.phusa.composite.frame.Problem.Place.cell("Data", row, column), code, details);
        problems.add(Problem.at(field, IndexProblem.ENGINE, problem.vietnamese(), problem.english()));
    }

    private static String at(List<String> header, List<String> row, String column) {
        int position = header.indexOf(column);
        return position < 0 || position >= row.size() ? "" : row.get(position);
    }

    static String line(List<String> cells) {
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
