package vn.phusa.vietnamese;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The forms in which a Vietnamese text is stored, compared and searched.
 *
 * <p>All methods accept precomposed (NFC) and decomposed (NFD) text and give the same answer for both. They are pure,
 * run in linear time and never fail on odd characters.
 */
public final class VietnameseText {

    /** Latin letters with all their marks end here. */
    private static final int LETTERS = 0x1F00;

    /** The tone of each composed letter, as in {@link #toneOf}. */
    private static final byte[] TONE_OF = new byte[LETTERS];

    /** Each letter in small form without its tone. */
    private static final char[] PLAIN_OF = new char[LETTERS];

    static {
        for (char c = 0; c < LETTERS; c++) {
            StringBuilder plain = new StringBuilder(2);
            for (char part :
                    Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).toCharArray()) {
                int tone = toneOf(part);
                TONE_OF[c] = tone > 0 ? (byte) tone : TONE_OF[c];
                if (tone == 0) {
                    plain.append(part);
                }
            }
            String small = Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            // Old fonts write the Icelandic eth, which looks the same in capitals, for Đ.
            char letter = small.length() == 1 ? small.charAt(0) : c;
            PLAIN_OF[c] = letter == '\u00F0' ? 'đ' : letter;
        }
    }

    private VietnameseText() {}

    /** The form in which the platform stores text: Unicode NFC. */
    public static String normalise(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Lower case without any diacritic: {@code "Đổi mới"} becomes {@code "doi moi"}. Length may differ from the input. */
    public static String fold(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c == 'đ' || c == 'Đ') {
                folded.append('d');
            } else if (!isCombiningMark(c)) {
                folded.append(c);
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * The folded form in which spelling variants meet: like {@link #fold} and, besides, a final {@code y} after a
     * consonant or {@code qu} becomes {@code i}, so that "Kỳ"/"Kì", "Mỹ"/"Mĩ" and "quý"/"quí" are found by each other.
     */
    public static String searchKey(String text) {
        String folded = fold(text);
        StringBuilder key = null;
        for (int i = 0; i < folded.length(); i++) {
            if (folded.charAt(i) == 'y' && isFinalVariant(folded, i)) {
                if (key == null) {
                    key = new StringBuilder(folded);
                }
                key.setCharAt(i, 'i');
            }
        }
        return key == null ? folded : key.toString();
    }

    /**
     * A key that is equal for two spellings of the same word and different for different words: lower case, the tone
     * written as a digit after its syllable, {@code i}/{@code y} variants joined. "hoà" and "hòa" have one key; "giao" and
     * "giáo" have two.
     */
    public static String spellingKey(String text) {
        String composed = normalise(text);
        StringBuilder untoned = new StringBuilder(composed.length());
        StringBuilder key = new StringBuilder(composed.length() + 4);
        int tone = 0;
        for (int i = 0; i <= composed.length(); i++) {
            char c = i < composed.length() ? composed.charAt(i) : ' ';
            if (i < composed.length() && (Character.isLetterOrDigit(c) || isCombiningMark(c))) {
                boolean known = c < LETTERS;
                tone = known && TONE_OF[c] > 0 ? TONE_OF[c] : tone;
                untoned.append(known ? PLAIN_OF[c] : Character.toLowerCase(c));
            } else {
                appendSyllable(key, untoned, tone);
                untoned.setLength(0);
                tone = 0;
                if (i < composed.length()) {
                    key.append(c);
                }
            }
        }
        return key.toString();
    }

    private static void appendSyllable(StringBuilder key, StringBuilder untoned, int tone) {
        if (untoned.isEmpty()) {
            return;
        }
        String syllable = untoned.toString();
        int last = syllable.length() - 1;
        if (syllable.charAt(last) == 'y' && isFinalVariant(syllable, last)) {
            syllable = syllable.substring(0, last) + 'i';
        }
        key.append(syllable);
        if (tone > 0) {
            key.append((char) ('0' + tone));
        }
    }

    /** Whether the {@code y} at this place ends a syllable in which {@code i} is written as well. */
    private static boolean isFinalVariant(String word, int at) {
        if (at == 0 || at + 1 < word.length() && Character.isLetterOrDigit(word.charAt(at + 1))) {
            return false;
        }
        char before = word.charAt(at - 1);
        if (before == 'u') {
            return at > 1 && word.charAt(at - 2) == 'q';
        }
        return "bcdđghklmnpqrstvx".indexOf(before) >= 0;
    }

    static boolean isCombiningMark(char c) {
        return c >= '\u0300' && c <= '\u036f';
    }

    /** 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng in the order of Vietnamese dictionaries; 0 for any other character. */
    static int toneOf(char combining) {
        return switch (combining) {
            case '\u0300' -> 1;
            case '\u0309' -> 2;
            case '\u0303' -> 3;
            case '\u0301' -> 4;
            case '\u0323' -> 5;
            default -> 0;
        };
    }
}
