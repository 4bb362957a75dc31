package vn.phusa.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A SHA-256 hash of the tree: of a leaf, of an inner node, or a root. Always 32 bytes; immutable.
 *
 * <p>Leaves and inner nodes are hashed under different prefixes, so that neither can pose as the other (RFC 9162 §2.1.1).
 */
public final class Hash {

    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** Root of the tree without leaves: the hash of the empty string. */
    public static final Hash EMPTY_TREE = new Hash(sha256().digest());

    private static final byte LEAF_PREFIX = 0x00;
    private static final byte NODE_PREFIX = 0x01;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of a log entry: SHA-256(0x00 || entry). */
    public static Hash leaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF_PREFIX);
        return new Hash(digest.digest(entry));
    }

    /** The hash of an inner node: SHA-256(0x01 || left || right). */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE_PREFIX);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** @throws IllegalArgumentException unless {@code bytes} has 32 bytes */
    public static Hash of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    static Hash of(byte[] bytes, int from, int to) {
        if (to - from != LENGTH) {
            throw new IllegalArgumentException("a hash has " + LENGTH + " bytes, not " + (to - from));
        }
        return new Hash(Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * Reads the base64 form (RFC 4648 §4, padded, canonical).
     *
     * @throws MalformedTextException if it is not the base64 form of 32 bytes
     */
    public static Hash parse(String base64) {
        byte[] bytes = StrictBase64.decode(base64);
        if (bytes.length != LENGTH) {
            throw new MalformedTextException(MalformedTextException.Code.HASH, base64);
        }
        return new Hash(bytes);
    }

    /** A copy of the 32 bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The base64 form, as checkpoints and receipts write it. */
    public String toBase64() {
        return StrictBase64.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toBase64();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
