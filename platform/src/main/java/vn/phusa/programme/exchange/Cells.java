package vn.phusa.programme.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Money;
import vn.phusa.base.Problem;
import vn.phusa.base.Qualifier;
import vn.phusa.base.Refusal;
import vn.phusa.document.Headings;
import vn.phusa.document.Spreadsheet;
import vn.phusa.document.Spreadsheet.Cell;
import vn.phusa.document.Spreadsheet.Kind;
import vn.phusa.document.WrittenDay;
import vn.phusa.programme.Figure;
import vn.phusa.vietnamese.Quantity;
import vn.phusa.vietnamese.VietnameseDates;
import vn.phusa.vietnamese.VietnameseNumbers;

/** Reads the cells of one row by what their columns mean, and collects what is wrong with them. */
final class Cells {
    private static final Pattern ALWAYS = Pattern.compile(
            "\\b(thuong xuyen|hang (nam|quy|thang|tuan|ngay)|moi (nam|quy|thang|tuan)|dinh ky|lien tuc|theo yeu cau|khi co yeu cau|"
                    + "theo tien do|regularly|continuous(ly)?|every (year|quarter|month|week)|yearly|quarterly|monthly|weekly|ongoing)\\b");

    private static final Set<String> YES = Set.of("co", "x", "yes", "y", "true", "1", "dung", "cong khai");
    private static final Set<String> NO = Set.of("khong", "no", "n", "false", "0", "sai", "noi bo", "mat");

    private final Spreadsheet.Row row;
    private final Columns columns;
    private final List<String> headings;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();

    Cells(Spreadsheet.Row row, Columns columns, List<String> headings) {
        this.row = row;
        this.columns = columns;
        this.headings = headings;
    }

    List<Problem> problems() {
        return problems;
    }

    List<Problem> notes() {
        return notes;
    }

    void wrong(ImportField field, vn.phusa.base.ProblemCode code, Object... arguments) {
        problems.add(Problem.at(field.key(), code, arguments));
    }

    void note(ImportField field, ImportNote note, Object... arguments) {
        notes.add(Problem.at(field.key(), note, arguments));
    }

    boolean mapped(ImportField field) {
        return columns.of(field) != null;
    }

    /** Whether the row only names a part of the table ("II. Về đổi mới sáng tạo"). */
    boolean heading() {
        List<Cell> filled = row.cells().stream().filter(cell -> !cell.empty()).toList();
        if (filled.isEmpty()) {
            return true;
        }
        return filled.stream().anyMatch(cell -> cell.joined() == Spreadsheet.Joined.ACROSS) && filled.size() <= 2;
    }

    /** The cell, if something readable stands in it. */
    private Optional<Cell> cell(ImportField field) {
        Integer column = columns.of(field);
        Cell cell = column == null ? Cell.EMPTY : row.cell(column);
        switch (cell.kind()) {
            case FORMULA -> {
                wrong(field, ImportProblem.FORMULA, cell.text());
                return Optional.empty();
            }
            case ERROR -> {
                wrong(field, ImportProblem.CELL_ERROR, cell.text());
                return Optional.empty();
            }
            case EMPTY, TEXT, NUMBER, DATE, TRUTH -> {}
        }
        if (cell.empty()) {
            return Optional.empty();
        }
        if (cell.joined() == Spreadsheet.Joined.FROM_ABOVE) {
            note(field, ImportNote.FROM_ABOVE);
        }
        return Optional.of(cell);
    }

    String text(ImportField field) {
        return cell(field).map(Cells::shown).orElse("");
    }

    String required(ImportField field) {
        int before = problems.size();
        String text = text(field);
        if (text.isEmpty() && problems.size() == before) {
            wrong(field, Refusal.REQUIRED);
        }
        return text;
    }

    /** As a person writes it: dates day first. */
    private static String shown(Cell cell) {
        if (cell.kind() == Kind.DATE) {
            return WrittenDay.dayFirst(LocalDate.parse(cell.text()));
        }
        return cell.text().replaceAll("[ \\t]+", " ").strip();
    }

    /**
     * When something is due.
     *
     * @param on null: not set
     * @param asWritten words that say more than the date; empty: none
     */
    record Due(@Nullable LocalDate on, String asWritten) {
        static final Due NOT_SET = new Due(null, "");
    }

    Due due(ImportField field) {
        Optional<Cell> found = cell(field);
        if (found.isEmpty()) {
            return Due.NOT_SET;
        }
        Cell cell = found.get();
        String text = shown(cell);
        if (cell.kind() == Kind.DATE) {
            return new Due(LocalDate.parse(cell.text()), "");
        }
        LocalDate exact = exact(field, text);
        if (exact != null) {
            return new Due(exact, "");
        }
        if (!WrittenDay.looksLike(text)) {
            LocalDate last = VietnameseDates.lastDayOf(text);
            if (last != null) {
                note(field, ImportNote.LAST_DAY, WrittenDay.dayFirst(last));
                return new Due(last, text);
            }
            if (ALWAYS.matcher(Headings.folded(text)).find()) {
                return new Due(null, text);
            }
        }
        wrong(field, ImportProblem.NOT_A_DATE, text);
        return Due.NOT_SET;
    }

    @Nullable
    LocalDate date(ImportField field) {
        Optional<Cell> found = cell(field);
        if (found.isEmpty()) {
            return null;
        }
        if (found.get().kind() == Kind.DATE) {
            return LocalDate.parse(found.get().text());
        }
        LocalDate exact = exact(field, shown(found.get()));
        if (exact == null) {
            wrong(field, ImportProblem.NOT_A_DATE, shown(found.get()));
        }
        return exact;
    }

