package vn.phusa.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.VietnamTime;

/** Writes any {@link Listing} as XLSX (typed cells, frozen header, filter) or CSV (RFC 4180, UTF-8 with mark). */
public final class Exports {
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String CSV = "text/csv;charset=UTF-8";

    private Exports() {}

    public static <T> void xlsx(Listing<T> listing, Iterator<T> rows, Wording words, OutputStream out)
            throws IOException {
        Workbook workbook = new Workbook(out, "Phu Sa", "1.0");
        Worksheet sheet = workbook.newWorksheet(sheetName(words.say(listing.titleKey())));
        int columns = listing.columns().size();
        for (int c = 0; c < columns; c++) {
            sheet.value(0, c, words.say(listing.columns().get(c).headerKey()));
            sheet.style(0, c).bold().wrapText(true).set();
            sheet.width(c, 22);
        }
        // Said before the first rows are handed on: what stands above the cells in the file is written then.
        sheet.freezePane(0, 1);
        int row = 1;
        while (rows.hasNext()) {
            T item = rows.next();
            for (int c = 0; c < columns; c++) {
                cell(sheet, row, c, listing.columns().get(c).value().apply(item), words);
            }
            if (++row % 1000 == 0) {
                sheet.flush();
            }
        }
        if (row > 1) {
            sheet.setAutoFilter(0, 0, row - 1, columns - 1);
        }
        workbook.finish();
    }

    private static void cell(Worksheet sheet, int row, int column, @Nullable Object value, Wording words) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("dd/mm/yyyy").set();
            }
            case Instant moment -> {
                sheet.value(row, column, moment.atZone(VietnamTime.ZONE).toLocalDateTime());
                sheet.style(row, column).format("dd/mm/yyyy hh:mm").set();
            }
            case Boolean yes -> sheet.value(row, column, words.say(yes ? "shell.yes" : "shell.no"));
            default -> sheet.value(row, column, cut(value.toString()));
        }
    }

    /** A spreadsheet cell holds at most 32,767 characters. */
    private static String cut(String text) {
        return text.length() <= 32_767 ? text : text.substring(0, 32_766) + "…";
    }

    private static String sheetName(String title) {
        String allowed = title.replaceAll("[\\[\\]*?:/\\\\]", " ").strip();
        return allowed.length() <= 31 ? allowed : allowed.substring(0, 31);
    }

    public static <T> void csv(Listing<T> listing, Iterator<T> rows, Wording words, OutputStream out)
            throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Spreadsheet programs take UTF-8 for a local code page unless the file starts with this mark.
        writer.write('\uFEFF');
        for (int c = 0; c < listing.columns().size(); c++) {
            writer.write(c == 0 ? "" : ",");
            writer.write(field(words.say(listing.columns().get(c).headerKey())));
        }
        writer.write("\r\n");
        while (rows.hasNext()) {
            T item = rows.next();
            for (int c = 0; c < listing.columns().size(); c++) {
                writer.write(c == 0 ? "" : ",");
                writer.write(plain(listing.columns().get(c).value().apply(item)));
            }
            writer.write("\r\n");
        }
        writer.flush();
    }

    private static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case LocalDate date -> date.toString();
            case Instant moment -> moment.toString();
            case Boolean yes -> yes.toString();
            default -> field(guard(value.toString()));
        };
    }

    /** A text that a spreadsheet would run as a formula is made harmless by a leading apostrophe. */
    private static String guard(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String field(String text) {
        return text.contains(",") || text.contains("\"") || text.contains("\n") || text.contains("\r")
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }
}
