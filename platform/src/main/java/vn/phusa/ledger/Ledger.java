package vn.phusa.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.ledger.store.Erasures;
import vn.phusa.ledger.store.LeafRow;
import vn.phusa.ledger.store.Leaves;
import vn.phusa.ledger.store.LedgerKey;
import vn.phusa.ledger.store.PendingAct;
import vn.phusa.merkle.Checkpoint;
import vn.phusa.merkle.InclusionProof;
import vn.phusa.merkle.MerkleTree;
import vn.phusa.merkle.NoteVerifier;
import vn.phusa.merkle.Receipt;
import vn.phusa.merkle.SignedNote;
import vn.phusa.merkle.Verdict;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Slice;

/**
 * The ledger's front door: records official acts, signs where the log stands, hands out receipts.
 *
 * <pre>{@code
 * ActId act = ledger.record(new Act(ProgrammeAct.REPORT_FILED, actor, Subject.of("programme.commitment", 17)));
 * reports.insert(report, act);   // a covered table: its column act says where the row belongs
 * }</pre>
 */
public final class Ledger {

    private final Leaves leaves;
    private final Erasures erasures;
    private final LedgerKey key;
    private final String origin;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public Ledger(
            Leaves leaves,
            Erasures erasures,
            LedgerKey key,
            String origin,
            TransactionTemplate transactions,
            Clock clock) {
        this.leaves = leaves;
        this.erasures = erasures;
        this.key = key;
        this.origin = origin;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The ledger of an installation that is there already, for its command line, whether the platform runs or not.
     *
     * @param database after its migrations
     * @param keys see {@link LedgerVerification#keyFolder}
     * @param transactions of that database
     */
    public static Ledger of(
            JdbcTemplate database, Coverage coverage, Path keys, TransactionTemplate transactions, Clock clock) {
        String origin = JdbcClient.create(database)
                .sql("select origin from ledger.log")
                .query(String.class)
                .single();
        LedgerKey key = LedgerKey.open(keys, origin);
        Leaves leaves = new Leaves(database, coverage, key);
        Ledger ledger = new Ledger(leaves, new Erasures(database, coverage, leaves), key, origin, transactions, clock);
        ledger.announceKey();
        return ledger;
    }

    /**
     * Records an act in the caller's transaction. Its leaf is written when that transaction commits, together with the
     * digests of all rows that the transaction wrote into covered tables under the returned id, and not at all when it rolls
     * back. One act may cover many rows (a bulk import is one act). Does not wait for other acts: the sequencer's lock is
     * taken just before the commit.
     *
     * @throws IllegalStateException outside a transaction that may write
     */
    public ActId record(Act act) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException(act.kind().code() + " must be recorded in the transaction that does it");
        }
        ActId id = leaves.nextAct();
        record(id, act);
        return id;
    }

    private void record(ActId id, Act act) {
        AccountId account = act.actor().account();
        pending()
                .add(new PendingAct(
                        id.value(),
                        act.kind().code(),
                        LeafRow.toStoredPrecision(clock.instant()),
                        act.actor().name(),
                        account == null ? null : account.value(),
                        act.actor().channel().name(),
                        act.subject().toString(),
                        CanonicalJson.write(act.content())));
    }

    private List<PendingAct> pending() {
        for (TransactionSynchronization existing : TransactionSynchronizationManager.getSynchronizations()) {
            if (existing instanceof Sequencing sequencing && sequencing.leaves == leaves) {
                return sequencing.acts;
            }
        }
        Sequencing sequencing = new Sequencing(leaves);
        TransactionSynchronizationManager.registerSynchronization(sequencing);
        return sequencing.acts;
    }

    /** Writes the transaction's leaves as the last thing before it commits, so that the sequencer's lock is short. */
    private static final class Sequencing implements TransactionSynchronization {
        private final Leaves leaves;
        private final List<PendingAct> acts = new ArrayList<>();

