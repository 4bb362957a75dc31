package vn.phusa.vietnamese.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.vietnamese.Token;

/** A set of phrases that can be looked up at a place in a token list, whatever their spelling variant or case. */
final class Phrases {

    private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();

    private Phrases() {}

    /** Phrases separated by commas or line ends; a comma inside a phrase is written {@code _}. */
    static Phrases of(String list) {
        Phrases phrases = new Phrases();
        for (String phrase : list.split("[,\n]")) {
            phrases.add(phrase.strip().replace('_', ','));
        }
        return phrases;
    }

    private void add(String phrase) {
        if (!phrase.isEmpty()) {
            List<String> keys = Words.of(phrase).stream().map(Token::key).toList();
            byFirstWord
                    .computeIfAbsent(keys.getFirst(), first -> new ArrayList<>())
                    .add(keys);
        }
    }

    /** How many tokens the longest phrase at {@code i} has, 0 if none begins there. */
    int lengthAt(List<Token> tokens, int i, int end) {
        if (i < 0 || i >= end) {
            return 0;
        }
        int longest = 0;
        for (List<String> phrase : byFirstWord.getOrDefault(tokens.get(i).key(), List.of())) {
            if (phrase.size() > longest && i + phrase.size() <= end && matches(tokens, i, phrase)) {
                longest = phrase.size();
            }
        }
        return longest;
    }

    boolean isAt(List<Token> tokens, int i, int end) {
        return lengthAt(tokens, i, end) > 0;
    }

    private static boolean matches(List<Token> tokens, int i, List<String> phrase) {
        for (int k = 1; k < phrase.size(); k++) {
            if (!tokens.get(i + k).key().equals(phrase.get(k))) {
                return false;
            }
        }
        return true;
    }
}
