package vn.phusa.vietnamese.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.vietnamese.Token;

/**
 * The names of units that a paper has shown whole, in a heading or on a line of their own: where such a name stands again,
 * no verb inside it ends it.
 */
final class KnownNames {

    private static final int MOST_NAMES = 200;

    /** A name of one or two syllables ends by itself. */
    private static final int SHORTEST = 3;

    private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();
    private int size;

    /** Remembers a name as it was written. */
    void add(String name) {
        List<String> words = Words.of(name).stream().map(Token::key).toList();
        if (words.size() < SHORTEST || size >= MOST_NAMES || !Character.isUpperCase(name.codePointAt(0))) {
            return;
        }
        List<List<String>> names = byFirstWord.computeIfAbsent(words.getFirst(), word -> new ArrayList<>());
        if (!names.contains(words)) {
            names.add(words);
            size++;
        }
    }

    /** The tokens of the longest known name at {@code i}, 0 if none stands there. */
    int lengthAt(List<Token> tokens, int i, int end) {
        int longest = 0;
        for (List<String> name : byFirstWord.getOrDefault(tokens.get(i).key(), List.of())) {
            if (name.size() > longest && i + name.size() <= end && stands(name, tokens, i)) {
                longest = name.size();
            }
        }
        return longest;
    }

    private static boolean stands(List<String> name, List<Token> tokens, int i) {
        for (int k = 0; k < name.size(); k++) {
            if (!tokens.get(i + k).key().equals(name.get(k))) {
                return false;
            }
        }
        return tokens.get(i).isCapitalised();
    }
}
