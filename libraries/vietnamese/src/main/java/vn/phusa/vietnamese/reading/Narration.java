package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.ALREADY;
import static vn.phusa.vietnamese.reading.SmallWords.ASSIGN;
import static vn.phusa.vietnamese.reading.SmallWords.HANDED;
import static vn.phusa.vietnamese.reading.SmallWords.MUST;
import static vn.phusa.vietnamese.reading.SmallWords.key;

import java.util.List;
import vn.phusa.vietnamese.Deadline;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/** Sentences that commit nobody: what was done or said, what is asked, and the words that close a paper. */
final class Narration {

    /** Letters that may stand behind the deadline of a sentence that says nothing else. */
    private static final int LONGEST_TAIL = 12;

    private final Clause clause;
    private final List<Token> tokens;
    private final UnitGrammar grammar;

    Narration(Clause clause) {
        this.clause = clause;
        this.tokens = clause.tokens();
        this.grammar = clause.grammar();
    }

    /** "Trong quá trình thực hiện, nếu có vướng mắc, … phản ánh về …": asks for feedback, lays down no duty. */
    boolean isClosingFormula(Range sentence) {
        boolean difficulty = false;
        boolean condition = false;
        boolean told = false;
        boolean inform = false;
        boolean asks = false;
        boolean concludes = Lexicon.CONCLUDING.isAt(tokens, sentence.start(), sentence.end());
        for (int i = sentence.start(); i < Math.min(sentence.end(), sentence.start() + Clause.LONGEST_SUBJECT); i++) {
            String key = tokens.get(i).key();
            difficulty |= key.equals(key("vướng"))
                    || key.equals(key("khó"))
                    || condition && Lexicon.AMENDING.isAt(tokens, i, sentence.end());
            asks |= Lexicon.FEEDBACK.isAt(tokens, i, sentence.end());
            inform |= key.equals(key("để"));
            boolean ends = i + 1 >= sentence.end() || tokens.get(i + 1).kind() == Token.Kind.MARK;
            told |= inform && ends && key.equals(key("biết"));
            condition |= key.equals(key("nếu"))
                    || concludes && Lexicon.MEANWHILE.isAt(tokens, i, sentence.end())
                    || i < sentence.start() + 6
                            && (key.equals(key("trình")) || key.equals(key("sinh")) || key.equals(key("gặp")));
        }
        boolean opens = Lexicon.CIRCUMSTANCES.isAt(
                tokens, clause.skipOpeners(sentence.start(), sentence.end()), sentence.end());
        boolean notice = told && sentenceHolds(sentence, "thông", "báo");
        return difficulty && condition && opens && asks || notice;
    }

    /** "Ai có trách nhiệm báo cáo?": a question lays a duty on nobody. */
    boolean asks(Range sentence) {
        return sentence.end() < tokens.size()
                && tokens.get(sentence.end()).text().equals("?");
    }

    /** "Tại buổi làm việc, Sở A báo cáo …": a report on an occasion, unless it lays a marked duty on somebody. */
    boolean isToldOnly(Range sentence) {
        int from = clause.skipOpeners(sentence.start(), sentence.end());
        if (!Lexicon.OCCASIONS.isAt(tokens, from, sentence.end())
                && !isReportOfYear(from, sentence.end())
                && !reachesNow(from, sentence.end())
                && !Telling.isReport(tokens, from, sentence.end())
                && !compares(from, sentence.end())) {
            return false;
        }
        for (int i = from; i < sentence.end(); i++) {
            int asked = Lexicon.DEMANDS.lengthAt(tokens, i, sentence.end());
            boolean demands =
                    asked > 0 && grammar.startsUnit(i + asked, sentence.end()) && !clause.isBehindDone(i, from);
            boolean must = tokens.get(i).key().equals(MUST) && clause.isVerb(i + 1, sentence.end());
            if (Lexicon.RESPONSIBLE.isAt(tokens, i, sentence.end())
                    || must
                    || demands
                    || tokens.get(i).key().equals(ASSIGN) && !clause.isBehindDone(i, from)) {
                return false;
            }
        }
        return true;
    }

