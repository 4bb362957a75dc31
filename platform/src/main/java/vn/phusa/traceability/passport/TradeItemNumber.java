package vn.phusa.traceability.passport;

import java.util.Optional;
import vn.phusa.epcis.gs1.CheckDigits;

/**
 * Reads GTINs as people write them: 8, 12, 13 or 14 digits, with blanks or hyphens. Kept as 14 digits.
 *
 * <p>Numbers that GS1 leaves to companies for use behind their own doors (GS1 General Specifications, section 1.4: restricted
 * circulation) and those of coupons are no product codes outside: NĐ 37/2026/NĐ-CP article 28(4).
 */
public final class TradeItemNumber {
    private static final int LENGTH = 14;
    private static final String PAD = "00000000000000";

    private TradeItemNumber() {}

    /** What came of reading one. */
    public sealed interface Reading {
        /** @param digits fourteen */
        record Good(String digits) implements Reading {}

        /** @param problem why it is none */
        record Bad(PassportProblem problem, String detail) implements Reading {}
    }

    /** Reads a GTIN. */
    public static Reading read(String written) {
        String digits = written.replaceAll("[\\s-]", "");
        if (!digits.matches("\\d{8}|\\d{12,14}")) {
            return new Reading.Bad(PassportProblem.NOT_A_GTIN, written.strip());
        }
        if (!CheckDigits.hold(digits, 0, digits.length())) {
            char right = CheckDigits.of(digits, 0, digits.length() - 1);
            return new Reading.Bad(PassportProblem.WRONG_CHECK_DIGIT, String.valueOf(right));
        }
        String padded = PAD.substring(digits.length()) + digits;
        return restricted(padded)
                ? new Reading.Bad(PassportProblem.RESTRICTED_NUMBER, written.strip())
                : new Reading.Good(padded);
    }

    /** The fourteen digits; empty where it is none. */
    public static Optional<String> of(String written) {
        return read(written) instanceof Reading.Good(String digits) ? Optional.of(digits) : Optional.empty();
    }

    private static boolean restricted(String gtin) {
        if (gtin.startsWith("000000")) {
            // GTIN-8: those that begin with 0 or 2 are for a company's own use.
            return gtin.charAt(6) == '0' || gtin.charAt(6) == '2';
        }
        String prefix = gtin.substring(1, 4);
        return prefix.startsWith("02")
                || prefix.startsWith("04")
                || prefix.charAt(0) == '2'
                || prefix.startsWith("98")
                || prefix.startsWith("99");
    }

    /** As printed beneath a bar code: without leading zeros that only fill up. */
    public static String shown(String gtin) {
        if (gtin.length() != LENGTH) {
            return gtin;
        }
        if (gtin.startsWith("000000")) {
            return gtin.substring(6);
        }
        return gtin.startsWith("00") ? gtin.substring(2) : gtin.startsWith("0") ? gtin.substring(1) : gtin;
    }
}
