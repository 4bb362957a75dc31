package vn.phusa.search.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.Tokenizer;
import vn.phusa.vietnamese.VietnameseText;

/**
 * The terms under which a Vietnamese text is filed. Words are mostly of two syllables and written apart, so pairs of
 * neighbours stand beside single syllables; each once with its diacritics and once without.
 *
 * @param exact syllables and pairs by {@link VietnameseText#spellingKey}
 * @param folded syllables and pairs without diacritics
 * @param shown each syllable without diacritics and, behind a mark, as it is written
 */
record Terms(List<String> exact, List<String> folded, Set<String> shown) {
    static final char MARK = '\u0001';
    /** No syllable or code is longer; a line of ten megabytes without a blank may be. */
    private static final int LONGEST = 60;

    static Terms of(String text) {
        List<String> exact = new ArrayList<>();
        List<String> folded = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        String previousExact = "";
        String previousFolded = "";
        for (Token token : Tokenizer.syllables(text)) {
            String key = cut(token.key());
            String plain = cut(VietnameseText.searchKey(token.text()));
            exact.add(key);
            folded.add(plain);
            if (!previousExact.isEmpty()) {
                exact.add(previousExact + ' ' + key);
                folded.add(previousFolded + ' ' + plain);
            }
            if (token.kind() == Token.Kind.CODE) {
                for (String part : parts(plain)) {
                    folded.add(part);
                }
            } else if (token.kind() == Token.Kind.WORD) {
                shown.add(plain
                        + MARK
                        + cut(VietnameseText.normalise(token.text()).toLowerCase(Locale.ROOT)));
            }
            previousExact = key;
            previousFolded = plain;
        }
        return new Terms(exact, folded, shown);
    }

    private static String cut(String term) {
        return term.length() <= LONGEST ? term : term.substring(0, LONGEST);
    }

    /** "59-nq/tw" is also found by "59", "nq" and "tw". */
    static List<String> parts(String code) {
        List<String> parts = new ArrayList<>();
        for (String part : code.split("[^\\p{L}\\p{N}]+")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** Runs of three and four letters within each syllable and its neighbour's beginning. */
    static List<String> grams(List<String> folded) {
        List<String> grams = new ArrayList<>();
        for (String term : folded) {
            if (term.indexOf(' ') < 0) {
                String framed = '_' + term + '_';
                for (int size = 3; size <= 4; size++) {
                    for (int i = 0; i + size <= framed.length(); i++) {
                        grams.add(framed.substring(i, i + size));
                    }
                }
            }
        }
        return grams;
    }
}
