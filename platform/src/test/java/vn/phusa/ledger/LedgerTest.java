package vn.phusa.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Role;
import vn.phusa.ledger.ThrowAwayLedgers.OfficeAct;
import vn.phusa.ledger.ThrowAwayLedgers.OneLedger;
import vn.phusa.ledger.store.LedgerKey;
import vn.phusa.merkle.Checkpoint;
import vn.phusa.merkle.Receipt;
import vn.phusa.merkle.SaltedEntry;
import vn.phusa.merkle.SignedNote;
import vn.phusa.merkle.Verdict;

class LedgerTest {

    private final OneLedger one = ThrowAwayLedgers.open();
    private final Ledger ledger = one.ledger;

    // ---- recording

    @Test
    void anActIsRecordedOnlyInTheTransactionThatDoesIt() {
        Act act = new Act(OfficeAct.NOTED, OneLedger.officer(), Subject.of("office.commitment", 1));
        assertThatThrownBy(() -> ledger.record(act)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anActThatIsRolledBackLeavesNoLeafAndNoGap() {
        one.note();
        one.transactions.executeWithoutResult(transaction -> {
            ledger.record(new Act(OfficeAct.NOTED, OneLedger.officer(), Subject.of("office.commitment", 1)));
            transaction.setRollbackOnly();
        });
        ActId after = one.note();
        assertThat(ledger.act(after))
                .hasValueSatisfying(act -> assertThat(act.index().value()).isEqualTo(2));
        assertThat(one.verify().findings()).isEmpty();
    }

    @Test
    void anActIsKeptAsItWasSaid() {
        ActId id = one.file(1, "An");
        assertThat(ledger.act(id)).hasValueSatisfying(act -> {
            assertThat(act.kind()).isEqualTo("office.report-filed");
            assertThat(act.actor()).isEqualTo("Nguyễn Thị An");
            assertThat(act.account()).isEqualTo(7);
            assertThat(act.recordedAt()).isEqualTo(ThrowAwayLedgers.MOMENT);
            assertThat(act.subject()).isEqualTo("office.commitment/17");
            assertThat(act.content()).isEqualTo("{\"note\":\"Báo cáo quý “II”\",\"pages\":3}");
            assertThat(act.rows()).isEqualTo(1);
        });
    }

    @Test
    void actsOfTransactionsAtTheSameTimeStandInOneRowWithoutGaps() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                work.add(() -> {
                    for (int act = 0; act < 15; act++) {
                        one.file(2, "An");
                    }
                    return 15;
                });
            }
            for (Future<Integer> done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(15);
            }
        }
        List<Long> indexes = one.sql
                .sql("select leaf_index from ledger.leaf order by 1")
                .query(Long.class)
                .list();
        assertThat(indexes)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, 120).boxed().toList());
        VerificationReport report = one.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(241);
    }

    @Test
    void aBulkActIsOneLeafThatCoversAllItsRows() {
        one.file(5_000, "An");
        assertThat(ledger.size()).isEqualTo(2);
        VerificationReport report = one.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(5_001);
    }

    @Test
    void severalActsOfOneTransactionHaveALeafEach() {
        one.transactions.executeWithoutResult(_ -> {
            for (int i = 0; i < 3; i++) {
                ledger.record(new Act(OfficeAct.NOTED, OneLedger.officer(), Subject.of("office.commitment", i)));
            }
        });
        assertThat(ledger.size()).isEqualTo(4);
        assertThat(one.verify().findings()).isEmpty();
    }

    @Test
    void aRowWithoutARecordedActDoesNotCommit() {
        assertThatThrownBy(() -> one.sql
                        .sql("insert into office.report (act, title) values (999, 'x')")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void coveredTablesAndTheLedgerRefuseChanges() {
        one.file(1, "An");
        for (String change : List.of(
                "update office.report set title = 'x'",
                "delete from office.report",
                "truncate office.report",
                "update ledger.leaf set subject = 'x'",
                "delete from ledger.leaf",
                "truncate ledger.leaf cascade",
                "delete from ledger.checkpoint")) {
            ledger.checkpoint();
            assertThatThrownBy(() -> one.sql.sql(change).update()).as(change).hasMessageContaining("append-only");
        }
    }

    @Test
    void contentWithoutACanonicalSpellingIsRefusedAtOnce() {
        assertThatThrownBy(() -> one.transactions.executeWithoutResult(_ -> ledger.record(new Act(
                        OfficeAct.NOTED,
                        OneLedger.officer(),
                        Subject.of("office.commitment", 1),
                        Map.of("share", 0.1)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ledger.size()).isEqualTo(1);
    }

    // ---- checkpoints

    @Test
    void aCheckpointIsSignedOnceForASize() {
        one.note();
        SignedNote first = ledger.checkpoint();
        assertThat(ledger.checkpoint()).isEqualTo(first);
        assertThat(Checkpoint.verify(first, "test.example/so-cai", ledger.publicKeys()))
                .isEqualTo(Verdict.valid());
        assertThat(Checkpoint.of(first).size()).isEqualTo(2);
        one.note();
        assertThat(Checkpoint.of(ledger.checkpoint()).size()).isEqualTo(3);
    }

    @Test
    void nothingIsSignedThatContradictsTheLastCheckpoint() {
        one.note();
        one.note();
        ledger.checkpoint();
        one.behindThePlatformsBack("delete from ledger.checkpoint");
        one.behindThePlatformsBack("delete from ledger.leaf where leaf_index = 2");
        assertThatThrownBy(ledger::checkpoint).isInstanceOf(LedgerBroken.class);
        one.note();
        assertThatThrownBy(ledger::checkpoint).as("another act in its place").isInstanceOf(LedgerBroken.class);
    }

    // ---- the key

    @Test
    void theKeyFileIsForItsOwnerOnlyAndNotInTheDatabase() throws IOException {
        Path file = keyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String secret = Files.readAllLines(file).get(2);
        assertThat(one.sql
                        .sql("select public_key from ledger.signing_key")
                        .query(String.class)
                        .list())
                .noneMatch(key -> key.contains(secret));
    }

    @Test
    void theKeyIsTheSameAfterARestart() {
        LedgerKey again = LedgerKey.open(one.keyFolder, "test.example/so-cai");
        assertThat(ledger.publicKeys()).containsExactly(again.signer().verifier());
    }

    @Test
    void aKeyFileThatOthersMayReadIsRefused() throws IOException {
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> LedgerKey.open(one.keyFolder, "test.example/so-cai"))
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aSecondNodeWithAKeyOfItsOwnWritesIntoTheSameLog() throws IOException {
        OneLedger other = new OneLedger(one.database, Files.createTempDirectory("phusa-ledger-test"));
        other.file(1, "Bình");
        one.file(1, "An");
        assertThat(ledger.publicKeys()).hasSize(2);
        VerificationReport report = one.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.unknownSeals()).isEqualTo(2);
        assertThat(ledger.verify(ledger.receipt(other.note()).orElseThrow())).isEqualTo(Verdict.valid());
    }

    private Path keyFile() throws IOException {
        try (Stream<Path> files = Files.list(one.keyFolder)) {
            return files.filter(file -> file.toString().endsWith(".key"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    // ---- receipts

    @Test
    void aReceiptProvesItsActWithoutTheLedger() {
        ActId act = one.file(2, "An");
        for (int i = 0; i < 20; i++) {
            one.note();
        }
        String file = ledger.receipt(act).orElseThrow().toString();
        Receipt receipt = Receipt.parse(file);
        assertThat(receipt.verify("test.example/so-cai", ledger.publicKeys())).isEqualTo(Verdict.valid());
        SaltedEntry entry = SaltedEntry.parse(receipt.entry().orElseThrow());
        assertThat(new String(entry.content(), StandardCharsets.UTF_8))
                .contains("\"kind\":\"office.report-filed\"", "\"rows\":{\"count\":2,");
        one.note();
        assertThat(ledger.receipt(act).orElseThrow()).hasToString(file);
    }

    @Test
    void aReceiptIsForWhoeverDidTheActAndForAuditors() {
        ActId act = one.note();
        assertThat(ledger.receipt(OneLedger.officer(), act)).isInstanceOf(Outcome.Accepted.class);
        assertThat(ledger.receipt(OneLedger.holding(Role.AUDITOR), act)).isInstanceOf(Outcome.Accepted.class);
        assertThat(ledger.receipt(OneLedger.holding(Role.ADMINISTRATOR), act)).isInstanceOf(Outcome.Rejected.class);
        assertThat(ledger.receipt(Actor.visitor(), act)).isInstanceOf(Outcome.Rejected.class);
    }

    // ---- erasure

    @Test
    void personalDataInARowIsErasedAndEverythingStillVerifies() {
        ActId act = one.file(3, "Lê Thị Cúc, 0901 234 567");
        SignedNote before = ledger.checkpoint();
        long id = one.sql
                .sql("select min(id) from office.report")
                .query(Long.class)
                .single();

        erase(new ErasureOrder.OfRow(
                "office.report", List.of(Long.toString(id)), List.of("reporter"), "Luật 91/2025/QH15"));

        assertThat(one.sql
                        .sql("select reporter from office.report where id = " + id)
                        .query(String.class)
                        .optional())
                .isEmpty();
        VerificationReport report = one.verify(Optional.of(before));
        assertThat(report.findings()).isEmpty();
        assertThat(report.erasures()).isEqualTo(1);
        assertThat(ledger.verify(ledger.receipt(act).orElseThrow())).isEqualTo(Verdict.valid());
    }

    @Test
    void aRowCanBeErasedPieceByPiece() {
        one.file(1, "An");
        String id = one.sql
                .sql("select id::text from office.report")
                .query(String.class)
                .single();
        erase(new ErasureOrder.OfRow("office.report", List.of(id), List.of("reporter"), "đơn 1"));
        erase(new ErasureOrder.OfRow("office.report", List.of(id), List.of("facts", "file"), "đơn 2"));
        assertThat(one.verify().findings()).isEmpty();
    }

    @Test
    void theContentOfAnActIsErasedAndItsLeafStands() {
        ActId act = one.note();
        ActId other = one.note();
        Receipt taken = ledger.receipt(other).orElseThrow();
        erase(new ErasureOrder.OfAct(act, "Luật 91/2025/QH15"));

        assertThat(ledger.act(act))
                .hasValueSatisfying(erased -> assertThat(erased.erased()).isTrue());
        assertThat(one.verify().findings()).isEmpty();
        assertThat(ledger.receipt(act).orElseThrow().entry()).isEmpty();
        assertThat(ledger.verify(taken)).isEqualTo(Verdict.valid());
    }

    @Test
    void anErasedRowIsStillGuardedAgainstFurtherChange() {
        one.file(1, "An");
        String id = one.sql
                .sql("select id::text from office.report")
                .query(String.class)
                .single();
        erase(new ErasureOrder.OfRow("office.report", List.of(id), List.of("reporter"), "đơn 1"));
        one.behindThePlatformsBack("update office.report set title = 'khác'");
        assertThat(one.verify().findings())
                .containsExactly(new Finding(Finding.Kind.ROW_CHANGED, "office.report [\"" + id + "\"]"));
    }

    @Test
    void onlyAnAdministratorErases() {
        ActId act = one.note();
        ErasureOrder order = new ErasureOrder.OfAct(act, "x");
        for (Actor actor : List.of(OneLedger.officer(), OneLedger.holding(Role.AUDITOR), Actor.visitor())) {
            assertThat(one.transactions.<Outcome<ActId>>execute(_ -> ledger.erase(actor, order)))
                    .isInstanceOf(Outcome.Rejected.class);
        }
        assertThat(ledger.act(act))
                .hasValueSatisfying(kept -> assertThat(kept.erased()).isFalse());
    }

    @Test
    void whatCannotBeErasedIsRefused() {
        ActId act = one.file(1, "An");
        String id = one.sql
                .sql("select id::text from office.report")
                .query(String.class)
                .single();
        for (ErasureOrder order : List.of(
                new ErasureOrder.OfRow("office.other", List.of(id), List.of("reporter"), "x"),
                new ErasureOrder.OfRow("office.report", List.of(id), List.of("title"), "x"),
                new ErasureOrder.OfRow("office.report", List.of(id), List.of(), "x"),
                new ErasureOrder.OfRow("office.report", List.of("0"), List.of("reporter"), "x"),
                new ErasureOrder.OfAct(new ActId(999), "x"))) {
            assertThat(one.transactions.<Outcome<ActId>>execute(
                            _ -> ledger.erase(OneLedger.holding(Role.ADMINISTRATOR), order)))
                    .as(order.toString())
                    .isInstanceOf(Outcome.Rejected.class);
        }
        erase(new ErasureOrder.OfAct(act, "đơn 1"));
        assertThat(one.transactions.<Outcome<ActId>>execute(
                        _ -> ledger.erase(OneLedger.holding(Role.ADMINISTRATOR), new ErasureOrder.OfAct(act, "đơn 2"))))
                .isInstanceOf(Outcome.Rejected.class);
    }

    private void erase(ErasureOrder order) {
        Outcome<ActId> outcome =
                one.transactions.execute(_ -> ledger.erase(OneLedger.holding(Role.ADMINISTRATOR), order));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }
}
