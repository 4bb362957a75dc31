package vn.phusa.vietnamese.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.DateMention;
import vn.phusa.vietnamese.VietnameseDates;
import vn.phusa.vietnamese.VietnameseText;

/**
 * Reads the head of an official paper in the layout of NĐ 30/2020/NĐ-CP, annex I: place and date, the kind of paper on a
 * line of its own, its subject beneath, the legal bases ("Căn cứ …"). What the head does not say stays unknown.
 */
final class HeadReader {
    private static final int LINES_READ = 120;
    private static final int SUBJECT_LINES = 8;
    private static final int LONGEST_LINE = 400;

    private static final Pattern KIND = Pattern.compile(
            "(chương trình|kế hoạch|thỏa thuận|thoả thuận|biên bản ghi nhớ|quy chế|đề án)"
                    + "( (hợp tác|phối hợp|hành động|công tác|thực hiện))?( .*)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BARE_KIND = Pattern.compile(
            "(chương trình|kế hoạch|thỏa thuận|thoả thuận|biên bản ghi nhớ|quy chế|đề án)( (hợp tác|phối hợp|hành động))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** "Cần Thơ, ngày 19 tháng 10 năm 2022", also at the right end of a line of two columns. */
    private static final Pattern PLACE_AND_DATE = Pattern.compile(
            "\\p{Lu}[\\p{L} .]{1,40}, ?(ngày \\d{1,2} tháng \\d{1,2} năm \\d{4})\\s*$",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern END_OF_SUBJECT = Pattern.compile(
            "(căn cứ|thực hiện|theo|kính gửi|số:|điều \\d|chương [ivx\\d]|phần [ivx\\d]|mục [ivx\\d]|[ivx]+\\.|[\\d]+[.)]|[-–+•*_=]).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BASIS =
            Pattern.compile("(căn cứ|thực hiện) .+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** What a body's name begins with; an "và" before anything else joins words inside one name. */
    private static final String BODY =
            "(?:Bộ|Sở|Ban|Cục|Tổng cục|Vụ|Viện|Học viện|Trường|Đại học|Ủy ban|Uỷ ban|UBND|HĐND|Hội|Liên|Tập đoàn|Tổng công ty"
                    + "|Công ty|Trung tâm|Quỹ|Đài|Ngân hàng|Thành ủy|Tỉnh ủy|tỉnh|thành phố|TP|Chính phủ|Cơ quan|Đoàn|Hiệp hội)";

    private static final Pattern BETWEEN = Pattern.compile(
            "giữa (.+?) (?:và|với) (" + BODY + " .+?)(?= (?:giai đoạn|trong|về|năm|đến năm|thời kỳ)\\b|[,;.(]|$)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern YEARS = Pattern.compile(
            "giai đoạn (?:từ )?(?:năm )?(\\d{4})\\s*(?:-|–|—|đến(?: năm)?)\\s*(\\d{4})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern DECISION =
            Pattern.compile("quyết định:?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** "Ban hành Kế hoạch …", "Về việc phê duyệt Đề án …" below "QUYẾT ĐỊNH": the title of what it puts in force. */
    private static final Pattern IN_FORCE = Pattern.compile(
            "(?:về việc |v/v |về )?(?:ban hành|phê duyệt)(?: kèm theo)?"
                    + " ((?:chương trình|kế hoạch|thỏa thuận|thoả thuận|quy chế|đề án)\\b.*)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    /**
     * What a head says.
     *
     * @param title kind and subject; null when there is no such head
     * @param parties the bodies "giữa A và B", as written
     * @param signedOn from the line of place and date
     * @param years first and last of its period; empty when it names none
     * @param legalBasis each "Căn cứ …", without the closing mark
     */
    record Head(
            @Nullable String title,
            List<String> parties,
            @Nullable LocalDate signedOn,
            List<Integer> years,
            List<String> legalBasis) {}

    private HeadReader() {}

    static Head read(String text) {
        List<String> lines = text.lines()
                .limit(LINES_READ)
                .map(line -> VietnameseText.normalise(line).strip().replaceAll("\\s+", " "))
                .toList();
        int kind = 0;
        while (kind < lines.size() && !isTitle(lines, kind)) {
            kind++;
        }
        int decision = 0;
        while (decision < kind && !DECISION.matcher(lines.get(decision)).matches()) {
            decision++;
        }
        Matcher inForce = IN_FORCE.matcher(decision < kind ? subject(lines, decision) : "");
        boolean decided = inForce.matches();
        kind = decided ? decision : kind;
        String title = decided ? inForce.group(1) : kind == lines.size() ? null : title(lines, kind);
        List<String> parties = new ArrayList<>();
        List<Integer> years = new ArrayList<>();
        if (title != null) {
            Matcher between = BETWEEN.matcher(title);
            if (between.find()) {
                parties.add(between.group(1).strip());
                parties.add(between.group(2).strip());
            }
            Matcher period = YEARS.matcher(title);
            if (period.find()) {
                years.add(Integer.valueOf(period.group(1)));
                years.add(Integer.valueOf(period.group(2)));
            }
        }
        return new Head(title, parties, dated(lines), years, title == null ? List.of() : bases(lines, kind));
    }

    /** The kind on a line of its own, or a line in capitals that begins with it: a sentence that mentions one is no head. */
    private static boolean isTitle(List<String> lines, int i) {
        String line = lines.get(i);
        if (line.length() > LONGEST_LINE || !KIND.matcher(line).matches()) {
            return false;
        }
        boolean capitals = line.equals(line.toUpperCase(Locale.ROOT));
        return capitals
                || BARE_KIND.matcher(line).matches() && !subject(lines, i).isEmpty();
    }

    private static boolean isCapitals(String line) {
        return !line.isEmpty() && line.equals(line.toUpperCase(Locale.ROOT));
    }

    private static String title(List<String> lines, int i) {
        String subject = subject(lines, i);
        String kind = sentence(lines.get(i));
        return subject.isEmpty() ? kind : kind + " " + lowerFirst(subject);
    }

    private static String subject(List<String> lines, int i) {
        List<String> subject = new ArrayList<>();
        for (int j = i + 1; j < Math.min(lines.size(), i + 1 + SUBJECT_LINES); j++) {
            String line = lines.get(j);
            if (line.isEmpty() && !subject.isEmpty()) {
                break;
            }
            boolean issuer = !subject.isEmpty() && isCapitals(line) && !isCapitals(lines.get(i + 1));
            if (issuer
                    || END_OF_SUBJECT.matcher(line).matches()
                    || line.length() > LONGEST_LINE
                    || line.endsWith(":")) {
                break;
            }
            if (!line.isEmpty()) {
                subject.add(sentence(line));
            }
        }
        String joined = String.join(" ", subject);
        return joined.endsWith(".") ? "" : joined;
    }

    private static @Nullable LocalDate dated(List<String> lines) {
        for (String line : lines) {
            Matcher place = PLACE_AND_DATE.matcher(line);
            if (place.find()) {
                List<DateMention> dates = VietnameseDates.mentions(place.group(1));
                if (!dates.isEmpty()) {
                    return dates.getFirst().first();
                }
            }
        }
        return null;
    }

    /** Each basis runs to its semicolon, comma or full stop at a line's end, or to the next basis. */
    private static List<String> bases(List<String> lines, int kind) {
        List<String> bases = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (int j = kind + 1; j < lines.size(); j++) {
            String line = lines.get(j);
            boolean begins = BASIS.matcher(line).matches();
            if (begins && !open.isEmpty()) {
                bases.add(closed(open));
            }
            if (!begins && open.isEmpty()) {
                if (bases.isEmpty() || line.isEmpty()) {
                    continue;
                }
                break;
            }
            open.append(open.isEmpty() ? "" : " ").append(line);
            if (line.isEmpty() || line.endsWith(";") || line.endsWith(".") || line.endsWith(",")) {
                bases.add(closed(open));
            }
        }
        if (!open.isEmpty()) {
            bases.add(closed(open));
        }
        return bases;
    }

    private static String closed(StringBuilder open) {
        String basis = open.toString().strip().replaceAll("[;,.]$", "");
        open.setLength(0);
        return basis.replaceFirst("(?iu)^căn cứ ", "").strip();
    }

    /** A line in capitals as a sentence; other lines as they are. Names in a line of capitals keep theirs only as a guess. */
    private static String sentence(String line) {
        if (!line.equals(line.toUpperCase(Locale.ROOT))) {
            return line;
        }
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }

    private static String lowerFirst(String subject) {
        boolean word = subject.length() > 1 && Character.isLowerCase(subject.charAt(1));
        String first = subject.split(" ", 2)[0];
        return word && COMMON_FIRST_WORDS.contains(VietnameseText.fold(first))
                ? first.toLowerCase(Locale.ROOT) + subject.substring(first.length())
                : subject;
    }

    private static final Set<String> COMMON_FIRST_WORDS = Set.of(
            VietnameseText.fold("Phối"),
            VietnameseText.fold("Hợp"),
            VietnameseText.fold("Thực"),
            VietnameseText.fold("Triển"),
            VietnameseText.fold("Về"),
            VietnameseText.fold("Hành"),
            VietnameseText.fold("Phát"),
            VietnameseText.fold("Hỗ"),
            VietnameseText.fold("Xây"),
            VietnameseText.fold("Tăng"));
}
