package vn.phusa.party;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mã số thuế, which for enterprises and co-operatives is also the registration number (Luật Quản lý thuế 38/2019 Art
 * 30(3); the check digit as the tax authority computes it).
 *
 * @param number ten digits, the last a check digit
 * @param branch three digits; null: the head office
 */
public record TaxCode(String number, @Nullable String branch) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{10})(?:-?(\\d{3}))?");

    public static Optional<TaxCode> read(String written) {
        Matcher code = SHAPE.matcher(written.replaceAll("[\\s.]", ""));
        if (!code.matches() || !CheckDigits.taxCodeHolds(code.group(1))) {
            return Optional.empty();
        }
        return Optional.of(new TaxCode(code.group(1), code.group(2)));
    }

    @Override
    public String toString() {
        return branch == null ? number : number + "-" + branch;
    }
}
