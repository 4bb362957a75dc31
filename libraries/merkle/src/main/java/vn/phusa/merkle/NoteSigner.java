package vn.phusa.merkle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;

/** A private Ed25519 key with its name, and the public half that others need. Immutable and safe for many threads. */
public final class NoteSigner {

    private final PrivateKey privateKey;
    private final NoteVerifier verifier;

    /**
     * @throws IllegalArgumentException if the keys are not Ed25519 keys that belong together
     */
    public NoteSigner(String name, KeyPair keys) {
        this.privateKey = keys.getPrivate();
        this.verifier = NoteVerifier.of(name, keys.getPublic());
        String probe = "do these keys belong together?\n";
        if (!verifier.verifies(probe, sign(probe))) {
            throw new IllegalArgumentException("the private key does not belong to the public key of " + name);
        }
    }

    /** A new pair of keys from the platform's secure random source. */
    public static KeyPair generateKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java platform lacks Ed25519", impossible);
        }
    }

    /** The public half. */
    public NoteVerifier verifier() {
        return verifier;
    }

    NoteSignature sign(String text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return new NoteSignature(verifier.name(), verifier.id(), ed25519.sign());
        } catch (GeneralSecurityException unusableKey) {
            throw new IllegalArgumentException("not an Ed25519 private key", unusableKey);
        }
    }
}
