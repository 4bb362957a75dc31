package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.ABOUT;
import static vn.phusa.vietnamese.reading.SmallWords.ASSIGN;
import static vn.phusa.vietnamese.reading.SmallWords.BELONGING;
import static vn.phusa.vietnamese.reading.SmallWords.DOING;
import static vn.phusa.vietnamese.reading.SmallWords.OF;
import static vn.phusa.vietnamese.reading.SmallWords.ONWARDS;
import static vn.phusa.vietnamese.reading.SmallWords.TOUCHING;

import java.util.List;
import vn.phusa.vietnamese.Token;

/**
 * The name of one unit while it is read, word by word: where it stands by now, and the rules that say of the word reached
 * whether the name takes it in, ends before it, or leaves the question to the next rule.
 */
final class UnitScan {

    /** What a rule says of the word that has been reached. */
    private enum Step {
        TAKEN,
        ENDED,
        PASSED
    }

    private interface Rule {
        Step at(UnitScan scan);
    }

    /** The rules in the order in which they are asked; the last takes every word. */
    private static final List<Rule> RULES = List.of(
            UnitScan::boldMark,
            UnitScan::order,
            UnitScan::fieldOrNoun,
            UnitScan::furtherActivity,
            UnitScan::separator,
            UnitScan::mark,
            UnitScan::unitInside,
            UnitScan::underway,
            UnitScan::calledAfter,
            UnitScan::branch,
            UnitScan::participle,
            UnitScan::entrusted,
            UnitScan::modifier,
            UnitScan::concernedWith,
            UnitScan::specialised,
            UnitScan::being,
            UnitScan::wholeName,
            UnitScan::placesAndCharges,
            UnitScan::given,
            UnitScan::object,
            UnitScan::glossed,
            UnitScan::stop,
            UnitScan::action,
            UnitScan::closer,
            UnitScan::word);

    private final List<Token> tokens;
    private final UnitReader reader;
    private final NameEnd nameEnd;
    private final ActionStarts actions;
    private final UnitHeads heads;
    private final UnitDescriptions descriptions;
    private final UnitConnection connection;

    /** Whether something stands before the head that makes it many or this one. */
    private final boolean determined;

    private final int head;
    private final int headLength;
    private final int end;
    private final int limit;
    /** Whether a verb of action ends the name; false where its end is known from elsewhere. */
    private final boolean verbsEnd;

    /** Whether it is a name or office, not a kind of unit. */
    private boolean proper;
    /** Index behind the head that the name goes on from: the first, or that of the last unit taken in. */
    private int headEnd;
    /** The word reached. */
    private int i;
    /** A kind of which nothing more has been said. */
    private boolean bare;
    /** Behind a word that ends names, such as "liên quan". */
    private boolean closed;
    /** Inside a description with a verb of its own, which began at {@link #relativeAt}. */
    private boolean relative;

    private int relativeAt = -1;
    /** Behind "thuộc". */
    private boolean belongs;
    /** Behind a parent that several share. */
    private boolean sharing;
    /** Index behind a head inside the name that is called after what it does, or -1. */
    private int innerName = -1;
    /** Index where the name is known to end, or -1. */
    private int whole = -1;

    UnitScan(UnitReader reader, UnitReader.Head opening, int end, int limit, boolean verbsEnd) {
        this.reader = reader;
        this.tokens = reader.tokens();
        this.nameEnd = reader.nameEnd();
        this.actions = reader.actions();
        this.heads = reader.heads();
        this.descriptions = reader.descriptions();
        this.connection = reader.connection();
        this.determined = opening.determined();
        this.head = opening.start();
        this.headLength = opening.end() - opening.start();
        this.end = end;
        this.limit = limit;
        this.verbsEnd = verbsEnd;
        this.proper = opening.proper();
        this.headEnd = opening.end();
        int kind = proper ? heads.kindUnderOffice(head, headEnd, limit) : 0;
        if (kind > 0) {
            headEnd += kind;
            proper = false;
        }
        this.i = headEnd;
        this.bare = !proper
                && heads.isBareKind(
                        kind > 0 ? headEnd - kind + Lexicon.DETERMINERS.lengthAt(tokens, headEnd - kind, limit) : head,
                        limit);
    }

