package vn.phusa.vietnamese;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the deadlines and cycles that a clause sets: "trước ngày 30/6/2026", "chậm nhất là …", "trong quý III năm 2025",
 * "hoàn thành trong tháng 6/2025", "Đến năm 2030, …", "hằng quý", "thường xuyên".
 *
 * <p>A date alone is no deadline: it needs a word that makes it one, and a date that only describes a noun ("văn bản được
 * ban hành trước ngày …", "Đề án … đến năm 2030", "kể từ ngày …") is left out.
 */
public final class Deadlines {

    private enum Cue {
        LATEST,
        BEFORE,
        WITHIN,
        UNTIL,
        FROM,
        NONE
    }

    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();
    private static final Pattern DAY_MONTH = Pattern.compile("\\d{1,2}[/-]\\d{1,2}");
    private static final Pattern DATE = Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}");
    private static final Pattern HOUR = Pattern.compile("\\d{1,2}[hg]\\d{0,2}");
    private static final Set<String> FILLERS =
            keys("là", "hết", "cuối", "thời", "điểm", "hạn", "khoảng", "mốc", ":", "đoạn", "giai", "dịp", "kỳ");
    private static final Set<String> LATE = keys("chậm", "muộn");
    private static final Set<String> PARTICIPLES = keys("được", "đã", "đang", "chưa", "bị");
    private static final Set<String> PLAN_NOUNS = keys(
            "đề án",
            "chiến lược",
            "quy hoạch",
            "kế hoạch",
            "chương trình",
            "dự án",
            "tầm nhìn",
            "định hướng",
            "mục tiêu",
            "giai đoạn",
            "trung hạn");
    /** What is done about years that are over, or is told by them. */
    private static final Set<String> LOOKING_BACK = keys(
            "báo cáo",
            "tổng kết",
            "sơ kết",
            "đánh giá",
            "thống kê",
            "kết quả",
            "tình hình",
            "số liệu",
            "thanh tra",
            "kiểm toán",
            "kiểm tra",
            "quyết toán",
            "hồ sơ",
            "rà soát",
            "giai đoạn",
            "phát sinh",
            "ban hành",
            "kế hoạch",
            "chương trình",
            "đề án",
            "dự toán");

    private static final Set<String> COMPLETING = keys("hoàn thành", "hoàn tất", "phải hoàn", "phải xong");
    private static final Set<String> BUDGET_NOUNS =
            keys("sách", "toán", "hoạch", "phí", "trình", "vốn", "lương", "chi", "thu");
    private static final Set<String> STATE_OF = keys("tính", "số", "liệu", "nợ", "dư", "có", "kéo", "dài", "quả");
    private static final Map<String, Recurrence> CYCLES = Map.of(
            key("ngày"), Recurrence.WEEKLY,
            key("tuần"), Recurrence.WEEKLY,
            key("tháng"), Recurrence.MONTHLY,
            key("quý"), Recurrence.QUARTERLY,
            key("năm"), Recurrence.YEARLY);
    /** First syllables of words that end with "bị": "thiết bị", "chuẩn bị". */
    private static final Set<String> BEFORE_BI = keys("thiết", "chuẩn", "trang", "dự", "phòng");

    private static final Set<String> RECEIVERS = keys("tỉnh", "phố", "phủ", "quyền", "xã", "bộ", "dân");
    private static final Set<String> TIMES = keys("lần", "kỳ", "đợt", "số", "buổi", "cuộc", "chuyến", "phiên");
    private static final Set<String> SENDING = keys("trình", "cáo", "gửi", "thành", "xong");
    private static final Set<String> TERM_UNITS = keys("ngày", "tháng", "năm", "giờ", "tuần");
    private static final int TERM_TOKENS = 30;
    private static final int LONGEST_DAY = 6;
    private static final int PLAN_REACH = 3;
    private static final Set<String> WEEKDAYS =
            keys("hai", "ba", "tư", "năm", "sáu", "bảy", "2", "3", "4", "5", "6", "7");
    private static final Set<String> LONG_TERM = keys("trung", "dài", "ngắn");
    /** What may stand between a bracket and the month in which a session is held. */
    private static final Set<String> HELD =
            keys("dự", "kiến", "tổ", "chức", "diễn", "ra", "họp", "khai", "mạc", "vào", "trong", "khoảng");

    private final String text;
    private final List<Token> tokens;

    private Deadlines(String text) {
        this.text = text;
        this.tokens = Tokenizer.tokens(text).stream()
                .filter(token -> token.kind() != Token.Kind.LINE_END)
                .toList();
    }

    /** The deadlines of one clause, in the order of the text. Linear in its length. */
    public static List<Deadline> in(String clause) {
        return new Deadlines(clause).find();
    }

    private List<Deadline> find() {
        List<Deadline> found = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            int next = cycleAt(i, found);
            if (next == i) {
                next = dateAt(i, found);
            }
            if (next == i) {
                next = termAt(i, found);
            }
            i = Math.max(next, i + 1);
        }
        return found;
    }

    private int cycleAt(int i, List<Deadline> found) {
        String word = tokens.get(i).key();
        String following = keyAt(i + 1);
        // "nhu cầu nhân lực từng năm" tells the years apart and sets no cycle.
        boolean each = word.equals(key("từng"));
        if (!each && VietnameseDates.isEvery(tokens.get(i)) && CYCLES.containsKey(following)) {
            if (following.equals(key("năm")) && qualifiesBudget(i)) {
                return i + 2;
            }
            found.add(deadline(null, CYCLES.get(following), i, i + 2));
            return i + 2;
        }
        if (word.equals(key("thường")) && following.equals(key("xuyên"))) {
            if (!keyAt(i - 1).equals(key("chi")) && !keyAt(i - 1).equals(key("không"))) {
                found.add(deadline(null, Recurrence.REGULAR, i, i + 2));
            }
            return i + 2;
        }
        if (word.equals(key("định")) && following.equals(key("kỳ"))) {
            int months = keyAt(i + 3).equals(key("tháng")) ? months(keyAt(i + 2)) : 0;
            if (months > 0) {
                found.add(deadline(null, months == 6 ? Recurrence.HALF_YEARLY : Recurrence.QUARTERLY, i, i + 4));
                return i + 4;
            }
            boolean cycleFollows = i + 2 < tokens.size() && VietnameseDates.isEvery(tokens.get(i + 2));
            if (!cycleFollows) {
                found.add(deadline(null, Recurrence.REGULAR, i, i + 2));
            }
            return i + 2;
        }
        if (months(word) > 0 && following.equals(key("tháng")) && keyAt(i + 2).equals(key("một"))) {
            Recurrence cycle = months(word) == 6 ? Recurrence.HALF_YEARLY : Recurrence.QUARTERLY;
            found.add(deadline(null, cycle, i, Math.min(i + 4, tokens.size())));
            return i + 4;
        }
        boolean once = keyAt(i + 2).equals(key("một"))
                || keyAt(i + 2).equals("1")
                || keyAt(i + 2).equals("/");
        if (tokens.get(i).kind() == Token.Kind.NUMBER
                && once
                && keyAt(i + 3).equals(key("lần"))
                && CYCLES.containsKey(following)) {
            Recurrence cycle = word.matches("0?1")
                    ? CYCLES.get(following)
                    : following.equals(key("tháng")) && months(word) > 0
                            ? months(word) == 6 ? Recurrence.HALF_YEARLY : Recurrence.QUARTERLY
                            : Recurrence.REGULAR;
            found.add(deadline(null, cycle, i, i + 4));
            return i + 4;
        }
        int times = timesAPeriod(i, found);
        if (times > i) {
            return times;
        }
        int quarter = quarterBehindMonth(i);
        if (quarter > 0) {
            found.add(deadline(null, Recurrence.QUARTERLY, i, quarter));
            return quarter;
        }
        return i;
    }

    /** "12 kỳ/năm", "02 lần/năm", "mỗi năm 02 lần": the index behind it, or {@code i}. */
    private int timesAPeriod(int i, List<Deadline> found) {
        boolean counted = tokens.get(i).kind() == Token.Kind.NUMBER && TIMES.contains(keyAt(i + 1));
        String period = keyAt(i + 3);
        if (!counted || !keyAt(i + 2).equals("/") && !keyAt(i + 2).equals(key("một")) || !CYCLES.containsKey(period)) {
            return i;
        }
        Recurrence cycle = CYCLES.get(period);
        if (cycle == Recurrence.YEARLY) {
            cycle = switch (keyAt(i)) {
                case "1", "01" -> Recurrence.YEARLY;
                case "2", "02" -> Recurrence.HALF_YEARLY;
                case "4", "04" -> Recurrence.QUARTERLY;
                case "12" -> Recurrence.MONTHLY;
                case "24", "48", "52" -> Recurrence.WEEKLY;
                default -> Recurrence.REGULAR;
            };
        }
        found.add(deadline(null, cycle, i, i + 4));
        return i + 4;
    }

    /** "tháng cuối quý", "tháng đầu của quý" without the number of a quarter: the index behind it, or 0. */
    private int quarterBehindMonth(int i) {
        boolean edge = keyAt(i + 1).equals(key("cuối")) || keyAt(i + 1).equals(key("đầu"));
        if (!keyAt(i).equals(key("tháng")) || !edge) {
            return 0;
        }
        int quarter = keyAt(i + 2).equals(key("của")) ? i + 3 : i + 2;
        boolean numbered = quarter + 1 < tokens.size()
                && (tokens.get(quarter + 1).kind() != Token.Kind.WORD
                                && tokens.get(quarter + 1).isWord()
                        || tokens.get(quarter + 1).text().matches("[IV]{1,3}"));
        return keyAt(quarter).equals(key("quý")) && !numbered ? quarter + 1 : 0;
    }

    private static int months(String figures) {
        return switch (figures) {
            case "6", "06" -> 6;
            case "3", "03" -> 3;
            default -> 0;
        };
    }

    /** "dự toán ngân sách hằng năm", "kế hoạch thực hiện hằng năm": the year belongs to the budget or plan. */
    private boolean qualifiesBudget(int i) {
        for (int j = i - 1; j >= Math.max(0, i - 3); j--) {
            if (tokens.get(j).kind() == Token.Kind.MARK) {
                return false;
            }
            if (BUDGET_NOUNS.contains(tokens.get(j).key())) {
                return true;
            }
        }
        return false;
    }

    private int dateAt(int i, List<Deadline> found) {
        VietnameseDates.Found date = VietnameseDates.read(tokens, i, false);
        int next = date == null ? i : date.next();
        LocalDate last = date == null ? null : date.last();
        if (date == null
                && tokens.get(i).kind() == Token.Kind.NUMBER
                && DAY_MONTH.matcher(tokens.get(i).text()).matches()) {
            next = i + 1;
        }
        if (next == i) {
            return i;
        }
        int cueAt = cueBefore(i);
        Cue cue = cueAt < 0 ? Cue.NONE : cueOf(cueAt);
        if (last == null) {
            return monthDayCycle(i, next, cueAt, cue, found);
        }
        if (setsDeadline(cue, cueAt, i, next) && !goesOnInYears(next)) {
            found.add(deadline(last, null, cue == Cue.NONE ? i : startOfCue(cueAt), next));
        }
        return next;
    }

    /** "trong năm 2027 và những năm tiếp theo": a period without an end. */
    private boolean goesOnInYears(int next) {
        return keyAt(next).equals(key("và"))
                && (keyAt(next + 1).equals(key("những")) || keyAt(next + 1).equals(key("các")))
                && keyAt(next + 2).equals(key("năm"))
                && (keyAt(next + 3).equals(key("tiếp")) || keyAt(next + 3).equals(key("sau")));
    }

    /** A date without a year: with "hằng năm", "hằng tháng" or "của tháng cuối quý" a cycle, else nothing. */
    private int monthDayCycle(int i, int from, int cueAt, Cue cue, List<Deadline> found) {
        for (int j = from; j < Math.min(from + 5, tokens.size()); j++) {
            if (tokens.get(j).kind() == Token.Kind.MARK) {
                break;
            }
            boolean quarterEnd = tokens.get(j).key().equals(key("quý")) && !keyAt(i).equals(key("quý"));
            Recurrence cycle = VietnameseDates.isEvery(tokens.get(j)) ? CYCLES.get(keyAt(j + 1)) : null;
            if (quarterEnd || cycle != null) {
                int end = quarterEnd ? j + 1 : j + 2;
                int start = cue == Cue.NONE || cueAt < 0 ? i : startOfCue(cueAt);
                found.add(deadline(null, quarterEnd ? Recurrence.QUARTERLY : cycle, start, end));
                return end;
            }
        }
        return from;
    }

    /** "trong hai ngày 15 và 16/7/2026": the index of the first of the days, or {@code i}. */
    private int behindFirstOfTwo(int i) {
        // "trong quý II và quý III năm 2027"
        boolean periods = i > 2
                && keyAt(i - 1).equals(key("và"))
                && keyAt(i).equals(keyAt(i - 3))
                && (keyAt(i).equals(key("quý")) || keyAt(i).equals(key("tháng")));
        if (periods) {
            return i - 3;
        }
        boolean two = i > 2
                && (keyAt(i - 1).equals(key("và")) || keyAt(i - 1).equals("-"))
                && tokens.get(i - 2).kind() == Token.Kind.NUMBER
                && keyAt(i - 3).equals(key("ngày"));
        if (!two) {
            return i;
        }
        boolean counted = keyAt(i - 4).equals(key("hai"))
                || keyAt(i - 4).equals("02")
                || keyAt(i - 4).equals("các");
        return counted ? i - 4 : i - 3;
    }

    /** Index of the last token of the word that governs the date at {@code i}, or -1. */
    private int cueBefore(int i) {
        int j = behindFirstOfTwo(i) - 1;
        while (j >= 0
                && j > i - 12
                && (FILLERS.contains(tokens.get(j).key())
                        || isTimeOfDay(j)
                        || tokens.get(j).is(",") && j > 0 && isTimeOfDay(j - 1)
                        || keyAt(j).equals(key("các")) && keyAt(j + 1).equals(key("năm")))) {
            j--;
        }
        j = behindNamedDay(j);
        return j >= 0 && tokens.get(j).kind() == Token.Kind.WORD ? j : -1;
    }

    /** "trước ngày Quốc khánh 02/9/2026": the index in front of the day's name, or {@code j}. */
    private int behindNamedDay(int j) {
        boolean named = false;
        for (int k = j; k > 0 && k > j - LONGEST_DAY; k--) {
            if (named && tokens.get(k).key().equals(key("ngày"))) {
                return k - 1;
            }
            if (tokens.get(k).kind() != Token.Kind.WORD && !tokens.get(k).is(",")) {
                return j;
            }
            named = tokens.get(k).isCapitalised();
        }
        return j;
    }

    /** "18 giờ 30 phút", "17h00" and the day of the week between a cue and its date. */
    private boolean isTimeOfDay(int j) {
        String word = tokens.get(j).key();
        String following = keyAt(j + 1);
        boolean weekday = WEEKDAYS.contains(word) && keyAt(j - 1).equals(key("thứ"))
                || word.equals(key("thứ")) && WEEKDAYS.contains(following)
                || word.equals(key("nhật")) && keyAt(j - 1).equals(key("chủ"))
                || word.equals(key("chủ")) && following.equals(key("nhật"));
        return weekday
                || word.equals(key("giờ"))
                || word.equals(key("phút"))
                || HOUR.matcher(word).matches()
                || tokens.get(j).kind() == Token.Kind.NUMBER
                        && (following.equals(key("giờ"))
                                || following.equals(key("phút"))
                                || following.equals("h")
                                || keyAt(j - 1).equals(key("giờ")))
                || word.equals("h");
    }

    private Cue cueOf(int j) {
        String word = tokens.get(j).key();
        String before = keyAt(j - 1);
        if (word.equals(key("trước"))) {
            return Cue.BEFORE;
        }
        if (word.equals(key("nhất")) && LATE.contains(before)
                || word.equals(key("hơn")) && LATE.contains(before)
                || word.equals(key("quá")) && before.equals(key("không"))
                || word.equals(key("thành")) && before.equals(key("hoàn"))
                || word.equals(key("xong"))) {
            return Cue.LATEST;
        }
        if (word.equals(key("trong")) || word.equals(key("vào"))) {
            return Cue.WITHIN;
        }
        if (word.equals(key("đến")) || word.equals(key("tới"))) {
            boolean latest = before.equals(key("nhất")) && LATE.contains(keyAt(j - 2));
            return latest ? Cue.LATEST : Cue.UNTIL;
        }
        boolean session = word.equals(key("họp")) && (before.equals(key("phiên")) || before.equals(key("kỳ")));
        if (session && !keyAt(j + 1).equals(key("cuối")) && !keyAt(j + 1).equals(key("năm"))) {
            return Cue.WITHIN;
        }
        return word.equals(key("từ")) || word.equals(key("sau")) ? Cue.FROM : Cue.NONE;
    }

    private int startOfCue(int cueAt) {
        int start = cueAt;
        Cue cue = cueOf(cueAt);
        if (cue == Cue.LATEST && !tokens.get(cueAt).key().equals(key("xong"))) {
            start = keyAt(cueAt - 1).equals(key("nhất")) ? cueAt - 2 : cueAt - 1;
            if (start > 0 && keyAt(start - 1).equals(key("không"))) {
                start--;
            }
        }
        if (start >= 2
                && keyAt(start - 1).equals(key("thành"))
                && keyAt(start - 2).equals(key("hoàn"))) {
            start -= 2;
        }
        return Math.max(start, 0);
    }

    private boolean setsDeadline(Cue cue, int cueAt, int dateAt, int next) {
        return switch (cue) {
            case LATEST -> !(keyAt(cueAt).equals(key("quá")) && cueAt < 1);
            case BEFORE -> !describesNoun(cueAt);
            case WITHIN ->
                completes(cueAt)
                        || !describesNoun(cueAt)
                                && (tokens.get(cueAt).key().equals(key("vào"))
                                        || isWithinYear(dateAt)
                                        || !isPlanPeriod(cueAt, 3));
            case UNTIL -> {
                boolean opens = opensClause(cueAt);
                boolean completes = completes(cueAt) || COMPLETING.contains(keyAt(next) + " " + keyAt(next + 1));
                boolean ends = endsClause(next)
                        && !STATE_OF.contains(keyAt(cueAt - 1))
                        && (isWithinYear(dateAt) || !isPlanPeriod(cueAt, 25))
                        && (!inSpan(cueAt) || isSpanOfWork(cueAt, next) || isWithinYear(dateAt) && !isDuring(cueAt));
                yield opens || completes || ends;
            }
            case FROM -> false;
            case NONE -> standsAlone(dateAt, next) || isBehindTerm(dateAt);
        };
    }

    /** "được cấp trước ngày …", "phát sinh trước ngày …": the date describes a thing, not the duty. */
    private boolean describesNoun(int cueAt) {
        for (int j = cueAt - 1; j >= Math.max(0, cueAt - 4); j--) {
            Token token = tokens.get(j);
            if (token.kind() == Token.Kind.MARK || token.key().equals(key("thành"))) {
                return false;
            }
            boolean arisen = token.key().equals(key("sinh")) && keyAt(j - 1).equals(key("phát"))
                    || token.key().equals(key("lực")) && keyAt(j - 1).equals(key("hiệu")) && !isEnsured(j - 2)
                    || token.key().equals(key("đọng"));
            boolean word = token.key().equals(key("bị")) && BEFORE_BI.contains(keyAt(j - 1));
            if (arisen || PARTICIPLES.contains(token.key()) && !word) {
                return true;
            }
        }
        return false;
    }

    /** "bảo đảm có hiệu lực trước ngày …": that a paper is in force by then is what is owed. */
    private boolean isEnsured(int having) {
        String before = keyAt(having - 1);
        return keyAt(having).equals(key("có"))
                && (before.equals(key("để")) || before.equals(key("đảm")) || before.equals(key("bảo")));
    }

    /** A day, a month or a quarter: no plan is told by one, as by "đến năm 2030". */
    private boolean isWithinYear(int dateAt) {
        String word = keyAt(dateAt);
        return word.equals(key("ngày"))
                || word.equals(key("tháng"))
                || word.equals(key("quý"))
                || DATE.matcher(word).matches();
    }

    private boolean isPlanPeriod(int cueAt, int reach) {
        for (int j = cueAt - 1; j >= Math.max(0, cueAt - reach); j--) {
            Token token = tokens.get(j);
            if (token.is(",") && j < cueAt - 3 || token.is(";")) {
                return false;
            }
            if (PLAN_NOUNS.contains(token.key() + " " + keyAt(j + 1)) && (token.isCapitalised() || j >= cueAt - 4)) {
                return true;
            }
        }
        return false;
    }

    private boolean completes(int cueAt) {
        return keyAt(cueAt - 1).equals(key("thành")) || keyAt(cueAt - 1).equals(key("xong")) || strives(cueAt);
    }

    /** "phấn đấu dư nợ đến 31/12/2027 đạt …", "bảo đảm đến năm 2026 tinh giản …" */
    private boolean strives(int cueAt) {
        if (keyAt(cueAt - 1).equals(key("đảm"))) {
            return true;
        }
        for (int j = cueAt - 1; j > Math.max(0, cueAt - 6) && tokens.get(j).isWord(); j--) {
            if (keyAt(j).equals(key("đấu")) && keyAt(j - 1).equals(key("phấn"))) {
                return true;
            }
        }
        return false;
    }

    private boolean opensClause(int cueAt) {
        return cueAt <= 0
                || tokens.get(cueAt - 1).kind() == Token.Kind.MARK && cueAt <= 4
                || tokens.get(cueAt - 1).is(",")
                        && cueAt + 1 < tokens.size()
                        && keyAt(cueAt + 1).matches("ngai2|ngày|\\d{1,2}/\\d.*|\\d{1,2}|ngày.*|cuoi.*");
    }

    private boolean endsClause(int next) {
        return next >= tokens.size()
                || tokens.get(next).is(".")
                || tokens.get(next).is(";");
    }

    /** "từ năm 2026 đến năm 2030" names a span; it sets a deadline only where "thực hiện" leads it in. */
    private boolean inSpan(int cueAt) {
        for (int j = cueAt - 1; j >= Math.max(0, cueAt - 8); j--) {
            if (tokens.get(j).key().equals(key("từ")) && !keyAt(j + 1).equals(key("nay"))) {
                int before = j > 0 && tokens.get(j - 1).is(":") ? j - 2 : j - 1;
                return before < 0 || !keyAt(before).equals(key("hiện"));
            }
        }
        return false;
    }

    /** "triển khai các nhiệm vụ từ năm 2027 đến năm 2029.": years of work to come, not years that are reported on. */
    private boolean isSpanOfWork(int cueAt, int next) {
        boolean years = keyAt(cueAt - 2).equals(key("năm")) && keyAt(cueAt + 1).equals(key("năm"));
        for (int j = cueAt; j >= 0 && years; j--) {
            years = !LOOKING_BACK.contains(keyAt(j) + " " + keyAt(j + 1));
        }
        return years && endsClause(next);
    }

    /** "trong thời gian diễn ra lễ hội từ ngày A đến ngày B": when something else takes place. */
    private boolean isDuring(int cueAt) {
        for (int j = cueAt - 1; j > Math.max(0, cueAt - TERM_TOKENS / 2); j--) {
            if (keyAt(j).equals(key("ra")) && keyAt(j - 1).equals(key("diễn"))) {
                return true;
            }
        }
        return false;
    }

    /** "…, quý IV/2025." or "(tháng 6/2025)": a month or quarter set apart at the end of a clause. */
    private boolean standsAlone(int dateAt, int next) {
        if (dateAt == 0) {
            return next == tokens.size();
        }
        String word = tokens.get(dateAt).key();
        boolean period = word.equals(key("quý")) || word.equals(key("tháng"));
        Token before = tokens.get(dateAt - 1);
        boolean after = next >= tokens.size() || !tokens.get(next).isWord();
        // "nghiệm thu cuối năm 2029."
        boolean yearEnd = word.equals(key("năm")) && before.key().equals(key("cuối"))
                || word.equals(key("cuối")) && keyAt(dateAt + 1).equals(key("năm"));
        if (yearEnd) {
            int opens = before.key().equals(key("cuối")) ? dateAt - 2 : dateAt - 1;
            return endsClause(next) && !keyAt(opens).equals(key("họp")) && !isPlanPeriod(dateAt, PLAN_REACH);
        }
        return period
                && after
                && (before.is("(")
                        || isMonthOfSession(dateAt)
                        || before.is(",")
                        || before.is(":")
                        || isBehindReceiver(dateAt));
    }

    /** "báo cáo tại kỳ họp thứ Sáu (dự kiến tổ chức tháng 12/2027)". */
    private boolean isMonthOfSession(int dateAt) {
        int j = dateAt - 1;
        while (j > 0 && HELD.contains(tokens.get(j).key())) {
            j--;
        }
        if (j <= 0 || j == dateAt - 1 || !tokens.get(j).is("(")) {
            return false;
        }
        for (int k = j - 1; k > Math.max(0, j - TERM_TOKENS / 2); k--) {
            if (tokens.get(k).key().equals(key("họp"))
                    && (keyAt(k - 1).equals(key("kỳ")) || keyAt(k - 1).equals(key("phiên")))) {
                return true;
            }
        }
        return false;
    }

    /** "thời hạn báo cáo 10/10/2027", "hạn cuối ngày 10/10/2027". */
    private boolean isBehindTerm(int dateAt) {
        for (int j = dateAt - 1; j >= Math.max(0, dateAt - 5); j--) {
            if (!tokens.get(j).isWord() && !tokens.get(j).is(":")) {
                return false;
            }
            if (keyAt(j).equals(key("hạn"))
                    && (j == 0
                            || !keyAt(j - 1).equals(key("có"))
                                    && !keyAt(j - 1).equals(key("hữu"))
                                    && !LONG_TERM.contains(keyAt(j - 1)))) {
                return true;
            }
        }
        return false;
    }

    /** "trình UBND tỉnh quý III/2026." */
    private boolean isBehindReceiver(int dateAt) {
        boolean name = tokens.get(dateAt - 1).isCapitalised()
                || RECEIVERS.contains(tokens.get(dateAt - 1).key());
        for (int j = dateAt - 2; name && j >= Math.max(0, dateAt - 9); j--) {
            if (!tokens.get(j).isWord()) {
                return false;
            }
            if (SENDING.contains(tokens.get(j).key())) {
                return true;
            }
        }
        return false;
    }

    /** "trong thời hạn 05 ngày làm việc kể từ ngày …", "chậm nhất là 05 ngày làm việc sau khi …". */
    private int termAt(int i, List<Deadline> found) {
        if (tokens.get(i).kind() != Token.Kind.NUMBER
                || !TERM_UNITS.contains(keyAt(i + 1))
                || keyAt(i - 1).equals(key("giờ"))) {
            return i;
        }
        int cueAt = cueBefore(i);
        if (cueAt >= 0 && keyAt(cueAt).equals(key("vòng"))) {
            cueAt--;
        }
        // "trước 17 giờ …", "chậm nhất 17 giờ ngày 12/11": an hour of a day is no term.
        boolean hourOfDay =
                keyAt(i + 1).equals(key("giờ")) && cueAt >= 0 && (cueOf(cueAt) == Cue.BEFORE || dayFollows(i + 2));
        if (cueAt < 0 || cueOf(cueAt) == Cue.NONE || hourOfDay) {
            return i;
        }
        int end = i + 2;
        while (end < tokens.size() && end < i + TERM_TOKENS && tokens.get(end).isWord()) {
            end++;
        }
        found.add(deadline(null, null, startOfCue(cueAt), end));
        return end;
    }

    private boolean dayFollows(int i) {
        for (int k = i; k + 1 < Math.min(tokens.size(), i + 4); k++) {
            if (keyAt(k).equals(key("ngày"))) {
                return tokens.get(k + 1).kind() == Token.Kind.NUMBER;
            }
        }
        return false;
    }

    private Deadline deadline(@Nullable LocalDate due, @Nullable Recurrence recurrence, int from, int to) {
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        return new Deadline(due, recurrence, text.substring(start, end), start, end);
    }

    private String keyAt(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).key() : "";
    }

    private static Set<String> keys(String... words) {
        Set<String> keys = new HashSet<>();
        for (String word : words) {
            keys.add(key(word));
        }
        return Set.copyOf(keys);
    }

    /** The key of a word of these rules; they are few and asked for at every word of a text. */
    private static String key(String word) {
        return KEYS.computeIfAbsent(word, VietnameseText::spellingKey);
    }
}
