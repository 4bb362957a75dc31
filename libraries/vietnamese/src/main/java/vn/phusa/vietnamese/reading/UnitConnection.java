package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.AND;
import static vn.phusa.vietnamese.reading.SmallWords.BELONGING;
import static vn.phusa.vietnamese.reading.SmallWords.BY;
import static vn.phusa.vietnamese.reading.SmallWords.OF;

import java.util.List;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.reading.UnitGrammar.Unit;

/** Whether what stands behind a comma or "và" still belongs to the unit before it. */
final class UnitConnection {

    private final List<Token> tokens;
    private final ActionStarts actions;
    private final UnitHeads heads;
    private final UnitDescriptions descriptions;
    private final UnitGrammar grammar;

    UnitConnection(
            List<Token> tokens,
            ActionStarts actions,
            UnitHeads heads,
            UnitDescriptions descriptions,
            UnitGrammar grammar) {
        this.tokens = tokens;
        this.actions = actions;
        this.heads = heads;
        this.descriptions = descriptions;
        this.grammar = grammar;
    }

    /** "các bộ Xây dựng" in front of a comma: further fields may follow bare, though "bộ" is in small letters. */
    private boolean endsPluralOfFields(int head, int at, int limit) {
        return Lexicon.OF_FIELDS.isAt(tokens, head, limit)
                && Lexicon.DETERMINERS.isAt(tokens, head - 1, limit)
                && heads.isField(head + 1, limit)
                && head + 1 + Lexicon.FIELDS.lengthAt(tokens, head + 1, limit) == at;
    }

