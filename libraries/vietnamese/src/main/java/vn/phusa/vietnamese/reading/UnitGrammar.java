package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.ABOUT;
import static vn.phusa.vietnamese.reading.SmallWords.ALONGSIDE;
import static vn.phusa.vietnamese.reading.SmallWords.AND;
import static vn.phusa.vietnamese.reading.SmallWords.AT;
import static vn.phusa.vietnamese.reading.SmallWords.BELONGING;
import static vn.phusa.vietnamese.reading.SmallWords.BODY;
import static vn.phusa.vietnamese.reading.SmallWords.BY;
import static vn.phusa.vietnamese.reading.SmallWords.DOING;
import static vn.phusa.vietnamese.reading.SmallWords.FROM;
import static vn.phusa.vietnamese.reading.SmallWords.HANDED;
import static vn.phusa.vietnamese.reading.SmallWords.HAVING;
import static vn.phusa.vietnamese.reading.SmallWords.INSIDE;
import static vn.phusa.vietnamese.reading.SmallWords.LEADERSHIP;
import static vn.phusa.vietnamese.reading.SmallWords.LEADING;
import static vn.phusa.vietnamese.reading.SmallWords.LEVEL;
import static vn.phusa.vietnamese.reading.SmallWords.OF;
import static vn.phusa.vietnamese.reading.SmallWords.ONWARDS;
import static vn.phusa.vietnamese.reading.SmallWords.OR;
import static vn.phusa.vietnamese.reading.SmallWords.ORGANISATION;
import static vn.phusa.vietnamese.reading.SmallWords.PRESENTLY;
import static vn.phusa.vietnamese.reading.SmallWords.SELF;
import static vn.phusa.vietnamese.reading.SmallWords.TOUCHING;
import static vn.phusa.vietnamese.reading.SmallWords.WHERE;
import static vn.phusa.vietnamese.reading.SmallWords.key;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Token;

/**
 * The grammar of unit names: a head ("Sở", "Cục", "các cơ quan"), what belongs to its name, and lists of such units.
 *
 * <p>A list is cut at commas and "và" where each part is a unit by itself; a tail that shares one qualifier ("các bộ,
 * ngành liên quan") stays one, and so does a unit with its parent ("Cục C, Bộ D").
 */
final class UnitGrammar {

    /** A unit name longer than this is no name. */
    private static final int LONGEST_NAME = 60;

    /** A list of more units than this is no list of those who owe something. */
    private static final int MOST_UNITS = 60;

    private static final int LONGEST_GLOSS = 40;
    private static final int LONGEST_FIELD = 12;
    private static final int LONGEST_ACTIVITY = 5;
    private static final int LONGEST_NOUN = 3;

    /** Fields of work, measures, papers and currencies that stand in capitals and are no bodies. */
    private static final Set<String> NO_BODIES = Set.of(
            "PTNT", "PCLB", "TKCN", "PCTT", "NTM", "CNTT", "ATTP", "ATGT", "QLDA", "ODA", "GDP", "GRDP", "FTA", "WTO",
            "OCOP", "QCVN", "TCVN", "ISO", "USD", "VND", "KPI", "STT");

    private static final Pattern ROMAN = Pattern.compile("[IVX]{1,5}");
    private static final Pattern FOREIGN_END = Pattern.compile("(?:[bdlrsvx]|st|ck|tt|sh|sch|gh|ph|th|ee|oo)$");

    private static final Unit NO_UNIT = new Unit(-1, -1, false);
    private static final UnitList NO_LIST = new UnitList(List.of(NO_UNIT), -1);

    private final List<Token> tokens;
    /** The units read so far: the reader of clauses looks at the same place for several reasons. */
    private final Map<Long, Unit> read = new HashMap<>();

    private final Map<Long, UnitList> lists = new HashMap<>();

    private final NameEnd nameEnd;

    private final KnownNames names;

    UnitGrammar(List<Token> tokens) {
        this(tokens, new KnownNames());
    }

    /** @param names the names that the paper has shown whole so far */
    UnitGrammar(List<Token> tokens, KnownNames names) {
        this.tokens = tokens;
        this.names = names;
        this.nameEnd = new NameEnd(tokens, this);
    }

    /**
     * A unit in a list.
     *
     * @param start index of its first token
     * @param end index after its last token
     * @param proper whether it is a name or office, not a kind of unit
     */
    record Unit(int start, int end, boolean proper) {}

    /**
     * A list of units.
     *
     * @param units never empty
     * @param next index of the first token behind the list and its brackets
     */
    record UnitList(List<Unit> units, int next) {
        boolean proper() {
            return units.getFirst().proper();
        }
    }

    /**
     * The list of units that begins at {@code from}.
     *
     * @param verbsEnd whether a verb of action ends the list; false where the end is known from elsewhere
     */
    @Nullable
    UnitList list(int from, int end, boolean verbsEnd) {
        if (from < 0 || from >= end) {
            return null;
        }
        long question = ((long) from << 32 | end) << 1 | (verbsEnd ? 1 : 0);
        UnitList known = lists.get(question);
        if (known == null) {
            UnitList list = readList(from, end, verbsEnd);
            known = list == null ? NO_LIST : list;
            lists.put(question, known);
        }
        return known == NO_LIST ? null : known;
    }

    /** "Các ông: Chánh Văn phòng …", "các đồng chí Giám đốc …": the tokens in front of the offices, or 0. */
    private int personsBefore(int from, int end) {
        int determiner = Lexicon.DETERMINERS.lengthAt(tokens, from, end);
        int title = determiner == 0 ? 0 : Lexicon.PERSON_TITLES.lengthAt(tokens, from + determiner, end);
        int i = skipGloss(from + determiner + title, end);
        while (title > 0
                && i < end
                && (":,".contains(tokens.get(i).text()) || Lexicon.PERSON_TITLES.isAt(tokens, i, end))) {
            i++;
        }
        boolean addressed =
                i > from && tokens.get(i - 1).text().equals(":") || Lexicon.SIR.isAt(tokens, from + determiner, end);
        boolean offices = title > 0
                && addressed
                && i < end
                && tokens.get(i).isCapitalised()
                && Lexicon.PROPER_HEADS.isAt(tokens, i, end);
        return offices ? i - from : 0;
    }

    private @Nullable UnitList readList(int from, int end, boolean verbsEnd) {
        int i = from + personsBefore(from, end);
        List<Unit> units = new ArrayList<>();
        boolean ministries = false;
        boolean behindColon = false;
        int next = from;
        while (i < end && units.size() < MOST_UNITS) {
            int heads = pluralColon(i, end);
            if (heads > 0) {
                i += heads;
                ministries = true;
                behindColon = true;
            }
            int unknown = behindColon && !isField(i, end) ? fieldLength(i, end) : 0;
            Unit unit = unknown > 0
                    ? new Unit(i, i + unknown, true)
                    : ministries && isField(i, end) && !isPolice(i, end) ? field(i, end) : unit(i, end, verbsEnd);
            if (unit == null) {
                break;
            }
            if (isPluralOfFields(unit, end)) {
                ministries = true;
            }
            if (isKindOfFields(unit, end)) {
                ministries = true;
                i = unit.end() + 1;
                continue;
            }
            List<Unit> places = placesBehind(unit, end);
            units.addAll(places.isEmpty() ? List.of(unit) : places);
            next = skipGloss(units.getLast().end(), end);
            int after = next + separator(next, end);
            int brand = after > next ? brandLength(after, end) : 0;
            if (brand > 0) {
                units.add(new Unit(after, after + brand, true));
                next = skipGloss(after + brand, end);
                after = next + separator(next, end);
            }
            if (after == next
                    || after >= end
                    || Lexicon.EACH.isAt(tokens, after, end)
                    || !(startsUnit(after, end)
                            || ministries && isField(after, end)
                            || behindColon && fieldLength(after, end) > 0)) {
                break;
            }
            i = after;
        }
        return units.isEmpty() ? null : new UnitList(List.copyOf(units), next);
    }

    /** "các Bộ, ngành liên quan: Tài chính, Nội vụ": the fields behind the colon say who is meant. */
    private boolean isKindOfFields(Unit unit, int end) {
        int colon = unit.end();
        return !unit.proper()
                && colon + 1 < end
                && tokens.get(colon).text().equals(":")
                && isField(colon + 1, end)
                && Lexicon.DETERMINERS.isAt(tokens, unit.start(), end)
                && Lexicon.OF_FIELDS.isAt(tokens, unit.start() + 1, end);
    }

