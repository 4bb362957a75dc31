package vn.phusa.setup;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.document.Documents;
import vn.phusa.document.Spreadsheet;

/**
 * A list of units from a workbook or CSV file, while somebody looks at how it is understood. Nothing of it is taken before
 * every row is good.
 *
 * @param file name as handed in
 * @param sheet name of the chosen sheet
 * @param headings of the columns, from the first
 * @param rows those below the headings
 * @param columns what the columns mean, by number from 0; those that mean nothing are left out
 */
public record UnitSheet(
        String file, String sheet, List<String> headings, List<Row> rows, Map<Integer, UnitColumn> columns) {
    /** Among how many rows at the top the headings are looked for. */
    private static final int DEEPEST_HEADINGS = 30;

    private static final int MOST_ROWS = 3 * UnitList.MOST;

    /**
     * @param number as the spreadsheet program shows it, from 1
     * @param cells their texts, from the first column
     * @param unplain columns whose cell is a formula or an error
     */
    public record Row(int number, List<String> cells, Set<Integer> unplain) {
        public Row {
            cells = List.copyOf(cells);
            unplain = Set.copyOf(unplain);
        }

        public String cell(@Nullable Integer column) {
            return column == null || column >= cells.size() ? "" : cells.get(column);
        }
    }

    /**
     * A row with what is wrong in it.
     *
     * @param problems by the column in which they show
     */
    public record CheckedRow(Row row, Map<UnitColumn, List<Problem>> problems) {
        public List<Problem> problemsAt(UnitColumn column) {
            return problems.getOrDefault(column, List.of());
        }

        public boolean good() {
            return problems.isEmpty();
        }
    }

    /**
     * The whole sheet, looked at.
     *
     * @param list what would be taken
     * @param general what is wrong with no row in particular
     */
    public record Checked(List<CheckedRow> rows, UnitList list, List<Problem> general) {
        public boolean good() {
            return general.isEmpty() && rows.stream().allMatch(CheckedRow::good);
        }

        /** In the order of the sheet, but what needs a look stands at the top. */
        public List<CheckedRow> wrongFirst() {
            return rows.stream()
                    .sorted(java.util.Comparator.comparing(CheckedRow::good))
                    .toList();
        }

        public long wrong() {
            return rows.stream().filter(row -> !row.good()).count();
        }
    }

    public UnitSheet {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
        columns = Map.copyOf(columns);
    }

    /** The sheet whose columns are understood best; where none is, the first columns of the first one are the units. */
    static Outcome<UnitSheet> of(Documents.Table table) {
        UnitSheet best = null;
        for (Spreadsheet.Sheet sheet : table.cells().sheets()) {
            Optional<UnitSheet> read = read(table.name(), sheet);
            if (read.isPresent()
                    && (best == null
                            || read.get().columns().size() > best.columns().size())) {
                best = read.get();
            }
        }
        if (best == null) {
            return Outcome.rejected(Problem.at("file", SetupProblem.NO_UNITS));
        }
        return best.rows().size() > MOST_ROWS
                ? Outcome.rejected(Problem.at("file", SetupProblem.TOO_MANY_UNITS, UnitList.MOST))
                : Outcome.accepted(best);
    }

    private static Optional<UnitSheet> read(String file, Spreadsheet.Sheet sheet) {
        List<Spreadsheet.Row> rows = sheet.rows();
        int header = -1;
        Map<Integer, UnitColumn> columns = Map.of();
        for (int i = 0; i < Math.min(rows.size(), DEEPEST_HEADINGS); i++) {
            Map<Integer, UnitColumn> found = guess(texts(rows.get(i)));
            if (found.containsValue(UnitColumn.NAME) && found.size() > columns.size()) {
                header = i;
                columns = found;
            }
        }
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        if (header < 0 && width == 1) {
            // A bare column without headings is the list itself.
            columns = Map.of(0, UnitColumn.NAME);
        } else if (header < 0) {
            header = 0;
        }
        List<Row> below = rows.stream().skip(header + 1L).map(UnitSheet::row).toList();
        if (below.isEmpty()) {
            return Optional.empty();
        }
        List<String> headings = new ArrayList<>(header < 0 ? List.of() : texts(rows.get(header)));
        while (headings.size() < width) {
            headings.add("");
        }
        return Optional.of(new UnitSheet(file, sheet.name(), headings, below, columns));
    }

    private static List<String> texts(Spreadsheet.Row row) {
        return row.cells().stream().map(cell -> cell.text().replace('\n', ' ')).toList();
    }

    private static Row row(Spreadsheet.Row row) {
        Set<Integer> unplain = new java.util.TreeSet<>();
        IntStream.range(0, row.cells().size())
                .filter(column -> row.cell(column).kind() == Spreadsheet.Kind.FORMULA
                        || row.cell(column).kind() == Spreadsheet.Kind.ERROR)
                .forEach(unplain::add);
        return new Row(row.number(), texts(row), unplain);
    }

    private static Map<Integer, UnitColumn> guess(List<String> headings) {
        Map<Integer, UnitColumn> found = new HashMap<>();
        for (int column = 0; column < headings.size(); column++) {
            for (UnitColumn meaning : UnitColumn.values()) {
                if (meaning.named(headings.get(column)) && !found.containsValue(meaning)) {
                    found.put(column, meaning);
                }
            }
        }
        return found;
    }

    /** The same rows, understood otherwise. */
    Outcome<UnitSheet> understood(Map<Integer, UnitColumn> meant) {
        Set<UnitColumn> seen = EnumSet.noneOf(UnitColumn.class);
        List<Problem> problems = new ArrayList<>();
        meant.forEach((column, meaning) -> {
            if (!seen.add(meaning)) {
                problems.add(Problem.at("column-" + column, SetupProblem.COLUMN_TWICE));
            }
        });
        if (!seen.contains(UnitColumn.NAME)) {
            problems.add(Problem.of(SetupProblem.NO_NAME_COLUMN));
        }
        return problems.isEmpty()
                ? Outcome.accepted(new UnitSheet(file, sheet, headings, rows, meant))
                : Outcome.rejected(problems);
    }

    /** The first things that stand in a column. */
    public String sample(int column) {
        return rows.stream()
                .map(row -> row.cell(column))
                .filter(text -> !text.isBlank())
                .limit(3)
                .map(text -> text.length() <= 60 ? text : text.substring(0, 59) + "…")
                .collect(Collectors.joining(" · "));
    }

    public @Nullable Integer column(UnitColumn meaning) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getValue() == meaning)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /**
     * Looks at every row.
     *
     * @param above organisations that exist besides the list, see {@link UnitList#read}
     */
    Checked check(List<String> above) {
        Integer name = column(UnitColumn.NAME);
        Integer parent = column(UnitColumn.PARENT);
        Integer kind = column(UnitColumn.KIND);
        UnitList list = UnitList.of(
                rows.stream()
                        .map(row -> new UnitList.Written(
                                row.number(),
                                oneLine(row.cell(name)),
                                oneLine(row.cell(parent)),
                                oneLine(row.cell(kind))))
                        .toList(),
                above);
        Map<Integer, Map<UnitColumn, List<Problem>>> byRow = new HashMap<>();
        List<Problem> general = new ArrayList<>();
        if (name == null) {
            general.add(Problem.of(SetupProblem.NO_NAME_COLUMN));
        } else if (list.units().isEmpty() && list.problems().isEmpty()) {
            general.add(Problem.of(SetupProblem.NO_UNITS));
        }
        for (Problem problem : list.problems()) {
            UnitColumn at = at(problem);
            if (at == null) {
                general.add(problem);
            } else if (name != null) {
                put(byRow, (Integer) problem.arguments().getFirst(), at, problem);
            }
        }
        for (Row row : rows) {
            for (int column : row.unplain()) {
                UnitColumn meaning = columns.get(column);
                if (meaning != null) {
                    put(byRow, row.number(), meaning, Problem.at(UnitList.FIELD, SetupProblem.NOT_PLAIN, row.number()));
                }
            }
        }
        return new Checked(
                rows.stream()
                        .map(row -> new CheckedRow(row, byRow.getOrDefault(row.number(), Map.of())))
                        .toList(),
                list,
                general);
    }

    private static void put(
            Map<Integer, Map<UnitColumn, List<Problem>>> byRow, int row, UnitColumn column, Problem problem) {
        byRow.computeIfAbsent(row, ignored -> new java.util.EnumMap<>(UnitColumn.class))
                .computeIfAbsent(column, ignored -> new ArrayList<>())
                .add(problem);
    }

    /** In which cell a problem of the list shows; null: in none. */
    private static @Nullable UnitColumn at(Problem problem) {
        return switch ((SetupProblem) problem.code()) {
            case UNIT_TWICE, UNIT_NAME_TOO_LONG, UNIT_NAME_MISSING -> UnitColumn.NAME;
            case PARENT_NOT_LISTED, PARENT_CIRCLE -> UnitColumn.PARENT;
            case UNKNOWN_KIND -> UnitColumn.KIND;
            case WRONG_TOKEN,
                    NOT_A_PROVINCE_CODE,
                    TOO_MANY_UNITS,
                    WRONG_DAY_OF_WEEK,
                    STEP_MISSING,
                    NOT_PLAIN,
                    NO_UNITS,
                    NO_NAME_COLUMN,
                    COLUMN_TWICE,
                    SHEET_NOT_GOOD -> null;
        };
    }

    /** A cell may hold several lines; in the list it is one, without the marks that part its cells. */
    private static String oneLine(String cell) {
        return cell.replaceAll("[\\t\\n\\r]+", " ");
    }
}