    /** Index behind the name's last word. */
    int read() {
        while (i < limit && i != whole && step() == Step.TAKEN) {
            // The rules move on by themselves.
        }
        int last = Math.min(i, limit);
        while (last > headEnd && tokens.get(last - 1).text().equals(",")) {
            last--;
        }
        return last;
    }

    private Step step() {
        for (Rule rule : RULES) {
            Step step = rule.at(this);
            if (step != Step.PASSED) {
                return step;
            }
        }
        return Step.ENDED;
    }

    private Step take(int length) {
        i += length;
        bare = false;
        return Step.TAKEN;
    }

    private Step takeIf(int length) {
        return length > 0 ? take(length) : Step.PASSED;
    }

    private static Step endIf(boolean ends) {
        return ends ? Step.ENDED : Step.PASSED;
    }

    private Step boldMark() {
        if (!tokens.get(i).text().equals("*")) {
            return Step.PASSED;
        }
        i++;
        return Step.TAKEN;
    }

    /** "Sở Khoa học và Công nghệ", "các sở giáo dục và đào tạo": fields and nouns that hold what looks like a verb. */
    private Step fieldOrNoun() {
        Token token = tokens.get(i);
        int field = field();
        int noun = Lexicon.NOUNS.lengthAt(tokens, i, limit);
        boolean directly = noun == 2
                && field == 0
                && Lexicon.PLAIN_ADVERBS.lengthAt(tokens, i, limit) == 2
                && (proper || Lexicon.MODIFIER_VERBS.lengthAt(tokens, i, limit) <= 2)
                && (actions.isActionStart(i + 2, limit)
                        || Lexicon.VERBS.isAt(tokens, i + 2, limit)
                        || proper && Lexicon.CARRYING_OUT.isAt(tokens, i + 2, limit));
        boolean hurries = proper
                && verbsEnd
                && i > headEnd
                && Lexicon.HURRYING.isAt(tokens, i, limit)
                && !token.isCapitalised()
                && reader.isWholeBefore(head, i, limit);
        if (directly || hurries || proper && verbsEnd && descriptions.actsByItself(headEnd, i, limit)) {
            return Step.ENDED;
        }
        boolean describes =
                !proper && field == 0 && Lexicon.MODIFIER_VERBS.lengthAt(tokens, i, limit) > noun && i == headEnd;
        boolean foreseen =
                (closed || proper && verbsEnd && i > headEnd) && Lexicon.VERBS.lengthAt(tokens, i, limit) > noun;
        int length = Math.max(field, noun);
        return length > 1 && !describes && !foreseen ? take(length) : Step.PASSED;
    }

    private int field() {
        Token token = tokens.get(i);
        int field = proper && token.isCapitalised()
                ? Math.max(Lexicon.FIELDS.lengthAt(tokens, i, limit), CentralBodies.NAMES.lengthAt(tokens, i, limit))
                : 0;
        // "các sở giáo dục và đào tạo", all in small letters.
        if (determined
                && !proper
                && !tokens.get(head).isCapitalised()
                && i == headEnd
                && Lexicon.OF_FIELDS.lengthAt(tokens, head, limit) == i - head) {
            int small = Lexicon.FIELDS.lengthAt(tokens, i, limit);
            // "phối hợp với các sở xây dựng, trình …": one of two things to be done.
            boolean acts = Lexicon.VERBS.lengthAt(tokens, i, limit) == small
                    && i + small + 1 < limit
                    && tokens.get(i + small).text().equals(",")
                    && actions.isActionStart(i + small + 1, limit);
            field = acts ? 0 : small;
        }
        if (!proper && i == headEnd && Lexicon.AGENCIES.lengthAt(tokens, head, limit) == i - head) {
            // "cơ quan kế hoạch và đầu tư cùng cấp": told by its field.
            int small = Lexicon.FIELDS.lengthAt(tokens, i, limit);
            field = Lexicon.VERBS.isAt(tokens, i, limit) && small < 3 ? field : Math.max(field, small);
        }
        return field;
    }

    /** "Tỉnh giao Sở Y tế …": a place that gives an order; "Cục trưởng Cục Thú y Quyết định cấp …": a verb with a capital. */
    private Step order() {
        boolean decides = verbsEnd
                && proper
                && Lexicon.DECIDING.isAt(tokens, i, limit)
                && Lexicon.VERBS.isAt(tokens, i + 2, limit);
        return endIf(decides
                || tokens.get(i).key().equals(ASSIGN)
                        && Lexicon.PLACES.isAt(tokens, i - 1, i)
                        && heads.startsUnit(i + 1, limit));
    }

