package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.ABOUT;
import static vn.phusa.vietnamese.reading.SmallWords.AND;
import static vn.phusa.vietnamese.reading.SmallWords.ASSIGN;
import static vn.phusa.vietnamese.reading.SmallWords.BEING;
import static vn.phusa.vietnamese.reading.SmallWords.BY;
import static vn.phusa.vietnamese.reading.SmallWords.HANDED;
import static vn.phusa.vietnamese.reading.SmallWords.LEADING;
import static vn.phusa.vietnamese.reading.SmallWords.OF;
import static vn.phusa.vietnamese.reading.SmallWords.OR;
import static vn.phusa.vietnamese.reading.SmallWords.THEN;
import static vn.phusa.vietnamese.reading.SmallWords.THIS;
import static vn.phusa.vietnamese.reading.SmallWords.TOGETHER;
import static vn.phusa.vietnamese.reading.SmallWords.WITH;
import static vn.phusa.vietnamese.reading.SmallWords.key;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.reading.UnitGrammar.Unit;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/** Finds where in a part its subject stands: in front, behind a circumstance or a label, in brackets, behind the action. */
final class SubjectFinder {

    private static final int DEEPEST_LABEL = 2;

    private final Clause clause;
    private final List<Token> tokens;
    private final UnitGrammar grammar;
    private final SubjectReader subjectReader;
    /** Whether somebody has been named above who is to do what the paragraph says. */
    private final boolean led;

    private int depth;

    SubjectFinder(Clause clause, SubjectReader subjectReader, boolean led) {
        this.led = led;
        this.clause = clause;
        this.tokens = clause.tokens();
        this.grammar = clause.grammar();
        this.subjectReader = subjectReader;
    }

