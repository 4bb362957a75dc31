package vn.phusa.composite.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.Problem.Place;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;

/**
 * A CSV file as read: RFC 4180 with comma, semicolon or tab (whichever the header uses), UTF-8 with or without a byte
 * order mark.
 *
 * @param source the file's name, for messages
 * @param header the headings, none twice
 * @param rows the cells, each row as long as the header
 * @param lines the row of each entry of {@code rows} in the file, the header being row 1
 */
record Csv(String source, List<String> header, List<List<String>> rows, List<Integer> lines) {

    /** A file larger than this is no index data. */
    private static final long LARGEST_FILE = 256L << 20;

    static Csv read(Path file) {
        byte[] bytes;
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new RefusedException(Problem.of(ProblemCode.UNREADABLE_FILE, file + " > 256 MiB"));
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new RefusedException(Problem.of(ProblemCode.UNREADABLE_FILE, file));
        }
        Path name = file.getFileName();
        return parse(name == null ? "" : name.toString(), bytes);
    }

    static Csv parse(String source, byte[] bytes) {
        String text = decode(source, bytes);
        List<List<String>> records = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        split(source, text, records, lines);
        if (records.isEmpty()) {
            throw new RefusedException(Problem.at(Place.cell(source, 0, ""), ProblemCode.EMPTY_FILE));
        }
        List<String> header = records.getFirst().stream().map(String::strip).toList();
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String heading : header) {
            if (!seen.add(heading)) {
                problems.add(Problem.at(Place.cell(source, 1, heading), ProblemCode.DUPLICATE_COLUMN, heading));
            }
        }
        List<List<String>> rows = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int r = 1; r < records.size(); r++) {
            List<String> row = records.get(r);
            if (row.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (row.size() != header.size()) {
                problems.add(Problem.at(
                        Place.cell(source, lines.get(r), ""),
                        ProblemCode.UNEQUAL_ROW_LENGTH,
                        row.size(),
                        header.size()));
                continue;
            }
            rows.add(row);
            kept.add(lines.get(r));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return new Csv(source, header, rows, kept);
    }

    static String decode(String source, byte[] bytes) {
        int start = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
        ByteBuffer buffer = ByteBuffer.wrap(bytes, start, bytes.length - start);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(buffer)
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new RefusedException(Problem.at(Place.cell(source, lineOfBadByte(bytes), ""), ProblemCode.NOT_UTF8));
        }
    }

    /** The line of the first byte that is not UTF-8; lines are decoded one by one. */
    private static int lineOfBadByte(byte[] bytes) {
        int line = 1;
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                try {
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes, start, i - start));
                } catch (CharacterCodingException here) {
                    return line;
                }
                line++;
                start = i + 1;
            }
        }
        return 0;
    }

    private static void split(String source, String text, List<List<String>> records, List<Integer> lines) {
        char separator = separatorOf(text);
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean anything = false;
        int line = 1;
        int rowLine = 1;
        int quoteLine = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            }
            if (quoted) {
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
                quoteLine = line;
                anything = true;
            } else if (c == separator) {
                row.add(cell.toString());
                cell.setLength(0);
                anything = true;
            } else if (c == '\n') {
                if (anything || !cell.isEmpty()) {
                    row.add(cell.toString());
                    records.add(row);
                    lines.add(rowLine);
                }
                row = new ArrayList<>();
                cell.setLength(0);
                anything = false;
                rowLine = line;
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new RefusedException(Problem.at(Place.cell(source, quoteLine, ""), ProblemCode.UNCLOSED_QUOTE));
        }
        if (anything || !cell.isEmpty()) {
            row.add(cell.toString());
            records.add(row);
            lines.add(rowLine);
        }
    }

    private static char separatorOf(String text) {
        int end = text.indexOf('\n');
        String header = end < 0 ? text : text.substring(0, end);
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char c) {
        return text.chars().filter(other -> other == c).count();
    }

    /** The position of a heading, or -1. */
    int column(String heading) {
        return header.indexOf(heading);
    }

    /** The first of several possible headings, or -1. */
    int firstColumn(String... headings) {
        for (String heading : headings) {
            int position = column(heading);
            if (position >= 0) {
                return position;
            }
        }
        return -1;
    }

    Place place(int row, int column) {
        return Place.cell(source, lines.get(row), header.get(column));
    }

    /** The cell without surrounding blanks; empty if the column is absent (position -1). */
    String cell(int row, int column) {
        return column < 0 ? "" : rows.get(row).get(column).strip();
    }

    /** The number in a cell, NaN if it is empty or says that there is none; a problem is added if it is no number. */
    double number(int row, int column, List<Problem> problems) {
        String text = cell(row, column);
        if (NumberText.isMissing(text)) {
            return Double.NaN;
        }
        if (text.indexOf(',') >= 0) {
            String point = text.replace(".", "").replace(',', '.');
            if (NumberText.isNumber(point)) {
                problems.add(Problem.at(place(row, column), ProblemCode.DECIMAL_COMMA, text, point));
            } else {
                problems.add(Problem.at(place(row, column), ProblemCode.TEXT_IN_NUMBER_CELL, text));
            }
            return Double.NaN;
        }
        if (NumberText.isNotFinite(text)) {
            problems.add(Problem.at(place(row, column), ProblemCode.NOT_FINITE, text));
            return Double.NaN;
        }
        if (!NumberText.isNumber(text)) {
            problems.add(Problem.at(place(row, column), ProblemCode.TEXT_IN_NUMBER_CELL, text));
            return Double.NaN;
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            problems.add(Problem.at(place(row, column), ProblemCode.NOT_FINITE, text));
            return Double.NaN;
        }
        return value;
    }
}
