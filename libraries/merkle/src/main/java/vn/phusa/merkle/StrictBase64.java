package vn.phusa.merkle;

import java.util.Base64;

/** Base64 of RFC 4648 §4 with exactly one accepted spelling for each value; the JDK's decoder lets some others pass. */
final class StrictBase64 {

    private StrictBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedTextException(MalformedTextException.Code.BASE64, text);
        }
        if (!encode(bytes).equals(text)) {
            throw new MalformedTextException(MalformedTextException.Code.BASE64, text);
        }
        return bytes;
    }
}