    @Nullable
    Subject findSubject(int from, int end) {
        if (from >= end) {
            return null;
        }
        Subject worded = worded(from, end);
        if (worded != null) {
            return worded;
        }
        int then = clause.thenUnit(from, end);
        Subject consequent = then > 0 ? subjectReader.subjectAt(then, end) : null;
        if (consequent != null) {
            return consequent;
        }
        Subject first = subjectReader.subjectAt(from, end);
        if (first != null) {
            Subject leader = Lexicon.STRICT_MARKERS.isAt(tokens, first.predicate(), end) ? null : labelled(from, end);
            return leader == null ? first : leader;
        }
        if (then < 0 && thenActs(from, end)) {
            return null;
        }
        Subject regarding = regarding(from, end);
        if (regarding != null) {
            return regarding;
        }
        // "Định kỳ Cục Thống kê công bố …": nothing but an adverb stands before who acts.
        int who = Lexicon.ACTING_FOR.isAt(tokens, from, end) ? from : behindAdverbs(from, end);
        UnitList small =
                who > from && who < end && !tokens.get(who).isCapitalised() ? grammar.list(who, end, true) : null;
        boolean told = small != null && small.units().getFirst().end() - who > 2;
        Subject behindAdverb =
                told || who > from && who < end && tokens.get(who).isCapitalised()
                        ? subjectReader.subjectAt(who, end)
                        : null;
        if (behindAdverb != null) {
            return new Subject(behindAdverb.units(), from, behindAdverb.predicate(), behindAdverb.mark());
        }
        if (clause.mustInTime(from, end) > 0) {
            return null;
        }
        boolean hurried = Lexicon.PLAIN_ADVERBS.isAt(tokens, from, end) && clause.isAction(from, end);
        boolean circumstance = clause.opensCircumstance(from, end) && !hurried || isGround(from, end);
        int label = clause.colonIn(from, Math.min(end, from + Clause.LONGEST_LABEL));
        Subject behindLabel = null;
        boolean listed = label > 1
                && Lexicon.DETERMINERS.isAt(tokens, label - 2, label)
                && Lexicon.NAMED_IN_LISTS.isAt(tokens, label - 1, label);
        if (label > 0 && !listed && !opensBracket(from, label) && label + 1 < end && depth < DEEPEST_LABEL) {
            depth++;
            behindLabel = findSubject(clause.skipOpeners(label + 1, end), end);
            depth--;
        }
        if (behindLabel != null) {
            return behindLabel;
        }
        if (!circumstance && clause.isAction(from, end)) {
            Subject document = Lexicon.DOCUMENTS.isAt(tokens, from, end) ? passive(from, end) : null;
            if (document != null) {
                return document;
            }
            Subject bracketed = bracketed(from, end);
            if (bracketed != null) {
                return bracketed;
            }
            Subject tagged = tagged(from, end);
            if (tagged != null) {
                return tagged;
            }
            Subject behindColon = leaderBehindColon(from, end);
            return behindColon != null ? behindColon : assignedInside(from, end);
        }
        Subject bracketed = bracketed(from, end);
        if (bracketed != null) {
            return bracketed;
        }
        int colon = clause.colonIn(from, end);
        for (int i = from + 1; i < end; i++) {
            Token before = tokens.get(i - 1);
            int aside = circumstance ? behindAside(i, end) : i;
            if (aside > i) {
                i = aside - 1;
                continue;
            }
            int many = circumstance && Lexicon.TELLING_TO.isAt(tokens, i - 1, end) ? behindKinds(i, end) : i;
            if (many > i) {
                i = many - 1;
                continue;
            }
            UnitList named = circumstance && before.key().equals(OF) ? grammar.list(i, end, true) : null;
            if (named != null && named.units().size() > 1) {
                // "Trên cơ sở đề xuất của các bộ, các tỉnh, Bộ Tài chính trình …": the last of the list acts; but "Theo
                // chương trình
                // của Chính phủ, các bộ, các tỉnh xây dựng …": all behind the single name do.
                // … and behind "của A, B hoặc C, D trình …" the last does.
                Unit last = named.units().getLast();
                boolean joined = named.units().size() > 2
                        && tokens.get(last.start() - 1).text().equals(",")
                        && (tokens.get(named.units()
                                                .get(named.units().size() - 2)
                                                .start()
                                        - 1)
                                .key()
                                .equals(OR));
                boolean plural = joined || Lexicon.DETERMINERS.isAt(tokens, i, end);
                List<Unit> candidates = plural
                        ? List.of(named.units().getLast())
                        : named.units().subList(1, named.units().size());
                for (Unit candidate : candidates) {
                    boolean behindComma =
                            tokens.get(candidate.start() - 1).text().equals(",");
                    Subject acting = behindComma ? subjectReader.subjectAt(candidate.start(), end) : null;
                    if (acting != null) {
                        return acting;
                    }
                }
                i = Math.max(i, named.next() - 1);
                continue;
            }
            Subject leading = named == null ? null : leaderInList(named, end);
            if (leading != null) {
                return leading;
            }
            // "… của các cơ quan, đơn vị liên quan": no comma inside a name opens anything.
            i = named == null ? i : Math.max(i, named.next() - 1);
            boolean opens = before.text().equals(":")
                    || circumstance
                            && (before.text().equals(",")
                                    || before.key().equals(THEN)
                                    || before.text().equals("-") && !isParentBehindDash(i))
                    || circumstance
                            && i > from + 2
                            && !Lexicon.GROUNDS.isAt(tokens, from, end)
                            && grammar.startsUnit(i, end)
                            && tokens.get(i).isCapitalised()
                            && isMarkedBehind(i, end);
            opens |= circumstance
                    && i > from + 2
                    && isBehindTime(i)
                    && (tokens.get(i).isCapitalised() || Lexicon.DETERMINERS.isAt(tokens, i, end))
                    && grammar.startsUnit(i, end);
            if (circumstance
                    && !opens
                    && i == from + Lexicon.CASES.lengthAt(tokens, from, end)
                    && grammar.startsUnit(i, end)) {
                // "Trường hợp Ủy ban nhân dân tỉnh, thành phố … thấy …": whose case it is, with the commas of its name.
                UnitList whose = grammar.list(i, end, true);
                i = whose == null ? i : Math.max(i, whose.units().getFirst().end() - 1);
                continue;
            }
            if (opens && (circumstance || colon > 0 && i > colon)) {
                int opening = clause.skipOpeners(i, end);
                Subject subject = subjectReader.subjectAt(opening, end);
                if (subject == null && ",:".contains(before.text())) {
                    subject = subjectReader.subjectAt(behindAdverbs(opening, end), end);
                }
                if (subject != null) {
                    return subject;
                }
                // "Tùy yêu cầu, Tổ trưởng có thể mời …": who may do something owes it to nobody, and nobody else is
                // told to.
                UnitList may = grammar.list(opening, end, true);
                if (may != null && Lexicon.ALLOWED.isAt(tokens, may.next(), end)) {
                    return null;
                }
                boolean directs = before.text().equals(",") && Lexicon.DIRECTIONS.isAt(tokens, i, end);
                if ((directs || before.text().equals(":")) && clause.isAction(i, end)) {
                    return null;
                }
            }
        }
        if (circumstance) {
            int comma = lastCommaBefore(clause.markAfter(from, end), from);
            boolean responsible = comma > 0 && Lexicon.RESPONSIBLE.isAt(tokens, clause.markAfter(comma, end), end);
            Subject about = tokens.get(from).key().equals(ABOUT) ? passive(from, end) : null;
            if (about != null) {
                return about;
            }
            return responsible && !led ? unknownSubject(comma + 1, end) : orderInside(from, end);
        }
        Subject passive = passive(from, end);
        if (passive != null) {
            return passive;
        }
        Subject settled = settledBy(from, end);
        if (settled != null) {
            return settled;
        }
        Subject ordered = orderInside(from, end);
        return ordered != null ? ordered : unknownSubject(from, end);
    }

