package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.ALREADY;
import static vn.phusa.vietnamese.reading.SmallWords.ASSIGN;
import static vn.phusa.vietnamese.reading.SmallWords.BEING;
import static vn.phusa.vietnamese.reading.SmallWords.BY;
import static vn.phusa.vietnamese.reading.SmallWords.HANDED;
import static vn.phusa.vietnamese.reading.SmallWords.MUST;
import static vn.phusa.vietnamese.reading.SmallWords.THIS;
import static vn.phusa.vietnamese.reading.SmallWords.key;
import static vn.phusa.vietnamese.reading.SmallWords.keys;

import java.util.List;
import java.util.Set;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.reading.UnitGrammar.Unit;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/**
 * Whether the words behind a list of units make them owe something, or only describe them, tell what they did or judge how
 * something is.
 */
final class Obligation {

    /** The farthest that a mark of duty is looked for behind a verb that may describe its subject, in tokens. */
    private static final int LONGEST_DESCRIPTION = 24;

    private static final Set<String> PERSONS = keys(
            "tổ", "cá", "doanh", "người", "cơ", "chủ", "nhà", "hợp", "công", "hộ", "nông", "thành", "tỉnh", "xã",
            "phường", "phía", "bên", "cấp", "huyện", "ông", "giáo", "giảng", "nhân", "chuyên", "kỹ", "điều", "bác");

    private final Clause clause;
    private final List<Token> tokens;
    private final UnitGrammar grammar;

    Obligation(Clause clause) {
        this.clause = clause;
        this.tokens = clause.tokens();
        this.grammar = clause.grammar();
    }

