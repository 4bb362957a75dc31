package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.ABOUT;
import static vn.phusa.vietnamese.reading.SmallWords.AND;
import static vn.phusa.vietnamese.reading.SmallWords.DOING;
import static vn.phusa.vietnamese.reading.SmallWords.OF;

import java.util.List;
import vn.phusa.vietnamese.Token;

/**
 * Where a name ends that holds a verb: "Ban Chỉ đạo xây dựng nông thôn mới tỉnh tổ chức …".
 *
 * <p>The verb behind "Ban Chỉ đạo" may be what the board does, or what it is called after. Two verbs compete for being the
 * predicate, and the later one wins only where the words before it can be part of a name and it has a sign of its own: a
 * place or rank right before it, or being a verb with which duties begin. Papers, plans and measures are objects of duties
 * and stand in no name; nor do those whom one verb moves to another ("hướng dẫn các xã lập hồ sơ").
 */
final class NameEnd {

    private static final int FARTHEST = 16;

    /** A name goes on at its verb, but where it ends nothing tells. */
    static final int NONE = -1;

    /** The verb is the predicate: it acts on what no name holds. */
    static final int ACTS = -2;

    /** What duties are about and names are not. */
    private static final Phrases PAPERS = Phrases.of("""
            kế hoạch, phương án, quy chế, quy trình, quy định, công tác, chương trình, nhiệm vụ, biện pháp, giải pháp, chính sách, hoạt động,
            mô hình, tài liệu, nội dung, hồ sơ, dự thảo, văn bản, đề án, danh sách, danh mục, năng lực, nguồn lực, tình hình, tiến độ, kết quả,
            việc, vấn đề, nhu cầu, ý kiến, yêu cầu, điều kiện, tiêu chí, mục tiêu, chỉ tiêu, nghị quyết, nghị định, thông tư, tờ trình,
            số liệu, kinh phí, này, thông tin, cơ sở dữ liệu, lộ trình, cơ chế, nguồn vốn, định mức""");

    /** Verbs of duty that names hold as well. */
    private static final Phrases IN_NAMES = Phrases.of(
            "xây dựng, thực hiện, triển khai, phổ biến, nghiên cứu, thẩm định, tuyển chọn, tuyên truyền, vận động, đánh giá, lựa chọn");

    /** Verbs behind which a body is told by the paper that it carries out. */
    private static final Phrases CARRYING = Phrases.of("thực hiện, triển khai, xây dựng");

    private static final Phrases FIELDS = Phrases.of("xây dựng, sản xuất, kinh doanh, chăn nuôi, đầu tư, chế biến");

    private static final Phrases PURPOSES =
            Phrases.of("cung cấp, phục vụ, bảo đảm, đảm bảo, đáp ứng, góp phần, tham gia");

    /** With what a sentence goes on behind a subject that owes nothing in it. */
    private static final Phrases SAYING_MORE = Phrases.of("được, không, đã, bị, đang, chưa, có quyền, có thể");

    /** Short verbs with which duties begin. */
    private static final Phrases SHORT = Phrases.of("lập, gửi, trình, nộp, mở, họp, giao, cấp, bố trí, thả, trao, đón");

    private final List<Token> tokens;
    private final ActionStarts actions;
    private final UnitHeads heads;

    NameEnd(List<Token> tokens, ActionStarts actions, UnitHeads heads) {
        this.tokens = tokens;
        this.actions = actions;
        this.heads = heads;
    }

