package vn.phusa.vietnamese.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.Tokenizer;

/**
 * The tokens of a text as its grammar sees them: without line ends and marks of bold type, without the full stop behind an
 * abbreviation inside a name ("UBND TP. Rạch Giá", "Th.S"), and with "Đ/c" in one piece.
 */
final class Words {

    /** Shortened words behind which a full stop ends no sentence. */
    private static final Set<String> SHORTENED = Set.of(
            "TP", "Tp", "tp", "TX", "Tx", "TT", "T", "Q", "P", "H", "X", "Th", "ThS", "Ths", "TS", "PGS", "GS", "BS",
            "BSCK", "DS", "KS", "CN", "Đ", "St", "Tr", "Dr", "Mr", "Mrs", "Ms", "Prof", "Co", "TW", "Tp.HCM");

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
                    || isInnerStop(raw, i)) {
                continue;
            }
            if (isComrade(raw, i)) {
                int last = raw.get(i + 2).end();
                words.add(new Token("Đ/c", "đ/c", token.start() + start, last + start, Token.Kind.WORD));
                i += 2;
                continue;
            }
            words.add(new Token(token.text(), token.key(), token.start() + start, token.end() + start, token.kind()));
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
