package vn.phusa.vietnamese.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Deadlines;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.VietnameseDates;
import vn.phusa.vietnamese.reading.Columns.Column;
import vn.phusa.vietnamese.reading.Outline.Cell;
import vn.phusa.vietnamese.reading.Outline.Line;
import vn.phusa.vietnamese.reading.Outline.Row;
import vn.phusa.vietnamese.reading.Outline.Table;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/**
 * Finds the rows and cells of tables in lines of text: cells behind tabs or bars, cells set apart by wide spaces and broken
 * over several lines, and cells that the text of a PDF gives one by one on lines of their own.
 */
final class TableFinder {

    /** A table without a header that is understood is no table for us; so is one with fewer columns. */
    private static final int FEWEST_COLUMNS = 3;

    private static final int MOST_COLUMNS = 12;
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_CELL = 600;
    private static final int LONGEST_ROW = 8_000;
    private static final int MOST_LINES = 4_000;

    private static final Pattern WIDE = Pattern.compile("[ \\u00a0]{2,200}");
    private static final Pattern RUNNING_NUMBER =
            Pattern.compile("(?:\\d{1,3}(?:\\.\\d{1,3}){0,2}|[IVXL]{1,6}|[A-Z])[.)]?");
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,3})[.)]?[ \\u00a0]{1,9}(?=\\p{L})");
    private static final Pattern END_OF_TABLE = Pattern.compile(
            "(?:Nơi nhận|Điều \\d|ĐIỀU \\d|Chương [IVX\\d]|CHƯƠNG [IVX]|Phụ lục|PHỤ LỤC|#|Ghi chú:|Trên đây|Trong quá trình|Kính gửi|TM\\.|KT\\.|Căn cứ).*",
            Pattern.DOTALL);
    private static final Phrases TIME_STARTERS = Phrases.of(
            "hằng, hàng, thường xuyên, định kỳ, quý, năm, tháng, trước, trong, đến, từ, sau, giai đoạn, cuối, đầu, kỳ, năm học, hoàn thành, chậm nhất, mỗi, theo tiến độ, theo kế hoạch, khi, đột xuất");

    private final String text;

    TableFinder(String text) {
        this.text = text;
    }

    /**
     * A table found.
     *
     * @param next index of the line behind it
     */
    record Found(Table table, int next) {}

    /** The table that begins at the line, or null. */
    @Nullable
    Found at(List<Line> lines, int i) {
        Found separated = separated(lines, i);
        if (separated != null) {
            return separated;
        }
        Found spaced = spaced(lines, i);
        return spaced != null ? spaced : oneByOne(lines, i);
    }

    // ---- tabs and bars ------------------------------------------------------------------------------------------

    private @Nullable Found separated(List<Line> lines, int i) {
        char separator = separatorOf(lines.get(i));
        int next = i + 1;
        while (separator != 0
                && next < lines.size()
                && (separatorOf(lines.get(next)) == separator || goesAcross(lines, next, separator))) {
            next++;
        }
        if (separator == 0) {
            return ofTwo(lines, i);
        }
        if (next == i + 1) {
            return null;
        }
        List<Row> rows = new ArrayList<>();
        for (Line line : lines.subList(i, next)) {
            rows.add(new Row(line.start(), line.end(), cells(line, separator)));
        }
        return new Found(new Table(rows), next);
    }

    /** A table of tasks and times in two columns; rows across it name who leads. */
    private @Nullable Found ofTwo(List<Line> lines, int i) {
        List<Row> rows = new ArrayList<>();
        int next = i;
        while (next < lines.size()
                && text.substring(lines.get(next).start(), lines.get(next).end())
                                .indexOf('\t')
                        >= 0) {
            Line line = lines.get(next);
            rows.add(new Row(line.start(), line.end(), cells(line, '\t')));
            if (next == i) {
                List<String> titles = rows.getFirst().cells().stream()
                        .map(cell -> words(cell.pieces()))
                        .toList();
                if (Columns.of(titles).isEmpty() && Columns.ofGroups(titles).isEmpty()) {
                    return null;
                }
            }
            next++;
        }
        return rows.size() < 2 ? null : new Found(new Table(rows), next);
    }

    /** A tab or bar if the line has at least three cells, else 0. */
    char separatorOf(Line line) {
        if (line.end() - line.start() > LONGEST_ROW) {
            return 0;
        }
        int tabs = 0;
        int bars = 0;
        for (int i = line.start(); i < line.end(); i++) {
            char c = text.charAt(i);
            tabs += c == '\t' ? 1 : 0;
            bars += c == '|' ? 1 : 0;
        }
        if (tabs >= 2
                && !text.substring(line.start(), Math.min(line.end(), line.start() + 40))
                        .startsWith("\t\t\t")) {
            return '\t';
        }
        return bars >= 2 ? '|' : 0;
    }

    /** "I [tab] Các nhiệm vụ trọng tâm" between two rows: a row across the table that heads those below it. */
    private boolean goesAcross(List<Line> lines, int i, char separator) {
        Line line = lines.get(i);
        boolean cut = text.substring(line.start(), line.end()).indexOf(separator) >= 0;
        return separator == '\t'
                && line.end() - line.start() <= LONGEST_CELL
                && i + 1 < lines.size()
                && separatorOf(lines.get(i + 1)) == separator
                && (cut || RUNNING_NUMBER.matcher(firstWord(line)).matches());
    }

    private String firstWord(Line line) {
        String written = text.substring(line.start(), line.end()).strip();
        int space = written.indexOf(' ');
        return space < 0 ? written : written.substring(0, space);
    }

    private List<Cell> cells(Line line, char separator) {
        List<Cell> cells = new ArrayList<>();
        int start = line.start();
        int end = line.end();
        if (separator == '|') {
            while (start < end && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            start += start < end && text.charAt(start) == '|' ? 1 : 0;
            end -= end > start && text.charAt(end - 1) == '|' ? 1 : 0;
        }
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || text.charAt(i) == separator) {
                cells.add(new Cell(List.of(new Line(from, i))));
                from = i + 1;
            }
        }
        return cells;
    }

    // ---- wide spaces --------------------------------------------------------------------------------------------

    private @Nullable Found spaced(List<Line> lines, int i) {
        List<Line> titles = pieces(lines.get(i));
        if (titles.size() < FEWEST_COLUMNS || titles.size() > MOST_COLUMNS) {
            return null;
        }
        int[] at = new int[titles.size()];
        List<List<Line>> header = new ArrayList<>();
        for (int c = 0; c < at.length; c++) {
            at[c] = titles.get(c).start() - lines.get(i).start();
            header.add(new ArrayList<>(List.of(titles.get(c))));
        }
        int next = i + 1;
        while (next < lines.size() && next < i + 3 && goesOn(lines.get(next))) {
            place(lines.get(next), at, header);
            next++;
        }
        List<String> names = header.stream().map(this::words).toList();
        long known = names.stream().filter(Columns::isTitle).count();
        if (Columns.of(names).isEmpty() || known + 1 < names.size()) {
            return null;
        }
        boolean numbered = Columns.isNumberTitle(names.getFirst());
        List<Row> rows = new ArrayList<>();
        rows.add(row(header));
        List<List<Line>> cells = List.of();
        while (next < lines.size() && next - i < MOST_LINES) {
            Line line = lines.get(next);
            List<List<Line>> placed = blank(at.length);
            if (ends(line) || !place(line, at, placed)) {
                break;
            }
            boolean begins = numbered
                    ? !placed.getFirst().isEmpty()
                    : cells.isEmpty()
                            || Character.isUpperCase(text.codePointAt(firstPlaced(placed)))
                                    && placed.stream()
                                                    .filter(cell -> !cell.isEmpty())
                                                    .count()
                                            > 2;
            if (begins || cells.isEmpty()) {
                addRow(rows, cells);
                cells = placed;
            } else {
                for (int c = 0; c < placed.size(); c++) {
                    cells.get(c).addAll(placed.get(c));
                }
            }
            next++;
        }
        addRow(rows, cells);
        return rows.size() < 2 ? null : new Found(new Table(rows), next);
    }

    private static int firstPlaced(List<List<Line>> placed) {
        return placed.stream()
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElseThrow()
                .getFirst()
                .start();
    }

    /** Whether all that stands in the line goes on with titles above it. */
    private boolean goesOn(Line line) {
        return pieces(line).stream().allMatch(piece -> Character.isLowerCase(text.codePointAt(piece.start())));
    }

    /** Puts each piece of the line under the nearest title; false if the line does not fit under them. */
    private boolean place(Line line, int[] at, List<List<Line>> cells) {
        int column = -1;
        List<Line> pieces = pieces(line);
        for (Line piece : pieces) {
            int offset = piece.start() - line.start();
            int nearest = column + 1;
            for (int c = column + 1; c < at.length; c++) {
                if (Math.abs(at[c] - offset) < Math.abs(at[nearest] - offset)) {
                    nearest = c;
                }
            }
            if (nearest >= at.length) {
                return false;
            }
            column = nearest;
            cells.get(column).add(piece);
        }
        boolean alone = pieces.size() == 1 && line.end() - line.start() > at[at.length - 1];
        return !pieces.isEmpty() && !alone;
    }

    /** What stands between wide spaces. */
    private List<Line> pieces(Line line) {
        List<Line> pieces = new ArrayList<>();
        int from = line.start();
        var gaps = WIDE.matcher(text).region(line.start(), line.end());
        while (gaps.find()) {
            addPiece(pieces, from, gaps.start());
            from = gaps.end();
        }
        addPiece(pieces, from, line.end());
        return pieces;
    }

    private void addPiece(List<Line> pieces, int start, int end) {
        Line piece = stripped(new Line(start, end));
        if (piece.end() > piece.start()) {
            pieces.add(piece);
        }
    }

    private Line stripped(Line line) {
        int from = line.start();
        int to = line.end();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return new Line(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    // ---- one cell a line ----------------------------------------------------------------------------------------

    private @Nullable Found oneByOne(List<Line> lines, int i) {
        List<List<Line>> titles = new ArrayList<>();
        int next = i;
        while (next < lines.size() && titles.size() <= MOST_COLUMNS) {
            Line line = stripped(lines.get(next));
            if (line.end() - line.start() > LONGEST_TITLE) {
                break;
            }
            String words = text.substring(line.start(), line.end());
            if (!titles.isEmpty() && !words.isEmpty() && Character.isLowerCase(words.codePointAt(0))) {
                titles.getLast().add(line);
            } else if (Columns.isTitle(words) && !words.endsWith(":") && !words.endsWith(".")) {
                titles.add(new ArrayList<>(List.of(line)));
            } else {
                break;
            }
            next++;
        }
        if (titles.size() < FEWEST_COLUMNS || titles.size() > MOST_COLUMNS) {
            return null;
        }
        List<String> names = titles.stream().map(this::words).toList();
        Map<Column, Integer> columns = Columns.of(names);
        if (!columns.containsKey(Column.LEAD) || columns.size() < 2) {
            return null;
        }
        boolean numbered = Columns.isNumberTitle(names.getFirst());
        List<Line> cells = new ArrayList<>();
        int expected = 1;
        while (next < lines.size()
                && cells.size() < MOST_LINES
                && !ends(lines.get(next))
                && !isParagraph(lines, next)) {
            Line line = stripped(lines.get(next));
            var number = NUMBERED.matcher(text).region(line.start(), line.end());
            if (numbered && number.lookingAt() && Integer.parseInt(number.group(1)) == expected) {
                cells.add(new Line(line.start(), number.end(1)));
                cells.add(new Line(number.end(), line.end()));
            } else {
                cells.add(line);
            }
            expected += isNumber(cells.size() > 1 && number.hasMatch() ? cells.get(cells.size() - 2) : line, expected)
                    ? 1
                    : 0;
            next++;
        }
        List<Row> rows = new ArrayList<>();
        rows.add(row(titles));
        addRows(rows, cells, columns, names.size(), numbered);
        return rows.size() < 2 ? null : new Found(new Table(rows), next);
    }

    /** A sentence set apart by an empty line. */
    private boolean isParagraph(List<Line> lines, int i) {
        Line line = stripped(lines.get(i));
        return line.end() - line.start() > LONGEST_TITLE
                && text.charAt(line.end() - 1) == '.'
                && line.start() - lines.get(i - 1).end() > 1;
    }

    private boolean isNumber(Line cell, int expected) {
        String words = text.substring(cell.start(), cell.end());
        return words.equals(String.valueOf(expected)) || words.equals("0" + expected) || words.equals(expected + ".");
    }

    /** What a cell looks like, by itself. */
    private enum Looks {
        NUMBER,
        UNIT,
        TIME,
        WORDS
    }

    private Looks looks(Line cell) {
        String words = text.substring(cell.start(), cell.end());
        if (RUNNING_NUMBER.matcher(words).matches()) {
            return Looks.NUMBER;
        }
        if (words.length() > LONGEST_CELL) {
            return Looks.WORDS;
        }
        List<Token> tokens = Words.of(words.replaceAll("[.;,]{1,3}$", ""));
        UnitList units = tokens.isEmpty() ? null : new UnitGrammar(tokens).list(0, tokens.size(), true);
        if (units != null && units.next() >= tokens.size()) {
            return Looks.UNIT;
        }
        boolean dated = words.length() < LONGEST_TITLE
                && (VietnameseDates.lastDayOf(words) != null
                                && (TIME_STARTERS.isAt(tokens, 0, tokens.size())
                                        || tokens.getFirst().kind() == Token.Kind.NUMBER)
                        || !Deadlines.in(words).isEmpty() && TIME_STARTERS.isAt(tokens, 0, tokens.size()));
        return dated ? Looks.TIME : Looks.WORDS;
    }

    /** How well a cell of such looks fits into a column, in tenths. */
    private static int fit(Looks looks, @Nullable Column column, boolean numbers) {
        if (numbers) {
            return looks == Looks.NUMBER ? 60 : -80;
        }
        if (looks == Looks.NUMBER) {
            return -40;
        }
        return switch (column == null ? Column.OTHER : column) {
            case TASK -> looks == Looks.WORDS ? 20 : -30;
            case LEAD, COORDINATOR -> looks == Looks.UNIT ? 40 : looks == Looks.WORDS ? -15 : -60;
            case TIME -> looks == Looks.TIME ? 40 : looks == Looks.WORDS ? -20 : -60;
            case MONEY, OTHER -> looks == Looks.WORDS ? 5 : -20;
        };
    }

    /** The likeliest column of each cell: cells come in the order of the columns, some empty, some broken over lines. */
    private void addRows(List<Row> rows, List<Line> cells, Map<Column, Integer> columns, int width, boolean numbered) {
        Column[] holds = new Column[width];
        columns.forEach((column, index) -> holds[index] = column);
        int[][] score = new int[cells.size() + 1][width];
        int[][] from = new int[cells.size() + 1][width];
        Arrays.fill(score[0], -1_000_000);
        score[0][width - 1] = 0;
        for (int k = 0; k < cells.size(); k++) {
            Looks looks = looks(cells.get(k));
            boolean goesOn = goesOn(cells, k);
            for (int c = 0; c < width; c++) {
                int best = -2_000_000;
                for (int before = 0; before < width; before++) {
                    int reached = score[k][before] + step(before, c, holds, goesOn, k == 0);
                    if (reached > best) {
                        best = reached;
                        from[k + 1][c] = before;
                    }
                }
                boolean same = from[k + 1][c] == c && k > 0;
                score[k + 1][c] = best + (same && goesOn ? 0 : fit(looks, holds[c], numbered && c == 0));
            }
        }
        int[] column = new int[cells.size()];
        int at = 0;
        for (int c = 1; c < width; c++) {
            at = score[cells.size()][c] > score[cells.size()][at] ? c : at;
        }
        for (int k = cells.size(); k > 0; k--) {
            column[k - 1] = at;
            at = from[k][at];
        }
        List<List<Line>> open = List.of();
        for (int k = 0; k < cells.size(); k++) {
            if (k == 0 || column[k] < column[k - 1]) {
                addRow(rows, open);
                open = blank(width);
            }
            open.get(column[k]).add(cells.get(k));
        }
        addRow(rows, open);
    }

    private static int step(int before, int c, @Nullable Column[] holds, boolean goesOn, boolean first) {
        if (before == c && !first) {
            return goesOn ? 15 : -25;
        }
        int cost = goesOn ? -30 : 0;
        if (c > before) {
            return cost - skipped(holds, before + 1, c);
        }
        return cost - skipped(holds, before + 1, holds.length) - skipped(holds, 0, c);
    }

    private static int skipped(@Nullable Column[] holds, int from, int to) {
        int cost = 0;
        for (int c = from; c < to; c++) {
            cost += holds[c] == Column.LEAD || holds[c] == Column.TASK ? 30 : 15;
        }
        return cost;
    }

    /** Whether a cell goes on with the one before: it begins in small letters, or the one before hangs. */
    private boolean goesOn(List<Line> cells, int k) {
        if (k == 0 || cells.get(k).end() == cells.get(k).start()) {
            return false;
        }
        Line above = cells.get(k - 1);
        String before = text.substring(above.start(), above.end());
        return Character.isLowerCase(text.codePointAt(cells.get(k).start()))
                || before.endsWith(",")
                || before.endsWith(";")
                || before.endsWith(" và")
                || before.endsWith("-");
    }

    // ---- rows ---------------------------------------------------------------------------------------------------

    private boolean ends(Line line) {
        Line inner = stripped(line);
        return END_OF_TABLE
                        .matcher(text)
                        .region(inner.start(), Math.min(inner.end(), inner.start() + LONGEST_TITLE))
                        .matches()
                || text.startsWith("./.", Math.max(inner.start(), inner.end() - 3));
    }

    private static List<List<Line>> blank(int width) {
        List<List<Line>> cells = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            cells.add(new ArrayList<>());
        }
        return cells;
    }

    private static void addRow(List<Row> rows, List<List<Line>> cells) {
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
            rows.add(row(cells));
        }
    }

    private static Row row(List<List<Line>> cells) {
        int start =
                cells.stream().flatMap(List::stream).mapToInt(Line::start).min().orElse(0);
        int end = cells.stream().flatMap(List::stream).mapToInt(Line::end).max().orElse(start);
        return new Row(start, end, cells.stream().map(Cell::new).toList());
    }

    private String words(List<Line> pieces) {
        StringBuilder words = new StringBuilder();
        for (Line piece : pieces) {
            words.append(words.isEmpty() ? "" : " ").append(text, piece.start(), piece.end());
        }
        return words.toString();
    }
}
