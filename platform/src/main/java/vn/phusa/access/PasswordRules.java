package vn.phusa.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;
import vn.phusa.base.Problem;
import vn.phusa.vietnamese.VietnameseText;

/**
 * What makes a password: twelve characters or more, any characters, and not one that a guesser tries first. No rules
 * about capitals or digits (OWASP ASVS 5.0, 6.2).
 */
final class PasswordRules {
    static final int SHORTEST = 12;

    /** Longer ones only keep the hash busy. */
    static final int LONGEST = 200;

    /** A guesser needs at least so many tries, by the estimate. */
    private static final double GUESSES = 1e9;

    /** What people here put into passwords, most used first; typed without diacritics. */
    private static final List<String> WORDS_OF_THIS_PLACE = List.of(
            "matkhau",
            "cantho",
            "vietnam",
            "hanoi",
            "saigon",
            "anhyeuem",
            "emyeuanh",
            "yeuem",
            "khongbiet",
            "phusa",
            "khoahoc",
            "congnghe",
            "khoahoccongnghe",
            "doimoisangtao",
            "sokhcn",
            "khcn",
            "quantri",
            "taikhoan",
            "dangnhap",
            "canbo",
            "lanhdao",
            "daumoi",
            "xinchao",
            "hanhphuc",
            "maimai",
            "giadinh",
            "tinhyeu",
            "nguyen",
            "tran",
            "minh",
            "hoang",
            "thanh",
            "mekong",
            "cuulong",
            "ninhkieu",
            "cairang",
            "taydo",
            "haugiang",
            "soctrang",
            "admin",
            "administrator",
            "password",
            "welcome");

    private PasswordRules() {}

    /**
     * What is wrong with it.
     *
     * @param own words that somebody who knows the holder would try: login, name, address
     */
    static List<Problem> problemsOf(String field, String password, List<String> own) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return List.of(Problem.at(field, AccessProblem.PASSWORD_TOO_SHORT, SHORTEST));
        }
        if (length > LONGEST) {
            return List.of(Problem.at(field, AccessProblem.PASSWORD_TOO_LONG, LONGEST));
        }
        return guesses(VietnameseText.fold(password), own) < GUESSES || guesses(password, own) < GUESSES
                ? List.of(Problem.at(field, AccessProblem.PASSWORD_EASY_TO_GUESS))
                : List.of();
    }

    private static double guesses(String password, List<String> own) {
        // The estimate takes time that grows with the square of the length; the first part tells enough.
        String part = password.length() > 64 ? password.substring(0, 64) : password;
        return new Nbvcxz(configuration(own)).estimate(part).getGuesses().doubleValue();
    }

    private static Configuration configuration(List<String> own) {
        DictionaryBuilder words =
                new DictionaryBuilder().setDictionaryName("own").setExclusion(false);
        for (String word : own) {
            for (String part : VietnameseText.fold(word).split("[^\\p{L}\\p{N}]+")) {
                if (part.length() >= 3) {
                    words.addWord(part, 1);
                }
            }
        }
        List<Dictionary> all = new ArrayList<>(ConfigurationBuilder.getDefaultDictionaries());
        all.add(words.createDictionary());
        all.add(new Dictionary("place", ranked(), false));
        return new ConfigurationBuilder()
                .setDictionaries(all)
                .setLocale(Locale.ENGLISH)
                .createConfiguration();
    }

    private static Map<String, Integer> ranked() {
        Map<String, Integer> ranks = new java.util.HashMap<>();
        for (int i = 0; i < WORDS_OF_THIS_PLACE.size(); i++) {
            ranks.put(WORDS_OF_THIS_PLACE.get(i), i + 1);
        }
        return ranks;
    }
}
