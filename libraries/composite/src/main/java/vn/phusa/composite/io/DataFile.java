package vn.phusa.composite.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Name;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.frame.Table;

/** Data read from CSV: one row per unit (and year), columns as the frame names them. */
public final class DataFile {
    private DataFile() {}

    /**
     * Reads the data of one year in COINr's iData layout (uCode, uName, Time, then groups, denominators and indicators)
     * or our own (unit, name, year …).
     *
     * @param frame what the columns are; columns it does not name are passed over
     */
    public static Outcome<Dataset> read(Path file, FrameFile frame) {
        return Outcome.of(() -> {
            SortedMap<Integer, Dataset> years = years(Csv.read(file), frame, false);
            return years.get(years.firstKey());
        });
    }

    /** Reads the data of several years, by year. */
    public static Outcome<SortedMap<Integer, Dataset>> readPanel(Path file, FrameFile frame) {
        return Outcome.of(() -> years(Csv.read(file), frame, true));
    }

    /** The data of one year from the content of a file. @param name of the file, for messages */
    public static Outcome<Dataset> parse(String name, byte[] content, FrameFile frame) {
        return Outcome.of(() -> {
            SortedMap<Integer, Dataset> years = years(Csv.parse(name, content), frame, false);
            return years.get(years.firstKey());
        });
    }

    static SortedMap<Integer, Dataset> years(Csv csv, FrameFile frame, boolean panel) {
        List<Problem> problems = new ArrayList<>();
        int unit = csv.firstColumn("uCode", "unit", "unit_code");
        int time = csv.firstColumn("Time", "year");
        if (unit < 0) {
            problems.add(Problem.at(Problem.Place.cell(csv.source(), 1, ""), ProblemCode.MISSING_COLUMN, "uCode"));
        }
        if (panel && time < 0) {
            problems.add(Problem.at(Problem.Place.cell(csv.source(), 1, ""), ProblemCode.MISSING_COLUMN, "Time"));
        }
        List<String> indicators =
                frame.frame().indicators().stream().map(Element::code).toList();
        for (String indicator : indicators) {
            if (csv.column(indicator) < 0) {
                problems.add(Problem.at(
                        Problem.Place.cell(csv.source(), 1, ""), ProblemCode.INDICATOR_WITHOUT_DATA, indicator));
            }
        }
        List<String> denominators = denominatorsOf(csv, frame);
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        if (csv.rows().isEmpty()) {
            throw new RefusedException(Problem.at(Problem.Place.cell(csv.source(), 0, ""), ProblemCode.NO_UNITS));
        }
        SortedMap<Integer, List<Integer>> rowsOfYear = new TreeMap<>();
        int firstYear = Integer.MIN_VALUE;
        for (int row = 0; row < csv.rows().size(); row++) {
            int year = year(csv, row, time, problems);
            if (row == 0) {
                firstYear = year;
            } else if (!panel && year != firstYear) {
                problems.add(Problem.at(csv.place(row, time), ProblemCode.SEVERAL_YEARS, year, firstYear));
            }
            rowsOfYear.computeIfAbsent(year, ignored -> new ArrayList<>()).add(row);
        }
        rowsOfYear.values().forEach(rows -> checkUnits(csv, rows, unit, problems));
        double[][] values = numbers(csv, indicators, problems);
        double[][] sizes = numbers(csv, denominators, problems);
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        SortedMap<Integer, Dataset> datasets = new TreeMap<>();
        rowsOfYear.forEach((year, rows) -> datasets.put(
                year,
                dataset(
                        csv,
                        frame,
                        rows,
                        unit,
                        indicators,
                        values,
                        denominators,
                        sizes,
                        time < 0 ? OptionalInt.empty() : OptionalInt.of(year))));
        return datasets;
    }

    private static List<String> denominatorsOf(Csv csv, FrameFile frame) {
        Map<String, Boolean> wanted = new LinkedHashMap<>();
        frame.denominators().forEach(code -> wanted.put(code, true));
        frame.frame()
                .indicators()
                .forEach(indicator -> indicator.denominator().ifPresent(code -> wanted.put(code, true)));
        return wanted.keySet().stream().filter(code -> csv.column(code) >= 0).toList();
    }

    private static int year(Csv csv, int row, int time, List<Problem> problems) {
        String text = csv.cell(row, time);
        if (time < 0 || FrameFile.isMissing(text)) {
            return 0;
        }
        if (!text.matches("\\d{1,4}")) {
            problems.add(Problem.at(csv.place(row, time), ProblemCode.YEAR_NOT_A_NUMBER, text));
            return 0;
        }
        return Integer.parseInt(text);
    }

    private static void checkUnits(Csv csv, List<Integer> rows, int unit, List<Problem> problems) {
        Map<String, Integer> seen = new HashMap<>();
        for (int row : rows) {
            String code = csv.cell(row, unit);
            if (code.isEmpty()) {
                problems.add(Problem.at(csv.place(row, unit), ProblemCode.EMPTY_UNIT_CODE));
            }
            Integer earlier = seen.putIfAbsent(code, csv.lines().get(row));
            if (earlier != null && !code.isEmpty()) {
                problems.add(Problem.at(csv.place(row, unit), ProblemCode.DUPLICATE_UNIT, code, earlier));
            }
        }
    }

    private static double[][] numbers(Csv csv, List<String> columns, List<Problem> problems) {
        double[][] numbers = new double[columns.size()][csv.rows().size()];
        for (int j = 0; j < numbers.length; j++) {
            int position = csv.column(columns.get(j));
            for (int row = 0; row < numbers[j].length; row++) {
                numbers[j][row] = csv.number(row, position, problems);
            }
        }
        return numbers;
    }

    private static Dataset dataset(
            Csv csv,
            FrameFile frame,
            List<Integer> rows,
            int unit,
            List<String> indicators,
            double[][] values,
            List<String> denominators,
            double[][] sizes,
            OptionalInt year) {
        List<String> units = rows.stream().map(row -> csv.cell(row, unit)).toList();
        int vietnamese = csv.firstColumn("name_vi", "uName", "name");
        int english = csv.firstColumn("name_en", "uName", "name");
        List<Name> names = rows.stream()
                .map(row -> new Name(
                        vietnamese < 0 ? csv.cell(row, unit) : csv.cell(row, vietnamese),
                        english < 0 ? csv.cell(row, unit) : csv.cell(row, english)))
                .toList();
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String grouping : frame.groupings()) {
            int position = csv.column(grouping);
            if (position >= 0) {
                groups.put(
                        grouping,
                        rows.stream()
                                .map(row -> FrameFile.isMissing(csv.cell(row, position)) ? "" : csv.cell(row, position))
                                .toList());
            }
        }
        return new Dataset(
                Table.owning(units, indicators, pick(values, rows)),
                Table.owning(units, denominators, pick(sizes, rows)),
                names,
                groups,
                year);
    }

    private static double[][] pick(double[][] columns, List<Integer> rows) {
        double[][] picked = new double[columns.length][rows.size()];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.size(); i++) {
                picked[j][i] = columns[j][rows.get(i)];
            }
        }
        return picked;
    }
}
