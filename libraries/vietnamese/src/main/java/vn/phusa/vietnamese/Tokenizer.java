package vn.phusa.vietnamese;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into syllables, numbers, codes and marks, in one pass over the characters.
 *
 * <p>Document numbers ({@code 59-NQ/TW}, {@code 04/2026/TT-BKHCN}), joined acronyms ({@code KH&CN}), nuclides
 * ({@code Co-60}) and numbers with separators ({@code 1.234,5}) stay whole; {@code và/hoặc} and {@code 2022-2025} are
 * cut at the mark.
 */
public final class Tokenizer {

    private static final int SHORT_WORD = 16;

    /**
     * The keys of the syllables met last. Vietnamese has few thousand syllables, so nearly every one is here; a lost race
     * only costs computing a key again.
     */
    private static final @Nullable Spelling[] MET = new Spelling[1 << 13];

    private record Spelling(String word, String key) {}

    /** A dash is a dash, however long a printer has made it. */
    private static final String DASHES = "–—−‐‑";

    private Tokenizer() {}

    /** All tokens with marks and line ends, in order; white space is left out. Offsets refer to {@code text} as given. */
    public static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>(text.length() / 4 + 4);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n') {
                tokens.add(new Token("\n", "\n", i, i + 1, Token.Kind.LINE_END));
                i++;
            } else if (isSpace(c)) {
                i++;
            } else if (isLetterOrDigit(c)) {
                int end = endOfRun(text, i);
                String piece = text.substring(i, end);
                String seen = withoutInvisible(piece);
                tokens.add(new Token(seen, keyOf(seen), i, end, kindOf(seen)));
                i = end;
            } else {
                int end = Character.isHighSurrogate(c) && i + 1 < text.length() ? i + 2 : i + 1;
                String mark = text.substring(i, end);
                tokens.add(new Token(mark, DASHES.contains(mark) ? "-" : mark, i, end, Token.Kind.MARK));
                i = end;
            }
        }
        return tokens;
    }

    /** Only the tokens one would search for: syllables, numbers and codes. */
    public static List<Token> syllables(String text) {
        return tokens(text).stream().filter(Token::isWord).toList();
    }

    /** The search keys of the syllables, in order. */
    public static List<String> searchKeys(String text) {
        return syllables(text).stream()
                .map(token -> VietnameseText.searchKey(token.text()))
                .toList();
    }

    /**
     * Pairs of neighbouring syllables in folded form, joined by a space. On Vietnamese, whose words are mostly of two
     * syllables, they recover nearly all that a word segmenter would give a search engine.
     */
    public static List<String> foldedBigrams(String text) {
        List<String> keys = searchKeys(text);
        List<String> bigrams = new ArrayList<>(Math.max(0, keys.size() - 1));
        for (int i = 1; i < keys.size(); i++) {
            bigrams.add(keys.get(i - 1) + " " + keys.get(i));
        }
        return bigrams;
    }

    private static String keyOf(String word) {
        if (word.length() > SHORT_WORD) {
            return VietnameseText.spellingKey(word);
        }
        int hash = word.hashCode();
        int place = (hash ^ hash >>> 13) & MET.length - 1;
        Spelling met = MET[place];
        if (met == null || !met.word().equals(word)) {
            met = new Spelling(word, VietnameseText.spellingKey(word));
            MET[place] = met;
        }
        return met.key();
    }

    private static int endOfRun(String text, int start) {
        int i = start + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isLetterOrDigit(c)
                    || isInvisible(c)
                    || i + 1 < text.length() && isLetterOrDigit(text.charAt(i + 1)) && joins(text, start, i)) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    /** Whether the mark at {@code at}, which has a letter or digit on each side, belongs to the run. */
    private static boolean joins(String text, int start, int at) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at + 1);
        if (!isLetterOrDigit(before)) {
            return false;
        }
        boolean digits = Character.isDigit(before) && Character.isDigit(after);
        return switch (text.charAt(at)) {
            case '&' -> true;
            case '.', ',' -> digits;
            case '/' ->
                digits
                        || hasDigit(text, start, at) && (Character.isUpperCase(before) || Character.isDigit(before))
                        || Character.isUpperCase(before) && Character.isDigit(after);
            case '-' ->
                digits
                        ? !(at - start == 4 && isYearAt(text, start) && isYearAt(text, at + 1))
                        : Character.isDigit(before) && Character.isUpperCase(after)
                                || Character.isDigit(after) && Character.isLetter(before)
                                || Character.isUpperCase(before) && Character.isUpperCase(after);
            default -> false;
        };
    }

    private static boolean isYearAt(String text, int at) {
        if (at + 4 > text.length()) {
            return false;
        }
        for (int i = at; i < at + 4; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return at + 4 == text.length() || !Character.isDigit(text.charAt(at + 4));
    }

    /** Looks back at most forty characters, so that a run of megabytes stays linear. */
    private static boolean hasDigit(String text, int start, int end) {
        for (int i = end - 1; i >= Math.max(start, end - 40); i--) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static Token.Kind kindOf(String piece) {
        boolean letters = false;
        boolean joined = false;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            letters |= Character.isLetter(c);
            joined |= "&/-.,".indexOf(c) >= 0;
        }
        if (!letters) {
            return Token.Kind.NUMBER;
        }
        return joined ? Token.Kind.CODE : Token.Kind.WORD;
    }

    private static boolean isLetterOrDigit(char c) {
        return Character.isLetterOrDigit(c) || VietnameseText.isCombiningMark(c);
    }

    /** A soft hyphen or word joiner that a word processor left inside a word. */
    private static boolean isInvisible(char c) {
        return c == '\u00AD' || c == '\u2060';
    }

    private static String withoutInvisible(String piece) {
        return piece.indexOf('\u00AD') < 0 && piece.indexOf('\u2060') < 0
                ? piece
                : piece.replace("\u00AD", "").replace("\u2060", "");
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '\uFEFF'
                || c == '\u200B'
                || isInvisible(c);
    }
}
