package vn.phusa.traceability;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What identifiers say to people where nobody has registered a name. */
public final class Called {
    /** How the keys of places begin that people in the field wrote by name. */
    public static final String PLACE = "urn:vn-local:place:";

    /** How the keys of organisations of this platform begin. */
    public static final String PARTY = "urn:vn-local:party:";

    private static final Pattern GLN = Pattern.compile("41[47]/(\\d{13})(?:/254/(.+))?");
    private static final Pattern WRITTEN = Pattern.compile("urn:vn-local:(?:place|partner|paper):\\d+:(.+)");
    private static final Pattern CBV_PAPER = Pattern.compile("urn:epcglobal:cbv:bt:\\d{13}:(.+)");
    private static final Pattern GEO = Pattern.compile("geo:(-?[\\d.]+),(-?[\\d.]+).*");
    private static final Pattern LOCAL_LOT = Pattern.compile("urn:vn-local:lot:([^:]+):([^:]+):([^:]+):(.+)");

    private Called() {}

    /** A place, party or paper: "GLN 8935001230021 (dock)", the name that somebody wrote, or a position. */
    public static String plainly(String key) {
        Matcher gln = GLN.matcher(key);
        if (gln.matches()) {
            return "GLN " + gln.group(1) + (gln.group(2) == null ? "" : " (" + decoded(gln.group(2)) + ")");
        }
        Matcher written = WRITTEN.matcher(key);
        if (written.matches()) {
            return decoded(written.group(1));
        }
        Matcher paper = CBV_PAPER.matcher(key);
        if (paper.matches()) {
            return decoded(paper.group(1));
        }
        Matcher geo = GEO.matcher(key);
        return geo.matches() ? geo.group(1) + ", " + geo.group(2) : key;
    }

    /** The key of the product to which a lot or single item belongs; the key itself where it is none of them. */
    public static String classOf(String key) {
        return Lots.classOf(key).orElse(key);
    }

    /** Lot and reference of a lot with an identifier of the producer's own; empty where it is none. */
    public static Optional<LocalLot> localLot(String key) {
        Matcher lot = LOCAL_LOT.matcher(key);
        return lot.matches() ? Optional.of(new LocalLot(lot.group(2), decoded(lot.group(4)))) : Optional.empty();
    }

    /** @param reference the producer's own word for the product */
    public record LocalLot(String reference, String lot) {}

    /** The last part of a URI or key. */
    public static String last(String uri) {
        return uri.substring(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf(':')) + 1);
    }

    /** In a path a plus sign is a plus sign; what is not well encoded stays as it is. */
    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