    /** "… của các bộ, cơ quan, địa phương, cơ quan tài chính chủ trì …": kinds run into who leads. */
    private @Nullable Subject leaderInList(UnitList named, int end) {
        Unit last = named.units().getLast();
        if (last.proper() || !Lexicon.STRICT_MARKERS.isAt(tokens, named.next(), end)) {
            return null;
        }
        int comma = lastCommaBefore(last.end(), last.start());
        return comma < 0 ? null : subjectReader.subjectAt(comma + 1, end);
    }

    /** "báo cáo cho cơ quan quản lý, cơ quan thi hành án": the index behind kinds to whom something is told, or {@code i}. */
    private int behindKinds(int i, int end) {
        UnitList list = tokens.get(i).isCapitalised() ? null : grammar.list(i, end, true);
        return list == null || list.units().getLast().proper() ? i : Math.max(i + 1, list.next());
    }

    /** "Đơn vị khai thác công trình thuộc huyện: Phòng A chủ trì …": whose case it is stands before the colon, who acts behind it. */
    private @Nullable Subject labelled(int from, int end) {
        int colon = clause.colonIn(from, Math.min(end, from + Clause.LONGEST_SUBJECT));
        Subject behind = colon < 0 || colon + 1 >= end ? null : subjectReader.subjectAt(colon + 1, end);
        return behind != null && Lexicon.LEADS.isAt(tokens, behind.predicate(), end) ? behind : null;
    }

    /** "Cục Xuất nhập khẩu - Bộ Công Thương": one name. */
    private boolean isParentBehindDash(int i) {
        for (int k = i - 2; k >= Math.max(0, i - Clause.LONGEST_LABEL); k--) {
            if (tokens.get(k).isCapitalised() && Lexicon.SUBORDINATES.isAt(tokens, k, i)) {
                return Lexicon.OF_FIELDS.isAt(tokens, i, tokens.size());
            }
        }
        return false;
    }

