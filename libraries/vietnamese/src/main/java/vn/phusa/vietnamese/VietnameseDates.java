package vn.phusa.vietnamese;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and periods in Vietnamese words and figures, and the deadlines that a sentence sets with them.
 *
 * <p>A date without a year is never completed with a guess: it gives no date.
 */
public final class VietnameseDates {

    /** "10-15/4/2026", "10/3 - 15/4/2026": the day on which it begins, left out before the day on which it ends. */
    private static final Pattern SPAN_OF_DAYS = Pattern.compile(
            "(?<![\\d/])\\d{1,2}(?:/\\d{1,2})?\\s{0,2}[-–]\\s{0,2}((?:0?[1-9]|[12]\\d|3[01])/\\d{1,2}/\\d{4})");

    private static final Pattern DAY_MONTH_YEAR = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Pattern DAY_MONTH = Pattern.compile("(\\d{1,2})[/-](\\d{1,2})");
    private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})[/.-](\\d{4})");
    private static final Pattern QUARTER_YEAR = Pattern.compile("([IV1-4]{1,3})[/.-](\\d{4})");
    /** "T12/2026". */
    private static final Pattern SHORT_MONTH = Pattern.compile("[Tt](\\d{1,2})/(\\d{4})");

    private static final Pattern YEAR = Pattern.compile("(?:19|20|21)\\d\\d");

    private static final String DAY_WORD = key("ngày");
    private static final String WEEK_WORD = key("tuần");
    private static final String MONTH_WORD = key("tháng");
    private static final String QUARTER_WORD = key("quý");
    private static final String OF_WORD = key("của");
    private static final String YEAR_WORD = key("năm");
    private static final String HALF_WORD = key("nửa");
    private static final String FIRST_WORD = key("đầu");
    private static final String LAST_WORD = key("cuối");
    /** "ngày mùng 5": one of the first ten days of a month. */
    private static final Set<String> EARLY = Set.of(key("mùng"), key("mồng"));

    private static final Set<String> EVERY = Set.of(key("hằng"), key("hàng"), key("mỗi"), key("từng"));

    private VietnameseDates() {}

    /** All dates and periods in a text, in order, each at its longest reading. */
    public static List<DateMention> mentions(String text) {
        List<Token> tokens = Tokenizer.tokens(text);
        List<DateMention> found = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            Found date = read(tokens, i, false);
            if (date == null || date.last() == null || date.first() == null) {
                i = date == null ? i + 1 : date.next();
                continue;
            }
            int start = tokens.get(i).start();
            int end = tokens.get(date.next() - 1).end();
            found.add(new DateMention(date.first(), date.last(), text.substring(start, end), start, end));
            i = date.next();
        }
        return found;
    }

    /**
     * The last day that a table cell or form field such as "Quý III/2025", "30/6/2026", "2022-2025" or "Trước ngày 15
     * tháng 10 năm 2026" names, or null. A cell may give the bare date without "trước" or "trong".
     */
    public static @Nullable LocalDate lastDayOf(String cell) {
        List<Token> tokens = Tokenizer.tokens(SPAN_OF_DAYS.matcher(cell).replaceAll("$1"));
        LocalDate last = null;
        int i = 0;
        while (i < tokens.size()) {
            Found date = read(tokens, i, true);
            if (date != null
                    && date.last() != null
                    && (last == null || date.last().isAfter(last))) {
                last = date.last();
            }
            i = date == null ? i + 1 : date.next();
        }
        return last;
    }

    /**
     * A date or period that begins at a token.
     *
     * @param first first day, null when no year is given
     * @param last last day, null when no year is given
     * @param next index of the token after it
     */
    record Found(@Nullable LocalDate first, @Nullable LocalDate last, int next) {}

    /** Reads the date or period that begins at {@code i}; {@code bare} also accepts a lone year or month/year. */
    static @Nullable Found read(List<Token> tokens, int i, boolean bare) {
        Token token = tokens.get(i);
        String key = token.key();
        if (key.equals(DAY_WORD)) {
            boolean early =
                    i + 1 < tokens.size() && EARLY.contains(tokens.get(i + 1).key());
            return readDay(tokens, early ? i + 2 : i + 1);
        }
        Matcher written = SHORT_MONTH.matcher(token.text());
        if (written.matches()) {
            return month(number(written, 2), number(written, 1), i + 1);
        }
        if (key.equals(WEEK_WORD)) {
            return readWeek(tokens, i);
        }
        if (key.equals(MONTH_WORD)) {
            return readMonth(tokens, i + 1);
        }
        if (key.equals(QUARTER_WORD)) {
            return readQuarter(tokens, i + 1);
        }
        if (key.equals(YEAR_WORD)) {
            return readYears(tokens, i + 1);
        }
        if (key.equals(LAST_WORD) && i + 1 < tokens.size() && isPeriodWord(tokens.get(i + 1))) {
            return read(tokens, i + 1, bare);
        }
        if (token.kind() != Token.Kind.NUMBER && !key.equals(HALF_WORD)) {
            return null;
        }
        Found half = readHalfYear(tokens, i);
        if (half != null) {
            return half;
        }
        if (DAY_MONTH_YEAR.matcher(token.text()).matches()) {
            return readDay(tokens, i);
        }
        if (YEAR.matcher(token.text()).matches() && (bare || isSpan(tokens, i))) {
            return readYears(tokens, i);
        }
        Found spelled = i + 2 < tokens.size() && tokens.get(i + 1).key().equals(MONTH_WORD) ? readDay(tokens, i) : null;
        if (spelled != null && spelled.last() != null) {
            return spelled;
        }
        return bare && MONTH_YEAR.matcher(token.text()).matches() ? readMonth(tokens, i) : null;
    }

    private static boolean isPeriodWord(Token token) {
        return token.key().equals(YEAR_WORD)
                || token.key().equals(MONTH_WORD)
                || token.key().equals(QUARTER_WORD);
    }

    /** "tuần 2 tháng 5/2026": nobody has laid down where such a week ends, so it gives no day. */
    private static @Nullable Found readWeek(List<Token> tokens, int i) {
        boolean numbered = i + 2 < tokens.size()
                && tokens.get(i + 1).kind() == Token.Kind.NUMBER
                && tokens.get(i + 2).key().equals(MONTH_WORD);
        Found month = numbered ? readMonth(tokens, i + 3) : null;
        return month == null ? null : new Found(null, null, month.next());
    }

    private static @Nullable Found readDay(List<Token> tokens, int i) {
        if (i >= tokens.size()) {
            return null;
        }
        Matcher whole = DAY_MONTH_YEAR.matcher(tokens.get(i).text());
        if (whole.matches()) {
            LocalDate day = day(number(whole, 3), number(whole, 2), number(whole, 1));
            return day == null ? null : new Found(day, day, i + 1);
        }
        if (DAY_MONTH.matcher(tokens.get(i).text()).matches()) {
            return new Found(null, null, i + 1);
        }
        Small dayNumber = small(tokens, i, 31);
        if (dayNumber == null) {
            return null;
        }
        int next = skipSlash(tokens, dayNumber.next());
        if (next < tokens.size()
                && (isEvery(tokens.get(next)) || tokens.get(next).key().equals(OF_WORD))) {
            return new Found(null, null, dayNumber.next());
        }
        if (next >= tokens.size()
                || next == dayNumber.next() && !tokens.get(next).key().equals(MONTH_WORD)) {
            return null;
        }
        Matcher monthYear = MONTH_YEAR.matcher(
                next + 1 < tokens.size() ? tokens.get(next + 1).text() : "");
        if (tokens.get(next).key().equals(MONTH_WORD) && monthYear.matches()) {
            LocalDate day = day(number(monthYear, 2), number(monthYear, 1), dayNumber.value());
            return day == null ? null : new Found(day, day, next + 2);
        }
        Small month = small(tokens, tokens.get(next).key().equals(MONTH_WORD) ? next + 1 : next, 12);
        if (month == null) {
            return null;
        }
        Small year = year(tokens, month.next());
        if (year == null) {
            return new Found(null, null, month.next());
        }
        LocalDate day = day(year.value(), month.value(), dayNumber.value());
        return day == null ? null : new Found(day, day, year.next());
    }

    private static @Nullable Found readMonth(List<Token> tokens, int i) {
        if (i >= tokens.size()) {
            return null;
        }
        Matcher whole = MONTH_YEAR.matcher(tokens.get(i).text());
        if (whole.matches()) {
            return month(number(whole, 2), number(whole, 1), i + 1);
        }
        Small month = small(tokens, i, 12);
        if (month == null) {
            return null;
        }
        Small year = year(tokens, month.next());
        return year == null ? new Found(null, null, month.next()) : month(year.value(), month.value(), year.next());
    }

    private static @Nullable Found month(int year, int month, int next) {
        if (month < 1 || month > 12) {
            return null;
        }
        YearMonth period = YearMonth.of(year, month);
        return new Found(period.atDay(1), period.atEndOfMonth(), next);
    }

    private static @Nullable Found readQuarter(List<Token> tokens, int i) {
        if (i >= tokens.size()) {
            return null;
        }
        Matcher whole = QUARTER_YEAR.matcher(tokens.get(i).text());
        if (whole.matches()) {
            return quarter(number(whole, 2), quarterNumber(whole.group(1)), i + 1);
        }
        int quarter = quarterNumber(tokens.get(i).text());
        int next = i + 1;
        if (quarter == 0) {
            Small spelled = small(tokens, i, 4);
            if (spelled == null) {
                return null;
            }
            quarter = spelled.value();
            next = spelled.next();
        }
        Small year = year(tokens, next);
        return year == null ? new Found(null, null, next) : quarter(year.value(), quarter, year.next());
    }

    private static int quarterNumber(String written) {
        OptionalInt roman = VietnameseNumbers.roman(written);
        if (roman.isPresent() && roman.getAsInt() <= 4) {
            return roman.getAsInt();
        }
        return written.length() == 1 && written.charAt(0) >= '1' && written.charAt(0) <= '4'
                ? written.charAt(0) - '0'
                : 0;
    }

    private static @Nullable Found quarter(int year, int quarter, int next) {
        if (quarter == 0) {
            return null;
        }
        YearMonth last = YearMonth.of(year, quarter * 3);
        return new Found(last.minusMonths(2).atDay(1), last.atEndOfMonth(), next);
    }

    /** "6 tháng đầu năm 2026", "nửa cuối năm 2026". */
    private static @Nullable Found readHalfYear(List<Token> tokens, int i) {
        int next;
        if (tokens.get(i).key().equals(HALF_WORD)) {
            next = i + 1;
        } else if (isSix(tokens.get(i).text())
                && i + 1 < tokens.size()
                && tokens.get(i + 1).key().equals(MONTH_WORD)) {
            next = i + 2;
        } else {
            return null;
        }
        if (next >= tokens.size()) {
            return null;
        }
        boolean firstHalf = tokens.get(next).key().equals(FIRST_WORD);
        if (!firstHalf && !tokens.get(next).key().equals(LAST_WORD)) {
            return null;
        }
        Small year = year(tokens, next + 1);
        if (year == null) {
            return new Found(null, null, next + 1);
        }
        int y = year.value();
        return firstHalf
                ? new Found(LocalDate.of(y, 1, 1), LocalDate.of(y, 6, 30), year.next())
                : new Found(LocalDate.of(y, 7, 1), LocalDate.of(y, 12, 31), year.next());
    }

    private static boolean isSix(String figures) {
        return figures.equals("6") || figures.equals("06");
    }

    private static boolean isSpan(List<Token> tokens, int i) {
        return i + 2 < tokens.size()
                && isDash(tokens.get(i + 1))
                && YEAR.matcher(tokens.get(i + 2).text()).matches();
    }

    private static boolean isDash(Token token) {
        return token.is("-") || token.is("–") || token.is("—");
    }

    private static @Nullable Found readYears(List<Token> tokens, int i) {
        if (i >= tokens.size() || !YEAR.matcher(tokens.get(i).text()).matches()) {
            return null;
        }
        int first = Integer.parseInt(tokens.get(i).text());
        int last = first;
        int next = i + 1;
        if (isSpan(tokens, i)) {
            last = Integer.parseInt(tokens.get(i + 2).text());
            next = i + 3;
        }
        return last < first ? null : new Found(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31), next);
    }

    private record Small(int value, int next) {}

    /** A whole number from 1 to {@code max}, in figures or words. */
    private static @Nullable Small small(List<Token> tokens, int i, int max) {
        if (i >= tokens.size()) {
            return null;
        }
        String figures = tokens.get(i).text();
        if (figures.length() <= 2 && figures.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int value = Integer.parseInt(figures);
            return value >= 1 && value <= max ? new Small(value, i + 1) : null;
        }
        if (tokens.get(i).key().equals(YEAR_WORD)
                && i + 1 < tokens.size()
                && tokens.get(i + 1).kind() == Token.Kind.NUMBER) {
            return null;
        }
        // "tháng ba năm 2026": the word "năm" is both five and year; take the shortest numeral that fits.
        for (int length = 3; length >= 1; length--) {
            if (i + length > tokens.size()) {
                continue;
            }
            VietnameseNumbers.Numeral numeral = VietnameseNumbers.readWords(tokens.subList(i, i + length), 0);
            boolean swallowsYear = length > 1
                    && tokens.get(i + length - 1).key().equals(YEAR_WORD)
                    && i + length < tokens.size()
                    && startsYear(tokens, i + length);
            if (numeral != null
                    && numeral.next() == length
                    && numeral.value() >= 1
                    && numeral.value() <= max
                    && !swallowsYear) {
                return new Small((int) numeral.value(), i + length);
            }
        }
        return null;
    }

    private static boolean startsYear(List<Token> tokens, int i) {
        return YEAR.matcher(tokens.get(i).text()).matches() || VietnameseNumbers.readWords(tokens, i) != null;
    }

    /** "năm 2026", "/2026", "-2026", "2026", "năm hai nghìn không trăm hai mươi sáu". */
    private static @Nullable Small year(List<Token> tokens, int from) {
        int i = from;
        if (i < tokens.size() && tokens.get(i).is(",")) {
            i++;
        }
        if (i < tokens.size() && tokens.get(i).key().equals(YEAR_WORD)) {
            i++;
        } else {
            i = skipSlash(tokens, i);
            if (i == from + 1 && tokens.get(from).is(",")) {
                return null;
            }
        }
        if (i >= tokens.size()) {
            return null;
        }
        if (YEAR.matcher(tokens.get(i).text()).matches()) {
            return new Small(Integer.parseInt(tokens.get(i).text()), i + 1);
        }
        VietnameseNumbers.Numeral words = VietnameseNumbers.readWords(tokens, i);
        return words != null && words.value() >= 1900 && words.value() < 2200
                ? new Small((int) words.value(), words.next())
                : null;
    }

    private static int skipSlash(List<Token> tokens, int i) {
        return i < tokens.size() && (tokens.get(i).is("/") || isDash(tokens.get(i))) ? i + 1 : i;
    }

    private static @Nullable LocalDate day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    static boolean isEvery(Token token) {
        return EVERY.contains(token.key());
    }

    private static String key(String word) {
        return VietnameseText.spellingKey(word);
    }
}