    private Step furtherActivity() {
        boolean comma = proper && verbsEnd && tokens.get(i).text().equals(",");
        return takeIf(comma ? reader.furtherActivity(head, i, limit) : 0);
    }

    private Step separator() {
        int separator = actions.separator(i, limit);
        if (separator == 0) {
            return Step.PASSED;
        }
        int n = i + separator;
        int second = connection.secondActivity(head, i, n, limit);
        if (second > 0) {
            return take(separator + second);
        }
        int shared = connection.sharedParent(head, i, n, limit, proper, sharing);
        if (shared > 0) {
            sharing = true;
            i = shared;
            return Step.TAKEN;
        }
        if (!connection.continues(head, i, n, limit, proper, bare, belongs, relative, verbsEnd)) {
            return Step.ENDED;
        }
        boolean unit = heads.startsUnit(n, limit);
        bare = unit && (heads.isBareKind(n, limit) || Lexicon.PLACES.isAt(tokens, n, limit));
        i = unit ? n + Math.max(1, heads.headLength(n, limit, false)) : n;
        headEnd = unit ? i : headEnd;
        closed = false;
        return Step.TAKEN;
    }

    private Step mark() {
        Token token = tokens.get(i);
        if (token.kind() != Token.Kind.MARK) {
            return Step.PASSED;
        }
        if (actions.isInsideAcronym(i)) {
            return take(1);
        }
        int stroke = heads.slashed(i, limit);
        if (stroke > 0) {
            i = stroke + heads.headLength(stroke, limit, true);
            return Step.TAKEN;
        }
        if (token.text().equals("&") && i + 1 < limit && tokens.get(i + 1).isCapitalised()) {
            i += 2;
            return Step.TAKEN;
        }
        boolean dash = ActionStarts.isDash(token) && !Lexicon.STANDING.isAt(tokens, i + 1, limit);
        if (dash && i + 1 < limit && tokens.get(i + 1).isWord() && !closed) {
            return take(tokens.get(i + 1).isCapitalised() ? 1 : 2);
        }
        return Step.ENDED;
    }

    private Step unitInside() {
        int inside = !proper && !relative ? reader.unitInside(i, limit) : 0;
        return takeIf(inside > 0 ? inside - i : 0);
    }

    private Step underway() {
        return endIf(verbsEnd
                && (descriptions.isUnderway(i, limit) || i > headEnd && proper && actions.organises(i, limit)));
    }

    private Step calledAfter() {
        if (!verbsEnd || whole >= 0 || !reader.isCalledAfter(head, headEnd, i, limit)) {
            return Step.PASSED;
        }
        whole = nameEnd.behind(i, limit);
        if (whole == NameEnd.ACTS) {
            return Step.ENDED;
        }
        if (whole > 0) {
            i = whole;
            return Step.TAKEN;
        }
        return Step.PASSED;
    }

    private Step branch() {
        return takeIf(verbsEnd && i == headEnd ? reader.branchLength(head, i, limit) : 0);
    }

    private Step participle() {
        int participle = verbsEnd && !closed && !proper ? descriptions.participle(i, limit) : 0;
        i += participle;
        return endIf(participle > 0);
    }

    private Step entrusted() {
        int entrusted = !proper && verbsEnd ? descriptions.entrustedTask(i, limit) : 0;
        return describe(entrusted);
    }

    /** Takes in words that begin a description. */
    private Step describe(int length) {
        if (length == 0) {
            return Step.PASSED;
        }
        relative = true;
        take(length);
        relativeAt = i - 1;
        return Step.TAKEN;
    }

