package vn.phusa.merkle;

import java.util.Locale;

/** A note, checkpoint, key or receipt that is not written as its format demands. Carries a stable code for messages. */
public final class MalformedTextException extends IllegalArgumentException {

    private static final int SHOWN = 80;

    /** What is wrong. The names are stable: programs and translations may rely on them. */
    public enum Code {
        /** Not UTF-8, or a control character other than newline. */
        CHARACTERS,
        /** Larger than the format's limit. */
        TOO_LONG,
        /** Not canonical, padded base64. */
        BASE64,
        /** Not the base64 form of 32 bytes. */
        HASH,
        /** Not a decimal number between 0 and 2^63-1 without leading zeroes. */
        NUMBER,
        /** No blank line between text and signatures, or no final newline. */
        NOTE_LAYOUT,
        /** A signature line that is not "— name base64". */
        SIGNATURE_LINE,
        /** A key name that is empty or holds a space or a plus sign. */
        KEY_NAME,
        /** A public key that is not "name+id+base64", or whose id does not belong to it. */
        PUBLIC_KEY,
        /** A checkpoint with fewer than three lines, or with an empty line. */
        CHECKPOINT_LAYOUT,
        /** A receipt without its first line, index or blank line. */
        RECEIPT_LAYOUT
    }

    private final Code code;

    MalformedTextException(Code code, String found) {
        super(code.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": "
                + (found.length() > SHOWN ? found.substring(0, SHOWN) + "…" : found));
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
