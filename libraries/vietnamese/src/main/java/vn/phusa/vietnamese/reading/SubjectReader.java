package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.AND;
import static vn.phusa.vietnamese.reading.SmallWords.ASSIGN;
import static vn.phusa.vietnamese.reading.SmallWords.BEING;
import static vn.phusa.vietnamese.reading.SmallWords.HANDED;
import static vn.phusa.vietnamese.reading.SmallWords.WHICHEVER;
import static vn.phusa.vietnamese.reading.SmallWords.key;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.reading.UnitGrammar.Unit;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/** Reads who owes something where the naming of the subject begins at a known place. */
final class SubjectReader {

    /** "A giao B giao C …": nobody passes an order on more often. */
    private static final int DEEPEST_CHAIN = 8;

    /** A verb with fewer tokens behind it may as well be the end of a heading. */
    private static final int SHORTEST_ACTION = 5;

    /** Those who carry a paper out may be many. */
    private static final int LONGEST_FORMULA = 150;

    private final Clause clause;
    private final List<Token> tokens;
    private final UnitGrammar grammar;
    private final Obligation obligation;
    /** Whether the paragraph says who carries the paper out. */
    private final boolean executes;
    /** Whether the paragraph stands in a list of what somebody is to do. */
    private final boolean underDuties;

    /** Whether it is an item of such a list. */
    private final boolean inListOfDuties;

    private int depth;

    SubjectReader(Clause clause, Obligation obligation, boolean underDuties, boolean inListOfDuties) {
        this.clause = clause;
        this.tokens = clause.tokens();
        this.grammar = clause.grammar();
        this.executes = clause.holds(Lexicon.EXECUTING, 0, clause.tokens().size());
        this.underDuties = underDuties;
        this.inListOfDuties = inListOfDuties;
        this.obligation = obligation;
    }

    @Nullable
    Subject subjectAt(int from, int end) {
        if (from >= end || depth >= DEEPEST_CHAIN) {
            return null;
        }
        depth++;
        Subject subject = subjectNear(from, end);
        depth--;
        return subject;
    }

    private @Nullable Subject subjectNear(int from, int end) {
        int assignment = Lexicon.ASSIGNMENTS.lengthAt(tokens, from, end);
        if (assignment > 0) {
            int object = from + assignment;
            boolean announced = object + 1 < end && tokens.get(object).text().equals(":");
            return assigned(from, announced ? object + 1 : object, end);
        }
        int direction = Lexicon.DIRECTIONS.lengthAt(tokens, from, end);
        if (direction > 0) {
            UnitList list = grammar.list(from + direction, end, true);
            int mark = list == null ? end : clause.skipToPredicate(list.next(), end);
            if (list != null
                    && (Lexicon.LEADS.isAt(tokens, mark, end)
                            || list.proper() && Lexicon.RESPONSIBLE.isAt(tokens, mark, end))) {
                return new Subject(list.units(), from, mark, mark);
            }
            Subject chained =
                    Lexicon.ASSIGNMENTS.isAt(tokens, from + direction, end) ? subjectAt(from + direction, end) : null;
            return chained == null ? null : new Subject(chained.units(), from, chained.predicate(), chained.mark());
        }
        Subject named = memberNamed(from, end);
        if (named != null) {
            return named;
        }
        UnitList list = grammar.list(from, end, true);
        if (list == null) {
            return foreignSubject(from, end);
        }
        Subject executing = executing(list, from, end);
        if (executing != null) {
            return executing;
        }
        list = withoutRole(list, end);
        if (isHypothetical(list) || isNobody(list, from) || isCounted(from) || isOffender(list)) {
            return null;
        }
        Subject subject = subjectOf(list, from, end);
        subject = subject != null ? subject : longSubject(from, end);
        return subject != null || tokens.get(end - 1).text().equals(":") ? subject : shorterSubject(list, from, end);
    }