    private @Nullable LocalDate exact(ImportField field, String text) {
        WrittenDay written = WrittenDay.read(text).orElse(null);
        if (written == null) {
            return null;
        }
        if (written.serial()) {
            note(field, ImportNote.SERIAL_DATE, WrittenDay.dayFirst(written.day()));
        }
        return written.day();
    }

    private Optional<BigDecimal> number(Cell cell) {
        return cell.kind() == Kind.NUMBER
                ? Optional.of(new BigDecimal(cell.text()))
                : VietnameseNumbers.parse(shown(cell).replace('\u2212', '-').replaceAll("\\s", ""));
    }

    @Nullable
    Integer percent(ImportField field) {
        Optional<Cell> found = cell(field);
        if (found.isEmpty()) {
            return null;
        }
        Cell cell = found.get();
        Optional<BigDecimal> number = cell.kind() == Kind.NUMBER
                ? Optional.of(new BigDecimal(cell.text()))
                : VietnameseNumbers.parse(shown(cell).replaceAll("[%\\s]", ""));
        if (number.isEmpty()) {
            wrong(field, Refusal.NOT_A_NUMBER, shown(cell));
            return null;
        }
        BigDecimal value = number.get();
        if (cell.kind() == Kind.NUMBER && value.signum() > 0 && value.compareTo(BigDecimal.ONE) < 0) {
            value = value.movePointRight(2);
            note(field, ImportNote.SHARE, value.stripTrailingZeros().toPlainString());
        }
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(100)) > 0) {
            wrong(field, Refusal.OUT_OF_RANGE, 0, 100);
            return null;
        }
        return value.setScale(0, java.math.RoundingMode.HALF_UP).intValueExact();
    }

    /** In đồng; a heading that says triệu or tỷ, or the words in the cell, multiply. */
    @Nullable
    Money money(ImportField field) {
        Optional<Cell> found = cell(field);
        if (found.isEmpty()) {
            return null;
        }
        Optional<BigDecimal> number = number(found.get());
        if (number.isPresent()) {
            BigDecimal dong = number.get().multiply(multiple(field)).stripTrailingZeros();
            return new Money(dong.setScale(Math.max(0, dong.scale())), Money.DONG);
        }
        List<vn.phusa.vietnamese.Money> said = VietnameseNumbers.money(shown(found.get()));
        if (said.size() == 1 && said.getFirst().currency().equals("VND")) {
            return new Money(said.getFirst().amount(), Money.DONG);
        }
        wrong(field, Refusal.NOT_A_NUMBER, shown(found.get()));
        return null;
    }

    private BigDecimal multiple(ImportField field) {
        Integer column = columns.of(field);
        String heading =
                column == null || column >= headings.size() ? "" : " " + Headings.folded(headings.get(column)) + " ";
        if (heading.contains(" ty ") || heading.contains(" ti ") || heading.contains(" billion ")) {
            return BigDecimal.valueOf(1_000_000_000);
        }
        if (heading.contains(" trieu ") || heading.contains(" tr d ") || heading.contains(" million ")) {
            return BigDecimal.valueOf(1_000_000);
        }
        return heading.contains(" nghin ") || heading.contains(" ngan dong ")
                ? BigDecimal.valueOf(1_000)
                : BigDecimal.ONE;
    }

    /** A count, which may be a bound ("≥ 60", "hơn 60 tổ chức"). */
    @Nullable
    Figure figure(ImportField field, String source) {
        Optional<Cell> found = cell(field);
        if (found.isEmpty()) {
            return null;
        }
        String text = shown(found.get());
        Qualifier qualifier = Qualifier.EXACTLY;
        String bare = text;
        for (Qualifier sign : Qualifier.values()) {
            if (text.startsWith(sign.sign())) {
                qualifier = sign;
                bare = text.substring(sign.sign().length()).strip();
            }
        }
        if (text.startsWith(">=") || text.startsWith("<=")) {
            qualifier = text.startsWith(">") ? Qualifier.AT_LEAST : Qualifier.AT_MOST;
            bare = text.substring(2).strip();
        }
        Optional<BigDecimal> number = found.get().kind() == Kind.NUMBER
                ? Optional.of(new BigDecimal(found.get().text()))
                : VietnameseNumbers.parse(bare.replaceAll("[%\\s]", ""));
        if (number.isPresent()) {
            return new Figure(number.get(), qualifier, null, source);
        }
        List<Quantity> said = VietnameseNumbers.quantities(text);
        if (said.size() == 1) {
            return new Figure(
                    said.getFirst().value(),
                    Qualifier.valueOf(said.getFirst().qualifier().name()),
                    null,
                    source);
        }
        wrong(field, Refusal.NOT_A_NUMBER, text);
        return null;
    }

    boolean yes(ImportField field, boolean otherwise) {
        String text = Headings.folded(text(field));
        if (text.isEmpty()) {
            return otherwise;
        }
        if (YES.contains(text) || NO.contains(text)) {
            return YES.contains(text);
        }
        wrong(field, ImportProblem.UNKNOWN_WORD, text(field));
        return otherwise;
    }

    /** @param words folded word → what it means */
    <T> Optional<T> chosen(ImportField field, Map<String, T> words) {
        String text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        T found = words.get(Headings.folded(text));
        if (found == null) {
            wrong(field, ImportProblem.UNKNOWN_WORD, text);
        }
        return Optional.ofNullable(found);
    }
}