    /** "(riêng các huyện nghèo, xã nghèo …)", "phối hợp với Sở A, Sở B", "được cơ quan, tổ chức …": the index behind, or {@code i}. */
    private int behindAside(int i, int end) {
        int bracket = grammar.skipGloss(i, end);
        if (bracket > i) {
            return bracket;
        }
        int others = Lexicon.TOGETHER_WITH.lengthAt(tokens, i, end);
        int from = others > 2 ? i + others : tokens.get(i).key().equals(HANDED) ? i + 1 : end;
        UnitList list = from < end ? grammar.list(from, end, true) : null;
        if (list == null || list.units().size() < 2 && (others <= 2 || list.proper())) {
            return i;
        }
        boolean lastActs = Lexicon.STRICT_MARKERS.isAt(tokens, clause.skipToPredicate(list.next(), end), end);
        return Math.max(i + 1, lastActs ? list.units().getLast().start() : list.next());
    }

    /** "… kính đề nghị Chủ tịch có ý kiến chỉ đạo như sau: Giao Sở A …": the order that is asked for is the one that counts. */
    private @Nullable Subject worded(int from, int end) {
        int colon = clause.colonIn(from, end);
        int order = colon < 0 ? end : skipQuotes(colon + 1, end);
        boolean announced = colon > from
                && (Lexicon.WORDED_BEFORE.isAt(tokens, colon - 1, colon)
                        || Lexicon.WORDED_BEFORE.isAt(tokens, colon - 2, colon));
        return announced && order < end && tokens.get(order).key().equals(ASSIGN)
                ? subjectReader.subjectAt(order, end)
                : null;
    }

    private int skipQuotes(int from, int end) {
        int i = from;
        while (i < end && tokens.get(i).kind() == Token.Kind.MARK) {
            i++;
        }
        return i;
    }

    /** "Bộ A đã có văn bản, giao Sở B …", "Nhiệm vụ này giao cho Sở C chủ trì": an order behind other words. */
    private @Nullable Subject orderInside(int from, int end) {
        for (int i = from + 1; i < Math.min(end, from + Clause.LONGEST_SUBJECT); i++) {
            boolean behindComma = tokens.get(i - 1).text().equals(",");
            boolean order = tokens.get(i).key().equals(ASSIGN)
                            && (behindComma
                                    || Lexicon.MEETINGS.isAt(tokens, from, end) && !clause.isBehindDone(i, from)
                                    || Lexicon.ASSIGNMENTS.lengthAt(tokens, i, end) > 1 && !clause.isBehindDone(i, from)
                                    || tokens.get(i - 1).key().equals(THIS)
                                    || Lexicon.PAPERS.isAt(tokens, i - 2, i) && !clause.isBehindDone(i, from))
                    || isDemand(i, from, end)
                    || isLeftTo(i, end);
            Subject subject = order && !tokens.get(i - 1).key().equals(HANDED) ? subjectReader.subjectAt(i, end) : null;
            if (subject != null) {
                return new Subject(subject.units(), from, subject.predicate(), i);
            }
            if (Lexicon.STRICT_MARKERS.isAt(tokens, i, end)
                    || Lexicon.ALLOWED.isAt(tokens, i, end)
                    || tokens.get(i).text().equals(";")
                    || tokens.get(i).key().equals(BEING)) {
                return null;
            }
        }
        return null;
    }

    /** "Thủ tướng ký công điện yêu cầu các bộ …", "Ngoài ra, ông cũng yêu cầu …": asks now, and is no noun. */
    private boolean isDemand(int i, int from, int end) {
        return Lexicon.DEMANDS.isAt(tokens, i, end)
                && !Lexicon.NOUN_BEFORE_ORDER.isAt(tokens, i - 1, end)
                && !clause.isBehindDone(i, from)
                && !clause.holds(Lexicon.ALLOWED, from, i);
    }

    /** "Mức hưởng giao Bộ trưởng Bộ Y tế quy định": the clause ends with what somebody is to settle. */
    private boolean isLeftTo(int i, int end) {
        UnitList list = tokens.get(i).key().equals(ASSIGN) ? grammar.list(i + 1, end, true) : null;
        return list != null && list.proper() && settles(list.next(), end) == end;
    }