    /** "cơ quan cấp giấy phép", "tổ chức chủ trì": a verb that tells which are meant. */
    private Step modifier() {
        int modifier = !proper && i == headEnd && !tokens.get(i).isCapitalised() && !actions.isDutyOrRight(i, limit)
                ? Lexicon.MODIFIER_VERBS.lengthAt(tokens, i, limit)
                : 0;
        boolean placed = i > head + headLength
                && (Lexicon.PLACES.isAt(tokens, i - 1, i) || Lexicon.PLACES.lengthAt(tokens, i - 2, i) == 2);
        boolean acts = modifier > 0
                && verbsEnd
                && (Lexicon.ADDRESSED.isAt(tokens, head, limit) || descriptions.actsOnSome(i, i + modifier, end));
        if (modifier > 0
                && (acts || placed || actions.isPublicKind(i) && !descriptions.isManagedBy(i, modifier, limit))
                && !Lexicon.RELATIVE_MODIFIERS.isAt(tokens, i, limit)) {
            modifier = 0;
        }
        if (modifier == 0 && !proper && verbsEnd && descriptions.tradesIn(headEnd, i, limit)) {
            modifier = Lexicon.TRADING.lengthAt(tokens, i, limit);
        }
        int leading = modifier == 0 && !proper && i == headEnd ? descriptions.leadingAsNoun(i, limit) : 0;
        modifier += leading;
        if (modifier == 0
                && !proper
                && !determined
                && i == headEnd
                && verbsEnd
                && descriptions.isDescribedKind(head, i, limit)) {
            modifier = Math.max(1, Lexicon.VERBS.lengthAt(tokens, i, limit));
        }
        if (modifier == 0) {
            return Step.PASSED;
        }
        relative = leading == 0 && !Lexicon.WHOLE_MODIFIERS.isAt(tokens, i, limit);
        int function = Lexicon.FUNCTIONS.isAt(tokens, i, limit) ? i : -1;
        take(modifier);
        relativeAt = function < 0 ? i - 1 : function;
        return Step.TAKEN;
    }

    private Step concernedWith() {
        int behindField =
                verbsEnd && i > headEnd && tokens.get(i).key().equals(ABOUT) ? nameEnd.behindField(i, limit) : 0;
        if (behindField == 0 || !Lexicon.CONCERNED_WITH.isAt(tokens, head, limit)) {
            return Step.PASSED;
        }
        whole = behindField;
        i = whole;
        return Step.TAKEN;
    }

    private Step specialised() {
        boolean specialised = !proper && Lexicon.SPECIALISED.isAt(tokens, head, limit)
                || Lexicon.STRONG_IN.lengthAt(tokens, i - 2, i) == 2;
        int about = specialised && tokens.get(i).key().equals(ABOUT) ? reader.aboutLength(i, limit) : 0;
        relative &= about == 0;
        return takeIf(about);
    }

    private Step being() {
        int being = !proper && i == headEnd ? Lexicon.BEING.lengthAt(tokens, i, limit) : 0;
        boolean marked = Lexicon.STRICT_MARKERS.isAt(tokens, i, limit) || Lexicon.CLOSERS.isAt(tokens, i, limit);
        return marked ? Step.PASSED : takeIf(being);
    }

    private Step wholeName() {
        return endIf(verbsEnd
                && proper
                && i > headEnd
                && (UnitHeads.isForeign(tokens.get(i - 1)) && heads.endsForeignName(i, limit)
                        || reader.isWholeBefore(head, i, limit)));
    }

    private Step placesAndCharges() {
        if (!proper) {
            return Step.PASSED;
        }
        int range = reader.rangeOfPlaces(i, limit);
        if (range > 0) {
            return take(range);
        }
        if (reader.sitsAt(head, i, limit)) {
            i += 2;
            return Step.TAKEN;
        }
        int charge = verbsEnd ? reader.inChargeOf(i, limit) : 0;
        if (charge > 0) {
            return take(charge);
        }
        if (verbsEnd && descriptions.isHavingThings(i, limit)) {
            relative = true;
            relativeAt = i + 1;
            i += 2;
            return Step.TAKEN;
        }
        return Step.PASSED;
    }

    private Step given() {
        int given = relative && verbsEnd ? reader.givenBy(relativeAt, i, limit) : 0;
        if (given == 0) {
            return Step.PASSED;
        }
        i += given;
        relativeAt = i - 1;
        return Step.TAKEN;
    }

    private Step object() {
        return endIf(verbsEnd && proper && reader.opensObject(headEnd, i, limit));
    }

    private Step glossed() {
        return takeIf(verbsEnd && i == headEnd ? reader.glossedActivity(i, limit) : 0);
    }

