package vn.phusa.vietnamese;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;

/**
 * The order of a Vietnamese dictionary: letters a ă â b c d đ e ê … o ô ơ … u ư … first, over the whole string; then
 * tones (none, huyền, hỏi, ngã, sắc, nặng); then small before capital letters. It agrees with the PostgreSQL collation
 * {@code vi-x-icu} on words of the language.
 */
public final class VietnameseOrder implements Comparator<String> {

    /** The only instance; it has no state. */
    public static final VietnameseOrder INSTANCE = new VietnameseOrder();

    private static final String LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    private VietnameseOrder() {}

    @Override
    public int compare(String one, String other) {
        return sortKey(one).compareTo(sortKey(other));
    }

    /** A string whose plain order is the Vietnamese order of the text; for indexes and for sorting many names once. */
    public static String sortKey(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder letters = new StringBuilder(decomposed.length());
        StringBuilder tones = new StringBuilder(decomposed.length());
        StringBuilder cases = new StringBuilder(decomposed.length());
        StringBuilder letter = new StringBuilder(3);
        int i = 0;
        while (i < decomposed.length()) {
            char base = decomposed.charAt(i++);
            letter.setLength(0);
            letter.append(base);
            int tone = 0;
            while (i < decomposed.length() && VietnameseText.isCombiningMark(decomposed.charAt(i))) {
                char mark = decomposed.charAt(i++);
                int found = VietnameseText.toneOf(mark);
                if (found > 0) {
                    tone = found;
                } else {
                    letter.append(mark);
                }
            }
            String composed = Normalizer.normalize(letter, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            int rank = LETTERS.indexOf(composed.charAt(0));
            if (rank >= 0) {
                letters.append((char) (0x100 + rank));
            } else if (Character.isLetter(base)) {
                letters.append((char) (0x200 + Math.min(base, 0xF000)));
            } else {
                letters.append(Character.isWhitespace(base) ? '\u0002' : (char) (0x10 + Math.min(base, 0x7F)));
            }
            tones.append((char) ('1' + tone));
            cases.append(Character.isUpperCase(base) ? '2' : '1');
        }
        return letters.append('\u0001')
                .append(tones)
                .append('\u0001')
                .append(cases)
                .toString();
    }
}
