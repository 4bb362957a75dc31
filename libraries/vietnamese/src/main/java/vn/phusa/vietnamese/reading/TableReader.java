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
import vn.phusa.vietnamese.reading.UnitGrammar.Unit;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/** Reads tables of assignment, whatever the order and the names of their columns. */
final class TableReader {

    private enum Column {
        TASK,
        LEAD,
        COORDINATOR,
        TIME,
        MONEY,
        OTHER
    }

    private static final Phrases TASK_NAMES = Phrases.of(
            "nội dung, nhiệm vụ, công việc, hoạt động, đề án, dự án, giải pháp, tên, đầu việc, việc, hạng mục, chương trình");
    private static final Phrases LEAD_NAMES = Phrases.of("""
            chủ trì, thực hiện, đầu mối, phụ trách, trách nhiệm, đơn vị, cơ quan, phân công, tham mưu, giao, chịu trách nhiệm""");
    private static final Phrases STRONG_LEAD_NAMES = Phrases.of("chủ trì, đầu mối, chịu trách nhiệm chính, phụ trách");
    private static final Phrases COORDINATOR_NAMES = Phrases.of("phối hợp, tham gia, phối kết hợp, cùng thực hiện");
    private static final Phrases TIME_NAMES =
            Phrases.of("thời gian, thời hạn, tiến độ, hoàn thành, hạn, thời điểm, lộ trình, kỳ hạn, mốc");
    private static final Phrases MONEY_NAMES = Phrases.of("kinh phí, vốn, dự toán, ngân sách, số tiền");
    private static final Phrases OTHER_NAMES = Phrases.of(
            "sản phẩm, kết quả, ghi chú, chỉ tiêu, đơn vị tính, stt, tt, số tt, căn cứ, mục tiêu, họ và tên, họ tên, chức vụ, chức danh, số điện thoại, điện thoại, địa chỉ, đầu ra, trạng thái, tình trạng");

    /** "Sở A (chủ trì), Sở B (phối hợp)" in one cell. */
    private static final Pattern ROLE = Pattern.compile("\\(\\s{0,3}(chủ trì|đầu mối|phối hợp)\\s{0,3}\\)");

    private final String text;

    TableReader(String text) {
        this.text = text;
    }

    private record Cell(int start, int end) {}

