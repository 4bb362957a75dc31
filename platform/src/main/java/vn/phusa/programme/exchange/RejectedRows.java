package vn.phusa.programme.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.phusa.document.Spreadsheet;
import vn.phusa.shell.Wording;

/** The rows that were not stored, as a workbook: as they came, with the reasons in a last column. Corrected, it comes in again. */
public final class RejectedRows {
    private RejectedRows() {}

    public static void write(Import table, List<ImportedRow> rows, Wording words, OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Phu Sa", "1.0");
        Worksheet sheet = workbook.newWorksheet(words.say("programme.import.sheet.rejected"));
        int columns = table.headings().size();
        for (int c = 0; c < columns; c++) {
            sheet.value(0, c, table.headings().get(c));
            sheet.style(0, c).bold().wrapText(true).set();
            sheet.width(c, 26);
        }
        sheet.value(0, columns, words.say("programme.import.reason"));
        sheet.style(0, columns).bold().fillColor("F8D7D4").set();
        sheet.width(columns, 80);
        int at = 1;
        for (ImportedRow row : rows) {
            for (int c = 0; c < columns; c++) {
                cell(sheet, at, c, row.row().cell(c));
            }
            sheet.value(at, columns, reasons(row, words));
            sheet.style(at, columns).wrapText(true).set();
            for (Import.Said problem : row.problems()) {
                Integer column = table.columns().fields().entrySet().stream()
                        .filter(entry -> entry.getValue().key().equals(problem.field()))
                        .map(java.util.Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
                if (column != null) {
                    boolean date = row.row().cell(column).kind() == Spreadsheet.Kind.DATE;
                    var style = sheet.style(at, column).fillColor("F8D7D4");
                    (date ? style.format("dd/mm/yyyy") : style).set();
                }
            }
            if (++at % 1000 == 0) {
                sheet.flush();
            }
        }
        sheet.freezePane(0, 1);
        workbook.finish();
    }

    /** "Dòng 7. Thời hạn: …; Chủ trì: …" */
    static String reasons(ImportedRow row, Wording words) {
        return words.say("programme.import.row", Integer.toString(row.row().number()))
                + ". "
                + String.join(
                        " ",
                        row.problems().stream()
                                .map(problem -> words.say("programme.import.field." + problem.field()) + ": "
                                        + words.say(
                                                "problem." + problem.code(),
                                                problem.arguments().toArray()))
                                .toList());
    }

    /** Typed as it was; a formula goes back as the text that it showed, so that nothing is run. */
    private static void cell(Worksheet sheet, int row, int column, Spreadsheet.Cell cell) {
        switch (cell.kind()) {
            case EMPTY -> {}
            case NUMBER -> sheet.value(row, column, new BigDecimal(cell.text()));
            case DATE -> {
                sheet.value(row, column, LocalDate.parse(cell.text()));
                sheet.style(row, column).format("dd/mm/yyyy").set();
            }
            case TRUTH -> sheet.value(row, column, Boolean.valueOf(cell.text()));
            case TEXT, FORMULA, ERROR -> sheet.value(row, column, Objects.requireNonNull(cell.text()));
        }
    }
}
