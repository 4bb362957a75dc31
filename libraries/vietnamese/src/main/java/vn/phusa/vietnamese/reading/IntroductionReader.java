package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.AND;
import static vn.phusa.vietnamese.reading.SmallWords.BEING;
import static vn.phusa.vietnamese.reading.SmallWords.HANDED;
import static vn.phusa.vietnamese.reading.SmallWords.key;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Deadline;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.reading.UnitGrammar.Unit;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/** Reads the sentence that leads a list in: who is to do what the list says, with whom and by when. */
final class IntroductionReader {

    private final Clause clause;
    private final List<Token> tokens;
    private final UnitGrammar grammar;
    private final SubjectFinder subjectFinder;
    private final PartReader partReader;

    IntroductionReader(Clause clause, SubjectFinder subjectFinder, PartReader partReader) {
        this.clause = clause;
        this.tokens = clause.tokens();
        this.grammar = clause.grammar();
        this.subjectFinder = subjectFinder;
        this.partReader = partReader;
    }

    /** Whom "X có trách nhiệm:", "Giao X:", "Trách nhiệm của X" or a bare "X:" names for the list below it. */
    @Nullable
    Holder introduction(Range sentence, Holder before) {
        int from = clause.skipOpeners(sentence.start(), sentence.end());
        int end = sentence.end();
        while (end > from
                && tokens.get(end - 1).kind() == Token.Kind.MARK
                && !tokens.get(end - 1).text().equals(")")) {
            end--;
        }
        if (Lexicon.POWERS_OF.isAt(tokens, from, end)) {
            return Holder.POWERS;
        }
        if (Lexicon.NOT_BINDING.isAt(tokens, from, end)) {
            return null;
        }
        int of = clause.behindResponsibility(from, end) - from;
        if (of > 0 || Lexicon.REGARDING.isAt(tokens, from, end)) {
            int unit = from + Math.max(of, Lexicon.REGARDING.lengthAt(tokens, from, end));
            UnitList list = of > 0 ? clause.headed(unit, end) : grammar.list(unit, end, false);
            UnitList owing = of > 0 ? null : grammar.list(unit, end, true);
            if (owing != null && Lexicon.RESPONSIBLE.isAt(tokens, owing.next(), end)) {
                return new Holder(clause.names(owing.units()), List.of(), true);
            }
            return list != null && clause.endsHeading(list.next(), end)
                    ? new Holder(clause.names(list.units()), List.of(), true)
                    : null;
        }
        if (clause.holds(Lexicon.GRANTING, from, end) && clause.grantsRights(from, end)) {
            return Holder.NOBODY;
        }
        UnitList bare = grammar.list(from, end, true);
        UnitList seated = bare != null
                        && bare.next() + 1 < end
                        && tokens.get(bare.next()).text().equals(":")
                        && Lexicon.SEATS.isAt(tokens, from, end)
                ? grammar.list(bare.next() + 1, end, false)
                : null;
        if (seated != null && seated.next() >= end) {
            return new Holder(clause.names(seated.units()), List.of(), true);
        }
        if (bare != null
                && !tokens.get(end - 1).key().equals(HANDED)
                && clause.skipToPredicate(grammar.skipGloss(bare.next(), end), end) >= end) {
            return new Holder(clause.names(bare.units()), List.of(), true);
        }
        Holder kind = kindAlone(from, sentence);
        if (kind != null) {
            return kind;
        }
        Holder dated = behindDay(from, sentence);
        if (dated != null) {
            return dated;
        }
        if (bare != null
                && tokens.get(Math.min(bare.next(), end - 1)).key().equals(BEING)
                && endsWithTasks(from, end)) {
            return new Holder(clause.names(bare.units()), List.of(), true);
        }
        if (clause.grantsRights(from, end)) {
            return Holder.NOBODY;
        }
        UnitList described = bare == null
                        || clause.endsWithColon(sentence)
                        || tokens.get(end - 1).text().equals(".")
                ? null
                : grammar.list(from, end, false);
        if (bare != null
                && described != null
                && described.next() >= end
                && !described.proper()
                && !Lexicon.STRICT_MARKERS.isAt(tokens, bare.next(), end)
                && (Lexicon.JOINING_IN.isAt(tokens, bare.next(), end)
                        || isHandedTask(bare.units().getFirst()))) {
            return new Holder(clause.names(described.units()), List.of(), true);
        }
        int assignment = Lexicon.ASSIGNMENTS.lengthAt(tokens, from, end);
        if (assignment > 0) {
            UnitList object = grammar.list(from + assignment, end, true);
            if (object != null && announces(object, end)) {
                return Holder.NOBODY;
            }
            if (object != null && object.next() == end) {
                return new Holder(clause.names(object.units()), List.of(), true);
            }
        }
        Subject subject = subjectFinder.findSubject(from, sentence.end());
        if (subject == null && !before.leads().isEmpty() && Lexicon.TOGETHER_WITH.lengthAt(tokens, from, end) > 1) {
            UnitList others = grammar.list(from + Lexicon.TOGETHER_WITH.lengthAt(tokens, from, end), end, true);
            return others != null && others.next() >= end
                    ? new Holder(before.leads(), clause.names(others.units()))
                    : null;
        }
        int direction = before.leads().isEmpty() ? 0 : Lexicon.DIRECTIONS.lengthAt(tokens, from, end);
        UnitList directed = direction == 0 ? null : grammar.list(from + direction, end, false);
        if (directed != null && directed.next() >= end) {
            return new Holder(before.leads(), List.of(), true);
        }
        if (subject == null && !before.leads().isEmpty() && clause.isAction(from, end) && endsAnnouncing(from, end)) {
            return new Holder(before.leads(), List.of(), true);
        }
        int others = end - from > 1 ? endsWithTogether(from, end) : -1;
        if (others >= 0) {
            Subject leader = subject != null && !subject.units().isEmpty() ? subject : null;
            List<String> leads = leader == null ? before.leads() : clause.names(leader.units());
            return leads.isEmpty() ? null : new Holder(leads, List.of(), true, true, List.of());
        }
        UnitList ordered = subject == null && endsAnnouncing(from, end) ? whoIsOrdered(from, end) : null;
        if (ordered != null) {
            return new Holder(clause.names(ordered.units()), List.of(), true);
        }
        if (subject == null && bare == null) {
            UnitList chained = chainedObject(from, end);
            return chained == null ? null : new Holder(clause.names(chained.units()), List.of());
        }
        if (subject == null || subject.units().isEmpty()) {
            UnitList chained = chainedObject(from, end);
            return chained == null ? null : new Holder(clause.names(chained.units()), List.of());
        }
        if (Lexicon.SPEECH_OR_DOCUMENT.isAt(tokens, subject.predicate(), end)) {
            return null;
        }
        // "4. Trạm Cấp nước tập trung": a heading that nothing goes on behind ends with the name, though with a verb.
        int behindVerb = subject.predicate() + Math.max(1, Lexicon.VERBS.lengthAt(tokens, subject.predicate(), end));
        boolean goesOn = subject.units().size() == 1
                && subject.units().getFirst().proper()
                && end - from < Clause.LONGEST_UNKNOWN
                && capitalBehindAnd(subject.predicate(), end);
        // "3. Cơ quan cấp chứng chỉ hành nghề": a kind of body alone is no heading.
        goesOn |= clause.isKindAlone(subject.units())
                && end - from < Clause.LONGEST_UNKNOWN
                && !tokens.get(end - 1).text().equals(".");
        boolean name = (behindVerb >= end || goesOn)
                && !clause.endsWithColon(sentence)
                && !Lexicon.STRICT_MARKERS.isAt(tokens, subject.predicate(), end)
                && subject.start() == from;
        UnitList whole = name ? grammar.list(from, end, false) : null;
        if (whole != null && whole.next() == end) {
            return new Holder(clause.names(whole.units()), List.of(), true);
        }
        List<Draft> drafts = partReader.predicate(subject, from, sentence.end());
        boolean duties =
                Lexicon.RESPONSIBLE.isAt(tokens, subject.predicate(), end) || endsAnnouncing(from, sentence.end());
        List<String> coordinators =
                drafts.isEmpty() ? List.of() : drafts.getFirst().coordinators();
        List<Deadline> deadlines =
                drafts.isEmpty() ? List.of() : drafts.getFirst().deadlines();
        return new Holder(clause.names(subject.units()), coordinators, duties, false, deadlines);
    }

