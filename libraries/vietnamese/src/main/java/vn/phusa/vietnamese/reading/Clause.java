package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.ABOUT;
import static vn.phusa.vietnamese.reading.SmallWords.ALONGSIDE;
import static vn.phusa.vietnamese.reading.SmallWords.ALREADY;
import static vn.phusa.vietnamese.reading.SmallWords.AND;
import static vn.phusa.vietnamese.reading.SmallWords.ASSIGN;
import static vn.phusa.vietnamese.reading.SmallWords.BEING;
import static vn.phusa.vietnamese.reading.SmallWords.BY;
import static vn.phusa.vietnamese.reading.SmallWords.HANDED;
import static vn.phusa.vietnamese.reading.SmallWords.LEADING;
import static vn.phusa.vietnamese.reading.SmallWords.MUST;
import static vn.phusa.vietnamese.reading.SmallWords.OF;
import static vn.phusa.vietnamese.reading.SmallWords.THEN;
import static vn.phusa.vietnamese.reading.SmallWords.key;
import static vn.phusa.vietnamese.reading.SmallWords.keys;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Deadline;
import vn.phusa.vietnamese.Deadlines;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.VietnameseText;
import vn.phusa.vietnamese.reading.UnitGrammar.Unit;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/**
 * A paragraph as its readers see it: its tokens, and what every reader asks of a place in them, such as whether a verb, an order
 * or a mark of duty stands there and what lies behind a circumstance.
 */
final class Clause {

    private static final Set<String> ROMAN_ITEMS = Set.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x");
    private static final Set<String> COORDINATION_NOUNS =
            keys("chế", "trình", "tác", "sự", "hoạch", "kết", "việc", "quả");
    /** The farthest that a mark of duty is looked for behind the start of its subject, in tokens. */
    static final int LONGEST_SUBJECT = 60;

    static final int LONGEST_CIRCUMSTANCE = 30;
    /** "Báo cáo định kỳ:" before the sentence proper. */
    static final int LONGEST_LABEL = 10;

    static final int LONGEST_UNKNOWN = 14;
    /** A task has at least a verb and its object. */
    static final int SHORTEST_TASK = 3;

    private final List<Token> tokens;
    private final String text;
    private final UnitGrammar grammar;

    /** @param text the text the token offsets point into */
    Clause(List<Token> tokens, String text, UnitGrammar grammar) {
        this.tokens = tokens;
        this.text = text;
        this.grammar = grammar;
    }

    List<Token> tokens() {
        return tokens;
    }

    String text() {
        return text;
    }

    UnitGrammar grammar() {
        return grammar;
    }

