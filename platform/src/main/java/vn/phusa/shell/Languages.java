package vn.phusa.shell;

import java.util.List;
import java.util.Locale;

/** The two languages of the platform, each with its wording. */
public record Languages(Wording vietnamese, Wording english) {

    public static Languages load(List<String> rooms) {
        return new Languages(Wording.load(Wording.VIETNAMESE, rooms), Wording.load(Wording.ENGLISH, rooms));
    }

    /** Vietnamese unless English was asked for. */
    public Wording in(Locale locale) {
        return locale.getLanguage().equals("en") ? english : vietnamese;
    }
}
