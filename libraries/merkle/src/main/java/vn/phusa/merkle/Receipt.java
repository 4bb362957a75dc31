package vn.phusa.merkle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proof on one sheet that an entry was logged (C2SP tlog-proof@v1): the entry, its index, the inclusion proof and a signed
 * checkpoint. It is checked without any network, with nothing but the log's name and public key. Files end in
 * {@code .tlog-proof}.
 */
public final class Receipt {

    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    private final byte @Nullable [] entry;
    private final long index;
    private final List<Hash> path;
    private final SignedNote checkpoint;

    private Receipt(byte @Nullable [] entry, long index, List<Hash> path, SignedNote checkpoint) {
        this.entry = entry;
        this.index = index;
        this.path = List.copyOf(path);
        this.checkpoint = checkpoint;
    }

    /** A receipt that carries its entry, in the format's "extra" line: for a salted log, salt and content. */
    public static Receipt of(byte[] entry, InclusionProof proof, SignedNote checkpoint) {
        return new Receipt(entry.clone(), proof.index(), proof.path(), checkpoint);
    }

    /** A receipt for somebody who has the entry already. */
    public static Receipt withoutEntry(InclusionProof proof, SignedNote checkpoint) {
        return new Receipt(null, proof.index(), proof.path(), checkpoint);
    }

    /** The entry. Nothing of it may be believed before {@link #verify} has said so. */
    public Optional<byte[]> entry() {
        return Optional.ofNullable(entry).map(byte[]::clone);
    }

    /** Index of the leaf, from 0. */
    public long index() {
        return index;
    }

    public List<Hash> path() {
        return path;
    }

    /** The signed checkpoint, not yet verified. */
    public SignedNote checkpoint() {
        return checkpoint;
    }

    /** Whether the entry it carries was logged by the log {@code origin} under a trusted key. */
    public Verdict verify(String origin, Collection<NoteVerifier> trusted) {
        return entry == null
                ? Verdict.invalid(Verdict.Reason.NO_ENTRY, "the receipt carries no entry")
                : verify(Hash.leaf(entry), origin, trusted);
    }

    /** Whether this leaf was logged by the log {@code origin} under a trusted key; the carried entry is not looked at. */
    public Verdict verify(Hash leaf, String origin, Collection<NoteVerifier> trusted) {
        Verdict signed = Checkpoint.verify(checkpoint, origin, trusted);
        if (!signed.isValid()) {
            return signed;
        }
        Checkpoint head = Checkpoint.of(checkpoint);
        return new InclusionProof(index, head.size(), path).verify(leaf, head.root());
    }

    /**
     * Reads a receipt from a file.
     *
     * @throws MalformedTextException if the bytes are not exactly what {@link #toString()} writes
     */
    public static Receipt parse(byte[] bytes) {
        if (bytes.length > 2 * SignedNote.MOST_BYTES) {
            throw new MalformedTextException(MalformedTextException.Code.TOO_LONG, bytes.length + " bytes");
        }
        return parse(SignedNote.decodeUtf8(bytes));
    }

    /** As {@link #parse(byte[])}, for text that is decoded already. */
    public static Receipt parse(String text) {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedTextException(MalformedTextException.Code.RECEIPT_LAYOUT, text);
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, blank).split("\n", -1)));
        if (!lines.removeFirst().equals(FIRST_LINE) || lines.isEmpty()) {
            throw new MalformedTextException(MalformedTextException.Code.RECEIPT_LAYOUT, text);
        }
        byte[] entry = null;
        if (lines.getFirst().startsWith(EXTRA)) {
            entry = StrictBase64.decode(lines.removeFirst().substring(EXTRA.length()));
        }
        if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
            throw new MalformedTextException(MalformedTextException.Code.RECEIPT_LAYOUT, text);
        }
        long index = Checkpoint.parseNumber(lines.removeFirst().substring(INDEX.length()));
        if (lines.size() > Long.SIZE) {
            throw new MalformedTextException(MalformedTextException.Code.TOO_LONG, lines.size() + " hashes");
        }
        List<Hash> path = lines.stream().map(Hash::parse).toList();
        SignedNote checkpoint = SignedNote.parse(text.substring(blank + 2));
        Checkpoint.of(checkpoint); // a note that is no checkpoint is no part of a receipt
        return new Receipt(entry, index, path, checkpoint);
    }

    /** The receipt as it is written to a file. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        if (entry != null) {
            text.append(EXTRA).append(StrictBase64.encode(entry)).append('\n');
        }
        text.append(INDEX).append(index).append('\n');
        path.forEach(hash -> text.append(hash.toBase64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
