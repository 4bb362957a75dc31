package vn.phusa.traceability.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.phusa.base.Problem;
import vn.phusa.document.Headings;
import vn.phusa.document.Spreadsheet;
import vn.phusa.traceability.chain.ChainTemplate;

/**
 * How one sheet is understood.
 *
 * @param sheet its name
 * @param headerRow number of the row of its headings
 * @param step code of the chain's step that all rows are; {@link #BY_COLUMN}; {@link #LEFT_OUT}; empty: not known yet
 * @param columns what each column means, by place from 0: keys of {@link EventColumn}
 */
public record SheetMapping(
        String sheet, int headerRow, List<String> headings, String step, Map<Integer, String> columns) {
    /** A column says which step each row is. */
    public static final String BY_COLUMN = "*";

    /** The sheet is not read. */
    public static final String LEFT_OUT = "-";

    private static final int LEAST_RECOGNISED = 3;
    private static final int DEEPEST_HEADER = 30;

    public SheetMapping {
        headings = List.copyOf(headings);
        columns = Map.copyOf(columns);
    }

    public boolean read() {
        return !step.equals(LEFT_OUT);
    }

    /** What somebody settled of a table with the same headings. */
    public record Memory(String step, Map<Integer, String> columns) {}

    /**
     * Understands the sheets of a table by their names and headings. Where one of them is known as a step, those that nothing says
     * anything about are left out; where nothing is known, people say what the longest sheet is.
     *
     * @param memory by signature of the headings
     */
    static List<SheetMapping> guess(List<Spreadsheet.Sheet> sheets, ChainTemplate chain, Map<String, Memory> memory) {
        List<SheetMapping> mappings =
                sheets.stream().map(sheet -> guess(sheet, chain, memory)).toList();
        if (mappings.stream()
                .anyMatch(mapping -> mapping.read() && !mapping.step().isEmpty())) {
            return mappings.stream()
                    .map(mapping -> mapping.step().isEmpty() ? mapping.as(LEFT_OUT) : mapping)
                    .toList();
        }
        if (mappings.stream().anyMatch(SheetMapping::read)) {
            return mappings;
        }
        int longest = 0;
        for (int n = 1; n < sheets.size(); n++) {
            if (sheets.get(n).rows().size() > sheets.get(longest).rows().size()) {
                longest = n;
            }
        }
        List<SheetMapping> asked = new ArrayList<>(mappings);
        asked.set(longest, mappings.get(longest).as(""));
        return asked;
    }

    private SheetMapping as(String other) {
        return new SheetMapping(sheet, headerRow, headings, other, columns);
    }

    private static SheetMapping guess(Spreadsheet.Sheet sheet, ChainTemplate chain, Map<String, Memory> memory) {
        if (sheet.rows().size() < 2) {
            return new SheetMapping(sheet.name(), 1, List.of(), LEFT_OUT, Map.of());
        }
        for (Spreadsheet.Row row :
                sheet.rows().subList(0, Math.min(DEEPEST_HEADER, sheet.rows().size()))) {
            List<String> headings = Headings.of(row);
            Memory settled = memory.get(Headings.signature(headings));
            if (settled != null) {
                return new SheetMapping(sheet.name(), row.number(), headings, settled.step(), settled.columns());
            }
        }
        Headings<String> known = EventColumn.headings(chain);
        Spreadsheet.Row header = sheet.rows().get(known.among(sheet.rows()));
        Map<Integer, String> columns = known.guess(Headings.of(header));
        if (columns.size() < LEAST_RECOGNISED) {
            // Too little to go by: headings stand on top, and people say what they mean.
            Spreadsheet.Row top = sheet.rows().getFirst();
            return new SheetMapping(
                    sheet.name(), top.number(), Headings.of(top), LEFT_OUT, known.guess(Headings.of(top)));
        }
        // Sentences name steps now and then; a column of steps is called so and nothing else.
        boolean named = columns.entrySet().stream()
                .anyMatch(entry -> entry.getValue().equals(EventColumn.STEP.key())
                        && EventColumn.STEP.isCalled(Headings.of(header).get(entry.getKey())));
        String step = named ? BY_COLUMN : step(sheet.name(), chain);
        return new SheetMapping(sheet.name(), header.number(), Headings.of(header), step, columns);
    }

    /** Code of the step that is called so; empty: none. */
    static String step(String written, ChainTemplate chain) {
        String folded = Headings.folded(written);
        return chain.steps().stream()
                .filter(step -> step.code().equals(written.strip())
                        || names(step).stream().anyMatch(name -> name.equals(folded)))
                .map(ChainTemplate.Step::code)
                .findFirst()
                .orElse("");
    }

    private static Set<String> names(ChainTemplate.Step step) {
        Set<String> names = new HashSet<>();
        for (String name : List.of(step.name().vietnamese(), step.name().english())) {
            names.add(Headings.folded(name));
            // A sheet's name is cut where spreadsheet programs cut it.
            names.add(Headings.folded(vn.phusa.document.FormWorkbook.name(name)));
        }
        return names;
    }

    /** What is missing before rows can be read; none: it is understood. */
    List<Problem> problems(ChainTemplate chain) {
        List<Problem> problems = new ArrayList<>();
        if (!read()) {
            return problems;
        }
        if (step.isEmpty()
                || !step.equals(BY_COLUMN)
                        && chain.steps().stream().noneMatch(one -> one.code().equals(step))) {
            problems.add(Problem.at("step", SheetProblem.WHICH_STEP, sheet));
        }
        if (step.equals(BY_COLUMN) && !columns.containsValue(EventColumn.STEP.key())) {
            problems.add(Problem.at("step", SheetProblem.NO_STEP_COLUMN, sheet));
        }
        Collection<String> meant = columns.values();
        if (!meant.containsAll(EventColumn.required())) {
            problems.add(Problem.at("columns", SheetProblem.NO_DATE_COLUMN, sheet));
        }
        Set<String> seen = new HashSet<>();
        new TreeMap<>(columns).forEach((place, column) -> {
            if (!seen.add(column)) {
                problems.add(Problem.at("column-" + place, SheetProblem.COLUMN_TWICE, sheet));
            }
        });
        return problems;
    }
}
