package vn.phusa.traceability.label;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Serial numbers that nobody guesses: twelve signs of 30 that are not mistaken for each other when read aloud or typed, that is 58 bits of
 * chance each.
 */
public final class Serials {
    public static final int LENGTH = 12;
    /** Of one batch. */
    public static final int MOST = 100_000;

    /** Without 0 and O, 1, I and L, U, which looks like V by hand. */
    static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Serials() {}

    /** So many different ones, in the order in which they came. */
    public static Set<String> fresh(int count, RandomGenerator chance) {
        Set<String> serials = LinkedHashSet.newLinkedHashSet(count);
        char[] serial = new char[LENGTH];
        while (serials.size() < count) {
            for (int i = 0; i < LENGTH; i++) {
                serial[i] = SIGNS.charAt(chance.nextInt(SIGNS.length()));
            }
            serials.add(new String(serial));
        }
        return serials;
    }
}
