package vn.phusa.merkle;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a signed note: {@code — name base64(key id || signature)}.
 *
 * @param keyName who signed, e.g. {@code example.vn/log}
 * @param keyId first four bytes of the key's hash, big-endian
 * @param signature the signature itself; 64 bytes for Ed25519, other lengths for other algorithms
 */
@SuppressWarnings("ArrayRecordComponent") // copied at every door; compared by content
public record NoteSignature(String keyName, int keyId, byte[] signature) {

    private static final String DASH = "\u2014 ";

    public NoteSignature {
        KeyName.require(keyName);
        if (signature.length == 0) {
            throw new MalformedTextException(MalformedTextException.Code.SIGNATURE_LINE, keyName);
        }
        signature = signature.clone();
    }

    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new MalformedTextException(MalformedTextException.Code.SIGNATURE_LINE, line);
        }
        byte[] bytes = StrictBase64.decode(line.substring(space + 1));
        if (bytes.length <= Integer.BYTES) {
            throw new MalformedTextException(MalformedTextException.Code.SIGNATURE_LINE, line);
        }
        return new NoteSignature(
                line.substring(DASH.length(), space),
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** The line, without its newline. */
    String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return DASH + keyName + ' ' + StrictBase64.encode(bytes);
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && keyName.equals(that.keyName)
                && keyId == that.keyId
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * keyName.hashCode() + keyId;
    }

    @Override
    public String toString() {
        return line();
    }
}