    private Step stop() {
        return endIf(
                verbsEnd
                        ? reader.isStop(head, i, limit, proper, relative, bare, closed)
                        : Lexicon.RELATIVE_STOPS.isAt(tokens, i, limit)
                                && !tokens.get(i).isCapitalised());
    }

    private Step action() {
        if (!verbsEnd
                || Lexicon.DETERMINERS.isAt(tokens, i - 1, limit)
                || Lexicon.CLOSERS.isAt(tokens, i, limit)
                || !actions.isActionStart(i, limit)
                || proper && isOfActivity()) {
            return Step.PASSED;
        }
        int work = proper && i > headEnd ? nameEnd.fieldOfWork(i, limit) : 0;
        if (work > 0) {
            return take(work);
        }
        boolean first = i == head + headLength;
        boolean inName = reader.isNamedVerb(i, limit, i == innerName, proper)
                || first && reader.takesVerb(head, headLength, i, limit, proper);
        if (inName) {
            return take(Math.max(1, Lexicon.VERBS.lengthAt(tokens, i, limit)));
        }
        boolean described = relative
                && !closed
                && !(i > head + 2 && heads.isLevel(i - 2, limit))
                && descriptions.isDescribing(i, relativeAt, limit);
        return endIf(!described);
    }

    /** Whether the verb goes on with what the unit, or one that its name holds, is called after. */
    private boolean isOfActivity() {
        return reader.isSecondSyllable(head, i, limit)
                || reader.isPartOfActivity(reader.activityOf(head, headLength, limit), i, limit)
                || innerName > 0
                        && Lexicon.SUBORDINATES.isAt(tokens, innerName - 1, limit)
                        && reader.isPartOfActivity(innerName, i, limit);
    }

    /** "liên quan", "có thẩm quyền", "trực thuộc": words with which a name may end. */
    private Step closer() {
        int closer = Lexicon.CLOSERS.lengthAt(tokens, i, limit);
        if (closer == 0) {
            return endIf(verbsEnd && closed && !reader.isPlaceTail(i, limit));
        }
        i += closer;
        String following = i < limit ? tokens.get(i).key() : "";
        boolean part = following.equals(BELONGING)
                && i + 1 < limit
                && (tokens.get(i + 1).isCapitalised() || Lexicon.PLACES.isAt(tokens, i + 1, limit));
        belongs |= part;
        int concerned = following.equals(ABOUT) && Lexicon.AGENCIES.isAt(tokens, head, limit)
                ? reader.aboutLength(i, limit)
                : 0;
        if (concerned > 0) {
            i += concerned;
            return Step.TAKEN;
        }
        closed = !(following.equals(TOUCHING) || following.equals(ONWARDS) || following.equals(OF) || part);
        if (closed && verbsEnd && descriptions.mayGrant(i, limit)) {
            // "cơ quan có thẩm quyền cấp hộ chiếu, giấy thông hành phải …": what it may do describes it.
            closed = false;
            relative = true;
            relativeAt = i;
            return take(Lexicon.VERBS.lengthAt(tokens, i, limit));
        }
        bare = false;
        // "liên quan đến việc thực hiện sắp xếp": what they have to do with describes them.
        boolean concerns = !closed && i + 1 < limit && tokens.get(i + 1).key().equals(DOING);
        if (concerns) {
            describe(2);
        }
        return Step.TAKEN;
    }

    private Step word() {
        Token token = tokens.get(i);
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
        if (proper && reader.isFieldOfBody(head, i, limit)) {
            relative = true;
            relativeAt = i + 1;
        }
        belongs |= token.key().equals(BELONGING);
        boolean opens = i == headEnd
                || Lexicon.DETERMINERS.isAt(tokens, i - 1, limit)
                || tokens.get(i - 1).key().equals(OF);
        boolean genericHead = heads.headLength(i, limit, true) > (opens ? 0 : 1)
                && !Lexicon.PLACES.isAt(tokens, i, limit)
                && (!token.isCapitalised()
                        || Lexicon.DETERMINERS.isAt(tokens, i - 1, limit) && heads.isPlainKindName(i, limit));
        boolean place = Lexicon.PLACES.isAt(tokens, i, limit) && Lexicon.DETERMINERS.isAt(tokens, i - 1, limit);
        bare = genericHead && heads.isBareKind(i, limit) || place;
        i += genericHead ? heads.headLength(i, limit, true) : 1;
        return Step.TAKEN;
    }
}