    /** Whether the text behind a comma or "và" at {@code at} still belongs to the unit that began at {@code head}. */
    boolean continues(
            int head,
            int at,
            int n,
            int limit,
            boolean proper,
            boolean bare,
            boolean belongs,
            boolean relative,
            boolean verbsEnd) {
        if (n >= limit) {
            return false;
        }
        boolean comma = tokens.get(at).text().equals(",");
        if (tokens.get(at).text().equals(";")) {
            return false;
        }
        if (Lexicon.ESPECIALLY.isAt(tokens, n, limit)) {
            return false;
        }
        if (!comma && Lexicon.OFFICES_OF_BODIES.isAt(tokens, head, limit) && Lexicon.ELECTED.isAt(tokens, n, limit)) {
            return true;
        }
        if (relative && heads.startsUnit(n, limit) && isSetUpByBoth(at, n, limit)) {
            return true;
        }
        if (!comma && isOverTwoCourts(head, n, limit)) {
            return true;
        }
        if (!comma && Lexicon.LIKE_PLACES.isAt(tokens, n, limit) && (heads.endsWithPlace(at) || belongs)) {
            return true;
        }
        if (comma && isJointOffice(head, at, n, limit)) {
            return true;
        }
        // "cơ quan được giao quản lý và sử dụng kinh phí … lập dự toán": two things it was given, and then what it
        // does.
        if (relative
                && !comma
                && !proper
                && Lexicon.VERBS.lengthAt(tokens, at - 2, at) == 2
                && Lexicon.VERBS.lengthAt(tokens, n, limit) == 2
                && !Lexicon.STRONG_VERBS.isAt(tokens, n, limit)
                && descriptions.actsLater(n, limit)) {
            return true;
        }
        if (proper && !comma && namesTwoFields(head, n, limit)) {
            return true;
        }
        if (heads.startsUnit(n, limit)) {
            boolean lower = !tokens.get(n).isCapitalised() && !Lexicon.DETERMINERS.isAt(tokens, n, limit);
            boolean behindPlaces = proper && heads.endsWithPlace(at) && !Lexicon.PLACES.isAt(tokens, n, limit);
            boolean headed = Lexicon.HEADS_OF_BODIES.isAt(tokens, n, limit);
            if (bare && (lower || heads.isPlainKindName(n, limit)) && !behindPlaces && !headed) {
                return true;
            }
            boolean nameless = at == head + 1 && Lexicon.NAMELESS.lengthAt(tokens, head, at) == 1;
            if (nameless && !comma && !lower && !Lexicon.DETERMINERS.isAt(tokens, head - 1, head)) {
                return true;
            }
            boolean schools = lower
                    && Lexicon.SCHOOL_LEVELS.lengthAt(tokens, at - 2, at) == 2
                    && Lexicon.SCHOOL_LEVELS.isAt(tokens, n, limit);
            if (schools) {
                return true;
            }
            if (lower && at > 1 && heads.isLevel(at - 2, limit) && heads.isLevel(n, limit)) {
                return true;
            }
            boolean kindOfPlace = lower || n + 1 < limit && heads.isKindOfPlace(n, limit);
            if (Lexicon.PLACES.isAt(tokens, n, limit) && kindOfPlace && heads.endsWithPlace(at)) {
                return true;
            }
            if (proper && lower && comma && isPlaceAbove(head, at, n, limit)) {
                return true;
            }
            boolean office = proper
                    && !comma
                    && !lower
                    && Lexicon.SUBORDINATES.isAt(tokens, head, limit)
                    && Lexicon.FIELDS_OF_WORK.isAt(tokens, n, limit)
                    && Lexicon.PROPER_HEADS.lengthAt(tokens, n, limit)
                            <= Lexicon.FIELDS_OF_WORK.lengthAt(tokens, n, limit)
                    && !heads.endsWithPlace(at)
                    && !heads.capitalBehind(n, Lexicon.FIELDS_OF_WORK, limit);
            if (office) {
                return true;
            }
            if (proper && lower && !comma && isFieldOfName(head, at, n, limit)) {
                return true;
            }
            boolean fields = Lexicon.FIELDS_OF_WORK.isAt(tokens, n, limit)
                    && Lexicon.FIELDS_OF_WORK.lengthAt(tokens, head + 1, limit) == at - head - 1;
            if (proper && lower && at > head + 1 && fields) {
                return true;
            }
            boolean forces = belongs || Lexicon.FORCE.isAt(tokens, head, limit);
            if (forces && Lexicon.FORCES.isAt(tokens, n, limit)) {
                return true;
            }
            if (comma && Lexicon.SECOND_TITLES.isAt(tokens, n, limit) && at == head + 2) {
                return true;
            }
            // "Giám đốc, Thủ trưởng các sở", "Chủ tịch, Tổng giám đốc các tập đoàn": two offices over the same bodies.
            int second = comma ? Lexicon.OFFICES_OF_MANY.lengthAt(tokens, n, limit) : 0;
            if (second > 0
                    && Lexicon.OFFICES_WITHOUT_BODY.lengthAt(tokens, head, limit) == at - head
                    && Lexicon.DETERMINERS.isAt(tokens, n + second, limit)) {
                return true;
            }
            if (comma && heads.personLength(head, limit) > 0) {
                return Lexicon.OFFICES.isAt(tokens, n, limit);
            }
            return comma && (isParent(head, n, limit) || hasParentToo(head, n, limit));
        }
        if (!proper && comma && (relative || at > head + 2) && isFurtherObject(n, limit)) {
            return true;
        }
        // "các đơn vị đào tạo, huấn luyện phối hợp với …": a second trade, and then what they do.
        int trade = !proper && comma && relative ? Lexicon.MODIFIER_VERBS.lengthAt(tokens, n, limit) : 0;
        if (trade > 1 && Lexicon.MODIFIER_VERBS.lengthAt(tokens, at - 2, at) == 2 && descriptions.actsLater(n, limit)) {
            return true;
        }
        if (trade > 1
                && (Lexicon.TOGETHER_WITH.lengthAt(tokens, n + trade, limit) > 1
                        || Lexicon.STRICT_MARKERS.isAt(tokens, n + trade, limit))) {
            return true;
        }
        Token next = tokens.get(n);
        if (proper && next.kind() == Token.Kind.NUMBER && tokens.get(at - 1).kind() == Token.Kind.NUMBER) {
            return true;
        }
        if (!verbsEnd) {
            return !(heads.isField(head + 1, limit) && heads.isField(n, limit) && comma)
                    && heads.brandLength(n, limit) == 0;
        }
        if (!proper && Lexicon.SCHOOLS.isAt(tokens, head, limit) && Lexicon.SCHOOL_LEVELS.isAt(tokens, n, limit)) {
            return true;
        }
        if (!proper) {
            // "…, có cơ chế điều hành": what they are to have.
            if (comma && Lexicon.HAVING_TO.isAt(tokens, n, limit)) {
                return false;
            }
            return !(comma && heads.isField(n, limit) && endsPluralOfFields(head, at, limit))
                    && !actions.isActionStart(n, limit)
                    && !Lexicon.STOPS.isAt(tokens, n, limit)
                    && next.isWord()
                    && (relative || !bare);
        }
        if (heads.brandLength(n, limit) > 0 && !UnitHeads.isForeign(tokens.get(at - 1))
                || comma
                        && at == head + 1
                        && (UnitHeads.isForeign(tokens.get(head)) || UnitHeads.isAcronym(tokens.get(head)))) {
            return false;
        }
        if (next.isCapitalised()) {
            int office = Lexicon.OFFICES_OVER.lengthAt(tokens, head, limit);
            int field =
                    head + 1 + (office > 0 ? office + Lexicon.DETERMINERS.lengthAt(tokens, head + office, limit) : 0);
            boolean fields = heads.isField(field, limit)
                    && heads.isField(n, limit)
                    && comma
                    && field + Lexicon.FIELDS.lengthAt(tokens, field, limit) >= at;
            return next.isWord() && !fields;
        }
        boolean lowerName = at > 0 && !tokens.get(at - 1).isCapitalised() && at - head > 1;
        return lowerName
                && next.isWord()
                && !actions.isActionStart(n, limit)
                && !Lexicon.STOPS.isAt(tokens, n, limit)
                && !Lexicon.PROPER_STOPS.isAt(tokens, n, limit);
    }

