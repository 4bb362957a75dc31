package vn.phusa.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes, checkpoints and receipts: what is written is read again, and nothing else is. */
class SignedTextTest {

    private static final String ORIGIN = "phusa.example/so-cai";
    private static final NoteSigner LOG = new NoteSigner(ORIGIN, NoteSigner.generateKeys());
    private static final NoteSigner WITNESS = new NoteSigner("nhan-chung.example", NoteSigner.generateKeys());
    private static final NoteSigner STRANGER = new NoteSigner("nguoi-la.example", NoteSigner.generateKeys());

    private final RandomGenerator random = RandomTrees.random();

    // ---- keys

    @Test
    void aPublishedKeyOfAnotherToolIsRead() {
        // The public key of the Go checksum database, as every Go installation carries it.
        String key = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
        assertThat(NoteVerifier.parse(key)).hasToString(key);
        assertThat(NoteVerifier.parse(key).id()).isEqualTo(0x033de0ae);
    }

    @Test
    void aKeyWhoseIdBelongsToAnotherNameIsRefused() {
        String text = LOG.verifier().toString().replace(ORIGIN, "phusa.example/other");
        assertMalformed(MalformedTextException.Code.PUBLIC_KEY, () -> NoteVerifier.parse(text));
    }

    @Test
    void keysThatDoNotBelongTogetherAreRefused() {
        KeyPair mixed = new KeyPair(
                NoteSigner.generateKeys().getPublic(), NoteSigner.generateKeys().getPrivate());
        assertThatThrownBy(() -> new NoteSigner(ORIGIN, mixed)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a+b", "a\u00a0b", "a\nb", "a\u3000b", "a\u0085b"})
    void aKeyNameIsOneWordWithoutPlus(String name) {
        assertMalformed(MalformedTextException.Code.KEY_NAME, () -> new NoteSigner(name, NoteSigner.generateKeys()));
    }

    // ---- signed notes

    @Test
    void aNoteIsReadAsItWasWritten() {
        SignedNote note = SignedNote.sign("Biên bản số 1\n\nđoạn hai\n", LOG).cosign(WITNESS);
        assertThat(SignedNote.parse(note.toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(note);
        assertThat(note.verify(List.of(LOG.verifier()))).isEqualTo(Verdict.valid());
        assertThat(note.verify(List.of(LOG.verifier(), WITNESS.verifier()))).isEqualTo(Verdict.valid());
    }

    @Test
    void aNoteWithoutATrustedSignatureIsNotBelieved() {
        assertReason(
                Verdict.Reason.NO_TRUSTED_SIGNATURE,
                SignedNote.sign("text\n", STRANGER).verify(List.of(LOG.verifier())));
    }

    @Test
    void oneFalseSignatureOfATrustedKeySpoilsTheNote() {
        SignedNote honest = SignedNote.sign("text\n", LOG).cosign(WITNESS);
        NoteSignature ofAnotherText =
                SignedNote.sign("other\n", WITNESS).signatures().getFirst();
        SignedNote spoiled =
                new SignedNote("text\n", List.of(honest.signatures().getFirst(), ofAnotherText));
        assertReason(Verdict.Reason.BAD_SIGNATURE, spoiled.verify(List.of(LOG.verifier(), WITNESS.verifier())));
        assertThat(spoiled.verify(List.of(LOG.verifier()))).isEqualTo(Verdict.valid());
    }

    @Test
    void signaturesOfUnknownAlgorithmsAreKeptAndIgnored() {
        NoteSignature foreign = new NoteSignature(ORIGIN, 42, new byte[2_420]);
        List<NoteSignature> signatures =
                new ArrayList<>(SignedNote.sign("text\n", LOG).signatures());
        signatures.addFirst(foreign);
        SignedNote note = SignedNote.parse(new SignedNote("text\n", signatures).toString());
        assertThat(note.signatures()).contains(foreign);
        assertThat(note.verify(List.of(LOG.verifier()))).isEqualTo(Verdict.valid());
    }

    static Stream<String> malformedNotes() {
        String note = SignedNote.sign("text\n", LOG).toString();
        return Stream.of(
                "",
                "text\n",
                "text\n\n",
                note.substring(0, note.length() - 1),
                note + "\n",
                note + "more\n",
                note.replace("\u2014", "-"),
                note.replace("\u2014 ", "\u2014"),
                note.replace("\u2014 ", "\u2014  "),
                note.replace("\n", "\r\n"),
                note.replace("text", "te\txt"),
                note.replace("text", "te\u0000xt"),
                note.replace("=\n", "\n"),
                note.replace("text\n\n", "text\n"),
                "text\n\n\u2014 name AAAAAA==\n",
                "text\n\n\u2014 name AAAAAAB=\n",
                "text\n\n\u2014 AAAAAAAA\n");
    }

    @ParameterizedTest
    @MethodSource("malformedNotes")
    void aNoteInAnyOtherShapeIsRefused(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(MalformedTextException.class);
    }

    @Test
    void aNoteThatIsNotUtf8IsRefused() {
        byte[] bytes = SignedNote.sign("text\n", LOG).toString().getBytes(StandardCharsets.UTF_8);
        bytes[0] = (byte) 0xff;
        assertMalformed(MalformedTextException.Code.CHARACTERS, () -> SignedNote.parse(bytes));
    }

    @Test
    void aFloodOfSignaturesIsRefused() {
        SignedNote note = SignedNote.sign("text\n", LOG);
        String line = note.toString().substring("text\n\n".length());
        assertMalformed(
                MalformedTextException.Code.TOO_LONG,
                () -> SignedNote.parse(note + line.repeat(SignedNote.MOST_SIGNATURES)));
    }

    @Test
    void everyChangedByteOfANoteIsNoticed() {
        byte[] note = SignedNote.sign("Sổ cái\n7\n", LOG).toString().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < note.length; i++) {
            byte[] changed = note.clone();
            changed[i] ^= (byte) (1 << random.nextInt(8));
            assertThat(isBelieved(changed)).as("byte %d", i).isFalse();
        }
    }

    private static boolean isBelieved(byte[] note) {
        try {
            return SignedNote.parse(note).verify(List.of(LOG.verifier())).isValid();
        } catch (MalformedTextException refused) {
            return false;
        }
    }

    // ---- checkpoints

    @Test
    void aCheckpointIsReadAsItWasWritten() {
        Checkpoint checkpoint =
                new Checkpoint(ORIGIN, 20_852_163, RandomTrees.hash(random), List.of("lập ngày 01/07/2026"));
        SignedNote note = checkpoint.sign(LOG);
        assertThat(Checkpoint.of(SignedNote.parse(note.toString()))).isEqualTo(checkpoint);
        assertThat(Checkpoint.verify(note, ORIGIN, List.of(LOG.verifier()))).isEqualTo(Verdict.valid());
    }

    @Test
    void aCheckpointOfAnotherLogIsNotBelieved() {
        SignedNote note = new Checkpoint("other.example", 1, RandomTrees.hash(random)).sign(LOG);
        assertReason(Verdict.Reason.OTHER_LOG, Checkpoint.verify(note, ORIGIN, List.of(LOG.verifier())));
    }

    @Test
    void aSignedNoteThatIsNoCheckpointIsNotBelieved() {
        SignedNote note = SignedNote.sign("just text\n", LOG);
        assertReason(Verdict.Reason.MALFORMED, Checkpoint.verify(note, ORIGIN, List.of(LOG.verifier())));
    }

    static Stream<String> malformedCheckpoints() {
        String root = Hash.EMPTY_TREE.toBase64();
        return Stream.of(
                "",
                "origin\n0\n",
                "origin\n0\n" + root,
                "\n0\n" + root + "\n",
                "origin\n\n" + root + "\n",
                "origin\n00\n" + root + "\n",
                "origin\n-1\n" + root + "\n",
                "origin\n+1\n" + root + "\n",
                "origin\n1.0\n" + root + "\n",
                "origin\n 1\n" + root + "\n",
                "origin\n٣\n" + root + "\n",
                "origin\n9223372036854775808\n" + root + "\n",
                "origin\n1\n" + root.substring(1) + "\n",
                "origin\n1\n" + root.replace("=", "") + "\n",
                "origin\n1\n" + root + " \n",
                "origin\n1\nAAAA\n",
                "origin\n1\n" + root + "\n\n",
                "origin\n1\n" + root + "\nextension\n\nmore\n");
    }

    @ParameterizedTest
    @MethodSource("malformedCheckpoints")
    void aCheckpointInAnyOtherShapeIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedTextException.class);
    }

    // ---- receipts

    @Test
    void aReceiptProvesItsEntryWithoutTheLog() {
        Receipt receipt = receipt(1_000, 617);
        Receipt read = Receipt.parse(receipt.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(read).hasToString(receipt.toString());
        assertThat(read.index()).isEqualTo(617);
        assertThat(read.verify(ORIGIN, List.of(LOG.verifier()))).isEqualTo(Verdict.valid());
    }

    @Test
    void aReceiptForTheOnlyLeafHasNoPath() {
        Receipt receipt = Receipt.parse(receipt(1, 0).toString());
        assertThat(receipt.path()).isEmpty();
        assertThat(receipt.verify(ORIGIN, List.of(LOG.verifier()))).isEqualTo(Verdict.valid());
    }

    @Test
    void aReceiptWithoutEntryProvesOnlyTheLeafItIsShown() {
        MerkleTree tree = RandomTrees.tree(RandomTrees.leaves(9, random));
        SaltedEntry entry = SaltedEntry.seal(new byte[] {1, 2, 3}, new SecureRandom());
        long index = tree.append(entry.leaf());
        Receipt receipt = Receipt.parse(Receipt.withoutEntry(
                        tree.inclusionProof(index, 10), checkpoint(tree).sign(LOG))
                .toString());
        assertReason(Verdict.Reason.NO_ENTRY, receipt.verify(ORIGIN, List.of(LOG.verifier())));
        assertThat(receipt.verify(entry.leaf(), ORIGIN, List.of(LOG.verifier())))
                .isEqualTo(Verdict.valid());
        assertReason(
                Verdict.Reason.ROOT_MISMATCH,
                receipt.verify(RandomTrees.hash(random), ORIGIN, List.of(LOG.verifier())));
    }

    @Test
    void aReceiptUnderAnotherKeyIsNotBelieved() {
        assertReason(Verdict.Reason.NO_TRUSTED_SIGNATURE, receipt(9, 3).verify(ORIGIN, List.of(STRANGER.verifier())));
    }

    @Test
    void everyChangedByteOfAReceiptIsNoticed() {
        byte[] receipt = receipt(37, 20).toString().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < receipt.length; i++) {
            byte[] changed = receipt.clone();
            changed[i] ^= (byte) (1 << random.nextInt(8));
            assertThat(isBelievedReceipt(changed)).as("byte %d", i).isFalse();
        }
    }

    private static boolean isBelievedReceipt(byte[] receipt) {
        try {
            return Receipt.parse(receipt)
                    .verify(ORIGIN, List.of(LOG.verifier()))
                    .isValid();
        } catch (MalformedTextException refused) {
            return false;
        }
    }

    @Test
    void aReceiptInAnyOtherShapeIsRefused() {
        String receipt = receipt(9, 3).toString();
        List<String> malformed = List.of(
                receipt.replace("@v1", "@v2"),
                receipt.replaceFirst("extra [^\n]*\n", "extra\n"),
                receipt.replaceFirst("extra ", "extra  "),
                receipt.replaceFirst("index 3", "index 03"),
                receipt.replaceFirst("index 3\n", ""),
                receipt.replaceFirst("index 3", "index 3\nindex 3"),
                receipt.replaceFirst("\n\n", "\n"),
                receipt.replaceFirst("\n\n", "\n\n\n"),
                "\n" + receipt,
                receipt + " ");
        for (String text : malformed) {
            assertThatThrownBy(() -> Receipt.parse(text)).as(text).isInstanceOf(MalformedTextException.class);
        }
    }

    private Receipt receipt(int size, int index) {
        List<Hash> leaves = RandomTrees.leaves(size, random);
        SaltedEntry entry = SaltedEntry.seal("nội dung".getBytes(StandardCharsets.UTF_8), new SecureRandom());
        leaves.set(index, entry.leaf());
        MerkleTree tree = RandomTrees.tree(leaves);
        return Receipt.of(
                entry.toBytes(),
                tree.inclusionProof(index, size),
                checkpoint(tree).sign(LOG));
    }

    private static Checkpoint checkpoint(MerkleTree tree) {
        return new Checkpoint(ORIGIN, tree.size(), tree.root());
    }

    private static void assertMalformed(MalformedTextException.Code code, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        MalformedTextException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void assertReason(Verdict.Reason reason, Verdict verdict) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Invalid.class,
                        invalid -> assertThat(invalid.reason()).isEqualTo(reason));
    }
}