    /** The index behind "quy định", "quyết định" and the like at {@code i} and the marks behind it, or -1. */
    private int settles(int i, int end) {
        int length = Lexicon.SETTLING.lengthAt(tokens, i, end);
        int next = i + length;
        while (length > 0 && next < end && tokens.get(next).kind() == Token.Kind.MARK) {
            next++;
        }
        return length == 0 ? -1 : next;
    }

    /** ", hằng năm Sở A …": the index behind adverbs of time. */
    private int behindAdverbs(int from, int end) {
        int i = from;
        while (i < end && Lexicon.PLAIN_ADVERBS.isAt(tokens, i, end) && !Lexicon.OPENING_VERBS.isAt(tokens, i, end)) {
            i = clause.behindCycle(i + Lexicon.PLAIN_ADVERBS.lengthAt(tokens, i, end), end);
            i += i < end && tokens.get(i).text().equals(",") ? 1 : 0;
        }
        return i;
    }

    /** "Trong vòng 30 ngày Sở A …", "Trước ngày 30/6/2026 Sở A …": whether a time ends right before {@code i}. */
    private boolean isBehindTime(int i) {
        return tokens.get(i - 1).kind() == Token.Kind.NUMBER
                        && !tokens.get(i - 2).isCapitalised()
                || Lexicon.TIME_ENDS.isAt(tokens, i - 1, i) && tokens.get(i - 2).kind() == Token.Kind.NUMBER
                || Lexicon.ONCE.lengthAt(tokens, i - 2, i) == 2;
    }