    /** "Cục Kinh tế hợp tác và Phát triển nông thôn" as a heading: the capital shows that the name goes on. */
    /** "3. Cơ sở thử tương đương sinh học của thuốc:": a kind told by words that the lexicon does not know, and a colon. */
    private @Nullable Holder kindAlone(int from, Range sentence) {
        int end = sentence.end() - 1;
        if (!clause.endsWithColon(sentence)
                || end - from > Clause.LONGEST_UNKNOWN
                || !Lexicon.DESCRIBED.isAt(tokens, from, end)) {
            return null;
        }
        for (int i = from + 2; i < end; i++) {
            if (clause.isVerb(i, end)
                    || !tokens.get(i).isWord()
                    || Lexicon.RELATIVE_STOPS.isAt(tokens, i, end)
                    || Lexicon.DUTY_MARKERS.isAt(tokens, i, end)
                    || Lexicon.RIGHTS.isAt(tokens, i, end)
                    || tokens.get(i).key().equals(HANDED)
                    || tokens.get(i).key().equals(BEING)) {
                return null;
            }
        }
        UnitList list = grammar.list(from, end, false);
        return list != null && list.next() >= end && list.units().size() == 1
                ? new Holder(clause.names(list.units()), List.of(), true)
                : null;
    }

    /** "Trước ngày 01 tháng 6 hằng năm, căn cứ …, Sở Tài chính:": nothing but a time and grounds stand before who acts. */
    private @Nullable Holder behindDay(int from, Range sentence) {
        int end = sentence.end() - 1;
        if (!clause.endsWithColon(sentence) || !Lexicon.TIME_OPENERS.isAt(tokens, from, end)) {
            return null;
        }
        for (int i = from + 1; i < end; i++) {
            UnitList list = tokens.get(i - 1).text().equals(",") && grammar.startsUnit(i, end)
                    ? grammar.list(i, end, true)
                    : null;
            boolean says = Lexicon.SAYING.isAt(tokens, end - 2, end) || Lexicon.SAYING.isAt(tokens, end - 3, end);
            if (list != null && list.next() >= end && list.proper() && !says) {
                return new Holder(clause.names(list.units()), List.of(), true, false, clause.shifted(from, i));
            }
        }
        return null;
    }

