package vn.phusa.epcis.gs1;

import org.jspecify.annotations.Nullable;

/**
 * The canonical spelling of the keys that nearly every event holds (GTIN with serial number or lot, SSCC) in their plain
 * spellings, read character by character. Whatever is the least unusual is left to {@link CanonicalIdentifier#slowly}.
 */
final class CommonKeys {
    private static final String HTTPS = "https://";
    private static final String GTIN_PATH = "/01/";
    private static final String SERIAL = "/21/";
    private static final String LOT = "/10/";
    private static final String SGTIN = "urn:epc:id:sgtin:";
    private static final String LGTIN = "urn:epc:class:lgtin:";
    private static final String SSCC = "urn:epc:id:sscc:";
    private static final int SHORTEST_PREFIX = 4;
    private static final int LONGEST_PREFIX = 12;
    private static final int LONGEST_QUALIFIER = 20;
    private static final int GTIN_LENGTH = 14;
    private static final int SSCC_LENGTH = 18;

    private CommonKeys() {}

    /** The canonical spelling; null: this must be read by the whole of the rules. */
    static @Nullable String canonical(String uri) {
        if (uri.startsWith(SGTIN)) {
            return urn(uri, SGTIN.length(), GTIN_LENGTH, GTIN_PATH, SERIAL);
        }
        if (uri.startsWith(LGTIN)) {
            return urn(uri, LGTIN.length(), GTIN_LENGTH, GTIN_PATH, LOT);
        }
        if (uri.startsWith(SSCC)) {
            return urn(uri, SSCC.length(), SSCC_LENGTH, "/00/", "");
        }
        return link(uri);
    }

    private static @Nullable String link(String uri) {
        int path = path(uri);
        if (path < 0) {
            return null;
        }
        int end = path + GTIN_PATH.length() + GTIN_LENGTH;
        int serial = serialBehindLot(uri, end);
        if (serial > 0) {
            return CanonicalIdentifier.STEM + uri.substring(path, end) + uri.substring(serial);
        }
        boolean plain = end == uri.length()
                || (uri.startsWith(SERIAL, end) || uri.startsWith(LOT, end))
                        && isPlain(uri, end + SERIAL.length(), uri.length());
        if (!plain) {
            return null;
        }
        return uri.startsWith(CanonicalIdentifier.STEM) && path == CanonicalIdentifier.STEM.length()
                ? uri
                : CanonicalIdentifier.STEM.concat(uri.substring(path));
    }

    /** The lot of a link with lot and serial number, in its canonical spelling; null: read it by the whole of the rules. */
    static @Nullable String lot(String uri) {
        int path = path(uri);
        int serial = path < 0 ? -1 : serialBehindLot(uri, path + GTIN_PATH.length() + GTIN_LENGTH);
        return serial < 0 ? null : CanonicalIdentifier.STEM + uri.substring(path, serial);
    }

    /** Where the path of a link begins that names a good GTIN behind a plain host; -1 in every other URI. */
    private static int path(String uri) {
        if (!uri.startsWith(HTTPS)) {
            return -1;
        }
        int at = HTTPS.length();
        while (at < uri.length() && isOfHost(uri.charAt(at))) {
            at++;
        }
        int value = at + GTIN_PATH.length();
        int end = value + GTIN_LENGTH;
        boolean good = at > HTTPS.length()
                && uri.startsWith(GTIN_PATH, at)
                && end <= uri.length()
                && areDigits(uri, value, end)
                && CheckDigits.hold(uri, value, end);
        return good ? at : -1;
    }

    /** Where {@code /21/} stands behind the lot that follows a GTIN, both plain; -1 in every other link. */
    private static int serialBehindLot(String uri, int gtinEnd) {
        if (!uri.startsWith(LOT, gtinEnd)) {
            return -1;
        }
        int lot = gtinEnd + LOT.length();
        int serial = uri.indexOf('/', lot);
        return serial > 0
                        && uri.startsWith(SERIAL, serial)
                        && isPlain(uri, lot, serial)
                        && isPlain(uri, serial + SERIAL.length(), uri.length())
                ? serial
                : -1;
    }

    private static @Nullable String urn(String uri, int from, int keyLength, String keyPath, String qualifierPath) {
        int point = uri.indexOf('.', from);
        int prefix = point - from;
        // Prefix and reference are the key without its check digit, and one point stands between them.
        int end = from + keyLength;
        if (prefix < SHORTEST_PREFIX
                || prefix > LONGEST_PREFIX
                || end > uri.length()
                || !areDigits(uri, from, point)
                || !areDigits(uri, point + 1, end)) {
            return null;
        }
        if (qualifierPath.isEmpty()
                ? end != uri.length()
                : end == uri.length() || uri.charAt(end) != '.' || !isPlain(uri, end + 1, uri.length())) {
            return null;
        }
        StringBuilder link = new StringBuilder(CanonicalIdentifier.STEM.length() + uri.length() + 8);
        link.append(CanonicalIdentifier.STEM).append(keyPath);
        int key = link.length();
        link.append(uri, point + 1, point + 2).append(uri, from, point).append(uri, point + 2, end);
        link.append(CheckDigits.of(link, key, link.length()));
        if (!qualifierPath.isEmpty()) {
            link.append(qualifierPath).append(uri, end + 1, uri.length());
        }
        return link.toString();
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            if (character < '0' || character > '9') {
                return false;
            }
        }
        return to > from;
    }

    /** Whether a serial number or lot is written alike in a URN, in a link and in an element string. */
    private static boolean isPlain(String text, int from, int to) {
        if (to <= from || to - from > LONGEST_QUALIFIER) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            if (!isLetterOrDigit(character) && character != '-' && character != '_' && character != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfHost(char character) {
        return isLetterOrDigit(character) || character == '.' || character == '-' || character == ':';
    }

    private static boolean isLetterOrDigit(char character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9';
    }
}