    /** The tokens of "(ii)" or, behind a colon or semicolon, of "b)"; 0 if no item begins here. */
    int itemNumber(int i, int end) {
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

    /** "… quy định các nội dung sau đây:", "… ban hành:": the list below is what is settled, not what is to be done. */
    boolean listsContents(int from, int end) {
        int last = end;
        while (last > from && tokens.get(last - 1).kind() == Token.Kind.MARK) {
            last--;
        }
        for (int i = Math.max(from, last - LONGEST_LABEL); i < last; i++) {
            if (Lexicon.CONTENTS.lengthAt(tokens, i, last) == last - i) {
                return true;
            }
        }
        return false;
    }

    boolean endsWithColon(Range sentence) {
        return sentence.end() > sentence.start()
                && tokens.get(sentence.end() - 1).text().equals(":");
    }

    /** "đã tiếp thu và giao …": whether what is done stands shortly before. */
    boolean isBehindDone(int i, int from) {
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

    boolean isMarked(int from, int end) {
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

    List<Deadline> deadlinesAhead(int from, int end) {
        return shifted(from, end).stream()
                .filter(deadline -> deadline.due() != null)
                .toList();
    }

    boolean opensWithAction(Range sentence) {
        return isAction(skipOpeners(sentence.start(), sentence.end()), sentence.end());
    }

    int colonIn(int from, int end) {
        for (int i = from; i < end; i++) {
            if (tokens.get(i).text().equals(":")) {
                return i;
            }
        }
        return -1;
    }

    /** "Trong vòng 08 giờ phải báo cáo …": the index of what must be done behind a time and no comma, or -1. */
    int mustInTime(int from, int end) {
        if (!Lexicon.TIME_OPENERS.isAt(tokens, from, end) && !Lexicon.CASES.isAt(tokens, from, end)) {
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

    boolean isReported(int action, int end) {
        // "…; quyết định thành lập Văn phòng": goes on with what somebody is to do.
        int decided = action + Lexicon.DECIDING.lengthAt(tokens, action, end);
        return !(decided > action && (isVerb(decided, end) || Lexicon.SETTLES_FOR.isAt(tokens, decided, end)))
                && !Lexicon.NOT_LETTING.isAt(tokens, action, end)
                && Lexicon.NO_DUTY.isAt(tokens, action, end)
                && !Lexicon.DUTY_MARKERS.isAt(tokens, action, end);
    }

    int skipOpeners(int from, int end) {
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

    boolean holds(Phrases phrases, int from, int end) {
        for (int i = from; i < end; i++) {
            if (phrases.isAt(tokens, i, end)) {
                return true;
            }
        }
        return false;
    }

    /** "Theo đề nghị …", but not "Theo dõi …". */
    boolean opensCircumstance(int from, int end) {
        int length = Lexicon.CIRCUMSTANCES.lengthAt(tokens, from, end);
        return length > 0 && Lexicon.VERBS.lengthAt(tokens, from, end) <= length;
    }

    /** "… đã ban hành quyết định thì Sở A tiếp tục …": the unit behind "thì", or -1. */
    int thenUnit(int from, int end) {
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

    boolean isKindAlone(List<Unit> units) {
        Unit only = units.getFirst();
        return units.size() == 1
                && Lexicon.DESCRIBED.lengthAt(tokens, only.start(), only.end()) == only.end() - only.start();
    }

    /** "tổ chức chủ trì", "cơ quan chủ trì": a noun, not a duty. */
    boolean isLeadNoun(UnitList list) {
        Unit only = list.units().getLast();
        return list.next() == only.end()
                && !only.proper()
                && only.end() - only.start() <= 2
                && (Lexicon.DESCRIBED.isAt(tokens, only.start(), only.end())
                        || Lexicon.ANYBODY.isAt(tokens, only.start(), only.end()))
                && only.end() < tokens.size()
                && tokens.get(only.end()).key().equals(LEADING);
    }

    boolean isPublicKind(UnitList list) {
        int head = list.units().getFirst().start();
        int kind = head + Lexicon.DETERMINERS.lengthAt(tokens, head, tokens.size());
        return Lexicon.PUBLIC_KINDS.isAt(tokens, kind, tokens.size());
    }

    int markAfter(int from, int end) {
        return markWithin(from, Math.min(end, from + LONGEST_SUBJECT), end);
    }

    /** The first unmistakable mark of duty before {@code limit}, or -1. */
    int markWithin(int from, int limit, int end) {
        for (int i = from + 1; i < limit; i++) {
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

    boolean isAssignment(int i, int end) {
        return Lexicon.ASSIGNMENTS.isAt(tokens, i, end) || Lexicon.DIRECTIONS.isAt(tokens, i, end);
    }

    /** Skips commas, brackets, adverbs and circumstances between a subject and its predicate. */
    int skipToPredicate(int from, int end) {
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
            int said = Lexicon.HAVING_SAID.lengthAt(tokens, i, end);
            if (said > 0 && i + said < end && tokens.get(i + said).key().equals(ASSIGN)) {
                i += said;
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
            boolean binds =
                    tokens.get(i).key().equals(MUST) || tokens.get(i).key().equals(THEN);
            if (binds && isVerb(i + 1, end) && Lexicon.CASES.isAt(tokens, from, end)) {
                return i + 1;
            }
            if (tokens.get(i).text().equals(";") || tokens.get(i).text().equals(":")) {
                return -1;
            }
        }
        return -1;
    }

    /** "định kỳ 6 tháng một lần", "hằng tháng vào ngày 20": the index behind the figures of a cycle. */
    int behindCycle(int from, int end) {
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

    boolean isPredicate(int i, int end) {
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

    boolean isVerb(int i, int end) {
        return (Lexicon.VERBS.isAt(tokens, i, end) || grammar.organises(i, end)) && grammar.isActionStart(i, end);
    }

    /** "thay mặt Tổ trưởng chủ trì …": the index behind the one who is acted for, or {@code from}. */
    private int behindPrincipal(int from, int end) {
        int length = Lexicon.ACTING_FOR.lengthAt(tokens, from, end);
        UnitList list = length == 0 ? null : grammar.list(from + length, end, true);
        return list == null || list.next() >= end ? from : list.next();
    }

    /** An action that may open a part without a subject. */
    /** "Đầu mối biên soạn …", "Đầu mối phối hợp với …": to be the one who does it. */
    private boolean isContact(int i, int end) {
        int length = Lexicon.CONTACT.lengthAt(tokens, i, end);
        return length > 0 && (isVerb(i + length, end) || Lexicon.TOGETHER_WITH.isAt(tokens, i + length, end));
    }

    boolean isAction(int from, int end) {
        int i = behindPrincipal(from, end);
        if (Lexicon.OPENING_VERBS.isAt(tokens, i, end) || isContact(i, end)) {
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

    boolean isCoordinationNoun(int i) {
        return i > 0
                && COORDINATION_NOUNS.contains(tokens.get(i - 1).key())
                && !Lexicon.ENDS_LIKE_NOUNS.isAt(tokens, i - 2, i);
    }

    List<Deadline> shifted(int from, int to) {
        if (from >= to) {
            return List.of();
        }
        int base = tokens.get(from).start();
        return Deadlines.in(text.substring(base, tokens.get(to - 1).end())).stream()
                .map(d -> new Deadline(d.due(), d.recurrence(), d.phrase(), d.start() + base, d.end() + base))
                .toList();
    }

    /** "Trách nhiệm của", "Trách nhiệm quản lý nhà nước về thủy sản của": the index of whose it is in a heading, or {@code from}. */
    int behindResponsibility(int from, int end) {
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
    /** Whom a heading names: "Trách nhiệm của Sở A về quản lý chợ" says about what behind the name. */
    @Nullable
    UnitList headed(int from, int end) {
        for (int i = from + 2; i < end; i++) {
            boolean about = tokens.get(i).key().equals(ABOUT)
                    && Lexicon.SPECIALISED.lengthAt(tokens, from, i) != i - from
                    && !(tokens.get(from).isCapitalised() && Lexicon.CONCERNED_WITH.isAt(tokens, from, i));
            UnitList named = about ? grammar.list(from, i, false) : null;
            if (named != null && named.next() == i) {
                return new UnitList(named.units(), end);
            }
        }
        return grammar.list(from, end, false);
    }

    boolean endsHeading(int next, int end) {
        return next == end
                || Lexicon.RELATIVE_STOPS.isAt(tokens, next, end)
                        && Lexicon.CIRCUMSTANCES.isAt(tokens, next, end)
                        && !tokens.get(end - 1).text().equals(":");
    }

    /** "X có các quyền sau đây:": what follows is no duty. */
    boolean grantsRights(int from, int end) {
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
        return Lexicon.RESPONSIBLE.lengthAt(tokens, from, end) > Lexicon.RIGHTS.lengthAt(tokens, from, end)
                || holds(Lexicon.RESPONSIBLE, from + 1, end);
    }

    List<String> names(List<Unit> units) {
        return units.stream().map(this::name).toList();
    }

    /** The name as written, without bold marks and line breaks inside. */
    String name(Unit unit) {
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
}
