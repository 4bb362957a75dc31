package vn.phusa.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook to fill in: headings with notes, lists to choose from, rows that stand there already, and a sheet that explains. */
public final class FormWorkbook {
    private static final String REQUIRED = "CFE3DC";
    private static final String OTHER = "EEF3F0";
    private static final int LONGEST_NAME = 31;

    private FormWorkbook() {}

    /** What is typed into a column. */
    public enum Typed {
        ANYTHING,
        /** Kept as it is typed: codes keep their zeros and long figures. */
        TEXT,
        DAY
    }

    /**
     * One column.
     *
     * @param note shown at the heading; empty: none
     * @param width in characters
     * @param choices offered as a list; none: free
     * @param strict whether only what is offered may be chosen
     * @param beside whether it is only there to be read
     */
    public record Column(
            String heading,
            String note,
            boolean required,
            int width,
            Typed typed,
            List<String> choices,
            boolean strict,
            boolean beside) {
        public Column {
            choices = List.copyOf(choices);
        }
    }

    /**
     * One sheet.
     *
     * @param rows that stand below the headings already
     * @param aside how many of these are there to be read only
     * @param prepared up to which row formats and lists reach
     */
    public record Form(String name, List<Column> columns, List<List<String>> rows, int aside, int prepared) {
        public Form {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * The sheet that explains.
     *
     * @param title above
     * @param headings of its columns
     */
    public record Guide(
            String name, String title, List<String> headings, List<List<String>> rows, List<Integer> widths) {}

    /** @param guideFirst whether people see the explanation first; else it stands behind the sheets */
    public static void write(List<Form> forms, List<Guide> guides, boolean guideFirst, OutputStream out)
            throws IOException {
        Workbook workbook = new Workbook(out, "Phu Sa", "1.0");
        if (guideFirst) {
            guides.forEach(guide -> write(workbook.newWorksheet(name(guide.name())), guide));
        }
        List<Worksheet> sheets = forms.stream()
                .map(form -> workbook.newWorksheet(name(form.name())))
                .toList();
        if (!guideFirst) {
            guides.forEach(guide -> write(workbook.newWorksheet(name(guide.name())), guide));
        }
        Worksheet lists = workbook.newWorksheet("DM");
        lists.setVisibilityState(VisibilityState.HIDDEN);
        int listColumn = 0;
        for (int i = 0; i < forms.size(); i++) {
            listColumn = write(sheets.get(i), forms.get(i), lists, listColumn);
        }
        workbook.finish();
    }

    /** A name that spreadsheet programs take. */
    public static String name(String wanted) {
        String plain = wanted.replaceAll("[\\[\\]*?:/\\\\]", " ").strip();
        return plain.length() <= LONGEST_NAME
                ? plain
                : plain.substring(0, LONGEST_NAME).strip();
    }

    private static int write(Worksheet sheet, Form form, Worksheet lists, int firstList) {
        int listColumn = firstList;
        int first = 1 + form.aside();
        int last = Math.max(form.prepared(), first + form.rows().size());
        for (int c = 0; c < form.columns().size(); c++) {
            Column column = form.columns().get(c);
            sheet.value(0, c, column.heading());
            var style = sheet.style(0, c).wrapText(true).verticalAlignment("top");
            (column.beside() ? style.italic() : style.bold().fillColor(column.required() ? REQUIRED : OTHER)).set();
            sheet.width(c, column.width());
            if (!column.note().isEmpty()) {
                sheet.comment(0, c, column.note());
            }
            switch (column.typed()) {
                case DAY ->
                    sheet.range(first, c, last, c).style().format("dd/mm/yyyy").set();
                case TEXT -> sheet.range(first, c, last, c).style().format("@").set();
                case ANYTHING -> {}
            }
            if (!column.choices().isEmpty()) {
                for (int i = 0; i < column.choices().size(); i++) {
                    lists.value(i, listColumn, column.choices().get(i));
                }
                sheet.range(first, c, last, c)
                        .validateWithList(
                                lists.range(0, listColumn, column.choices().size() - 1, listColumn))
                        .allowBlank(true)
                        .showErrorMessage(column.strict());
                listColumn++;
            }
        }
        for (int r = 0; r < form.rows().size(); r++) {
            List<String> row = form.rows().get(r);
            for (int c = 0; c < row.size(); c++) {
                if (!row.get(c).isEmpty()) {
                    sheet.value(r + 1, c, row.get(c));
                }
                if (r < form.aside()) {
                    sheet.style(r + 1, c)
                            .italic()
                            .fontColor("5B6B66")
                            .wrapText(true)
                            .verticalAlignment("top")
                            .set();
                }
            }
        }
        sheet.freezePane(0, 1);
        return listColumn;
    }

    private static void write(Worksheet sheet, Guide guide) {
        int row = 0;
        sheet.value(row, 0, guide.title());
        sheet.style(row, 0).bold().set();
        row += 2;
        for (int c = 0; c < guide.headings().size(); c++) {
            sheet.value(row, c, guide.headings().get(c));
            sheet.style(row, c).bold().fillColor(OTHER).set();
        }
        for (List<String> line : guide.rows()) {
            row++;
            for (int c = 0; c < line.size(); c++) {
                sheet.value(row, c, line.get(c));
                sheet.style(row, c).wrapText(true).verticalAlignment("top").set();
            }
        }
        for (int c = 0; c < guide.widths().size(); c++) {
            sheet.width(c, guide.widths().get(c));
        }
    }
}
