package vn.phusa.vietnamese.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Deadline;
import vn.phusa.vietnamese.Deadlines;
import vn.phusa.vietnamese.Recurrence;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.VietnameseDates;
import vn.phusa.vietnamese.VietnameseNumbers;
import vn.phusa.vietnamese.VietnameseText;
import vn.phusa.vietnamese.reading.Columns.Column;
import vn.phusa.vietnamese.reading.Outline.Cell;
import vn.phusa.vietnamese.reading.Outline.Row;
import vn.phusa.vietnamese.reading.UnitGrammar.Unit;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/** Reads tables of assignment, whatever the order and the names of their columns. */
final class TableReader {

    /** "Sở A (chủ trì), Sở B (phối hợp)" in one cell. */
    private static final Pattern ROLE = Pattern.compile("\\(\\s{0,3}(chủ trì|đầu mối|phối hợp)\\s{0,3}\\)");

    /** "Q3/2027". */
    private static final Pattern QUARTER = Pattern.compile("\\bQ\\.?(?=(?:[1-4]|IV|I{1,3})\\b)");

    /** What a cell says that repeats the one above it. */
    private static final Pattern AS_ABOVE = Pattern.compile("(?i)như trên|[-–]?\\s?nt\\s?[-–]?|[\"”“〃]|''");

