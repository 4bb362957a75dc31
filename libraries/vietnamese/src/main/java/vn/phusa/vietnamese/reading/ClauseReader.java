package vn.phusa.vietnamese.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Deadline;
import vn.phusa.vietnamese.Deadlines;
import vn.phusa.vietnamese.Recurrence;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.Tokenizer;
import vn.phusa.vietnamese.VietnameseText;
import vn.phusa.vietnamese.reading.UnitGrammar.Unit;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/**
 * Reads one paragraph or list item: cuts it into sentences and parts, finds in each the subject that owes, the mark of its
 * duty, the coordinators and the deadlines.
 */
final class ClauseReader {

    /** The farthest that a mark of duty is looked for behind the start of its subject, in tokens. */
    private static final int LONGEST_SUBJECT = 60;

    private static final int LONGEST_CIRCUMSTANCE = 30;

    /** "Báo cáo định kỳ:" before the sentence proper. */
    private static final int LONGEST_LABEL = 10;

    private static final int LONGEST_UNKNOWN = 14;

    /** The farthest that a mark of duty is looked for behind a verb that may describe its subject, in tokens. */
    private static final int LONGEST_DESCRIPTION = 24;

    /** "A giao B giao C …": nobody passes an order on more often. */
    private static final int DEEPEST_CHAIN = 8;

    private static final int DEEPEST_LABEL = 2;

    /** A task has at least a verb and its object. */
    private static final int SHORTEST_TASK = 3;

    /** A verb with fewer tokens behind it may as well be the end of a heading. */
    private static final int SHORTEST_ACTION = 5;

    /** Letters that may stand behind the deadline of a sentence that says nothing else. */
    private static final int LONGEST_TAIL = 12;

    /** What is longer than this, in tokens, is no clause; it is cut, so that reading stays linear. */
    private static final int LONGEST_PART = 500;

    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();
    private static final Set<String> ROMAN_ITEMS = Set.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x");
    private static final Set<String> PERSONS = keys(
            "tổ", "cá", "doanh", "người", "cơ", "chủ", "nhà", "hợp", "công", "hộ", "nông", "thành", "tỉnh", "xã",
            "phường", "phía", "bên", "cấp", "huyện", "ông", "giáo", "giảng", "nhân", "chuyên", "kỹ", "điều", "bác");
    private static final Set<String> COORDINATION_NOUNS =
            keys("chế", "trình", "tác", "sự", "hoạch", "kết", "việc", "quả");
    private static final String BY = key("do");
    private static final String THEN = key("thì");
    private static final String LEADING = key("chủ");
    private static final String TOGETHER = key("phối");
    private static final String HANDED = key("được");
    private static final String ASSIGN = key("giao");
    private static final String ALREADY = key("đã");
    private static final String MUST = key("phải");
    private static final String WHICHEVER = key("nào");
    private static final String WITH = key("với");
    private static final String THIS = key("này");
    private static final String BEING = key("là");
    private static final String WHILE = key("còn");
    private static final String AND = key("và");
    private static final String ALONGSIDE = key("cùng");
    private static final String OF = key("của");
    private static final String DOING = key("việc");
    private static final String ABOUT = key("về");

    private final List<Token> tokens;
    private final String text;
    private final UnitGrammar grammar;
    /** Whether the paragraph says who carries the paper out. */
    private final boolean executes;

    private int depth;
    /** Whether the paragraph stands in a list of what somebody is to do. */
    private boolean underDuties;
    /** Whether somebody has been named above who is to do what the paragraph says. */
    private boolean led;

    /** @param text the text the token offsets point into */
    ClauseReader(List<Token> tokens, String text) {
        this(tokens, text, new KnownNames());
    }

    /** @param names the names that the paper has shown whole so far */
    ClauseReader(List<Token> tokens, String text, KnownNames names) {
        this.tokens = tokens;
        this.text = text;
        this.grammar = new UnitGrammar(tokens, names);
        this.executes = holds(Lexicon.EXECUTING, 0, tokens.size());
    }

    /** A lead or coordinator list with the wording it came from. */
    record Holder(
            List<String> leads,
            List<String> coordinators,
            boolean duties,
            boolean othersFollow,
            List<Deadline> deadlines) {
        static final Holder NOBODY = new Holder(List.of(), List.of(), false);

        /** What stands below may be done, and nobody owes it. Known by being this very holder, not by what it holds. */
        static final Holder POWERS = new Holder(List.of(), List.of(), true);

        Holder(List<String> leads, List<String> coordinators) {
            this(leads, coordinators, false);
        }

        Holder(List<String> leads, List<String> coordinators, boolean duties) {
            this(leads, coordinators, duties, false, List.of());
        }

        /** With whom something else was to be done, said before the list, does not hold for the list. */
        Holder alone() {
            return new Holder(leads, List.of(), duties, othersFollow, deadlines);
        }

        /** "Trước ngày 30/6/2027, Sở A có trách nhiệm:": the day holds for what the list below says, unless it says another. */
        Draft inTime(Draft draft) {
            return deadlines.isEmpty()
                            || !draft.deadlines().isEmpty()
                            || !draft.leads().equals(leads)
                    ? draft
                    : with(draft, draft.end(), deadlines);
        }
    }

    /** "Chủ trì, phối hợp với: - Sở A làm việc này": the unit of the item takes part, the one above the list leads. */
    static Draft joined(Draft draft, Holder above) {
        List<String> others = draft.leads().equals(above.leads()) ? draft.coordinators() : draft.leads();
        return new Draft(
                above.leads(),
                others,
                draft.start(),
                draft.subject(),
                draft.predicate(),
                draft.action(),
                draft.end(),
                draft.because(),
                draft.deadlines());
    }

    /**
     * A commitment found, in token places.
     *
     * @param leads empty when the part names none and one is taken over from before
     * @param start index of the first token of the quote
     * @param subject index of the first token of subject or action, behind circumstances
     * @param predicate index of the first token behind the subject
     * @param action index of the first token of the action, behind the coordinators
     * @param end index after the last token
     * @param because the phrase that makes it a duty
     */
    record Draft(
            List<String> leads,
            List<String> coordinators,
            int start,
            int subject,
            int predicate,
            int action,
            int end,
            String because,
            List<Deadline> deadlines) {}

    private record Subject(List<Unit> units, int start, int predicate, int mark) {}

    private record Range(int start, int end) {}

    /** What a paragraph says: its commitments, and whom its last words name for the list that may follow. */
    record Result(List<Draft> drafts, @Nullable Holder introduced) {}

    /** Reads the whole paragraph; {@code inherited} is whom a heading or list introduction named. */
    Result read(Holder inherited, boolean opensList) {
        List<Draft> found = new ArrayList<>();
        Holder introduced = null;
        Holder running = inherited;
        boolean told = false;
        underDuties = inherited.duties();
        led = !inherited.leads().isEmpty();
        List<Range> sentences = sentences();
        for (int s = 0; s < sentences.size(); s++) {
            Range sentence = sentences.get(s);
            if (isClosingFormula(sentence) || isToldOnly(sentence) || asks(sentence)) {
                continue;
            }
            boolean last = s == sentences.size() - 1;
            if (last && (opensList || endsWithColon(sentence))) {
                introduced = introduction(sentence, running);
                if (introduced != null && opensList) {
                    Range own = beforeAnnouncement(sentence);
                    List<Draft> said = own == null ? List.of() : sentence(own, Holder.NOBODY);
                    // "Bộ A là cơ quan đầu mối, có trách nhiệm:": a comma parts nothing from it, unless others take
                    // part.
                    boolean apart = own != null && !tokens.get(own.end()).text().equals(",");
                    said = apart
                                    || said.stream()
                                            .anyMatch(draft ->
                                                    !draft.coordinators().isEmpty())
                            ? said
                            : List.of();
                    found.addAll(said);
                    introduced = said.isEmpty() ? introduced : introduced.alone();
                    continue;
                }
            }
            if (endsWithColon(sentence) && isIssuing(sentence)) {
                continue;
            }
            if (!found.isEmpty() && !running.leads().isEmpty() && isCompletion(sentence)) {
                extendLast(found, sentence.end());
                continue;
            }
            List<Draft> drafts =
                    told && !isMarked(sentence.start(), sentence.end()) ? List.of() : sentence(sentence, running);
            told |= tells(sentence);
            if (isGeneralIntroduction(drafts, sentences, s)) {
                continue;
            }
            found.addAll(drafts);
            if (!drafts.isEmpty()) {
                List<String> leads = drafts.getLast().leads();
                running = new Holder(leads, List.of(), running.duties() && leads.equals(running.leads()));
            } else if (!opensWithAction(sentence) && !isAboutThing(sentence)) {
                running = inherited;
            }
        }
        return new Result(found, introduced);
    }

    /** "Bộ A là cơ quan đầu mối … và có trách nhiệm sau đây:": what is said before the words that lead the list in. */
    private @Nullable Range beforeAnnouncement(Range sentence) {
        for (int i = Math.max(sentence.start() + 2, sentence.end() - LONGEST_LABEL); i < sentence.end(); i++) {
            boolean further = tokens.get(i - 1).key().equals(AND)
                    || tokens.get(i - 1).text().equals(",");
            if (further && Lexicon.RESPONSIBLE.isAt(tokens, i, sentence.end())) {
                return new Range(sentence.start(), i - 1);
            }
        }
        return null;
    }

    // ---- sentences and parts ------------------------------------------------------------------------------------

