package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.AND;
import static vn.phusa.vietnamese.reading.SmallWords.BODY;
import static vn.phusa.vietnamese.reading.SmallWords.LEADERSHIP;
import static vn.phusa.vietnamese.reading.SmallWords.LEVEL;
import static vn.phusa.vietnamese.reading.SmallWords.ORGANISATION;
import static vn.phusa.vietnamese.reading.SmallWords.key;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.phusa.vietnamese.Token;

/** The word or words with which the name of a unit begins, and what they tell: a kind, a name, an office, a person. */
final class UnitHeads {

    /** Fields of work, measures, papers and currencies that stand in capitals and are no bodies. */
    private static final Set<String> NO_BODIES = Set.of(
            "PTNT", "PCLB", "TKCN", "PCTT", "NTM", "CNTT", "ATTP", "ATGT", "QLDA", "ODA", "GDP", "GRDP", "FTA", "WTO",
            "OCOP", "QCVN", "TCVN", "ISO", "USD", "VND", "KPI", "STT");

    private static final Pattern ROMAN = Pattern.compile("[IVX]{1,5}");
    private static final Pattern FOREIGN_END = Pattern.compile("(?:[bdlrsvx]|st|ck|tt|sh|sch|gh|ph|th|ee|oo)$");

    private final List<Token> tokens;
    private final ActionStarts actions;

    UnitHeads(List<Token> tokens, ActionStarts actions) {
        this.tokens = tokens;
        this.actions = actions;
    }

    /** "MobiFone", "BK Holdings": the tokens of a name that is not Vietnamese, 0 if none stands here. */
    int brandLength(int i, int end) {
        int to = i;
        boolean foreign = false;
        while (to < end
                && to - i < 4
                && tokens.get(to).isCapitalised()
                && tokens.get(to).kind() == Token.Kind.WORD) {
            foreign |= isForeign(tokens.get(to));
            to++;
        }
        return foreign && !startsUnit(i, end) ? to - i : 0;
    }

    /** A field in a list behind "Vụ trưởng các Vụ:", known or not: from its capital letter to the next mark or "và". */
    int fieldLength(int i, int end) {
        if (isField(i, end)) {
            return Lexicon.FIELDS.lengthAt(tokens, i, end);
        }
        int to = i;
        while (to < end
                && to - i < UnitGrammar.LONGEST_FIELD
                && (tokens.get(to).isWord() || to > i && ActionStarts.isDash(tokens.get(to)))
                && actions.separator(to, end) == 0) {
            to++;
        }
        boolean ends = to >= end
                || actions.separator(to, end) > 0
                || ":.".contains(tokens.get(to).text());
        return ends && tokens.get(i).isCapitalised() && !startsUnit(i, end) ? to - i : 0;
    }

    boolean isField(int i, int end) {
        return i < end && tokens.get(i).isCapitalised() && Lexicon.FIELDS.isAt(tokens, i, end);
    }

    /** "Công an tỉnh", "Công an cấp tỉnh": a body of its own that has the name of a ministry's field. */
    boolean isPolice(int i, int end) {
        int behind = i + Lexicon.FIELDS.lengthAt(tokens, i, end);
        return startsUnit(i, end)
                && (Lexicon.PLACES.isAt(tokens, behind, end)
                        || isLevel(behind, end)
                        || Lexicon.DETERMINERS.isAt(tokens, behind, end));
    }

    /** Whether a unit begins here, with or without a determiner. */
    boolean startsUnit(int i, int end) {
        int head = i + Lexicon.DETERMINERS.lengthAt(tokens, i, end);
        return headLength(head, end, head > i) > 0;
    }

