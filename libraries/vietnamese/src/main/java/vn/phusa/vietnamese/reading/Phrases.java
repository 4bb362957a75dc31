package vn.phusa.vietnamese.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.phusa.vietnamese.Token;

/**
 * A set of phrases that can be looked up at a place in a token list, whatever their spelling variant or case.
 *
 * <p>The reader asks dozens of such sets at every word, and nearly always the answer is no; so phrases lie in a table by the
 * hash of their first word, sparse enough that one look at it settles most questions.
 */
final class Phrases {

    private static final String[][] NONE = {};
    private static final int SPARSE = 8;

    /** At each place the phrases whose first word has this hash, the longest first. */
    private final String[][][] byFirstWord;

    private Phrases(List<String[]> phrases) {
        int size = Integer.highestOneBit(Math.max(1, phrases.size()) * SPARSE) * 2;
        byFirstWord = new String[size][][];
        Arrays.fill(byFirstWord, NONE);
        phrases.sort((one, other) -> Integer.compare(other.length, one.length));
        for (String[] phrase : phrases) {
            int place = place(phrase[0]);
            String[][] there = Arrays.copyOf(byFirstWord[place], byFirstWord[place].length + 1);
            there[there.length - 1] = phrase;
            byFirstWord[place] = there;
        }
    }

    /** Phrases separated by commas or line ends; a comma inside a phrase is written {@code _}. */
    static Phrases of(String list) {
        List<String[]> phrases = new ArrayList<>();
        for (String written : list.split("[,\n]")) {
            String phrase = written.strip().replace('_', ',');
            if (!phrase.isEmpty()) {
                phrases.add(Words.of(phrase).stream().map(Token::key).toArray(String[]::new));
            }
        }
        return new Phrases(phrases);
    }

    private int place(String word) {
        int hash = word.hashCode();
        return (hash ^ hash >>> 15) & byFirstWord.length - 1;
    }

    /** How many tokens the longest phrase at {@code i} has, 0 if none begins there. */
    int lengthAt(List<Token> tokens, int i, int end) {
        if (i < 0 || i >= end) {
            return 0;
        }
        String word = tokens.get(i).key();
        for (String[] phrase : byFirstWord[place(word)]) {
            if (i + phrase.length <= end && phrase[0].equals(word) && matches(tokens, i, phrase)) {
                return phrase.length;
            }
        }
        return 0;
    }

    boolean isAt(List<Token> tokens, int i, int end) {
        return lengthAt(tokens, i, end) > 0;
    }

    private static boolean matches(List<Token> tokens, int i, String[] phrase) {
        for (int k = 1; k < phrase.length; k++) {
            if (!tokens.get(i + k).key().equals(phrase[k])) {
                return false;
            }
        }
        return true;
    }
}