    /** "MobiFone", "BK Holdings": the tokens of a name that is not Vietnamese, 0 if none stands here. */
    private int brandLength(int i, int end) {
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

    /** "UBND các xã: Hòa An, Phương Bình": the names behind the colon stand for the units. */
    private List<Unit> placesBehind(Unit unit, int end) {
        int i = unit.end();
        boolean plural = i > 1 && i + 1 < end && tokens.get(i).text().equals(":") && isPluralOfPlaces(i, end);
        List<Unit> places = new ArrayList<>();
        while (plural) {
            int from = i + 1;
            int to = from;
            while (to < end && tokens.get(to).isCapitalised() && tokens.get(to).kind() == Token.Kind.WORD) {
                to++;
            }
            boolean office = Lexicon.PROPER_HEADS.lengthAt(tokens, from, end) > to - from;
            if (to == from || office || startsUnit(from, end) && to - from > 3) {
                break;
            }
            places.add(new Unit(from, to, true));
            i = to;
            plural = separator(i, end) == 1;
        }
        return places;
    }

    /** "các xã", "các tỉnh, thành phố" in front of {@code to}. */
    private boolean isPluralOfPlaces(int to, int end) {
        int i = to;
        while (i > 1) {
            int place =
                    Lexicon.PLACES.lengthAt(tokens, i - 2, i) == 2 ? 2 : Lexicon.PLACES.isAt(tokens, i - 1, i) ? 1 : 0;
            if (place == 0) {
                return false;
            }
            i -= place;
            if (i > 0 && Lexicon.DETERMINERS.isAt(tokens, i - 1, end)) {
                return true;
            }
            if (i > 0 && separator(i - 1, end) == 0) {
                return false;
            }
            i--;
        }
        return false;
    }

    /** "Các Bộ:" or "Giám đốc các Sở:" before a list of bare fields: the number of tokens to skip, or 0. */
    private int pluralColon(int i, int end) {
        int office = Lexicon.OFFICES_OVER.lengthAt(tokens, i, end);
        int determiner = Lexicon.DETERMINERS.lengthAt(tokens, i + office, end);
        int colon = i + office + determiner + 1;
        if (determiner == 0) {
            return 0;
        }
        int several = Lexicon.NAMED_IN_LISTS.lengthAt(tokens, colon - 1, end);
        if (several > 1) {
            colon += several - 1;
        }
        return colon + 1 < end
                        && tokens.get(colon).text().equals(":")
                        && (isField(colon + 1, end)
                                || office > 0 && fieldLength(colon + 1, end) > 0
                                || several > 0 && isNameInList(colon + 1, end))
                ? colon + 1 - i
                : 0;
    }

    /** "các Cục: Hàng không, Hàng hải và Đường sắt": a short name between capital and comma, not what somebody does. */
    private boolean isNameInList(int i, int end) {
        int length = fieldLength(i, end);
        boolean name = length > 0
                && length < LONGEST_ACTIVITY
                && i + length < end
                && tokens.get(i + length).text().equals(",")
                && !Lexicon.PLAIN_ADVERBS.isAt(tokens, i, end)
                && !Lexicon.CONDITIONS.isAt(tokens, i, end)
                && !Lexicon.GROUNDS.isAt(tokens, i, end)
                && !Lexicon.VERBS.isAt(tokens, i, end);
        for (int k = i; name && k < i + length; k++) {
            name = !Lexicon.DETERMINERS.isAt(tokens, k, end);
        }
        return name;
    }

    /** A field in a list behind "Vụ trưởng các Vụ:", known or not: from its capital letter to the next mark or "và". */
    private int fieldLength(int i, int end) {
        if (isField(i, end)) {
            return Lexicon.FIELDS.lengthAt(tokens, i, end);
        }
        int to = i;
        while (to < end
                && to - i < LONGEST_FIELD
                && (tokens.get(to).isWord() || to > i && isDash(tokens.get(to)))
                && separator(to, end) == 0) {
            to++;
        }
        boolean ends = to >= end
                || separator(to, end) > 0
                || ":.".contains(tokens.get(to).text());
        return ends && tokens.get(i).isCapitalised() && !startsUnit(i, end) ? to - i : 0;
    }

    private boolean isField(int i, int end) {
        return i < end && tokens.get(i).isCapitalised() && Lexicon.FIELDS.isAt(tokens, i, end);
    }

    /** "Công an tỉnh", "Công an cấp tỉnh": a body of its own that has the name of a ministry's field. */
    private boolean isPolice(int i, int end) {
        int behind = i + Lexicon.FIELDS.lengthAt(tokens, i, end);
        return startsUnit(i, end)
                && (Lexicon.PLACES.isAt(tokens, behind, end)
                        || isLevel(behind, end)
                        || Lexicon.DETERMINERS.isAt(tokens, behind, end));
    }

    private Unit field(int i, int end) {
        return new Unit(i, i + Lexicon.FIELDS.lengthAt(tokens, i, end), true);
    }

    /** "các Bộ Tài chính, Nội vụ": the head is plural and further fields may follow bare. */
    private boolean isPluralOfFields(Unit unit, int end) {
        int head = unit.start() + Lexicon.OFFICES_OVER.lengthAt(tokens, unit.start(), end);
        int determiner = Lexicon.DETERMINERS.lengthAt(tokens, head, end);
        return isField(head + determiner + 1, end)
                && head + determiner + 1 + Lexicon.FIELDS.lengthAt(tokens, head + determiner + 1, end) == unit.end();
    }

    /** "các bộ Xây dựng" in front of a comma: further fields may follow bare, though "bộ" is in small letters. */
    private boolean endsPluralOfFields(int head, int at, int limit) {
        return Lexicon.OF_FIELDS.isAt(tokens, head, limit)
                && Lexicon.DETERMINERS.isAt(tokens, head - 1, limit)
                && isField(head + 1, limit)
                && head + 1 + Lexicon.FIELDS.lengthAt(tokens, head + 1, limit) == at;
    }

    /** Whether a unit begins here, with or without a determiner. */
    boolean startsUnit(int i, int end) {
        int head = i + Lexicon.DETERMINERS.lengthAt(tokens, i, end);
        return headLength(head, end, head > i) > 0;
    }

    /** The number of tokens of the head at {@code i}, 0 if none stands there. */
    private int headLength(int i, int end, boolean determined) {
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
            return isOrganising(i, end) && !determined && !isResponsible(i) && !isBesideBody(i) ? 0 : length;
        }
        return verb && generic == 0 && !capital ? 0 : length;
    }

    /** "cơ quan, tổ chức xây dựng dự toán": behind a kind of body and a comma "tổ chức" is one more kind. */
    private boolean isBesideBody(int i) {
        return i > 2
                && i + 2 < tokens.size()
                && tokens.get(i - 1).text().equals(",")
                && Lexicon.OFFICIAL_BODIES.lengthAt(tokens, i - 3, i - 1) == 2
                && Lexicon.VERBS.isAt(tokens, i + 2, tokens.size());
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
        if (isTrade(i + 2, end)) {
            return false;
        }
        boolean listed = tokens.get(i + 2).text().equals(",") && isActionStart(i + 3, end);
        if (Lexicon.VERBS.lengthAt(tokens, i, end) > 2 || listed) {
            return true;
        }
        if (tokens.get(i + 2).kind() == Token.Kind.NUMBER || Lexicon.ORGANISED.isAt(tokens, i + 2, end)) {
            return true;
        }
        return Lexicon.VERBS.isAt(tokens, i + 2, end) && !Lexicon.MODIFIER_VERBS.isAt(tokens, i + 2, end);
    }

