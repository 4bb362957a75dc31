package vn.phusa.epcis.gs1;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-encoding of values in a Digital Link (RFC 3986): all but unreserved characters. */
public final class Percent {
    private static final String HEX = "0123456789ABCDEF";

    private Percent() {}

    /** The value as it stands in an address. */
    public static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length() + 8);
        encode(value, encoded);
        return encoded.toString();
    }

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

    /** The text with its escapes read as UTF-8; null when an escape is broken. */
    static @Nullable String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '%') {
                int high = i + 2 < text.length() ? ContentCheck.hex(text.charAt(i + 1)) : -1;
                int low = i + 2 < text.length() ? ContentCheck.hex(text.charAt(i + 2)) : -1;
                if (high < 0 || low < 0) {
                    return null;
                }
                bytes.put((byte) (high * 16 + low));
                i += 2;
            } else {
                bytes.put(String.valueOf(character).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    /** Escapes what an EPC URN must not hold (EPC Tag Data Standard 2.0, table 6-1). */
    static String escapeUrn(String value) {
        StringBuilder escaped = null;
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if ("\"%&/<>?#".indexOf(character) >= 0) {
                if (escaped == null) {
                    escaped = new StringBuilder(value.substring(0, i));
                }
                escaped.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
            } else if (escaped != null) {
                escaped.append(character);
            }
        }
        return escaped == null ? value : escaped.toString();
    }
}
