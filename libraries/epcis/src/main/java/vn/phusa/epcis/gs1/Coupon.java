package vn.phusa.epcis.gs1;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The content of coupon codes: AI (8110) on paper and AI (8112) from a till (GS1 US coupon application guideline). A
 * cursor walks the digits; each step answers whether they still hold.
 */
final class Coupon {
    private final String digits;
    private int at;

    private Coupon(String digits) {
        this.digits = digits;
    }

    /** AI (8110). */
    static boolean isPaper(String digits) {
        return digits.chars().allMatch(ContentCheck::digit) && new Coupon(digits).paper();
    }

    /** AI (8112): format, funder, offer, serial number. */
    static boolean isAtTill(String digits) {
        if (!digits.chars().allMatch(ContentCheck::digit)) {
            return false;
        }
        Coupon coupon = new Coupon(digits);
        return coupon.oneOf("01")
                && coupon.measured(0, 6, 6)
                && coupon.skip(6)
                && coupon.measured(0, 9, 6)
                && coupon.at == digits.length();
    }

    private boolean paper() {
        boolean good = measured(0, 6, 6) && skip(6) && measured(1, 5, 0) && purchase();
        LocalDate expires = null;
        LocalDate starts = null;
        char last = '0';
        while (good && at < digits.length()) {
            char field = digits.charAt(at);
            if (field <= last) {
                return false;
            }
            last = field;
            at++;
            switch (field) {
                case '1' -> good = oneOf("0123") && purchase() && (oneOf("9") || measured(0, 6, 6));
                case '2' -> good = purchase() && (oneOf("9") || measured(0, 6, 6));
                case '3' -> {
                    expires = date();
                    good = expires != null;
                }
                case '4' -> {
                    starts = date();
                    good = starts != null;
                }
                case '5' -> good = measured(0, 9, 6);
                case '6' -> good = measured(1, 7, 6);
                case '9' -> good = oneOf("01256") && oneOf("012") && skip(1) && oneOf("01");
                default -> good = false;
            }
        }
        return good && (expires == null || starts == null || !expires.isBefore(starts));
    }

    /** How much must be bought, of what kind, from which family. */
    private boolean purchase() {
        return measured(1, 5, 0) && oneOf("012349") && skip(3);
    }

    /** A digit that says how many digits follow, and those digits. */
    private boolean measured(int least, int most, int added) {
        if (at >= digits.length()) {
            return false;
        }
        int length = digits.charAt(at) - '0';
        at++;
        return length >= least && length <= most && skip(length + added);
    }

    private boolean oneOf(String allowed) {
        if (at < digits.length() && allowed.indexOf(digits.charAt(at)) >= 0) {
            at++;
            return true;
        }
        return false;
    }

    private boolean skip(int count) {
        at += count;
        return at <= digits.length();
    }

    private @Nullable LocalDate date() {
        int from = at;
        if (!skip(6)) {
            return null;
        }
        try {
            return LocalDate.of(
                    2000 + Integer.parseInt(digits, from, from + 2, 10),
                    Integer.parseInt(digits, from + 2, from + 4, 10),
                    Integer.parseInt(digits, from + 4, from + 6, 10));
        } catch (DateTimeException notInTheCalendar) {
            return null;
        }
    }
}
