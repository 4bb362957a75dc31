package vn.phusa.traceability.sheet.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.phusa.document.Spreadsheet;
import vn.phusa.shell.Page;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.sheet.CheckedRow;
import vn.phusa.traceability.sheet.EventColumn;
import vn.phusa.traceability.sheet.EventTemplate;
import vn.phusa.traceability.sheet.SheetMapping;

/** How tables of events are said on pages. */
public final class SheetWords {
    private static final int LONGEST_SHOWN = 120;

    private SheetWords() {}

    public static String column(Page page, ChainTemplate chain, String key) {
        return EventTemplate.heading(chain, key, page.words());
    }

    /** What stands in a cell, as the reader's language writes it. */
    public static String cell(Page page, Spreadsheet.Cell cell) {
        String text = cell.kind() == Spreadsheet.Kind.DATE ? page.date(LocalDate.parse(cell.text())) : cell.text();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 1) + "…";
    }

    /** Columns of a row that hold something or are wrong, by key, with what stands there. */
    public static Map<String, String> filled(Page page, List<SheetMapping> mappings, CheckedRow row) {
        Map<String, String> filled = new LinkedHashMap<>();
        mappings.stream()
                .filter(mapping -> mapping.sheet().equals(row.sheet()))
                .findFirst()
                .ifPresent(mapping -> new TreeMap<>(mapping.columns()).forEach((place, key) -> {
                    Spreadsheet.Cell cell = row.row().cell(place);
                    if (!key.equals(EventColumn.MARK.key())
                            && (!cell.empty() || !row.at(key).isEmpty())) {
                        filled.put(key, cell(page, cell));
                    }
                }));
        // What is missing may have no column at all.
        row.problems().forEach(problem -> filled.putIfAbsent(problem.field() == null ? "date" : problem.field(), ""));
        return filled;
    }

    /** What a sheet may be. */
    public static Map<String, String> steps(Page page, ChainTemplate chain) {
        Map<String, String> steps = new LinkedHashMap<>();
        chain.steps().forEach(step -> steps.put(step.code(), step.name().in(page.locale())));
        steps.put(SheetMapping.BY_COLUMN, page.t("traceability.import.by-column"));
        steps.put(SheetMapping.LEFT_OUT, page.t("traceability.import.left-out"));
        return steps;
    }

    /** What a column may mean. */
    public static Map<String, String> columns(Page page, ChainTemplate chain) {
        Map<String, String> columns = new LinkedHashMap<>();
        EventColumn.of(chain).forEach(key -> columns.put(key, column(page, chain, key)));
        return columns;
    }

    /** The first things that stand in a column below the headings. */
    public static String samples(Page page, Spreadsheet.Sheet sheet, int headerRow, int column) {
        return String.join(
                " · ",
                sheet.rows().stream()
                        .filter(row -> row.number() > headerRow)
                        .map(row -> row.cell(column))
                        .filter(cell -> !cell.empty())
                        .limit(3)
                        .map(cell -> cell(page, cell))
                        .toList());
    }

    /** A, B, … Z, AA. */
    public static String letter(int column) {
        return column < 26
                ? String.valueOf((char) ('A' + column))
                : letter(column / 26 - 1) + (char) ('A' + column % 26);
    }
}
