package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.ABOUT;
import static vn.phusa.vietnamese.reading.SmallWords.ALONGSIDE;
import static vn.phusa.vietnamese.reading.SmallWords.AT;
import static vn.phusa.vietnamese.reading.SmallWords.BODY;
import static vn.phusa.vietnamese.reading.SmallWords.DOING;
import static vn.phusa.vietnamese.reading.SmallWords.FROM;
import static vn.phusa.vietnamese.reading.SmallWords.HANDED;
import static vn.phusa.vietnamese.reading.SmallWords.HAVING;
import static vn.phusa.vietnamese.reading.SmallWords.INSIDE;
import static vn.phusa.vietnamese.reading.SmallWords.LEADERSHIP;
import static vn.phusa.vietnamese.reading.SmallWords.TOUCHING;
import static vn.phusa.vietnamese.reading.SmallWords.key;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.reading.UnitGrammar.Unit;

/** Reads one unit: from its head word by word to where its name ends. */
final class UnitReader {

    private final List<Token> tokens;
    private final NameEnd nameEnd;
    private final ActionStarts actions;
    private final UnitHeads heads;
    private final UnitDescriptions descriptions;
    private final UnitConnection connection;
    private final UnitGrammar grammar;

    UnitReader(
            List<Token> tokens,
            NameEnd nameEnd,
            ActionStarts actions,
            UnitHeads heads,
            UnitDescriptions descriptions,
            UnitConnection connection,
            UnitGrammar grammar) {
        this.tokens = tokens;
        this.nameEnd = nameEnd;
        this.actions = actions;
        this.heads = heads;
        this.descriptions = descriptions;
        this.connection = connection;
        this.grammar = grammar;
    }

    /**
     * The head of a unit.
     *
     * @param start index of its first token, behind what makes it many or this one
     * @param end index behind it
     * @param proper whether it begins a name or office, not a kind of unit
     * @param determined whether something before it makes it many or this one
     */
    record Head(int start, int end, boolean proper, boolean determined) {}

    @Nullable
    Unit readUnit(int from, int end, boolean verbsEnd) {
        int determiner = Lexicon.DETERMINERS.lengthAt(tokens, from, end);
        boolean determined = determiner > 0;
        int head = from + determiner;
        int headLength = heads.headLength(head, end, determined);
        if (headLength == 0) {
            return null;
        }
        int known = Lexicon.WHOLE.lengthAt(tokens, from, end);
        if (known > 0) {
            int closer = Lexicon.CLOSERS.lengthAt(tokens, from + known, end);
            return new Unit(
                    from, from + known + closer, tokens.get(from + known - 1).isCapitalised());
        }
        int limit = Math.min(end, from + UnitGrammar.LONGEST_NAME);
        for (int slash = heads.slashed(head + headLength, limit);
                slash > 0;
                slash = heads.slashed(head + headLength, limit)) {
            head = slash;
            headLength = heads.headLength(head, end, determined);
        }
        Unit headed = Lexicon.HEADS_OVER.lengthAt(tokens, head, limit) == headLength
                        && heads.startsKind(head + headLength, limit)
                ? grammar.unit(head + headLength, end, verbsEnd)
                : null;
        if (headed != null) {
            // "Người đứng đầu tổ chức kiểm định chất lượng giáo dục": of what, tells the name of the body.
            return new Unit(from, headed.end(), heads.isProper(head, headLength, head + headLength, limit, determined));
        }
        int body = tokens.get(head).isCapitalised() ? CentralBodies.NAMES.lengthAt(tokens, head, limit) : 0;
        int headEnd = head + Math.max(headLength, body);
        boolean proper = body > 0 || heads.isProper(head, headEnd - head, headEnd, limit, determined);
        UnitScan scan = new UnitScan(this, new Head(head, headEnd, proper, determined), end, limit, verbsEnd);
        return new Unit(from, scan.read(), proper);
    }

    List<Token> tokens() {
        return tokens;
    }

    NameEnd nameEnd() {
        return nameEnd;
    }

    ActionStarts actions() {
        return actions;
    }

    UnitHeads heads() {
        return heads;
    }

    UnitDescriptions descriptions() {
        return descriptions;
    }

    UnitConnection connection() {
        return connection;
    }

