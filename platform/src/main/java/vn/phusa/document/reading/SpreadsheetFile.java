package vn.phusa.document.reading;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import vn.phusa.document.Spreadsheet;
import vn.phusa.vietnamese.VietnameseText;

/** The cells of an XLSX workbook or a CSV file. Formulas are not calculated, links not followed. */
final class SpreadsheetFile {
    /** Bytes of one part once unpacked: twenty thousand rows of prose stay far below. */
    static final long LARGEST_PART = 64L << 20;

    /** Excel shows a whole row or column as joined when somebody drags too far; nobody means that much. */
    private static final int MOST_JOINED = 100_000;

    private static final int LONGEST_CELL = 32_767;
    private static final Pattern RANGE = Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");

    /** Day zero of the serial numbers once the missing 29 February 1900 is allowed for. */
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);

    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LATEST_SERIAL = BigDecimal.valueOf(200_000);

    private SpreadsheetFile() {}

    // ---- XLSX

    /** @param file already found to be a workbook without macros and bombs */
    static Spreadsheet readWorkbook(Path file) throws IOException {
        Map<String, List<int[]>> joined = new HashMap<>();
        Map<String, String> sheetParts = new HashMap<>();
        try (OfficePackage office =
                OfficePackage.open(file).orElseThrow(() -> new UnsafeFile(UnsafeFile.Why.DAMAGED))) {
            // The reading library parses the same parts: none may hold a DTD, and none may fill the memory.
            for (String part : office.parts()) {
                String name = part.toLowerCase(Locale.ROOT);
                if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
                    continue;
                }
                List<int[]> ranges = new ArrayList<>();
                try (InputStream content = office.part(part)) {
                    if (content == null) {
                        continue;
                    }
                    SecureXml.read(new Bounded(content, LARGEST_PART), (reader, event) -> {
                        if (event == XMLStreamConstants.START_ELEMENT
                                && reader.getLocalName().equals("Relationship")
                                && part.endsWith("/workbook.xml.rels")) {
                            sheetParts.put(
                                    String.valueOf(reader.getAttributeValue(null, "Id")),
                                    target(String.valueOf(reader.getAttributeValue(null, "Target"))));
                        }
                        if (event == XMLStreamConstants.START_ELEMENT
                                && reader.getLocalName().equals("mergeCell")
                                && ranges.size() < MOST_JOINED) {
                            int[] range = range(reader.getAttributeValue(null, "ref"));
                            if (range != null) {
                                ranges.add(range);
                            }
                        }
                    });
                }
                joined.put(part, ranges);
            }
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
            List<Spreadsheet.Sheet> sheets = new ArrayList<>();
            List<org.dhatim.fastexcel.reader.Sheet> found = workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .toList();
            if (found.size() > Spreadsheet.MOST_SHEETS) {
                throw new UnsafeFile(UnsafeFile.Why.TOO_MANY_CELLS);
            }
            for (org.dhatim.fastexcel.reader.Sheet sheet : found) {
                sheets.add(sheet(
                        sheet,
                        workbook.isDate1904(),
                        joined.getOrDefault(sheetParts.getOrDefault(sheet.getId(), ""), List.of())));
            }
            return new Spreadsheet(sheets);
        } catch (ExcelReaderException e) {
            throw new UnsafeFile(UnsafeFile.Why.DAMAGED, e);
        }
    }

    private static Spreadsheet.Sheet sheet(
            org.dhatim.fastexcel.reader.Sheet sheet, boolean from1904, List<int[]> joined) throws IOException {
        Map<Integer, List<Spreadsheet.Cell>> rows = new TreeMap<>();
        try (Stream<Row> stream = sheet.openStream()) {
            for (Row row : (Iterable<Row>) stream::iterator) {
                List<Spreadsheet.Cell> cells = new ArrayList<>();
                for (Cell cell : row) {
                    if (cell == null) {
                        continue;
                    }
                    int column = cell.getColumnIndex();
                    Spreadsheet.Cell read = read(cell, from1904);
                    if (read.empty()) {
                        continue;
                    }
                    if (column >= Spreadsheet.MOST_COLUMNS) {
                        throw new UnsafeFile(UnsafeFile.Why.TOO_MANY_CELLS);
                    }
                    while (cells.size() < column) {
                        cells.add(Spreadsheet.Cell.EMPTY);
                    }
                    cells.add(read);
                }
                if (!cells.isEmpty()) {
                    rows.put(row.getRowNum(), cells);
                    if (rows.size() > Spreadsheet.MOST_ROWS) {
                        throw new UnsafeFile(UnsafeFile.Why.TOO_MANY_CELLS);
                    }
                }
            }
        }
        joined.forEach(range -> spread(rows, range));
        List<Spreadsheet.Row> found = new ArrayList<>();
        rows.forEach((number, cells) -> found.add(new Spreadsheet.Row(number, cells)));
        return new Spreadsheet.Sheet(VietnameseText.normalise(sheet.getName()), found);
    }

    /** What stands in the corner of a joined range is meant for all its rows. */
    private static void spread(Map<Integer, List<Spreadsheet.Cell>> rows, int[] range) {
        List<Spreadsheet.Cell> top = rows.get(range[0]);
        if (top == null || range[1] >= top.size() || top.get(range[1]).empty()) {
            return;
        }
        boolean across = range[3] > range[1];
        Spreadsheet.Cell corner = top.get(range[1])
                .joined(across ? Spreadsheet.Joined.ACROSS : top.get(range[1]).joined());
        top.set(range[1], corner);
        int last = Math.min(range[2], range[0] + Spreadsheet.MOST_ROWS);
        for (int row = range[0] + 1; row <= last; row++) {
            List<Spreadsheet.Cell> cells = rows.get(row);
            if (cells == null) {
                continue;
            }
            while (cells.size() <= range[1]) {
                cells.add(Spreadsheet.Cell.EMPTY);
            }
            if (cells.get(range[1]).empty()) {
                cells.set(range[1], corner.joined(Spreadsheet.Joined.FROM_ABOVE));
            }
        }
    }

    private static Spreadsheet.Cell read(Cell cell, boolean from1904) {
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            String shown = clean(cell.getRawValue());
            return new Spreadsheet.Cell(
                    Spreadsheet.Kind.FORMULA,
                    shown.isEmpty() ? "=" + clean(cell.getFormula()) : shown,
                    Spreadsheet.Joined.NO);
        }
        return switch (cell.getType()) {
            case NUMBER -> number(cell, from1904);
            case STRING -> Spreadsheet.Cell.text(clean(cell.getText()));
            case BOOLEAN ->
                new Spreadsheet.Cell(
                        Spreadsheet.Kind.TRUTH, cell.asBoolean() ? "true" : "false", Spreadsheet.Joined.NO);
            case ERROR ->
                new Spreadsheet.Cell(Spreadsheet.Kind.ERROR, clean(cell.getRawValue()), Spreadsheet.Joined.NO);
            case FORMULA, EMPTY -> Spreadsheet.Cell.EMPTY;
        };
    }

    private static Spreadsheet.Cell number(Cell cell, boolean from1904) {
        BigDecimal number = cell.asNumber();
        if (looksLikeDate(cell.getDataFormatId(), cell.getDataFormatString())
                && number.signum() > 0
                && number.compareTo(LATEST_SERIAL) < 0) {
            LocalDate date = (from1904 ? EPOCH_1904 : EPOCH_1900).plusDays(number.longValue());
            return new Spreadsheet.Cell(Spreadsheet.Kind.DATE, date.toString(), Spreadsheet.Joined.NO);
        }
        // Binary fractions: 0.1 is kept in the file as 0.10000000000000001.
        BigDecimal tidy = number.round(new java.math.MathContext(15)).stripTrailingZeros();
        String format = cell.getDataFormatString();
        return format != null && format.contains("%")
                ? Spreadsheet.Cell.text(
                        tidy.movePointRight(2).stripTrailingZeros().toPlainString() + "%")
                : new Spreadsheet.Cell(Spreadsheet.Kind.NUMBER, tidy.toPlainString(), Spreadsheet.Joined.NO);
    }

    /** ECMA-376 part 1, 18.8.30: formats 14 to 22 and 27 to 36, 45 to 58 are dates and times; others by their letters. */
    static boolean looksLikeDate(@Nullable Integer id, @Nullable String format) {
        if (id != null && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58)) {
            return true;
        }
        if (format == null) {
            return false;
        }
        String letters = format.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]", "").toLowerCase(Locale.ROOT);
        return letters.contains("y") || letters.contains("d") && letters.contains("m");
    }

    private static String target(String written) {
        return written.startsWith("/") ? written.substring(1) : "xl/" + written;
    }

    private static int @Nullable [] range(@Nullable String reference) {
        if (reference == null) {
            return null;
        }
        Matcher range = RANGE.matcher(reference);
        return range.matches()
                ? new int[] {
                    Integer.parseInt(range.group(2)),
                    column(range.group(1)),
                    Integer.parseInt(range.group(4)),
                    column(range.group(3))
                }
                : null;
    }

    /** From 0: A is 0, AA is 26. */
    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    // ---- CSV

    static Spreadsheet readCsv(Path file) throws IOException {
        if (Files.size(file) > LARGEST_PART) {
            throw new UnsafeFile(UnsafeFile.Why.TOO_MANY_CELLS);
        }
        String text = PlainText.decode(Files.readAllBytes(file)).text();
        char separator = separator(text);
        List<Spreadsheet.Row> rows = new ArrayList<>();
        List<Spreadsheet.Cell> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int number = 1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (quoted && i < text.length()) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator || c == '\n' || c == '\r') {
                cells.add(Spreadsheet.Cell.text(clean(cell.toString())));
                cell.setLength(0);
                if (cells.size() > Spreadsheet.MOST_COLUMNS) {
                    throw new UnsafeFile(UnsafeFile.Why.TOO_MANY_CELLS);
                }
                if (c != separator) {
                    if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                        i++;
                    }
                    Spreadsheet.Row row = new Spreadsheet.Row(number++, cells);
                    if (!row.blank()) {
                        rows.add(row);
                    }
                    cells = new ArrayList<>();
                    if (rows.size() > Spreadsheet.MOST_ROWS) {
                        throw new UnsafeFile(UnsafeFile.Why.TOO_MANY_CELLS);
                    }
                }
            } else {
                cell.append(c);
            }
        }
        return new Spreadsheet(List.of(new Spreadsheet.Sheet("CSV", rows)));
    }

    /** Excel in Vietnamese writes semicolons, because the comma is the decimal mark. */
    private static char separator(String text) {
        String head = text.lines().limit(5).reduce("", String::concat);
        char best = ',';
        long most = head.chars().filter(c -> c == ',').count();
        for (char other : new char[] {';', '\t'}) {
            long count = head.chars().filter(c -> c == other).count();
            if (count > most || count > 0 && other == ';' && count * 2 > most) {
                best = other;
                most = count;
            }
        }
        return best;
    }

    /** NFC, without control characters, blanks of all sorts as blanks. */
    private static String clean(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String tidy = VietnameseText.normalise(text)
                .replaceAll("[\\p{Cntrl}&&[^\n]]|[\\u200B-\\u200D\\uFEFF]", "")
                .replaceAll("[\\u00A0\\u2000-\\u200A\\u202F]", " ")
                .strip();
        return tidy.length() <= LONGEST_CELL ? tidy : tidy.substring(0, LONGEST_CELL);
    }

    /** Ends the reading of a part that is too large. */
    private static final class Bounded extends java.io.FilterInputStream {
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws UnsafeFile {
            left -= read;
            if (left < 0) {
                throw new UnsafeFile(UnsafeFile.Why.TOO_MANY_CELLS);
            }
        }
    }
}
