package vn.phusa.epcis.gs1;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of values in a Digital Link (RFC 3986): all but unreserved characters. */
final class Percent {
    private static final String HEX = "0123456789ABCDEF";

    private Percent() {}

    static void encode(String value, StringBuilder to) {
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (unreserved(character)) {
                to.append(character);
            } else if (character < 128) {
                to.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
            } else {
                int end = Character.isHighSurrogate(character) && i + 1 < value.length() ? i + 2 : i + 1;
                for (byte octet : value.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                    to.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
                }
                i = end - 1;
            }
        }
    }

    static boolean unreserved(char character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || character == '-'
                || character == '.'
                || character == '_'
                || character == '~';
    }
}