    /** "cơ quan được Ủy ban nhân dân huyện giao thu phí": the tokens of what is done to a unit by another, or 0. */
    int givenBy(int relativeAt, int i, int limit) {
        if (!tokens.get(relativeAt).key().equals(HANDED) || i < relativeAt + 2) {
            return 0;
        }
        Unit giver = heads.startsUnit(relativeAt + 1, limit) ? grammar.unit(relativeAt + 1, limit, true) : null;
        int length = giver != null && giver.end() == i ? Lexicon.VERBS.lengthAt(tokens, i, limit) : 0;
        return length > 0 && actions.isLeadNoun(i + length)
                ? length + Lexicon.DUTY_MARKERS.lengthAt(tokens, i + length, limit)
                : length;
    }

    /** "Ban Chỉ đạo", "Hội đồng": what such a body is set up for may follow as a verb. */
    boolean isCalledAfter(int head, int headEnd, int i, int limit) {
        if (tokens.get(i).isCapitalised()
                || !tokens.get(head).isCapitalised()
                || !Lexicon.NAMED_BY_ACTIVITY.isAt(tokens, head, limit)
                || tokens.get(head + 1).key().equals(BODY)
                || !Lexicon.VERBS.isAt(tokens, i, limit) && !Lexicon.NAME_VERBS.isAt(tokens, i, limit)) {
            return false;
        }
        boolean bare = i == headEnd && Lexicon.SET_UP_FOR.isAt(tokens, head, limit);
        boolean acting = i >= headEnd
                && i > 1
                && tokens.get(i - 2).isCapitalised()
                && (Lexicon.VERBS.lengthAt(tokens, i - 2, i) == 2
                        || Lexicon.TOGETHER_WITH.lengthAt(tokens, i - 2, i) == 2);
        return bare || acting;
    }

    /** "các cơ quan trong Ban Chỉ đạo 389 tỉnh": the index behind the body to which a kind belongs, or 0. */
    int unitInside(int i, int limit) {
        boolean named = tokens.get(i).key().equals(INSIDE)
                && i + 1 < limit
                && tokens.get(i + 1).isCapitalised()
                && heads.startsUnit(i + 1, limit);
        Unit unit = named ? grammar.unit(i + 1, limit, true) : null;
        return unit == null ? 0 : unit.end();
    }

    /** "Bộ Quốc phòng, Ban Chỉ đạo quốc gia các chủ trương …": a plural behind a whole name is what it is given. */
    boolean opensObject(int headEnd, int i, int limit) {
        return i > headEnd
                && Lexicon.DETERMINERS.isAt(tokens, i, limit)
                && !heads.startsUnit(i, limit)
                && (Lexicon.REALMS.isAt(tokens, i - 1, i) || Lexicon.REALMS.lengthAt(tokens, i - 2, i) == 2);
    }

    /**
     * "Đơn vị thu phí (Chi cục A và Phòng B) nộp …": the tokens of the activity that a kind of unit is told by, where a bracket
     * behind it says who that is and a verb follows; or 0.
     */
    int glossedActivity(int i, int limit) {
        int bracket = i + Lexicon.VERBS.lengthAt(tokens, i, limit);
        while (bracket > i
                && bracket < Math.min(limit, i + UnitGrammar.LONGEST_ACTIVITY)
                && tokens.get(bracket).isWord()) {
            bracket++;
        }
        int behind = bracket > i ? grammar.skipGloss(bracket, limit) : bracket;
        boolean named = behind > bracket && heads.startsUnit(bracket + 1, behind);
        return named && (actions.isActionStart(behind, limit) || Lexicon.VERBS.isAt(tokens, behind, limit))
                ? bracket - i
                : 0;
    }

    /**
     * "Sở Y tế", "Công an tỉnh": whether the name is whole in front of a word in small letters, so that this word begins what
     * the unit shall do, whether we know the verb or not.
     */
    boolean isWholeBefore(int head, int i, int limit) {
        Token next = tokens.get(i);
        // "Sở Y tế Chỉ đạo …": a verb with a capital where a line has been lost.
        boolean shouted = next.isCapitalised()
                && !(Lexicon.VERBS.lengthAt(tokens, i, limit) > 1
                        && !tokens.get(i + 1).isCapitalised()
                        && !Lexicon.FIELDS.isAt(tokens, i, limit));
        if (shouted
                || next.kind() != Token.Kind.WORD
                || Lexicon.PLACES.isAt(tokens, i, limit)
                || Lexicon.NAME_GOES_ON.isAt(tokens, i, limit)
                || Lexicon.CLOSERS.isAt(tokens, i, limit)
                || Lexicon.DETERMINERS.isAt(tokens, i, limit)
                || Lexicon.NO_UNIT.isAt(tokens, i - 1, limit)
                || actions.separator(i, limit) > 0) {
            return false;
        }
        boolean place = i - head > 1
                && !tokens.get(i - 1).isCapitalised()
                && Lexicon.PLACES.isAt(tokens, i - 1, i)
                && (!Lexicon.DETERMINERS.isAt(tokens, i - 2, limit) || Lexicon.VERBS.isAt(tokens, i, limit));
        boolean city = i - head > 2 && Lexicon.PLACES.lengthAt(tokens, i - 2, i) == 2;
        boolean field = false;
        for (int k = i - 2; k >= Math.max(head, i - UnitGrammar.LONGEST_FIELD) && !field; k--) {
            field = Lexicon.OF_FIELDS.isAt(tokens, k, limit)
                    && k + 1 + Lexicon.FIELDS.lengthAt(tokens, k + 1, limit) == i;
        }
        return place || city || field;
    }

