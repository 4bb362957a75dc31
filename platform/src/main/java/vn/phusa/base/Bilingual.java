package vn.phusa.base;

import java.util.Locale;

/**
 * A text kept in both languages of the platform.
 *
 * @param vietnamese never empty
 * @param english may equal the Vietnamese when nothing better is known (names)
 */
public record Bilingual(String vietnamese, String english) {
    public static Bilingual same(String text) {
        return new Bilingual(text, text);
    }

    /** The English as somebody wrote it; empty where the Vietnamese stands in for it. What a form shows. */
    public String writtenEnglish() {
        return english.equals(vietnamese) ? "" : english;
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? english : vietnamese;
    }
}