    /** "Chánh Văn phòng, Tổng giám đốc doanh nghiệp cung ứng dịch vụ … chịu trách nhiệm thi hành": all that stands before it. */
    private @Nullable Subject executing(UnitList list, int from, int end) {
        int mark = executes ? clause.markWithin(from, Math.min(end, from + LONGEST_FORMULA), end) : -1;
        UnitList all = mark > list.next() && Lexicon.EXECUTING.isAt(tokens, mark, end)
                ? grammar.list(from, mark, false)
                : null;
        return all != null && all.units().size() > 1 && all.next() == mark
                ? new Subject(all.units(), from, mark, mark)
                : null;
    }

    /** "Hội Khuyến học trao học bổng …": nothing behind the name can be what is done, so a verb inside it is. */
    private @Nullable Subject shorterSubject(UnitList list, int from, int end) {
        UnitList shorter = grammar.cutAtVerb(list, end);
        int verb = shorter.next();
        boolean sentence = end < tokens.size() && ".;".contains(tokens.get(end).text()) || end - verb > SHORTEST_ACTION;
        if (shorter == list || !sentence || !clause.isVerb(verb, end)) {
            return null;
        }
        // "Ban Tổ chức trao 12 giải": figures tell what was done, unless a day to come is set.
        int object = verb + Lexicon.VERBS.lengthAt(tokens, verb, end);
        boolean counted = tokens.get(object).kind() == Token.Kind.NUMBER;
        return counted && clause.deadlinesAhead(verb, end).isEmpty() ? null : subjectOf(shorter, from, end);
    }

    /** "Thành viên là Giám đốc Sở Nội vụ: tham mưu …": a seat in a body and who holds it. */
    private @Nullable Subject memberNamed(int from, int end) {
        int role = Lexicon.OFFICES_IN_BODY.lengthAt(tokens, from, end);
        int being = from + role;
        if (role == 0 || being + 1 >= end || !tokens.get(being).key().equals(BEING)) {
            return null;
        }
        UnitList list = grammar.list(being + 1, end, true);
        int colon = list == null ? end : list.next();
        if (list == null || colon + 1 >= end || !tokens.get(colon).text().equals(":")) {
            return null;
        }
        int verb = clause.skipToPredicate(clause.skipOpeners(colon + 1, end), end);
        return verb < end && clause.isAction(verb, end) ? new Subject(list.units(), from, verb, verb) : null;
    }

    /** "Đại diện Sở Tài chính, thành viên: …": what somebody is in a body is no further unit. */
    private UnitList withoutRole(UnitList list, int end) {
        Unit last = list.units().getLast();
        boolean role = list.units().size() > 1
                && Lexicon.OFFICES_IN_BODY.lengthAt(tokens, last.start(), end) == last.end() - last.start()
                && list.next() < end
                && tokens.get(list.next()).text().equals(":")
                && tokens.get(last.start() - 1).text().equals(",");
        return role ? new UnitList(list.units().subList(0, list.units().size() - 1), list.next()) : list;
    }

    /** "Saigon Hi-Tech Park Incubation Center cử …": a name in another language in front of a verb. */
    private @Nullable Subject foreignSubject(int from, int end) {
        int to = from;
        int foreign = 0;
        while (to < end
                && to - from < Clause.LONGEST_UNKNOWN
                && (tokens.get(to).isCapitalised() && tokens.get(to).isWord() || ActionStarts.isDash(tokens.get(to)))) {
            foreign += UnitHeads.isForeign(tokens.get(to)) ? 1 : 0;
            to++;
        }
        int next = to - from < 2 || foreign == 0 ? end : clause.skipToPredicate(grammar.skipGloss(to, end), end);
        boolean acts =
                next < end && clause.isPredicate(next, end) && !tokens.get(next).isCapitalised();
        return acts ? new Subject(List.of(new Unit(from, to, true)), from, next, next) : null;
    }