    /** "các tỉnh từ Hà Tĩnh đến Lâm Đồng": the tokens of the range, or 0. */
    int rangeOfPlaces(int i, int limit) {
        if (!tokens.get(i).key().equals(FROM) || !heads.endsWithPlace(i)) {
            return 0;
        }
        int to = i + 1;
        boolean until = false;
        while (to < limit
                && (tokens.get(to).isCapitalised()
                        || !until && tokens.get(to).key().equals(TOUCHING))) {
            until |= tokens.get(to).key().equals(TOUCHING);
            to++;
        }
        return until && tokens.get(to - 1).isCapitalised() ? to - i : 0;
    }

    /** "Phó Chủ tịch … phụ trách địa bàn tăng cường …": the tokens of what an office is in charge of, before its verb; or 0. */
    int inChargeOf(int i, int limit) {
        if (!Lexicon.IN_CHARGE.isAt(tokens, i, limit)) {
            return 0;
        }
        for (int j = i + 3; j < Math.min(limit, i + UnitGrammar.LONGEST_FIELD); j++) {
            if (tokens.get(j).kind() == Token.Kind.MARK && !ActionStarts.isDash(tokens.get(j))) {
                return 0;
            }
            if (actions.isActionStart(j, limit)
                    && Lexicon.VERBS.lengthAt(tokens, j, limit) + Lexicon.PLAIN_ADVERBS.lengthAt(tokens, j, limit)
                            > 1) {
                return j - i;
            }
        }
        return 0;
    }

    boolean isStop(int head, int i, int limit, boolean proper, boolean relative, boolean bare, boolean closed) {
        if (i + 1 < limit
                && tokens.get(i).key().equals(HAVING)
                && (tokens.get(i + 1).kind() == Token.Kind.NUMBER || Lexicon.AT_LEAST.isAt(tokens, i + 1, limit))) {
            return true;
        }
        if (Lexicon.ALLOWED.isAt(tokens, i, limit)
                || proper && Lexicon.EMPOWERED.isAt(tokens, i, limit) && Lexicon.VERBS.isAt(tokens, i + 3, limit)
                || i > head && Lexicon.TOLD.isAt(tokens, i, limit)
                || !proper
                        && i > head
                        && Lexicon.ADDRESSED.isAt(tokens, head, limit)
                        && actions.isActionStart(i, limit)) {
            return true;
        }
        if (tokens.get(i).isCapitalised() || Lexicon.CLOSERS.isAt(tokens, i, limit)) {
            return false;
        }
        if (relative && !closed) {
            return Lexicon.DUTY_MARKERS.isAt(tokens, i, limit) && !actions.isLeadNoun(i)
                    || Lexicon.RELATIVE_STOPS.isAt(tokens, i, limit)
                    || Lexicon.TOGETHER_WITH.lengthAt(tokens, i, limit) > 2
                    || Lexicon.TOGETHER_WITH.isAt(tokens, i, limit) && actions.isActionStart(i + 2, limit);
        }
        if (tokens.get(i).key().equals(ALONGSIDE)
                && (heads.startsUnit(i + 1, limit) || actions.isActionStart(i + 1, limit))) {
            return true;
        }
        if (i > 0 && Lexicon.TRAINING.lengthAt(tokens, i - 1, limit) == 2) {
            return false;
        }
        if (Lexicon.STOPS.isAt(tokens, i, limit)) {
            return !(Lexicon.MODIFIER_VERBS.isAt(tokens, i, limit)
                    && bare
                    && !proper
                    && !actions.isDutyOrRight(i, limit));
        }
        return proper && Lexicon.PROPER_STOPS.isAt(tokens, i, limit) && !isFieldOfBody(head, i, limit);
    }