    /** The number of tokens of the head at {@code i}, 0 if none stands there. */
    int headLength(int i, int end, boolean determined) {
        if (i >= end
                || Lexicon.NO_UNIT.isAt(tokens, i, end)
                        && !(Lexicon.OF_FIELDS.isAt(tokens, i, end) && isField(i + 1, end))
                        && !isProperName(i, end)) {
            return 0;
        }
        Token token = tokens.get(i);
        int person = personLength(i, end);
        if (person > 0) {
            return person;
        }
        boolean capital = token.isCapitalised();
        int proper = capital ? Lexicon.PROPER_HEADS.lengthAt(tokens, i, end) : 0;
        int generic = Lexicon.GENERIC_HEADS.lengthAt(tokens, i, end);
        int length = Math.max(proper, generic);
        if (length == 0) {
            boolean shouting =
                    i + 1 < end && isAllCapitals(tokens.get(i + 1)) || i > 0 && isAllCapitals(tokens.get(i - 1));
            return capital && isAcronym(token) && !shouting ? 1 : 0;
        }
        if (proper > 0 && generic == 0 && isFieldOnly(i, proper, end)) {
            return 0;
        }
        // "Lãnh đạo, chỉ đạo toàn diện …": what is done, not who does it.
        if (length == 2
                && i + 3 < end
                && tokens.get(i + 1).key().equals(LEADERSHIP)
                && tokens.get(i + 2).text().equals(",")
                && Lexicon.VERBS.isAt(tokens, i + 3, end)
                && !tokens.get(i + 3).isCapitalised()) {
            return 0;
        }
        boolean verb = Lexicon.VERBS.isAt(tokens, i, end);
        if (token.key().equals(ORGANISATION)
                && generic == 2
                && tokens.get(i + 1).key().equals(BODY)) {
            return isOrganising(i, end) && !determined && !isResponsible(i) && !actions.isBesideBody(i) ? 0 : length;
        }
        return verb && generic == 0 && !capital ? 0 : length;
    }

    /** "Trung tâm Thông tin, Thống kê khoa học": a field of work behind a comma; as an office it names its place. */
    private boolean isFieldOnly(int i, int length, int end) {
        return Lexicon.FIELD_OFFICES.lengthAt(tokens, i, end) == length
                && i > 1
                && (tokens.get(i - 1).text().equals(",")
                        || tokens.get(i - 1).key().equals(AND))
                && !(Lexicon.PLACES.isAt(tokens, i + length, end)
                        || i + length < end && tokens.get(i + length).key().equals(key("cơ")));
    }

    /** The tokens of "đồng chí", "ông", "TS" and the like in front of a person's name, or 0. */
    int personLength(int i, int end) {
        int title = Lexicon.PERSON_TITLES.lengthAt(tokens, i, end);
        int office = title > 0 && i + title < end && tokens.get(i + title).isCapitalised()
                ? Lexicon.OFFICES.lengthAt(tokens, i + title, end)
                : 0;
        int seat = title > 0 && office == 0 ? Lexicon.OFFICES_IN_BODY.lengthAt(tokens, i + title, end) : 0;
        if (office + seat > 0) {
            return title + office + seat;
        }
        return title > 0
                        && i + title + 1 < end
                        && isNamePart(tokens.get(i + title))
                        && isNamePart(tokens.get(i + title + 1))
                ? title
                : 0;
    }

    private static boolean isNamePart(Token token) {
        return token.isCapitalised()
                && token.kind() == Token.Kind.WORD
                && token.text().length() > 1;
    }

    /** "Tổ chức đánh giá sự phù hợp … có trách nhiệm": the mark of duty shows that a body is meant. */
    private boolean isResponsible(int i) {
        for (int j = i + 2; j < Math.min(tokens.size(), i + 16); j++) {
            if (Lexicon.RESPONSIBLE.isAt(tokens, j, tokens.size())
                    || j > i + 3 && Lexicon.LEADS.isAt(tokens, j, tokens.size())) {
                return true;
            }
            if (tokens.get(j).kind() == Token.Kind.MARK) {
                return false;
            }
        }
        return false;
    }

