package vn.phusa.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets that are shown once and stored only as a digest. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Letters and digits that nobody confuses when typing from paper. */
    private static final String TYPEABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private Secrets() {}

    /** 256 random bits, fit for an address. */
    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Some 79 random bits in four groups, fit for typing. */
    static String typeable() {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                secret.append('-');
            }
            secret.append(TYPEABLE.charAt(RANDOM.nextInt(TYPEABLE.length())));
        }
        return secret.toString();
    }

    /** What is stored. A secret of 256 random bits needs no slow hash: there is nothing to guess. */
    static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
