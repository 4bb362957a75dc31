package vn.phusa.epcis.hash;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes GS1 keys as the hash wants them: EPC URNs and Digital Links as Digital Links under {@code https://id.gs1.org}, with the
 * finest level of identification alone. Where the reference leaves an identifier as it is, so does this: serial numbers with
 * percent signs in a Digital Link, for instance.
 */
final class Identifiers {

    private static final String DOMAIN = "https://id.gs1.org/";
    private static final byte[] DOMAIN_BYTES = DOMAIN.getBytes(StandardCharsets.UTF_8);
    private static final byte[] ITEM_BYTES = (DOMAIN + "01/").getBytes(StandardCharsets.UTF_8);
    private static final int NO_CHECK = -1;

    /** How the parts of a URN become a Digital Link. */
    private record Scheme(byte[] key, int digits, int longest, Shape shape) {}

    private enum Shape {
        /** company.indicator+item.serial → GTIN, then the qualifier. */
        ITEM,
        /** company.indicator+item → 18 digits. */
        CONTAINER,
        /** company.reference.extension → 13 digits, extension unless it is 0. */
        LOCATION,
        /** company.reference.serial → 13 digits and serial in one. */
        SERIALIZED,
        /** The same with a leading zero. */
        ASSET,
        /** company.reference → digits with a check digit. */
        CHECKED,
        /** company.reference → joined as they are. */
        JOINED,
        /** company.part.serial. */
        PART,
        /** company.indicator+item.piece.total.serial. */
        PIECE
    }

    private static final ByteMap<Scheme> SCHEMES = new ByteMap<>(schemes());
    private static final String[] KEYS = {
        "00", "01", "253", "255", "401", "402", "414", "417", "8003", "8004", "8006", "8010", "8017", "8018"
    };
    private static final String[][] SHORT_NAMES = {
        {"/gtin/", "/01/"}, {"/itip/", "/8006/"}, {"/cpid/", "/8010/"}, {"/gln/", "/414/"}, {"/party/", "/417/"},
        {"/gsrnp/", "/8017/"}, {"/gsrn/", "/8018/"}, {"/gcn/", "/255/"}, {"/sscc/", "/00/"}, {"/gdti/", "/253/"},
        {"/ginc/", "/401/"}, {"/gsin/", "/402/"}, {"/grai/", "/8003/"}, {"/giai/", "/8004/"}, {"/cpv/", "/22/"},
        {"/lot/", "/10/"}, {"/ser/", "/21/"}
    };
    private static final Pattern LINK =
            Pattern.compile("^https?:[^?#]*/(01|gtin|8006|itip|8010|cpid|414|gln|417|party|8017"
                    + "|gsrnp|8018|gsrn|255|gcn|00|sscc|253|gdti|401|ginc|402|gsin|8003|grai|8004|giai)/[0-9]{4}[^/]+");
    private static final String VALUE = "[\"'\\-.0-9;-?A-Z_a-z]";
    private static final Pattern CPV_LAST = Pattern.compile("(01/[0-9]{14}|8006/[0-9]{18})/22/" + VALUE + "{0,20}");
    private static final Pattern CPV =
            Pattern.compile("(01/[0-9]{14}|8006/[0-9]{18})/22/(?:(?!/)" + VALUE + ")*(/[\"'\\-./0-9;-?A-Z_a-z]*)");
    private static final Pattern LOT_AND_SERIAL =
            Pattern.compile("(01/[0-9]{14}|8006/[0-9]{18})/10/" + VALUE + "{0,20}(/21/" + VALUE + "{0,20})");
    private static final Pattern CANONICAL = Pattern.compile("00/[0-9]{18}"
            + "|01/[0-9]{14}(/(21|10)/" + VALUE + "{0,20}|/235/" + VALUE + "{0,28})?"
            + "|253/[0-9]{13}" + VALUE + "{0,17}"
            + "|255/[0-9]{13,25}"
            + "|401/" + VALUE + "{0,30}"
            + "|402/[0-9]{17}"
            + "|414/[0-9]{13}(/254/" + VALUE + "{0,20})?"
            + "|417/[0-9]{13}"
            + "|8003/[0-9]{14}" + VALUE + "{0,16}"
            + "|8004/" + VALUE + "{0,30}"
            + "|8006/[0-9]{18}(/(21|10)/" + VALUE + "{0,20})?"
            + "|8010/[#\\-/0-9A-Z]{0,30}(/8011/[0-9]{0,12})?"
            + "|801[78]/[0-9]{18}");

    private static Map<String, Scheme> schemes() {
        Map<String, Scheme> schemes = new HashMap<>();
        scheme(schemes, "id:sgtin", "01", 13, 20, Shape.ITEM);
        scheme(schemes, "id:sscc", "00", 17, 0, Shape.CONTAINER);
        scheme(schemes, "id:sgln", "414", 12, 20, Shape.LOCATION);
        scheme(schemes, "id:grai", "8003", 12, 16, Shape.ASSET);
        scheme(schemes, "id:giai", "8004", 0, 30, Shape.JOINED);
        scheme(schemes, "id:gsrn", "8018", 17, 0, Shape.CHECKED);
        scheme(schemes, "id:gsrnp", "8017", 17, 0, Shape.CHECKED);
        scheme(schemes, "id:gdti", "253", 12, 20, Shape.SERIALIZED);
        scheme(schemes, "id:cpi", "8010", 0, 30, Shape.PART);
        scheme(schemes, "id:sgcn", "255", 12, 12, Shape.SERIALIZED);
        scheme(schemes, "id:ginc", "401", 0, 30, Shape.JOINED);
        scheme(schemes, "id:gsin", "402", 16, 0, Shape.CHECKED);
        scheme(schemes, "id:itip", "8006", 13, 20, Shape.PIECE);
        scheme(schemes, "id:upui", "01", 13, 28, Shape.ITEM);
        scheme(schemes, "id:pgln", "417", 12, 0, Shape.CHECKED);
        scheme(schemes, "class:lgtin", "01", 13, 20, Shape.ITEM);
        scheme(schemes, "idpat:sgtin", "01", 13, 0, Shape.ITEM);
        scheme(schemes, "idpat:grai", "8003", 12, 0, Shape.ASSET);
        scheme(schemes, "idpat:gdti", "253", 12, 0, Shape.SERIALIZED);
        scheme(schemes, "idpat:sgcn", "255", 12, 0, Shape.SERIALIZED);
        scheme(schemes, "idpat:cpi", "8010", 0, 30, Shape.PART);
        scheme(schemes, "idpat:itip", "8006", 13, 0, Shape.PIECE);
        scheme(schemes, "idpat:upui", "01", 13, 0, Shape.ITEM);
        return schemes;
    }

    private static void scheme(
            Map<String, Scheme> schemes, String name, String key, int digits, int longest, Shape shape) {
        schemes.put("urn:epc:" + name + ":", new Scheme(key.getBytes(StandardCharsets.UTF_8), digits, longest, shape));
    }

    private final Output output;
    private final int[] dots = new int[4];

    Identifiers(Output output) {
        this.output = output;
    }

    /** True for what carries a GS1 key in its path. */
    static boolean isDigitalLink(String uri) {
        return LINK.matcher(uri).lookingAt();
    }

    /** Writes the Digital Link of an EPC URN; false, and nothing written, where it is none. */
    boolean urn(byte[] b, int start, int end) {
        int colon = start + 8;
        int colons = 0;
        for (; colon < end && colons < 2; colon++) {
            if (b[colon] == ':') {
                colons++;
            }
        }
        if (colons < 2) {
            return false;
        }
        Scheme scheme = SCHEMES.get(b, start, colon - start);
        if (scheme == null) {
            return false;
        }
        boolean pattern = b[start + 9] == 'd' && b[start + 10] == 'p';
        int count = 0;
        int company = 0;
        for (int i = colon; i < end; i++) {
            if (b[i] == '.' && count < dots.length) {
                dots[count++] = i;
            }
        }
        if (count == 0) {
            return false;
        }
        company = dots[0] - colon;
        if (company < 6 || company > 12 || !areDigits(b, colon, dots[0])) {
            return false;
        }
        int before = output.length();
        output.write(DOMAIN_BYTES);
        output.write(scheme.key());
        output.write('/');
        if (written(scheme, b, colon, end, count, pattern)) {
            return true;
        }
        output.rewind(before);
        return false;
    }

    private boolean written(Scheme scheme, byte[] b, int from, int end, int count, boolean pattern) {
        int first = dots[0];
        int second = count > 1 ? dots[1] : end;
        switch (scheme.shape()) {
            case ITEM -> {
                if (count < 2
                        || !areDigits(b, first + 1, second)
                        || first - from + second - first - 1 != scheme.digits()) {
                    return false;
                }
                gtin(b, from, first, second);
                if (pattern) {
                    return isStar(b, second + 1, end);
                }
                output.write('/');
                output.write(qualifier(b, from));
                output.write('/');
                return serial(b, second + 1, end, scheme.longest());
            }
            case CONTAINER -> {
                if (count != 1 || !areDigits(b, first + 1, end) || end - from - 1 != scheme.digits()) {
                    return false;
                }
                gtin(b, from, first, end);
                return true;
            }
            case LOCATION -> {
                if (count < 2 || !reference(scheme, b, from, first, second)) {
                    return false;
                }
                checked(b, from, first, second, NO_CHECK);
                if (end - second == 2 && b[second + 1] == '0') {
                    return true;
                }
                output.write("/254/");
                return serial(b, second + 1, end, scheme.longest());
            }
            case SERIALIZED, ASSET -> {
                if (count < 2 || !reference(scheme, b, from, first, second)) {
                    return false;
                }
                checked(b, from, first, second, scheme.shape() == Shape.ASSET ? '0' : NO_CHECK);
                return pattern ? isStar(b, second + 1, end) : serial(b, second + 1, end, scheme.longest());
            }
            case CHECKED -> {
                // A party of a twelve-digit company prefix is written with a dot and nothing behind it.
                if (count != 1 || !areDigitsOrNone(b, first + 1, end) || end - from - 1 != scheme.digits()) {
                    return false;
                }
                checked(b, from, first, end, NO_CHECK);
                return true;
            }
            case JOINED -> {
                output.write(b, from, first - from);
                return serial(b, first + 1, end, scheme.longest() - (first - from));
            }
            case PART -> {
                int last = dots[count - 1];
                if (count != 2) {
                    return false;
                }
                output.write(b, from, first - from);
                if (!serial(b, first + 1, last, scheme.longest() - (first - from))) {
                    return false;
                }
                if (pattern) {
                    return isStar(b, last + 1, end);
                }
                output.write("/8011/");
                output.write(b, last + 1, end - last - 1);
                return areDigits(b, last + 1, end) && end - last - 1 <= 12;
            }
            case PIECE -> {
                if (count < 4
                        || !areDigits(b, first + 1, second)
                        || second - from - 1 != scheme.digits()
                        || dots[2] - second != 3
                        || dots[3] - dots[2] != 3
                        || !areDigits(b, second + 1, dots[2])
                        || !areDigits(b, dots[2] + 1, dots[3])) {
                    return false;
                }
                gtin(b, from, first, second);
                output.write(b, second + 1, 2);
                output.write(b, dots[2] + 1, 2);
                if (pattern) {
                    return isStar(b, dots[3] + 1, end);
                }
                output.write("/21/");
                return serial(b, dots[3] + 1, end, scheme.longest());
            }
        }
        return false;
    }

    private static byte[] qualifier(byte[] b, int from) {
        // …:lgtin: → 10, …:upui: → 235, …:sgtin: → 21
        return b[from - 6] == 'l' ? LOT : b[from - 5] == 'u' ? THIRD_PARTY_SERIAL : SERIAL;
    }

    private static final byte[] LOT = {'1', '0'};
    private static final byte[] SERIAL = {'2', '1'};
    private static final byte[] THIRD_PARTY_SERIAL = {'2', '3', '5'};

    private static boolean reference(Scheme scheme, byte[] b, int from, int first, int second) {
        return areDigitsOrNone(b, first + 1, second) && second - from - 1 == scheme.digits();
    }

    /** Indicator digit, company prefix, rest of the reference, check digit. */
    private void gtin(byte[] b, int from, int first, int second) {
        int start = output.length();
        output.write(b[first + 1]);
        output.write(b, from, first - from);
        output.write(b, first + 2, second - first - 2);
        checkDigit(start);
    }

    /** Company prefix, reference, check digit. */
    private void checked(byte[] b, int from, int first, int second, int leading) {
        int start = output.length();
        if (leading != NO_CHECK) {
            output.write(leading);
        }
        output.write(b, from, first - from);
        output.write(b, first + 1, second - first - 1);
        checkDigit(start);
    }

    private void checkDigit(int start) {
        int sum = 0;
        int weight = 3;
        byte[] written = output.bytes();
        for (int i = output.length() - 1; i >= start; i--) {
            sum += (written[i] - '0') * weight;
            weight = 4 - weight;
        }
        output.write('0' + (10 - sum % 10) % 10);
    }

    /** Writes a serial, lot or extension; false where a URN may not carry it. */
    private boolean serial(byte[] b, int from, int end, int longest) {
        int count = 0;
        int unwritten = from;
        for (int i = from; i < end; i++, count++) {
            byte c = b[i];
            if (c >= 0 && PLAIN[c]) {
                continue;
            }
            if (c == '%') {
                if (i + 2 >= end || !isHex(b[i + 1]) || !isHex(b[i + 2])) {
                    return false;
                }
                i += 2;
                continue;
            }
            byte[] escaped = c >= 0 ? ESCAPED[c] : null;
            if (escaped == null) {
                return false;
            }
            output.write(b, unwritten, i - unwritten);
            output.write(escaped);
            unwritten = i + 1;
        }
        output.write(b, unwritten, end - unwritten);
        return count > 0 && count <= longest;
    }

    /** What stands in a Digital Link as in a URN. */
    private static final boolean[] PLAIN = new boolean[128];

    /** What a URN carries as it is and a Digital Link with a percent sign. */
    private static final byte[] @Nullable [] ESCAPED = new byte[128][];

    static {
        for (int c = 0; c < 128; c++) {
            PLAIN[c] = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || "'.;=_-".indexOf(c) >= 0;
        }
        for (char c : "!()*+,:".toCharArray()) {
            ESCAPED[c] = "%%%02X".formatted((int) c).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static boolean isHex(byte c) {
        return Character.digit(c, 16) >= 0;
    }

    private static boolean isStar(byte[] b, int from, int end) {
        return end - from == 1 && b[from] == '*';
    }

    private static boolean areDigits(byte[] b, int from, int end) {
        return from < end && areDigitsOrNone(b, from, end);
    }

    private static boolean areDigitsOrNone(byte[] b, int from, int end) {
        for (int i = from; i < end; i++) {
            if (b[i] < '0' || b[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /** Writes a Digital Link in its canonical form; false, and nothing written, where it is none. */
    boolean digitalLink(byte[] b, int start, int end) {
        if (isCanonicalItem(b, start, end)) {
            output.write(b, start, end - start);
            return true;
        }
        String link = new String(b, start, end - start, StandardCharsets.UTF_8);
        if (!LINK.matcher(link).lookingAt()) {
            return false;
        }
        int query = link.indexOf('?');
        String uri = query < 0 ? link : link.substring(0, query);
        for (String[] name : SHORT_NAMES) {
            if (uri.contains(name[0])) {
                uri = uri.replace(name[0], name[1]);
            }
        }
        String path = path(uri);
        if (path == null) {
            return false;
        }
        path = shortened(padded(path));
        if (!CANONICAL.matcher(path).matches()) {
            return false;
        }
        output.write(DOMAIN_BYTES);
        output.write(path);
        return true;
    }

    /** The most frequent link: a GTIN under GS1's own domain, alone or with a plain serial number or lot. */
    private static boolean isCanonicalItem(byte[] b, int start, int end) {
        int gtinEnd = start + ITEM_BYTES.length + 14;
        if (end < gtinEnd
                || !Arrays.equals(b, start, start + ITEM_BYTES.length, ITEM_BYTES, 0, ITEM_BYTES.length)
                || !areDigits(b, start + ITEM_BYTES.length, gtinEnd)) {
            return false;
        }
        if (end == gtinEnd) {
            return true;
        }
        int value = gtinEnd + 4;
        if (end < value || end - value > 20 || b[gtinEnd] != '/' || b[gtinEnd + 3] != '/') {
            return false;
        }
        boolean serial = b[gtinEnd + 1] == '2' && b[gtinEnd + 2] == '1';
        boolean lot = b[gtinEnd + 1] == '1' && b[gtinEnd + 2] == '0';
        if (!serial && !lot) {
            return false;
        }
        for (int i = value; i < end; i++) {
            if (b[i] < 0 || !PLAIN[b[i]]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String path(String uri) {
        if (uri.startsWith(DOMAIN)) {
            for (String key : KEYS) {
                if (uri.startsWith(key + "/", DOMAIN.length())) {
                    return uri.substring(DOMAIN.length());
                }
            }
        }
        for (String key : KEYS) {
            int at = uri.indexOf("/" + key + "/");
            if (at >= 0) {
                return uri.substring(at + 1);
            }
        }
        return null;
    }

    private static String padded(String path) {
        if (!path.startsWith("01/")) {
            return path;
        }
        int digits = 3;
        while (digits < path.length() && Character.digit(path.charAt(digits), 10) >= 0) {
            digits++;
        }
        return switch (digits - 3) {
            case 13 -> "01/0" + path.substring(3);
            case 12 -> "01/00" + path.substring(3);
            case 8, 9, 10, 11 -> "01/000000" + path.substring(3);
            default -> path;
        };
    }

    /** Without consumer product variant, and without lot where there is a serial. */
    private static String shortened(String path) {
        String shorter = path;
        if (CPV_LAST.matcher(shorter).matches()) {
            shorter = shorter.substring(0, shorter.indexOf("/22/"));
        } else {
            Matcher variant = CPV.matcher(shorter);
            if (variant.matches()) {
                shorter = variant.group(1) + variant.group(2);
            }
        }
        Matcher both = LOT_AND_SERIAL.matcher(shorter);
        return both.matches() ? both.group(1) + both.group(2) : shorter;
    }
}
