package vn.phusa.search.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.search.SearchResult.Piece;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.Tokenizer;
import vn.phusa.vietnamese.VietnameseText;

/** The place of a text that says most about the question, with what matches marked. */
final class Snippets {
    /** Tokens shown. */
    private static final int LONGEST = 45;

    /** Words without a meaning of their own; not marked where anything else was asked for. */
    private static final Set<String> FUNCTION_WORDS = Set.of(
            "va", "cua", "cac", "la", "co", "cho", "duoc", "trong", "voi", "theo", "tai", "ve", "den", "tu", "nhung",
            "mot", "the", "of", "and", "in");

    private final Set<String> asked = new HashSet<>();

    Snippets(String query, List<String> variants) {
        add(query);
        variants.forEach(this::add);
        if (!FUNCTION_WORDS.containsAll(asked)) {
            asked.removeAll(FUNCTION_WORDS);
        }
    }

    private void add(String text) {
        for (Token token : Tokenizer.syllables(text)) {
            String folded = VietnameseText.searchKey(token.text());
            asked.add(folded);
            if (token.kind() == Token.Kind.CODE) {
                asked.addAll(Terms.parts(folded));
            }
        }
    }

    /** The whole text with matches marked. */
    List<Piece> whole(String text) {
        List<Token> tokens = Tokenizer.tokens(text);
        return pieces(text, 0, text.length(), tokens, matches(tokens));
    }

    /** The densest stretch of the text; its beginning when nothing matches. */
    List<Piece> best(String text) {
        List<Token> tokens = Tokenizer.tokens(text);
        if (tokens.isEmpty()) {
            return List.of();
        }
        List<@Nullable String> matches = matches(tokens);
        int from = bestStart(matches);
        int to = Math.min(tokens.size(), from + LONGEST);
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        List<Piece> pieces = new ArrayList<>();
        if (from > 0) {
            pieces.add(new Piece("… ", false));
        }
        pieces.addAll(pieces(text, start, end, tokens.subList(from, to), matches.subList(from, to)));
        if (to < tokens.size()) {
            pieces.add(new Piece(" …", false));
        }
        return pieces;
    }

    /** Where a window of tokens holds the most different matches, begun a little before the first of them. */
    private static int bestStart(List<@Nullable String> found) {
        int best = 0;
        int bestScore = 0;
        Map<String, Integer> within = new HashMap<>();
        int matches = 0;
        for (int end = 0; end < found.size(); end++) {
            String entering = found.get(end);
            if (entering != null) {
                within.merge(entering, 1, Integer::sum);
                matches++;
            }
            if (end >= LONGEST) {
                String leaving = found.get(end - LONGEST);
                if (leaving != null) {
                    within.computeIfPresent(leaving, (_, count) -> count == 1 ? null : count - 1);
                    matches--;
                }
            }
            int score = within.size() * 10 + matches;
            if (score > bestScore) {
                bestScore = score;
                best = Math.max(0, end - LONGEST + 1);
            }
        }
        return best;
    }

    /** For each token what it matches; null: nothing. */
    private List<@Nullable String> matches(List<Token> tokens) {
        List<@Nullable String> matches = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            String folded = token.isWord() ? VietnameseText.searchKey(token.text()) : "";
            matches.add(asked.contains(folded) ? folded : null);
        }
        return matches;
    }

    private static List<Piece> pieces(
            String text, int start, int end, List<Token> tokens, List<@Nullable String> matches) {
        List<Piece> pieces = new ArrayList<>();
        int at = start;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (matches.get(i) != null) {
                if (token.start() > at) {
                    pieces.add(new Piece(text.substring(at, token.start()), false));
                }
                pieces.add(new Piece(text.substring(token.start(), token.end()), true));
                at = token.end();
            }
        }
        if (at < end) {
            pieces.add(new Piece(text.substring(at, end), false));
        }
        return pieces;
    }
}