    /** "tổ chức thực hiện", "tổ chức việc": the verb to organise, not an organisation. */
    private boolean isOrganising(int i, int end) {
        if (i + 2 >= end) {
            return false;
        }
        if (actions.isTrade(i + 2, end)) {
            return false;
        }
        boolean listed = tokens.get(i + 2).text().equals(",")
                && (actions.isActionStart(i + 3, end) || Lexicon.TOGETHER_WITH.isAt(tokens, i + 3, end));
        if (Lexicon.VERBS.lengthAt(tokens, i, end) > 2 || listed) {
            return true;
        }
        if (tokens.get(i + 2).kind() == Token.Kind.NUMBER || Lexicon.ORGANISED.isAt(tokens, i + 2, end)) {
            return true;
        }
        return Lexicon.VERBS.isAt(tokens, i + 2, end) && !Lexicon.MODIFIER_VERBS.isAt(tokens, i + 2, end);
    }

    /** An excluded phrase that is a name after all: "Phòng Phòng chống tham nhũng" begins a second time. */
    private boolean isProperName(int i, int end) {
        return tokens.get(i).isCapitalised()
                && i + 1 < end
                && tokens.get(i + 1).isCapitalised()
                && tokens.get(i + 1).text().length() > 1
                && !isAllCapitals(tokens.get(i + 1))
                && Lexicon.PROPER_HEADS.isAt(tokens, i, end);
    }

    static boolean isAcronym(Token token) {
        return isAllCapitals(token)
                && token.text().length() >= 3
                && !NO_BODIES.contains(token.text())
                && !ROMAN.matcher(token.text()).matches();
    }

    static boolean isAllCapitals(Token token) {
        String text = token.text();
        boolean capitals = token.kind() != Token.Kind.NUMBER && text.length() > 1;
        for (int i = 0; i < text.length() && capitals; i++) {
            char c = text.charAt(i);
            capitals = Character.isUpperCase(c)
                    || c == '&'
                    || c == '-'
                    || Character.getType(c) == Character.NON_SPACING_MARK;
        }
        return capitals;
    }

    /** Whether a kind of body in small letters begins here, with "các" before it or without. */
    boolean startsKind(int i, int limit) {
        int kind = i + Lexicon.DETERMINERS.lengthAt(tokens, i, limit);
        return kind < limit
                && !tokens.get(kind).isCapitalised()
                && (Lexicon.DESCRIBED.lengthAt(tokens, kind, limit) == headLength(kind, limit, true)
                        || Lexicon.AUTHORITIES.isAt(tokens, kind, limit));
    }

    /** "Phòng/Ban", "Trường/Viện đào tạo", "xã/phường": the index of the kind behind a stroke, or 0 if none stands there. */
    int slashed(int i, int limit) {
        boolean stroke = i > 0
                && i + 1 < limit
                && tokens.get(i).text().equals("/")
                && tokens.get(i).start() == tokens.get(i - 1).end();
        return stroke && headLength(i + 1, limit, true) > 0 ? i + 1 : 0;
    }

    /** "Thủ trưởng cơ quan được giao …": the tokens of the kind of body that an office heads; its description may follow. */
    int kindUnderOffice(int head, int next, int limit) {
        if (next - head > 3 || !Lexicon.OFFICES_OVER.isAt(tokens, head, limit)) {
            return 0;
        }
        int determiner = Lexicon.DETERMINERS.lengthAt(tokens, next, limit);
        int kind = next + determiner;
        boolean lower = kind < limit && !tokens.get(kind).isCapitalised();
        int length = lower && !Lexicon.PLACES.isAt(tokens, kind, limit) ? headLength(kind, limit, true) : 0;
        return length == 0 ? 0 : determiner + length;
    }

    /** "AgriTech", "Bosch", "MobiFone": not a syllable of Vietnamese. */
    static boolean isForeign(Token token) {
        String word = token.text();
        if (!token.isCapitalised() || token.kind() != Token.Kind.WORD || word.length() < 3) {
            return false;
        }
        boolean inner = false;
        boolean small = false;
        for (int k = 0; k < word.length(); k++) {
            char c = word.charAt(k);
            inner |= k > 0 && Character.isUpperCase(c) && small;
            small |= Character.isLowerCase(c);
            if ("fjwzFJWZ".indexOf(c) >= 0) {
                return true;
            }
        }
        return inner || small && FOREIGN_END.matcher(word).find();
    }

