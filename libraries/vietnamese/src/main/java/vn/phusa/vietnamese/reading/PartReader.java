package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.AND;
import static vn.phusa.vietnamese.reading.SmallWords.ASSIGN;
import static vn.phusa.vietnamese.reading.SmallWords.BELONGING;
import static vn.phusa.vietnamese.reading.SmallWords.FOR;
import static vn.phusa.vietnamese.reading.SmallWords.HANDED;
import static vn.phusa.vietnamese.reading.SmallWords.LEADING;
import static vn.phusa.vietnamese.reading.SmallWords.MUST;
import static vn.phusa.vietnamese.reading.SmallWords.OF;
import static vn.phusa.vietnamese.reading.SmallWords.SUFFERING;
import static vn.phusa.vietnamese.reading.SmallWords.THEN;
import static vn.phusa.vietnamese.reading.SmallWords.TOGETHER;
import static vn.phusa.vietnamese.reading.SmallWords.WHILE;
import static vn.phusa.vietnamese.reading.SmallWords.WITH;
import static vn.phusa.vietnamese.reading.SmallWords.key;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.reading.UnitGrammar.Unit;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/** Reads the commitments of one part of a sentence: its subject, with whom it acts, and where its action begins. */
final class PartReader {

    private final Clause clause;
    private final List<Token> tokens;
    private final String text;
    private final UnitGrammar grammar;
    private final Narration narration;
    private final SubjectReader subjectReader;
    private final SubjectFinder subjectFinder;
    private final DraftDeadlines draftDeadlines;
    /** Whether somebody has been named above who is to do what the paragraph says. */
    private final boolean led;

    PartReader(
            Clause clause,
            Narration narration,
            SubjectReader subjectReader,
            SubjectFinder subjectFinder,
            DraftDeadlines draftDeadlines,
            boolean led) {
        this.clause = clause;
        this.tokens = clause.tokens();
        this.text = clause.text();
        this.grammar = clause.grammar();
        this.led = led;
        this.narration = narration;
        this.subjectReader = subjectReader;
        this.subjectFinder = subjectFinder;
        this.draftDeadlines = draftDeadlines;
    }

    /** The commitments of one part; leads stay empty where the part names none. */
    List<Draft> part(Range part, @Nullable List<String> heading) {
        int from = clause.skipOpeners(part.start(), part.end());
        int end = part.end();
        if (from >= end || Lexicon.NOT_BINDING.isAt(tokens, from, end) || narration.isSaid(from, end)) {
            return List.of();
        }
        if (isPassiveNoun(from, end) || befalls(from, end)) {
            return List.of();
        }
        // "Tổ chức cán bộ trực": what is to be done, not who does it.
        boolean organises = grammar.organisesSomething(from, end) && clause.markAfter(from, end) < 0;
        if (organises && led) {
            return predicate(new Subject(List.of(), from, from, from), from, end);
        }
        // "Tháng 10 hằng năm thông báo danh sách …": right behind its time stands what the one above is to do.
        int timed = led && Lexicon.TIME_OPENERS.isAt(tokens, from, end) ? clause.behindCycle(from, end) : from;
        if (timed > from + 1 && clause.isVerb(timed, end) && !tokens.get(timed).isCapitalised()) {
            return predicate(new Subject(List.of(), from, timed, timed), from, end);
        }
        Subject subject = heading == null ? subjectFinder.findSubject(from, end) : subjectReader.subjectAt(from, end);
        if (subject != null
                && organises
                && subject.start() == from
                && !subject.units().isEmpty()) {
            subject = subject.units().getFirst().start() == from ? null : subject;
        }
        if (subject == null && heading != null) {
            for (int colon = clause.colonIn(from, end); colon > 0; colon = clause.colonIn(colon + 1, end)) {
                int verb = clause.skipOpeners(colon + 1 + clause.itemNumber(colon + 1, end), end);
                if (clause.isAction(verb, end)) {
                    return predicate(new Subject(List.of(), from, verb, verb), from, end);
                }
            }
        }
        if (subject != null) {
            return predicate(subject, quoteStart(from, subject, end), end);
        }
        int action = from;
        if (!clause.isAction(action, end)) {
            action = actionBehindCircumstance(from, end);
        }
        if (tokens.get(from).kind() == Token.Kind.NUMBER && clause.behindCycle(from, end) > from + 1) {
            action = clause.behindCycle(from, end);
        }
        boolean alongside = actsAlongside(from, end);
        if (alongside) {
            action = from;
        }
        if (action < end && (alongside || clause.isAction(action, end)) && !clause.isReported(action, end)) {
            return predicate(new Subject(List.of(), from, action, action), from, end);
        }
        return List.of();
    }