    boolean takesVerb(int head, int headLength, int i, int limit, boolean proper) {
        if (actions.organises(i, limit) && !tokens.get(i).isCapitalised()) {
            return false;
        }
        // "Quỹ thực hiện tự kiểm tra": a verb with a verb behind it is no part of a name.
        if (headLength == 1
                && !tokens.get(i).isCapitalised()
                && Lexicon.CARRYING_OUT.isAt(tokens, i, limit)
                && Lexicon.VERBS.isAt(tokens, i + Lexicon.CARRYING_OUT.lengthAt(tokens, i, limit), limit)) {
            return false;
        }
        // "phối hợp với Văn phòng thực hiện việc …".
        if (!tokens.get(i).isCapitalised()
                && Lexicon.CARRYING_OUT.lengthAt(tokens, i, limit) == 2
                && i + 2 < limit
                && tokens.get(i + 2).key().equals(DOING)) {
            return false;
        }
        if (proper) {
            return Lexicon.NAMED_BY_ACTIVITY.lengthAt(tokens, head, limit) >= headLength
                    && !tokens.get(head).text().equals("Bộ");
        }
        return Lexicon.MODIFIER_VERBS.isAt(tokens, i, limit)
                && (Lexicon.LOCALITIES.lengthAt(tokens, i - 2, i) != 2
                        || Lexicon.RELATIVE_MODIFIERS.isAt(tokens, i, limit));
    }

    boolean isNamedVerb(int i, int limit, boolean behindInnerName, boolean proper) {
        int modifier = behindInnerName ? Lexicon.MODIFIER_VERBS.lengthAt(tokens, i, limit) : 0;
        if (modifier > 0 && !descriptions.actsOnSome(i, i + modifier, limit)) {
            return true;
        }
        int length = proper ? Lexicon.NAME_VERBS.lengthAt(tokens, i, limit) : 0;
        return length > 0
                && (tokens.get(i - 1).key().equals(LEADERSHIP)
                        || Lexicon.TOGETHER_WITH.isAt(tokens, i + length, limit)
                        || Lexicon.STRICT_MARKERS.isAt(tokens, i + length, limit));
    }

    /** "Ban Chỉ đạo Trung ương về phòng, chống thiên tai": the field is part of the name. */
    boolean isFieldOfBody(int head, int i, int limit) {
        return tokens.get(i).key().equals(ABOUT)
                && Lexicon.BODIES_FOR.isAt(tokens, head, limit)
                && Lexicon.RANKS.isAt(tokens, i - 1, limit);
    }

    /** "Trung tâm Giám sát, điều hành …": the tokens of a comma and the second activity a body is named by, or 0. */
    int furtherActivity(int head, int comma, int limit) {
        int named = head + Lexicon.NAMED_BY_ACTIVITY.lengthAt(tokens, head, limit);
        boolean first = named > head
                && tokens.get(named).isCapitalised()
                && named + Lexicon.VERBS.lengthAt(tokens, named, comma) == comma;
        int second = first && comma + 1 < limit && !tokens.get(comma + 1).isCapitalised()
                ? Lexicon.VERBS.lengthAt(tokens, comma + 1, limit)
                : 0;
        return second > 1 ? 1 + second : 0;
    }

    /** "Đại sứ quán Việt Nam tại Lào": where a mission sits is part of its name. */
    boolean sitsAt(int head, int i, int limit) {
        return tokens.get(i).key().equals(AT)
                && i + 1 < limit
                && tokens.get(i + 1).isCapitalised()
                && Lexicon.MISSIONS.isAt(tokens, head, limit);
    }

    /** "cơ quan chuyên ngành bảo vệ và kiểm dịch thực vật ở trung ương": the tokens of its branch, before what ranks it; or 0. */
    int branchLength(int head, int from, int limit) {
        if (Lexicon.OF_BRANCHES.lengthAt(tokens, head, limit) != from - head) {
            return 0;
        }
        for (int i = from; i < Math.min(limit, from + UnitGrammar.LONGEST_FIELD); i++) {
            if (i > from && (Lexicon.RANKED.isAt(tokens, i, limit) || Lexicon.STRICT_MARKERS.isAt(tokens, i, limit))) {
                return i - from;
            }
            if (tokens.get(i).kind() == Token.Kind.MARK || tokens.get(i).isCapitalised()) {
                return 0;
            }
        }
        return 0;
    }

