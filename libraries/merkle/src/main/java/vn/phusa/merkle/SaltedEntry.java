package vn.phusa.merkle;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A log entry that can be forgotten: 32 random bytes of salt followed by the content. The tree keeps only the leaf hash
 * SHA-256(0x00 || salt || content). While salt and content are kept, anyone can check that they are what was logged; once
 * both are erased, nobody can find out from the leaf what it was, not even by guessing, and the log still verifies.
 *
 * @param salt 32 bytes, drawn anew for every entry; a salt used twice would let equal contents be recognised
 * @param content any bytes
 */
@SuppressWarnings("ArrayRecordComponent") // copied at every door; compared by content
public record SaltedEntry(byte[] salt, byte[] content) {

    /** Length of the salt in bytes: as strong as the hash. */
    public static final int SALT_LENGTH = 32;

    public SaltedEntry {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("a salt has " + SALT_LENGTH + " bytes, not " + salt.length);
        }
        salt = salt.clone();
        content = content.clone();
    }

    /** An entry with a fresh salt. */
    public static SaltedEntry seal(byte[] content, SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return new SaltedEntry(salt, content);
    }

    /**
     * Reads {@link #toBytes()}.
     *
     * @throws MalformedTextException if it is shorter than a salt
     */
    public static SaltedEntry parse(byte[] entry) {
        if (entry.length < SALT_LENGTH) {
            throw new MalformedTextException(MalformedTextException.Code.RECEIPT_LAYOUT, "an entry without its salt");
        }
        return new SaltedEntry(Arrays.copyOf(entry, SALT_LENGTH), Arrays.copyOfRange(entry, SALT_LENGTH, entry.length));
    }

    /** The leaf hash that stands in the tree. */
    public Hash leaf() {
        return Hash.leaf(toBytes());
    }

    /** Salt, then content. */
    public byte[] toBytes() {
        byte[] entry = Arrays.copyOf(salt, SALT_LENGTH + content.length);
        System.arraycopy(content, 0, entry, SALT_LENGTH, content.length);
        return entry;
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SaltedEntry entry
                && Arrays.equals(salt, entry.salt)
                && Arrays.equals(content, entry.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(salt);
    }

    /** Never shows the content: it may be personal data. */
    @Override
    public String toString() {
        return "SaltedEntry[" + content.length + " bytes]";
    }
}
