package vn.phusa.merkle;

import java.util.Collection;
import java.util.List;

/**
 * The head of a log at one size (C2SP tlog-checkpoint). Whoever keeps a signed checkpoint can later prove any rewriting of
 * what was logged before it.
 *
 * @param origin the log's identity, e.g. {@code example.vn/log}; one line, not empty
 * @param size number of leaves, 0 or more
 * @param root root of the tree at that size
 * @param extensions further lines, opaque, none of them empty; usually there are none
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    public Checkpoint {
        if (size < 0) {
            throw new MalformedTextException(MalformedTextException.Code.NUMBER, Long.toString(size));
        }
        requireLine(origin);
        extensions.forEach(Checkpoint::requireLine);
        extensions = List.copyOf(extensions);
    }

    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads the text of a checkpoint, without signatures.
     *
     * @throws MalformedTextException if it is not exactly what {@link #text()} writes
     */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new MalformedTextException(MalformedTextException.Code.CHECKPOINT_LAYOUT, text);
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3) {
            throw new MalformedTextException(MalformedTextException.Code.CHECKPOINT_LAYOUT, text);
        }
        return new Checkpoint(
                lines.get(0), parseNumber(lines.get(1)), Hash.parse(lines.get(2)), lines.subList(3, lines.size()));
    }

    /** The checkpoint that a note holds. The note's signatures are not looked at: call {@link SignedNote#verify} first. */
    public static Checkpoint of(SignedNote note) {
        return parse(note.text());
    }

    /** The text that is signed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n');
        text.append(size).append('\n');
        text.append(root.toBase64()).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    public SignedNote sign(NoteSigner signer) {
        return SignedNote.sign(text(), signer);
    }

    /** Whether the note is a checkpoint of the log {@code origin}, signed by a trusted key. */
    public static Verdict verify(SignedNote note, String origin, Collection<NoteVerifier> trusted) {
        Verdict signed = note.verify(trusted);
        if (!signed.isValid()) {
            return signed;
        }
        try {
            Checkpoint checkpoint = of(note);
            return checkpoint.origin().equals(origin)
                    ? signed
                    : Verdict.invalid(Verdict.Reason.OTHER_LOG, "of " + checkpoint.origin());
        } catch (MalformedTextException malformed) {
            return Verdict.invalid(Verdict.Reason.MALFORMED, String.valueOf(malformed.getMessage()));
        }
    }

    static long parseNumber(String text) {
        if (!text.matches("0|[1-9][0-9]{0,18}")) {
            throw new MalformedTextException(MalformedTextException.Code.NUMBER, text);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw new MalformedTextException(MalformedTextException.Code.NUMBER, text);
        }
    }

    private static void requireLine(String line) {
        if (line.isEmpty() || line.contains("\n")) {
            throw new MalformedTextException(MalformedTextException.Code.CHECKPOINT_LAYOUT, line);
        }
    }
}
