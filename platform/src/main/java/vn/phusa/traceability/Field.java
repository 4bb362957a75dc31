package vn.phusa.traceability;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Something an event can be looked for by, beside its identifiers and its plain columns: a business transaction, a source, a value of a
 * sensor in its basic unit, an extension. {@link Fields} says which there are. The index keeps {@link #code(String)}, {@link
 * #indexed(String)} and the number as a double, so it only narrows; {@code EventQuery} judges the event itself.
 *
 * @param name what it is, with the scope and the namespace ("ILMD_:https://ns.gao.vn#lot")
 * @param text the value as text; null where only the number counts or nothing but its being there
 * @param number the value as a number or an instant (seconds since 1970); null where it is neither
 */
public record Field(
        String name, @Nullable String text, @Nullable BigDecimal number) {

    /** Longest text in the index, in UTF-16 units: a B-tree entry holds 2,700 bytes. */
    private static final int INDEXED_LENGTH = 200;

    private static final int MOST_CODES_KEPT = 10_000;
    private static final Map<String, Long> CODES = new ConcurrentHashMap<>();

    /** A field that only stands there. */
    static Field present(String name) {
        return new Field(name, null, null);
    }

    static Field text(String name, String text) {
        return new Field(name, text, null);
    }

    static Field number(String name, BigDecimal number) {
        return new Field(name, null, number);
    }

    /** The name as it is stored: the first 8 bytes of its SHA-256. */
    public static long code(String name) {
        Long known = CODES.get(name);
        if (known != null) {
            return known;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            long code = ByteBuffer.wrap(digest).getLong();
            if (CODES.size() < MOST_CODES_KEPT) {
                CODES.put(name, code);
            }
            return code;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The text as it is stored and looked for: cut, and without what PostgreSQL cannot hold. */
    public static String indexed(String text) {
        boolean clean = text.length() <= INDEXED_LENGTH;
        for (int i = 0; clean && i < text.length(); i++) {
            char character = text.charAt(i);
            clean = character != 0 && !Character.isSurrogate(character);
        }
        if (clean) {
            return text;
        }
        StringBuilder cut = new StringBuilder(INDEXED_LENGTH);
        text.codePoints()
                .limit(INDEXED_LENGTH)
                .map(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                        ? 0xFFFD
                        : point)
                .forEach(cut::appendCodePoint);
        return cut.toString();
    }
}
