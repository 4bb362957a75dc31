package vn.phusa.party;

/** Check digits of the codes that parties carry. */
final class CheckDigits {
    private static final int[] TAX_WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};

    private CheckDigits() {}

    /** GS1 modulo 10: from the right, weights 3 and 1 in turn, over all digits but the last. */
    static boolean gs1Holds(String digits) {
        int sum = 0;
        for (int i = digits.length() - 2, weight = 3; i >= 0; i--, weight = 4 - weight) {
            sum += (digits.charAt(i) - '0') * weight;
        }
        return (10 - sum % 10) % 10 == digits.charAt(digits.length() - 1) - '0';
    }

    /** The tenth digit of a Vietnamese tax code; a remainder that would need the digit 10 is never given out. */
    static boolean taxCodeHolds(String tenDigits) {
        int sum = 0;
        for (int i = 0; i < TAX_WEIGHTS.length; i++) {
            sum += (tenDigits.charAt(i) - '0') * TAX_WEIGHTS[i];
        }
        return 10 - sum % 11 == tenDigits.charAt(9) - '0';
    }

    /** ISO 7064 MOD 11-2, last character 0 to 9 or X. */
    static boolean iso7064Mod11Radix2Holds(String code) {
        int total = 0;
        for (int i = 0; i < code.length() - 1; i++) {
            total = (total + (code.charAt(i) - '0')) * 2;
        }
        int check = (12 - total % 11) % 11;
        char last = code.charAt(code.length() - 1);
        return check == (last == 'X' ? 10 : last - '0');
    }
}