    /** "tổ chức cung cấp dịch vụ", "tổ chức đánh giá sự phù hợp": what it does is so well known that it tells a kind. */
    private boolean isTrade(int i, int end) {
        return Lexicon.MODIFIER_VERBS.lengthAt(tokens, i, end) > 2;
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

    private static boolean isAcronym(Token token) {
        return isAllCapitals(token)
                && token.text().length() >= 3
                && !NO_BODIES.contains(token.text())
                && !ROMAN.matcher(token.text()).matches();
    }

    private static boolean isAllCapitals(Token token) {
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

    private @Nullable Unit unit(int from, int end, boolean verbsEnd) {
        long question = ((long) from << 32 | Math.min(end, from + 2 * LONGEST_NAME)) << 1 | (verbsEnd ? 1 : 0);
        Unit known = read.get(question);
        if (known == null) {
            Unit unit = readUnit(from, end, verbsEnd);
            int whole = unit == null ? 0 : names.lengthAt(tokens, from, end);
            unit = unit != null && whole > unit.end() - from ? new Unit(from, from + whole, true) : unit;
            known = unit == null ? NO_UNIT : unit;
            read.put(question, known);
        }
        return known == NO_UNIT ? null : known;
    }

    private @Nullable Unit readUnit(int from, int end, boolean verbsEnd) {
        int determiner = Lexicon.DETERMINERS.lengthAt(tokens, from, end);
        int head = from + determiner;
        int headLength = headLength(head, end, determiner > 0);
        if (headLength == 0) {
            return null;
        }
        int known = Lexicon.WHOLE.lengthAt(tokens, from, end);
        if (known > 0) {
            int closer = Lexicon.CLOSERS.lengthAt(tokens, from + known, end);
            return new Unit(
                    from, from + known + closer, tokens.get(from + known - 1).isCapitalised());
        }
        int limit = Math.min(end, from + LONGEST_NAME);
        for (int slash = slashed(head + headLength, limit); slash > 0; slash = slashed(head + headLength, limit)) {
            head = slash;
            headLength = headLength(head, end, determiner > 0);
        }
        Unit headed =
                Lexicon.HEADS_OVER.lengthAt(tokens, head, limit) == headLength && startsKind(head + headLength, limit)
                        ? unit(head + headLength, end, verbsEnd)
                        : null;
        if (headed != null) {
            // "Người đứng đầu tổ chức kiểm định chất lượng giáo dục": of what, tells the name of the body.
            return new Unit(from, headed.end(), isProper(head, headLength, head + headLength, limit, determiner > 0));
        }
        int body = tokens.get(head).isCapitalised() ? CentralBodies.NAMES.lengthAt(tokens, head, limit) : 0;
        headLength = Math.max(headLength, body);
        int i = head + headLength;
        int headEnd = i;
        boolean proper = body > 0 || isProper(head, headLength, i, limit, determiner > 0);
        boolean named = proper;
        int kind = proper ? kindUnderOffice(head, i, limit) : 0;
        if (kind > 0) {
            i += kind;
            headEnd = i;
            proper = false;
        }
        boolean bare = !proper
                && isBareKind(
                        kind > 0 ? headEnd - kind + Lexicon.DETERMINERS.lengthAt(tokens, headEnd - kind, limit) : head,
                        limit);
        boolean closed = false;
        boolean relative = false;
        boolean belongs = false;
        boolean weak = false;
        boolean sharing = false;
        int innerName = -1;
        int relativeAt = -1;
        int whole = -1;
        while (i < limit && i != whole) {
            Token token = tokens.get(i);
            if (token.text().equals("*")) {
                i++;
                continue;
            }
            int field = proper && token.isCapitalised()
                    ? Math.max(
                            Lexicon.FIELDS.lengthAt(tokens, i, limit), CentralBodies.NAMES.lengthAt(tokens, i, limit))
                    : 0;
            // "các sở giáo dục và đào tạo", all in small letters.
            if (determiner > 0
                    && !proper
                    && !tokens.get(head).isCapitalised()
                    && i == headEnd
                    && Lexicon.OF_FIELDS.lengthAt(tokens, head, limit) == i - head) {
                int small = Lexicon.FIELDS.lengthAt(tokens, i, limit);
                // "phối hợp với các sở xây dựng, trình …": one of two things to be done.
                boolean acts = Lexicon.VERBS.lengthAt(tokens, i, limit) == small
                        && i + small + 1 < limit
                        && tokens.get(i + small).text().equals(",")
                        && isActionStart(i + small + 1, limit);
                field = acts ? 0 : small;
            }
            if (!proper && i == headEnd && Lexicon.AGENCIES.lengthAt(tokens, head, limit) == i - head) {
                // "cơ quan kế hoạch và đầu tư cùng cấp": told by its field.
                int small = Lexicon.FIELDS.lengthAt(tokens, i, limit);
                field = Lexicon.VERBS.isAt(tokens, i, limit) && small < 3 ? field : Math.max(field, small);
            }
            int noun = Lexicon.NOUNS.lengthAt(tokens, i, limit);
            boolean directly = noun == 2
                    && field == 0
                    && Lexicon.PLAIN_ADVERBS.lengthAt(tokens, i, limit) == 2
                    && (proper || Lexicon.MODIFIER_VERBS.lengthAt(tokens, i, limit) <= 2)
                    && (isActionStart(i + 2, limit)
                            || Lexicon.VERBS.isAt(tokens, i + 2, limit)
                            || proper && Lexicon.CARRYING_OUT.isAt(tokens, i + 2, limit));
            boolean hurries = proper
                    && verbsEnd
                    && i > headEnd
                    && Lexicon.HURRYING.isAt(tokens, i, limit)
                    && !token.isCapitalised()
                    && isWholeBefore(head, i, limit);
            if (directly || hurries || proper && verbsEnd && actsByItself(headEnd, i, limit)) {
                break;
            }
            boolean describes =
                    !proper && field == 0 && Lexicon.MODIFIER_VERBS.lengthAt(tokens, i, limit) > noun && i == headEnd;
            boolean foreseen = closed && Lexicon.VERBS.lengthAt(tokens, i, limit) > noun;
            if (Math.max(field, noun) > 1 && !describes && !foreseen) {
                i += Math.max(field, noun);
                bare = false;
                continue;
            }
            int further = proper && verbsEnd && token.text().equals(",") ? furtherActivity(head, i, limit) : 0;
            if (further > 0) {
                i += further;
                bare = false;
                continue;
            }
            int separator = separator(i, limit);
            if (separator > 0) {
                int n = i + separator;
                int shared = sharedParent(head, i, n, limit, proper, sharing);
                if (shared > 0) {
                    sharing = true;
                    i = shared;
                    continue;
                }
                if (continues(head, i, n, limit, proper, bare, belongs, relative, verbsEnd)) {
                    boolean unit = startsUnit(n, limit);
                    bare = unit && (isBareKind(n, limit) || Lexicon.PLACES.isAt(tokens, n, limit));
                    i = unit ? n + Math.max(1, headLength(n, limit, false)) : n;
                    headEnd = unit ? i : headEnd;
                    closed = false;
                    continue;
                }
                break;
            }
            if (token.kind() == Token.Kind.MARK) {
                int stroke = slashed(i, limit);
                if (stroke > 0) {
                    i = stroke + headLength(stroke, limit, true);
                    continue;
                }
                if (token.text().equals("&")
                        && i + 1 < limit
                        && tokens.get(i + 1).isCapitalised()) {
                    i += 2;
                    continue;
                }
                if (isDash(token) && Lexicon.STANDING.isAt(tokens, i + 1, limit)) {
                    break;
                }
                if (isDash(token) && i + 1 < limit && tokens.get(i + 1).isWord() && !closed) {
                    i += tokens.get(i + 1).isCapitalised() ? 1 : 2;
                    bare = false;
                    continue;
                }
                break;
            }
            int inside = !proper && !relative ? unitInside(i, limit) : 0;
            if (inside > 0) {
                i = inside;
                bare = false;
                continue;
            }
            if (verbsEnd && (isUnderway(i, limit) || i > headEnd && proper && organises(i, limit))) {
                break;
            }
            if (verbsEnd && whole < 0 && isCalledAfter(head, headEnd, i, limit)) {
                whole = nameEnd.behind(i, limit);
                if (whole == NameEnd.ACTS) {
                    break;
                }
                if (whole > 0) {
                    i = whole;
                    continue;
                }
            }
            int branch = verbsEnd && i == headEnd ? branchLength(head, i, limit) : 0;
            if (branch > 0) {
                i += branch;
                bare = false;
                continue;
            }
            int participle = verbsEnd && !closed && !proper ? participle(i, limit) : 0;
            if (participle > 0) {
                i += participle;
                break;
            }
            int entrusted = !proper && verbsEnd ? entrustedTask(i, limit) : 0;
            if (entrusted > 0) {
                relative = true;
                i += entrusted;
                relativeAt = i - 1;
                bare = false;
                continue;
            }
            int modifier = !proper && i == headEnd && !token.isCapitalised() && !isDutyOrRight(i, limit)
                    ? Lexicon.MODIFIER_VERBS.lengthAt(tokens, i, limit)
                    : 0;
            boolean placed = i > head + headLength && Lexicon.PLACES.isAt(tokens, i - 1, i);
            boolean acts = modifier > 0
                    && verbsEnd
                    && (Lexicon.ADDRESSED.isAt(tokens, head, limit) || actsOnSome(i, i + modifier, end));
            if (modifier > 0
                    && (acts || placed || isPublicKind(i) && !isManagedBy(i, modifier, limit))
                    && !Lexicon.RELATIVE_MODIFIERS.isAt(tokens, i, limit)) {
                modifier = 0;
            }
            if (modifier == 0 && !proper && verbsEnd && tradesIn(headEnd, i, limit)) {
                modifier = Lexicon.TRADING.lengthAt(tokens, i, limit);
            }
            int leading = modifier == 0 && !proper && i == headEnd ? leadingAsNoun(i, limit) : 0;
            modifier += leading;
            if (modifier == 0
                    && !proper
                    && determiner == 0
                    && i == headEnd
                    && verbsEnd
                    && isDescribedKind(head, i, limit)) {
                modifier = Math.max(1, Lexicon.VERBS.lengthAt(tokens, i, limit));
                weak = true;
            }
            if (modifier > 0) {
                relative = leading == 0 && !Lexicon.WHOLE_MODIFIERS.isAt(tokens, i, limit);
                i += modifier;
                relativeAt = i - 1;
                bare = false;
                continue;
            }
            int behindField =
                    verbsEnd && i > headEnd && tokens.get(i).key().equals(ABOUT) ? nameEnd.behindField(i, limit) : 0;
            if (behindField > 0 && Lexicon.CONCERNED_WITH.isAt(tokens, head, limit)) {
                whole = behindField;
                i = whole;
                continue;
            }
            boolean specialised = !proper && Lexicon.SPECIALISED.isAt(tokens, head, limit)
                    || Lexicon.STRONG_IN.lengthAt(tokens, i - 2, i) == 2;
            int about = specialised && tokens.get(i).key().equals(ABOUT) ? aboutLength(i, limit) : 0;
            if (about > 0) {
                i += about;
                relative = false;
                bare = false;
                continue;
            }
            int being = !proper && i == headEnd ? Lexicon.BEING.lengthAt(tokens, i, limit) : 0;
            if (being > 0
                    && !Lexicon.STRICT_MARKERS.isAt(tokens, i, limit)
                    && !Lexicon.CLOSERS.isAt(tokens, i, limit)) {
                i += being;
                bare = false;
                continue;
            }
            if (verbsEnd && proper && i > headEnd && isForeign(tokens.get(i - 1)) && endsForeignName(i, limit)) {
                break;
            }
            if (verbsEnd && proper && i > headEnd && isWholeBefore(head, i, limit)) {
                break;
            }
            int range = proper ? rangeOfPlaces(i, limit) : 0;
            if (range > 0) {
                i += range;
                bare = false;
                continue;
            }
            if (proper && sitsAt(head, i, limit)) {
                i += 2;
                continue;
            }
            int charge = verbsEnd && proper ? inChargeOf(i, limit) : 0;
            if (charge > 0) {
                i += charge;
                bare = false;
                continue;
            }
            if (verbsEnd && proper && isHavingThings(i, limit)) {
                relative = true;
                relativeAt = i + 1;
                i += 2;
                continue;
            }
            int given = relative && verbsEnd ? givenBy(relativeAt, i, limit) : 0;
            if (given > 0) {
                i += given;
                relativeAt = i - 1;
                continue;
            }
            if (verbsEnd && proper && opensObject(headEnd, i, limit)) {
                break;
            }
            int glossed = verbsEnd && i == headEnd ? glossedActivity(i, limit) : 0;
            if (glossed > 0) {
                i += glossed;
                bare = false;
                continue;
            }
            if (verbsEnd
                    ? isStop(head, i, limit, proper, relative, bare, closed)
                    : Lexicon.RELATIVE_STOPS.isAt(tokens, i, limit) && !token.isCapitalised()) {
                break;
            }
            if (verbsEnd
                    && !Lexicon.DETERMINERS.isAt(tokens, i - 1, limit)
                    && !Lexicon.CLOSERS.isAt(tokens, i, limit)
                    && isActionStart(i, limit)
                    && !(proper
                            && (isSecondSyllable(head, i, limit)
                                    || isPartOfActivity(activityOf(head, headLength, limit), i, limit)
                                    || innerName > 0
                                            && Lexicon.SUBORDINATES.isAt(tokens, innerName - 1, limit)
                                            && isPartOfActivity(innerName, i, limit)))) {
                boolean first = i == head + headLength;
                int work = proper && i > headEnd ? nameEnd.fieldOfWork(i, limit) : 0;
                if (work > 0) {
                    i += work;
                    bare = false;
                    continue;
                }
                boolean inName = isNamedVerb(i, limit, i == innerName, proper)
                        || first && takesVerb(head, headLength, i, limit, proper);
                boolean described = relative
                        && !closed
                        && !(i > head + 2 && isLevel(i - 2, limit))
                        && isDescribing(i, relativeAt, limit);
                if (!inName && !described) {
                    break;
                }
                if (inName) {
                    i += Math.max(1, Lexicon.VERBS.lengthAt(tokens, i, limit));
                    bare = false;
                    continue;
                }
            }
            int closer = Lexicon.CLOSERS.lengthAt(tokens, i, limit);
            if (verbsEnd && closed && closer == 0 && !isPlaceTail(i, limit)) {
                break;
            }
            if (closer > 0) {
                i += closer;
                String following = i < limit ? tokens.get(i).key() : "";
                boolean part = following.equals(BELONGING)
                        && i + 1 < limit
                        && (tokens.get(i + 1).isCapitalised() || Lexicon.PLACES.isAt(tokens, i + 1, limit));
                belongs |= part;
                int concerned = following.equals(ABOUT) && Lexicon.AGENCIES.isAt(tokens, head, limit)
                        ? aboutLength(i, limit)
                        : 0;
                if (concerned > 0) {
                    i += concerned;
                    continue;
                }
                closed = !(following.equals(TOUCHING) || following.equals(ONWARDS) || following.equals(OF) || part);
                if (closed && verbsEnd && mayGrant(i, limit)) {
                    // "cơ quan có thẩm quyền cấp hộ chiếu, giấy thông hành phải …": what it may do describes it.
                    closed = false;
                    relative = true;
                    relativeAt = i;
                    i += Lexicon.VERBS.lengthAt(tokens, i, limit);
                    bare = false;
                    continue;
                }
                bare = false;
                if (!closed && i + 1 < limit && tokens.get(i + 1).key().equals(DOING)) {
                    // "liên quan đến việc thực hiện sắp xếp": what they have to do with describes them.
                    relative = true;
                    i += 2;
                    relativeAt = i - 1;
                }
                continue;
            }
            // In "Hội đồng quản lý Quỹ" the fund is what the council runs, and no name goes on behind it.
            if (token.isCapitalised()
                    && Lexicon.VERBS.lengthAt(tokens, i - 2, i) != 2
                    && Lexicon.NAMED_BY_ACTIVITY.isAt(tokens, i, limit)) {
                innerName = i + Lexicon.NAMED_BY_ACTIVITY.lengthAt(tokens, i, limit);
            }
            if (Lexicon.RELATIVE.isAt(tokens, i, limit)) {
                relative = true;
                relativeAt = i;
            }
            if (proper && isFieldOfBody(head, i, limit)) {
                relative = true;
                relativeAt = i + 1;
            }
            belongs |= token.key().equals(BELONGING);
            boolean opens = i == headEnd
                    || Lexicon.DETERMINERS.isAt(tokens, i - 1, limit)
                    || tokens.get(i - 1).key().equals(OF);
            boolean genericHead = headLength(i, limit, true) > (opens ? 0 : 1)
                    && !Lexicon.PLACES.isAt(tokens, i, limit)
                    && (!token.isCapitalised()
                            || Lexicon.DETERMINERS.isAt(tokens, i - 1, limit) && isPlainKindName(i, limit));
            boolean place = Lexicon.PLACES.isAt(tokens, i, limit) && Lexicon.DETERMINERS.isAt(tokens, i - 1, limit);
            bare = genericHead && isBareKind(i, limit) || place;
            i += genericHead ? headLength(i, limit, true) : 1;
        }
        int last = Math.min(i, limit);
        while (last > headEnd && tokens.get(last - 1).text().equals(",")) {
            last--;
        }
        return new Unit(from, last, named);
    }

    /** Whether a kind of body in small letters begins here, with "các" before it or without. */
    private boolean startsKind(int i, int limit) {
        int kind = i + Lexicon.DETERMINERS.lengthAt(tokens, i, limit);
        return kind < limit
                && !tokens.get(kind).isCapitalised()
                && (Lexicon.DESCRIBED.lengthAt(tokens, kind, limit) == headLength(kind, limit, true)
                        || Lexicon.AUTHORITIES.isAt(tokens, kind, limit));
    }

    /** "Phòng/Ban", "Trường/Viện đào tạo", "xã/phường": the index of the kind behind a stroke, or 0 if none stands there. */
    private int slashed(int i, int limit) {
        boolean stroke = i > 0
                && i + 1 < limit
                && tokens.get(i).text().equals("/")
                && tokens.get(i).start() == tokens.get(i - 1).end();
        return stroke && headLength(i + 1, limit, true) > 0 ? i + 1 : 0;
    }

    /** "cơ quan được Ủy ban nhân dân huyện giao thu phí": the tokens of what is done to a unit by another, or 0. */
    private int givenBy(int relativeAt, int i, int limit) {
        if (!tokens.get(relativeAt).key().equals(HANDED) || i < relativeAt + 2) {
            return 0;
        }
        Unit giver = startsUnit(relativeAt + 1, limit) ? unit(relativeAt + 1, limit, true) : null;
        int length = giver != null && giver.end() == i ? Lexicon.VERBS.lengthAt(tokens, i, limit) : 0;
        return length > 0 && isLeadNoun(i + length)
                ? length + Lexicon.DUTY_MARKERS.lengthAt(tokens, i + length, limit)
                : length;
    }

    /** "Hội Chữ thập đỏ tổ chức hiến máu": in small letters, joined by nothing to the name before it, no body is meant. */
    private boolean organisesBehind(int i, int limit) {
        boolean behindName = false;
        for (int k = i - 1; k >= Math.max(0, i - LONGEST_FIELD) && tokens.get(k).isWord(); k--) {
            behindName |= tokens.get(k).isCapitalised();
        }
        return behindName
                && i + 2 < limit
                && tokens.get(i).key().equals(ORGANISATION)
                && tokens.get(i + 1).key().equals(BODY)
                && !tokens.get(i).isCapitalised()
                && tokens.get(i + 2).kind() == Token.Kind.WORD
                && !Lexicon.DESCRIBED.isAt(tokens, i - 2, i)
                && !Lexicon.STAFF.isAt(tokens, i - 2, i)
                && separator(i - 1, limit) == 0
                && tokens.get(i - 1).isWord()
                && Lexicon.VERBS.lengthAt(tokens, i - 2, i) != 2
                && !Lexicon.DETERMINERS.isAt(tokens, i - 1, limit)
                && !Lexicon.RELATIVE.isAt(tokens, i - 1, i)
                && !Lexicon.JOINING.isAt(tokens, i - 1, i);
    }

    /**
     * "Hội Khuyến học trao học bổng": the list cut at the first verb inside its last name, for a clause in which nothing else
     * can be what is done; the list itself where there is none.
     */
    UnitList cutAtVerb(UnitList list, int limit) {
        Unit last = list.units().getLast();
        int from = last.start() + 1 + Lexicon.DETERMINERS.lengthAt(tokens, last.start(), limit);
        if (!last.proper() || last.end() != list.next()) {
            return list;
        }
        boolean open = list.next() >= limit
                || !Lexicon.NO_DUTY.isAt(tokens, list.next(), limit)
                        && !Lexicon.RIGHTS.isAt(tokens, list.next(), limit);
        for (int i = from + 1; i < last.end() && open; i++) {
            open = !Lexicon.DETERMINERS.isAt(tokens, i, limit);
            if (isPredicateIn(i, limit) && named(from, i) && separator(i - 1, limit) == 0) {
                List<Unit> units =
                        new ArrayList<>(list.units().subList(0, list.units().size() - 1));
                units.add(new Unit(last.start(), i, true));
                return new UnitList(units, i);
            }
        }
        return list;
    }

    /** A verb in small letters with its object, which is neither the end of a word nor a part of a field. */
    private boolean isPredicateIn(int i, int limit) {
        int length = Lexicon.VERBS.lengthAt(tokens, i, limit);
        int object = i + length;
        return length > 0
                && isActionStart(i, limit)
                && !tokens.get(i).isCapitalised()
                && (length > 1 || !tokens.get(i - 1).isCapitalised())
                && Lexicon.FIELDS.lengthAt(tokens, i - 1, limit) < 2
                && !Lexicon.JOINING.isAt(tokens, i - 1, i)
                && object < limit
                && tokens.get(object).isWord();
    }

    /** Whether a capital behind the head shows that a name has begun. */
    private boolean named(int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.get(i).isCapitalised()) {
                return true;
            }
        }
        return false;
    }

