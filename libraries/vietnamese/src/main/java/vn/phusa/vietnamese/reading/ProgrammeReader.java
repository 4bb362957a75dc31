package vn.phusa.vietnamese.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.DateMention;
import vn.phusa.vietnamese.Quantity;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.Tokenizer;
import vn.phusa.vietnamese.VietnameseDates;
import vn.phusa.vietnamese.VietnameseNumbers;
import vn.phusa.vietnamese.VietnameseText;
import vn.phusa.vietnamese.reading.Programme.Baseline;
import vn.phusa.vietnamese.reading.Programme.Signer;

/**
 * Finds who concludes a programme, for which years, who signs it, and the counts that describe the start: from a report
 * on the signing, else from the head of the paper itself.
 */
final class ProgrammeReader {

    private static final int LONGEST_TEXT = 400_000;
    private static final Phrases OFFICES = Phrases.of(
            "Bộ trưởng, Thứ trưởng, Chủ tịch, Phó Chủ tịch, Giám đốc, Viện trưởng, Hiệu trưởng, Tổng Giám đốc, Bí thư");
    private static final Phrases SIGNING = Phrases.of("ký kết, đã ký kết, đã ký, ký");
    private static final Phrases TITLES = Phrases.of(
            "Chương trình hợp tác, Chương trình phối hợp, Thỏa thuận hợp tác, Kế hoạch hợp tác, Biên bản ghi nhớ, Chương trình");
    private static final Phrases PERIODS = Phrases.of("giai đoạn");
    private static final Phrases SIGNED_ON = Phrases.of("ký ngày, ký kết ngày, ngày ký, ký kết vào ngày, được ký ngày");
    private static final Phrases COUNTED = Phrases.of(
            "tổ chức, mạng lưới, quỹ, không gian, doanh nghiệp, phòng thí nghiệm, trung tâm, điểm, viện, trường, nhiệm vụ, đề tài, dự án, sản phẩm, bằng sáng chế, sáng chế, nhãn hiệu, cán bộ, người, cơ sở, vườn ươm, hợp tác xã");
    private static final Phrases TARGETS =
            Phrases.of("đến năm, đến hết năm, phấn đấu, mục tiêu, chỉ tiêu, trước năm, tới năm");

    private static final Phrases WITH = Phrases.of("cùng, và");
    private static final Phrases STATES = Phrases.of("đang, đã, được, có");
    private static final int LONGEST_NAME = 5;

    private final String text;
    private final List<Token> tokens;

    private ProgrammeReader(String text) {
        this.text = text;
        this.tokens = Tokenizer.tokens(text).stream()
                .filter(token -> !token.text().equals("*") && !token.text().equals("#"))
                .toList();
    }

    /** The facts stated in the first 400,000 characters. */
    static Programme read(String text) {
        return new ProgrammeReader(text.substring(0, Math.min(text.length(), LONGEST_TEXT))).programme();
    }

    private Programme programme() {
        List<Signer> signers = List.of();
        int signedAt = -1;
        for (int i = 0; i < tokens.size() && signers.size() < 2; i++) {
            if (SIGNING.isAt(tokens, i, tokens.size()) && TITLES.isAt(tokens, behindSigning(i), tokens.size())) {
                signers = signersBefore(i);
                signedAt = behindSigning(i);
            }
        }
        if (signers.size() < 2) {
            HeadReader.Head head = HeadReader.read(text);
            return new Programme(
                    head.title(),
                    head.parties(),
                    head.title() == null ? null : head.signedOn(),
                    head.years().isEmpty() ? null : head.years().getFirst(),
                    head.years().isEmpty() ? null : head.years().getLast(),
                    List.of(),
                    head.title() == null ? List.of() : baselines(),
                    head.legalBasis());
        }
        int[] years = period();
        return new Programme(
                title(signedAt),
                signers.stream().map(Signer::party).distinct().toList(),
                signingDate(),
                years == null ? null : years[0],
                years == null ? null : years[1],
                signers,
                baselines(),
                List.of());
    }

    private int behindSigning(int i) {
        return i + SIGNING.lengthAt(tokens, i, tokens.size());
    }

    /** "Bộ trưởng Bộ A Nguyễn Văn B và Chủ tịch UBND C Trần D" in front of the verb. */
    private List<Signer> signersBefore(int verb) {
        int from = verb;
        while (from > 0
                && tokens.get(from - 1).kind() != Token.Kind.LINE_END
                && !tokens.get(from - 1).text().equals(".")) {
            from--;
        }
        Map<String, Signer> signers = new LinkedHashMap<>();
        for (int i = from; i < verb; i++) {
            int office = OFFICES.lengthAt(tokens, i, verb);
            if (office == 0 || !tokens.get(i).isCapitalised()) {
                continue;
            }
            int end = i + office;
            while (end < verb && !isBreak(end)) {
                end++;
            }
            int name = startOfName(i + office, end);
            if (name > i + office && end - name >= 2) {
                Signer signer = new Signer(words(name, end), words(i, i + office), words(i + office, name));
                signers.put(signer.name(), signer);
            }
            i = end - 1;
        }
        return List.copyOf(signers.values());
    }

    private boolean isBreak(int i) {
        Token token = tokens.get(i);
        return token.kind() == Token.Kind.MARK
                || WITH.isAt(tokens, i, tokens.size()) && OFFICES.isAt(tokens, i + 1, tokens.size());
    }

