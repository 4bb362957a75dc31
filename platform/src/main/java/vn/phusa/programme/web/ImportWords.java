package vn.phusa.programme.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.phusa.document.Spreadsheet;
import vn.phusa.programme.exchange.Import;
import vn.phusa.programme.exchange.ImportField;
import vn.phusa.programme.exchange.ImportKind;
import vn.phusa.shell.Page;

/** How imports are said on pages. */
public final class ImportWords {
    private static final int LONGEST_SHOWN = 300;

    private ImportWords() {}

    public static String say(Page page, Import.Said said) {
        return page.t("problem." + said.code(), said.arguments().toArray());
    }

    public static String field(Page page, ImportField field) {
        return page.t("programme.import.field." + field.key());
    }

    /** What stands in a cell, as the reader's language writes it. */
    public static String cell(Page page, Spreadsheet.Cell cell) {
        String text = switch (cell.kind()) {
            case DATE -> page.date(LocalDate.parse(cell.text()));
            case TRUTH -> page.t(cell.text().equals("true") ? "shell.yes" : "shell.no");
            case FORMULA -> "ƒ " + cell.text();
            case EMPTY, TEXT, NUMBER, ERROR -> cell.text();
        };
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 1) + "…";
    }

    /** Columns that mean something, from left to right. */
    public static Map<Integer, ImportField> shown(Import table) {
        return new TreeMap<>(table.columns().fields());
    }

    /** For the choice of what a column means; without what the other kind of table may have. */
    public static Map<String, String> fields(Page page, ImportKind kind) {
        Map<String, String> options = new LinkedHashMap<>();
        for (ImportField field : ImportField.of(kind)) {
            options.put(
                    field.key(),
                    field(page, field) + (ImportField.required(kind).contains(field) ? " *" : ""));
        }
        return options;
    }

    /** The first things that stand in a column. */
    public static String samples(Page page, List<Spreadsheet.Row> rows, int column) {
        return String.join(
                " · ",
                rows.stream()
                        .map(row -> row.cell(column))
                        .filter(cell -> !cell.empty())
                        .limit(3)
                        .map(cell -> cell(page, cell))
                        .map(text -> text.length() <= 60 ? text : text.substring(0, 59) + "…")
                        .toList());
    }

    /** A, B, … Z, AA. */
    public static String letter(int column) {
        return column < 26
                ? String.valueOf((char) ('A' + column))
                : letter(column / 26 - 1) + (char) ('A' + column % 26);
    }
}