    private boolean capitalBehindAnd(int from, int end) {
        for (int i = from + 1; i + 1 < end; i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK || Lexicon.STRICT_MARKERS.isAt(tokens, i, end)) {
                return false;
            }
            if (tokens.get(i).key().equals(AND) && tokens.get(i + 1).isCapitalised()) {
                return !grammar.startsUnit(i + 1, end);
            }
        }
        return false;
    }

    /** "Đơn vị được giao …" as a heading: all that it was given describes it. */
    private boolean isHandedTask(Unit unit) {
        int kind = unit.start() + Lexicon.DETERMINERS.lengthAt(tokens, unit.start(), unit.end());
        int described = kind + Lexicon.DESCRIBED.lengthAt(tokens, kind, unit.end());
        return described > kind
                && described < unit.end()
                && tokens.get(described).key().equals(HANDED);
    }

    /** "Trung tâm là đơn vị sự nghiệp …, với các nhiệm vụ chính:". */
    private boolean endsWithTasks(int from, int end) {
        for (int i = Math.max(from, end - 4); i < end; i++) {
            if (i + Lexicon.TASKS.lengthAt(tokens, i, end) == end && Lexicon.TASKS.isAt(tokens, i, end)) {
                return true;
            }
        }
        return false;
    }

    /** "Chủ trì, phối hợp với:": where the words of cooperation begin that end the sentence, or -1. */
    private int endsWithTogether(int from, int end) {
        for (int i = Math.max(from, end - 4); i < end; i++) {
            if (i + Lexicon.TOGETHER_WITH.lengthAt(tokens, i, end) == end
                    && Lexicon.TOGETHER_WITH.lengthAt(tokens, i, end) > 2) {
                return i;
            }
        }
        return -1;
    }

    /** "Chỉ đạo cơ quan chuyên môn thực hiện các nhiệm vụ sau đây:": the list goes on with what its head owes. */
    private boolean endsAnnouncing(int from, int end) {
        for (int i = Math.max(from, end - 3); i < end; i++) {
            if (Lexicon.ANNOUNCING.isAt(tokens, i, end)
                    || i == end - 1 && tokens.get(i).key().equals(key("sau"))) {
                return true;
            }
        }
        return false;
    }

    /** "Giao các cơ quan, đơn vị sau đây thực hiện:": the items of the list name themselves. */
    private boolean announces(UnitList object, int end) {
        for (int i = object.units().getFirst().start(); i < Math.min(end, object.next() + 3); i++) {
            if (Lexicon.ANNOUNCING.isAt(tokens, i, end)) {
                return true;
            }
        }
        return false;
    }

    /** "Để …, Thủ tướng yêu cầu Chủ tịch các tỉnh …, nhất là …, thực hiện các nội dung sau:" */
    private @Nullable UnitList whoIsOrdered(int from, int end) {
        for (int i = from; i < end; i++) {
            int order = Lexicon.ASSIGNMENTS.lengthAt(tokens, i, end);
            UnitList object = order == 0 ? null : grammar.list(i + order, end, true);
            if (object != null) {
                return object;
            }
        }
        return null;
    }

    /** "Chủ tịch Ủy ban nhân dân thành phố yêu cầu Sở A:" */
    private @Nullable UnitList chainedObject(int from, int end) {
        UnitList subject = grammar.list(from, end, true);
        int order = subject == null ? from : clause.skipToPredicate(subject.next(), end);
        int length = Lexicon.ASSIGNMENTS.lengthAt(tokens, order, end);
        UnitList object = length == 0 ? null : grammar.list(order + length, end, true);
        return object != null && object.next() == end ? object : null;
    }
}
