package vn.phusa.epcis.gs1;

import java.util.stream.IntStream;

/**
 * Check digits and check characters (GS1 General Specifications, sections 7.9.1 and 7.9.5).
 */
public final class CheckDigits {
    /** Character set 82 in the order that gives each its value. */
    static final String SET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    /** The 32 characters a check character is taken from. */
    private static final String SET_32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    /** Weights from the right: the first primes, as many as the longest data has characters. */
    private static final int[] PRIMES = IntStream.iterate(2, n -> n + 1)
            .filter(n -> IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(divisor -> n % divisor == 0))
            .limit(97)
            .toArray();

    private static final int MODULUS = 1021;

    private CheckDigits() {}

    /** The digit that follows these digits: weights 3 and 1 from the right, modulo 10. */
    public static char of(CharSequence digits, int from, int to) {
        int sum = 0;
        int weight = 3;
        for (int i = to - 1; i >= from; i--) {
            sum += (digits.charAt(i) - '0') * weight;
            weight = 4 - weight;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** Whether the last of these digits is the check digit of those before it. */
    public static boolean hold(CharSequence digits, int from, int to) {
        return to - from >= 2 && of(digits, from, to - 1) == digits.charAt(to - 1);
    }

    /** The two check characters that follow a Global Model Number's beginning of characters of set 82. */
    public static String pairOf(CharSequence text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += SET_82.indexOf(text.charAt(i)) * PRIMES[text.length() - 1 - i];
        }
        int remainder = sum % MODULUS;
        return "" + SET_32.charAt(remainder / 32) + SET_32.charAt(remainder % 32);
    }

    /** Whether the last two characters are the check characters of those before them. */
    public static boolean pairHolds(String text) {
        int end = text.length() - 2;
        return end >= 1
                && end <= PRIMES.length
                && pairOf(text.substring(0, end)).contentEquals(text.substring(end));
    }
}
