package vn.phusa.traceability.trace;

import java.util.List;
import java.util.Optional;
import vn.phusa.epcis.gs1.CanonicalIdentifier;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.ElementString;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.Thing;

/** How people write what they want to trace: URN, Digital Link, element string with brackets, bare GTIN or SSCC, key. */
public final class WrittenIdentifier {
    private WrittenIdentifier() {}

    /** The key; empty where the text is no identifier. */
    public static Optional<String> key(String written) {
        String text = written.strip();
        if (text.startsWith("(")) {
            return ofElements(text);
        }
        if (text.matches("\\d{18}")) {
            return Optional.of("00/" + text);
        }
        if (text.matches("\\d{8}|\\d{12,14}")) {
            return Optional.of("01/" + "0".repeat(14 - text.length()) + text);
        }
        if (text.matches("/?\\d{2,4}/\\S+")) {
            return Optional.of(Thing.key(CanonicalIdentifier.STEM + (text.startsWith("/") ? "" : "/") + text));
        }
        return text.matches("(?i)[a-z][a-z0-9+.-]*:\\S+") ? Optional.of(Thing.key(text)) : Optional.empty();
    }

    private static Optional<String> ofElements(String text) {
        StringBuilder path = new StringBuilder(CanonicalIdentifier.STEM);
        String[] parts = text.substring(1).split("\\(");
        for (String part : parts) {
            int end = part.indexOf(')');
            if (end < 2 || end == part.length() - 1) {
                return Optional.empty();
            }
            String ai = part.substring(0, end);
            String value = part.substring(end + 1).strip();
            if (List.of("00", "01", "10", "21", "8003", "8004", "414", "417").contains(ai)) {
                path.append(
                        new DigitalLink("", List.of(new ElementString.Element(ai, value)), List.of(), List.of()).uri());
            }
        }
        String key = Thing.key(path.toString());
        return key.startsWith("http") ? Optional.empty() : Optional.of(key);
    }

    /** Lot and serial number in one text mean both keys: a passport of a single item asks for its lot, too. */
    static List<String> withClass(String key) {
        return Lots.classOf(key).map(one -> List.of(key, one)).orElseGet(() -> List.of(key));
    }
}