    private List<Range> sentences() {
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
    private List<Range> parts(Range sentence) {
        List<Range> parts = new ArrayList<>();
        int depth = 0;
        int start = sentence.start();
        for (int i = sentence.start(); i < sentence.end(); i++) {
            String mark = tokens.get(i).text();
            if (itemNumber(i, sentence.end()) > 0) {
                if (i > start) {
                    parts.add(new Range(start, i));
                }
                start = i + itemNumber(i, sentence.end());
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
                && holds(Lexicon.STRICT_MARKERS, start, comma)
                && thenUnit(comma + 1, end) > 0;
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
                    && endsWithPartners(before)) {
                joined.set(joined.size() - 1, new Range(before.start(), part.end()));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    /** Whether a part names who leads and with whom, and no action yet. */
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
            int from = skipOpeners(part.start(), part.end());
            from = behindOrder(from, part.end());
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
        int order = who == null ? from : skipToPredicate(who.next(), end);
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

    /** The tokens of "(ii)" or, behind a colon or semicolon, of "b)"; 0 if no item begins here. */
    private int itemNumber(int i, int end) {
        if (i + 2 < end
                && tokens.get(i).text().equals("(")
                && tokens.get(i + 2).text().equals(")")
                && (ROMAN_ITEMS.contains(tokens.get(i + 1).text()) || isItem(tokens.get(i + 1)) && opensItem(i))) {
            return 3;
        }
        boolean item =
                i + 1 < end && isItem(tokens.get(i)) && tokens.get(i + 1).text().equals(")");
        return item && i > 0 && opensItem(i) ? 2 : 0;
    }

    /** A letter or a small number, as they count the items of a list. */
    private static boolean isItem(Token token) {
        return token.text().length() == 1 && token.kind() != Token.Kind.MARK
                || token.text().length() == 2 && token.kind() == Token.Kind.NUMBER;
    }

    private boolean opensItem(int i) {
        return i == 0 || ":;.".contains(tokens.get(i - 1).text());
    }

    private boolean endsWithColon(Range sentence) {
        return sentence.end() > sentence.start()
                && tokens.get(sentence.end() - 1).text().equals(":");
    }

    /** "Trong quá trình thực hiện, nếu có vướng mắc, … phản ánh về …": asks for feedback, lays down no duty. */
    private boolean isClosingFormula(Range sentence) {
        boolean difficulty = false;
        boolean condition = false;
        boolean told = false;
        boolean inform = false;
        boolean asks = false;
        boolean concludes = Lexicon.CONCLUDING.isAt(tokens, sentence.start(), sentence.end());
        for (int i = sentence.start(); i < Math.min(sentence.end(), sentence.start() + LONGEST_SUBJECT); i++) {
            String key = tokens.get(i).key();
            difficulty |= key.equals(key("vướng"))
                    || key.equals(key("khó"))
                    || condition && Lexicon.AMENDING.isAt(tokens, i, sentence.end());
            asks |= Lexicon.FEEDBACK.isAt(tokens, i, sentence.end());
            inform |= key.equals(key("để"));
            told |= inform && key.equals(key("biết"));
            condition |= key.equals(key("nếu"))
                    || concludes && Lexicon.MEANWHILE.isAt(tokens, i, sentence.end())
                    || i < sentence.start() + 6
                            && (key.equals(key("trình")) || key.equals(key("sinh")) || key.equals(key("gặp")));
        }
        boolean opens =
                Lexicon.CIRCUMSTANCES.isAt(tokens, skipOpeners(sentence.start(), sentence.end()), sentence.end());
        boolean notice = told && sentenceHolds(sentence, "thông", "báo");
        return difficulty && condition && opens && asks || notice;
    }

    /** "Ai có trách nhiệm báo cáo?": a question lays a duty on nobody. */
    private boolean asks(Range sentence) {
        return sentence.end() < tokens.size()
                && tokens.get(sentence.end()).text().equals("?");
    }

    /** "Tại buổi làm việc, Sở A báo cáo …": a report on an occasion, unless it lays a marked duty on somebody. */
    private boolean isToldOnly(Range sentence) {
        int from = skipOpeners(sentence.start(), sentence.end());
        if (!Lexicon.OCCASIONS.isAt(tokens, from, sentence.end())
                && !isReportOfYear(from, sentence.end())
                && !reachesNow(from, sentence.end())
                && !Telling.isReport(tokens, from, sentence.end())
                && !compares(from, sentence.end())) {
            return false;
        }
        for (int i = from; i < sentence.end(); i++) {
            int asked = Lexicon.DEMANDS.lengthAt(tokens, i, sentence.end());
            boolean demands = asked > 0 && grammar.startsUnit(i + asked, sentence.end()) && !isBehindDone(i, from);
            if (Lexicon.RESPONSIBLE.isAt(tokens, i, sentence.end())
                    || demands
                    || tokens.get(i).key().equals(ASSIGN) && !isBehindDone(i, from)) {
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
        for (int i = from + 3; i < end; i++) {
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
        return deadlinesAhead(from, end).stream()
                .anyMatch(deadline -> deadline.phrase().length() > 12);
    }

    /** "nhiệm vụ đã giao", "văn bản đã ban hành": "đã" that describes a thing. */
    private boolean isBehindThing(int i) {
        return tokens.get(i).key().equals(ALREADY)
                && i + 1 < tokens.size()
                && (Lexicon.NOUN_ENDS.isAt(tokens, i - 1, i)
                        || tokens.get(i + 1).key().equals(HANDED));
    }

    /** "đã tiếp thu và giao …": whether what is done stands shortly before. */
    private boolean isBehindDone(int i, int from) {
        for (int j = i - 1; j >= Math.max(from, i - 6); j--) {
            if (tokens.get(j).key().equals(ALREADY)) {
                return true;
            }
            if (tokens.get(j).kind() == Token.Kind.MARK) {
                return false;
            }
        }
        return false;
    }

    /** "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:" only leads a paper in. */
    private boolean isIssuing(Range sentence) {
        boolean follows = sentenceHolds(sentence, "như", "sau") || sentenceHolds(sentence, "sau", "đây");
        for (int i = Math.max(sentence.start() + 1, sentence.end() - LONGEST_CIRCUMSTANCE);
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

    /** "… giao các Vụ, Viện làm đầu mối …. Theo đó, Vụ A chủ trì …": the first sentence only leads the second in. */
    private boolean isGeneralIntroduction(List<Draft> drafts, List<Range> sentences, int s) {
        if (drafts.size() != 1 || s + 1 >= sentences.size()) {
            return false;
        }
        Range next = sentences.get(s + 1);
        boolean specified = Lexicon.SPECIFIERS.isAt(tokens, next.start(), next.end());
        boolean unnamed = drafts.getFirst().leads().stream().allMatch(ClauseReader::isCollective);
        return specified && unnamed;
    }

    private static boolean isCollective(String lead) {
        return Lexicon.DETERMINERS.isAt(Tokenizer.tokens(lead), 0, 2);
    }

    // ---- one sentence -------------------------------------------------------------------------------------------

    /** "Thời gian hoàn thành trước ngày 30/6.": the deadline of the sentence before, with no action of its own. */
    private boolean isCompletion(Range sentence) {
        int from = skipOpeners(sentence.start(), sentence.end());
        if (!Lexicon.COMPLETION.isAt(tokens, from, sentence.end())) {
            return false;
        }
        List<Deadline> deadlines = shifted(from, sentence.end());
        return !deadlines.isEmpty()
                && tokens.get(sentence.end() - 1).start() - deadlines.getLast().end() < LONGEST_TAIL;
    }

    private List<Draft> sentence(Range sentence, Holder before) {
        List<Draft> drafts = new ArrayList<>();
        List<Range> parts = parts(sentence);
        Holder running = before;
        Holder previous = Holder.NOBODY;
        Holder timed = Holder.NOBODY;
        List<String> heading = List.of();
        boolean told = false;
        boolean powers = false;
        for (int p = 0; p < parts.size(); p++) {
            Range part = parts.get(p);
            boolean introducesItems = p == 0 && parts.size() > 1 && endsWithColon(part);
            if (introducesItems) {
                Holder introduced = introduction(part, before);
                if (introduced != null && introduced.leads().isEmpty()) {
                    running = Holder.NOBODY;
                    continue;
                }
                if (introduced != null) {
                    running = introduced;
                    timed = introduced;
                    heading = introduced.leads();
                    // The words before "(i)" belong to the quote of the first item.
                    parts.set(1, new Range(part.start(), parts.get(1).end()));
                    continue;
                }
            }
            int opening = skipOpeners(part.start(), part.end());
            if (!drafts.isEmpty() && Lexicon.COMPLETION.isAt(tokens, opening, part.end())) {
                extendLast(drafts, part.end());
                continue;
            }
            told |= isTold(opening, part.end())
                    || p == 0
                            && opening < part.end()
                            && Lexicon.COUNTED_UP.isAt(tokens, opening, part.end())
                            && !isMarked(opening, part.end());
            List<Draft> own;
            boolean named = opening < part.end() && grammar.startsUnit(opening, part.end());
            if (powers && !named && !isMarked(opening, part.end())) {
                own = List.of();
            } else if (told && !isMarked(opening, part.end())) {
                own = List.of();
            } else if (!drafts.isEmpty() && asksOthers(opening, part.end(), drafts.getLast())) {
                own = predicate(new Subject(List.of(), opening, opening, opening), opening, part.end());
            } else {
                own = part(part, heading.isEmpty() ? null : heading);
            }
            // "Ủy ban có quyền yêu cầu …; cử thành viên xem xét …": what it may do goes on.
            powers = own.isEmpty() && (powers && !named || grantsTo(opening, part.end()));
            boolean details = !drafts.isEmpty()
                    && Lexicon.WITHIN.isAt(tokens, part.start(), part.end())
                    && own.size() == 1
                    && own.getFirst().leads().isEmpty();
            if (details) {
                extendLast(drafts, part.end());
                continue;
            }
            if (own.isEmpty() && p == 0 && before.duties() && isUnknownDuty(opening, part.end())) {
                own = predicate(new Subject(List.of(), opening, opening, opening), opening, part.end());
            }
            if (own.isEmpty()) {
                boolean forbids = Lexicon.NOT.isAt(tokens, opening, part.end());
                boolean decides = Lexicon.DECIDING.isAt(tokens, opening, part.end());
                if (!drafts.isEmpty() && !forbids && !decides && !opensNewThought(part)) {
                    extendLast(drafts, part.end());
                }
                continue;
            }
            if (!drafts.isEmpty() && own.size() == 1 && isBareCooperation(own.getFirst())) {
                Draft leader = drafts.removeLast();
                List<String> others = new ArrayList<>(leader.coordinators());
                others.addAll(own.getFirst().leads());
                drafts.add(with(
                        new Draft(
                                leader.leads(),
                                others,
                                leader.start(),
                                leader.subject(),
                                leader.predicate(),
                                leader.action(),
                                leader.end(),
                                leader.because(),
                                leader.deadlines()),
                        part.end(),
                        leader.deadlines()));
                continue;
            }
            if (!drafts.isEmpty() && isBareLead(drafts.getLast()) && isCooperation(own.getFirst())) {
                Draft leader = drafts.removeLast();
                Draft first = own.getFirst();
                List<String> others = new ArrayList<>(first.leads());
                others.addAll(first.coordinators());
                drafts.add(new Draft(
                        leader.leads(),
                        others,
                        leader.start(),
                        leader.subject(),
                        leader.predicate(),
                        first.action(),
                        first.end(),
                        leader.because(),
                        first.deadlines()));
                own = own.subList(1, own.size());
            }
            for (Draft draft : own) {
                boolean carriesOn = false;
                if (draft.leads().isEmpty()) {
                    if (running.leads().isEmpty()) {
                        continue;
                    }
                    carriesOn = draft.coordinators().isEmpty()
                            && drafts.size() > 0
                            && draft.start() >= part.start()
                            && !previous.coordinators().isEmpty()
                            && !Lexicon.OWN_DUTIES.isAt(tokens, draft.start(), draft.end())
                            && !tokens.get(draft.start()).isCapitalised()
                            && draft == own.getFirst();
                    draft = new Draft(
                            running.leads(),
                            carriesOn
                                    ? previous.coordinators()
                                    : draft.coordinators().isEmpty() && drafts.isEmpty()
                                            ? running.coordinators()
                                            : draft.coordinators(),
                            draft.start(),
                            draft.subject(),
                            draft.predicate(),
                            draft.action(),
                            draft.end(),
                            draft.because(),
                            draft.deadlines());
                } else {
                    running = new Holder(draft.leads(), List.of());
                }
                // Who takes part in what is led takes part in all of its parts.
                previous = carriesOn
                        ? previous
                        : leadsWithOthers(draft) ? new Holder(draft.leads(), draft.coordinators()) : Holder.NOBODY;
                drafts.add(timed.inTime(draft));
            }
        }
        return drafts;
    }

    /** "Trường hợp cần thiết, Ủy ban A có quyền …". */
    private boolean grantsTo(int from, int end) {
        int i = from;
        while (i < end && !grammar.startsUnit(i, end)) {
            i++;
        }
        UnitList list = grammar.list(i, end, true);
        return list != null && Lexicon.ALLOWED.isAt(tokens, list.next(), end);
    }

    /** "Phòng Tư pháp kiểm tra hồ sơ; yêu cầu xã bổ sung": to ask others is one more thing that who acts does. */
    private boolean asksOthers(int from, int end, Draft before) {
        int plea = from < end ? Lexicon.PLEAS.lengthAt(tokens, from, end) : 0;
        return plea > 0
                && grammar.startsUnit(from + plea, end)
                && !tokens.get(from).isCapitalised()
                && !before.leads().isEmpty()
                && (Lexicon.PROPOSING.isAt(tokens, from, end)
                        || !holds(Lexicon.ASSIGNMENTS, before.subject(), before.predicate()));
    }

    /** "Sở A chủ trì; …": who leads, while what is led follows. */
    private boolean isBareLead(Draft draft) {
        int length = Lexicon.LEADS.lengthAt(tokens, draft.predicate(), draft.end());
        return length > 0
                && draft.predicate() + length >= draft.end()
                && draft.coordinators().isEmpty();
    }

    private boolean isCooperation(Draft draft) {
        return !draft.leads().isEmpty() && tokens.get(draft.predicate()).key().equals(TOGETHER);
    }

    /** "…; Sở B, Sở C phối hợp": what these do is to take part in what the part before says. */
    private boolean isBareCooperation(Draft draft) {
        int from = draft.predicate();
        return !draft.leads().isEmpty()
                && draft.coordinators().isEmpty()
                && tokens.get(from).key().equals(TOGETHER)
                && from + 2 <= draft.end()
                && (from + 2 == draft.end()
                        || Lexicon.CARRYING_OUT.lengthAt(tokens, from + 2, draft.end()) == draft.end() - from - 2);
    }

    /** "Sở A đã tổ chức …; các trường phối hợp tốt …": what goes on with something done was done as well. */
    private boolean isTold(int from, int end) {
        UnitList list = from < end ? grammar.list(from, end, true) : null;
        return list != null
                && list.next() < end
                && tokens.get(list.next()).key().equals(ALREADY)
                && thenUnit(from, end) < 0;
    }

    /** "… cho biết, nhà trường hiện có 12 khoa": what follows in the paragraph tells on. */
    private boolean tells(Range sentence) {
        for (int i = sentence.start(); i < sentence.end(); i++) {
            if (Lexicon.TELLING.isAt(tokens, i, sentence.end())) {
                return true;
            }
        }
        return isTold(skipOpeners(sentence.start(), sentence.end()), sentence.end());
    }

    private boolean isMarked(int from, int end) {
        if (!deadlinesAhead(from, end).isEmpty()) {
            return true;
        }
        for (int i = from; i < end; i++) {
            if (Lexicon.RESPONSIBLE.isAt(tokens, i, end) || tokens.get(i).key().equals(ASSIGN)) {
                return true;
            }
        }
        return false;
    }

    private List<Deadline> deadlinesAhead(int from, int end) {
        return shifted(from, end).stream()
                .filter(deadline -> deadline.due() != null)
                .toList();
    }

    /** Whether the clause says "chủ trì, phối hợp với", so that the others take part in its further parts as well. */
    private boolean leadsWithOthers(Draft draft) {
        String because = draft.because().toLowerCase(Locale.ROOT);
        return (because.startsWith("chủ trì") || because.startsWith("có trách nhiệm chủ trì"))
                && !draft.coordinators().isEmpty();
    }

    private void extendLast(List<Draft> drafts, int end) {
        Draft longer = with(drafts.removeLast(), end, List.of());
        drafts.add(with(longer, end, deadlines(longer)));
    }

    private boolean opensNewThought(Range part) {
        int i = skipOpeners(part.start(), part.end());
        if (Lexicon.AIMS.isAt(tokens, i, part.end())) {
            return false;
        }
        return i >= part.end()
                || Lexicon.CIRCUMSTANCES.isAt(tokens, i, part.end())
                || grammar.startsUnit(i, part.end());
    }

    /** In a list under "có trách nhiệm:" an item need not begin with a verb that the lexicon knows. */
    private boolean isUnknownDuty(int from, int end) {
        if (from < end
                && (Lexicon.CONDITIONS.isAt(tokens, from, end) || Lexicon.TIME_OPENERS.isAt(tokens, from, end))) {
            return holdsMust(from, end);
        }
        return from < end
                && tokens.get(from).isCapitalised()
                && tokens.get(from).kind() == Token.Kind.WORD
                && !(from + 1 < end && tokens.get(from + 1).isCapitalised())
                && !namesThis(from, end)
                && (!Lexicon.NOUN_STARTERS.isAt(tokens, from, end)
                        || Lexicon.HAVING_TO.isAt(tokens, from, end)
                        || Lexicon.NOT.isAt(tokens, from, end) && isVerb(from + 1, end))
                && !grammar.startsUnit(from, end)
                && !Lexicon.CIRCUMSTANCES.isAt(tokens, from, end);
    }

    /** "Khoa Dược: Dự trù thuốc": behind a name and a colon an action that the lexicon does not know, and nobody's name or office. */
    private boolean isUnknownTask(int from, int end) {
        if (end - from < SHORTEST_TASK
                || !isUnknownDuty(from, end)
                || Lexicon.OFFICES.isAt(tokens, from, end)
                || Lexicon.NOUNS.isAt(tokens, from, end)) {
            return false;
        }
        for (int i = from + 1; i < Math.min(end, from + SHORTEST_TASK + 1); i++) {
            if (tokens.get(i).isCapitalised() || tokens.get(i).kind() != Token.Kind.WORD) {
                return false;
            }
        }
        return true;
    }

    /** "Chỉ thị này có hiệu lực …": what "này" points at is a thing, not an action. */
    private boolean namesThis(int from, int end) {
        for (int i = from + 1; i < Math.min(end, from + 4); i++) {
            if (tokens.get(i).key().equals(THIS)) {
                return true;
            }
        }
        return false;
    }

    /** "Khi phát hiện cháy phải báo ngay …" in a list of duties. */
    private boolean holdsMust(int from, int end) {
        for (int i = from; i < Math.min(end, from + LONGEST_SUBJECT); i++) {
            if (tokens.get(i).key().equals(MUST)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the paragraph begins with what shall be done and ends like a sentence, so that who acts stands before it. */
    boolean goesOn() {
        int end = tokens.size();
        return end > 1
                && ".;:".contains(tokens.get(end - 1).text())
                && !Lexicon.ASSIGNMENTS.isAt(tokens, 0, end)
                && opensWithAction(new Range(0, end));
    }

    /** "Việc tuyển dụng phải …": a rule about a thing, in the middle of what somebody is told to do. */
    private boolean isAboutThing(Range sentence) {
        return tokens.get(sentence.start()).key().equals(DOING);
    }

    private boolean opensWithAction(Range sentence) {
        return isAction(skipOpeners(sentence.start(), sentence.end()), sentence.end());
    }

    /** The commitments of one part; leads stay empty where the part names none. */
    private List<Draft> part(Range part, @Nullable List<String> heading) {
        int from = skipOpeners(part.start(), part.end());
        int end = part.end();
        if (from >= end || Lexicon.NOT_BINDING.isAt(tokens, from, end) || isSaid(from, end)) {
            return List.of();
        }
        // "Tổ chức cán bộ trực": what is to be done, not who does it.
        boolean organises = grammar.organisesSomething(from, end) && markAfter(from, end) < 0;
        if (organises && led) {
            return predicate(new Subject(List.of(), from, from, from), from, end);
        }
        // "Tháng 10 hằng năm thông báo danh sách …": right behind its time stands what the one above is to do.
        int timed = led && Lexicon.TIME_OPENERS.isAt(tokens, from, end) ? behindCycle(from, end) : from;
        if (timed > from + 1 && isVerb(timed, end) && !tokens.get(timed).isCapitalised()) {
            return predicate(new Subject(List.of(), from, timed, timed), from, end);
        }
        Subject subject = heading == null ? findSubject(from, end) : subjectAt(from, end);
        if (subject != null
                && organises
                && subject.start() == from
                && !subject.units().isEmpty()) {
            subject = subject.units().getFirst().start() == from ? null : subject;
        }
        if (subject == null && heading != null) {
            for (int colon = colonIn(from, end); colon > 0; colon = colonIn(colon + 1, end)) {
                int verb = skipOpeners(colon + 1 + itemNumber(colon + 1, end), end);
                if (isAction(verb, end)) {
                    return predicate(new Subject(List.of(), from, verb, verb), from, end);
                }
            }
        }
        if (subject != null) {
            return predicate(subject, quoteStart(from, subject, end), end);
        }
        int action = from;
        if (!isAction(action, end)) {
            action = actionBehindCircumstance(from, end);
        }
        if (tokens.get(from).kind() == Token.Kind.NUMBER && behindCycle(from, end) > from + 1) {
            action = behindCycle(from, end);
        }
        boolean alongside = actsAlongside(from, end);
        if (alongside) {
            action = from;
        }
        if (action < end && (alongside || isAction(action, end)) && !isReported(action, end)) {
            return predicate(new Subject(List.of(), from, action, action), from, end);
        }
        return List.of();
    }

    /** "…; cùng với Mặt trận giám sát …": what is done together with somebody. */
    private boolean actsAlongside(int from, int end) {
        int length = Lexicon.TOGETHER_AFTER_LEAD.lengthAt(tokens, from, end);
        UnitList others = length == 0 ? null : grammar.list(from + length, end, true);
        int verb = others == null ? end : skipToPredicate(others.next(), end);
        return verb < end && isVerb(verb, end);
    }

    /** "Đồng chí Bí thư nhấn mạnh: các cấp ủy cần …": words of a speech, unless they assign something. */
    private boolean isSaid(int from, int end) {
        int colon = colonIn(from, Math.min(end, from + LONGEST_CIRCUMSTANCE));
        return colon > from + 2
                && (Lexicon.STRESSED.isAt(tokens, colon - 2, colon) || Lexicon.STRESSED.isAt(tokens, colon - 1, colon))
                && !isMarked(colon, end);
    }

    private int colonIn(int from, int end) {
        for (int i = from; i < end; i++) {
            if (tokens.get(i).text().equals(":")) {
                return i;
            }
        }
        return -1;
    }

    /** "Trong vòng 08 giờ phải báo cáo …": the index of what must be done behind a time and no comma, or -1. */
    private int mustInTime(int from, int end) {
        if (!Lexicon.TIME_OPENERS.isAt(tokens, from, end)) {
            return -1;
        }
        for (int i = from + 1; i + 1 < Math.min(end, from + LONGEST_LABEL); i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK || grammar.startsUnit(i, end)) {
                return -1;
            }
            if (tokens.get(i).key().equals(MUST)) {
                return isVerb(i + 1, end) ? i : -1;
            }
        }
        return -1;
    }

    /** "Trước ngày 30/6/2026, hoàn thành …" in a list: the action behind an opening date. */
    private int actionBehindCircumstance(int from, int end) {
        if (!opensCircumstance(from, end)) {
            return end;
        }
        int must = mustInTime(from, end);
        if (must > 0) {
            return must;
        }
        for (int i = from; i < Math.min(end, from + LONGEST_CIRCUMSTANCE); i++) {
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
                if (isAction(i + 1, end)) {
                    return i + 1;
                }
                boolean place = Lexicon.PLACES.isAt(tokens, i + 1, end)
                        && !tokens.get(i + 1).isCapitalised();
                if (!tokens.get(i).text().equals(",") || grammar.startsUnit(i + 1, end) && !place) {
                    return end;
                }
                continue;
            }
            if (i > from + 1 && tokens.get(i - 1).kind() == Token.Kind.NUMBER && isVerb(i, end)) {
                return i;
            }
            boolean joins = i > from + 1
                    && Lexicon.GROUNDS.isAt(tokens, from, end)
                    && Lexicon.TOGETHER_WITH.lengthAt(tokens, i, end) > 2
                    && !isCoordinationNoun(i);
            if (joins) {
                return i;
            }
        }
        return end;
    }

    private boolean isReported(int action, int end) {
        // "…; quyết định thành lập Văn phòng": goes on with what somebody is to do.
        int decided = action + Lexicon.DECIDING.lengthAt(tokens, action, end);
        return !(decided > action && (isVerb(decided, end) || Lexicon.SETTLES_FOR.isAt(tokens, decided, end)))
                && !Lexicon.NOT_LETTING.isAt(tokens, action, end)
                && Lexicon.NO_DUTY.isAt(tokens, action, end)
                && !Lexicon.DUTY_MARKERS.isAt(tokens, action, end);
    }

    private int quoteStart(int from, Subject subject, int end) {
        int circumstance = subject.start() - from;
        if (circumstance <= 0) {
            return subject.start();
        }
        if (Lexicon.TIME_OPENERS.isAt(tokens, from, end)
                && !Lexicon.CONDITIONS.isAt(tokens, from, end)
                && !shifted(from, subject.start()).isEmpty()) {
            return from;
        }
        // "Căn cứ …, Bộ A xác định …", "Trường hợp …, Bộ A …": a ground or case longer than that is no part of what is
        // to be done.
        int clause = tokens.get(end - 1).end() - tokens.get(subject.start()).start();
        boolean ground = Lexicon.GROUNDS.isAt(tokens, from, end) || Lexicon.CONDITIONS.isAt(tokens, from, end);
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

    private int skipOpeners(int from, int end) {
        int i = from;
        while (i < end) {
            Token token = tokens.get(i);
            int connective = Lexicon.CONNECTIVES.lengthAt(tokens, i, end);
            // "D Trường hợp …", "9, Chỉ đạo …": a list letter or number that a scan has left without its mark.
            boolean stray = i == 0
                    && token.text().length() == 1
                    && i + 2 < end
                    && (Lexicon.CIRCUMSTANCES.isAt(tokens, i + 1, end)
                            || tokens.get(i + 1).text().equals(",")
                                    && tokens.get(i + 2).isCapitalised());
            if (connective > 0 && Lexicon.VERBS.lengthAt(tokens, i, end) <= connective) {
                i += connective;
            } else if (stray) {
                i++;
            } else if (token.kind() == Token.Kind.MARK
                    && !token.text().equals("(")
                    && !token.text().equals("“")) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    // ---- subject ------------------------------------------------------------------------------------------------

    private @Nullable Subject findSubject(int from, int end) {
        if (from >= end) {
            return null;
        }
        Subject worded = worded(from, end);
        if (worded != null) {
            return worded;
        }
        int then = thenUnit(from, end);
        Subject consequent = then > 0 ? subjectAt(then, end) : null;
        if (consequent != null) {
            return consequent;
        }
        Subject first = subjectAt(from, end);
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
                told || who > from && who < end && tokens.get(who).isCapitalised() ? subjectAt(who, end) : null;
        if (behindAdverb != null) {
            return new Subject(behindAdverb.units(), from, behindAdverb.predicate(), behindAdverb.mark());
        }
        if (mustInTime(from, end) > 0) {
            return null;
        }
        boolean hurried = Lexicon.PLAIN_ADVERBS.isAt(tokens, from, end) && isAction(from, end);
        boolean circumstance = opensCircumstance(from, end) && !hurried || isGround(from, end);
        int label = colonIn(from, Math.min(end, from + LONGEST_LABEL));
        Subject behindLabel = null;
        boolean listed = label > 1
                && Lexicon.DETERMINERS.isAt(tokens, label - 2, label)
                && Lexicon.NAMED_IN_LISTS.isAt(tokens, label - 1, label);
        if (label > 0 && !listed && !opensBracket(from, label) && label + 1 < end && depth < DEEPEST_LABEL) {
            depth++;
            behindLabel = findSubject(skipOpeners(label + 1, end), end);
            depth--;
        }
        if (behindLabel != null) {
            return behindLabel;
        }
        if (!circumstance && isAction(from, end)) {
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
        int colon = colonIn(from, end);
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
                boolean plural = Lexicon.DETERMINERS.isAt(tokens, i, end);
                List<Unit> candidates = plural
                        ? List.of(named.units().getLast())
                        : named.units().subList(1, named.units().size());
                for (Unit candidate : candidates) {
                    boolean behindComma =
                            tokens.get(candidate.start() - 1).text().equals(",");
                    Subject acting = behindComma ? subjectAt(candidate.start(), end) : null;
                    if (acting != null) {
                        return acting;
                    }
                }
                i = Math.max(i, named.next() - 1);
                continue;
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
            if (opens && (circumstance || colon > 0 && i > colon)) {
                int opening = skipOpeners(i, end);
                Subject subject = subjectAt(opening, end);
                if (subject == null && ",:".contains(before.text())) {
                    subject = subjectAt(behindAdverbs(opening, end), end);
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
                if ((directs || before.text().equals(":")) && isAction(i, end)) {
                    return null;
                }
            }
        }
        if (circumstance) {
            int comma = lastCommaBefore(markAfter(from, end), from);
            boolean responsible = comma > 0 && Lexicon.RESPONSIBLE.isAt(tokens, markAfter(comma, end), end);
            Subject about = tokens.get(from).key().equals(ABOUT) ? passive(from, end) : null;
            if (about != null) {
                return about;
            }
            return responsible ? unknownSubject(comma + 1, end) : orderInside(from, end);
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

    /** "báo cáo cho cơ quan quản lý, cơ quan thi hành án": the index behind kinds to whom something is told, or {@code i}. */
    private int behindKinds(int i, int end) {
        UnitList list = tokens.get(i).isCapitalised() ? null : grammar.list(i, end, true);
        return list == null || list.units().getLast().proper() ? i : Math.max(i + 1, list.next());
    }

    /** "Đơn vị khai thác công trình thuộc huyện: Phòng A chủ trì …": whose case it is stands before the colon, who acts behind it. */
    private @Nullable Subject labelled(int from, int end) {
        int colon = colonIn(from, Math.min(end, from + LONGEST_SUBJECT));
        Subject behind = colon < 0 || colon + 1 >= end ? null : subjectAt(colon + 1, end);
        return behind != null && Lexicon.LEADS.isAt(tokens, behind.predicate(), end) ? behind : null;
    }

    /** "Cục Xuất nhập khẩu - Bộ Công Thương": one name. */
    private boolean isParentBehindDash(int i) {
        for (int k = i - 2; k >= Math.max(0, i - LONGEST_LABEL); k--) {
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
        boolean lastActs = Lexicon.STRICT_MARKERS.isAt(tokens, skipToPredicate(list.next(), end), end);
        return Math.max(i + 1, lastActs ? list.units().getLast().start() : list.next());
    }

    /** "… kính đề nghị Chủ tịch có ý kiến chỉ đạo như sau: Giao Sở A …": the order that is asked for is the one that counts. */
    private @Nullable Subject worded(int from, int end) {
        int colon = colonIn(from, end);
        int order = colon < 0 ? end : skipQuotes(colon + 1, end);
        boolean announced = colon > from
                && (Lexicon.WORDED_BEFORE.isAt(tokens, colon - 1, colon)
                        || Lexicon.WORDED_BEFORE.isAt(tokens, colon - 2, colon));
        return announced && order < end && tokens.get(order).key().equals(ASSIGN) ? subjectAt(order, end) : null;
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
        for (int i = from + 1; i < Math.min(end, from + LONGEST_SUBJECT); i++) {
            boolean behindComma = tokens.get(i - 1).text().equals(",");
            boolean order = tokens.get(i).key().equals(ASSIGN)
                            && (behindComma
                                    || Lexicon.MEETINGS.isAt(tokens, from, end) && !isBehindDone(i, from)
                                    || Lexicon.ASSIGNMENTS.lengthAt(tokens, i, end) > 1 && !isBehindDone(i, from)
                                    || tokens.get(i - 1).key().equals(THIS)
                                    || Lexicon.PAPERS.isAt(tokens, i - 2, i) && !isBehindDone(i, from))
                    || isDemand(i, from, end)
                    || isLeftTo(i, end);
            Subject subject = order && !tokens.get(i - 1).key().equals(HANDED) ? subjectAt(i, end) : null;
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
                && !isBehindDone(i, from)
                && !holds(Lexicon.ALLOWED, from, i);
    }

    private boolean holds(Phrases phrases, int from, int end) {
        for (int i = from; i < end; i++) {
            if (phrases.isAt(tokens, i, end)) {
                return true;
            }
        }
        return false;
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
        while (i < end && Lexicon.PLAIN_ADVERBS.isAt(tokens, i, end)) {
            i = behindCycle(i + Lexicon.PLAIN_ADVERBS.lengthAt(tokens, i, end), end);
        }
        return i;
    }

    /** "Theo đề nghị …", but not "Theo dõi …". */
    private boolean opensCircumstance(int from, int end) {
        int length = Lexicon.CIRCUMSTANCES.lengthAt(tokens, from, end);
        return length > 0 && Lexicon.VERBS.lengthAt(tokens, from, end) <= length;
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

    /** "… đã ban hành quyết định thì Sở A tiếp tục …": the unit behind "thì", or -1. */
    private int thenUnit(int from, int end) {
        for (int i = from + 2; i + 2 < end; i++) {
            if (tokens.get(i).key().equals(THEN)) {
                return grammar.startsUnit(i + 1, end) ? i + 1 : -1;
            }
            if (tokens.get(i).text().equals(":")) {
                return -1;
            }
        }
        return -1;
    }

    /** "trường hợp phát sinh khó khăn thì chủ trì, phối hợp với …": who acts has been named before. */
    private boolean thenActs(int from, int end) {
        if (!opensCircumstance(from, end)) {
            return false;
        }
        for (int i = from + 2; i + 2 < end; i++) {
            if (tokens.get(i).key().equals(THEN)) {
                return isPredicate(i + 1, end);
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
            int verb = list.proper() ? skipToPredicate(list.next(), end) : end;
            int behind = grammar.skipGloss(i, end);
            if (verb < behind
                    && isVerb(verb, behind)
                    && !deadlinesAhead(verb, behind).isEmpty()) {
                return new Subject(list.units(), from, verb, verb);
            }
        }
        return null;
    }

    /** "Xây dựng hệ thống cảnh báo: Sở A chủ trì, …": who leads stands behind the task and a colon. */
    private @Nullable Subject leaderBehindColon(int from, int end) {
        int colon = colonIn(from, end);
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
            int mark = list == null ? end : skipToPredicate(list.next(), end);
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
        int verb = skipOpeners(list.next() + 1, end);
        Subject ordered = Lexicon.ASSIGNMENTS.isAt(tokens, verb, end) ? subjectAt(verb, end) : null;
        if (ordered != null) {
            return ordered;
        }
        return isAction(verb, end) ? new Subject(list.units(), from, verb, verb) : null;
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
                && !(list.units().size() > 1 && isVerb(i - 2, i))
                && Lexicon.STRICT_MARKERS.isAt(tokens, skipToPredicate(list.next(), end), end)
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
                Subject demanded = subjectAt(i, end);
                if (demanded != null && Lexicon.DEMANDING.isAt(tokens, i - 1, i)) {
                    return new Subject(demanded.units(), from, demanded.predicate(), demanded.mark());
                }
            }
            if (order > 0) {
                UnitList list = grammar.list(i + order, end, true);
                if (list != null) {
                    int mark = skipToPredicate(list.next(), end);
                    boolean ordered = tokens.get(i).key().equals(ASSIGN)
                            && i > from
                            && tokens.get(i - 1).text().equals(",")
                            && isPredicate(mark, end);
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

    private @Nullable Subject subjectAt(int from, int end) {
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
            int mark = list == null ? end : skipToPredicate(list.next(), end);
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
        int mark = executes ? markAfter(from, end) : -1;
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
        if (shorter == list || !sentence || !isVerb(verb, end)) {
            return null;
        }
        // "Ban Tổ chức trao 12 giải": figures tell what was done, unless a day to come is set.
        int object = verb + Lexicon.VERBS.lengthAt(tokens, verb, end);
        boolean counted = tokens.get(object).kind() == Token.Kind.NUMBER;
        return counted && deadlinesAhead(verb, end).isEmpty() ? null : subjectOf(shorter, from, end);
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
        int verb = skipToPredicate(skipOpeners(colon + 1, end), end);
        return verb < end && isAction(verb, end) ? new Subject(list.units(), from, verb, verb) : null;
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
                && to - from < LONGEST_UNKNOWN
                && (tokens.get(to).isCapitalised() && tokens.get(to).isWord() || UnitGrammar.isDash(tokens.get(to)))) {
            foreign += UnitGrammar.isForeign(tokens.get(to)) ? 1 : 0;
            to++;
        }
        int next = to - from < 2 || foreign == 0 ? end : skipToPredicate(grammar.skipGloss(to, end), end);
        boolean acts = next < end && isPredicate(next, end) && !tokens.get(next).isCapitalised();
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
        if (!list.proper()
                && list.next() + 1 < end
                && tokens.get(list.next()).text().equals(":")) {
            UnitList names = grammar.list(list.next() + 1, end, true);
            int verb = names == null ? end : skipToPredicate(names.next(), end);
            if (names != null && names.proper() && verb < end && isPredicate(verb, end)) {
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
        int next = behindUnknownAdverb(skipToPredicate(list.next(), end), end);
        boolean role = Lexicon.ROLES.isAt(tokens, next, end) && next + 2 < end && !isPredicate(next, end);
        if (role && Lexicon.ORDERS.isAt(tokens, from, end)) {
            return new Subject(list.units(), from, next, from);
        }
        if (isAssignment(next, end)) {
            Subject further = subjectAt(next, end);
            if (further != null) {
                return new Subject(further.units(), from, further.predicate(), further.mark());
            }
        }
        if (next < end && (isPredicate(next, end) || tokens.get(next).text().equals(":"))) {
            return new Subject(list.units(), from, next, from);
        }
        if (actsUnknown(list, next, end)) {
            return new Subject(list.units(), from, next, from);
        }
        Subject marked = longSubject(object, end);
        if (marked != null) {
            return new Subject(marked.units(), from, marked.predicate(), marked.mark());
        }
        // "A giao B, C giao D chủ trì": B has no action of its own and shares D's.
        int behind = list.next() < end && tokens.get(list.next()).text().equals(",") ? list.next() + 1 : end;
        Subject following = behind < end ? subjectAt(behind, end) : null;
        boolean hands = tokens.get(from).key().equals(ASSIGN);
        if (following == null || !hands) {
            UnitList shorter = hands ? grammar.cutAtVerb(list, end) : list;
            boolean acts = shorter != list && isVerb(shorter.next(), end);
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
                && to - object < LONGEST_UNKNOWN
                && tokens.get(to).isCapitalised()
                && tokens.get(to).isWord()) {
            to++;
        }
        if (to - object < 2 || !Lexicon.ORDERS.isAt(tokens, from, end)) {
            return null;
        }
        int next = skipToPredicate(grammar.skipGloss(to, end), end);
        boolean acts = next < end && (isPredicate(next, end) || Lexicon.ROLES.isAt(tokens, next, end));
        return acts ? new Subject(List.of(new Unit(object, to, true)), from, next, from) : null;
    }

    private @Nullable Subject subjectOf(UnitList list, int from, int end) {
        int next = skipToPredicate(list.next(), end);
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
                    || !isPersons(list)
                            && Lexicon.OFFICES_OVER.isAt(
                                    tokens, list.units().getFirst().start(), end);
            boolean own = office && isAction(next, end) && !Lexicon.PLEAS.isAt(tokens, next, end);
            return own || direction > 0 && !isPersons(list) ? new Subject(list.units(), from, next, next) : null;
        }
        if (isHandedDuty(next, end)) {
            return new Subject(list.units(), from, next + 1, next);
        }
        boolean handed = list.proper()
                && tokens.get(next).key().equals(HANDED)
                && next + 2 < end
                && tokens.get(next + 1).key().equals(ASSIGN)
                && isVerb(next + 2, end);
        if (handed) {
            return new Subject(list.units(), from, next + 2, next + 1);
        }
        int owed = Lexicon.LEADS.isAt(tokens, next, end) && !list.proper() ? responsibleSoon(next, end) : -1;
        UnitList described = owed < 0 ? null : grammar.list(from, owed, false);
        if (described != null && described.next() == owed) {
            return new Subject(described.units(), from, owed, owed);
        }
        if (Lexicon.STRICT_MARKERS.isAt(tokens, next, end) && !isLeadNoun(list)) {
            return new Subject(list.units(), from, next, next);
        }
        boolean signs = Lexicon.SIGNING.isAt(tokens, next, end)
                        && !isDated(next, end)
                        && !deadlinesAhead(next, end).isEmpty()
                || Lexicon.DECIDING.isAt(tokens, next, end)
                        && (underDuties || shifted(next, end).stream().anyMatch(d -> d.due() != null || isTerm(d)));
        if (Lexicon.NO_DUTY.isAt(tokens, next, end) && !signs && !Lexicon.SHARING.isAt(tokens, next, end)) {
            return null;
        }
        if (tokens.get(next).text().equals(":")) {
            int verb = skipToPredicate(skipOpeners(next + 1, end), end);
            boolean speaks = Lexicon.PLEAS.isAt(tokens, verb, end)
                    || Lexicon.SPEAKERS.isAt(tokens, list.units().getFirst().start(), end);
            if (speaks) {
                return null;
            }
            boolean office = list.proper()
                    || isPublicKind(list)
                    || isOffice(list)
                    || Lexicon.DETERMINERS.isAt(tokens, from, end);
            boolean acts = verb < end
                    && (isAction(verb, end)
                            || Lexicon.CARRYING_OUT.isAt(tokens, verb, end)
                            || list.proper() && isUnknownTask(verb, end));
            return office && acts ? new Subject(list.units(), from, verb, verb) : null;
        }
        if (Lexicon.LEADS.isAt(tokens, next, end)) {
            return null;
        }
        if (Lexicon.TOGETHER_WITH.lengthAt(tokens, next, end) > 1) {
            return isPast(list.next(), next) ? null : new Subject(list.units(), from, next, next);
        }
        if (Lexicon.TOGETHER_AFTER_LEAD.isAt(tokens, next, end)) {
            UnitList others = grammar.list(next + Lexicon.TOGETHER_AFTER_LEAD.lengthAt(tokens, next, end), end, true);
            int verb = others == null ? end : skipToPredicate(others.next(), end);
            return verb < end && isVerb(verb, end) && !isReported(verb, end) && list.proper()
                    ? new Subject(list.units(), from, next, verb)
                    : null;
        }
        if (Lexicon.SIGNING.isAt(tokens, next, end) && isDated(next, end)) {
            return null;
        }
        if (!list.proper() && mayOnly(next, end)) {
            return null;
        }
        boolean torn = tokens.get(next - 1).text().equals(",")
                && list.next() == next - 1
                && !(list.proper() && list.units().size() > 1 && Lexicon.LAUNCHING.isAt(tokens, next, end));
        boolean describable = Lexicon.MODIFIER_VERBS.isAt(tokens, next, end)
                || !list.units().getLast().proper() && next == list.next();
        if (!torn && describable && isDescribedOn(list, next, end)) {
            return null;
        }
        int behindVerb = next + Math.max(1, Lexicon.VERBS.lengthAt(tokens, next, end));
        boolean labels = behindVerb < end
                && tokens.get(behindVerb).text().equals(":")
                && Lexicon.DESCRIBED.lengthAt(tokens, from, end) == next - from;
        if (labels) {
            return null;
        }
        if (next == list.next() && isDefined(next, end)) {
            return null;
        }
        boolean says = Lexicon.SAYING.isAt(tokens, next, end)
                && tokens.get(end - 1).text().equals(":");
        if (isVerb(next, end)
                && !says
                && !isJudgement(next, end)
                && !torn
                && (!isPersons(list) || isObliged(list, next, end))
                && !(Lexicon.AGREEING.isAt(tokens, next, end)
                        && !Lexicon.UNIFIED_CONTROL.isAt(tokens, next, end)
                        && !(isVerb(next + 2, end) && !shifted(next, end).isEmpty()))
                && !isPast(list.next(), next)
                && !isRuleForOthers(list, next)) {
            return new Subject(list.units(), from, next, next);
        }
        return actsUnknown(list, next, end) ? new Subject(list.units(), from, next, next) : null;
    }

    /** "Người chỉ huy đơn vị chủ trì xử lý vụ việc có trách nhiệm": the mark of duty behind what is led, or -1. */
    private int responsibleSoon(int leads, int end) {
        for (int i = leads + 2; i < Math.min(end, leads + LONGEST_UNKNOWN); i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK) {
                return -1;
            }
            if (Lexicon.RESPONSIBLE.isAt(tokens, i, end)) {
                return i;
            }
        }
        return -1;
    }

    /** "Công an thành phố sẵn sàng …": a word that the lexicon does not know, right behind a name that is whole. */
    private boolean actsUnknown(UnitList list, int next, int end) {
        if (next + 2 >= end
                || Lexicon.SPEECH_OR_DOCUMENT.isAt(tokens, next, end)
                || tokens.get(end - 1).text().equals(":")) {
            return false;
        }
        Unit last = list.units().getLast();
        Token token = tokens.get(next);
        boolean behindAdverb = next > last.end() && Lexicon.HURRYING.isAt(tokens, next - 2, next);
        return list.proper()
                && last.proper()
                && (next == last.end() || behindAdverb)
                && token.kind() == Token.Kind.WORD
                && !token.isCapitalised()
                && (behindAdverb || grammar.isWhole(last, end))
                && !isVerb(next, end)
                && (!Lexicon.STOPS.isAt(tokens, next, end) || Lexicon.WORKING.isAt(tokens, next, end))
                && !Lexicon.PROPER_STOPS.isAt(tokens, next, end)
                && !Lexicon.NO_DUTY.isAt(tokens, next, end)
                && !Lexicon.RELATIVE.isAt(tokens, next, end)
                && !Lexicon.CIRCUMSTANCES.isAt(tokens, next, end)
                && !Lexicon.CONNECTIVES.isAt(tokens, next, end)
                && !Lexicon.SIGNING.isAt(tokens, next, end)
                && !Lexicon.NOUNS.isAt(tokens, next, end);
    }

    /** "Trung tâm hỗ trợ phát triển giáo dục là cơ sở cung cấp …": the verb belongs to a name, and the clause says what that is. */
    private boolean isDefined(int verb, int end) {
        for (int i = verb + 1; i + 1 < Math.min(end, verb + LONGEST_LABEL); i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK || Lexicon.STRICT_MARKERS.isAt(tokens, i, end)) {
                return false;
            }
            if (tokens.get(i).key().equals(BEING)) {
                return Lexicon.DESCRIBED.isAt(tokens, i + 1, end);
            }
        }
        return false;
    }

    private boolean isKindAlone(List<Unit> units) {
        Unit only = units.getFirst();
        return units.size() == 1
                && Lexicon.DESCRIBED.lengthAt(tokens, only.start(), only.end()) == only.end() - only.start();
    }

    /** "Sở A đánh giá công tác này còn hạn chế": says how something is and owes nothing. */
    private boolean isJudgement(int verb, int end) {
        if (!Lexicon.JUDGING.isAt(tokens, verb, end)) {
            return false;
        }
        for (int i = verb + 2; i < end; i++) {
            if (Lexicon.STATES.isAt(tokens, i, end) && !Lexicon.CLOSERS.isAt(tokens, i - 1, end)) {
                return true;
            }
            if (tokens.get(i).text().equals(";") || Lexicon.STRICT_MARKERS.isAt(tokens, i, end)) {
                return false;
            }
        }
        return false;
    }

    /** "ký biên bản ghi nhớ ngày 12/3/2026": what was done on a day. */
    private boolean isDated(int verb, int end) {
        for (int i = verb + 1; i + 1 < Math.min(end, verb + 10); i++) {
            if (tokens.get(i).key().equals(key("ngày")) && tokens.get(i + 1).kind() == Token.Kind.NUMBER) {
                return !tokens.get(i - 1).key().equals(key("trước"))
                        && !tokens.get(i - 1).key().equals(key("đến"));
            }
        }
        return false;
    }

    /** "Lực lượng tuần tra, kiểm soát trên biển có quyền …": what looks like a verb belongs to the name of who may. */
    private boolean mayOnly(int verb, int end) {
        for (int i = verb + 1; i < Math.min(end, verb + LONGEST_LABEL); i++) {
            if (Lexicon.ALLOWED.isAt(tokens, i, end)) {
                return true;
            }
            if (Lexicon.STRICT_MARKERS.isAt(tokens, i, end)
                    || tokens.get(i).text().equals(";")) {
                return false;
            }
        }
        return false;
    }

    /** "Cục Cảnh sát quản lý hành chính … có trách nhiệm": the verb goes on with the name, the duty comes later. */
    private boolean isDescribedOn(UnitList list, int verb, int end) {
        boolean acting = !isPersons(list) && Lexicon.STRONG_VERBS.isAt(tokens, verb, end);
        // A kind of body alone owes nothing: "Cơ quan công bố hoạt động cảng, bến có trách nhiệm …".
        boolean kind = isKindAlone(list.units());
        int behind = verb + Math.max(1, Lexicon.VERBS.lengthAt(tokens, verb, end));
        for (int i = behind; i < Math.min(end, verb + LONGEST_DESCRIPTION); i++) {
            if (Lexicon.RESPONSIBLE.isAt(tokens, i, end)
                    || Lexicon.LEADS.isAt(tokens, i, end) && Lexicon.MODIFIER_VERBS.isAt(tokens, verb, end)) {
                return true;
            }
            boolean goesOn = kind && tokens.get(i).text().equals(",") && !isVerb(i + 1, end);
            if (tokens.get(i).kind() == Token.Kind.MARK && !goesOn
                    || acting && !kind && grammar.startsUnit(i, end)
                    || isAssignment(i, end)
                    || Lexicon.NO_DUTY.isAt(tokens, i, end)
                    || tokens.get(i).key().equals(BY)) {
                return false;
            }
            // "khai báo" holds no newspaper.
            i += Math.max(1, Lexicon.VERBS.lengthAt(tokens, i, end)) - 1;
        }
        return false;
    }

    /** "tổ chức chủ trì", "cơ quan chủ trì": a noun, not a duty. */
    private boolean isLeadNoun(UnitList list) {
        Unit only = list.units().getLast();
        return list.next() == only.end()
                && !only.proper()
                && only.end() - only.start() <= 2
                && (Lexicon.DESCRIBED.isAt(tokens, only.start(), only.end())
                        || Lexicon.ANYBODY.isAt(tokens, only.start(), only.end()))
                && only.end() < tokens.size()
                && tokens.get(only.end()).key().equals(LEADING);
    }

    private boolean isHandedDuty(int i, int end) {
        return tokens.get(i).key().equals(HANDED)
                && i + 2 < end
                && (tokens.get(i + 1).key().equals(ASSIGN) || Lexicon.ASSIGNMENTS.isAt(tokens, i + 1, end))
                && (Lexicon.LEADS.isAt(tokens, i + 2, end)
                        || tokens.get(i + 2).key().equals(key("nhiệm"))
                        || Lexicon.LEADS.isAt(tokens, i + 3, end));
    }

    /** "đồng chí Nguyễn Văn A", but not "đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh", who is named by an office. */
    private boolean isPersonOnly(UnitList list) {
        int from = list.units().getFirst().start();
        int length = grammar.personLength(from, tokens.size());
        int title = Lexicon.PERSON_TITLES.lengthAt(tokens, from, tokens.size());
        boolean office = length > title || length > 0 && Lexicon.OFFICES.isAt(tokens, from + title, tokens.size());
        return length > 0 && !office;
    }

    private boolean isPersons(UnitList list) {
        if (isPersonOnly(list)) {
            return true;
        }
        if (list.proper()) {
            return false;
        }
        int head = list.units().getFirst().start();
        int i = head + Lexicon.DETERMINERS.lengthAt(tokens, head, tokens.size());
        return i < tokens.size()
                && PERSONS.contains(tokens.get(i).key())
                && !Lexicon.OFFICIAL_KINDS.isAt(tokens, i, tokens.size());
    }

    /** "Chủ đầu tư báo cáo … trước ngày 15 tháng 12", "các doanh nghiệp … bảo đảm …". */
    private boolean isObliged(UnitList list, int verb, int end) {
        if (grammar.personLength(list.units().getFirst().start(), tokens.size()) > 0) {
            return !deadlinesAhead(verb, end).isEmpty();
        }
        if (list.proper()) {
            return false;
        }
        int head = list.units().getFirst().start();
        int kind = head + Lexicon.DETERMINERS.lengthAt(tokens, head, tokens.size());
        boolean timed = shifted(verb, end).stream().anyMatch(deadline -> deadline.due() != null || isCycle(deadline));
        if (kind > head && timed) {
            return true;
        }
        Unit first = list.units().getFirst();
        if (!timed && Lexicon.ANYBODY.lengthAt(tokens, first.start(), end) == first.end() - first.start()) {
            return false;
        }
        boolean marked = markAfter(verb, end) > 0;
        if (isBody(list) && !marked && !Lexicon.FREE_ACTS.isAt(tokens, verb, end)) {
            return true;
        }
        if (!Lexicon.OBLIGING.isAt(tokens, verb, end)) {
            return false;
        }
        if (Lexicon.REPORTING.isAt(tokens, verb, end)
                && list.units().getFirst().end() - list.units().getFirst().start() > 2) {
            return true;
        }
        boolean described =
                list.units().getFirst().end() - list.units().getFirst().start() > 3;
        boolean plural =
                Lexicon.DETERMINERS.isAt(tokens, list.units().getFirst().start(), end);
        return described && plural || !shifted(verb, end).isEmpty() || opensWithCycle(list);
    }

    /** A described body, such as "tổ chức chủ trì đề tài": not a person, and not bodies in general. */
    private boolean isBody(UnitList list) {
        Unit first = list.units().getFirst();
        int kind = first.start() + Lexicon.DETERMINERS.lengthAt(tokens, first.start(), tokens.size());
        return first.end() - first.start() > 3 && Lexicon.DUTIFUL.isAt(tokens, kind, tokens.size());
    }

    private boolean opensWithCycle(UnitList list) {
        int from = Math.max(0, list.units().getFirst().start() - LONGEST_CIRCUMSTANCE);
        return list.units().getFirst().start() > 0
                && shifted(from, list.units().getFirst().start()).stream().anyMatch(ClauseReader::isCycle);
    }

    /** "Các Phó Giám đốc". */
    private boolean isOffice(UnitList list) {
        int head = list.units().getFirst().start();
        int kind = head + Lexicon.DETERMINERS.lengthAt(tokens, head, tokens.size());
        return Lexicon.OFFICES.isAt(tokens, kind, tokens.size());
    }

    private boolean isPublicKind(UnitList list) {
        int head = list.units().getFirst().start();
        int kind = head + Lexicon.DETERMINERS.lengthAt(tokens, head, tokens.size());
        return Lexicon.PUBLIC_KINDS.isAt(tokens, kind, tokens.size());
    }

    /** "Các cơ sở giáo dục phải công khai …": a bare "phải" of those who are regulated. */
    private boolean isRuleForOthers(UnitList list, int next) {
        boolean regulated =
                Lexicon.REGULATED.isAt(tokens, list.units().getFirst().start(), tokens.size());
        if (list.proper() && !regulated || isPublicKind(list)) {
            return false;
        }
        for (int i = list.next(); i < Math.min(tokens.size(), next + LONGEST_UNKNOWN); i++) {
            if (tokens.get(i).key().equals(MUST)) {
                return !ofTheState(list) || deadlinesAhead(i, tokens.size()).isEmpty();
            }
            if (i >= next && tokens.get(i).kind() == Token.Kind.MARK) {
                return false;
            }
        }
        return false;
    }

    /** "Các tổ chức khoa học công lập". */
    private boolean ofTheState(UnitList list) {
        Unit first = list.units().getFirst();
        for (int i = first.start(); i < first.end(); i++) {
            if (Lexicon.STATE_OWNED.isAt(tokens, i, first.end())) {
                return true;
            }
        }
        return false;
    }

    private boolean isPast(int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.get(i).key().equals(ALREADY)
                    || tokens.get(i).key().equals(key("không"))
                    || tokens.get(i).key().equals(key("luôn"))) {
                return true;
            }
        }
        return false;
    }

    /** A subject whose name holds verbs, up to an unmistakable mark of duty behind it. */
    private @Nullable Subject longSubject(int from, int end) {
        int mark = markAfter(from, end);
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
        return isLeadNoun(list) ? null : new Subject(list.units(), from, mark, mark);
    }

    /** "Các đơn vị chủ trì Chương trình: …": the mark only tells which are meant. */
    private boolean isInName(int from, int mark, int end) {
        UnitList list = grammar.list(from, end, true);
        return list != null && list.next() > mark;
    }

    private int markAfter(int from, int end) {
        for (int i = from + 1; i < Math.min(end, from + LONGEST_SUBJECT); i++) {
            if (Lexicon.STRICT_MARKERS.isAt(tokens, i, end)) {
                return i;
            }
            boolean goesOn = tokens.get(i).text().equals(";") && grammar.startsUnit(i + 1, end);
            if (tokens.get(i).text().equals(":") || tokens.get(i).text().equals(";") && !goesOn) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether a finished clause ("Sở A xây dựng kế hoạch, Sở B …") stands in what should be a name. */
    private boolean hasClause(int from, int end) {
        UnitList list = grammar.list(from, end, true);
        if (list == null || !list.proper()) {
            return false;
        }
        int verb = skipToPredicate(list.next(), end);
        if (verb == list.next() + 1
                && verb < end
                && tokens.get(list.next()).text().equals(",")) {
            return false;
        }
        return verb < end && isVerb(verb, end) || verb < end && Lexicon.NO_DUTY.isAt(tokens, verb, end);
    }

    /** "Kế hoạch … do X chủ trì, phối hợp với Y xây dựng …" where the passive is the whole predicate. */
    private @Nullable Subject passive(int from, int end) {
        for (int i = from + 1; i < Math.min(end, from + LONGEST_SUBJECT); i++) {
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
            int mark = skipToPredicate(list.next(), end);
            if (handed && Lexicon.ASSIGNMENTS.isAt(tokens, mark, end)) {
                return null;
            }
            boolean anybody = !list.proper()
                    && !isPublicKind(list)
                    && deadlinesAhead(mark, end).isEmpty();
            if (anybody) {
                return null;
            }
            boolean leads = Lexicon.LEADS.isAt(tokens, mark, end) || Lexicon.STRICT_MARKERS.isAt(tokens, mark, end);
            boolean carries = Lexicon.CARRYING_OUT.isAt(tokens, mark, end) || Lexicon.PRODUCING.isAt(tokens, mark, end);
            carries |= handed && mark < end && isVerb(mark, end);
            if (!leads && carries && !deadlinesAhead(mark, end).isEmpty()) {
                return new Subject(list.units(), from, mark, mark);
            }
            if (!leads || isLeadNoun(list)) {
                return null;
            }
            int action = mark
                    + Math.max(
                            Lexicon.LEADS.lengthAt(tokens, mark, end),
                            Lexicon.STRICT_MARKERS.lengthAt(tokens, mark, end));
            int next = skipOpeners(action, end);
            boolean acts = next < end && (isAction(next, end) || Lexicon.TOGETHER_WITH.isAt(tokens, next, end));
            return acts ? new Subject(list.units(), from, mark, mark) : null;
        }
        return null;
    }

    private boolean actsBehindThat(int by, int end) {
        for (int i = by; i < Math.min(end, by + LONGEST_UNKNOWN); i++) {
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
        for (int i = from + 1; i < Math.min(end, from + LONGEST_SUBJECT); i++) {
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
        int mark = markAfter(from, Math.min(end, from + 20));
        boolean noun = mark >= 0
                && tokens.get(mark).key().equals(LEADING)
                && (mark - from <= 2 || !tokens.get(from).isCapitalised());
        if (mark < 0 || noun || isInName(from, mark, end)) {
            return null;
        }
        boolean responsible = Lexicon.RESPONSIBLE.isAt(tokens, mark, end);
        for (int i = from; i < mark; i++) {
            Token token = tokens.get(i);
            boolean describes = i > from && responsible && Lexicon.RELATIVE.isAt(tokens, i, mark);
            if (token.kind() == Token.Kind.MARK && !UnitGrammar.isDash(token)
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

    /** "Đoàn Thanh niên tỉnh xung kích thành lập …": one or two words before the verb that the lexicon does not know. */
    private int behindUnknownAdverb(int from, int end) {
        for (int i = from; i < Math.min(end, from + 3); i++) {
            Token token = tokens.get(i);
            boolean known = isPredicate(i, end) || Lexicon.NO_DUTY.isAt(tokens, i, end) || isAssignment(i, end);
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

    private boolean isAssignment(int i, int end) {
        return Lexicon.ASSIGNMENTS.isAt(tokens, i, end) || Lexicon.DIRECTIONS.isAt(tokens, i, end);
    }

    /** Skips commas, brackets, adverbs and circumstances between a subject and its predicate. */
    private int skipToPredicate(int from, int end) {
        int i = from;
        while (i < end) {
            Token token = tokens.get(i);
            if (Lexicon.STRICT_MARKERS.isAt(tokens, i, end)
                    || Lexicon.ASSIGNMENTS.isAt(tokens, i, end)
                    || Lexicon.TOGETHER_WITH.lengthAt(tokens, i, end) > 1) {
                return i;
            }
            if (token.text().equals(",")) {
                int aside = Lexicon.ESPECIALLY.lengthAt(tokens, i + 1, end);
                UnitList some = aside == 0 ? null : grammar.list(i + 1 + aside, end, true);
                i = some == null ? i + 1 : some.next();
                continue;
            }
            if (token.text().equals("(")) {
                int behind = grammar.skipGloss(i, end);
                if (behind == i) {
                    return i;
                }
                i = behind;
                continue;
            }
            if (token.key().equals(ALONGSIDE) && isVerb(i + 1, end)) {
                i++;
                continue;
            }
            UnitList each = Lexicon.EACH.isAt(tokens, i, end) ? grammar.list(i, end, true) : null;
            if (each != null && each.next() < end && isPredicate(each.next(), end)) {
                i = each.next();
                continue;
            }
            int phrase = Lexicon.BETWEEN.lengthAt(tokens, i, end);
            if (phrase > 0) {
                // "Sở A trong thời gian 12 ngày kể từ ngày nhận …, có trách nhiệm …".
                int bound = behindCase(i, end);
                i = bound > 0 && tokens.get(bound - 1).text().equals(",") ? bound : behindCircumstance(i + phrase, end);
                continue;
            }
            int principal = behindPrincipal(i, end);
            if (principal > i) {
                i = principal;
                continue;
            }
            int adverb = Lexicon.PLAIN_ADVERBS.lengthAt(tokens, i, end);
            if (adverb > 0 && Lexicon.VERBS.lengthAt(tokens, i, end) <= adverb) {
                int behind = behindCycle(i + adverb, end);
                if (isVerb(i, end) && !opensPredicate(behind, end)) {
                    return i;
                }
                i = behind;
                continue;
            }
            boolean being = token.key().equals(BEING);
            int responsible = being || Lexicon.CASES.isAt(tokens, i, end) ? behindCase(i, end) : -1;
            if (being && responsible > 0 && grammar.separator(responsible - 1, end) == 0) {
                responsible = -1;
            }
            if (responsible > 0) {
                return responsible;
            }
            // One stray syllable of a bad scan before "chủ trì".
            if (i + 1 < end
                    && i == from
                    && Lexicon.LEADS.isAt(tokens, i + 1, end)
                    && token.kind() == Token.Kind.WORD
                    && !token.isCapitalised()) {
                return Lexicon.NO_DUTY.isAt(tokens, i, end) || token.key().equals(BY) ? i : i + 1;
            }
            return i;
        }
        return i;
    }

    /** "Cơ quan thanh tra khi phát hiện vi phạm … có trách nhiệm": the mark of duty behind a case, or -1. */
    private int behindCase(int from, int end) {
        for (int i = from + 1; i < Math.min(end, from + LONGEST_SUBJECT); i++) {
            if (Lexicon.RESPONSIBLE.isAt(tokens, i, end)) {
                return i;
            }
            if (tokens.get(i).key().equals(MUST) && isVerb(i + 1, end) && Lexicon.CASES.isAt(tokens, from, end)) {
                return i + 1;
            }
            if (tokens.get(i).text().equals(";") || tokens.get(i).text().equals(":")) {
                return -1;
            }
        }
        return -1;
    }

    /** "định kỳ 6 tháng một lần", "hằng tháng vào ngày 20": the index behind the figures of a cycle. */
    private int behindCycle(int from, int end) {
        int i = from;
        while (i < end && (tokens.get(i).kind() == Token.Kind.NUMBER || Lexicon.TIME_WORDS.isAt(tokens, i, end))) {
            i += Math.max(1, Lexicon.TIME_WORDS.lengthAt(tokens, i, end));
        }
        return i;
    }

    /** "theo chức năng, nhiệm vụ được giao", "trong phạm vi nhiệm vụ của mình": runs to the next verb. */
    private int behindCircumstance(int from, int end) {
        int given = -1;
        for (int i = from; i < Math.min(end, from + LONGEST_CIRCUMSTANCE); i++) {
            if (tokens.get(i).key().equals(HANDED) || tokens.get(i).key().equals(key("đã"))) {
                i++;
                continue;
            }
            if (Lexicon.STRICT_MARKERS.isAt(tokens, i, end) || Lexicon.TOGETHER_WITH.lengthAt(tokens, i, end) > 1) {
                return i;
            }
            // "căn cứ vào yêu cầu, nhiệm vụ …": right behind the preposition it is a noun.
            boolean noun = i == from && Lexicon.ASSIGNMENTS.isAt(tokens, i, end);
            if (!noun && isVerb(i, end) && !Lexicon.MANAGING.isAt(tokens, i, end) && !isGiven(i, end)
                    || Lexicon.PLAIN_ADVERBS.isAt(tokens, i, end)
                            && !tokens.get(i).key().equals(AND)
                    || Lexicon.ASSIGNMENTS.isAt(tokens, i, end) && i > from) {
                return i;
            }
            given = given < 0 && isVerb(i, end) && isGiven(i, end) ? i : given;
        }
        // "căn cứ chức năng, nhiệm vụ xây dựng kế hoạch": no other verb follows, so this one is what is done.
        return given > 0 ? given : Math.min(end, from + LONGEST_CIRCUMSTANCE);
    }

    /** "khả năng cân đối", "căn cứ quy định tại", "nhu cầu phát triển": a verb that names something given. */
    private boolean isGiven(int i, int end) {
        return i > 0 && Lexicon.GIVEN.lengthAt(tokens, i - 2, end) == 2
                || Lexicon.GIVEN.lengthAt(tokens, i - 1, end) == 1
                || Lexicon.GIVEN.isAt(tokens, i, end);
    }

    private boolean isPredicate(int i, int end) {
        return i < end
                && (Lexicon.STRICT_MARKERS.isAt(tokens, i, end)
                        || Lexicon.TOGETHER_WITH.isAt(tokens, i, end)
                        || isVerb(i, end)
                        || Lexicon.DIRECTIONS.isAt(tokens, i, end));
    }

    /** Whether a predicate, or what may stand before one, begins here. */
    private boolean opensPredicate(int i, int end) {
        return isPredicate(i, end)
                || i < end
                        && (Lexicon.PLAIN_ADVERBS.isAt(tokens, i, end)
                                || Lexicon.BETWEEN.isAt(tokens, i, end)
                                || isAssignment(i, end)
                                || tokens.get(i).kind() == Token.Kind.MARK);
    }

    private boolean isVerb(int i, int end) {
        return (Lexicon.VERBS.isAt(tokens, i, end) || grammar.organises(i, end)) && grammar.isActionStart(i, end);
    }

    /** "thay mặt Tổ trưởng chủ trì …": the index behind the one who is acted for, or {@code from}. */
    private int behindPrincipal(int from, int end) {
        int length = Lexicon.ACTING_FOR.lengthAt(tokens, from, end);
        UnitList list = length == 0 ? null : grammar.list(from + length, end, true);
        return list == null || list.next() >= end ? from : list.next();
    }

    /** An action that may open a part without a subject. */
    private boolean isAction(int from, int end) {
        int i = behindPrincipal(from, end);
        if (Lexicon.OPENING_VERBS.isAt(tokens, i, end)) {
            return true;
        }
        while (i < end
                && Lexicon.PLAIN_ADVERBS.isAt(tokens, i, end)
                && Lexicon.VERBS.lengthAt(tokens, i, end) <= Lexicon.PLAIN_ADVERBS.lengthAt(tokens, i, end)) {
            i += Lexicon.PLAIN_ADVERBS.lengthAt(tokens, i, end);
            while (i < end
                    && (tokens.get(i).text().equals(",")
                            || tokens.get(i).kind() == Token.Kind.NUMBER
                            || Lexicon.TIME_WORDS.isAt(tokens, i, end))) {
                i += Math.max(1, Lexicon.TIME_WORDS.lengthAt(tokens, i, end));
            }
            i = grammar.skipGloss(i, end);
        }
        // "…; không để thất thoát" says how the part before is done; an item of its own begins with a capital.
        if (i >= end
                || Lexicon.NOT_LETTING.isAt(tokens, i, end) && !tokens.get(i).isCapitalised()) {
            return false;
        }
        if (Lexicon.STRICT_MARKERS.isAt(tokens, i, end) || Lexicon.TOGETHER_WITH.isAt(tokens, i, end)) {
            return true;
        }
        boolean owns = Lexicon.HAVING_AT_LEAST.isAt(tokens, i, end) && i > from;
        if (grammar.organises(i, end) || owns) {
            return true;
        }
        boolean noun = Lexicon.NOUNS.lengthAt(tokens, i, end) > Lexicon.VERBS.lengthAt(tokens, i, end);
        return Lexicon.VERBS.isAt(tokens, i, end)
                && !noun
                && !(i + 1 < end
                        && tokens.get(i + 1).isCapitalised()
                        && Lexicon.PROPER_HEADS.isAt(tokens, i, end)
                        && tokens.get(i).isCapitalised());
    }

    // ---- predicate ----------------------------------------------------------------------------------------------

    private List<Draft> predicate(Subject subject, int start, int end) {
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
            leads.subList(bracketed, leads.size()).forEach(unit -> coordinators.add(name(unit)));
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
            if (together > 1 && !isCoordinationNoun(i) && !(i > subject.predicate() && isBehindCase(i))) {
                together +=
                        i + together < end && tokens.get(i + together).text().equals(":") ? 1 : 0;
                UnitList list = grammar.list(i + together, end, true);
                if (list != null) {
                    boolean nothingLeft =
                            isJust(behindMark(subject.predicate(), end), i) && !holdsVerb(list.next(), end);
                    list = nothingLeft ? grammar.cutAtVerb(list, end) : list;
                    list.units().forEach(unit -> coordinators.add(name(unit)));
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
                    partners.units().forEach(unit -> coordinators.add(name(unit)));
                    i = partners.next();
                    continue;
                }
                int unknown = endOfUnknown(i + together, end);
                if (unknown > i + together) {
                    coordinators.add(name(new Unit(i + together, unknown, false)));
                    because = because < 0 ? i + together : because;
                    int further = unknown + grammar.separator(unknown, end);
                    UnitList others = further > unknown ? grammar.list(further, end, true) : null;
                    if (others != null) {
                        others.units().forEach(unit -> coordinators.add(name(unit)));
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
                    && isVerb(subject.predicate(), end)
                    && i > subject.predicate() + SHORTEST_TASK;
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
                    list.units().forEach(unit -> coordinators.add(name(unit)));
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
                int verb = list == null ? end : skipOpeners(list.next(), end);
                if (list != null && verb < end && isVerb(verb, end)) {
                    list.units().forEach(unit -> coordinators.add(name(unit)));
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
                int next = list == null ? end : skipToPredicate(list.next(), end);
                if (list != null
                        && next < end
                        && tokens.get(next).key().equals(TOGETHER)
                        && Lexicon.TOGETHER_WITH.lengthAt(tokens, next, end) <= 2
                        && (leading
                                || tokens.get(i).text().equals(";")
                                || next + 2 < end && tokens.get(next + 2).text().equals(")"))) {
                    list.units().forEach(unit -> coordinators.add(name(unit)));
                    i = next + 2;
                    continue;
                }
                if (subjectAt(i + 1, end) != null
                        && (list == null
                                || list.proper()
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
                        && tokens.get(last - 1).text().equals(",")
                        && list.units().getLast().proper()
                        && (Lexicon.STRICT_MARKERS.isAt(tokens, skipToPredicate(list.next(), end), end)
                                        && !Lexicon.HELPING.isAt(tokens, i - 1, i)
                                || isNamedAgain(list)
                                || actsAlike(list, subject.predicate(), end)
                                || list.units().size() == 2
                                        && isVerb(list.next(), end)
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
        List<Draft> drafts = new ArrayList<>();
        String reason = because(firstMark, subject, because);
        int quoted = start;
        Draft whole = new Draft(
                List.copyOf(leads).stream().map(this::name).toList(),
                List.copyOf(coordinators),
                quoted,
                subject.start(),
                subject.predicate(),
                Math.min(action, stop),
                stop,
                reason,
                List.of());
        drafts.addAll(atDeadlines(whole));
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
                && name(list.units().get(count - 1)).equals(name(list.units().get(count - 2)));
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
                || holds(Lexicon.BEFORE_A_DAY, unit.start(), unit.end());
    }

    /** "giao Bộ A nghiên cứu …, giao Bộ B bố trí vốn": who assigns goes on with the same word. */
    private boolean goesOnAssigning(int comma, Subject subject, int end) {
        int order = comma + 1;
        return tokens.get(comma).text().equals(",")
                && order < end
                && tokens.get(order).key().equals(ASSIGN)
                && tokens.get(subject.mark()).key().equals(ASSIGN)
                && subjectAt(order, end) != null;
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
                && isVerb(verb, end)
                && deadlinesAhead(from, comma).isEmpty();
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
        for (int i = from + 1; i < Math.min(end, from + LONGEST_UNKNOWN); i++) {
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
            if (isVerb(i, end) || Lexicon.STRICT_MARKERS.isAt(tokens, i, end)) {
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

    private boolean isCoordinationNoun(int i) {
        return i > 0
                && COORDINATION_NOUNS.contains(tokens.get(i - 1).key())
                && !Lexicon.ENDS_LIKE_NOUNS.isAt(tokens, i - 2, i);
    }

    private String because(int mark, Subject subject, int coordination) {
        int from = Lexicon.ASSIGNMENTS.isAt(tokens, mark, tokens.size()) ? subject.predicate() : mark;
        int length = Math.max(
                Lexicon.STRICT_MARKERS.lengthAt(tokens, from, tokens.size()),
                Math.max(
                        Lexicon.TOGETHER_WITH.lengthAt(tokens, from, tokens.size()),
                        Lexicon.VERBS.lengthAt(tokens, from, tokens.size())));
        String phrase = words(from, from + Math.max(length, 1));
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
        return squeezed(text.substring(
                tokens.get(from).start(),
                tokens.get(Math.min(to, tokens.size()) - 1).end()));
    }

    /** Cuts a clause where a second deadline has its own verb: "hoàn thành trước ngày A và gửi … trước ngày B". */
    private List<Draft> atDeadlines(Draft draft) {
        List<Deadline> deadlines = deadlines(draft);
        Draft dated = with(draft, draft.end(), deadlines);
        int cut = -1;
        for (int d = 1; d < deadlines.size() && cut < 0; d++) {
            Deadline earlier = deadlines.get(d - 1);
            Deadline later = deadlines.get(d);
            if (differ(earlier, later)) {
                cut = cutBetween(draft, earlier, later);
            }
        }
        if (cut < 0) {
            return List.of(dated);
        }
        int behind = cut;
        List<Draft> drafts = new ArrayList<>();
        drafts.add(with(
                draft,
                behind,
                deadlines.stream()
                        .filter(deadline -> deadline.end() <= tokens.get(behind).start())
                        .toList()));
        int verb = skipOpeners(cut, draft.end());
        Draft second = new Draft(List.of(), List.of(), verb, verb, verb, verb, draft.end(), draft.because(), List.of());
        drafts.addAll(atDeadlines(second));
        return drafts;
    }

    private static Draft with(Draft draft, int end, List<Deadline> deadlines) {
        return new Draft(
                draft.leads(),
                draft.coordinators(),
                draft.start(),
                draft.subject(),
                draft.predicate(),
                draft.action(),
                end,
                draft.because(),
                deadlines);
    }

    private static boolean differ(Deadline one, Deadline other) {
        boolean bothFixed = one.due() != null && other.due() != null;
        boolean cycles = isCycle(one) && isCycle(other);
        return bothFixed && !Objects.equals(one.due(), other.due())
                || cycles && one.recurrence() != other.recurrence()
                || one.due() != null && isCycle(other)
                || isCycle(one) && other.due() != null
                || isCycle(one) && isTerm(other)
                || isTerm(one) && isCycle(other)
                || isTerm(one) && other.due() != null
                || isTerm(other) && one.due() != null;
    }

    private static boolean isCycle(Deadline deadline) {
        return deadline.due() == null && deadline.recurrence() != null && deadline.recurrence() != Recurrence.REGULAR;
    }

    private static boolean isTerm(Deadline deadline) {
        return deadline.due() == null && deadline.recurrence() == null;
    }

    private int cutBetween(Draft draft, Deadline earlier, Deadline later) {
        boolean acted = false;
        if (isJoined(earlier, later)) {
            return -1;
        }
        for (int i = draft.predicate(); i < draft.end(); i++) {
            Token token = tokens.get(i);
            acted |= isVerb(i, draft.end());
            if (token.start() < earlier.end()) {
                continue;
            }
            if (token.start() > later.start()) {
                return -1;
            }
            boolean joins = token.text().equals(",") || token.key().equals(AND);
            int next = joins ? skipOpeners(i, draft.end()) : i;
            if (joins
                    && acted
                    && next < draft.end()
                    && (isAction(next, draft.end())
                            || tokens.get(next).start() == later.start() && actsBehind(later, draft.end())
                            || Lexicon.DONE.isAt(tokens, next, draft.end())
                                    && next + 1 < draft.end()
                                    && tokens.get(next + 1).start() == later.start())) {
                return i;
            }
            if (!joins) {
                continue;
            }
        }
        return -1;
    }

    /** "định kỳ 6 tháng và hằng năm": two cycles of one duty. */
    private boolean isJoined(Deadline earlier, Deadline later) {
        String between = text.substring(earlier.end(), Math.max(earlier.end(), later.start()))
                .strip();
        boolean opens = endsWithComma(earlier.start());
        return opens && isCycle(earlier) && isCycle(later) && between.equals("và");
    }

    private boolean endsWithComma(int at) {
        int before = at - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        return before >= 0 && text.charAt(before) == ',';
    }

    /** ", trước ngày B gửi …": whether a deadline that opens a clause has a verb behind it. */
    private boolean actsBehind(Deadline deadline, int end) {
        for (int i = 0; i < end; i++) {
            if (tokens.get(i).start() >= deadline.end()) {
                return isAction(skipOpeners(i, end), end);
            }
        }
        return false;
    }

    /** The deadlines of a clause: all behind its subject, and those that open the circumstances before it. */
    private List<Deadline> deadlines(Draft draft) {
        List<Deadline> found = new ArrayList<>();
        int from = draft.start();
        for (int i = draft.start(); i < draft.subject(); i++) {
            boolean last = i + 1 == draft.subject();
            if (tokens.get(i).text().equals(",") || last) {
                if (Lexicon.TIME_OPENERS.isAt(tokens, from, draft.subject())) {
                    found.addAll(shifted(from, tokens.get(i).text().equals(",") ? i : i + 1));
                }
                from = i + 1;
            }
        }
        found.addAll(shifted(draft.subject(), draft.end()));
        return found;
    }

    private List<Deadline> shifted(int from, int to) {
        if (from >= to) {
            return List.of();
        }
        int base = tokens.get(from).start();
        return Deadlines.in(text.substring(base, tokens.get(to - 1).end())).stream()
                .map(d -> new Deadline(d.due(), d.recurrence(), d.phrase(), d.start() + base, d.end() + base))
                .toList();
    }

    // ---- introductions ------------------------------------------------------------------------------------------

    /** Whom "X có trách nhiệm:", "Giao X:", "Trách nhiệm của X" or a bare "X:" names for the list below it. */
    private @Nullable Holder introduction(Range sentence, Holder before) {
        int from = skipOpeners(sentence.start(), sentence.end());
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
        int of = behindResponsibility(from, end) - from;
        if (of > 0 || Lexicon.REGARDING.isAt(tokens, from, end)) {
            int unit = from + Math.max(of, Lexicon.REGARDING.lengthAt(tokens, from, end));
            UnitList list = grammar.list(unit, end, false);
            UnitList owing = of > 0 ? null : grammar.list(unit, end, true);
            if (owing != null && Lexicon.RESPONSIBLE.isAt(tokens, owing.next(), end)) {
                return new Holder(names(owing.units()), List.of(), true);
            }
            return list != null && endsHeading(list.next(), end)
                    ? new Holder(names(list.units()), List.of(), true)
                    : null;
        }
        if (holds(Lexicon.GRANTING, from, end) && grantsRights(from, end)) {
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
            return new Holder(names(seated.units()), List.of(), true);
        }
        if (bare != null
                && !tokens.get(end - 1).key().equals(HANDED)
                && skipToPredicate(grammar.skipGloss(bare.next(), end), end) >= end) {
            return new Holder(names(bare.units()), List.of(), true);
        }
        if (bare != null
                && tokens.get(Math.min(bare.next(), end - 1)).key().equals(BEING)
                && endsWithTasks(from, end)) {
            return new Holder(names(bare.units()), List.of(), true);
        }
        if (grantsRights(from, end)) {
            return Holder.NOBODY;
        }
        UnitList described = bare == null
                        || endsWithColon(sentence)
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
            return new Holder(names(described.units()), List.of(), true);
        }
        int assignment = Lexicon.ASSIGNMENTS.lengthAt(tokens, from, end);
        if (assignment > 0) {
            UnitList object = grammar.list(from + assignment, end, true);
            if (object != null && announces(object, end)) {
                return Holder.NOBODY;
            }
            if (object != null && object.next() == end) {
                return new Holder(names(object.units()), List.of(), true);
            }
        }
        Subject subject = findSubject(from, sentence.end());
        if (subject == null && !before.leads().isEmpty() && Lexicon.TOGETHER_WITH.lengthAt(tokens, from, end) > 1) {
            UnitList others = grammar.list(from + Lexicon.TOGETHER_WITH.lengthAt(tokens, from, end), end, true);
            return others != null && others.next() >= end ? new Holder(before.leads(), names(others.units())) : null;
        }
        int direction = before.leads().isEmpty() ? 0 : Lexicon.DIRECTIONS.lengthAt(tokens, from, end);
        UnitList directed = direction == 0 ? null : grammar.list(from + direction, end, false);
        if (directed != null && directed.next() >= end) {
            return new Holder(before.leads(), List.of(), true);
        }
        if (subject == null && !before.leads().isEmpty() && isAction(from, end) && endsAnnouncing(from, end)) {
            return new Holder(before.leads(), List.of(), true);
        }
        int others = end - from > 1 ? endsWithTogether(from, end) : -1;
        if (others >= 0) {
            Subject leader = subject != null && !subject.units().isEmpty() ? subject : null;
            List<String> leads = leader == null ? before.leads() : names(leader.units());
            return leads.isEmpty() ? null : new Holder(leads, List.of(), true, true, List.of());
        }
        UnitList ordered = subject == null && endsAnnouncing(from, end) ? whoIsOrdered(from, end) : null;
        if (ordered != null) {
            return new Holder(names(ordered.units()), List.of(), true);
        }
        if (subject == null && bare == null) {
            UnitList chained = chainedObject(from, end);
            return chained == null ? null : new Holder(names(chained.units()), List.of());
        }
        if (subject == null || subject.units().isEmpty()) {
            UnitList chained = chainedObject(from, end);
            return chained == null ? null : new Holder(names(chained.units()), List.of());
        }
        if (Lexicon.SPEECH_OR_DOCUMENT.isAt(tokens, subject.predicate(), end)) {
            return null;
        }
        // "4. Trạm Cấp nước tập trung": a heading that nothing goes on behind ends with the name, though with a verb.
        int behindVerb = subject.predicate() + Math.max(1, Lexicon.VERBS.lengthAt(tokens, subject.predicate(), end));
        boolean goesOn = subject.units().size() == 1
                && subject.units().getFirst().proper()
                && end - from < LONGEST_UNKNOWN
                && capitalBehindAnd(subject.predicate(), end);
        // "3. Cơ quan cấp chứng chỉ hành nghề": a kind of body alone is no heading.
        goesOn |= isKindAlone(subject.units())
                && end - from < LONGEST_UNKNOWN
                && !tokens.get(end - 1).text().equals(".");
        boolean name = (behindVerb >= end || goesOn)
                && !endsWithColon(sentence)
                && !Lexicon.STRICT_MARKERS.isAt(tokens, subject.predicate(), end)
                && subject.start() == from;
        UnitList whole = name ? grammar.list(from, end, false) : null;
        if (whole != null && whole.next() == end) {
            return new Holder(names(whole.units()), List.of(), true);
        }
        List<Draft> drafts = predicate(subject, from, sentence.end());
        boolean duties =
                Lexicon.RESPONSIBLE.isAt(tokens, subject.predicate(), end) || endsAnnouncing(from, sentence.end());
        List<String> coordinators =
                drafts.isEmpty() ? List.of() : drafts.getFirst().coordinators();
        List<Deadline> deadlines =
                drafts.isEmpty() ? List.of() : drafts.getFirst().deadlines();
        return new Holder(names(subject.units()), coordinators, duties, false, deadlines);
    }

    /** "Cục Kinh tế hợp tác và Phát triển nông thôn" as a heading: the capital shows that the name goes on. */
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

    /** "Trách nhiệm của Phó Trưởng phòng" on a line of its own: whom the paragraphs below it are about. */
    @Nullable
    Holder heading() {
        int end = tokens.size();
        end -= end > 0 && tokens.get(end - 1).text().equals(".") ? 1 : 0;
        int of = behindResponsibility(0, end);
        UnitList list = of == 0 || Lexicon.EACH.isAt(tokens, of, end) ? null : grammar.list(of, end, false);
        return list != null && endsHeading(list.next(), end) ? new Holder(names(list.units()), List.of(), true) : null;
    }

    /** "Trách nhiệm của", "Trách nhiệm quản lý nhà nước về thủy sản của": the index of whose it is in a heading, or {@code from}. */
    private int behindResponsibility(int from, int end) {
        int of = Lexicon.RESPONSIBILITY_OF.lengthAt(tokens, from, end);
        boolean bare = Lexicon.RESPONSIBILITY.lengthAt(tokens, from, end) >= Math.max(of, 1);
        if (!bare || grammar.startsUnit(from + of, end) || end - from > LONGEST_CIRCUMSTANCE) {
            return from + of;
        }
        for (int i = from + 2; i + 1 < end; i++) {
            if (tokens.get(i).key().equals(OF) && tokens.get(i + 1).isCapitalised()) {
                UnitList list = grammar.list(i + 1, end, false);
                return list != null && list.next() == end ? i + 1 : from + of;
            }
        }
        return from + of;
    }

    /** "Trách nhiệm của Sở A khi thực hiện …", "… trong việc …": what may follow the name in such a heading. */
    private boolean endsHeading(int next, int end) {
        return next == end
                || Lexicon.RELATIVE_STOPS.isAt(tokens, next, end)
                        && Lexicon.CIRCUMSTANCES.isAt(tokens, next, end)
                        && !tokens.get(end - 1).text().equals(":");
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

    /** "X có các quyền sau đây:": what follows is no duty. */
    private boolean grantsRights(int from, int end) {
        if (end > from && tokens.get(end - 1).key().equals(HANDED)) {
            return true;
        }
        for (int i = from; i < Math.min(end, from + LONGEST_CIRCUMSTANCE); i++) {
            if (Lexicon.RIGHTS.isAt(tokens, i, end)) {
                return !isResponsibleBehind(i, end);
            }
        }
        return false;
    }

    /** "… có các quyền theo Luật A và có các trách nhiệm sau:": the duties come last and the list is about them. */
    private boolean isResponsibleBehind(int from, int end) {
        return holds(Lexicon.RESPONSIBLE, from + 1, end);
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
        int order = subject == null ? from : skipToPredicate(subject.next(), end);
        int length = Lexicon.ASSIGNMENTS.lengthAt(tokens, order, end);
        UnitList object = length == 0 ? null : grammar.list(order + length, end, true);
        return object != null && object.next() == end ? object : null;
    }

    private List<String> names(List<Unit> units) {
        return units.stream().map(this::name).toList();
    }

    /** The name as written, without bold marks and line breaks inside. */
    private String name(Unit unit) {
        String written = text.substring(
                tokens.get(unit.start()).start(), tokens.get(unit.end() - 1).end());
        return squeezed(written.replace("*", ""));
    }

    /** Wording from the text on one line, in NFC, without the hyphens that a page layout left behind. */
    static String squeezed(String written) {
        return VietnameseText.normalise(written.replace("\u00AD", "").replace("\u2060", ""))
                .replaceAll("\\s{1,200}", " ")
                .strip();
    }

    private static Set<String> keys(String... words) {
        Set<String> keys = new HashSet<>();
        for (String word : words) {
            keys.add(key(word));
        }
        return Set.copyOf(keys);
    }

    /** The key of a word of these rules; they are few and asked for at every word of a text. */
    private static String key(String word) {
        return KEYS.computeIfAbsent(word, VietnameseText::spellingKey);
    }
}
