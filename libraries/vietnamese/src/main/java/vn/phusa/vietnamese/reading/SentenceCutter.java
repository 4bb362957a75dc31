package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.HANDED;
import static vn.phusa.vietnamese.reading.SmallWords.THEN;

import java.util.ArrayList;
import java.util.List;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.reading.UnitGrammar.Unit;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/** Cuts a paragraph into sentences, and a sentence into the parts that may each hold a commitment. */
final class SentenceCutter {

    /** What is longer than this, in tokens, is no clause; it is cut, so that reading stays linear. */
    private static final int LONGEST_PART = 500;

    private final Clause clause;
    private final List<Token> tokens;
    private final UnitGrammar grammar;

    SentenceCutter(Clause clause) {
        this.clause = clause;
        this.tokens = clause.tokens();
        this.grammar = clause.grammar();
    }

    List<Range> sentences() {
        List<Range> sentences = new ArrayList<>();
        int start = 0;
        int behindBracket = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).text().equals("(")) {
                behindBracket = Math.max(behindBracket, grammar.skipGloss(i, tokens.size()));
            }
            if (i >= behindBracket && endsSentence(i)) {
                if (i > start) {
                    sentences.add(new Range(start, i));
                }
                start = i + 1;
            }
        }
        if (start < tokens.size()) {
            sentences.add(new Range(start, tokens.size()));
        }
        return sentences;
    }

    private boolean endsSentence(int i) {
        String mark = tokens.get(i).text();
        if (mark.equals("?") || mark.equals("!")) {
            return true;
        }
        if (!mark.equals(".") && !mark.equals("…")) {
            return false;
        }
        if (i + 1 >= tokens.size()) {
            return true;
        }
        Token next = tokens.get(i + 1);
        // "Mẫu số 03.XK": a form's number.
        boolean inside = i > 0
                && tokens.get(i - 1).kind() == Token.Kind.NUMBER
                && tokens.get(i - 1).end() == tokens.get(i).start()
                && next.start() == tokens.get(i).end();
        if (inside && next.isWord()) {
            return false;
        }
        boolean opens = next.isWord()
                        && (next.isCapitalised()
                                || next.kind() == Token.Kind.NUMBER
                                        && next.start() > tokens.get(i).end())
                || next.text().equals("“")
                || next.text().equals("/");
        boolean listNumber = i > 0 && i <= 1 && tokens.get(0).kind() == Token.Kind.NUMBER;
        return opens && !listNumber;
    }

    /** Parts at semicolons and (i), (ii); a part that has no verb of its own stays with the one before. */
    List<Range> parts(Range sentence) {
        List<Range> parts = new ArrayList<>();
        int depth = 0;
        int start = sentence.start();
        for (int i = sentence.start(); i < sentence.end(); i++) {
            String mark = tokens.get(i).text();
            if (clause.itemNumber(i, sentence.end()) > 0) {
                if (i > start) {
                    parts.add(new Range(start, i));
                }
                start = i + clause.itemNumber(i, sentence.end());
                i = start - 1;
            } else if (mark.equals("[")
                    && i > sentence.start()
                    && ";:".contains(tokens.get(i - 1).text())) {
                start = behindNote(i, sentence.end());
                i = start - 1;
            } else if (mark.equals("(")) {
                depth++;
            } else if (mark.equals(")")) {
                depth = Math.max(0, depth - 1);
            } else if (mark.equals(",") && depth == 0 && opensCase(start, i, sentence.end())) {
                parts.add(new Range(start, i));
                start = i + 1;
            } else if (mark.equals(";") && depth == 0 || i - start >= LONGEST_PART) {
                parts.add(new Range(start, i));
                start = i + 1;
            }
        }
        if (start < sentence.end()) {
            parts.add(new Range(start, sentence.end()));
        }
        return joinedPartners(joinedSubjects(parts));
    }

    /** "Công chức A có trách nhiệm xác minh, nếu đủ điều kiện thì Phòng B báo cáo …": in the case that follows another acts. */
    private boolean opensCase(int start, int comma, int end) {
        return Lexicon.IF.isAt(tokens, comma + 1, end)
                && clause.holds(Lexicon.STRICT_MARKERS, start, comma)
                && clause.thenUnit(comma + 1, end) > 0;
    }

    /** "Chủ trì, phối hợp với Sở A; các phường triển khai …": a part that only says with whom goes on to what is done. */
    private List<Range> joinedPartners(List<Range> parts) {
        List<Range> joined = new ArrayList<>();
        for (Range part : parts) {
            Range before = joined.isEmpty() ? null : joined.getLast();
            if (before != null
                    && part.end() - before.start() < LONGEST_PART
                    && tokens.get(before.end()).text().equals(";")
                    && grammar.startsUnit(part.start(), part.end())
                    && !leads(part)
                    && endsWithPartners(before)) {
                joined.set(joined.size() - 1, new Range(before.start(), part.end()));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    /** Whether a part names who leads and with whom, and no action yet. */
    private boolean leads(Range part) {
        UnitList list = grammar.list(part.start(), part.end(), true);
        return list != null && Lexicon.LEADS.isAt(tokens, list.next(), part.end());
    }

    private boolean endsWithPartners(Range part) {
        for (int i = part.start(); i < part.end(); i++) {
            int together = Lexicon.TOGETHER_WITH.lengthAt(tokens, i, part.end());
            if (together > 2) {
                UnitList list = grammar.list(i + together, part.end(), true);
                boolean led = i > part.start()
                        && (Lexicon.LEADS.lengthAt(tokens, i - 2, i) == 2
                                || tokens.get(i - 1).text().equals(",")
                                        && Lexicon.LEADS.lengthAt(tokens, i - 3, i - 1) == 2);
                return led && list != null && list.next() == part.end();
            }
        }
        return false;
    }

    /** "…; [quy định chi tiết tại Thông tư …]": the index behind what an editor has put in, or {@code i} + 1. */
    private int behindNote(int i, int end) {
        int close = i + 1;
        while (close < end && !tokens.get(close).text().equals("]")) {
            close++;
        }
        return close < end ? close + 1 : i + 1;
    }

    /** "Giám đốc Sở A; Chủ tịch B; Thủ trưởng C chịu trách nhiệm …": parts that only name units belong to the last. */
    private List<Range> joinedSubjects(List<Range> parts) {
        List<Range> joined = new ArrayList<>();
        int start = -1;
        for (Range part : parts) {
            int from = clause.skipOpeners(part.start(), part.end());
            from = behindOrder(from, part.end());
            from = behindTime(from, part.end());
            UnitList list = from < part.end() ? grammar.list(from, part.end(), true) : null;
            boolean onlyUnits = list != null
                    && part.end() - Math.max(start, 0) < LONGEST_PART + Math.max(part.start(), 0)
                    && list.next() >= part.end()
                    && !isStaff(list)
                    && !receives(list, part.end())
                    && (list.proper() || !holdsNumber(part))
                    && part.end() < tokens.size()
                    && tokens.get(part.end()).text().equals(";");
            if (onlyUnits) {
                start = start < 0 ? part.start() : start;
                continue;
            }
            joined.add(new Range(start >= 0 && list != null ? start : part.start(), part.end()));
            start = -1;
        }
        if (start >= 0) {
            joined.add(new Range(start, parts.getLast().end()));
        }
        return joined;
    }

    /** "Người có công được hưởng trợ cấp; Sở Nội vụ chi trả": what a kind is given, in front of a name that acts. */
    /** "Trong thời hạn 05 ngày, Công an quận …; Công an thị xã … phải": the index behind a time in front, or {@code from}. */
    private int behindTime(int from, int end) {
        if (from >= end || !Lexicon.TIME_OPENERS.isAt(tokens, from, end)) {
            return from;
        }
        for (int i = from + 2; i + 1 < end; i++) {
            boolean opens = tokens.get(i - 1).text().equals(",")
                    || tokens.get(i - 1).key().equals(THEN);
            if (opens && grammar.startsUnit(i, end)) {
                UnitList list = grammar.list(i, end, true);
                return list != null && list.proper() && list.next() >= end ? i : from;
            }
        }
        return from;
    }

    private boolean receives(UnitList list, int end) {
        Unit last = list.units().getLast();
        boolean given = false;
        for (int i = last.start() + 1; i < last.end() && !last.proper(); i++) {
            given |= tokens.get(i).key().equals(HANDED);
        }
        UnitList next = given && end + 1 < tokens.size() ? grammar.list(end + 1, tokens.size(), true) : null;
        return next != null && next.proper();
    }

    /** "phân công nhiệm vụ cho từng nhân viên": whom somebody puts to work owes nothing by itself. */
    private boolean isStaff(UnitList list) {
        int from = list.units().getFirst().start();
        return !list.proper()
                && Lexicon.EACH.isAt(tokens, from, tokens.size())
                && Lexicon.STAFF.isAt(tokens, from + 1, tokens.size());
    }

    /** "Ủy ban nhân dân tỉnh yêu cầu A; B thực hiện": the index behind the order that opens a part, or {@code from}. */
    private int behindOrder(int from, int end) {
        UnitList who = from < end ? grammar.list(from, end, true) : null;
        int order = who == null ? from : clause.skipToPredicate(who.next(), end);
        int length = Lexicon.ASSIGNMENTS.lengthAt(tokens, order, end);
        return length > 0 ? order + length : from;
    }

    private boolean holdsNumber(Range part) {
        for (int i = part.start(); i < part.end(); i++) {
            if (i > part.start()
                    && tokens.get(i).kind() == Token.Kind.NUMBER
                    && !tokens.get(i - 1).isCapitalised()
                    && !Lexicon.PLACES_NAMED.isAt(tokens, i - 1, i)
                    && !(i - 2 > part.start() && tokens.get(i - 2).kind() == Token.Kind.NUMBER)) {
                return true;
            }
        }
        return false;
    }
}