    /** The index behind the name that goes on with the verb at {@code verb}, {@link #ACTS} or {@link #NONE}. */
    int behind(int verb, int limit) {
        int length =
                Math.max(Lexicon.VERBS.lengthAt(tokens, verb, limit), Lexicon.NAME_VERBS.lengthAt(tokens, verb, limit));
        boolean duty = Lexicon.STRONG_VERBS.isAt(tokens, verb, limit) && !IN_NAMES.isAt(tokens, verb, limit);
        if (length == 0 || duty || moves(verb, limit) || actions.organises(verb, limit)) {
            return NONE;
        }
        int i = verb + length;
        boolean twice = false;
        while (i < Math.min(limit, verb + FARTHEST)) {
            int joined = furtherActivity(i, limit);
            if (joined > 0) {
                i += joined;
                continue;
            }
            boolean place = Lexicon.PLACES.isAt(tokens, i - 1, i) || Lexicon.PLACES.lengthAt(tokens, i - 2, i) == 2;
            int separator = actions.separator(i, limit);
            if (separator > 0) {
                boolean unit = heads.startsUnit(i + separator, limit);
                int further = Lexicon.PLACES.lengthAt(tokens, i + separator, limit);
                if (place && further > 0) {
                    i += separator + further;
                    continue;
                }
                boolean beside = isJoined(i, limit) && !Lexicon.MILD_VERBS.isAt(tokens, verb, limit);
                return place && unit || beside ? i : NONE;
            }
            if (tokens.get(i).kind() == Token.Kind.MARK && !ActionStarts.isDash(tokens.get(i))) {
                return NONE;
            }
            int determiner = Lexicon.DETERMINERS.lengthAt(tokens, i, limit);
            int places = determiner == 0 ? 0 : Lexicon.PLACES.lengthAt(tokens, i + determiner, limit);
            if (places > 0) {
                i += determiner + places;
                continue;
            }
            boolean titled = CARRYING.isAt(tokens, verb, limit) && tokens.get(i).isCapitalised();
            if (tokens.get(i).key().equals(ABOUT)) {
                return NONE;
            }
            if (PAPERS.isAt(tokens, i, limit) && !titled) {
                return ACTS;
            }
            if (determiner > 0 || moves(i, limit) && !place) {
                return NONE;
            }
            if (Lexicon.DUTY_MARKERS.isAt(tokens, i, limit)) {
                return i;
            }
            // "Quỹ thực hiện tự kiểm tra": how it is carried out, and no name.
            if (i == verb + length && CARRYING.isAt(tokens, verb, limit) && isHurried(i, limit)) {
                return NONE;
            }
            if (isHurried(i, limit) || SAYING_MORE.isAt(tokens, i, limit)) {
                return i;
            }
            if (acts(i, limit) && !tokens.get(i - 1).key().equals(DOING)) {
                // "triệu tập họp", "kiểm tra báo cáo": the second verb is what the first one acts on, unless a third
                // follows.
                boolean adjacent = i == verb + length;
                if (adjacent && Lexicon.DOCUMENTS.isAt(tokens, i, limit)) {
                    return NONE;
                }
                if (adjacent && !twice && !Lexicon.STRONG_VERBS.isAt(tokens, verb, limit)) {
                    twice = true;
                    i += Math.max(1, Lexicon.VERBS.lengthAt(tokens, i, limit));
                    continue;
                }
                return !adjacent && (place || isDuty(i, limit) || isWeak(verb, limit) && isAct(i, limit)) ? i : NONE;
            }
            boolean member =
                    tokens.get(i - 1).key().equals(OF) && !tokens.get(i).isCapitalised();
            if (heads.startsUnit(i, limit) && !member && !Lexicon.PLACES.isAt(tokens, i, limit)) {
                return NONE;
            }
            i++;
        }
        return NONE;
    }

    /** "Đoàn kiểm tra liên ngành về an toàn thực phẩm kiểm tra …": the index of the verb behind the field, or 0. */
    int behindField(int about, int limit) {
        for (int i = about + 1; i < Math.min(limit, about + FARTHEST / 2); i++) {
            if (i > about + 2 && isJoined(i, limit) || i > about + 1 && Lexicon.DUTY_MARKERS.isAt(tokens, i, limit)) {
                return i;
            }
            if (tokens.get(i).kind() == Token.Kind.MARK
                    || PAPERS.isAt(tokens, i, limit)
                    || actions.separator(i, limit) > 0
                    || Lexicon.DETERMINERS.isAt(tokens, i, limit)) {
                return 0;
            }
            if (i > about + 2 && (isHurried(i, limit) || acts(i, limit) && isDuty(i, limit))) {
                return i;
            }
        }
        return 0;
    }

