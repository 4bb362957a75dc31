package vn.phusa.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text with the signatures of one or more keys (C2SP signed-note). Nothing of the text may be believed before
 * {@link #verify} has said so.
 *
 * @param text ends in a newline
 * @param signatures 1 to {@value #MOST_SIGNATURES}; those of unknown keys are kept, and ignored when verifying
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** More signatures than this are refused: a note is no place for a flood. */
    public static final int MOST_SIGNATURES = 100;

    /** Larger notes are refused, in bytes. */
    public static final int MOST_BYTES = 1_000_000;

    public SignedNote {
        requireText(text);
        // What is no note may be a private key: what it says is never repeated.
        if (!text.endsWith("\n") || signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new MalformedTextException(MalformedTextException.Code.NOTE_LAYOUT, text.length() + " characters");
        }
        signatures = List.copyOf(signatures);
    }

    /** Signs a text that ends in a newline. */
    public static SignedNote sign(String text, NoteSigner signer) {
        return new SignedNote(text, List.of(signer.sign(text)));
    }

    /** The same note with one more signature, as a witness adds it. */
    public SignedNote cosign(NoteSigner signer) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signer.sign(text));
        return new SignedNote(text, more);
    }

    /**
     * Reads a note from a file or from the network.
     *
     * @throws MalformedTextException if the bytes are not exactly what {@link #toString()} writes
     */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new MalformedTextException(MalformedTextException.Code.TOO_LONG, bytes.length + " bytes");
        }
        return parse(decodeUtf8(bytes));
    }

    /** As {@link #parse(byte[])}, for text that is decoded already. */
    public static SignedNote parse(String note) {
        requireText(note);
        // The last empty line parts text and signatures; the text itself may hold empty lines.
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
            throw new MalformedTextException(MalformedTextException.Code.NOTE_LAYOUT, note.length() + " characters");
        }
        String lines = note.substring(blank + 2, note.length() - 1);
        String[] signatureLines = lines.split("\n", -1);
        if (signatureLines.length > MOST_SIGNATURES) {
            throw new MalformedTextException(
                    MalformedTextException.Code.TOO_LONG, signatureLines.length + " signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : signatureLines) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /**
     * Valid if at least one trusted key signed and no signature in a trusted key's name is false. Signatures of other keys
     * are ignored.
     */
    public Verdict verify(Collection<NoteVerifier> trusted) {
        boolean signed = false;
        for (NoteSignature signature : signatures) {
            for (NoteVerifier verifier : trusted) {
                if (verifier.isNamedBy(signature)) {
                    if (!verifier.verifies(text, signature)) {
                        return Verdict.invalid(Verdict.Reason.BAD_SIGNATURE, "of " + verifier.name());
                    }
                    signed = true;
                }
            }
        }
        return signed
                ? Verdict.valid()
                : Verdict.invalid(Verdict.Reason.NO_TRUSTED_SIGNATURE, "none of " + signatures.size());
    }

    /** The note as it is written to a file. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    static String decodeUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedTextException(MalformedTextException.Code.CHARACTERS, "not UTF-8");
        }
    }

    private static void requireText(String text) {
        boolean controls = text.chars().anyMatch(character -> character < ' ' && character != '\n');
        // Half a surrogate pair would be written as '?' and so sign another text than the one in memory.
        if (controls || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new MalformedTextException(MalformedTextException.Code.CHARACTERS, "control or broken character");
        }
    }
}