    /** "…; cùng với Mặt trận giám sát …": what is done together with somebody. */
    /** "…; quyết định thu hồi giấy phép được gửi đến …": what befalls a paper that is called like a verb. */
    private boolean isPassiveNoun(int from, int end) {
        boolean decision =
                Lexicon.DECIDING.isAt(tokens, from, end) && !tokens.get(from).isCapitalised();
        if (!decision && !Lexicon.REPORTS.isAt(tokens, from, end)) {
            return false;
        }
        for (int i = from + 2; i < Math.min(end, from + Clause.LONGEST_LABEL); i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK) {
                return false;
            }
            if (tokens.get(i).key().equals(HANDED)) {
                return true;
            }
        }
        return false;
    }

    /** "… có thành tích thì được khen thưởng", "… thì tùy theo mức độ mà bị xử phạt": what befalls somebody is no duty. */
    private boolean befalls(int from, int end) {
        for (int i = from + 1; i + 1 < end; i++) {
            if (Lexicon.STRICT_MARKERS.isAt(tokens, i, end)
                    || tokens.get(i).key().equals(ASSIGN)) {
                return false;
            }
            if (!tokens.get(i).key().equals(THEN)) {
                continue;
            }
            int near = Math.min(end, i + Clause.LONGEST_LABEL + Clause.LONGEST_LABEL);
            for (int j = i + 1; j + 1 < near; j++) {
                if (Lexicon.THAT.isAt(tokens, j, near)
                        && tokens.get(j + 1).key().equals(SUFFERING)) {
                    return true;
                }
            }
            for (int j = i + 1; j < Math.min(end, i + Clause.LONGEST_LABEL); j++) {
                boolean passive = tokens.get(j).key().equals(HANDED)
                        || tokens.get(j).key().equals(SUFFERING);
                if (j == i + 1 && (passive || Lexicon.ALLOWED.isAt(tokens, j, end))) {
                    return true;
                }
                if (clause.isVerb(j, end) || grammar.startsUnit(j, end)) {
                    return false;
                }
            }
            return false;
        }
        return false;
    }

    private boolean actsAlongside(int from, int end) {
        int length = Lexicon.TOGETHER_AFTER_LEAD.lengthAt(tokens, from, end);
        UnitList others = length == 0 ? null : grammar.list(from + length, end, true);
        int verb = others == null ? end : clause.skipToPredicate(others.next(), end);
        return verb < end && clause.isVerb(verb, end);
    }

    /** "Trước ngày 30/6/2026, hoàn thành …" in a list: the action behind an opening date. */
    private int actionBehindCircumstance(int from, int end) {
        if (!clause.opensCircumstance(from, end)) {
            return end;
        }
        int must = clause.mustInTime(from, end);
        if (must > 0) {
            return must;
        }
        for (int i = from; i < Math.min(end, from + Clause.LONGEST_CIRCUMSTANCE); i++) {
            if (Lexicon.ALLOWED.isAt(tokens, i, end)) {
                return end;
            }
            UnitList named = i > from && tokens.get(i - 1).key().equals(OF) ? grammar.list(i, end, true) : null;
            if (named != null && named.units().size() > 1) {
                i = Math.max(i, named.next() - 1);
                continue;
            }
            if (tokens.get(i).text().equals(",")
                    || i > from + 1 && tokens.get(i).key().equals(THEN)) {
                if (clause.isAction(i + 1, end)) {
                    return i + 1;
                }
                boolean place = Lexicon.PLACES.isAt(tokens, i + 1, end)
                        && !tokens.get(i + 1).isCapitalised();
                if (!tokens.get(i).text().equals(",") || grammar.startsUnit(i + 1, end) && !place) {
                    return end;
                }
                continue;
            }
            if (i > from + 1 && tokens.get(i - 1).kind() == Token.Kind.NUMBER && clause.isVerb(i, end)) {
                return i;
            }
            boolean joins = i > from + 1
                    && Lexicon.GROUNDS.isAt(tokens, from, end)
                    && Lexicon.TOGETHER_WITH.lengthAt(tokens, i, end) > 2
                    && !clause.isCoordinationNoun(i);
            if (joins) {
                return i;
            }
        }
        return end;
    }

    private int quoteStart(int from, Subject subject, int end) {
        int circumstance = subject.start() - from;
        if (circumstance <= 0) {
            return subject.start();
        }
        if (Lexicon.TIME_OPENERS.isAt(tokens, from, end)
                && !Lexicon.CONDITIONS.isAt(tokens, from, end)
                && !clause.shifted(from, subject.start()).isEmpty()) {
            return from;
        }
        // "Căn cứ …, Bộ A xác định …": a ground longer than what is to be done is no part of it; the case in which it
        // is to be
        // done is.
        int clause = tokens.get(end - 1).end() - tokens.get(subject.start()).start();
        boolean ground = Lexicon.GROUNDS.isAt(tokens, from, end)
                || Lexicon.CONDITIONS.isAt(tokens, from, end) && !Lexicon.CASES.isAt(tokens, from, end);
        if (ground && tokens.get(subject.start()).start() - tokens.get(from).start() > clause) {
            return subject.start();
        }
        int carries = Math.max(
                Lexicon.LEADS.lengthAt(tokens, subject.predicate(), end),
                Lexicon.CARRYING_OUT.lengthAt(tokens, subject.predicate(), end));
        if (carries > 0 && subject.predicate() + carries >= end) {
            return from;
        }
        return ":\"“".contains(tokens.get(subject.start() - 1).text()) ? subject.start() : from;
    }

    List<Draft> predicate(Subject subject, int start, int end) {
        if (subject.units().stream().anyMatch(this::isNoName)) {
            return List.of();
        }
        List<String> coordinators = new ArrayList<>();
        int action = behindMark(subject.predicate(), end);
        int stop = end;
        int rest = end;
        boolean leading = Lexicon.LEADS.isAt(tokens, subject.predicate(), end);
        List<Unit> leads = subject.units();
        int bracketed = leadersByBrackets(leads);
        if (bracketed > 0) {
            leads.subList(bracketed, leads.size()).forEach(unit -> coordinators.add(clause.name(unit)));
            leads = leads.subList(0, bracketed);
        }
        UnitList beside = leads.isEmpty() ? null : leadersBeside(subject.predicate(), end);
        if (beside != null) {
            leads = new ArrayList<>(leads);
            leads.addAll(beside.units());
            action = beside.next();
        }
        int firstMark = subject.mark();
        int because = -1;
        int i = beside == null ? subject.predicate() : beside.next();
        while (i < end) {
            int together = Lexicon.TOGETHER_WITH.lengthAt(tokens, i, end);
            // "chủ trì, phối hợp tổ chức tuyển dụng": to organise it together.
            if (together == 2 && organisesAt(i + 2, end)) {
                i += 2;
                continue;
            }
            if (together > 1 && !clause.isCoordinationNoun(i) && !(i > subject.predicate() && isBehindCase(i))) {
                together +=
                        i + together < end && tokens.get(i + together).text().equals(":") ? 1 : 0;
                UnitList list = grammar.list(i + together, end, true);
                if (list != null) {
                    boolean nothingLeft =
                            isJust(behindMark(subject.predicate(), end), i) && !holdsVerb(list.next(), end);
                    list = nothingLeft ? grammar.cutAtVerb(list, end) : list;
                    list.units().forEach(unit -> coordinators.add(clause.name(unit)));
                    because = because < 0 ? i + together : because;
                    if (action >= i || action == behindMark(subject.predicate(), end) && isJust(action, i)) {
                        action = list.next();
                    }
                    i = list.next();
                    continue;
                }
                int with = together == 2 ? withBehindThing(i + 2, end) : -1;
                UnitList partners = with < 0 ? null : grammar.list(with + 1, end, true);
                if (partners != null) {
                    partners.units().forEach(unit -> coordinators.add(clause.name(unit)));
                    i = partners.next();
                    continue;
                }
                int unknown = endOfUnknown(i + together, end);
                if (unknown > i + together) {
                    coordinators.add(clause.name(new Unit(i + together, unknown, false)));
                    because = because < 0 ? i + together : because;
                    int further = unknown + grammar.separator(unknown, end);
                    UnitList others = further > unknown ? grammar.list(further, end, true) : null;
                    if (others != null) {
                        others.units().forEach(unit -> coordinators.add(clause.name(unit)));
                    }
                    action = others == null ? unknown : others.next();
                    i = action;
                    continue;
                }
            }
            // "Cục A tổ chức thực hiện Thông tư này và phối hợp với Bộ B quản lý …": others take part in the second
            // only.
            boolean partsHere = tokens.get(i).key().equals(AND)
                    && Lexicon.TOGETHER_WITH.lengthAt(tokens, i + 1, end) > 2
                    && coordinators.isEmpty()
                    && clause.isVerb(subject.predicate(), end)
                    && i > subject.predicate() + Clause.SHORTEST_TASK;
            if (partsHere) {
                stop = i;
                rest = i + 1;
                break;
            }
            int cooperation = i == subject.predicate() || isBehindLead(i, end)
                    ? Lexicon.TOGETHER_AFTER_LEAD.lengthAt(tokens, i, end)
                    : 0;
            if (cooperation > 0) {
                UnitList list = grammar.list(i + cooperation, end, true);
                if (list != null) {
                    list.units().forEach(unit -> coordinators.add(clause.name(unit)));
                    action = list.next();
                    i = list.next();
                    continue;
                }
            }
            int alongside = leading && i + 1 < end && tokens.get(i).text().equals(",")
                    ? Lexicon.TOGETHER_AFTER_LEAD.lengthAt(tokens, i + 1, end)
                    : 0;
            if (alongside > 0) {
                UnitList list = grammar.list(i + 1 + alongside, end, true);
                int verb = list == null ? end : clause.skipOpeners(list.next(), end);
                if (list != null && verb < end && clause.isVerb(verb, end)) {
                    list.units().forEach(unit -> coordinators.add(clause.name(unit)));
                    i = list.next();
                    continue;
                }
            }
            if (goesOnAssigning(i, subject, end)) {
                stop = i;
                rest = i + 1;
                break;
            }
            if (opensOtherSubject(i, subject.predicate(), end)) {
                UnitList list = grammar.list(i + 1, end, true);
                int next = list == null ? end : clause.skipToPredicate(list.next(), end);
                if (list != null
                        && next < end
                        && tokens.get(next).key().equals(TOGETHER)
                        && Lexicon.TOGETHER_WITH.lengthAt(tokens, next, end) <= 2
                        && (leading
                                || tokens.get(i).text().equals(";")
                                || next + 2 < end && tokens.get(next + 2).text().equals(")"))) {
                    list.units().forEach(unit -> coordinators.add(clause.name(unit)));
                    i = next + 2;
                    continue;
                }
                boolean joins = list != null
                        && next < end
                        && Lexicon.TOGETHER_WITH.lengthAt(tokens, next, end) > 2
                        && (Lexicon.DETERMINERS.isAt(tokens, i + 1, end) || next > list.next());
                if (subjectReader.subjectAt(i + 1, end) != null
                        && (list == null
                                || list.proper()
                                || joins
                                || actsBeside(list, next, subject.predicate(), i, end)
                                || next < end && Lexicon.STRICT_MARKERS.isAt(tokens, next, end))) {
                    stop = i;
                    rest = i + 1;
                    break;
                }
            }
            if (i > subject.predicate() && grammar.startsUnit(i, end) && !Lexicon.VERBS.isAt(tokens, i, end)) {
                UnitList list = grammar.list(i, end, true);
                int last = list == null ? end : list.units().getLast().start();
                if (list != null
                        && list.units().size() > 1
                        && list.units().getLast().proper()
                        && tokens.get(last - 1).key().equals(AND)
                        && list.next() + 1 < end
                        && tokens.get(list.next()).key().equals(MUST)
                        && clause.isVerb(list.next() + 1, end)) {
                    // "… báo cáo Công an huyện và Công an huyện phải …".
                    stop = last - 1;
                    rest = last;
                    break;
                }
                if (list != null
                        && list.units().size() > 1
                        && tokens.get(last - 1).text().equals(",")
                        && list.units().getLast().proper()
                        && (Lexicon.STRICT_MARKERS.isAt(tokens, clause.skipToPredicate(list.next(), end), end)
                                        && !Lexicon.HELPING.isAt(tokens, i - 1, i)
                                || isNamedAgain(list)
                                || actsAlike(list, subject.predicate(), end)
                                || list.units().size() == 2
                                        && clause.isVerb(list.next(), end)
                                        && list.units().getFirst().proper()
                                        && !Lexicon.RECEIVING.isAt(tokens, i - 1, i))) {
                    stop = last - 1;
                    rest = last;
                    break;
                }
                // "… gửi Phòng A chủ trì, phối hợp với B xét duyệt": who receives leads what follows.
                boolean handsOn = list != null
                        && list.proper()
                        && list.next() < end
                        && Lexicon.LEADS.isAt(tokens, list.next(), end)
                        && Lexicon.SENDING.isAt(tokens, i - 1, i);
                if (handsOn) {
                    stop = i;
                    rest = i;
                    break;
                }
                if (list != null) {
                    // "chỉ đạo các đơn vị phối hợp với B": whom those work with who are told to, not the one who leads.
                    int told = !coordinators.isEmpty() && Lexicon.DIRECTIONS.lengthAt(tokens, i - 2, i) == 2
                            ? Lexicon.TOGETHER_WITH.lengthAt(tokens, list.next(), end)
                            : 0;
                    i = Math.max(list.next() + told, i + 1);
                    continue;
                }
            }
            i++;
        }
        boolean behindTask =
                !leads.isEmpty() && leads.getFirst().start() > subject.start() && clause.isAction(subject.start(), end);
        action = behindTask && Lexicon.BRACKETS.isAt(tokens, leads.getFirst().start() - 1, end)
                ? subject.start()
                : action;
        List<Draft> drafts = new ArrayList<>();
        String reason = because(firstMark, subject, because);
        int quoted = start;
        Draft whole = new Draft(
                List.copyOf(leads).stream().map(clause::name).toList(),
                List.copyOf(coordinators),
                quoted,
                subject.start(),
                subject.predicate(),
                Math.min(action, stop),
                stop,
                reason,
                List.of());
        drafts.addAll(draftDeadlines.atDeadlines(whole));
        if (rest < end) {
            drafts.addAll(part(new Range(rest, end), null));
        }
        return drafts;
    }

    private boolean organisesAt(int i, int end) {
        return i + 2 < end
                && Lexicon.ORGANISING.lengthAt(tokens, i, end) == 2
                && !tokens.get(i).isCapitalised()
                && Lexicon.VERBS.isAt(tokens, i + 2, end);
    }

    /** "… báo cáo Bộ A, Bộ A trình …": who was told acts. */
    private boolean isNamedAgain(UnitList list) {
        int count = list.units().size();
        return count > 1
                && clause.name(list.units().get(count - 1))
                        .equals(clause.name(list.units().get(count - 2)));
    }

    /** "Bộ A bảo đảm … tại bệnh viện của Quân đội, Ban B bảo đảm …": the same verb begins a clause of the same kind. */
    private boolean actsAlike(UnitList list, int predicate, int end) {
        int length = Lexicon.VERBS.lengthAt(tokens, predicate, end);
        if (length < 2 || list.next() + length >= end) {
            return false;
        }
        for (int k = 0; k < length; k++) {
            if (!tokens.get(list.next() + k)
                    .key()
                    .equals(tokens.get(predicate + k).key())) {
                return false;
            }
        }
        return true;
    }

    /** "200.000 đồng/người", "các đơn vị hoàn thành trước ngày 15/11/2026": no name begins with a figure or holds a day. */
    private boolean isNoName(Unit unit) {
        boolean figure = tokens.get(unit.start()).kind() == Token.Kind.NUMBER;
        boolean level = unit.end() - unit.start() == 1 && Lexicon.LEVELS.isAt(tokens, unit.start(), unit.end());
        return figure
                || level && !tokens.get(unit.start()).isCapitalised()
                || clause.holds(Lexicon.BEFORE_A_DAY, unit.start(), unit.end());
    }

    /** "giao Bộ A nghiên cứu …, giao Bộ B bố trí vốn": who assigns goes on with the same word. */
    private boolean goesOnAssigning(int comma, Subject subject, int end) {
        int order = comma + 1;
        return tokens.get(comma).text().equals(",")
                && order < end
                && tokens.get(order).key().equals(ASSIGN)
                && tokens.get(subject.mark()).key().equals(ASSIGN)
                && subjectReader.subjectAt(order, end) != null;
    }

    /** "đồng chủ trì với Sở B": the list of those who lead as well, or null. */
    private @Nullable UnitList leadersBeside(int mark, int end) {
        int from = tokens.get(mark).key().equals(LEADING) ? mark - 1 : mark;
        int length = Lexicon.LEADING_TOGETHER.lengthAt(tokens, from, end);
        return length == 0 ? null : grammar.list(from + length, end, true);
    }

    /** "Quỹ A hướng dẫn …, cơ quan chủ trì đề tài nộp …": a described kind with a verb of its own, before any deadline. */
    private boolean actsBeside(UnitList list, int verb, int from, int comma, int end) {
        Unit only = list.units().getFirst();
        return list.units().size() == 1
                && only.end() - only.start() > 2
                && verb < end
                && clause.isVerb(verb, end)
                && clause.deadlinesAhead(from, comma).isEmpty();
    }

    /** "Sở A (chủ trì), Sở B, Sở C (phối hợp)": how many units lead by the brackets behind them, 0 if none says so. */
    private int leadersByBrackets(List<Unit> units) {
        for (int u = 0; u + 1 < units.size(); u++) {
            int i = units.get(u).end();
            if (i + 1 < tokens.size()
                    && tokens.get(i).text().equals("(")
                    && Lexicon.LEADS.isAt(tokens, i + 1, tokens.size())
                    && grammar.skipGloss(i, tokens.size()) <= i + 4) {
                return u + 1;
            }
        }
        return 0;
    }

    /** "phối hợp với các chợ nổi, điểm vườn triển khai …": the end of partners of a kind the lexicon does not know. */
    private int endOfUnknown(int from, int end) {
        if (from >= end
                || !Lexicon.DETERMINERS.isAt(tokens, from, end)
                        && !tokens.get(from).isCapitalised()) {
            return from;
        }
        for (int i = from + 1; i < Math.min(end, from + Clause.LONGEST_UNKNOWN); i++) {
            Token token = tokens.get(i);
            int noun = Lexicon.NOUNS.lengthAt(tokens, i, end);
            if (noun > 1) {
                i += noun - 1;
                continue;
            }
            boolean named = tokens.get(from).isCapitalised() && grammar.separator(i, end) > 0;
            if (grammar.isActionStart(i, end) || Lexicon.STOPS.isAt(tokens, i, end) || named) {
                return i;
            }
            if (token.kind() == Token.Kind.MARK && !token.text().equals(",")) {
                return from;
            }
        }
        return from;
    }

    /** A comma, or an "và" that joins clauses and not names, in front of a unit. */
    private boolean opensOtherSubject(int i, int from, int end) {
        if (i + 1 >= end || !grammar.startsUnit(i + 1, end)) {
            return false;
        }
        if (tokens.get(i).text().equals(",") || tokens.get(i).text().equals(";")) {
            return !goesOnWithKinds(i, from);
        }
        // "…, còn Bộ Tài chính cân đối vốn".
        if (tokens.get(i).key().equals(WHILE) && tokens.get(i - 1).text().equals(",")) {
            return true;
        }
        if (!tokens.get(i).key().equals(AND) || !tokens.get(i + 1).isCapitalised()) {
            return false;
        }
        UnitList bound = grammar.list(i + 1, end, true);
        if (bound != null
                && bound.proper()
                && bound.next() + 1 < end
                && tokens.get(bound.next()).key().equals(MUST)
                && clause.isVerb(bound.next() + 1, end)) {
            return true;
        }
        for (int j = i - 1; j > Math.max(from, i - 8); j--) {
            if (Lexicon.JOINING.isAt(tokens, j, end)
                    || j > i - 3 && tokens.get(j).isCapitalised()) {
                return false;
            }
        }
        // "… Đề án 06 và Trung tâm dữ liệu quốc gia, sớm đưa vào sử dụng": a comma behind it closes what the verb acts
        // on.
        UnitList further = grammar.list(i + 1, end, true);
        return further == null
                || further.next() >= end
                || !tokens.get(further.next()).text().equals(",");
    }

    /** "của các cơ quan, tổ chức, cá nhân chịu sự giám sát": kinds in small letters share the plural before the comma. */
    private boolean goesOnWithKinds(int comma, int from) {
        if (tokens.get(comma + 1).isCapitalised() || Lexicon.DETERMINERS.isAt(tokens, comma + 1, tokens.size())) {
            return false;
        }
        // "được cơ quan, tổ chức có thẩm quyền giám định": by whom something is done.
        for (int j = comma - 1; j > Math.max(from, comma - 4); j--) {
            if (tokens.get(j).key().equals(HANDED) && grammar.startsUnit(j + 1, comma)) {
                return true;
            }
        }
        // "cho các trung tâm trực thuộc cơ sở đào tạo, cơ sở nghiên cứu …", "cho luật sư, cộng tác viên …": to whom
        // they belong, or
        // who is given something.
        for (int j = comma - 1; j > Math.max(from, comma - 8); j--) {
            boolean owner =
                    tokens.get(j).key().equals(BELONGING) || tokens.get(j).key().equals(FOR);
            if (owner && grammar.startsUnit(j + 1, comma)) {
                return true;
            }
        }
        for (int j = comma - 2; j > Math.max(from, comma - 6); j--) {
            if (Lexicon.DETERMINERS.isAt(tokens, j, comma)) {
                UnitList list = grammar.list(j, comma, true);
                return list != null && list.next() == comma && !list.proper();
            }
        }
        return false;
    }

    private boolean holdsVerb(int from, int end) {
        for (int i = from; i < end; i++) {
            if (clause.isVerb(i, end) || Lexicon.STRICT_MARKERS.isAt(tokens, i, end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether only marks and adverbs stand between two places. */
    private boolean isJust(int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.get(i).isWord()
                    && !Lexicon.PLAIN_ADVERBS.isAt(tokens, i, to)
                    && !tokens.get(i).key().equals(AND)) {
                return false;
            }
        }
        return true;
    }

    private boolean isBehindLead(int i, int end) {
        int before = i - 1;
        if (before > 0 && tokens.get(before).text().equals(",")) {
            before--;
        }
        return before > 0 && Lexicon.LEADS.lengthAt(tokens, before - 1, end) == 2;
    }

    private int behindMark(int i, int end) {
        int next = i;
        boolean moved = true;
        while (moved && next < end) {
            int mark = Lexicon.STRICT_MARKERS.lengthAt(tokens, next, end);
            moved = mark > 0 && !Lexicon.KEPT_MARKERS.isAt(tokens, next, end);
            next += moved ? mark : 0;
            if (next < end && tokens.get(next).text().equals(",")) {
                next++;
            }
        }
        return next;
    }

    /** "phối hợp hoạt động giám sát với các Ban": where "với" stands behind what is coordinated, or -1. */
    private int withBehindThing(int from, int end) {
        for (int i = from; i < Math.min(end, from + 6); i++) {
            if (tokens.get(i).key().equals(WITH)) {
                return i > from ? i : -1;
            }
            boolean more = tokens.get(i).text().equals(",") && Lexicon.PLAIN_ADVERBS.isAt(tokens, i + 1, end);
            if (tokens.get(i).kind() == Token.Kind.MARK && !more
                    || tokens.get(i).isCapitalised()) {
                return -1;
            }
        }
        return -1;
    }

    /** "… sau khi thống nhất với Bộ A": who was asked before. */
    private boolean isBehindCase(int i) {
        return Lexicon.AGREEING.isAt(tokens, i, tokens.size())
                && tokens.get(i - 1).key().equals(key("khi"));
    }

    private String because(int mark, Subject subject, int coordination) {
        int from = Lexicon.ASSIGNMENTS.isAt(tokens, mark, tokens.size()) ? subject.predicate() : mark;
        int length = Math.max(
                Lexicon.STRICT_MARKERS.lengthAt(tokens, from, tokens.size()),
                Math.max(
                        Lexicon.TOGETHER_WITH.lengthAt(tokens, from, tokens.size()),
                        Math.max(
                                Lexicon.VERBS.lengthAt(tokens, from, tokens.size()),
                                Math.max(
                                        Lexicon.PLAIN_ADVERBS.lengthAt(tokens, from, tokens.size()),
                                        Lexicon.ORGANISING.lengthAt(tokens, from, tokens.size())))));
        // "tổ chức cuộc thi": what is organised is no part of the verb.
        boolean organises = Lexicon.ORGANISING.isAt(tokens, from, tokens.size())
                && !Lexicon.VERBS.isAt(tokens, from + 2, tokens.size());
        String phrase = words(from, from + Math.max(organises ? Math.min(length, 2) : length, 1));
        if (Lexicon.ASSIGNMENTS.isAt(tokens, mark, tokens.size()) && mark != from) {
            return Lexicon.LEADS.isAt(tokens, from, tokens.size()) && coordination > 0
                    ? words(from, from + length) + ", " + coordinationWords(coordination)
                    : words(mark, mark + Lexicon.ASSIGNMENTS.lengthAt(tokens, mark, tokens.size())) + " … " + phrase;
        }
        return coordination > 0 && Lexicon.LEADS.isAt(tokens, from, tokens.size())
                ? phrase + ", " + coordinationWords(coordination)
                : phrase;
    }

    private String coordinationWords(int behind) {
        int from = behind;
        while (from > 0 && !tokens.get(from).key().equals(TOGETHER) && behind - from < 6) {
            from--;
        }
        return words(from, behind);
    }

    private String words(int from, int to) {
        return Clause.squeezed(text.substring(
                tokens.get(from).start(),
                tokens.get(Math.min(to, tokens.size()) - 1).end()));
    }
}