    /** In a list under "có trách nhiệm:" an item need not begin with a verb that the lexicon knows. */
    boolean isUnknownDuty(int from, int end) {
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
                        || Lexicon.NOT.isAt(tokens, from, end) && clause.isVerb(from + 1, end))
                && !grammar.startsUnit(from, end)
                && !Lexicon.CIRCUMSTANCES.isAt(tokens, from, end);
    }

    /** "Khoa Dược: Dự trù thuốc": behind a name and a colon an action that the lexicon does not know, and nobody's name or office. */
    boolean isUnknownTask(int from, int end) {
        if (end - from < Clause.SHORTEST_TASK
                || !isUnknownDuty(from, end)
                || Lexicon.OFFICES.isAt(tokens, from, end)
                || Lexicon.NOUNS.isAt(tokens, from, end)) {
            return false;
        }
        for (int i = from + 1; i < Math.min(end, from + Clause.SHORTEST_TASK + 1); i++) {
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
        for (int i = from; i < Math.min(end, from + Clause.LONGEST_SUBJECT); i++) {
            if (tokens.get(i).key().equals(MUST)) {
                return true;
            }
        }
        return false;
    }

    /** "Người chỉ huy đơn vị chủ trì xử lý vụ việc có trách nhiệm": the mark of duty behind what is led, or -1. */
    int responsibleSoon(int leads, int end) {
        for (int i = leads + 2; i < Math.min(end, leads + Clause.LONGEST_UNKNOWN); i++) {
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
    boolean actsUnknown(UnitList list, int next, int end) {
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
                && !clause.isVerb(next, end)
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
    boolean isDefined(int verb, int end) {
        for (int i = verb + 1; i + 1 < Math.min(end, verb + Clause.LONGEST_LABEL); i++) {
            if (tokens.get(i).kind() == Token.Kind.MARK || Lexicon.STRICT_MARKERS.isAt(tokens, i, end)) {
                return false;
            }
            if (tokens.get(i).key().equals(BEING)) {
                return Lexicon.DESCRIBED.isAt(tokens, i + 1, end);
            }
        }
        return false;
    }

    /** "Sở A đánh giá công tác này còn hạn chế": says how something is and owes nothing. */
    boolean isJudgement(int verb, int end) {
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
    boolean isDated(int verb, int end) {
        for (int i = verb + 1; i + 1 < Math.min(end, verb + 10); i++) {
            if (tokens.get(i).key().equals(key("ngày")) && tokens.get(i + 1).kind() == Token.Kind.NUMBER) {
                return !tokens.get(i - 1).key().equals(key("trước"))
                        && !tokens.get(i - 1).key().equals(key("đến"));
            }
        }
        return false;
    }

    /** "Lực lượng tuần tra, kiểm soát trên biển có quyền …": what looks like a verb belongs to the name of who may. */
    boolean mayOnly(int verb, int end) {
        for (int i = verb + 1; i < Math.min(end, verb + Clause.LONGEST_LABEL); i++) {
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
    boolean isDescribedOn(UnitList list, int verb, int end) {
        boolean acting = !isPersons(list) && Lexicon.STRONG_VERBS.isAt(tokens, verb, end);
        // A kind of body alone owes nothing: "Cơ quan công bố hoạt động cảng, bến có trách nhiệm …".
        boolean kind = clause.isKindAlone(list.units());
        int behind = verb + Math.max(1, Lexicon.VERBS.lengthAt(tokens, verb, end));
        for (int i = behind; i < Math.min(end, verb + LONGEST_DESCRIPTION); i++) {
            if (Lexicon.RESPONSIBLE.isAt(tokens, i, end)
                    || Lexicon.LEADS.isAt(tokens, i, end) && Lexicon.MODIFIER_VERBS.isAt(tokens, verb, end)) {
                return true;
            }
            boolean goesOn = kind && tokens.get(i).text().equals(",") && !clause.isVerb(i + 1, end);
            if (tokens.get(i).kind() == Token.Kind.MARK && !goesOn
                    || acting && !kind && grammar.startsUnit(i, end)
                    || clause.isAssignment(i, end)
                    || Lexicon.NO_DUTY.isAt(tokens, i, end)
                    || tokens.get(i).key().equals(BY)) {
                return false;
            }
            // "khai báo" holds no newspaper.
            i += Math.max(1, Lexicon.VERBS.lengthAt(tokens, i, end)) - 1;
        }
        return false;
    }

    boolean isHandedDuty(int i, int end) {
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

    boolean isPersons(UnitList list) {
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
    boolean isObliged(UnitList list, int verb, int end) {
        if (grammar.personLength(list.units().getFirst().start(), tokens.size()) > 0) {
            return !clause.deadlinesAhead(verb, end).isEmpty();
        }
        if (list.proper()) {
            return false;
        }
        int head = list.units().getFirst().start();
        int kind = head + Lexicon.DETERMINERS.lengthAt(tokens, head, tokens.size());
        boolean timed = clause.shifted(verb, end).stream()
                .anyMatch(deadline -> deadline.due() != null || DraftDeadlines.isCycle(deadline));
        if (kind > head && timed) {
            return true;
        }
        Unit first = list.units().getFirst();
        if (timed && first.end() - first.start() > 3) {
            return true;
        }
        if (!timed && Lexicon.ANYBODY.lengthAt(tokens, first.start(), end) == first.end() - first.start()) {
            return false;
        }
        boolean marked = clause.markAfter(verb, end) > 0;
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
        return described && plural || !clause.shifted(verb, end).isEmpty() || opensWithCycle(list);
    }

    /** "Tổ chức, cá nhân có nhu cầu … gửi hồ sơ": who applies for something owes it to nobody. */
    boolean applies(UnitList list, int verb, int end) {
        int object = verb + Lexicon.HANDING_IN.lengthAt(tokens, verb, end);
        return namesPersons(list) && object > verb && Lexicon.APPLICATIONS.isAt(tokens, object, end);
    }

    /** "Cơ quan, tổ chức, cá nhân …": anybody, persons among them. */
    private boolean namesPersons(UnitList list) {
        for (Unit unit : list.units()) {
            for (int i = unit.start(); i < unit.end(); i++) {
                if (Lexicon.INDIVIDUALS.isAt(tokens, i, unit.end())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A described body, such as "tổ chức chủ trì đề tài": not a person, and not bodies in general. */
    private boolean isBody(UnitList list) {
        Unit first = list.units().getFirst();
        int kind = first.start() + Lexicon.DETERMINERS.lengthAt(tokens, first.start(), tokens.size());
        return first.end() - first.start() > 3 && Lexicon.DUTIFUL.isAt(tokens, kind, tokens.size());
    }

    /** "Trước ngày 15 tháng 11, Quốc hội …": a day or a cycle stands right before who acts. */
    boolean isTimed(UnitList list) {
        int at = list.units().getFirst().start();
        int from = Math.max(0, at - UnitGrammar.LONGEST_FIELD);
        return at > 0
                && tokens.get(at - 1).text().equals(",")
                && clause.shifted(from, at).stream().anyMatch(d -> d.due() != null || DraftDeadlines.isCycle(d));
    }

    private boolean opensWithCycle(UnitList list) {
        int from = Math.max(0, list.units().getFirst().start() - Clause.LONGEST_CIRCUMSTANCE);
        return list.units().getFirst().start() > 0
                && clause.shifted(from, list.units().getFirst().start()).stream()
                        .anyMatch(DraftDeadlines::isCycle);
    }

    /** "Các Phó Giám đốc". */
    boolean isOffice(UnitList list) {
        int head = list.units().getFirst().start();
        int kind = head + Lexicon.DETERMINERS.lengthAt(tokens, head, tokens.size());
        return Lexicon.OFFICES.isAt(tokens, kind, tokens.size());
    }

    /** "Các cơ sở giáo dục phải công khai …": a bare "phải" of those who are regulated. */
    boolean isRuleForOthers(UnitList list, int next) {
        boolean regulated =
                Lexicon.REGULATED.isAt(tokens, list.units().getFirst().start(), tokens.size());
        if (list.proper() && !regulated || clause.isPublicKind(list) && !namesPersons(list)) {
            return false;
        }
        for (int i = list.next(); i < Math.min(tokens.size(), next + Clause.LONGEST_UNKNOWN); i++) {
            if (tokens.get(i).key().equals(MUST)) {
                return !ofTheState(list)
                        || clause.deadlinesAhead(i, tokens.size()).isEmpty();
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

    boolean isPast(int from, int to) {
        if (Lexicon.CASES.isAt(tokens, from, to)) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (tokens.get(i).key().equals(ALREADY)
                    || tokens.get(i).key().equals(key("không"))
                    || tokens.get(i).key().equals(key("luôn"))) {
                return true;
            }
        }
        return false;
    }
}
