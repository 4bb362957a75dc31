package vn.phusa.vietnamese.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    static final int LONGEST_NAME = 60;

    static final int LONGEST_GLOSS = 40;
    static final int LONGEST_FIELD = 12;
    static final int LONGEST_ACTIVITY = 5;
    static final int LONGEST_NOUN = 3;

    /** A list of more units than this is no list of those who owe something. */
    private static final int MOST_UNITS = 60;

    private static final Unit NO_UNIT = new Unit(-1, -1, false);
    private static final UnitList NO_LIST = new UnitList(List.of(NO_UNIT), -1);

    private final List<Token> tokens;
    /** The units read so far: the reader of clauses looks at the same place for several reasons. */
    private final Map<Long, Unit> read = new HashMap<>();

    private final Map<Long, UnitList> lists = new HashMap<>();

    private final ActionStarts actions;
    private final UnitHeads unitHeads;
    private final UnitReader units;
    private final KnownNames names;

    UnitGrammar(List<Token> tokens) {
        this(tokens, new KnownNames());
    }

    /** @param names the names that the paper has shown whole so far */
    UnitGrammar(List<Token> tokens, KnownNames names) {
        this.tokens = tokens;
        this.names = names;
        this.actions = new ActionStarts(tokens);
        this.unitHeads = new UnitHeads(tokens, actions);
        UnitDescriptions descriptions = new UnitDescriptions(tokens, actions, unitHeads);
        UnitConnection connection = new UnitConnection(tokens, actions, unitHeads, descriptions, this);
        this.units = new UnitReader(
                tokens, new NameEnd(tokens, actions, unitHeads), actions, unitHeads, descriptions, connection, this);
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
            int unknown = behindColon && !unitHeads.isField(i, end) ? unitHeads.fieldLength(i, end) : 0;
            Unit unit = unknown > 0
                    ? new Unit(i, i + unknown, true)
                    : ministries && unitHeads.isField(i, end) && !unitHeads.isPolice(i, end)
                            ? field(i, end)
                            : unit(i, end, verbsEnd);
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
            next = behindRole(units.getLast(), next, end);
            int after = next + actions.separator(next, end);
            int brand = after > next ? unitHeads.brandLength(after, end) : 0;
            if (brand > 0) {
                units.add(new Unit(after, after + brand, true));
                next = skipGloss(after + brand, end);
                after = next + actions.separator(next, end);
            }
            if (after == next
                    || after >= end
                    || Lexicon.EACH.isAt(tokens, after, end)
                    || !(unitHeads.startsUnit(after, end)
                            || ministries && unitHeads.isField(after, end)
                            || behindColon && unitHeads.fieldLength(after, end) > 0)) {
                break;
            }
            i = after;
        }
        return units.isEmpty() ? null : new UnitList(List.copyOf(units), next);
    }

    /** "các Bộ, ngành liên quan: Tài chính, Nội vụ": the fields behind the colon say who is meant. */
    /** "Bộ A, cơ quan thường trực Ban Chỉ đạo B, …": what a body is besides is no further body. */
    private int behindRole(Unit unit, int next, int end) {
        if (!unit.proper() || next + 1 >= end || !tokens.get(next).text().equals(",")) {
            return next;
        }
        int role = Lexicon.STANDING.lengthAt(tokens, next + 1, end);
        Unit body = role > 0 && unitHeads.startsUnit(next + 1 + role, end) ? unit(next + 1 + role, end, true) : null;
        return body != null && body.proper() && !tokens.get(next + 1).isCapitalised() ? body.end() : next;
    }

    private boolean isKindOfFields(Unit unit, int end) {
        int colon = unit.end();
        return !unit.proper()
                && colon + 1 < end
                && tokens.get(colon).text().equals(":")
                && unitHeads.isField(colon + 1, end)
                && Lexicon.DETERMINERS.isAt(tokens, unit.start(), end)
                && Lexicon.OF_FIELDS.isAt(tokens, unit.start() + 1, end);
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
            boolean acts = to > from && Lexicon.VERBS.isAt(tokens, from, end);
            boolean office = acts || Lexicon.PROPER_HEADS.lengthAt(tokens, from, end) > to - from;
            if (to == from || office || unitHeads.startsUnit(from, end) && to - from > 3) {
                break;
            }
            places.add(new Unit(from, to, true));
            i = to;
            plural = actions.separator(i, end) == 1;
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
            if (i > 0 && actions.separator(i - 1, end) == 0) {
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
                        && (unitHeads.isField(colon + 1, end)
                                || office > 0 && unitHeads.fieldLength(colon + 1, end) > 0
                                || several > 0 && isNameInList(colon + 1, end))
                ? colon + 1 - i
                : 0;
    }

    /** "các Cục: Hàng không, Hàng hải và Đường sắt": a short name between capital and comma, not what somebody does. */
    private boolean isNameInList(int i, int end) {
        int length = unitHeads.fieldLength(i, end);
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

    private Unit field(int i, int end) {
        return new Unit(i, i + Lexicon.FIELDS.lengthAt(tokens, i, end), true);
    }

    /** "các Bộ Tài chính, Nội vụ": the head is plural and further fields may follow bare. */
    private boolean isPluralOfFields(Unit unit, int end) {
        int head = unit.start() + Lexicon.OFFICES_OVER.lengthAt(tokens, unit.start(), end);
        int determiner = Lexicon.DETERMINERS.lengthAt(tokens, head, end);
        return unitHeads.isField(head + determiner + 1, end)
                && head + determiner + 1 + Lexicon.FIELDS.lengthAt(tokens, head + determiner + 1, end) == unit.end();
    }

    @Nullable
    Unit unit(int from, int end, boolean verbsEnd) {
        long question = ((long) from << 32 | Math.min(end, from + 2 * LONGEST_NAME)) << 1 | (verbsEnd ? 1 : 0);
        Unit known = read.get(question);
        if (known == null) {
            Unit unit = units.readUnit(from, end, verbsEnd);
            int whole = unit == null ? 0 : names.lengthAt(tokens, from, end);
            unit = unit != null && whole > unit.end() - from ? new Unit(from, from + whole, true) : unit;
            known = unit == null ? NO_UNIT : unit;
            read.put(question, known);
        }
        return known == NO_UNIT ? null : known;
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
            if (isPredicateIn(i, limit) && named(from, i) && actions.separator(i - 1, limit) == 0) {
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
                && actions.isActionStart(i, limit)
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

    /** Whether a name cannot go on behind its last word: it ends with its place or its field of government. */
    boolean isWhole(Unit unit, int end) {
        int head = unit.start() + Lexicon.DETERMINERS.lengthAt(tokens, unit.start(), end);
        return unit.end() < end && units.isWholeBefore(head, unit.end(), end);
    }

    /** The index behind a bracketed gloss, or behind what the unit is as well ("- Cơ quan thường trực Ban …"); or {@code i}. */
    int skipGloss(int i, int end) {
        if (i > 0 && i + 1 < end && ActionStarts.isDash(tokens.get(i)) && Lexicon.STANDING.isAt(tokens, i + 1, end)) {
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

    boolean startsUnit(int i, int end) {
        return unitHeads.startsUnit(i, end);
    }

    int personLength(int from, int end) {
        return unitHeads.personLength(from, end);
    }

    boolean isActionStart(int i, int end) {
        return actions.isActionStart(i, end);
    }

    boolean organises(int i, int end) {
        return actions.organises(i, end);
    }

    boolean organisesSomething(int i, int end) {
        return actions.organisesSomething(i, end);
    }

    int separator(int i, int end) {
        return actions.separator(i, end);
    }
}