    /** "Năm 2024, Sở A chủ trì 15 nhiệm vụ, … đã nghiệm thu": tells what was. */
    private boolean isReportOfYear(int from, int end) {
        if (from >= end || !Lexicon.PAST_OPENERS.isAt(tokens, from, end)) {
            return false;
        }
        for (int i = from + 3; i < end; i = Math.max(i + 1, grammar.skipGloss(i + 1, end))) {
            if (Lexicon.REPORTED.isAt(tokens, i, end)
                    && !Lexicon.CLOSERS.isAt(tokens, i - 1, end)
                    && !isBehindThing(i)) {
                return true;
            }
        }
        return false;
    }

    /** "Từ đầu năm đến nay, Cục Thuế kiểm tra …": what was done up to now. */
    private boolean reachesNow(int from, int end) {
        for (int i = from; i < Math.min(end, from + 8); i++) {
            if (tokens.get(i).text().equals(",")) {
                return i > from + 1 && Lexicon.NOW.lengthAt(tokens, i - 2, i) == 2;
            }
        }
        return false;
    }

    /** "… đạt 92%, tăng 8% so với năm 2025": figures of what was. */
    private boolean compares(int from, int end) {
        for (int i = from; i < end; i++) {
            if (Lexicon.COMPARED.isAt(tokens, i, end) && !deadlineStands(from, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean deadlineStands(int from, int end) {
        return clause.deadlinesAhead(from, end).stream()
                .anyMatch(deadline -> deadline.phrase().length() > 12);
    }

    /** "nhiệm vụ đã giao", "văn bản đã ban hành": "đã" that describes a thing. */
    private boolean isBehindThing(int i) {
        return tokens.get(i).key().equals(ALREADY)
                && i + 1 < tokens.size()
                && (Lexicon.NOUN_ENDS.isAt(tokens, i - 1, i)
                        || tokens.get(i + 1).key().equals(HANDED));
    }

    /** "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:" only leads a paper in. */
    boolean isIssuing(Range sentence) {
        boolean follows = sentenceHolds(sentence, "như", "sau") || sentenceHolds(sentence, "sau", "đây");
        for (int i = Math.max(sentence.start() + 1, sentence.end() - Clause.LONGEST_CIRCUMSTANCE);
                follows && i < sentence.end();
                i++) {
            if (Lexicon.ISSUED.isAt(tokens, i, sentence.end())) {
                return true;
            }
        }
        return false;
    }

    private boolean sentenceHolds(Range sentence, String first, String second) {
        for (int i = sentence.start(); i + 1 < sentence.end(); i++) {
            if (tokens.get(i).key().equals(key(first))
                    && tokens.get(i + 1).key().equals(key(second))) {
                return true;
            }
        }
        return false;
    }

    /** "Thời gian hoàn thành trước ngày 30/6.": the deadline of the sentence before, with no action of its own. */
    boolean isCompletion(Range sentence) {
        int from = clause.skipOpeners(sentence.start(), sentence.end());
        if (!Lexicon.COMPLETION.isAt(tokens, from, sentence.end())) {
            return false;
        }
        List<Deadline> deadlines = clause.shifted(from, sentence.end());
        return !deadlines.isEmpty()
                && tokens.get(sentence.end() - 1).start() - deadlines.getLast().end() < LONGEST_TAIL;
    }

    /** "Sở A đã tổ chức …; các trường phối hợp tốt …": what goes on with something done was done as well. */
    boolean isTold(int from, int end) {
        UnitList list = from < end ? grammar.list(from, end, true) : null;
        return list != null
                && list.next() < end
                && tokens.get(list.next()).key().equals(ALREADY)
                && clause.thenUnit(from, end) < 0;
    }

    /** "… cho biết, nhà trường hiện có 12 khoa": what follows in the paragraph tells on. */
    boolean tells(Range sentence) {
        for (int i = sentence.start(); i < sentence.end(); i++) {
            if (Lexicon.TELLING.isAt(tokens, i, sentence.end())) {
                return true;
            }
        }
        return isTold(clause.skipOpeners(sentence.start(), sentence.end()), sentence.end());
    }

    /** "Đồng chí Bí thư nhấn mạnh: các cấp ủy cần …": words of a speech, unless they assign something. */
    boolean isSaid(int from, int end) {
        int colon = clause.colonIn(from, Math.min(end, from + Clause.LONGEST_CIRCUMSTANCE));
        return colon > from + 2
                && (Lexicon.STRESSED.isAt(tokens, colon - 2, colon) || Lexicon.STRESSED.isAt(tokens, colon - 1, colon))
                && !clause.isMarked(colon, end);
    }
}