    /** "Đội Kiểm tra trật tự xây dựng đình chỉ …": the tokens of a verb right in front of another, which names a field; or 0. */
    int fieldOfWork(int verb, int limit) {
        int length = Lexicon.VERBS.lengthAt(tokens, verb, limit);
        boolean named = FIELDS.lengthAt(tokens, verb, limit) == length && length > 0;
        int next = verb + length;
        return named
                        && next < limit
                        && isAct(next, limit)
                        && acts(next, limit)
                        && !Lexicon.DOCUMENTS.isAt(tokens, next, limit)
                ? length
                : 0;
    }

    /** A verb with which no duty begins of itself. */
    private boolean isWeak(int verb, int limit) {
        return !Lexicon.STRONG_VERBS.isAt(tokens, verb, limit)
                && !Lexicon.MILD_VERBS.isAt(tokens, verb, limit)
                && !Lexicon.LAUNCHING.isAt(tokens, verb, limit)
                && !Lexicon.CARRYING_OUT.isAt(tokens, verb, limit)
                && !Lexicon.PLAIN_ADVERBS.isAt(tokens, verb, limit)
                && !moves(verb, limit);
    }

    /** A verb of more than one syllable that does not only say what something is for. */
    private boolean isAct(int i, int limit) {
        return Lexicon.VERBS.lengthAt(tokens, i, limit) > 1
                && !tokens.get(i).isCapitalised()
                && !PURPOSES.isAt(tokens, i, limit)
                && !moves(i, limit);
    }

    /** "phổ biến, giáo dục", "bồi thường, hỗ trợ và tái định cư": the tokens of a comma or "và" and a further verb, or 0. */
    private int furtherActivity(int i, int limit) {
        int separator = actions.separator(i, limit);
        boolean simple = separator == 1
                && (tokens.get(i).text().equals(",") || tokens.get(i).key().equals(AND))
                && i + 1 < limit
                && !tokens.get(i + 1).isCapitalised()
                && !Lexicon.DIRECTIONS.isAt(tokens, i + 1, limit)
                && !Lexicon.TOGETHER_WITH.isAt(tokens, i + 1, limit);
        int verb = !simple
                ? 0
                : Math.max(
                        Lexicon.VERBS.lengthAt(tokens, i + 1, limit),
                        Lexicon.MODIFIER_VERBS.lengthAt(tokens, i + 1, limit));
        return verb > 0 ? 1 + verb : 0;
    }

    /** "… và Công an tỉnh": a further name is joined to what may be a name. */
    private boolean isJoined(int i, int limit) {
        return tokens.get(i).key().equals(AND)
                && i + 1 < limit
                && tokens.get(i + 1).isCapitalised()
                && heads.startsUnit(i + 1, limit);
    }

    /** "phải lập", "kịp thời báo cáo". */
    private boolean isHurried(int i, int limit) {
        int adverb = tokens.get(i).key().equals(AND) ? 0 : Lexicon.PLAIN_ADVERBS.lengthAt(tokens, i, limit);
        return adverb > 0 && Lexicon.VERBS.lengthAt(tokens, i, limit) <= adverb && acts(i + adverb, limit);
    }

    private boolean acts(int i, int limit) {
        return actions.organises(i, limit) || actions.isActionStart(i, limit) && Lexicon.VERBS.isAt(tokens, i, limit);
    }

    private boolean isDuty(int i, int limit) {
        return actions.organises(i, limit)
                || Lexicon.STRONG_VERBS.isAt(tokens, i, limit)
                || Lexicon.MILD_VERBS.isAt(tokens, i, limit)
                || SHORT.isAt(tokens, i, limit);
    }

    /** A verb that moves others to act. */
    private boolean moves(int i, int limit) {
        return Lexicon.ASSIGNMENTS.isAt(tokens, i, limit)
                || Lexicon.DIRECTIONS.isAt(tokens, i, limit)
                || Lexicon.TOGETHER_WITH.isAt(tokens, i, limit)
                || Lexicon.HELPING.isAt(tokens, i, limit) && !Lexicon.PLACES.isAt(tokens, i - 1, i);
    }
}