    /** "Ban Chỉ đạo", "Hội đồng": what such a body is set up for may follow as a verb. */
    private boolean isCalledAfter(int head, int headEnd, int i, int limit) {
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

    /** "tổ chức tương hỗ cung cấp bảo hiểm vi mô gửi …": what a business trades in, since a strong verb follows. */
    private boolean tradesIn(int headEnd, int i, int limit) {
        if (i <= headEnd || i > headEnd + LONGEST_NOUN || !Lexicon.TRADING.isAt(tokens, i, limit)) {
            return false;
        }
        for (int k = i + 3; k < Math.min(limit, i + LONGEST_FIELD); k++) {
            if (tokens.get(k).kind() == Token.Kind.MARK) {
                return false;
            }
            if (Lexicon.STRONG_VERBS.isAt(tokens, k, limit) && isActionStart(k, limit)
                    || Lexicon.BOUND.isAt(tokens, k, limit)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a verb behind "có thẩm quyền" is what the body may do, since what it must do follows. */
    private boolean mayGrant(int verb, int limit) {
        if (Lexicon.EMPOWERED.lengthAt(tokens, verb - 3, verb) != 3
                || Lexicon.VERBS.lengthAt(tokens, verb, limit) == 0
                || Lexicon.DUTY_MARKERS.isAt(tokens, verb, limit)) {
            return false;
        }
        for (int i = verb + 1; i < Math.min(limit, verb + LONGEST_GLOSS); i++) {
            boolean acts = i > verb + LONGEST_NOUN
                    && Lexicon.GRANTS.isAt(tokens, verb, limit)
                    && Lexicon.STRONG_VERBS.isAt(tokens, i, limit)
                    && isActionStart(i, limit)
                    && tokens.get(i - 1).isWord();
            boolean leads = i > verb + LONGEST_NOUN && Lexicon.STRICT_MARKERS.isAt(tokens, i, limit);
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

    /** "các cơ quan trong Ban Chỉ đạo 389 tỉnh": the index behind the body to which a kind belongs, or 0. */
    private int unitInside(int i, int limit) {
        boolean named = tokens.get(i).key().equals(INSIDE)
                && i + 1 < limit
                && tokens.get(i + 1).isCapitalised()
                && startsUnit(i + 1, limit);
        Unit unit = named ? unit(i + 1, limit, true) : null;
        return unit == null ? 0 : unit.end();
    }

    /** Whether a verb or mark of duty stands further on in the clause. */
    private boolean actsLater(int from, int limit) {
        for (int i = from + Math.max(1, Lexicon.VERBS.lengthAt(tokens, from, limit)); i < limit; i++) {
            if (tokens.get(i).text().equals(".") || tokens.get(i).text().equals(";")) {
                return false;
            }
            int noun = Lexicon.NOUNS.lengthAt(tokens, i, limit);
            if (noun > Math.max(1, Lexicon.VERBS.lengthAt(tokens, i, limit))) {
                i += noun - 1;
                continue;
            }
            if (Lexicon.VERBS.isAt(tokens, i, limit) && isActionStart(i, limit)
                    || Lexicon.DUTY_MARKERS.isAt(tokens, i, limit)) {
                return true;
            }
        }
        return false;
    }

    /** "Các sở đang khẩn trương triển khai …": tells what they are doing, while "đơn vị đang quản lý hồ" says which is meant. */
    private boolean isUnderway(int i, int limit) {
        return tokens.get(i).key().equals(PRESENTLY)
                && (Lexicon.PLAIN_ADVERBS.isAt(tokens, i + 1, limit) || Lexicon.LAUNCHING.isAt(tokens, i + 1, limit));
    }

    /** "Bộ Quốc phòng, Ban Chỉ đạo quốc gia các chủ trương …": a plural behind a whole name is what it is given. */
    private boolean opensObject(int headEnd, int i, int limit) {
        return i > headEnd
                && Lexicon.DETERMINERS.isAt(tokens, i, limit)
                && !startsUnit(i, limit)
                && (Lexicon.REALMS.isAt(tokens, i - 1, i) || Lexicon.REALMS.lengthAt(tokens, i - 2, i) == 2);
    }

    /**
     * "Đơn vị thu phí (Chi cục A và Phòng B) nộp …": the tokens of the activity that a kind of unit is told by, where a bracket
     * behind it says who that is and a verb follows; or 0.
     */
    private int glossedActivity(int i, int limit) {
        int bracket = i + Lexicon.VERBS.lengthAt(tokens, i, limit);
        while (bracket > i
                && bracket < Math.min(limit, i + LONGEST_ACTIVITY)
                && tokens.get(bracket).isWord()) {
            bracket++;
        }
        int behind = bracket > i ? skipGloss(bracket, limit) : bracket;
        boolean named = behind > bracket && startsUnit(bracket + 1, behind);
        return named && (isActionStart(behind, limit) || Lexicon.VERBS.isAt(tokens, behind, limit)) ? bracket - i : 0;
    }

    /** "các Bộ, cơ quan nghiên cứu các chính sách": a verb with its object, where none follows that it could describe for. */
    private boolean actsOnSome(int verb, int object, int end) {
        if (!Lexicon.DETERMINERS.isAt(tokens, object, end) || Lexicon.RELATIVE_MODIFIERS.isAt(tokens, verb, end)) {
            return false;
        }
        for (int i = object + 1; i < end && i < object + LONGEST_NAME; i++) {
            if (Lexicon.DUTY_MARKERS.isAt(tokens, i, end)
                    || Lexicon.TOGETHER_WITH.isAt(tokens, i, end)
                    || isActionStart(i, end) && Lexicon.VERBS.lengthAt(tokens, i, end) > 1) {
                return false;
            }
            if (tokens.get(i).text().equals(".") || tokens.get(i).text().equals(";")) {
                return true;
            }
        }
        return true;
    }

    /** "Hội đồng tự giải thể": "tự" in front of a verb is no part of the name. */
    private boolean actsByItself(int headEnd, int i, int limit) {
        return tokens.get(i).key().equals(SELF)
                && Lexicon.VERBS.isAt(tokens, i + 1, limit)
                && (i == headEnd || tokens.get(i - 1).isCapitalised());
    }

    /** "Thủ trưởng cơ quan được giao …": the tokens of the kind of body that an office heads; its description may follow. */
    private int kindUnderOffice(int head, int next, int limit) {
        if (next - head > 3 || !Lexicon.OFFICES_OVER.isAt(tokens, head, limit)) {
            return 0;
        }
        int determiner = Lexicon.DETERMINERS.lengthAt(tokens, next, limit);
        int kind = next + determiner;
        boolean lower = kind < limit && !tokens.get(kind).isCapitalised();
        int length = lower && !Lexicon.PLACES.isAt(tokens, kind, limit) ? headLength(kind, limit, true) : 0;
        return length == 0 ? 0 : determiner + length;
    }

    /**
     * "Sở Y tế", "Công an tỉnh": whether the name is whole in front of a word in small letters, so that this word begins what
     * the unit shall do, whether we know the verb or not.
     */
    private boolean isWholeBefore(int head, int i, int limit) {
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
                || separator(i, limit) > 0) {
            return false;
        }
        boolean place = i - head > 1
                && !tokens.get(i - 1).isCapitalised()
                && Lexicon.PLACES.isAt(tokens, i - 1, i)
                && (!Lexicon.DETERMINERS.isAt(tokens, i - 2, limit) || Lexicon.VERBS.isAt(tokens, i, limit));
        boolean city = i - head > 2 && Lexicon.PLACES.lengthAt(tokens, i - 2, i) == 2;
        boolean field = false;
        for (int k = i - 2; k >= Math.max(head, i - LONGEST_FIELD) && !field; k--) {
            field = Lexicon.OF_FIELDS.isAt(tokens, k, limit)
                    && k + 1 + Lexicon.FIELDS.lengthAt(tokens, k + 1, limit) == i;
        }
        return place || city || field;
    }

    /** Whether a name cannot go on behind its last word: it ends with its place or its field of government. */
    boolean isWhole(Unit unit, int end) {
        int head = unit.start() + Lexicon.DETERMINERS.lengthAt(tokens, unit.start(), end);
        return unit.end() < end && isWholeBefore(head, unit.end(), end);
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
    private boolean endsForeignName(int i, int limit) {
        return !tokens.get(i).isCapitalised()
                && tokens.get(i).kind() == Token.Kind.WORD
                && !Lexicon.PLACES.isAt(tokens, i, limit)
                && !tokens.get(i).key().equals(AND);
    }

    private boolean isProper(int head, int headLength, int next, int limit, boolean determined) {
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
        boolean ends = next >= limit || tokens.get(next).kind() == Token.Kind.MARK;
        boolean kind = Lexicon.PLAIN_KINDS.lengthAt(tokens, head, limit) == headLength;
        return !(kind && (ends || !tokens.get(next).isCapitalised()) || determined && ends);
    }

    /**
     * "Đơn vị đăng kiểm xe cơ giới lưu trữ …": a single kind without a name owes nothing; the verb behind it describes it when
     * another follows.
     */
    private boolean isDescribedKind(int head, int verb, int limit) {
        // In small letters only a bare "cơ quan", "đơn vị": "doanh nghiệp đổi mới công nghệ" says what it does.
        boolean bare = verb == head + 2 && Lexicon.OFFICIAL_BODIES.isAt(tokens, head, limit);
        if (!Lexicon.DESCRIBED.isAt(tokens, head, limit)
                || !tokens.get(head).isCapitalised() && !bare
                || !isActionStart(verb, limit)
                || isDutyOrRight(verb, limit)
                || !Lexicon.VERBS.isAt(tokens, verb, limit)) {
            return false;
        }
        int length = Lexicon.VERBS.lengthAt(tokens, verb, limit);
        // "Cơ quan lập danh mục công trình rà soát, đánh giá …": a strong verb describes only with an object of some
        // length.
        boolean strong = Lexicon.STRONG_VERBS.isAt(tokens, verb, limit);
        for (int j = verb + length + (strong ? LONGEST_NOUN : 1); j < Math.min(limit, verb + LONGEST_FIELD); j++) {
            if (tokens.get(j).kind() == Token.Kind.MARK || tokens.get(j).key().equals(AND)) {
                return false;
            }
            boolean acts = strong
                    ? Lexicon.STRONG_VERBS.isAt(tokens, j, limit) && Lexicon.VERBS.lengthAt(tokens, j, limit) > 1
                    : Lexicon.VERBS.lengthAt(tokens, j, limit) > 1 || Lexicon.SHORT_VERBS.isAt(tokens, j, limit);
            if (acts && isActionStart(j, limit) || Lexicon.STRICT_MARKERS.isAt(tokens, j, limit)) {
                return true;
            }
        }
        return false;
    }

    /** "các tỉnh từ Hà Tĩnh đến Lâm Đồng": the tokens of the range, or 0. */
    private int rangeOfPlaces(int i, int limit) {
        if (!tokens.get(i).key().equals(FROM) || !endsWithPlace(i)) {
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
    private int inChargeOf(int i, int limit) {
        if (!Lexicon.IN_CHARGE.isAt(tokens, i, limit)) {
            return 0;
        }
        for (int j = i + 3; j < Math.min(limit, i + LONGEST_FIELD); j++) {
            if (tokens.get(j).kind() == Token.Kind.MARK && !isDash(tokens.get(j))) {
                return 0;
            }
            if (isActionStart(j, limit)
                    && Lexicon.VERBS.lengthAt(tokens, j, limit) + Lexicon.PLAIN_ADVERBS.lengthAt(tokens, j, limit)
                            > 1) {
                return j - i;
            }
        }
        return 0;
    }

    /** "Ủy ban nhân dân cấp tỉnh có hồ chứa": what the place has describes it. */
    private boolean isHavingThings(int i, int limit) {
        return tokens.get(i).key().equals(HAVING)
                && i + 1 < limit
                && Lexicon.PLACES.isAt(tokens, i - 1, limit)
                && tokens.get(i + 1).kind() == Token.Kind.WORD
                && !Lexicon.CLOSERS.isAt(tokens, i, limit)
                && !Lexicon.VERBS.isAt(tokens, i, limit)
                && !Lexicon.VERBS.isAt(tokens, i + 1, limit)
                && !Lexicon.BINDING_HAVE.isAt(tokens, i, limit)
                && !isDutyOrRight(i, limit);
    }

    private boolean isStop(int head, int i, int limit, boolean proper, boolean relative, boolean bare, boolean closed) {
        if (i + 1 < limit
                && tokens.get(i).key().equals(HAVING)
                && (tokens.get(i + 1).kind() == Token.Kind.NUMBER || Lexicon.AT_LEAST.isAt(tokens, i + 1, limit))) {
            return true;
        }
        if (Lexicon.ALLOWED.isAt(tokens, i, limit)
                || proper && Lexicon.EMPOWERED.isAt(tokens, i, limit) && Lexicon.VERBS.isAt(tokens, i + 3, limit)
                || i > head && Lexicon.TOLD.isAt(tokens, i, limit)
                || !proper && i > head && Lexicon.ADDRESSED.isAt(tokens, head, limit) && isActionStart(i, limit)) {
            return true;
        }
        if (tokens.get(i).isCapitalised() || Lexicon.CLOSERS.isAt(tokens, i, limit)) {
            return false;
        }
        if (relative && !closed) {
            return Lexicon.DUTY_MARKERS.isAt(tokens, i, limit) && !isLeadNoun(i)
                    || Lexicon.RELATIVE_STOPS.isAt(tokens, i, limit)
                    || Lexicon.TOGETHER_WITH.lengthAt(tokens, i, limit) > 2
                    || Lexicon.TOGETHER_WITH.isAt(tokens, i, limit) && isActionStart(i + 2, limit);
        }
        if (tokens.get(i).key().equals(ALONGSIDE) && (startsUnit(i + 1, limit) || isActionStart(i + 1, limit))) {
            return true;
        }
        if (i > 0 && Lexicon.TRAINING.lengthAt(tokens, i - 1, limit) == 2) {
            return false;
        }
        if (Lexicon.STOPS.isAt(tokens, i, limit)) {
            return !(Lexicon.MODIFIER_VERBS.isAt(tokens, i, limit) && bare && !proper && !isDutyOrRight(i, limit));
        }
        return proper && Lexicon.PROPER_STOPS.isAt(tokens, i, limit) && !isFieldOfBody(head, i, limit);
    }

    /** "được giao chủ trì", "do … chủ trì": part of a description. */
    private boolean isLeadNoun(int i) {
        // "đơn vị được giao nhiệm vụ chủ trì, phối hợp với …": what it does.
        int behind = i + Lexicon.LEADS.lengthAt(tokens, i, tokens.size());
        boolean together = behind > i
                && behind + 1 < tokens.size()
                && tokens.get(behind).text().equals(",")
                && Lexicon.TOGETHER_WITH.isAt(tokens, behind + 1, tokens.size());
        if (i == 0 || together) {
            return false;
        }
        return isEntrusted(i) || Lexicon.TASKS.lengthAt(tokens, i - 2, i) == 2 && isEntrusted(i - 2);
    }

    /** Whether "giao" or "phân công" stands right before {@code i}. */
    private boolean isEntrusted(int i) {
        return Lexicon.ENTRUSTING.lengthAt(tokens, i - 1, i) == 1 || Lexicon.ENTRUSTING.lengthAt(tokens, i - 2, i) == 2;
    }

    private boolean takesVerb(int head, int headLength, int i, int limit, boolean proper) {
        if (organises(i, limit) && !tokens.get(i).isCapitalised()) {
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

    /** Whether the text behind a comma or "và" at {@code at} still belongs to the unit that began at {@code head}. */
    private boolean continues(
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
        if (relative && startsUnit(n, limit) && isSetUpByBoth(at, n, limit)) {
            return true;
        }
        if (!comma && isOverTwoCourts(head, n, limit)) {
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
                && actsLater(n, limit)) {
            return true;
        }
        if (proper && !comma && namesTwoFields(head, n, limit)) {
            return true;
        }
        if (startsUnit(n, limit)) {
            boolean lower = !tokens.get(n).isCapitalised() && !Lexicon.DETERMINERS.isAt(tokens, n, limit);
            boolean behindPlaces = proper && endsWithPlace(at) && !Lexicon.PLACES.isAt(tokens, n, limit);
            boolean headed = Lexicon.HEADS_OF_BODIES.isAt(tokens, n, limit);
            if (bare && (lower || isPlainKindName(n, limit)) && !behindPlaces && !headed) {
                return true;
            }
            boolean nameless = at == head + 1 && Lexicon.NAMELESS.lengthAt(tokens, head, at) == 1;
            if (nameless && !comma && !lower && !Lexicon.DETERMINERS.isAt(tokens, head - 1, head)) {
                return true;
            }
            if (lower && at > 1 && isLevel(at - 2, limit) && isLevel(n, limit)) {
                return true;
            }
            boolean kindOfPlace = lower || n + 1 < limit && isKindOfPlace(n, limit);
            if (Lexicon.PLACES.isAt(tokens, n, limit) && kindOfPlace && endsWithPlace(at)) {
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
                    && !endsWithPlace(at)
                    && !capitalBehind(n, Lexicon.FIELDS_OF_WORK, limit);
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
            if (comma && personLength(head, limit) > 0) {
                return Lexicon.OFFICES.isAt(tokens, n, limit);
            }
            return comma && (isParent(head, n, limit) || hasParentToo(head, n, limit));
        }
        if (!proper && comma && (relative || at > head + 2) && isFurtherObject(n, limit)) {
            return true;
        }
        // "các đơn vị đào tạo, huấn luyện phối hợp với …": a second trade, and then what they do.
        int trade = !proper && comma && relative ? Lexicon.MODIFIER_VERBS.lengthAt(tokens, n, limit) : 0;
        if (trade > 1 && Lexicon.MODIFIER_VERBS.lengthAt(tokens, at - 2, at) == 2 && actsLater(n, limit)) {
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
            return !(isField(head + 1, limit) && isField(n, limit) && comma) && brandLength(n, limit) == 0;
        }
        if (!proper && Lexicon.SCHOOLS.isAt(tokens, head, limit) && Lexicon.SCHOOL_LEVELS.isAt(tokens, n, limit)) {
            return true;
        }
        if (!proper) {
            return !(comma && isField(n, limit) && endsPluralOfFields(head, at, limit))
                    && !isActionStart(n, limit)
                    && !Lexicon.STOPS.isAt(tokens, n, limit)
                    && next.isWord()
                    && (relative || !bare);
        }
        if (brandLength(n, limit) > 0 && !isForeign(tokens.get(at - 1))
                || comma && at == head + 1 && (isForeign(tokens.get(head)) || isAcronym(tokens.get(head)))) {
            return false;
        }
        if (next.isCapitalised()) {
            int office = Lexicon.OFFICES_OVER.lengthAt(tokens, head, limit);
            int field =
                    head + 1 + (office > 0 ? office + Lexicon.DETERMINERS.lengthAt(tokens, head + office, limit) : 0);
            boolean fields = isField(field, limit)
                    && isField(n, limit)
                    && comma
                    && field + Lexicon.FIELDS.lengthAt(tokens, field, limit) >= at;
            return next.isWord() && !fields;
        }
        boolean lowerName = at > 0 && !tokens.get(at - 1).isCapitalised() && at - head > 1;
        return lowerName
                && next.isWord()
                && !isActionStart(n, limit)
                && !Lexicon.STOPS.isAt(tokens, n, limit)
                && !Lexicon.PROPER_STOPS.isAt(tokens, n, limit);
    }

    /** "Chánh án Tòa án nhân dân và Tòa án quân sự các cấp". */
    private boolean isOverTwoCourts(int head, int n, int limit) {
        int office = Lexicon.HEADS_OF_COURTS.lengthAt(tokens, head, limit);
        return office > 0
                && tokens.get(head + office).key().equals(tokens.get(n).key());
    }

    /** "các đơn vị thuộc Bộ Công an, Bộ Quốc phòng", "đơn vị chức năng của Bộ A, Bộ B": whose they are: the index behind, or 0. */
    private int sharedParent(int head, int at, int n, int limit, boolean proper, boolean sharing) {
        boolean kind = !proper || Lexicon.PLAIN_KINDS.isAt(tokens, head, limit);
        if (!kind
                || tokens.get(at).text().equals(";")
                || Lexicon.PROPER_HEADS.lengthAt(tokens, n, limit) > 1
                || !Lexicon.OF_FIELDS.isAt(tokens, n, limit)
                || !tokens.get(n).isCapitalised()) {
            return 0;
        }
        for (int i = at - 1; i > Math.max(head, at - LONGEST_FIELD); i--) {
            if (tokens.get(i).key().equals(tokens.get(n).key())) {
                Unit parent = unit(i, limit, true);
                boolean owns = sharing
                        || tokens.get(i - 1).key().equals(BELONGING)
                        || tokens.get(i - 1).key().equals(OF);
                Unit further = owns && parent != null && parent.end() == at ? unit(n, limit, true) : null;
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
        for (int i = n + 2; i < Math.min(limit, n + LONGEST_ACTIVITY + 1); i++) {
            if (tokens.get(i).text().equals(",")) {
                return isParent(head, i + 1, limit);
            }
        }
        return false;
    }

    /** "các tổ chức khác do Chính phủ, Thủ tướng Chính phủ thành lập": both names belong to the description. */
    private boolean isSetUpByBoth(int at, int n, int limit) {
        boolean by = false;
        for (int i = at - 1; i > Math.max(0, at - LONGEST_FIELD) && !by; i--) {
            by = tokens.get(i).key().equals(BY);
        }
        for (int i = n + 1; by && i < Math.min(limit, n + LONGEST_FIELD); i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK) {
                return false;
            }
            if (Lexicon.SET_UP.isAt(tokens, i, limit)) {
                return true;
            }
        }
        return false;
    }

    /** "các Huyện, Thị xã": a kind of place in capitals, without a name of its own. */
    private boolean isKindOfPlace(int n, int limit) {
        int behind = n + Lexicon.PLACES.lengthAt(tokens, n, limit);
        return behind >= limit || !tokens.get(behind).isCapitalised();
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

    /** "cấp tỉnh" in "UBND cấp tỉnh, cấp huyện". */
    private boolean isLevel(int i, int limit) {
        return i < limit && tokens.get(i).key().equals(LEVEL) && Lexicon.PLACES.isAt(tokens, i + 1, limit);
    }

    /** "các Vụ, Viện": a kind of unit with a capital and no name behind it. */
    private boolean isPlainKindName(int n, int limit) {
        boolean place = Lexicon.PLACES.isAt(tokens, n, limit) && tokens.get(n).isCapitalised();
        return place && isKindOfPlace(n, limit)
                || Lexicon.KINDS_WITH_CAPITAL.isAt(tokens, n, limit)
                        && Lexicon.PROPER_HEADS.lengthAt(tokens, n, limit)
                                <= Lexicon.KINDS_WITH_CAPITAL.lengthAt(tokens, n, limit)
                        && (!capitalBehind(n, Lexicon.KINDS_WITH_CAPITAL, limit)
                                || Lexicon.PLACES.isAt(tokens, n + 1, limit));
    }

    /** Whether the word behind the phrase at {@code i} is written with a capital, as the rest of a name is. */
    private boolean capitalBehind(int i, Phrases phrases, int limit) {
        int behind = i + phrases.lengthAt(tokens, i, limit);
        return behind < limit && tokens.get(behind).isCapitalised();
    }

    /** "Cơ quan chủ trì soạn thảo có trách nhiệm", "các tổ chức chủ trì nhiệm vụ": tokens that describe the unit, or 0. */
    private int leadingAsNoun(int i, int limit) {
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

    /** "các sở, ngành", "các địa phương": a verb behind them is what they do, never what kind they are. */
    private boolean isPublicKind(int behind) {
        if (behind > 1 && Lexicon.BASES.isAt(tokens, behind - 2, behind)) {
            return false;
        }
        return behind > 0 && Lexicon.PUBLIC_COLLECTIVES.isAt(tokens, behind - 1, behind)
                || behind > 1 && Lexicon.PUBLIC_COLLECTIVES.lengthAt(tokens, behind - 2, behind) == 2;
    }

    /** "bộ, ngành quản lý hàng dự trữ quốc gia lập báo cáo": what they are in charge of, and then what they do. */
    private boolean isManagedBy(int verb, int length, int limit) {
        if (!Lexicon.MANAGING.isAt(tokens, verb, limit)) {
            return false;
        }
        for (int i = verb + length + 1; i < Math.min(limit, verb + LONGEST_FIELD); i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK) {
                return tokens.get(i).text().equals(",") && startsUnit(i + 1, limit);
            }
            if (tokens.get(i).key().equals(AND) && startsUnit(i + 1, limit)) {
                return true;
            }
            if (Lexicon.DUTY_MARKERS.isAt(tokens, i, limit)
                    || isActionStart(i, limit) && Lexicon.STRONG_VERBS.isAt(tokens, i, limit)) {
                return true;
            }
        }
        return false;
    }

    /** "cơ quan quản lý ngành, lĩnh vực, Ủy ban nhân dân huyện": a bare noun between two commas, with a unit behind the second. */
    private boolean isFurtherObject(int n, int limit) {
        int to = n;
        while (to < Math.min(limit, n + LONGEST_NOUN)
                && tokens.get(to).kind() == Token.Kind.WORD
                && !tokens.get(to).isCapitalised()
                && separator(to, limit) == 0) {
            if (isActionStart(to, limit)
                    || Lexicon.STOPS.isAt(tokens, to, limit)
                    || Lexicon.PROPER_STOPS.isAt(tokens, to, limit)
                    || Lexicon.PLAIN_ADVERBS.isAt(tokens, to, limit)) {
                return false;
            }
            to++;
        }
        int separator = to > n ? separator(to, limit) : 0;
        return separator > 0 && startsUnit(to + separator, limit);
    }

    private boolean isNamedVerb(int i, int limit, boolean behindInnerName, boolean proper) {
        int modifier = behindInnerName ? Lexicon.MODIFIER_VERBS.lengthAt(tokens, i, limit) : 0;
        if (modifier > 0 && !actsOnSome(i, i + modifier, limit)) {
            return true;
        }
        int length = proper ? Lexicon.NAME_VERBS.lengthAt(tokens, i, limit) : 0;
        return length > 0
                && (tokens.get(i - 1).key().equals(LEADERSHIP)
                        || Lexicon.TOGETHER_WITH.isAt(tokens, i + length, limit)
                        || Lexicon.STRICT_MARKERS.isAt(tokens, i + length, limit));
    }

    /** Whether a verb inside a relative description goes on with it. */
    private boolean isDescribing(int i, int relativeAt, int limit) {
        // "cơ sở nơi có nhu cầu tiếp nhận nhà giáo": what there is a need of.
        if (i > relativeAt + 1 && Lexicon.WANTING.lengthAt(tokens, i - 2, i) == 2) {
            return true;
        }
        // "cơ quan chuyên trách của bộ, ngành, địa phương đăng ký nhu cầu": whose body it is ends what describes it.
        if (i > relativeAt + 2
                && isPublicKind(i)
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
                    && (Lexicon.STRONG_VERBS.isAt(tokens, i, limit) || Lexicon.MILD_VERBS.isAt(tokens, i, limit));
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
        return !mild && !placed && !last && !isStrongStart(i, limit);
    }

    /** "nơi chủ dự án mở tài khoản tiếp nhận tiền viện trợ lập báo cáo": a verb that begins no duty, before one that does. */
    private boolean reportsLater(int verb, int limit) {
        boolean strong = Lexicon.STRONG_VERBS.isAt(tokens, verb, limit) && !Lexicon.RECEPTION.isAt(tokens, verb, limit);
        for (int i = verb + 3; i < Math.min(limit, verb + LONGEST_FIELD) && !strong; i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK) {
                return false;
            }
            if (Lexicon.REPORTING.isAt(tokens, i, limit) && isActionStart(i, limit)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a phrase that tells a kind of unit ends right before {@code i}. */
    private boolean endsModifier(int i) {
        for (int length = 2; length <= LONGEST_ACTIVITY + 1; length++) {
            if (Lexicon.MODIFIER_VERBS.lengthAt(tokens, i - length, i) == length) {
                return true;
            }
        }
        return false;
    }

    private boolean isDutyOrRight(int i, int limit) {
        boolean owns = tokens.get(i).key().equals(HAVING)
                && i + 1 < limit
                && (tokens.get(i + 1).kind() == Token.Kind.NUMBER || Lexicon.AT_LEAST.isAt(tokens, i + 1, limit));
        return owns
                || Lexicon.STRICT_MARKERS.isAt(tokens, i, limit)
                || Lexicon.RIGHTS.isAt(tokens, i, limit)
                || Lexicon.CLOSERS.isAt(tokens, i, limit)
                || Lexicon.NO_DUTY.lengthAt(tokens, i, limit) > 1;
    }

    /** "Cục Phát triển thị trường và doanh nghiệp …": a name in small letters that goes on with a field of work. */
    private boolean isFieldOfName(int head, int at, int n, int limit) {
        int behind = n + headLength(n, limit, true);
        return Lexicon.NAMED_BY_ACTIVITY.isAt(tokens, head, limit)
                && at - head > 3
                && !tokens.get(at - 1).isCapitalised()
                && !isField(head + 1, limit)
                && Lexicon.FIELDS_OF_WORK.isAt(tokens, n, limit)
                && !Lexicon.CLOSERS.isAt(tokens, behind, limit)
                && !isActionStart(behind, limit);
    }

    /** "Ban Chỉ đạo Trung ương về phòng, chống thiên tai": the field is part of the name. */
    private boolean isFieldOfBody(int head, int i, int limit) {
        return tokens.get(i).key().equals(ABOUT)
                && Lexicon.BODIES_FOR.isAt(tokens, head, limit)
                && Lexicon.RANKS.isAt(tokens, i - 1, limit);
    }

    /** "Trung tâm Giám sát, điều hành …": the tokens of a comma and the second activity a body is named by, or 0. */
    private int furtherActivity(int head, int comma, int limit) {
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
    private boolean sitsAt(int head, int i, int limit) {
        return tokens.get(i).key().equals(AT)
                && i + 1 < limit
                && tokens.get(i + 1).isCapitalised()
                && Lexicon.MISSIONS.isAt(tokens, head, limit);
    }

    /** "các đơn vị được giao nhiệm vụ lập hồ sơ … phải trình …": the task describes them, what they must do follows. */
    private boolean isTaskInHand(int verb, int limit) {
        if (verb < 2 || Lexicon.TASKS.lengthAt(tokens, verb - 2, verb) != 2) {
            return false;
        }
        for (int i = verb + 1; i < Math.min(limit, verb + LONGEST_FIELD); i++) {
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
    private int entrustedTask(int i, int limit) {
        if (!tokens.get(i).key().equals(HANDED)) {
            return 0;
        }
        int behind = i + 1;
        int entrusted = Lexicon.ENTRUSTED.lengthAt(tokens, behind, limit);
        while (entrusted > 0) {
            behind += entrusted;
            int separator = separator(behind, limit);
            int further = Lexicon.ENTRUSTED.lengthAt(tokens, behind + separator, limit);
            entrusted = separator > 0 && further > 0 ? separator + further : 0;
        }
        if (behind > i + 1
                && Lexicon.LEADS.isAt(tokens, behind, limit)
                && !Lexicon.PLAIN_ADVERBS.isAt(tokens, behind + 2, limit)) {
            behind += Lexicon.LEADS.lengthAt(tokens, behind, limit);
        }
        int verb = behind > i + 1 ? Lexicon.VERBS.lengthAt(tokens, behind, limit) : 0;
        boolean acts = verb > 1 && isActionStart(behind, limit) && actsLater(behind, limit);
        for (int k = behind + verb; acts && k < limit && tokens.get(k).isWord(); k++) {
            // "lập dự toán cùng thời điểm xây dựng dự toán năm": says how the first is done.
            acts = !tokens.get(k).key().equals(ALONGSIDE);
        }
        return acts ? behind + verb - i : 0;
    }

    /** "cơ quan chuyên ngành bảo vệ và kiểm dịch thực vật ở trung ương": the tokens of its branch, before what ranks it; or 0. */
    private int branchLength(int head, int from, int limit) {
        if (Lexicon.OF_BRANCHES.lengthAt(tokens, head, limit) != from - head) {
            return 0;
        }
        for (int i = from; i < Math.min(limit, from + LONGEST_FIELD); i++) {
            if (i > from && (Lexicon.RANKED.isAt(tokens, i, limit) || Lexicon.STRICT_MARKERS.isAt(tokens, i, limit))) {
                return i - from;
            }
            if (tokens.get(i).kind() == Token.Kind.MARK || tokens.get(i).isCapitalised()) {
                return 0;
            }
        }
        return 0;
    }

    /** "đơn vị được giao nhiệm vụ", "thẩm phán được phân công" in front of what they do: the tokens of how they came to it, or 0. */
    private int participle(int i, int limit) {
        int entrusted = tokens.get(i).key().equals(HANDED) ? Lexicon.ENTRUSTED.lengthAt(tokens, i + 1, limit) : 0;
        int behind = i + 1 + entrusted;
        boolean acts = entrusted > 0
                && behind < limit
                && !tokens.get(behind).isCapitalised()
                && (Lexicon.DIRECTIONS.isAt(tokens, behind, limit)
                        || Lexicon.STRONG_VERBS.isAt(tokens, behind, limit) && isActionStart(behind, limit));
        boolean moves = acts && Lexicon.DIRECTIONS.isAt(tokens, behind, limit);
        return moves || acts && !actsBehindObject(behind, limit) ? 1 + entrusted : 0;
    }

    /** Whether a strong verb stands further on in the same breath: "lập dự toán kinh phí gửi …". */
    private boolean actsBehindObject(int from, int limit) {
        for (int i = from + Math.max(1, Lexicon.VERBS.lengthAt(tokens, from, limit)); i < limit; i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK || tokens.get(i).key().equals(AND)) {
                return false;
            }
            if (Lexicon.STRONG_VERBS.isAt(tokens, i, limit) && isActionStart(i, limit)
                    || Lexicon.DUTY_MARKERS.isAt(tokens, i, limit)) {
                return true;
            }
        }
        return false;
    }

    /** Where the activity begins in a name: "Viện nghiên cứu" is a kind, "Viện Nghiên cứu phát triển …" a name. */
    private int activityOf(int head, int headLength, int limit) {
        boolean named = headLength > 1
                && tokens.get(head + 1).isCapitalised()
                && Lexicon.SUBORDINATES.lengthAt(tokens, head, limit) == 1
                && Lexicon.VERBS.isAt(tokens, head + 1, limit);
        return named ? head + 1 : head + headLength;
    }

    /** "Trung tâm Xúc tiến đầu tư", "Viện Nghiên cứu nuôi trồng …": what the activity of the name acts on. */
    private boolean isPartOfActivity(int first, int i, int limit) {
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
                && !organises(i, limit)
                && !Lexicon.DOCUMENTS.isAt(tokens, i + Lexicon.VERBS.lengthAt(tokens, i, limit), limit)
                && i <= first + activity
                && !Lexicon.SHORT_VERBS.isAt(tokens, i, limit)
                && Lexicon.VERBS.isAt(tokens, i, limit)
                && !Lexicon.STRONG_VERBS.isAt(tokens, i, limit)
                && !Lexicon.ADVERBS.isAt(tokens, i, limit)
                && !Lexicon.DUTY_MARKERS.isAt(tokens, i, limit);
    }

    /** "Thống kê", "Phát thanh": a single small syllable behind the capital that begins a word of a name. */
    private boolean isSecondSyllable(int head, int i, int limit) {
        return i - 1 > head
                && tokens.get(i - 1).isCapitalised()
                && !isAllCapitals(tokens.get(i - 1))
                && Lexicon.PROPER_HEADS.lengthAt(tokens, i - 1, i) != 1
                && !tokens.get(i - 2).text().equals("thành")
                && !Lexicon.PLACES.isAt(tokens, i - 2, limit)
                && Lexicon.PLACES.lengthAt(tokens, i - 3, limit) != 2
                && (i - 2 == head || !tokens.get(i - 2).isCapitalised())
                && Lexicon.VERBS.lengthAt(tokens, i, limit) == 1
                && !Lexicon.ADVERBS.isAt(tokens, i, limit);
    }

    /** A kind that needs a qualifier and shares the one behind its neighbour: "các bộ, ngành liên quan". */
    private boolean isBareKind(int i, int limit) {
        int length = Lexicon.BARE_KINDS.lengthAt(tokens, i, limit);
        return length > 0 && length == headLength(i, limit, true);
    }

    private boolean endsWithPlace(int at) {
        return at > 0
                && (Lexicon.PLACES.isAt(tokens, at - 1, at)
                        || at > 1 && Lexicon.PLACES.lengthAt(tokens, at - 2, at) == 2);
    }

    /** "cơ quan chuyên môn về xây dựng": the tokens of "về" and the field, though the field may be a verb as well. */
    private int aboutLength(int i, int limit) {
        int field = Math.max(
                Lexicon.FIELDS.lengthAt(tokens, i + 1, limit),
                Math.max(Lexicon.VERBS.lengthAt(tokens, i + 1, limit), Lexicon.NOUNS.lengthAt(tokens, i + 1, limit)));
        return i + 1 < limit && tokens.get(i + 1).isWord() ? 1 + Math.max(1, field) : 0;
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
        Unit chief = under ? unit(n, limit, true) : null;
        for (int i = n; chief != null && i < chief.end(); i++) {
            if (tokens.get(i).text().equals(",") && isParent(n, i + 1, limit)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPlaceTail(int i, int limit) {
        return i > 0
                && (tokens.get(i - 1).key().equals(key("bàn"))
                        || Lexicon.PLACES.isAt(tokens, i - 1, limit)
                        || Lexicon.PLACES.lengthAt(tokens, Math.max(0, i - 2), limit) == 2
                        || tokens.get(i - 1).isCapitalised() && tokens.get(i).isCapitalised());
    }

    /** Whether an action, or an adverb before one, begins here. */
    boolean isActionStart(int i, int end) {
        if (i >= end || tokens.get(i).kind() == Token.Kind.MARK) {
            return false;
        }
        if (tokens.get(i).isCapitalised() && i > 0 && !isOpening(i - 1)) {
            return false;
        }
        int verb = Lexicon.VERBS.lengthAt(tokens, i, end);
        int noun = Lexicon.NOUNS.lengthAt(tokens, i, end);
        // "Thường trực Ban Chỉ đạo": no verb runs into a capital.
        if (verb > 1 && tokens.get(i + 1).isCapitalised() && !tokens.get(i).isCapitalised()) {
            return false;
        }
        if (noun > verb || noun > 0 && verb < 2) {
            return false;
        }
        return verb > 1 && !isTornWord(i, end)
                || verb == 1 && !isInsideWord(i)
                || organises(i, end)
                || Lexicon.ADVERBS.isAt(tokens, i, end)
                || Lexicon.DUTY_MARKERS.isAt(tokens, i, end);
    }

    /** "thành lập", "Tờ trình": the second syllable of a word is no verb by itself. */
    private boolean isInsideWord(int i) {
        return Lexicon.VERBS.lengthAt(tokens, i - 1, i + 1) == 2
                || Lexicon.NOUNS.lengthAt(tokens, i - 1, i + 1) == 2
                || Lexicon.MODIFIER_VERBS.lengthAt(tokens, i - 1, i + 1) == 2
                || Lexicon.FIELDS.lengthAt(tokens, i - 1, i + 1) == 2;
    }

    /**
     * "Phòng Đào tạo lập danh sách": the capital opens a word that ends one syllable later, and a verb begins behind that, so no
     * verb ("tạo lập") begins here.
     */
    private boolean isTornWord(int i, int end) {
        return i > 0
                && tokens.get(i - 1).isCapitalised()
                && !tokens.get(i).isCapitalised()
                && isInsideWord(i)
                && Lexicon.VERBS.isAt(tokens, i + 1, end);
    }

    /** "tổ chức" followed by what is organised: the verb, not the body. */
    boolean organises(int i, int end) {
        return i + 2 < end
                && tokens.get(i).key().equals(ORGANISATION)
                && tokens.get(i + 1).key().equals(BODY)
                && !isBesideBody(i)
                && !isTrade(i + 2, end)
                && !(i > 0 && tokens.get(i - 1).key().equals(OF))
                && Lexicon.HEADS_OF_BODIES.lengthAt(tokens, i - 3, i) != 3
                && (isBehindName(i)
                        || organisesBehind(i, end)
                        || Lexicon.VERBS.isAt(tokens, i + 2, end)
                        || Lexicon.ORGANISED.isAt(tokens, i + 2, end)
                        || organisesBesides(i, end)
                        || !tokens.get(i).isCapitalised()
                                && tokens.get(i + 2).isCapitalised()
                                && !Lexicon.PARTY_BODIES.isAt(tokens, i + 2, end)
                        || tokens.get(i + 2).kind() == Token.Kind.NUMBER);
    }

    /** "…; tổ chức, điều phối việc kết nối": opens a part and is joined to a further verb. */
    private boolean organisesBesides(int i, int end) {
        return (i == 0 || isOpening(i - 1))
                && tokens.get(i + 2).text().equals(",")
                && Lexicon.VERBS.lengthAt(tokens, i + 3, end) > 1
                && isActionStart(i + 3, end);
    }

    /** "Tổ chức chuyên đề đọc sách" in a list of what somebody is to do: no kind of organisation is told by such a word. */
    boolean organisesSomething(int i, int end) {
        return i + 2 < end
                && tokens.get(i).key().equals(ORGANISATION)
                && tokens.get(i + 1).key().equals(BODY)
                && tokens.get(i + 2).kind() == Token.Kind.WORD
                && !Lexicon.KINDS_OF_ORGANISATION.isAt(tokens, i + 2, end)
                && !Lexicon.MODIFIER_VERBS.isAt(tokens, i + 2, end);
    }

    /** Whether a name ends right before {@code i}, so that "tổ chức" in small letters is what it does. */
    private boolean isBehindName(int i) {
        return i > 0
                && !tokens.get(i).isCapitalised()
                && (tokens.get(i - 1).isCapitalised()
                        || tokens.get(i - 1).kind() == Token.Kind.NUMBER
                        || i > 2
                                && tokens.get(i - 2).isCapitalised()
                                && tokens.get(i - 3).isCapitalised()
                                && Lexicon.DIRECTIONS.lengthAt(tokens, i - 2, i) == 2
                        || Lexicon.PLACES.isAt(tokens, i - 1, i))
                && tokens.get(i - 1).isWord();
    }

    private boolean isOpening(int before) {
        Token token = tokens.get(before);
        return token.kind() == Token.Kind.MARK && !token.text().equals(",") && !isDash(token);
    }

    /** A verb so strong that it ends even a relative description: it stands behind a finished phrase and takes an object. */
    private boolean isStrongStart(int i, int end) {
        return organises(i, end)
                || Lexicon.DUTY_MARKERS.isAt(tokens, i, end) && !isLeadNoun(i)
                || Lexicon.TOGETHER_WITH.isAt(tokens, i, end)
                || Lexicon.VERBS.lengthAt(tokens, i, end) >= 3
                || Lexicon.STRONG_VERBS.isAt(tokens, i, end);
    }

    /** The number of tokens of a comma, "và", ", và", "hoặc" or ";" between units; 0 if none stands here. */
    int separator(int i, int end) {
        if (i >= end) {
            return 0;
        }
        Token token = tokens.get(i);
        boolean comma = token.text().equals(",") || token.text().equals(";");
        if (comma && i + 1 < end && isConjunction(tokens.get(i + 1))) {
            return 2;
        }
        if (isConjunction(token)
                && i + 2 < end
                && tokens.get(i + 1).text().equals("/")
                && isConjunction(tokens.get(i + 2))) {
            return 3;
        }
        return comma || isConjunction(token) ? 1 : 0;
    }

    private static boolean isConjunction(Token token) {
        return token.key().equals(AND) || token.key().equals(OR);
    }

    static boolean isDash(Token token) {
        return token.text().equals("-")
                || token.text().equals("–")
                || token.text().equals("—");
    }

    /** The index behind a bracketed gloss, or behind what the unit is as well ("- Cơ quan thường trực Ban …"); or {@code i}. */
    int skipGloss(int i, int end) {
        if (i > 0 && i + 1 < end && isDash(tokens.get(i)) && Lexicon.STANDING.isAt(tokens, i + 1, end)) {
            int body = i + 1 + Lexicon.STANDING.lengthAt(tokens, i + 1, end);
            Unit of = unit(body, end, true);
            return of == null ? body : of.end();
        }
        if (i < end && tokens.get(i).text().equals("(")) {
            for (int j = i + 1; j < Math.min(end, i + LONGEST_GLOSS); j++) {
                if (tokens.get(j).text().equals(")")) {
                    return j + 1;
                }
            }
        }
        return i;
    }
}