        Sequencing(Leaves leaves) {
            this.leaves = leaves;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            leaves.append(acts);
        }
    }

    /** The log's name, as it stands in checkpoints. */
    public String origin() {
        return origin;
    }

    /** Number of acts. */
    public long size() {
        return leaves.size();
    }

    /** The keys that have ever signed for this log. */
    public List<NoteVerifier> publicKeys() {
        return leaves.publicKeys().stream().map(NoteVerifier::parse).toList();
    }

    /** The newest checkpoint; empty before the first. */
    public Optional<KeptCheckpoint> newestCheckpoint() {
        return leaves.newestCheckpoint();
    }

    /**
     * Signs where the log stands now, and keeps it; the newest checkpoint if nothing was recorded since.
     *
     * @throws LedgerBroken if the log contradicts a checkpoint that was signed before
     */
    public SignedNote checkpoint() {
        return inTransaction(() -> {
            MerkleTree tree = leaves.tree();
            Optional<SignedNote> newest = leaves.newestCheckpoint().map(KeptCheckpoint::note);
            newest.ifPresent(note -> requireContinuation(tree, note));
            key.lastCheckpoint().ifPresent(note -> requireContinuation(tree, note));
            if (newest.isPresent() && Checkpoint.of(newest.get()).size() == tree.size()) {
                return newest.get();
            }
            SignedNote note = new Checkpoint(origin, tree.size(), tree.root()).sign(key.signer());
            leaves.keepCheckpoint(tree.size(), note, clock.instant());
            key.keepCheckpoint(note);
            return note;
        });
    }

    private void requireContinuation(MerkleTree tree, SignedNote note) {
        Checkpoint older = Checkpoint.of(note);
        if (older.size() > tree.size()) {
            throw new LedgerBroken("the ledger has " + tree.size() + " acts, a checkpoint had " + older.size());
        }
        if (!tree.root(older.size()).equals(older.root())) {
            throw new LedgerBroken("the ledger's first " + older.size() + " acts are not those of the checkpoint");
        }
    }

    /** An act as it stands in the ledger; empty before its transaction has committed. Whoever asks has checked who may see it. */
    public Optional<RecordedAct> act(ActId act) {
        return leaves.leaf(act).map(LeafRow::recorded);
    }

    /**
     * The receipt of an act, for a room that has checked who may see it. Signs a checkpoint if none covers the act yet. The
     * receipt of an erased act carries no entry.
     */
    public Optional<Receipt> receipt(ActId act) {
        Optional<LeafRow> found = leaves.leaf(act);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        LeafRow leaf = found.get();
        LeafIndex index = leaf.recorded().index();
        SignedNote checkpoint =
                leaves.checkpointOver(index).map(KeptCheckpoint::note).orElseGet(this::checkpoint);
        InclusionProof proof = inTransaction(() -> leaves.tree()
                .inclusionProof(index.value(), Checkpoint.of(checkpoint).size()));
        return Optional.of(leaf.entry()
                .map(entry -> Receipt.of(entry.toBytes(), proof, checkpoint))
                .orElseGet(() -> Receipt.withoutEntry(proof, checkpoint)));
    }

