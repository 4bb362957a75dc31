package vn.phusa.epcis.xml;

import com.fasterxml.aalto.util.XmlChars;

/** Names that JSON allows and XML does not: each such character becomes {@code _xHHHH_}, as in ISO 9075-14. */
final class XmlNames {

    private XmlNames() {}

    /** A local name that XML accepts. */
    static String encoded(String local) {
        int length = local.length();
        for (int i = 0; i < length; i++) {
            if (!isPlain(local.charAt(i), i)) {
                return encodedFrom(local, i);
            }
        }
        return local;
    }

    /** The name that was encoded. */
    static String decoded(String local) {
        if (!local.contains("_x")) {
            return local;
        }
        StringBuilder decoded = new StringBuilder(local.length());
        int at = 0;
        while (at < local.length()) {
            int code = code(local, at);
            if (code < 0) {
                decoded.append(local.charAt(at++));
            } else {
                decoded.append((char) code);
                at += 7;
            }
        }
        return decoded.toString();
    }

    private static String encodedFrom(String local, int from) {
        StringBuilder encoded = new StringBuilder(local.length() + 16).append(local, 0, from);
        for (int i = from; i < local.length(); i++) {
            char c = local.charAt(i);
            if (isPlain(c, i) || isLetter(c) || i > 0 && c != ':' && XmlChars.is10NameChar(c)) {
                if (c == '_' && code(local, i) >= 0) {
                    encoded.append("_x005F_");
                } else {
                    encoded.append(c);
                }
            } else {
                encoded.append("_x").append(String.format("%04X", (int) c)).append('_');
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(char c, int at) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || at > 0 && c >= '0' && c <= '9';
    }

    /** By the tables of XML 1.0's fourth edition, which most readers still hold to: what they take, the fifth takes as well. */
    private static boolean isLetter(char c) {
        return c != ':' && XmlChars.is10NameStartChar(c);
    }

    private static int code(String text, int at) {
        if (at + 7 > text.length()
                || text.charAt(at) != '_'
                || text.charAt(at + 1) != 'x'
                || text.charAt(at + 6) != '_') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
