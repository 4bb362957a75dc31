package vn.phusa.vietnamese.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.Tokenizer;
import vn.phusa.vietnamese.VietnameseText;

/**
 * The verbs at the head of an action and what they act on.
 *
 * @param verbs "hướng dẫn, hỗ trợ"; the whole wording when it begins with no known verb
 * @param object what follows, or null
 */
record ActionPhrase(String verbs, @Nullable String object) {

    static ActionPhrase of(String wording) {
        String written =
                VietnameseText.normalise(wording).replaceAll("\\s{1,100}", " ").strip();
        List<Token> tokens = Tokenizer.tokens(written);
        int begin = behindTime(tokens);
        int end = 0;
        int i = begin;
        while (i < tokens.size()) {
            int verb = Math.max(
                    Lexicon.VERBS.lengthAt(tokens, i, tokens.size()),
                    Math.max(
                            Lexicon.KEPT_MARKERS.lengthAt(tokens, i, tokens.size()),
                            Lexicon.PLAIN_ADVERBS.lengthAt(tokens, i, tokens.size())));
            // "tổ chức Ngày hội": what is organised is the object; "trình lãnh đạo Bộ A": they are no verb.
            boolean organises = verb > 2
                    && Lexicon.ORGANISING.isAt(tokens, i, tokens.size())
                    && !Lexicon.VERBS.isAt(tokens, i + 2, tokens.size());
            boolean leaders = Lexicon.LEADERS.lengthAt(tokens, i, tokens.size()) == verb
                    && i + verb < tokens.size()
                    && tokens.get(i + verb).isCapitalised();
            boolean paper = i > begin && tokens.get(i).isCapitalised();
            if (Lexicon.NOUNS.lengthAt(tokens, i, tokens.size()) > verb || leaders && end > 0 || paper) {
                verb = 0;
            }
            if (organises) {
                i += 2;
                end = i;
                break;
            }
            if (verb > 0) {
                i += verb;
                end = i;
            } else if (end > 0 && isJoin(tokens.get(i)) && i + 1 < tokens.size()) {
                i++;
            } else {
                break;
            }
        }
        if (end == 0 || end >= tokens.size()) {
            return new ActionPhrase(trim(written), null);
        }
        String object = trim(written.substring(tokens.get(end).start()));
        int from = begin == 0 ? 0 : tokens.get(begin).start();
        return new ActionPhrase(
                trim(written.substring(from, tokens.get(end - 1).end())), object.isEmpty() ? null : object);
    }

    /** "định kỳ trước ngày 15 tháng 12 hằng năm báo cáo …": how often and by when is no verb. */
    private static int behindTime(List<Token> tokens) {
        int i = Lexicon.CYCLES.lengthAt(tokens, 0, tokens.size());
        if (i == 0) {
            return 0;
        }
        while (i < tokens.size()
                && (tokens.get(i).kind() == Token.Kind.NUMBER
                        || tokens.get(i).text().equals(",")
                        || Lexicon.TIME_WORDS.isAt(tokens, i, tokens.size()))) {
            i += Math.max(1, Lexicon.TIME_WORDS.lengthAt(tokens, i, tokens.size()));
        }
        return Lexicon.VERBS.isAt(tokens, i, tokens.size()) ? i : 0;
    }

    private static boolean isJoin(Token token) {
        return token.text().equals(",") || token.key().equals(VietnameseText.spellingKey("và"));
    }

    private static String trim(String wording) {
        int from = 0;
        int to = wording.length();
        while (to > from && " ,;.:/".indexOf(wording.charAt(to - 1)) >= 0) {
            to--;
        }
        while (from < to && " ,;.:".indexOf(wording.charAt(from)) >= 0) {
            from++;
        }
        return wording.substring(from, to);
    }
}
