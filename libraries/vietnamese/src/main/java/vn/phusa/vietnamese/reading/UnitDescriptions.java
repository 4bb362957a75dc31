package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.ALONGSIDE;
import static vn.phusa.vietnamese.reading.SmallWords.AND;
import static vn.phusa.vietnamese.reading.SmallWords.DOING;
import static vn.phusa.vietnamese.reading.SmallWords.HANDED;
import static vn.phusa.vietnamese.reading.SmallWords.HAVING;
import static vn.phusa.vietnamese.reading.SmallWords.LEADING;
import static vn.phusa.vietnamese.reading.SmallWords.PRESENTLY;
import static vn.phusa.vietnamese.reading.SmallWords.SELF;
import static vn.phusa.vietnamese.reading.SmallWords.WHERE;

import java.util.List;
import vn.phusa.vietnamese.Token;

/** Whether words behind a kind of unit describe it ("cơ quan cấp giấy phép") or are what it does. */
final class UnitDescriptions {

    private final List<Token> tokens;
    private final ActionStarts actions;
    private final UnitHeads heads;

    UnitDescriptions(List<Token> tokens, ActionStarts actions, UnitHeads heads) {
        this.tokens = tokens;
        this.actions = actions;
        this.heads = heads;
    }

    /** "tổ chức tương hỗ cung cấp bảo hiểm vi mô gửi …": what a business trades in, since a strong verb follows. */
    boolean tradesIn(int headEnd, int i, int limit) {
        if (i <= headEnd || i > headEnd + UnitGrammar.LONGEST_NOUN || !Lexicon.TRADING.isAt(tokens, i, limit)) {
            return false;
        }
        for (int k = i + 3; k < Math.min(limit, i + UnitGrammar.LONGEST_FIELD); k++) {
            if (tokens.get(k).kind() == Token.Kind.MARK) {
                return false;
            }
            if (Lexicon.STRONG_VERBS.isAt(tokens, k, limit) && actions.isActionStart(k, limit)
                    || Lexicon.BOUND.isAt(tokens, k, limit)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a verb behind "có thẩm quyền" is what the body may do, since what it must do follows. */
    boolean mayGrant(int verb, int limit) {
        if (Lexicon.EMPOWERED.lengthAt(tokens, verb - 3, verb) != 3
                || Lexicon.VERBS.lengthAt(tokens, verb, limit) == 0
                || Lexicon.DUTY_MARKERS.isAt(tokens, verb, limit)) {
            return false;
        }
        for (int i = verb + 1; i < Math.min(limit, verb + UnitGrammar.LONGEST_GLOSS); i++) {
            boolean acts = i > verb + UnitGrammar.LONGEST_NOUN
                    && Lexicon.GRANTS.isAt(tokens, verb, limit)
                    && Lexicon.STRONG_VERBS.isAt(tokens, i, limit)
                    && actions.isActionStart(i, limit)
                    && tokens.get(i - 1).isWord();
            boolean leads = i > verb + UnitGrammar.LONGEST_NOUN && Lexicon.STRICT_MARKERS.isAt(tokens, i, limit);
            if (acts || leads || Lexicon.BOUND.isAt(tokens, i, limit)) {
                return true;
            }
            boolean list = tokens.get(i).text().equals(",") && !Lexicon.VERBS.isAt(tokens, i + 1, limit);
            if (tokens.get(i).kind() == Token.Kind.MARK && !list
                    || tokens.get(i).key().equals(AND)) {
                return false;
            }
        }
        return false;
    }

    /** Whether a verb or mark of duty stands further on in the clause. */
    boolean actsLater(int from, int limit) {
        for (int i = from + Math.max(1, Lexicon.VERBS.lengthAt(tokens, from, limit)); i < limit; i++) {
            if (tokens.get(i).text().equals(".") || tokens.get(i).text().equals(";")) {
                return false;
            }
            int noun = Lexicon.NOUNS.lengthAt(tokens, i, limit);
            if (noun > Math.max(1, Lexicon.VERBS.lengthAt(tokens, i, limit))) {
                i += noun - 1;
                continue;
            }
            if (Lexicon.VERBS.isAt(tokens, i, limit) && actions.isActionStart(i, limit)
                    || Lexicon.DUTY_MARKERS.isAt(tokens, i, limit)) {
                return true;
            }
        }
        return false;
    }

    /** "Các sở đang khẩn trương triển khai …": tells what they are doing, while "đơn vị đang quản lý hồ" says which is meant. */
    boolean isUnderway(int i, int limit) {
        return tokens.get(i).key().equals(PRESENTLY)
                && (Lexicon.PLAIN_ADVERBS.isAt(tokens, i + 1, limit) || Lexicon.LAUNCHING.isAt(tokens, i + 1, limit));
    }

    /** "các Bộ, cơ quan nghiên cứu các chính sách": a verb with its object, where none follows that it could describe for. */
    boolean actsOnSome(int verb, int object, int end) {
        if (!Lexicon.DETERMINERS.isAt(tokens, object, end) || Lexicon.RELATIVE_MODIFIERS.isAt(tokens, verb, end)) {
            return false;
        }
        for (int i = object + 1; i < end && i < object + UnitGrammar.LONGEST_NAME; i++) {
            if (Lexicon.DUTY_MARKERS.isAt(tokens, i, end)
                    || Lexicon.TOGETHER_WITH.isAt(tokens, i, end)
                    || actions.isActionStart(i, end) && Lexicon.VERBS.lengthAt(tokens, i, end) > 1) {
                return false;
            }
            if (tokens.get(i).text().equals(".") || tokens.get(i).text().equals(";")) {
                return true;
            }
        }
        return true;
    }

    /** "Hội đồng tự giải thể": "tự" in front of a verb is no part of the name. */
    boolean actsByItself(int headEnd, int i, int limit) {
        return tokens.get(i).key().equals(SELF)
                && Lexicon.VERBS.isAt(tokens, i + 1, limit)
                && (i == headEnd || tokens.get(i - 1).isCapitalised());
    }

    /**
     * "Đơn vị đăng kiểm xe cơ giới lưu trữ …": a single kind without a name owes nothing; the verb behind it describes it when
     * another follows.
     */
    boolean isDescribedKind(int head, int verb, int limit) {
        // In small letters only a bare "cơ quan", "đơn vị": "doanh nghiệp đổi mới công nghệ" says what it does.
        boolean bare = verb == head + 2 && Lexicon.OFFICIAL_BODIES.isAt(tokens, head, limit);
        if (!Lexicon.DESCRIBED.isAt(tokens, head, limit)
                || !tokens.get(head).isCapitalised() && !bare
                || !actions.isActionStart(verb, limit)
                || actions.isDutyOrRight(verb, limit)
                || !Lexicon.VERBS.isAt(tokens, verb, limit)) {
            return false;
        }
        int length = Lexicon.VERBS.lengthAt(tokens, verb, limit);
        // "Cơ quan lập danh mục công trình rà soát, đánh giá …": a strong verb describes only with an object of some
        // length.
        boolean strong = Lexicon.STRONG_VERBS.isAt(tokens, verb, limit);
        for (int j = verb + length + (strong ? UnitGrammar.LONGEST_NOUN : 1);
                j < Math.min(limit, verb + UnitGrammar.LONGEST_FIELD);
                j++) {
            if (tokens.get(j).kind() == Token.Kind.MARK || tokens.get(j).key().equals(AND)) {
                return false;
            }
            boolean acts = strong
                    ? Lexicon.STRONG_VERBS.isAt(tokens, j, limit) && Lexicon.VERBS.lengthAt(tokens, j, limit) > 1
                    : Lexicon.VERBS.lengthAt(tokens, j, limit) > 1 || Lexicon.SHORT_VERBS.isAt(tokens, j, limit);
            if (acts && actions.isActionStart(j, limit) || Lexicon.STRICT_MARKERS.isAt(tokens, j, limit)) {
                return true;
            }
        }
        return false;
    }

    /** "Ủy ban nhân dân cấp tỉnh có hồ chứa": what the place has describes it. */
    boolean isHavingThings(int i, int limit) {
        return tokens.get(i).key().equals(HAVING)
                && i + 1 < limit
                && Lexicon.PLACES.isAt(tokens, i - 1, limit)
                && tokens.get(i + 1).kind() == Token.Kind.WORD
                && !Lexicon.CLOSERS.isAt(tokens, i, limit)
                && !Lexicon.VERBS.isAt(tokens, i, limit)
                && !Lexicon.VERBS.isAt(tokens, i + 1, limit)
                && !Lexicon.BINDING_HAVE.isAt(tokens, i, limit)
                && !actions.isDutyOrRight(i, limit);
    }

    /** "Cơ quan chủ trì soạn thảo có trách nhiệm", "các tổ chức chủ trì nhiệm vụ": tokens that describe the unit, or 0. */
    int leadingAsNoun(int i, int limit) {
        if (!tokens.get(i).key().equals(LEADING) || !Lexicon.LEADS.isAt(tokens, i, limit)) {
            return 0;
        }
        int led = Lexicon.LED.lengthAt(tokens, i + 2, limit);
        if (led > 0) {
            return 2 + led;
        }
        for (int j = i + 2; j < Math.min(tokens.size(), i + 12); j++) {
            if (Lexicon.RESPONSIBLE.isAt(tokens, j, tokens.size())) {
                return Math.min(limit, j) - i;
            }
            if (tokens.get(j).kind() == Token.Kind.MARK) {
                return 0;
            }
        }
        return 0;
    }

    /** "bộ, ngành quản lý hàng dự trữ quốc gia lập báo cáo": what they are in charge of, and then what they do. */
    boolean isManagedBy(int verb, int length, int limit) {
        if (!Lexicon.MANAGING.isAt(tokens, verb, limit)) {
            return false;
        }
        for (int i = verb + length + 1; i < Math.min(limit, verb + UnitGrammar.LONGEST_FIELD); i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK) {
                return tokens.get(i).text().equals(",") && heads.startsUnit(i + 1, limit);
            }
            if (tokens.get(i).key().equals(AND) && heads.startsUnit(i + 1, limit)) {
                return true;
            }
            if (Lexicon.DUTY_MARKERS.isAt(tokens, i, limit)
                    || actions.isActionStart(i, limit) && Lexicon.STRONG_VERBS.isAt(tokens, i, limit)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a verb inside a relative description goes on with it. */
    boolean isDescribing(int i, int relativeAt, int limit) {
        // "cơ sở nơi có nhu cầu tiếp nhận nhà giáo": what there is a need of.
        if (i > relativeAt + 1 && Lexicon.WANTING.lengthAt(tokens, i - 2, i) == 2) {
            return true;
        }
        // "cơ quan kiểm dịch thực vật quyết định áp dụng …": what it decides is no part of its name.
        if (i > relativeAt + 2 && Lexicon.DECIDING.isAt(tokens, i, limit) && Lexicon.VERBS.isAt(tokens, i + 2, limit)) {
            return false;
        }
        // "cơ quan chuyên trách của bộ, ngành, địa phương đăng ký nhu cầu": whose body it is ends what describes it.
        if (i > relativeAt + 2
                && actions.isPublicKind(i)
                && Lexicon.VERBS.lengthAt(tokens, i, limit) > 1
                && !tokens.get(relativeAt).key().equals(HANDED)) {
            return false;
        }
        boolean bareDescription = i == relativeAt + 1
                && Lexicon.TRADES.isAt(tokens, relativeAt - 1, limit)
                && !Lexicon.MODIFIER_VERBS.isAt(tokens, i, limit);
        if (bareDescription) {
            return false;
        }
        if (i <= relativeAt + 1) {
            // "cơ quan cấp phép thẩm định hồ sơ": what it is for is said, and what it does begins.
            boolean received = Lexicon.RECEPTION.lengthAt(tokens, i - 2, i) == 2
                    && Lexicon.DOCUMENTS.isAt(tokens, i, limit)
                    && actsLater(i, limit);
            boolean whole = i > relativeAt
                    && endsModifier(i)
                    && !received
                    && (actions.isStrongStart(i, limit) || Lexicon.MILD_VERBS.isAt(tokens, i, limit));
            return !whole && !Lexicon.DUTY_MARKERS.isAt(tokens, i, limit);
        }
        if (isTaskInHand(i, limit)) {
            return true;
        }
        boolean object = i == relativeAt + 2
                && Lexicon.SHORT_VERBS.isAt(tokens, i - 1, limit)
                && Lexicon.DOCUMENTS.isAt(tokens, i, limit);
        if (object) {
            return true;
        }
        boolean receives = tokens.get(relativeAt).key().equals(WHERE)
                && Lexicon.RECEPTION.isAt(tokens, i, limit)
                && reportsLater(i, limit);
        if (receives) {
            return true;
        }
        boolean mild = i > relativeAt + 3
                && Lexicon.MILD_VERBS.isAt(tokens, i, limit)
                && !tokens.get(i - 1).key().equals(DOING);
        boolean placed = tokens.get(relativeAt).key().equals(WHERE)
                && i > relativeAt + 3
                && Lexicon.VERBS.lengthAt(tokens, i, limit) > 1
                && !reportsLater(i, limit);
        // "các huyện có đông đồng bào dân tộc mở lớp": no other verb follows that could be what they do.
        boolean last = tokens.get(relativeAt).isWord()
                && i > relativeAt + 2
                && Lexicon.DETERMINERS.isAt(tokens, i + Math.max(1, Lexicon.VERBS.lengthAt(tokens, i, limit)), limit)
                && !actsLater(i, limit);
        return !mild && !placed && !last && !actions.isStrongStart(i, limit);
    }

    /** "nơi chủ dự án mở tài khoản tiếp nhận tiền viện trợ lập báo cáo": a verb that begins no duty, before one that does. */
    private boolean reportsLater(int verb, int limit) {
        boolean strong = Lexicon.STRONG_VERBS.isAt(tokens, verb, limit) && !Lexicon.RECEPTION.isAt(tokens, verb, limit);
        for (int i = verb + 3; i < Math.min(limit, verb + UnitGrammar.LONGEST_FIELD) && !strong; i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK) {
                return false;
            }
            if (Lexicon.REPORTING.isAt(tokens, i, limit) && actions.isActionStart(i, limit)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a phrase that tells a kind of unit ends right before {@code i}. */
    private boolean endsModifier(int i) {
        for (int length = 2; length <= UnitGrammar.LONGEST_ACTIVITY + 1; length++) {
            if (Lexicon.MODIFIER_VERBS.lengthAt(tokens, i - length, i) == length) {
                return true;
            }
        }
        return false;
    }

    /** "các đơn vị được giao nhiệm vụ lập hồ sơ … phải trình …": the task describes them, what they must do follows. */
    private boolean isTaskInHand(int verb, int limit) {
        if (verb < 2 || Lexicon.TASKS.lengthAt(tokens, verb - 2, verb) != 2) {
            return false;
        }
        for (int i = verb + 1; i < Math.min(limit, verb + UnitGrammar.LONGEST_FIELD); i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK) {
                return false;
            }
            if (Lexicon.BOUND.isAt(tokens, i, limit)) {
                return true;
            }
        }
        return false;
    }

    /**
     * "cơ quan được phân cấp, ủy quyền phê duyệt … phải hoàn thành", "đơn vị được giao nhiệm vụ quản lý … ban hành": the tokens of what
     * a kind of unit has been entrusted with, where what it must do follows; or 0.
     */
    int entrustedTask(int i, int limit) {
        if (!tokens.get(i).key().equals(HANDED)) {
            return 0;
        }
        int behind = i + 1;
        int entrusted = Lexicon.ENTRUSTED.lengthAt(tokens, behind, limit);
        while (entrusted > 0) {
            behind += entrusted;
            int separator = actions.separator(behind, limit);
            int further = Lexicon.ENTRUSTED.lengthAt(tokens, behind + separator, limit);
            entrusted = separator > 0 && further > 0 ? separator + further : 0;
        }
        if (behind > i + 1
                && Lexicon.LEADS.isAt(tokens, behind, limit)
                && !Lexicon.PLAIN_ADVERBS.isAt(tokens, behind + 2, limit)) {
            behind += Lexicon.LEADS.lengthAt(tokens, behind, limit);
        }
        int verb = behind > i + 1 ? Lexicon.VERBS.lengthAt(tokens, behind, limit) : 0;
        boolean acts = verb > 1 && actions.isActionStart(behind, limit) && actsLater(behind, limit);
        for (int k = behind + verb; acts && k < limit && tokens.get(k).isWord(); k++) {
            // "lập dự toán cùng thời điểm xây dựng dự toán năm": says how the first is done.
            acts = !tokens.get(k).key().equals(ALONGSIDE);
        }
        return acts ? behind + verb - i : 0;
    }

    /** "đơn vị được giao nhiệm vụ", "thẩm phán được phân công" in front of what they do: the tokens of how they came to it, or 0. */
    int participle(int i, int limit) {
        int entrusted = tokens.get(i).key().equals(HANDED) ? Lexicon.ENTRUSTED.lengthAt(tokens, i + 1, limit) : 0;
        int behind = i + 1 + entrusted;
        boolean acts = entrusted > 0
                && behind < limit
                && !tokens.get(behind).isCapitalised()
                && (Lexicon.DIRECTIONS.isAt(tokens, behind, limit)
                        || Lexicon.STRONG_VERBS.isAt(tokens, behind, limit) && actions.isActionStart(behind, limit));
        boolean moves = acts && Lexicon.DIRECTIONS.isAt(tokens, behind, limit);
        return moves || acts && !actsBehindObject(behind, limit) ? 1 + entrusted : 0;
    }

    /** Whether a strong verb stands further on in the same breath: "lập dự toán kinh phí gửi …". */
    private boolean actsBehindObject(int from, int limit) {
        for (int i = from + Math.max(1, Lexicon.VERBS.lengthAt(tokens, from, limit)); i < limit; i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK || tokens.get(i).key().equals(AND)) {
                return false;
            }
            if (Lexicon.STRONG_VERBS.isAt(tokens, i, limit) && actions.isActionStart(i, limit)
                    || Lexicon.DUTY_MARKERS.isAt(tokens, i, limit)) {
                return true;
            }
        }
        return false;
    }
}
