package vn.phusa.vietnamese.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.Tokenizer;
import vn.phusa.vietnamese.VietnameseText;

/**
 * The tokens of a text as its grammar sees them: without line ends and marks of bold type, without the full stop behind an
 * abbreviation inside a name ("UBND TP. Rạch Giá", "Th.S"), and with "Đ/c" in one piece.
 */
final class Words {

    /** Shortened words behind which a full stop ends no sentence. */
    private static final Set<String> SHORTENED = Set.of(
            "TP", "Tp", "tp", "TX", "Tx", "TT", "T", "Q", "P", "H", "X", "Th", "ThS", "Ths", "TS", "PGS", "GS", "BS",
            "BSCK", "DS", "KS", "CN", "Đ", "St", "Tr", "Dr", "Mr", "Mrs", "Ms", "Prof", "Co", "TW", "Tp.HCM");

    private static final Set<String> DOUBLED = Set.of("với", "và", "của", "cho", "về", "để", "theo", "tại", "do");

    private static final int LONGEST_ONSET = 3;
    private static final char LAST_PLAIN_LETTER = 'z';
    private static final Pattern ONSET = Pattern.compile("(?i:[bcdđghklmnprstvx]|ch|gh|kh|ngh?|nh|ph|qu|th|tr)");
    /** What no word of its own looks like: it opens with a marked vowel. */
    private static final Pattern RIME =
            Pattern.compile("(?!(?:ông|ủy|uỷ|ưu|ở|ý|ít|ấy|áp|án|ấp|ăn|ở)$)[^\\p{ASCII}\\p{Lu}đ]\\p{Ll}{0,3}");

    private static final Pattern OPEN_RIME = Pattern.compile("(?![ởý]$)[^\\p{ASCII}\\p{Lu}đ]\\p{Ll}?");
    private static final Pattern CODA = Pattern.compile("[cmnpt]|ch|ng|nh");

    private Words() {}

    /** The tokens of {@code text} from {@code start} to {@code end}; their places refer to the whole text. */
    static List<Token> of(String text, int start, int end) {
        List<Token> raw = Tokenizer.tokens(text.substring(start, end));
        List<Token> words = new ArrayList<>(raw.size());
        for (int i = 0; i < raw.size(); i++) {
            Token token = raw.get(i);
            i = behindPageNumber(raw, i);
            if (token.kind() == Token.Kind.LINE_END
                    || token.text().equals("*")
                    || token.text().equals("#")
                    || isInnerStop(raw, i)
                    || isDoubled(words, token)) {
                continue;
            }
            if (isComrade(raw, i)) {
                int last = raw.get(i + 2).end();
                words.add(new Token("Đ/c", "đ/c", token.start() + start, last + start, Token.Kind.WORD));
                i += 2;
                continue;
            }
            int pieces = brokenSyllable(raw, i);
            String syllable = pieces < 2 ? token.text() : joined(raw, i, i + pieces);
            String key = pieces < 2 ? token.key() : VietnameseText.spellingKey(syllable);
            words.add(new Token(
                    syllable,
                    key,
                    token.start() + start,
                    raw.get(i + Math.max(1, pieces) - 1).end() + start,
                    token.kind()));
            i += Math.max(1, pieces) - 1;
        }
        return words;
    }

    /** The index of the line end behind a page number on a line of its own, or {@code i}. */
    private static int behindPageNumber(List<Token> raw, int i) {
        if (raw.get(i).kind() != Token.Kind.LINE_END) {
            return i;
        }
        int number = -1;
        for (int j = i + 1; j < Math.min(raw.size(), i + 6); j++) {
            Token token = raw.get(j);
            if (token.kind() == Token.Kind.LINE_END) {
                if (number > 0) {
                    return j;
                }
            } else if (token.kind() == Token.Kind.NUMBER && number < 0) {
                number = j;
            } else if (token.isWord() && !token.text().equalsIgnoreCase("trang")) {
                return i;
            }
        }
        return i;
    }

    static List<Token> of(String text) {
        return of(text, 0, text.length());
    }

    /** "thành ph ố", "K ế hoạch", "đ ơ n vị": the number of tokens into which a bad scan has broken a syllable, else 1. */
    private static int brokenSyllable(List<Token> raw, int i) {
        String onset = raw.get(i).text();
        boolean torn = onset.length() <= LONGEST_ONSET
                && follows(raw, i + 1)
                && raw.get(i + 1).text().charAt(0) > LAST_PLAIN_LETTER
                && ONSET.matcher(onset).matches();
        if (!torn) {
            return 1;
        }
        String rime = raw.get(i + 1).text();
        boolean open = OPEN_RIME.matcher(rime).matches();
        if (open && follows(raw, i + 2) && CODA.matcher(raw.get(i + 2).text()).matches()) {
            return 3;
        }
        boolean lone = onset.length() == 1 && Character.isLowerCase(onset.charAt(0));
        return !lone && RIME.matcher(rime).matches() && !(onset.length() == 1 && !open) ? 2 : 1;
    }

    private static boolean follows(List<Token> raw, int i) {
        return i < raw.size()
                && raw.get(i).kind() == Token.Kind.WORD
                && raw.get(i).start() - raw.get(i - 1).end() > 0
                && raw.get(i).start() - raw.get(i - 1).end() <= 2;
    }

    private static String joined(List<Token> raw, int from, int to) {
        StringBuilder text = new StringBuilder();
        raw.subList(from, to).forEach(token -> text.append(token.text()));
        return text.toString();
    }

    /** "phối hợp với với": a small word that somebody has typed twice. */
    private static boolean isDoubled(List<Token> words, Token token) {
        return !words.isEmpty() && words.getLast().key().equals(token.key()) && DOUBLED.contains(token.text());
    }

    /** A full stop right behind a shortened word, with a name behind it. */
    private static boolean isInnerStop(List<Token> raw, int i) {
        return raw.get(i).text().equals(".")
                && i > 0
                && i + 1 < raw.size()
                && raw.get(i - 1).end() == raw.get(i).start()
                && SHORTENED.contains(raw.get(i - 1).text())
                && (raw.get(i + 1).isCapitalised() || raw.get(i + 1).kind() == Token.Kind.NUMBER);
    }

    private static boolean isComrade(List<Token> raw, int i) {
        return raw.get(i).text().equalsIgnoreCase("đ")
                && i + 2 < raw.size()
                && raw.get(i + 1).text().equals("/")
                && raw.get(i + 2).text().equalsIgnoreCase("c")
                && raw.get(i + 2).start() == raw.get(i).end() + 1;
    }
}