    /** A single kind in small letters, neither described nor made plural: "cơ quan tổng hợp báo cáo là …". */
    private boolean isNobody(UnitList list, int from) {
        Unit only = list.units().getFirst();
        boolean alone = list.units().size() == 1 && !tokens.get(from).isCapitalised();
        return alone && only.end() - only.start() == 1 && !Lexicon.PLACES.isAt(tokens, from, only.end())
                || alone && Lexicon.DESCRIBED.lengthAt(tokens, from, only.end()) == only.end() - from;
    }

    /** "Cơ quan, tổ chức, cá nhân vi phạm …": what befalls those who break a rule is no duty of theirs. */
    private boolean isOffender(UnitList list) {
        Unit last = list.units().getLast();
        return !last.proper() && Lexicon.OFFENDING.lengthAt(tokens, last.end() - 2, last.end()) == 2;
    }

    /** "có 14/20 sở, ngành hoàn thành": how many did it, not who shall. */
    private boolean isCounted(int from) {
        return from > 1
                && tokens.get(from - 1).kind() == Token.Kind.NUMBER
                && !tokens.get(from - 2).isWord() | tokens.get(from - 2).key().equals(key("có"));
    }

    /** "Đơn vị nào chậm báo cáo …": nobody in particular. */
    private boolean isHypothetical(UnitList list) {
        Unit first = list.units().getFirst();
        for (int i = first.start(); i < Math.min(first.end() + 1, tokens.size()); i++) {
            if (tokens.get(i).key().equals(WHICHEVER)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Subject assigned(int from, int object, int end) {
        Subject chained = Lexicon.ASSIGNMENTS.isAt(tokens, object, end) ? subjectAt(object, end) : null;
        if (chained != null) {
            return new Subject(chained.units(), from, chained.predicate(), chained.mark());
        }
        UnitList list = grammar.list(object, end, true);
        if (list == null) {
            return unknownObject(from, object, end);
        }
        if (Lexicon.AUTHORISED.isAt(tokens, object, end)) {
            return null;
        }
        // "Sở A có trách nhiệm: a) Yêu cầu nhà thầu …; b) Phân công bộ phận …": to ask and to appoint is its own duty.
        boolean hands = tokens.get(from).key().equals(ASSIGN);
        if (inListOfDuties && !hands && (!list.proper() || Lexicon.PLEAS.isAt(tokens, from, end))) {
            return null;
        }
        if (!list.proper()
                && list.next() + 1 < end
                && tokens.get(list.next()).text().equals(":")) {
            UnitList names = grammar.list(list.next() + 1, end, true);
            int verb = names == null ? end : clause.skipToPredicate(names.next(), end);
            if (names != null && names.proper() && verb < end && clause.isPredicate(verb, end)) {
                return new Subject(names.units(), from, verb, from);
            }
        }
        boolean each = Lexicon.EACH.isAt(tokens, object, end);
        boolean detailed = Lexicon.DETAILING.isAt(tokens, from, end) && Lexicon.MEMBERS.isAt(tokens, object, end);
        boolean staff = Lexicon.STAFF.lengthAt(tokens, object, end)
                > Math.max(0, Lexicon.GENERIC_HEADS.lengthAt(tokens, object, end) - 1);
        if (!list.proper() && (each || detailed || staff)) {
            return null;
        }
        int next = behindUnknownAdverb(clause.skipToPredicate(list.next(), end), end);
        boolean role = Lexicon.ROLES.isAt(tokens, next, end) && next + 2 < end && !clause.isPredicate(next, end);
        if (role && Lexicon.ORDERS.isAt(tokens, from, end)) {
            return new Subject(list.units(), from, next, from);
        }
        if (clause.isAssignment(next, end)) {
            Subject further = subjectAt(next, end);
            if (further != null) {
                return new Subject(further.units(), from, further.predicate(), further.mark());
            }
        }
        if (next < end
                && (clause.isPredicate(next, end) || tokens.get(next).text().equals(":"))) {
            return new Subject(list.units(), from, next, from);
        }
        // "Giao cho Sở A cùng UBND phường B tổ chức …".
        int beside = Lexicon.TOGETHER_AFTER_LEAD.lengthAt(tokens, next, end);
        UnitList partners = beside == 0 ? null : grammar.list(next + beside, end, true);
        if (partners != null && clause.isAction(partners.next(), end)) {
            return new Subject(list.units(), from, next, from);
        }
        if (obligation.actsUnknown(list, next, end)) {
            return new Subject(list.units(), from, next, from);
        }
        Subject marked = longSubject(object, end);
        if (marked != null) {
            return new Subject(marked.units(), from, marked.predicate(), marked.mark());
        }
        // "A giao B, C giao D chủ trì": B has no action of its own and shares D's.
        int behind = list.next() < end && tokens.get(list.next()).text().equals(",") ? list.next() + 1 : end;
        Subject following = behind < end ? subjectAt(behind, end) : null;
        if (following == null || !hands) {
            UnitList shorter = hands ? grammar.cutAtVerb(list, end) : list;
            boolean acts = shorter != list && clause.isVerb(shorter.next(), end);
            return acts ? new Subject(shorter.units(), from, shorter.next(), from) : null;
        }
        List<Unit> all = new ArrayList<>(list.units());
        all.addAll(following.units());
        return new Subject(all, from, following.predicate(), following.mark());
    }

    /** "giao Saigon Innovation Hub làm đầu mối": a name of capital letters that the grammar does not know. */
    private @Nullable Subject unknownObject(int from, int object, int end) {
        int to = object;
        while (to < end
                && to - object < Clause.LONGEST_UNKNOWN
                && tokens.get(to).isCapitalised()
                && tokens.get(to).isWord()) {
            to++;
        }
        if (to - object < 2 || !Lexicon.ORDERS.isAt(tokens, from, end)) {
            return null;
        }
        int next = clause.skipToPredicate(grammar.skipGloss(to, end), end);
        boolean acts = next < end && (clause.isPredicate(next, end) || Lexicon.ROLES.isAt(tokens, next, end));
        return acts ? new Subject(List.of(new Unit(object, to, true)), from, next, from) : null;
    }

    private @Nullable Subject subjectOf(UnitList list, int from, int end) {
        int next = clause.skipToPredicate(list.next(), end);
        if (next >= end) {
            return null;
        }
        next = list.proper() ? behindUnknownAdverb(next, end) : next;
        int assignment = Lexicon.ASSIGNMENTS.lengthAt(tokens, next, end);
        int direction = Lexicon.DIRECTIONS.lengthAt(tokens, next, end);
        if (assignment > 0 || direction > 0) {
            Subject chained = subjectAt(next, end);
            if (chained != null) {
                return new Subject(chained.units(), from, chained.predicate(), chained.mark());
            }
            boolean office = list.proper()
                    || !obligation.isPersons(list)
                            && Lexicon.OFFICES_OVER.isAt(
                                    tokens, list.units().getFirst().start(), end);
            // "Cục A đề nghị bổ sung": what it asks for is told, of whom is not.
            boolean pleads = Lexicon.PLEAS.isAt(tokens, next, end) && !clause.isVerb(next + assignment, end);
            boolean own = office && clause.isAction(next, end) && !pleads;
            return own || direction > 0 && !obligation.isPersons(list)
                    ? new Subject(list.units(), from, next, next)
                    : null;
        }
        if (obligation.isHandedDuty(next, end)) {
            return new Subject(list.units(), from, next + 1, next);
        }
        boolean handed = list.proper()
                && tokens.get(next).key().equals(HANDED)
                && next + 2 < end
                && tokens.get(next + 1).key().equals(ASSIGN)
                && clause.isVerb(next + 2, end);
        if (handed) {
            return new Subject(list.units(), from, next + 2, next + 1);
        }
        int owed = Lexicon.LEADS.isAt(tokens, next, end) && !list.proper() ? obligation.responsibleSoon(next, end) : -1;
        UnitList described = owed < 0 ? null : grammar.list(from, owed, false);
        if (described != null && described.next() == owed) {
            return new Subject(described.units(), from, owed, owed);
        }
        if (Lexicon.STRICT_MARKERS.isAt(tokens, next, end) && !clause.isLeadNoun(list)) {
            return new Subject(list.units(), from, next, next);
        }
        boolean signs = Lexicon.SIGNING.isAt(tokens, next, end)
                        && !obligation.isDated(next, end)
                        && !clause.deadlinesAhead(next, end).isEmpty()
                || Lexicon.DECIDING.isAt(tokens, next, end)
                        && (underDuties
                                || (list.proper() || clause.isPublicKind(list))
                                        && Lexicon.DECIDED.isAt(tokens, next + 2, end)
                                || obligation.isTimed(list)
                                || clause.shifted(next, end).stream()
                                        .anyMatch(d -> d.due() != null
                                                || DraftDeadlines.isTerm(d)
                                                || DraftDeadlines.isCycle(d)));
        if (Lexicon.NO_DUTY.isAt(tokens, next, end) && !signs && !Lexicon.SHARING.isAt(tokens, next, end)) {
            return null;
        }
        if (tokens.get(next).text().equals(":")) {
            int verb = clause.skipToPredicate(clause.skipOpeners(next + 1, end), end);
            boolean speaks = Lexicon.PLEAS.isAt(tokens, verb, end)
                    || Lexicon.SPEAKERS.isAt(tokens, list.units().getFirst().start(), end);
            if (speaks) {
                return null;
            }
            boolean office = list.proper()
                    || clause.isPublicKind(list)
                    || obligation.isOffice(list)
                    || Lexicon.DETERMINERS.isAt(tokens, from, end);
            boolean acts = verb < end
                    && (clause.isAction(verb, end)
                            || Lexicon.CARRYING_OUT.isAt(tokens, verb, end)
                            || list.proper() && obligation.isUnknownTask(verb, end));
            return office && acts ? new Subject(list.units(), from, verb, verb) : null;
        }
        if (Lexicon.LEADS.isAt(tokens, next, end)) {
            return null;
        }
        if (Lexicon.TOGETHER_WITH.lengthAt(tokens, next, end) > 1) {
            return obligation.isPast(list.next(), next) ? null : new Subject(list.units(), from, next, next);
        }
        if (Lexicon.TOGETHER_AFTER_LEAD.isAt(tokens, next, end)) {
            UnitList others = grammar.list(next + Lexicon.TOGETHER_AFTER_LEAD.lengthAt(tokens, next, end), end, true);
            int verb = others == null ? end : clause.skipToPredicate(others.next(), end);
            return verb < end && clause.isVerb(verb, end) && !clause.isReported(verb, end) && list.proper()
                    ? new Subject(list.units(), from, next, verb)
                    : null;
        }
        if (Lexicon.SIGNING.isAt(tokens, next, end) && obligation.isDated(next, end)) {
            return null;
        }
        if (!list.proper() && obligation.mayOnly(next, end)) {
            return null;
        }
        boolean torn = tokens.get(next - 1).text().equals(",")
                && list.next() == next - 1
                && !(list.proper() && list.units().size() > 1 && Lexicon.LAUNCHING.isAt(tokens, next, end));
        boolean describable = Lexicon.MODIFIER_VERBS.isAt(tokens, next, end)
                || !list.units().getLast().proper() && next == list.next();
        if (!torn && describable && obligation.isDescribedOn(list, next, end)) {
            return null;
        }
        int behindVerb = next + Math.max(1, Lexicon.VERBS.lengthAt(tokens, next, end));
        boolean labels = behindVerb < end
                && tokens.get(behindVerb).text().equals(":")
                && Lexicon.DESCRIBED.lengthAt(tokens, from, end) == next - from;
        if (labels) {
            return null;
        }
        if (next == list.next() && obligation.isDefined(next, end)) {
            return null;
        }
        if (obligation.applies(list, next, end)
                && clause.deadlinesAhead(next, end).isEmpty()) {
            return null;
        }
        boolean says = Lexicon.SAYING.isAt(tokens, next, end)
                && tokens.get(end - 1).text().equals(":");
        if (clause.isVerb(next, end)
                && !says
                && !obligation.isJudgement(next, end)
                && !torn
                && (!obligation.isPersons(list) || obligation.isObliged(list, next, end))
                && !(Lexicon.AGREEING.isAt(tokens, next, end)
                        && !Lexicon.UNIFIED_CONTROL.isAt(tokens, next, end)
                        && !(clause.isVerb(next + 2, end)
                                && !clause.shifted(next, end).isEmpty()))
                && !obligation.isPast(list.next(), next)
                && !obligation.isRuleForOthers(list, next)) {
            return new Subject(list.units(), from, next, next);
        }
        return obligation.actsUnknown(list, next, end) ? new Subject(list.units(), from, next, next) : null;
    }

    /** A subject whose name holds verbs, up to an unmistakable mark of duty behind it. */
    private @Nullable Subject longSubject(int from, int end) {
        int mark = clause.markAfter(from, end);
        if (mark < 0 || isInName(from, mark, end)) {
            return null;
        }
        UnitList first = grammar.list(from, mark, true);
        if (first != null && tokens.get(mark - 1).key().equals(AND) && first.next() < mark - 1) {
            return new Subject(first.units(), from, mark, mark);
        }
        UnitList list = grammar.list(from, mark, false);
        if (list == null
                || list.next() < mark - 2
                || hasClause(from, mark) && !Lexicon.RESPONSIBLE.isAt(tokens, mark, end)) {
            return null;
        }
        for (int i = list.next(); i < mark; i++) {
            Token token = tokens.get(i);
            if (Lexicon.NO_DUTY.isAt(tokens, i, end) || token.isCapitalised()) {
                return null;
            }
        }
        return clause.isLeadNoun(list) ? null : new Subject(list.units(), from, mark, mark);
    }

    /** "Các đơn vị chủ trì Chương trình: …": the mark only tells which are meant. */
    boolean isInName(int from, int mark, int end) {
        UnitList list = grammar.list(from, end, true);
        return list != null && list.next() > mark;
    }

    /** Whether a finished clause ("Sở A xây dựng kế hoạch, Sở B …") stands in what should be a name. */
    private boolean hasClause(int from, int end) {
        UnitList list = grammar.list(from, end, true);
        if (list == null || !list.proper()) {
            return false;
        }
        int verb = clause.skipToPredicate(list.next(), end);
        if (verb == list.next() + 1
                && verb < end
                && tokens.get(list.next()).text().equals(",")) {
            return false;
        }
        return verb < end && clause.isVerb(verb, end) || verb < end && Lexicon.NO_DUTY.isAt(tokens, verb, end);
    }

    /** "Đoàn Thanh niên tỉnh xung kích thành lập …": one or two words before the verb that the lexicon does not know. */
    private int behindUnknownAdverb(int from, int end) {
        for (int i = from; i < Math.min(end, from + 3); i++) {
            Token token = tokens.get(i);
            boolean known =
                    clause.isPredicate(i, end) || Lexicon.NO_DUTY.isAt(tokens, i, end) || clause.isAssignment(i, end);
            if (known) {
                return Lexicon.NO_DUTY.isAt(tokens, i, end) && i > from ? from : i;
            }
            if (token.kind() != Token.Kind.WORD
                    || token.isCapitalised()
                    || Lexicon.PROPER_STOPS.isAt(tokens, i, end)
                    || Lexicon.STOPS.isAt(tokens, i, end)
                    || grammar.separator(i, end) > 0) {
                return from;
            }
        }
        return from;
    }
}
