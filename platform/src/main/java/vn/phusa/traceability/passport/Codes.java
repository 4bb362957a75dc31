package vn.phusa.traceability.passport;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.gs1.CompressedLink;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.Gs1Fault;
import vn.phusa.epcis.gs1.LocalIdentifier;
import vn.phusa.epcis.gs1.Parsed;

/** Reads addresses as codes. */
public final class Codes {
    /** GTINs of all lengths; data behind the ? that the tables do not know are somebody else's and pass through. */
    public static final DigitalLink.Leniency LENIENCY = new DigitalLink.Leniency(true, true, false);

    private static final String HOST = "https://id.gs1.org";
    private static final String LOCAL = "/local/";

    private Codes() {}

    /**
     * Reads the path and query of an address as a GS1 key.
     *
     * @param path as it was sent, percent-encoded, from the root
     * @param query null: none
     */
    public static Parsed<DigitalLink> gs1(String path, @Nullable String query) {
        String uri = HOST + path + (query == null ? "" : "?" + query);
        return switch (DigitalLink.parse(uri, LENIENCY)) {
            case Parsed.Good<DigitalLink> good -> good;
            case Parsed.Bad<DigitalLink>(Gs1Fault fault) ->
                CompressedLink.decompress(uri, LENIENCY) instanceof Parsed.Good<DigitalLink> good
                        ? good
                        : new Parsed.Bad<>(fault);
        };
    }

    /** Reads {@code /local/92-00123:GAO-ST25:W/lot/L7/serial/1}, percent-encoded as it was sent. */
    public static Optional<ScannedCode.Local> local(String path) {
        if (!path.startsWith(LOCAL)) {
            return Optional.empty();
        }
        String[] parts = path.substring(LOCAL.length()).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            Optional<String> decoded = decoded(parts[i]);
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            parts[i] = decoded.get();
        }
        if (!(LocalIdentifier.parse("urn:vn-local:product:" + parts[0])
                        instanceof Parsed.Good<LocalIdentifier>(LocalIdentifier identifier))
                || parts.length % 2 == 0
                || parts.length > 5) {
            return Optional.empty();
        }
        String lot = null;
        String serial = null;
        for (int i = 1; i + 1 < parts.length; i += 2) {
            String value = parts[i + 1];
            if (parts[i].equals("lot") && lot == null && serial == null && Lot.isCode(value)) {
                lot = value;
            } else if (parts[i].equals("serial") && serial == null && Lot.isCode(value)) {
                serial = value;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new ScannedCode.Local(identifier, lot, serial));
    }

    private static Optional<String> decoded(String part) {
        try {
            // In a path a plus sign is a plus sign.
            return Optional.of(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reads any path: GS1 or local; empty where it is neither. */
    public static Optional<ScannedCode> any(String path) {
        Optional<ScannedCode.Local> local = local(path);
        if (local.isPresent()) {
            return Optional.of(local.get());
        }
        return path.startsWith("/") && gs1(path, null) instanceof Parsed.Good<DigitalLink>(DigitalLink link)
                ? Optional.of(new ScannedCode.Gs1(link))
                : Optional.empty();
    }
}