    /** "Thực hiện Kế hoạch số 22, Sở A đề nghị …": what is carried out is no action of the clause when a unit follows. */
    private boolean isGround(int from, int end) {
        if (!Lexicon.CARRIED_OUT.isAt(tokens, from, end)) {
            return false;
        }
        for (int i = from + 3; i + 1 < end; i++) {
            if (tokens.get(i).text().equals(",") && grammar.startsUnit(i + 1, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean opensBracket(int from, int to) {
        return tokens.subList(from, to).stream().anyMatch(token -> token.text().equals("("));
    }

    /** "trường hợp phát sinh khó khăn thì chủ trì, phối hợp với …": who acts has been named before. */
    private boolean thenActs(int from, int end) {
        if (!clause.opensCircumstance(from, end)) {
            return false;
        }
        for (int i = from + 2; i + 2 < end; i++) {
            if (tokens.get(i).key().equals(THEN)) {
                return clause.isPredicate(i + 1, end);
            }
            // "Trong thời hạn …, Sở A thẩm định hồ sơ, nếu đủ điều kiện thì báo cáo …": the case lies further on.
            if (tokens.get(i).text().equals(",") && Lexicon.IF.isAt(tokens, i + 1, end)) {
                return false;
            }
        }
        return false;
    }

    /** "Xây dựng cổng dữ liệu (Sở A chủ trì, Sở B phối hợp)". */
    private @Nullable Subject bracketed(int from, int end) {
        for (int i = from; i + 1 < end; i++) {
            if (!tokens.get(i).text().equals("(")) {
                continue;
            }
            boolean ordered = tokens.get(i + 1).key().equals(ASSIGN);
            int label = Lexicon.LEAD_LABELS.lengthAt(tokens, i + 1, end);
            boolean labelled = label > 0
                    && i + 1 + label < end
                    && tokens.get(i + 1 + label).text().equals(":");
            int unit = i + 1;
            if (labelled) {
                unit += label + 1;
            } else if (ordered || tokens.get(i + 1).key().equals(BY)) {
                unit++;
            }
            int item = endOfItem(unit, end);
            // "(Sở A; Sở B phối hợp)": who is named before those who take part leads.
            ordered |= item < end && tokens.get(item).text().equals(";") && joinsIn(item + 1, end);
            UnitList list = grammar.list(unit, ordered || labelled ? item : end, true);
            if (list == null) {
                continue;
            }
            int next = list.next();
            if (next < end && Lexicon.LEADS.isAt(tokens, next, end)) {
                return new Subject(list.units(), from, next, next);
            }
            boolean whole = next >= end || ");".contains(tokens.get(next).text());
            if ((ordered || labelled) && whole) {
                return new Subject(list.units(), from, Math.min(next, end - 1), i + 1);
            }
            int carries = list.proper() ? Lexicon.CARRYING_OUT.lengthAt(tokens, next, end) : 0;
            if (carries > 0
                    && (next + carries >= end
                            || ");".contains(tokens.get(next + carries).text()))) {
                return new Subject(list.units(), from, next, next);
            }
            int verb = list.proper() ? clause.skipToPredicate(list.next(), end) : end;
            int behind = grammar.skipGloss(i, end);
            if (verb < behind
                    && clause.isVerb(verb, behind)
                    && !clause.deadlinesAhead(verb, behind).isEmpty()) {
                return new Subject(list.units(), from, verb, verb);
            }
        }
        return null;
    }

    /** "Xây dựng hệ thống cảnh báo: Sở A chủ trì, …": who leads stands behind the task and a colon. */
    private @Nullable Subject leaderBehindColon(int from, int end) {
        int colon = clause.colonIn(from, end);
        UnitList list = colon < 0 || colon + 1 >= end ? null : grammar.list(colon + 1, end, true);
        return list != null && list.next() < end && Lexicon.LEADS.isAt(tokens, list.next(), end)
                ? new Subject(list.units(), from, list.next(), list.next())
                : null;
    }

    /** Whether "Sở B, Sở C phối hợp)" stands here. */
    private boolean joinsIn(int from, int end) {
        UnitList list = grammar.list(from, end, true);
        int next = list == null ? end : list.next();
        return next + 2 < end
                && tokens.get(next).key().equals(TOGETHER)
                && ");".contains(tokens.get(next + 2).text());
    }

    private int endOfItem(int from, int end) {
        int i = from;
        while (i < end && !");".contains(tokens.get(i).text())) {
            i++;
        }
        return i;
    }

    /** "Đào tạo 500 cán bộ, do Sở Nội vụ chủ trì thực hiện": who acts stands behind the action. */
    private @Nullable Subject tagged(int from, int end) {
        for (int i = from + 2; i + 1 < end; i++) {
            if (!tokens.get(i).key().equals(BY) || !tokens.get(i - 1).text().equals(",")) {
                continue;
            }
            UnitList list = grammar.list(i + 1, end, true);
            int mark = list == null ? end : clause.skipToPredicate(list.next(), end);
            if (list != null
                    && (Lexicon.LEADS.isAt(tokens, mark, end) || Lexicon.CARRYING_OUT.isAt(tokens, mark, end))) {
                return new Subject(list.units(), from, mark, mark);
            }
        }
        return null;
    }

    /** "Đối với Sở Tài chính: bố trí …" */
    private @Nullable Subject regarding(int from, int end) {
        int length = Math.max(
                Lexicon.REGARDING.lengthAt(tokens, from, end), Lexicon.RESPONSIBILITY_OF.lengthAt(tokens, from, end));
        UnitList list = length == 0 ? null : grammar.list(from + length, end, true);
        if (list == null
                || list.next() >= end
                || !tokens.get(list.next()).text().equals(":")) {
            return null;
        }
        int verb = clause.skipOpeners(list.next() + 1, end);
        Subject ordered = Lexicon.ASSIGNMENTS.isAt(tokens, verb, end) ? subjectReader.subjectAt(verb, end) : null;
        if (ordered != null) {
            return ordered;
        }
        return clause.isAction(verb, end) ? new Subject(list.units(), from, verb, verb) : null;
    }

    private int lastCommaBefore(int mark, int from) {
        for (int i = mark - 1; i > from; i--) {
            if (tokens.get(i).text().equals(",")) {
                return i;
            }
        }
        return -1;
    }

    private boolean isMarkedBehind(int i, int end) {
        UnitList list = grammar.list(i, end, true);
        return list != null
                && !(list.units().size() > 1 && clause.isVerb(i - 2, i))
                && Lexicon.STRICT_MARKERS.isAt(tokens, clause.skipToPredicate(list.next(), end), end)
                && !tokens.get(i - 1).isCapitalised()
                && !tokens.get(i - 1).key().equals(key("tướng"))
                && !tokens.get(i - 1).key().equals(BY)
                && !tokens.get(i - 1).key().equals(WITH)
                && !tokens.get(i - 1).key().equals(key("của"));
    }

    /** "Phê duyệt kế hoạch và chỉ đạo Sở A chủ trì …": an action that hands the lead on. */
    private @Nullable Subject assignedInside(int from, int end) {
        for (int i = from; i < end; i++) {
            int order = Math.max(
                    Lexicon.DIRECTIONS.lengthAt(tokens, i, end),
                    tokens.get(i).key().equals(ASSIGN) ? 1 : 0);
            if (i > from
                    && isDemand(i, from, end)
                    && tokens.get(i - 1).kind() == Token.Kind.WORD
                    && grammar.startsUnit(i + 2, end)) {
                Subject demanded = subjectReader.subjectAt(i, end);
                if (demanded != null && Lexicon.DEMANDING.isAt(tokens, i - 1, i)) {
                    return new Subject(demanded.units(), from, demanded.predicate(), demanded.mark());
                }
            }
            if (order > 0) {
                UnitList list = grammar.list(i + order, end, true);
                if (list != null) {
                    int mark = clause.skipToPredicate(list.next(), end);
                    boolean ordered = tokens.get(i).key().equals(ASSIGN)
                            && i > from
                            && tokens.get(i - 1).text().equals(",")
                            && clause.isPredicate(mark, end);
                    if (ordered || Lexicon.LEADS.isAt(tokens, mark, end)) {
                        return new Subject(list.units(), from, mark, ordered ? i : mark);
                    }
                }
            }
            if (tokens.get(i).text().equals(",") && grammar.startsUnit(i + 1, end)) {
                return null;
            }
        }
        return null;
    }

    /** "Kế hoạch … do X chủ trì, phối hợp với Y xây dựng …" where the passive is the whole predicate. */
    private @Nullable Subject passive(int from, int end) {
        for (int i = from + 1; i < Math.min(end, from + Clause.LONGEST_SUBJECT); i++) {
            if (Lexicon.CIRCUMSTANCES.isAt(tokens, i, end) && Lexicon.OBLIQUE.isAt(tokens, i, end)
                    || tokens.get(i).text().equals(",")
                            && !tokens.get(from).key().equals(key("việc"))) {
                return null;
            }
            boolean handed = tokens.get(i).key().equals(HANDED) && grammar.startsUnit(i + 1, end);
            if (!tokens.get(i).key().equals(BY) && !handed) {
                continue;
            }

            UnitList list = grammar.list(i + 1, end, true);
            // "Kinh phí các dự án do các bộ chủ trì do ngân sách trung ương bảo đảm": the first says which, the second
            // who.
            if (list == null || actsBehindThat(list.next(), end)) {
                return null;
            }
            int mark = clause.skipToPredicate(list.next(), end);
            if (handed && Lexicon.ASSIGNMENTS.isAt(tokens, mark, end)) {
                return null;
            }
            boolean anybody = !list.proper()
                    && !clause.isPublicKind(list)
                    && clause.deadlinesAhead(mark, end).isEmpty();
            if (anybody) {
                return null;
            }
            boolean leads = Lexicon.LEADS.isAt(tokens, mark, end) || Lexicon.STRICT_MARKERS.isAt(tokens, mark, end);
            boolean carries = Lexicon.CARRYING_OUT.isAt(tokens, mark, end) || Lexicon.PRODUCING.isAt(tokens, mark, end);
            carries |= handed && mark < end && clause.isVerb(mark, end);
            if (!leads && carries && !clause.deadlinesAhead(mark, end).isEmpty()) {
                return new Subject(list.units(), from, mark, mark);
            }
            if (!leads || clause.isLeadNoun(list)) {
                return null;
            }
            int action = mark
                    + Math.max(
                            Lexicon.LEADS.lengthAt(tokens, mark, end),
                            Lexicon.STRICT_MARKERS.lengthAt(tokens, mark, end));
            int next = clause.skipOpeners(action, end);
            // "… do Sở A chủ trì, Sở B phối hợp, hoàn thành trước …": who takes part is named, or by when.
            UnitList others = next < end && grammar.startsUnit(next, end) ? grammar.list(next, end, true) : null;
            boolean joined = others != null
                    && others.next() < end
                    && tokens.get(others.next()).key().equals(TOGETHER)
                    && !clause.deadlinesAhead(others.next(), end).isEmpty();
            boolean acts = joined
                    || next < end && (clause.isAction(next, end) || Lexicon.TOGETHER_WITH.isAt(tokens, next, end));
            return acts ? new Subject(list.units(), from, mark, mark) : null;
        }
        return null;
    }

    private boolean actsBehindThat(int by, int end) {
        for (int i = by; i < Math.min(end, by + Clause.LONGEST_UNKNOWN); i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK) {
                return false;
            }
            if (tokens.get(i).key().equals(BY)) {
                return true;
            }
        }
        return false;
    }

    /** "Mức kinh phí … do Bộ trưởng Bộ Y tế quy định.": who settles the thing that the whole clause is about. */
    private @Nullable Subject settledBy(int from, int end) {
        if (!Lexicon.SETTLED.isAt(tokens, from, end)) {
            return null;
        }
        for (int i = from + 1; i < Math.min(end, from + Clause.LONGEST_SUBJECT); i++) {
            UnitList list = tokens.get(i).key().equals(BY) ? grammar.list(i + 1, end, true) : null;
            if (list != null && list.proper()) {
                int behind = settles(list.next(), end);
                boolean ends = behind == end || behind > 0 && Lexicon.GROUNDED.isAt(tokens, behind, end);
                return ends ? new Subject(list.units(), from, list.next(), list.next()) : null;
            }
            if (Lexicon.SAYS_MORE.isAt(tokens, i, end)) {
                return null;
            }
        }
        return null;
    }

    /** A subject of a kind the lexicon does not know, in front of "có trách nhiệm" or "chủ trì". */
    private @Nullable Subject unknownSubject(int from, int end) {
        int mark = clause.markAfter(from, Math.min(end, from + 20));
        boolean noun = mark >= 0
                && tokens.get(mark).key().equals(LEADING)
                && (mark - from <= 2 || !tokens.get(from).isCapitalised());
        if (mark < 0 || noun || subjectReader.isInName(from, mark, end)) {
            return null;
        }
        boolean responsible = Lexicon.RESPONSIBLE.isAt(tokens, mark, end);
        for (int i = from; i < mark; i++) {
            Token token = tokens.get(i);
            boolean describes = i > from && responsible && Lexicon.RELATIVE.isAt(tokens, i, mark);
            if (token.kind() == Token.Kind.MARK && !ActionStarts.isDash(token)
                    || Lexicon.NO_DUTY.isAt(tokens, i, end) && !describes
                    || token.key().equals(BY)
                    || token.key().equals(ASSIGN)
                            && i > from
                            && !tokens.get(i - 1).key().equals(HANDED)
                            && grammar.startsUnit(i + 1, mark)
                    || Lexicon.SPEECH_OR_DOCUMENT.isAt(tokens, i, end)) {
                return null;
            }
        }
        int named = from + 1;
        while (named < mark && !Lexicon.RIGHTS.isAt(tokens, named, mark)) {
            named++;
        }
        // "nghiêm chỉnh chấp hành quy trình và chịu trách nhiệm …": goes on with what is done, and names nobody.
        return named == mark && tokens.get(mark - 1).key().equals(AND)
                ? null
                : new Subject(List.of(new Unit(from, named, false)), from, mark, mark);
    }
}
