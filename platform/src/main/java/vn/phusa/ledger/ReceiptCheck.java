package vn.phusa.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.phusa.ledger.store.LedgerKey;
import vn.phusa.merkle.Checkpoint;
import vn.phusa.merkle.MalformedTextException;
import vn.phusa.merkle.NoteVerifier;
import vn.phusa.merkle.Receipt;
import vn.phusa.merkle.SaltedEntry;
import vn.phusa.merkle.Verdict;

/** Checks a receipt with nothing but public keys: no database, no network. */
public final class ReceiptCheck {

    private ReceiptCheck() {}

    /**
     * What a receipt proves.
     *
     * @param verdict whether it proves anything
     * @param origin name of the log it speaks of
     * @param index place of the act
     * @param size number of acts at the checkpoint
     * @param statement the act as canonical JSON; empty when the receipt carries none, or none that can be read
     */
    public record Result(Verdict verdict, String origin, long index, long size, Optional<String> statement) {}

    /**
     * @param trusted keys of the logs that are believed; a key's name is its log's name
     * @throws MalformedTextException if it is no receipt
     */
    public static Result check(byte[] receiptFile, Collection<NoteVerifier> trusted) {
        Receipt receipt = Receipt.parse(receiptFile);
        Checkpoint checkpoint = Checkpoint.of(receipt.checkpoint());
        List<NoteVerifier> ofThisLog = trusted.stream()
                .filter(key -> key.name().equals(checkpoint.origin()))
                .toList();
        return new Result(
                receipt.verify(checkpoint.origin(), ofThisLog),
                checkpoint.origin(),
                receipt.index(),
                checkpoint.size(),
                receipt.entry().flatMap(ReceiptCheck::statement));
    }

    private static Optional<String> statement(byte[] entry) {
        try {
            return Optional.of(new String(SaltedEntry.parse(entry).content(), StandardCharsets.UTF_8));
        } catch (MalformedTextException notSalted) {
            return Optional.empty();
        }
    }

    /** The public keys of the logs whose key files are in this folder, see {@link LedgerVerification#keyFolder}. */
    public static List<NoteVerifier> keysIn(Path keyFolder) {
        return LedgerKey.all(keyFolder).stream()
                .map(key -> key.signer().verifier())
                .toList();
    }
}
