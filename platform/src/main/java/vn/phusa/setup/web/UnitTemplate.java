package vn.phusa.setup.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
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
        Workbook workbook = new Workbook(response.getOutputStream(), "Phu Sa", "1.0");
        Worksheet sheet = workbook.newWorksheet(words.say("setup.units.sheet"));
        Worksheet lists = workbook.newWorksheet("DM");
        lists.setVisibilityState(VisibilityState.HIDDEN);
        List<String> kinds = UnitColumn.kindChoices();
        for (int row = 0; row < kinds.size(); row++) {
            lists.value(row, 0, kinds.get(row));
        }
        int c = 0;
        for (UnitColumn column : UnitColumn.values()) {
            sheet.value(0, c, words.say("setup.units." + column.key()));
            sheet.style(0, c)
                    .bold()
                    .fillColor(column == UnitColumn.NAME ? "CFE3DC" : "EEF3F0")
                    .set();
            sheet.comment(0, c, words.say("setup.file.hint." + column.key()));
            sheet.width(c, column == UnitColumn.KIND ? 30 : 60);
            if (column == UnitColumn.KIND) {
                sheet.range(1, c, PREPARED_ROWS, c)
                        .validateWithList(lists.range(0, 0, kinds.size() - 1, 0))
                        .allowBlank(true)
                        .showErrorMessage(true);
            }
            c++;
        }
        sheet.freezePane(0, 1);
        workbook.finish();
    }
}