    /** Where the activity begins in a name: "Viện nghiên cứu" is a kind, "Viện Nghiên cứu phát triển …" a name. */
    int activityOf(int head, int headLength, int limit) {
        boolean named = headLength > 1
                && tokens.get(head + 1).isCapitalised()
                && Lexicon.SUBORDINATES.lengthAt(tokens, head, limit) == 1
                && Lexicon.VERBS.isAt(tokens, head + 1, limit);
        return named ? head + 1 : head + headLength;
    }

    /** "Trung tâm Xúc tiến đầu tư", "Viện Nghiên cứu nuôi trồng …": what the activity of the name acts on. */
    boolean isPartOfActivity(int first, int i, int limit) {
        if (Lexicon.VERBS.lengthAt(tokens, i, limit) == 1
                && !Lexicon.ADVERBS.isAt(tokens, i, limit)
                && !Lexicon.SHORT_VERBS.isAt(tokens, i, limit)) {
            // "… Cấp nước Cần Thơ lắp …": two capitals in a row are a name of their own, which no verb goes on.
            return i - 2 < first
                    || !tokens.get(i - 1).isCapitalised()
                    || !tokens.get(i - 2).isCapitalised();
        }
        int activity = tokens.get(Math.min(first, limit - 1)).isCapitalised()
                        && !Lexicon.FIELD_OFFICES.isAt(tokens, first, limit)
                ? Lexicon.VERBS.lengthAt(tokens, first, limit)
                : 0;
        return activity > 0
                && !actions.organises(i, limit)
                && !Lexicon.DOCUMENTS.isAt(tokens, i + Lexicon.VERBS.lengthAt(tokens, i, limit), limit)
                && i <= first + activity
                && !Lexicon.SHORT_VERBS.isAt(tokens, i, limit)
                && Lexicon.VERBS.isAt(tokens, i, limit)
                && !Lexicon.STRONG_VERBS.isAt(tokens, i, limit)
                && !Lexicon.ADVERBS.isAt(tokens, i, limit)
                && !Lexicon.DUTY_MARKERS.isAt(tokens, i, limit);
    }

    /** "Thống kê", "Phát thanh": a single small syllable behind the capital that begins a word of a name. */
    boolean isSecondSyllable(int head, int i, int limit) {
        return i - 1 > head
                && tokens.get(i - 1).isCapitalised()
                && !UnitHeads.isAllCapitals(tokens.get(i - 1))
                && Lexicon.PROPER_HEADS.lengthAt(tokens, i - 1, i) != 1
                && !tokens.get(i - 2).text().equals("thành")
                && !Lexicon.PLACES.isAt(tokens, i - 2, limit)
                && Lexicon.PLACES.lengthAt(tokens, i - 3, limit) != 2
                && (i - 2 == head || !tokens.get(i - 2).isCapitalised())
                && Lexicon.VERBS.lengthAt(tokens, i, limit) == 1
                && !Lexicon.ADVERBS.isAt(tokens, i, limit);
    }

    /** "cơ quan chuyên môn về xây dựng": the tokens of "về" and the field, though the field may be a verb as well. */
    int aboutLength(int i, int limit) {
        int field = Math.max(
                Lexicon.FIELDS.lengthAt(tokens, i + 1, limit),
                Math.max(Lexicon.VERBS.lengthAt(tokens, i + 1, limit), Lexicon.NOUNS.lengthAt(tokens, i + 1, limit)));
        return i + 1 < limit && tokens.get(i + 1).isWord() ? 1 + Math.max(1, field) : 0;
    }

    boolean isPlaceTail(int i, int limit) {
        // "Các cơ quan khác ở bến": where they are.
        boolean sits = Lexicon.SITTING.isAt(tokens, i, limit) && Lexicon.OTHERS.isAt(tokens, i - 1, i)
                || Lexicon.OTHERS.isAt(tokens, i - 2, i - 1) && Lexicon.SITTING.isAt(tokens, i - 1, i)
                || Lexicon.OTHERS.isAt(tokens, i - 3, i - 2) && Lexicon.SITTING.isAt(tokens, i - 2, i - 1);
        return sits
                || i > 0
                        && (tokens.get(i - 1).key().equals(key("bàn"))
                                || Lexicon.PLACES.isAt(tokens, i - 1, limit)
                                || Lexicon.PLACES.lengthAt(tokens, Math.max(0, i - 2), limit) == 2
                                || tokens.get(i - 1).isCapitalised()
                                        && tokens.get(i).isCapitalised());
    }
}
