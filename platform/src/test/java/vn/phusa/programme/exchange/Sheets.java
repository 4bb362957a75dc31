package vn.phusa.programme.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.phusa.document.Documents;

/** Workbooks made for tests. */
final class Sheets {
    private Sheets() {}

    /** A workbook of one sheet with these rows; a text that begins with "=" is a formula. */
    static byte[] workbook(Object[]... rows) {
        return workbook(sheet -> fill(sheet, rows));
    }

    static void fill(Worksheet sheet, Object[]... rows) {
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                switch (rows[r][c]) {
                    case null -> {}
                    case LocalDate date -> {
                        sheet.value(r, c, date);
                        sheet.style(r, c).format("dd/mm/yyyy").set();
                    }
                    case BigDecimal number -> sheet.value(r, c, number);
                    case Number number -> sheet.value(r, c, number);
                    case String text when text.startsWith("=") -> sheet.formula(r, c, text.substring(1));
                    default -> sheet.value(r, c, rows[r][c].toString());
                }
            }
        }
    }

    static byte[] workbook(Consumer<Worksheet> filling) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Workbook workbook = new Workbook(out, "test", "1.0");
            filling.accept(workbook.newWorksheet("Kế hoạch"));
            workbook.finish();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Documents.Table table(Documents documents, byte[] workbook) {
        return documents
                .tableOf(new ByteArrayInputStream(workbook), "ke-hoach.xlsx")
                .orThrow();
    }

    static Documents.Table csv(Documents documents, String text) {
        return documents
                .tableOf(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "ke-hoach.csv")
                .orThrow();
    }
}
