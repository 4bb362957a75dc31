package vn.phusa.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public Ed25519 key with its name: whom to trust. Its text form {@code name+id+base64(0x01 || key)} is the one that other
 * tools for signed notes read.
 */
public final class NoteVerifier {

    private static final byte ED25519 = 0x01;
    private static final int KEY_LENGTH = 32;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] key;
    private final int id;
    private final PublicKey publicKey;

    private NoteVerifier(String name, byte[] key) {
        this.name = KeyName.require(name);
        this.key = key;
        this.id = keyId(name, key);
        this.publicKey = decode(key);
    }

    /** @throws IllegalArgumentException if the key is no Ed25519 key */
    public static NoteVerifier of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded.length != X509_PREFIX.length + KEY_LENGTH
                || !Arrays.equals(encoded, 0, X509_PREFIX.length, X509_PREFIX, 0, X509_PREFIX.length)) {
            throw new IllegalArgumentException("not an Ed25519 key: " + key.getAlgorithm());
        }
        return new NoteVerifier(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /**
     * Reads {@link #toString()}.
     *
     * @throws MalformedTextException if it is not the text form of an Ed25519 key, or the id is not that of name and key
     */
    public static NoteVerifier parse(String text) {
        String[] parts = text.split("\\+", 3); // base64 may hold further plus signs
        if (parts.length != 3) {
            throw new MalformedTextException(MalformedTextException.Code.PUBLIC_KEY, text);
        }
        byte[] typeAndKey = StrictBase64.decode(parts[2]);
        if (typeAndKey.length != 1 + KEY_LENGTH || typeAndKey[0] != ED25519) {
            throw new MalformedTextException(MalformedTextException.Code.PUBLIC_KEY, text);
        }
        NoteVerifier verifier = new NoteVerifier(parts[0], Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length));
        if (!verifier.toString().equals(text)) {
            throw new MalformedTextException(MalformedTextException.Code.PUBLIC_KEY, text);
        }
        return verifier;
    }

    public String name() {
        return name;
    }

    /** The key's id: SHA-256(name || 0x0A || 0x01 || key), first four bytes. */
    public int id() {
        return id;
    }

    /** Whether the line claims to come from this key. */
    boolean isNamedBy(NoteSignature signature) {
        return signature.keyName().equals(name) && signature.keyId() == id;
    }

    boolean verifies(String text, NoteSignature signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(publicKey);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(signature.signature());
        } catch (SignatureException malformedSignature) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java platform lacks Ed25519", impossible);
        }
    }

    private static int keyId(String name, byte[] key) {
        MessageDigest digest = Hash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(ED25519);
        byte[] hash = digest.digest(key);
        return ByteBuffer.wrap(hash).getInt();
    }

    private static PublicKey decode(byte[] key) {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(key, 0, encoded, X509_PREFIX.length, KEY_LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException notAKey) {
            throw new MalformedTextException(
                    MalformedTextException.Code.PUBLIC_KEY, HexFormat.of().formatHex(key));
        }
    }

    /** The text form, e.g. {@code example.vn/log+33d7b496+AeHZ…}. */
    @Override
    public String toString() {
        byte[] typeAndKey = new byte[1 + KEY_LENGTH];
        typeAndKey[0] = ED25519;
        System.arraycopy(key, 0, typeAndKey, 1, KEY_LENGTH);
        return name + '+' + HexFormat.of().toHexDigits(id) + '+' + StrictBase64.encode(typeAndKey);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteVerifier that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return id;
    }
}
