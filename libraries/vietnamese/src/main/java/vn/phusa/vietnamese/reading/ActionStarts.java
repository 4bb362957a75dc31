package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.AND;
import static vn.phusa.vietnamese.reading.SmallWords.BODY;
import static vn.phusa.vietnamese.reading.SmallWords.HAVING;
import static vn.phusa.vietnamese.reading.SmallWords.OF;
import static vn.phusa.vietnamese.reading.SmallWords.OR;
import static vn.phusa.vietnamese.reading.SmallWords.ORGANISATION;

import java.util.List;
import vn.phusa.vietnamese.Token;

/** Where an action begins, so that no name goes on: verbs, "tổ chức" as a verb, and the words that join two things. */
final class ActionStarts {

    private final List<Token> tokens;

    ActionStarts(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** "cơ quan, tổ chức xây dựng dự toán": behind a kind of body and a comma "tổ chức" is one more kind. */
    boolean isBesideBody(int i) {
        return i > 2
                && i + 2 < tokens.size()
                && tokens.get(i - 1).text().equals(",")
                && Lexicon.OFFICIAL_BODIES.lengthAt(tokens, i - 3, i - 1) == 2
                && Lexicon.VERBS.isAt(tokens, i + 2, tokens.size());
    }

    /** "tổ chức cung cấp dịch vụ", "tổ chức đánh giá sự phù hợp": what it does is so well known that it tells a kind. */
    boolean isTrade(int i, int end) {
        return Lexicon.MODIFIER_VERBS.lengthAt(tokens, i, end) > 2;
    }

    /** "Hội Chữ thập đỏ tổ chức hiến máu": in small letters, joined by nothing to the name before it, no body is meant. */
    private boolean organisesBehind(int i, int limit) {
        boolean behindName = false;
        for (int k = i - 1;
                k >= Math.max(0, i - UnitGrammar.LONGEST_FIELD) && tokens.get(k).isWord();
                k--) {
            behindName |= tokens.get(k).isCapitalised();
        }
        return behindName
                && i + 2 < limit
                && tokens.get(i).key().equals(ORGANISATION)
                && tokens.get(i + 1).key().equals(BODY)
                && !tokens.get(i).isCapitalised()
                && tokens.get(i + 2).kind() == Token.Kind.WORD
                && !Lexicon.DESCRIBED.isAt(tokens, i - 2, i)
                && !Lexicon.STAFF.isAt(tokens, i - 2, i)
                && separator(i - 1, limit) == 0
                && tokens.get(i - 1).isWord()
                && Lexicon.VERBS.lengthAt(tokens, i - 2, i) != 2
                && !Lexicon.DETERMINERS.isAt(tokens, i - 1, limit)
                && !Lexicon.RELATIVE.isAt(tokens, i - 1, i)
                && !Lexicon.JOINING.isAt(tokens, i - 1, i);
    }

    /** "được giao chủ trì", "do … chủ trì": part of a description. */
    boolean isLeadNoun(int i) {
        // "đơn vị được giao nhiệm vụ chủ trì, phối hợp với …": what it does.
        int behind = i + Lexicon.LEADS.lengthAt(tokens, i, tokens.size());
        boolean together = behind > i
                && behind + 1 < tokens.size()
                && tokens.get(behind).text().equals(",")
                && Lexicon.TOGETHER_WITH.isAt(tokens, behind + 1, tokens.size());
        if (i == 0 || together) {
            return false;
        }
        return isEntrusted(i) || Lexicon.TASKS.lengthAt(tokens, i - 2, i) == 2 && isEntrusted(i - 2);
    }

    /** Whether "giao" or "phân công" stands right before {@code i}. */
    private boolean isEntrusted(int i) {
        return Lexicon.ENTRUSTING.lengthAt(tokens, i - 1, i) == 1 || Lexicon.ENTRUSTING.lengthAt(tokens, i - 2, i) == 2;
    }

    /** "các sở, ngành", "các địa phương": a verb behind them is what they do, never what kind they are. */
    boolean isPublicKind(int behind) {
        if (behind > 1 && Lexicon.BASES.isAt(tokens, behind - 2, behind)) {
            return false;
        }
        return behind > 0 && Lexicon.PUBLIC_COLLECTIVES.isAt(tokens, behind - 1, behind)
                || behind > 1 && Lexicon.PUBLIC_COLLECTIVES.lengthAt(tokens, behind - 2, behind) == 2;
    }

    boolean isDutyOrRight(int i, int limit) {
        boolean owns = tokens.get(i).key().equals(HAVING)
                && i + 1 < limit
                && (tokens.get(i + 1).kind() == Token.Kind.NUMBER || Lexicon.AT_LEAST.isAt(tokens, i + 1, limit));
        return owns
                || Lexicon.STRICT_MARKERS.isAt(tokens, i, limit)
                || Lexicon.RIGHTS.isAt(tokens, i, limit)
                || Lexicon.CLOSERS.isAt(tokens, i, limit)
                || Lexicon.NO_DUTY.lengthAt(tokens, i, limit) > 1;
    }

    /** Whether an action, or an adverb before one, begins here. */
    boolean isActionStart(int i, int end) {
        if (i >= end || tokens.get(i).kind() == Token.Kind.MARK) {
            return false;
        }
        if (tokens.get(i).isCapitalised() && i > 0 && !isOpening(i - 1)) {
            return false;
        }
        int verb = Lexicon.VERBS.lengthAt(tokens, i, end);
        int noun = Lexicon.NOUNS.lengthAt(tokens, i, end);
        // "Thường trực Ban Chỉ đạo": no verb runs into a capital.
        if (verb > 1 && tokens.get(i + 1).isCapitalised() && !tokens.get(i).isCapitalised()) {
            return false;
        }
        if (noun > verb || noun > 0 && verb < 2) {
            return false;
        }
        return verb > 1 && !isTornWord(i, end)
                || verb == 1 && !isInsideWord(i)
                || organises(i, end)
                || Lexicon.ADVERBS.isAt(tokens, i, end)
                || Lexicon.DUTY_MARKERS.isAt(tokens, i, end);
    }

    /** "thành lập", "Tờ trình": the second syllable of a word is no verb by itself. */
    private boolean isInsideWord(int i) {
        return Lexicon.VERBS.lengthAt(tokens, i - 1, i + 1) == 2
                || Lexicon.NOUNS.lengthAt(tokens, i - 1, i + 1) == 2
                || Lexicon.MODIFIER_VERBS.lengthAt(tokens, i - 1, i + 1) == 2
                || Lexicon.FIELDS.lengthAt(tokens, i - 1, i + 1) == 2;
    }

    /**
     * "Phòng Đào tạo lập danh sách": the capital opens a word that ends one syllable later, and a verb begins behind that, so no
     * verb ("tạo lập") begins here.
     */
    private boolean isTornWord(int i, int end) {
        return i > 0
                && tokens.get(i - 1).isCapitalised()
                && !tokens.get(i).isCapitalised()
                && isInsideWord(i)
                && Lexicon.VERBS.isAt(tokens, i + 1, end);
    }

    /** "tổ chức" followed by what is organised: the verb, not the body. */
    boolean organises(int i, int end) {
        return i + 2 < end
                && tokens.get(i).key().equals(ORGANISATION)
                && tokens.get(i + 1).key().equals(BODY)
                && !isBesideBody(i)
                && !isTrade(i + 2, end)
                && !(i > 0 && tokens.get(i - 1).key().equals(OF))
                && Lexicon.HEADS_OF_BODIES.lengthAt(tokens, i - 3, i) != 3
                && (isBehindName(i)
                        || organisesBehind(i, end)
                        || Lexicon.VERBS.isAt(tokens, i + 2, end)
                        || Lexicon.ORGANISED.isAt(tokens, i + 2, end)
                        || organisesBesides(i, end)
                        || !tokens.get(i).isCapitalised()
                                && tokens.get(i + 2).isCapitalised()
                                && !Lexicon.PARTY_BODIES.isAt(tokens, i + 2, end)
                        || tokens.get(i + 2).kind() == Token.Kind.NUMBER);
    }

    /** "…; tổ chức, điều phối việc kết nối": opens a part and is joined to a further verb. */
    private boolean organisesBesides(int i, int end) {
        return (i == 0 || isOpening(i - 1))
                && (tokens.get(i + 2).text().equals(",") || isConjunction(tokens.get(i + 2)))
                && (Lexicon.VERBS.lengthAt(tokens, i + 3, end) > 1 && isActionStart(i + 3, end)
                        || Lexicon.TOGETHER_WITH.isAt(tokens, i + 3, end));
    }

    /** "Tổ chức chuyên đề đọc sách" in a list of what somebody is to do: no kind of organisation is told by such a word. */
    boolean organisesSomething(int i, int end) {
        return i + 2 < end
                && tokens.get(i).key().equals(ORGANISATION)
                && tokens.get(i + 1).key().equals(BODY)
                && tokens.get(i + 2).kind() == Token.Kind.WORD
                && !Lexicon.KINDS_OF_ORGANISATION.isAt(tokens, i + 2, end)
                && !Lexicon.MODIFIER_VERBS.isAt(tokens, i + 2, end);
    }

    /** Whether a name ends right before {@code i}, so that "tổ chức" in small letters is what it does. */
    private boolean isBehindName(int i) {
        return i > 0
                && !tokens.get(i).isCapitalised()
                && (tokens.get(i - 1).isCapitalised()
                        || tokens.get(i - 1).kind() == Token.Kind.NUMBER
                        || i > 2
                                && tokens.get(i - 2).isCapitalised()
                                && tokens.get(i - 3).isCapitalised()
                                && Lexicon.DIRECTIONS.lengthAt(tokens, i - 2, i) == 2
                        || Lexicon.PLACES.isAt(tokens, i - 1, i))
                && tokens.get(i - 1).isWord();
    }

    private boolean isOpening(int before) {
        Token token = tokens.get(before);
        return token.kind() == Token.Kind.MARK && !token.text().equals(",") && !isDash(token);
    }

    /** A verb so strong that it ends even a relative description: it stands behind a finished phrase and takes an object. */
    boolean isStrongStart(int i, int end) {
        return organises(i, end)
                || Lexicon.DUTY_MARKERS.isAt(tokens, i, end) && !isLeadNoun(i)
                || Lexicon.TOGETHER_WITH.isAt(tokens, i, end)
                || Lexicon.LIGHT_VERBS.isAt(tokens, i, end) && Lexicon.VERBS.isAt(tokens, i + 2, end)
                || Lexicon.VERBS.lengthAt(tokens, i, end) >= 3
                || Lexicon.STRONG_VERBS.isAt(tokens, i, end);
    }

    /** The number of tokens of a comma, "và", ", và", "hoặc" or ";" between units; 0 if none stands here. */
    /** "Ủy ban KH,CN&MT": a comma with letters right before and behind it. */
    boolean isInsideAcronym(int comma) {
        return comma > 0
                && tokens.get(comma).text().equals(",")
                && comma + 1 < tokens.size()
                && UnitHeads.isAllCapitals(tokens.get(comma - 1))
                && UnitHeads.isAllCapitals(tokens.get(comma + 1))
                && tokens.get(comma - 1).end() == tokens.get(comma).start()
                && tokens.get(comma).end() == tokens.get(comma + 1).start();
    }

    int separator(int i, int end) {
        if (i >= end) {
            return 0;
        }
        Token token = tokens.get(i);
        boolean comma =
                token.text().equals(",") && !isInsideAcronym(i) || token.text().equals(";");
        if (comma && i + 1 < end && isConjunction(tokens.get(i + 1))) {
            return 2;
        }
        if (isConjunction(token)
                && i + 2 < end
                && tokens.get(i + 1).text().equals("/")
                && isConjunction(tokens.get(i + 2))) {
            return 3;
        }
        return comma || isConjunction(token) ? 1 : 0;
    }

    private static boolean isConjunction(Token token) {
        return token.key().equals(AND) || token.key().equals(OR);
    }

    static boolean isDash(Token token) {
        return token.text().equals("-")
                || token.text().equals("–")
                || token.text().equals("—");
    }
}