    /** A person's name is the last run of capitalised syllables, at most five, behind the name of the body. */
    private int startOfName(int from, int end) {
        int start = end;
        while (start > from && tokens.get(start - 1).isCapitalised() && end - start < LONGEST_NAME) {
            start--;
        }
        // The body's own name ends in capitals too ("Cần Thơ Trần Việt Trường"): Vietnamese family names tell them
        // apart.
        for (int i = start; i < end - 1; i++) {
            if (FAMILY_NAMES.isAt(tokens, i, end) && end - i >= 2) {
                return i;
            }
        }
        return start;
    }

    private static final Phrases FAMILY_NAMES = Phrases.of("""
            Nguyễn, Trần, Lê, Phạm, Hoàng, Huỳnh, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Đinh, Đoàn, Trương, Lâm, Mai, Tô, Trịnh, Cao, Lương, Châu, Tạ, Hà, Thái, Quách, La, Vương, Kiều, Tống, Chu, Thạch, Danh, Kim, Sơn, Triệu, Đào, Lưu, Nông, Tăng, Phùng, Quan, Lục""");

    private @Nullable String title(int from) {
        int end = from;
        while (end < tokens.size() && end < from + 40) {
            Token token = tokens.get(end);
            boolean comma = token.text().equals(",");
            if (token.kind() == Token.Kind.LINE_END
                    || token.kind() == Token.Kind.MARK && !comma && !ActionStarts.isDash(token)) {
                break;
            }
            end++;
        }
        return end > from ? words(from, end) : null;
    }

    private int @Nullable [] period() {
        for (int i = 0; i < tokens.size(); i++) {
            int length = PERIODS.lengthAt(tokens, i, tokens.size());
            if (length == 0 || i + length >= tokens.size() || !namesProgrammeBefore(i)) {
                continue;
            }
            int start = tokens.get(i).start();
            int end = tokens.get(Math.min(tokens.size(), i + length + 4) - 1).end();
            List<DateMention> years = VietnameseDates.mentions(text.substring(start, end));
            if (!years.isEmpty()
                    && years.getFirst().first().getYear()
                            < years.getFirst().last().getYear()) {
                return new int[] {
                    years.getFirst().first().getYear(), years.getFirst().last().getYear()
                };
            }
        }
        return null;
    }

    private boolean namesProgrammeBefore(int i) {
        for (int j = i; j >= Math.max(0, i - 40); j--) {
            if (TITLES.isAt(tokens, j, tokens.size())) {
                return true;
            }
        }
        return false;
    }

    private @Nullable LocalDate signingDate() {
        for (int i = 0; i < tokens.size(); i++) {
            if (SIGNED_ON.isAt(tokens, i, tokens.size())) {
                int end = tokens.get(Math.min(tokens.size(), i + 12) - 1).end();
                List<DateMention> dates =
                        VietnameseDates.mentions(text.substring(tokens.get(i).start(), end));
                if (!dates.isEmpty()
                        && dates.getFirst().first().equals(dates.getFirst().last())) {
                    return dates.getFirst().first();
                }
            }
        }
        return openingDate();
    }

    /** "Ngày 19/10/2022, Bộ trưởng … ký kết": a sentence of signing that opens with its day. */
    private @Nullable LocalDate openingDate() {
        for (int i = 0; i < tokens.size(); i++) {
            if (!SIGNING.isAt(tokens, i, tokens.size()) || !TITLES.isAt(tokens, behindSigning(i), tokens.size())) {
                continue;
            }
            int from = i;
            while (from > 0
                    && tokens.get(from - 1).kind() != Token.Kind.LINE_END
                    && !tokens.get(from - 1).text().equals(".")) {
                from--;
            }
            List<DateMention> dates = VietnameseDates.mentions(
                    text.substring(tokens.get(from).start(), tokens.get(i).start()));
            if (!dates.isEmpty()
                    && dates.getFirst().first().equals(dates.getFirst().last())) {
                return dates.getFirst().first();
            }
        }
        return null;
    }

    private List<Baseline> baselines() {
        List<Baseline> baselines = new ArrayList<>();
        for (Quantity quantity : VietnameseNumbers.quantities(text)) {
            int end = endOfThing(quantity.end());
            if (end > quantity.end() && !isTarget(quantity.start())) {
                String what = VietnameseText.normalise(
                        text.substring(quantity.end(), end).strip());
                String quote = text.substring(quantity.start(), end);
                baselines.add(new Baseline(what, quantity.value(), quantity.qualifier(), quote, quantity.start(), end));
            }
        }
        return baselines;
    }

    /** "Đến năm 2030, hỗ trợ ít nhất 200 dự án": what shall be is no count of what is. */
    private boolean isTarget(int at) {
        int from = text.lastIndexOf('\n', at) + 1;
        List<Token> before = Tokenizer.tokens(text.substring(from, at));
        for (int i = 0; i < before.size(); i++) {
            if (TARGETS.isAt(before, i, before.size())) {
                return true;
            }
        }
        return false;
    }

    /** The counted noun phrase behind a number, up to a comma or verb; the number's own place if nothing countable follows. */
    private int endOfThing(int numberEnd) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).start() < numberEnd) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (!COUNTED.isAt(tokens, low, tokens.size())) {
            return numberEnd;
        }
        int i = low;
        while (i < tokens.size() && i < low + 16 && tokens.get(i).isWord() && !STATES.isAt(tokens, i, tokens.size())) {
            i++;
        }
        return tokens.get(i - 1).end();
    }

    private String words(int from, int to) {
        return VietnameseText.normalise(
                text.substring(tokens.get(from).start(), tokens.get(to - 1).end())
                        .strip());
    }
}
