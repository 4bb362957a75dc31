package vn.phusa.party;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Mã định danh điện tử của cơ quan, tổ chức by Quyết định 20/2020/QĐ-TTg.
 *
 * @param value at most 35 characters
 */
public record OrganisationCode(String value, Scheme scheme) {
    public static final int LONGEST = 35;

    /** Level one is a letter A to Y and two digits; deeper levels follow from left to right after a dot. */
    private static final Pattern AGENCY = Pattern.compile("[A-Y]\\d{2}(\\.[0-9A-Z]+)*");

    /** Z01 to Z99 say which registry numbers the body; its number follows without a separator. */
    private static final Pattern REGISTERED = Pattern.compile("Z(?!00)\\d{2}[0-9A-Z]{1,32}");

    /** Which of the decision's three sorts of code. */
    public enum Scheme {
        /** Agencies and their units. */
        AGENCY,
        /** Enterprises, co-operatives, household businesses: the registration number itself. */
        BUSINESS,
        /** Any other body: {@code Zxy} and the number that its registry gave. */
        REGISTERED
    }

    public static Optional<OrganisationCode> read(String written) {
        String code = written.strip().toUpperCase(Locale.ROOT);
        if (code.length() > LONGEST) {
            return Optional.empty();
        }
        if (AGENCY.matcher(code).matches()) {
            return Optional.of(new OrganisationCode(code, Scheme.AGENCY));
        }
        if (REGISTERED.matcher(code).matches()) {
            return Optional.of(new OrganisationCode(code, Scheme.REGISTERED));
        }
        return TaxCode.read(code).map(number -> new OrganisationCode(number.toString(), Scheme.BUSINESS));
    }

    /** Whether this agency's code stands anywhere below the other's. */
    public boolean isBelow(OrganisationCode other) {
        return scheme == Scheme.AGENCY && other.scheme == Scheme.AGENCY && value.startsWith(other.value + ".");
    }
}
