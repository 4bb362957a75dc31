package vn.phusa.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How the platform signs what it sends to other systems, so that they know who sent it. */
public final class Signature {
    private Signature() {}

    /** HMAC-SHA-256 in hexadecimal (RFC 2104). */
    public static String hmacSha256(String secret, String content) {
        return hmacSha256(secret, content.getBytes(StandardCharsets.UTF_8));
    }

    /** HMAC-SHA-256 in hexadecimal (RFC 2104). */
    public static String hmacSha256(String secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