    /** "Vụ trưởng, Cục trưởng, Chánh Văn phòng các Vụ, Cục, Văn phòng thuộc Bộ": offices in a row over bodies in a row. */
    private boolean isJointOffice(int head, int at, int n, int limit) {
        int first = Lexicon.JOINT_OFFICES.lengthAt(tokens, head, limit);
        if (first == 0) {
            return false;
        }
        if (at > head + first && Lexicon.JOINT_OFFICES.isAt(tokens, at - 2, at)) {
            first = at - head;
        }
        int i = at == head + first ? n : limit;
        for (int office = Lexicon.JOINT_OFFICES.lengthAt(tokens, i, limit);
                office > 0;
                office = Lexicon.JOINT_OFFICES.lengthAt(tokens, i, limit)) {
            i += office;
            int plural = Lexicon.DETERMINERS.lengthAt(tokens, i, limit);
            if (i < limit && tokens.get(i).key().equals(BELONGING)) {
                return true;
            }
            if (plural > 0) {
                return Lexicon.JOINT_BODIES.isAt(tokens, i + plural, limit);
            }
            i += i < limit && tokens.get(i).text().equals(",") ? 1 : 0;
        }
        return false;
    }

    /** "Trung tâm huấn luyện và bồi dưỡng nghiệp vụ thuộc Công an tỉnh": the length of the second activity where it is told whose body it
     * is, or 0. */
    int secondActivity(int head, int at, int n, int limit) {
        int second = Lexicon.VERBS.lengthAt(tokens, n, limit);
        if (second == 0
                || !tokens.get(at).key().equals(AND)
                || !Lexicon.NAMED_BY_ACTIVITY.isAt(tokens, head, limit)
                || !Lexicon.VERBS.isAt(tokens, at - 2, at)) {
            return 0;
        }
        for (int i = n + second; i + 1 < Math.min(limit, n + UnitGrammar.LONGEST_ACTIVITY + 2); i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK) {
                return 0;
            }
            if (tokens.get(i).key().equals(BELONGING)) {
                return heads.startsUnit(i + 1, limit) ? second : 0;
            }
        }
        return 0;
    }

    /** "Chánh án Tòa án nhân dân và Tòa án quân sự các cấp". */
    private boolean isOverTwoCourts(int head, int n, int limit) {
        int office = Lexicon.HEADS_OF_COURTS.lengthAt(tokens, head, limit);
        return office > 0
                && tokens.get(head + office).key().equals(tokens.get(n).key());
    }

    /** "các đơn vị thuộc Bộ Công an, Bộ Quốc phòng", "đơn vị chức năng của Bộ A, Bộ B": whose they are: the index behind, or 0. */
    int sharedParent(int head, int at, int n, int limit, boolean proper, boolean sharing) {
        boolean kind = !proper || Lexicon.PLAIN_KINDS.isAt(tokens, head, limit);
        if (!kind
                || tokens.get(at).text().equals(";")
                || Lexicon.PROPER_HEADS.lengthAt(tokens, n, limit) > 1
                || !Lexicon.OF_FIELDS.isAt(tokens, n, limit)
                || !tokens.get(n).isCapitalised()) {
            return 0;
        }
        for (int i = at - 1; i > Math.max(head, at - UnitGrammar.LONGEST_FIELD); i--) {
            if (tokens.get(i).key().equals(tokens.get(n).key())) {
                Unit parent = grammar.unit(i, limit, true);
                boolean owns = sharing
                        || tokens.get(i - 1).key().equals(BELONGING)
                        || tokens.get(i - 1).key().equals(OF);
                Unit further = owns && parent != null && parent.end() == at ? grammar.unit(n, limit, true) : null;
                return further == null ? 0 : further.end();
            }
        }
        return 0;
    }

    /** "Tổng cục Cảnh sát Thi hành án hình sự và hỗ trợ tư pháp, Bộ Công an": the parent shows that the name goes on. */
    private boolean namesTwoFields(int head, int n, int limit) {
        if (tokens.get(n).isCapitalised() || !Lexicon.SUBORDINATES.isAt(tokens, head, limit)) {
            return false;
        }
        for (int i = n + 2; i < Math.min(limit, n + UnitGrammar.LONGEST_ACTIVITY + 1); i++) {
            if (tokens.get(i).text().equals(",")) {
                return isParent(head, i + 1, limit);
            }
        }
        return false;
    }

    /** "các tổ chức khác do Chính phủ, Thủ tướng Chính phủ thành lập": both names belong to the description. */
    private boolean isSetUpByBoth(int at, int n, int limit) {
        boolean by = false;
        for (int i = at - 1; i > Math.max(0, at - UnitGrammar.LONGEST_FIELD) && !by; i--) {
            by = tokens.get(i).key().equals(BY);
        }
        for (int i = n + 1; by && i < Math.min(limit, n + UnitGrammar.LONGEST_FIELD); i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK) {
                return false;
            }
            if (Lexicon.SET_UP.isAt(tokens, i, limit)) {
                return true;
            }
        }
        return false;
    }

    /** "UBND phường 5, quận Gò Vấp": a named place of a higher level behind a named place. */
    private boolean isPlaceAbove(int head, int at, int n, int limit) {
        int level = levelOf(n, limit);
        if (level == 0 || n + 1 >= limit) {
            return false;
        }
        for (int i = at - 1; i > Math.max(head, at - 6); i--) {
            if (levelOf(i, limit) > 0) {
                boolean named =
                        tokens.get(i + 1).isCapitalised() || tokens.get(i + 1).kind() == Token.Kind.NUMBER;
                return named && levelOf(i, limit) < level && !Lexicon.DETERMINERS.isAt(tokens, i - 1, limit);
            }
        }
        return false;
    }

    /** 1 commune, 2 district, 3 province; 0 where no place stands. */
    private int levelOf(int i, int limit) {
        if (Lexicon.COMMUNES.isAt(tokens, i, limit)) {
            return 1;
        }
        if (Lexicon.DISTRICTS.isAt(tokens, i, limit)) {
            return 2;
        }
        return Lexicon.PROVINCES.isAt(tokens, i, limit) ? 3 : 0;
    }

    /** "cơ quan quản lý ngành, lĩnh vực, Ủy ban nhân dân huyện": a bare noun between two commas, with a unit behind the second. */
    private boolean isFurtherObject(int n, int limit) {
        int to = n;
        while (to < Math.min(limit, n + UnitGrammar.LONGEST_NOUN)
                && tokens.get(to).kind() == Token.Kind.WORD
                && !tokens.get(to).isCapitalised()
                && actions.separator(to, limit) == 0) {
            if (actions.isActionStart(to, limit)
                    || Lexicon.STOPS.isAt(tokens, to, limit)
                    || Lexicon.PROPER_STOPS.isAt(tokens, to, limit)
                    || Lexicon.PLAIN_ADVERBS.isAt(tokens, to, limit)) {
                return false;
            }
            to++;
        }
        int separator = to > n ? actions.separator(to, limit) : 0;
        return separator > 0 && heads.startsUnit(to + separator, limit);
    }

    /** "Cục Phát triển thị trường và doanh nghiệp …": a name in small letters that goes on with a field of work. */
    private boolean isFieldOfName(int head, int at, int n, int limit) {
        int behind = n + heads.headLength(n, limit, true);
        return Lexicon.NAMED_BY_ACTIVITY.isAt(tokens, head, limit)
                && at - head > 3
                && !tokens.get(at - 1).isCapitalised()
                && !heads.isField(head + 1, limit)
                && Lexicon.FIELDS_OF_WORK.isAt(tokens, n, limit)
                && !Lexicon.CLOSERS.isAt(tokens, behind, limit)
                && !actions.isActionStart(behind, limit);
    }

    /** "Cục C, Bộ D": what follows the comma is the parent of what stands before it. */
    private boolean isParent(int head, int n, int limit) {
        if (!Lexicon.SUBORDINATES.isAt(tokens, head, limit)
                || !tokens.get(head).isCapitalised()
                || n + 1 >= limit
                || !tokens.get(n).text().equals("Bộ") && !tokens.get(n).text().equals("Sở")
                || !tokens.get(n + 1).isCapitalised()) {
            return false;
        }
        if (Lexicon.COMMANDS.isAt(tokens, n, limit)) {
            return false;
        }
        boolean room = tokens.get(head).text().equals("Phòng");
        return tokens.get(n).text().equals("Bộ") != room && !Lexicon.NO_SUBORDINATES.isAt(tokens, head, limit);
    }

    /** "Cục Y tế, Tổng cục Hậu cần, Bộ Công an": the parent of the one has a parent as well. */
    private boolean hasParentToo(int head, int n, int limit) {
        boolean under = Lexicon.SUBORDINATES.lengthAt(tokens, head, limit) == 1
                && tokens.get(head).isCapitalised()
                && Lexicon.DEPARTMENTS.isAt(tokens, n, limit)
                && tokens.get(n).isCapitalised();
        Unit chief = under ? grammar.unit(n, limit, true) : null;
        for (int i = n; chief != null && i < chief.end(); i++) {
            if (tokens.get(i).text().equals(",") && isParent(n, i + 1, limit)) {
                return true;
            }
        }
        return false;
    }
}