    /** The commitments of the table; none if it has no column that names who leads. */
    List<ProposedCommitment> read(Outline.Table table) {
        List<ProposedCommitment> found = new ArrayList<>();
        Map<Column, Integer> columns = Map.of();
        String leadTitle = "";
        boolean behindHeader = false;
        for (Outline.Line line : table.rows()) {
            List<Cell> cells = cells(line, table.separator());
            Map<Column, Integer> header = header(cells);
            if (header.containsKey(Column.LEAD) && (columns.isEmpty() || isHeaderAgain(cells))) {
                columns = behindHeader ? joined(columns, header) : header;
                leadTitle = words(cells.get(header.get(Column.LEAD)));
                behindHeader = true;
                continue;
            }
            behindHeader = false;
            if (!columns.isEmpty()) {
                ProposedCommitment commitment = row(line, cells, columns, leadTitle);
                if (commitment != null) {
                    found.add(commitment);
                }
            }
        }
        return found;
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

    private List<Cell> cells(Outline.Line line, char separator) {
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
                cells.add(new Cell(from, i));
                from = i + 1;
            }
        }
        return cells;
    }

    private String words(Cell cell) {
        return VietnameseText.normalise(text.substring(cell.start(), cell.end())
                .replace("*", "")
                .replace("<br>", "; ")
                .strip());
    }

    private Map<Column, Integer> header(List<Cell> cells) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        boolean strongLead = false;
        List<Integer> other = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            List<Token> title = Words.of(words(cells.get(i)));
            if (title.isEmpty() || title.size() > 12) {
                continue;
            }
            Column column = columnOf(title);
            boolean strong = column == Column.LEAD && holds(STRONG_LEAD_NAMES, title);
            if (column == Column.LEAD && strong && !strongLead) {
                columns.put(column, i);
                strongLead = true;
            } else if (column != Column.OTHER) {
                columns.putIfAbsent(column, i);
            } else if (!OTHER_NAMES.isAt(title, 0, title.size())) {
                other.add(i);
            }
        }
        boolean assigns = columns.containsKey(Column.LEAD)
                && (columns.containsKey(Column.TASK) || columns.containsKey(Column.TIME) || strongLead);
        if (assigns) {
            other.stream().findFirst().ifPresent(index -> columns.putIfAbsent(Column.TASK, index));
        }
        return assigns ? columns : Map.of();
    }

    private static Column columnOf(List<Token> title) {
        if (holds(COORDINATOR_NAMES, title) && !holds(STRONG_LEAD_NAMES, title)) {
            return Column.COORDINATOR;
        }
        if (OTHER_NAMES.isAt(title, 0, title.size())) {
            return Column.OTHER;
        }
        if (holds(STRONG_LEAD_NAMES, title)) {
            return Column.LEAD;
        }
        if (holds(TIME_NAMES, title)) {
            return Column.TIME;
        }
        if (holds(MONEY_NAMES, title)) {
            return Column.MONEY;
        }
        boolean unit = Phrases.of("đơn vị, cơ quan, người, tổ chức, sở, ban").isAt(title, 0, title.size());
        if (!unit && holds(TASK_NAMES, title)) {
            return Column.TASK;
        }
        return holds(LEAD_NAMES, title) ? Column.LEAD : Column.OTHER;
    }

    private static boolean holds(Phrases names, List<Token> title) {
        for (int i = 0; i < title.size(); i++) {
            if (names.isAt(title, i, title.size())) {
                return true;
            }
        }
        return false;
    }

    /** A header repeated on a new page holds no sentence and no date. */
    private boolean isHeaderAgain(List<Cell> cells) {
        return cells.stream()
                .allMatch(cell -> words(cell).length() < 40 && !words(cell).matches(".{0,30}\\d.{0,30}"));
    }

    private @Nullable ProposedCommitment row(
            Outline.Line line, List<Cell> cells, Map<Column, Integer> columns, String leadTitle) {
        String task = cell(cells, columns, Column.TASK);
        String lead = cell(cells, columns, Column.LEAD);
        if (lead.isEmpty()
                || task.isEmpty() && columns.containsKey(Column.TASK)
                || lead.matches("[-–—.\\d\\s:|]{1,20}")) {
            return null;
        }
        Parties parties = parties(lead);
        if (parties.leads().isEmpty()) {
            return null;
        }
        List<String> coordinators = new ArrayList<>(parties.coordinators());
        units(cell(cells, columns, Column.COORDINATOR)).stream()
                .filter(name -> !coordinators.contains(name))
                .forEach(coordinators::add);
        String time = cell(cells, columns, Column.TIME);
        LocalDate due = dueOf(time);
        Recurrence recurrence = due != null ? null : cycleOf(time);
        int start = line.start();
        int end = line.end();
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
                coordinators,
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
        return written.matches("[-–—.\\s]{1,10}") ? "" : written;
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
        for (String part : cell.substring(from).split(";")) {
            if (part.isBlank()) {
                continue;
            }
            List<Token> tokens = Words.of(part);
            int leading = indexOf(tokens, "chủ trì");
            int joining = indexOf(tokens, "phối hợp");
            if (joining < 0) {
                leads.addAll(units(leading < 0 ? part : withoutMark(part, tokens, leading)));
            } else if (leading >= 0 && leading < joining) {
                leads.addAll(units(part.substring(0, tokens.get(leading).start())));
                coordinators.addAll(units(behind(part, tokens, joining)));
            } else {
                String before = part.substring(0, tokens.get(joining).start());
                coordinators.addAll(units(before.isBlank() ? behind(part, tokens, joining) : before));
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
                && (tokens.get(next).kind() == Token.Kind.MARK
                        || Phrases.of("với, cùng").isAt(tokens, next, tokens.size()))) {
            next++;
        }
        return next < tokens.size() ? part.substring(tokens.get(next).start()) : "";
    }

    private static int indexOf(List<Token> tokens, String phrase) {
        Phrases wanted = Phrases.of(phrase);
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

    static @Nullable LocalDate dueOf(String time) {
        if (isCycle(time)) {
            return null;
        }
        for (Deadline deadline : Deadlines.in(time)) {
            if (deadline.due() != null) {
                return deadline.due();
            }
        }
        List<Token> tokens = Words.of(time);
        if (isBeforeEvent(tokens)) {
            return null;
        }
        boolean startOnly = Phrases.of("từ, kể từ, bắt đầu từ, sau").isAt(tokens, 0, tokens.size())
                && !Phrases.of("đến, tới").isAt(tokens, Math.max(0, indexOf(tokens, "đến")), tokens.size());
        return startOnly ? null : VietnameseDates.lastDayOf(time);
    }

    /** "Trước mùa mưa năm 2026": the year belongs to an event whose day the cell does not say. */
    private static boolean isBeforeEvent(List<Token> tokens) {
        return tokens.size() > 1
                && Phrases.of("trước, sau").isAt(tokens, 0, tokens.size())
                && tokens.get(1).kind() == Token.Kind.WORD
                && !Phrases.of("ngày, tháng, quý, năm, cuối, hết, thời điểm, thời hạn, mốc")
                        .isAt(tokens, 1, tokens.size());
    }

    static @Nullable Recurrence cycleOf(String time) {
        return Deadlines.in(time).stream()
                .map(Deadline::recurrence)
                .filter(recurrence -> recurrence != null)
                .min(Recurrence::compareTo)
                .orElse(null);
    }
}
