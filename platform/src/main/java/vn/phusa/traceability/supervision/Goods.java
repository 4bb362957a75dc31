package vn.phusa.traceability.supervision;

import java.util.Optional;
import vn.phusa.epcis.gs1.CanonicalIdentifier;
import vn.phusa.epcis.gs1.CheckDigits;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.ElementString;
import vn.phusa.traceability.Thing;

/** How people write the identifier of goods: a bare GTIN, a Digital Link, an EPC URN, a local identifier, an element string in brackets. */
public final class Goods {
    private Goods() {}

    /** Its key; empty where the text is no identifier. */
    public static Optional<String> key(String written) {
        String text = written.strip();
        if (text.matches("\\d{8}|\\d{12,14}")) {
            return gtinHolds(text) ? Optional.of("01/" + "0".repeat(14 - text.length()) + text) : Optional.empty();
        }
        if (text.startsWith("(")) {
            return Optional.ofNullable(ElementString.bracketed(text)
                            .then(elements -> DigitalLink.of(elements, CanonicalIdentifier.STEM))
                            .orNull())
                    .map(link -> Thing.key(link.uri()));
        }
        if (text.matches("\\d{2,4}/\\S+")) {
            return Optional.of(Thing.key(Thing.uri(text)));
        }
        return text.matches("(?i)[a-z][a-z0-9+.-]*:\\S+") ? Optional.of(Thing.key(text)) : Optional.empty();
    }

    private static boolean gtinHolds(String digits) {
        return CheckDigits.hold(digits, 0, digits.length());
    }
}
