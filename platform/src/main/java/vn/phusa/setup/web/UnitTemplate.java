package vn.phusa.setup.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ContentDisposition;
import vn.phusa.document.FormWorkbook;
import vn.phusa.setup.UnitColumn;
import vn.phusa.shell.Exports;
import vn.phusa.shell.Wording;

/** The empty list of units to fill in, as a workbook with the kinds to choose from, or as CSV. */
final class UnitTemplate {
    private static final String NAME = "mau-danh-sach-don-vi";
    private static final int PREPARED_ROWS = 500;

    private UnitTemplate() {}

    static void send(String format, Wording words, HttpServletResponse response) throws IOException {
        boolean csv = format.equals("csv");
        response.setContentType(csv ? Exports.CSV : Exports.XLSX);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(NAME + (csv ? ".csv" : ".xlsx"))
                        .build()
                        .toString());
        if (csv) {
            List<String> headings = new ArrayList<>();
            for (UnitColumn column : UnitColumn.values()) {
                headings.add(words.say("setup.units." + column.key()));
            }
            // The mark tells spreadsheet programs that this is UTF-8; those in Vietnamese part columns by semicolons.
            response.getOutputStream()
                    .write(("\uFEFF" + String.join(";", headings) + "\r\n").getBytes(StandardCharsets.UTF_8));
        } else {
            workbook(words, response);
        }
    }

    private static void workbook(Wording words, HttpServletResponse response) throws IOException {
        List<FormWorkbook.Column> columns = new ArrayList<>();
        for (UnitColumn column : UnitColumn.values()) {
            columns.add(new FormWorkbook.Column(
                    words.say("setup.units." + column.key()),
                    words.say("setup.file.hint." + column.key()),
                    column == UnitColumn.NAME,
                    column == UnitColumn.KIND ? 30 : 60,
                    FormWorkbook.Typed.ANYTHING,
                    column == UnitColumn.KIND ? UnitColumn.kindChoices() : List.of(),
                    true,
                    false));
        }
        FormWorkbook.write(
                List.of(new FormWorkbook.Form(words.say("setup.units.sheet"), columns, List.of(), 0, PREPARED_ROWS)),
                List.of(),
                false,
                response.getOutputStream());
    }
}