    /** Whether what stands behind a foreign name in small letters is no part of it. */
    boolean endsForeignName(int i, int limit) {
        return !tokens.get(i).isCapitalised()
                && tokens.get(i).kind() == Token.Kind.WORD
                && !Lexicon.PLACES.isAt(tokens, i, limit)
                && !tokens.get(i).key().equals(AND);
    }

    boolean isProper(int head, int headLength, int next, int limit, boolean determined) {
        if (personLength(head, limit) > 0) {
            return true;
        }
        if (!tokens.get(head).isCapitalised()) {
            return false;
        }
        int name = Lexicon.PROPER_HEADS.lengthAt(tokens, head, limit);
        int described = Lexicon.GENERIC_HEADS.lengthAt(tokens, head, limit);
        // "Cơ quan quản lý nhà nước": a kind with a capital where it opens a sentence.
        boolean opens = described > name
                && Lexicon.AUTHORITIES.lengthAt(tokens, head, limit) == described
                && !tokens.get(head + 2).isCapitalised()
                && (next >= limit || !tokens.get(next).isCapitalised());
        if (name == 0 && described > 0 || opens) {
            return false;
        }
        if (Lexicon.FUNCTIONS.isAt(tokens, next, limit)) {
            return false;
        }
        boolean ends = next >= limit || tokens.get(next).kind() == Token.Kind.MARK;
        boolean kind = Lexicon.PLAIN_KINDS.lengthAt(tokens, head, limit) == headLength;
        return !(kind && (ends || !tokens.get(next).isCapitalised()) || determined && ends);
    }

    /** "các Huyện, Thị xã": a kind of place in capitals, without a name of its own. */
    boolean isKindOfPlace(int n, int limit) {
        int behind = n + Lexicon.PLACES.lengthAt(tokens, n, limit);
        return behind >= limit || !tokens.get(behind).isCapitalised();
    }

    /** "cấp tỉnh" in "UBND cấp tỉnh, cấp huyện". */
    boolean isLevel(int i, int limit) {
        return i < limit && tokens.get(i).key().equals(LEVEL) && Lexicon.PLACES.isAt(tokens, i + 1, limit);
    }

    /** "các Vụ, Viện": a kind of unit with a capital and no name behind it. */
    boolean isPlainKindName(int n, int limit) {
        boolean place = Lexicon.PLACES.isAt(tokens, n, limit) && tokens.get(n).isCapitalised();
        return place && isKindOfPlace(n, limit)
                || Lexicon.KINDS_WITH_CAPITAL.isAt(tokens, n, limit)
                        && Lexicon.PROPER_HEADS.lengthAt(tokens, n, limit)
                                <= Lexicon.KINDS_WITH_CAPITAL.lengthAt(tokens, n, limit)
                        && (!capitalBehind(n, Lexicon.KINDS_WITH_CAPITAL, limit)
                                || Lexicon.PLACES.isAt(tokens, n + 1, limit));
    }

    /** Whether the word behind the phrase at {@code i} is written with a capital, as the rest of a name is. */
    boolean capitalBehind(int i, Phrases phrases, int limit) {
        int behind = i + phrases.lengthAt(tokens, i, limit);
        return behind < limit && tokens.get(behind).isCapitalised();
    }

    /** A kind that needs a qualifier and shares the one behind its neighbour: "các bộ, ngành liên quan". */
    boolean isBareKind(int i, int limit) {
        int length = Lexicon.BARE_KINDS.lengthAt(tokens, i, limit);
        return length > 0 && length == headLength(i, limit, true);
    }

    boolean endsWithPlace(int at) {
        return at > 0
                && (Lexicon.PLACES.isAt(tokens, at - 1, at)
                        || at > 1 && Lexicon.PLACES.lengthAt(tokens, at - 2, at) == 2);
    }
}