    /** The receipt of an act for the account that did it, or for somebody who may read the ledger. */
    public Outcome<Receipt> receipt(Actor actor, ActId act) {
        AccountId account = actor.account();
        boolean own = account != null
                && act(act).map(RecordedAct::account)
                        .filter(recorded -> recorded == account.value())
                        .isPresent();
        if (!own && !actor.mayEverywhere(LedgerPermission.READ)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        return receipt(act).map(Outcome::accepted).orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /** The acts, for those who may read the ledger; {@link ListQuery#text} is looked for in kind, actor and subject. */
    public Outcome<Slice<RecordedAct>> acts(Actor actor, ListQuery query) {
        return actor.mayEverywhere(LedgerPermission.READ)
                ? Outcome.accepted(leaves.acts(query))
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    /** The acts about a thing, newest first. Whoever asks has checked who may see it. */
    Slice<RecordedAct> actsAbout(Subject subject, ListQuery query) {
        return leaves.actsAbout(subject.toString(), query);
    }

    /** The acts of an account, newest first. Whoever asks has checked who may see them. */
    Slice<RecordedAct> actsOf(AccountId account, ListQuery query) {
        return leaves.actsOf(account.value(), query);
    }

    /** Whether a receipt proves that its act was recorded in this log. */
    public Verdict verify(Receipt receipt) {
        return receipt.verify(origin, publicKeys());
    }

    /**
     * Erases personal data lawfully, in the caller's transaction: blanks it together with its salt and records that as an act
     * of its own. The log and the covered tables still verify.
     */
    public Outcome<ActId> erase(Actor actor, ErasureOrder order) {
        if (!actor.mayEverywhere(LedgerPermission.ERASE)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        return erasures.prepare(order).map(blanking -> {
            ActId act = record(new Act(
                    LedgerAct.ERASURE,
                    actor,
                    new Subject(blanking.table(), blanking.key()),
                    Map.of("legalBasis", order.legalBasis())));
            erasures.carryOut(blanking, act, order.legalBasis());
            return act;
        });
    }

    /**
     * Records, in the caller's transaction, that a room has erased copies of personal data for which the ledger does not vouch, mails
     * for example. Which rows it blanked is bound by a digest.
     *
     * @param table where the copies stand; not a covered one, whose rows only {@link #erase} may blank
     * @param key whose copies they were, or which; no personal data
     * @param blanked keys of the rows
     */
    public Outcome<ActId> erasedCopies(
            Actor actor, String table, List<String> key, List<String> blanked, String legalBasis) {
        if (!actor.mayEverywhere(LedgerPermission.ERASE)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        return erasures.copies(table, key, blanked).map(copies -> {
            ActId act = record(new Act(
                    LedgerAct.ERASURE,
                    actor,
                    new Subject(table, copies.key()),
                    Map.of("legalBasis", legalBasis, "rows", blanked.size())));
            erasures.note(copies, act, legalBasis);
            return act;
        });
    }

    /** All lawful erasures, newest first. Whoever asks has checked who may see them. */
    public List<Erased> erasures() {
        return erasures.all();
    }

    /**
     * The newest lawful erasure of a record, for the room whose page shows the record; empty: nothing of it was erased.
     *
     * @param table covered, or {@code ledger.leaf}
     * @param key as in {@link ErasureOrder}
     */
    public Optional<Erased> erased(String table, List<String> key) {
        return erasures.newest(table, CanonicalJson.write(key));
    }

    /** Announces this machine's key in the log, once; called when the ledger is opened. */
    public void announceKey() {
        String publicKey = key.signer().verifier().toString();
        if (!leaves.publicKeys().contains(publicKey)) {
            transactions.executeWithoutResult(_ -> {
                ActId act = record(new Act(
                        LedgerAct.KEY_ADDED,
                        Actor.platform(),
                        new Subject(
                                "ledger.signing-key",
                                Integer.toHexString(key.signer().verifier().id()))));
                leaves.addKey(act, key.signer().verifier());
            });
        }
    }

    /**
     * Vouches for the rows of tables that a migration put under cover when they held rows already; called when the ledger is
     * opened. Once for each table, and only while no other act has rows in it: later nobody can slip rows in this way.
     */
    public void takeIn() {
        for (String table : leaves.toTakeIn()) {
            transactions.executeWithoutResult(_ -> leaves.takingIn(table)
                    .ifPresent(act ->
                            record(act, new Act(LedgerAct.TAKEN_IN, Actor.platform(), new Subject(table, "all")))));
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        T result = transactions.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("no result");
        }
        return result;
    }
}