    private static final Pattern NUMBER = Pattern.compile("[\\d.]{1,6}[.)]?|[IVXL]{1,6}[.)]?|[A-Za-z][.)]?");
    /** A running number of a task, not of a group of tasks. */
    private static final Pattern COUNTED = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3})?[.)]?");

    private static final Phrases LEADING = Phrases.of("chủ trì");
    private static final Phrases JOINING = Phrases.of("phối hợp");
    private static final Phrases WITH = Phrases.of("với, cùng");
    private static final Phrases STARTS = Phrases.of("từ, kể từ, bắt đầu từ, sau");
    private static final Phrases ENDS = Phrases.of("đến, tới");
    private static final Phrases OPEN_ENDS = Phrases.of(
            "tiếp theo, trở đi, hằng năm, hàng năm, năm học, những năm sau, các năm sau, kể từ, sau khi, từ khi");
    private static final Phrases EVENT_SIDES = Phrases.of("trước, sau");
    private static final Phrases TIME_NOUNS = Phrases.of("ngày, tháng, quý, năm, cuối, hết, thời điểm, thời hạn, mốc");

    private final String text;

    TableReader(String text) {
        this.text = text;
    }

    /** Whom the row above named, for cells that are merged downwards, and whom a row across the table names for its group. */
    private record Above(Parties parties, List<String> group) {
        static final Above NOBODY = new Above(new Parties(List.of(), List.of()), List.of());
    }

    /** The commitments of the table; none if neither a column nor a row across it names who leads. */
    List<ProposedCommitment> read(Outline.Table table) {
        List<ProposedCommitment> found = new ArrayList<>();
        Map<Column, Integer> columns = Map.of();
        String leadTitle = "";
        boolean behindHeader = false;
        Above above = Above.NOBODY;
        List<Row> rows = table.rows();
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            List<Cell> cells = row.cells();
            List<String> written = cells.stream().map(this::words).toList();
            Map<Column, Integer> header = Columns.of(written);
            if (header.isEmpty() && columns.isEmpty()) {
                header = Columns.ofGroups(written);
            }
            if (!header.isEmpty() && (columns.isEmpty() || isHeaderAgain(cells))) {
                columns = behindHeader ? joined(columns, header) : header;
                Integer lead = columns.get(Column.LEAD);
                leadTitle = lead == null ? "" : words(cells.get(lead));
                behindHeader = true;
                above = Above.NOBODY;
                continue;
            }
            behindHeader = false;
            List<String> group = group(written);
            if (!group.isEmpty()) {
                above = new Above(above.parties(), group);
                leadTitle = columns.containsKey(Column.LEAD) ? leadTitle : String.join(", ", group);
            } else if (!columns.isEmpty()) {
                Parties parties = parties(cells, columns, above);
                boolean over = r + 1 < rows.size()
                        && cell(cells, columns, Column.LEAD).isEmpty()
                        && isPartOf(rows.get(r + 1), written.getFirst());
                if (parties != null && !over) {
                    found.add(row(row, columns, parties, leadTitle));
                    above = new Above(parties, above.group());
                }
            }
        }
        return found;
    }

    /** "5 | Luật Thuế thu nhập" over "5.1 | Tổng kết …": the row above only names what its parts are about. */
    private boolean isPartOf(Row below, String number) {
        String counted = number.replaceFirst("[.)]$", "");
        return counted.matches("\\d{1,3}") && words(below.cells().getFirst()).matches(counted + "\\.\\d{1,3}[.)]?");
    }

    /** "II | Sở Y tế | | |": the units that a row across the table names alone. */
    private static List<String> group(List<String> written) {
        List<String> filled = written.stream()
                .filter(cell -> !cell.isBlank() && !NUMBER.matcher(cell).matches())
                .distinct()
                .toList();
        if (filled.size() != 1 || written.size() < 2) {
            return List.of();
        }
        String only = filled.getFirst().replaceFirst("^(?:[IVX]{1,5}|\\d{1,2}|[A-Z])[.)]\\s{1,5}", "");
        List<Token> tokens = Words.of(only);
        UnitList list = tokens.isEmpty() ? null : new UnitGrammar(tokens).list(0, tokens.size(), true);
        boolean units = list != null && list.next() >= tokens.size() && !Character.isLowerCase(only.codePointAt(0));
        return units ? units(only) : List.of();
    }

    /** Who leads and takes part in a row; null where nobody leads. */
    private @Nullable Parties parties(List<Cell> cells, Map<Column, Integer> columns, Above above) {
        String task = cell(cells, columns, Column.TASK);
        String lead = cell(cells, columns, Column.LEAD);
        if (task.isEmpty() && columns.containsKey(Column.TASK) || lead.matches("[-–—.\\d\\s:|]{1,20}")) {
            return null;
        }
        List<String> others = units(cell(cells, columns, Column.COORDINATOR));
        if (lead.isEmpty()) {
            if (!columns.containsKey(Column.LEAD)) {
                return above.group().isEmpty() ? null : new Parties(above.group(), others);
            }
            boolean merged = !others.isEmpty()
                    || !cell(cells, columns, Column.TIME).isEmpty()
                    || COUNTED.matcher(words(cells.getFirst())).matches();
            List<String> leads = above.parties().leads().isEmpty()
                    ? above.group()
                    : above.parties().leads();
            List<String> same = others.isEmpty() ? above.parties().coordinators() : others;
            return merged && !leads.isEmpty() ? new Parties(leads, same) : null;
        }
        Parties parties = parties(lead);
        List<String> coordinators = new ArrayList<>(parties.coordinators());
        others.stream()
                .filter(name -> !coordinators.contains(name) && !parties.leads().contains(name))
                .forEach(coordinators::add);
        return parties.leads().isEmpty() ? null : new Parties(parties.leads(), coordinators);
    }

    /** A header of two rows: the second names the parts of what the first holds together. */
    private static Map<Column, Integer> joined(Map<Column, Integer> upper, Map<Column, Integer> lower) {
        Map<Column, Integer> columns = new EnumMap<>(lower);
        upper.forEach((column, index) -> {
            if (!lower.containsValue(index)) {
                columns.putIfAbsent(column, index);
            }
        });
        return columns;
    }

    private String words(Cell cell) {
        StringBuilder words = new StringBuilder();
        for (Outline.Line piece : cell.pieces()) {
            words.append(words.isEmpty() ? "" : " ").append(text, piece.start(), piece.end());
        }
        return VietnameseText.normalise(
                words.toString().replace("*", "").replace("<br>", "; ").strip());
    }

    /** A header repeated on a new page holds no sentence and no date. */
    private boolean isHeaderAgain(List<Cell> cells) {
        return cells.stream()
                .allMatch(cell -> words(cell).length() < 40 && !words(cell).matches(".{0,30}\\d.{0,30}"));
    }

    private ProposedCommitment row(Row row, Map<Column, Integer> columns, Parties parties, String leadTitle) {
        List<Cell> cells = row.cells();
        String task = cell(cells, columns, Column.TASK);
        String time = cell(cells, columns, Column.TIME);
        LocalDate due = dueOf(time);
        Recurrence recurrence = due != null ? null : cycleOf(time);
        int start = row.start();
        int end = row.end();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        String money = cell(cells, columns, Column.MONEY);
        ActionPhrase action = ActionPhrase.of(task);
        return new ProposedCommitment(
                Kinds.of(parties.leads(), task, false),
                parties.leads(),
                parties.coordinators(),
                List.of(),
                action.verbs(),
                action.object(),
                due,
                recurrence,
                time.isEmpty() ? null : time,
                VietnameseNumbers.money(money.isEmpty() ? task : money),
                text.substring(start, end),
                start,
                end,
                leadTitle);
    }

    private String cell(List<Cell> cells, Map<Column, Integer> columns, Column column) {
        Integer index = columns.get(column);
        if (index == null || index >= cells.size()) {
            return "";
        }
        String written = words(cells.get(index));
        return written.matches("[-–—.\\s]{1,10}") || AS_ABOVE.matcher(written).matches() ? "" : written;
    }

    record Parties(List<String> leads, List<String> coordinators) {}

    /** "Sở A chủ trì; Sở B, Sở C phối hợp" in one cell. */
    static Parties parties(String cell) {
        List<String> leads = new ArrayList<>();
        List<String> coordinators = new ArrayList<>();
        Matcher roles = ROLE.matcher(cell);
        int from = 0;
        while (roles.find()) {
            String names = cell.substring(from, roles.start()).replaceAll("^[\\s,;]{1,9}", "");
            (roles.group(1).startsWith("ph") ? coordinators : leads).addAll(units(names));
            from = roles.end();
        }
        boolean othersFollow = false;
        for (String part : cell.substring(from).split(";")) {
            if (part.isBlank()) {
                continue;
            }
            List<Token> tokens = Words.of(part);
            int leading = indexOf(tokens, LEADING);
            int joining = indexOf(tokens, JOINING);
            // "Sở A chủ trì, phối hợp với Sở B; Sở C": the list behind "với" goes on.
            othersFollow = leading >= 0
                            && joining > leading
                            && !behind(part, tokens, joining).isBlank()
                    || othersFollow && leading < 0 && joining < 0;
            if (othersFollow && joining < 0) {
                coordinators.addAll(units(part));
            } else if (joining < 0) {
                boolean described = leading >= 0 && Lexicon.LED.isAt(tokens, leading + 2, tokens.size());
                leads.addAll(units(leading < 0 || described ? part : withoutMark(part, tokens, leading)));
            } else if (leading >= 0 && leading < joining) {
                leads.addAll(units(part.substring(0, tokens.get(leading).start())));
                coordinators.addAll(units(behind(part, tokens, joining)));
            } else {
                String before = part.substring(0, tokens.get(joining).start());
                String behind = behind(part, tokens, joining);
                if (!before.isBlank() && !behind.isBlank()) {
                    leads.addAll(units(before.replaceAll("[\\s,]{1,9}$", "")));
                }
                coordinators.addAll(units(behind.isBlank() ? before : behind));
            }
        }
        return new Parties(leads, coordinators);
    }

    private static String withoutMark(String part, List<Token> tokens, int leading) {
        String before = part.substring(0, tokens.get(leading).start());
        return before.isBlank() ? behind(part, tokens, leading) : before;
    }

    private static String behind(String part, List<Token> tokens, int phrase) {
        int next = phrase + 2;
        while (next < tokens.size()
                && (tokens.get(next).kind() == Token.Kind.MARK || WITH.isAt(tokens, next, tokens.size()))) {
            next++;
        }
        return next < tokens.size() ? part.substring(tokens.get(next).start()) : "";
    }

    private static int indexOf(List<Token> tokens, Phrases wanted) {
        for (int i = 0; i < tokens.size(); i++) {
            if (wanted.isAt(tokens, i, tokens.size())) {
                return i;
            }
        }
        return -1;
    }

    /** The units in a cell: at semicolons always, at commas and "và" where each part is a unit by itself. */
    static List<String> units(String cell) {
        List<String> names = new ArrayList<>();
        for (String part : cell.split("[;\\n]|<br>")) {
            String written = part.strip()
                    .replaceAll("^[-–+•]\\s{0,5}", "")
                    .replaceAll("[.,]+$", "")
                    .strip();
            if (written.isEmpty()) {
                continue;
            }
            List<Token> tokens = Words.of(written);
            UnitList list = new UnitGrammar(tokens).list(0, tokens.size(), false);
            if (list == null || list.next() < tokens.size()) {
                names.addAll(byCommas(written));
                continue;
            }
            for (Unit unit : list.units()) {
                names.add(written.substring(
                        tokens.get(unit.start()).start(),
                        tokens.get(unit.end() - 1).end()));
            }
        }
        return names;
    }

    /** Names that the grammar does not know ("FPT, CMC Telecom") are cut at commas when each begins with a capital. */
    private static List<String> byCommas(String cell) {
        List<String> parts = new ArrayList<>();
        for (String part : cell.split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        boolean names = parts.stream().allMatch(part -> Character.isUpperCase(part.codePointAt(0)));
        return names ? parts : List.of(cell);
    }

    private static boolean isCycle(String time) {
        return Deadlines.in(time).stream()
                .anyMatch(d -> d.due() == null && d.recurrence() != null && d.recurrence() != Recurrence.REGULAR);
    }

    static @Nullable LocalDate dueOf(String cell) {
        String time = QUARTER.matcher(cell).replaceAll("quý ");
        if (isCycle(time)) {
            return null;
        }
        for (Deadline deadline : Deadlines.in(time)) {
            if (deadline.due() != null) {
                return deadline.due();
            }
        }
        List<Token> tokens = Words.of(time);
        if (isBeforeEvent(tokens) || isOpenEnded(tokens)) {
            return null;
        }
        boolean startOnly = STARTS.isAt(tokens, 0, tokens.size())
                && !ENDS.isAt(tokens, Math.max(0, indexOf(tokens, ENDS)), tokens.size());
        return startOnly ? null : VietnameseDates.lastDayOf(time);
    }

    /** "Năm 2026 và các năm tiếp theo", "từ năm 2026 trở đi": no last day. */
    private static boolean isOpenEnded(List<Token> tokens) {
        return indexOf(tokens, OPEN_ENDS) >= 0;
    }

    /** "Trước mùa mưa năm 2026": the year belongs to an event whose day the cell does not say. */
    private static boolean isBeforeEvent(List<Token> tokens) {
        return tokens.size() > 1
                && EVENT_SIDES.isAt(tokens, 0, tokens.size())
                && tokens.get(1).kind() == Token.Kind.WORD
                && !TIME_NOUNS.isAt(tokens, 1, tokens.size());
    }

    static @Nullable Recurrence cycleOf(String time) {
        return Deadlines.in(time).stream()
                .map(Deadline::recurrence)
                .filter(recurrence -> recurrence != null)
                .min(Recurrence::compareTo)
                .orElse(null);
    }
}
