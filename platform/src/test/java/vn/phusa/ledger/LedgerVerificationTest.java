package vn.phusa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.phusa.base.Role;
import vn.phusa.ledger.ThrowAwayLedgers.OneLedger;
import vn.phusa.merkle.Checkpoint;
import vn.phusa.merkle.Hash;
import vn.phusa.merkle.NoteSigner;
import vn.phusa.merkle.SignedNote;

/**
 * Somebody changes the database behind the platform's back, with every power over it but the key file: each way is found and
 * the record is named.
 */
class LedgerVerificationTest {

    private static final long SEED = Long.getLong("phusa.seed", 20260101L);

    private final OneLedger one = ThrowAwayLedgers.open();

    /** Leaf 0 announces the key; 1 to 4 have 1, 2, 3 and 0 reports; ids 1 to 6. */
    private final SignedNote kept = prepare();

    private SignedNote prepare() {
        one.file(1, "An");
        one.file(2, "Bình");
        one.file(3, "Cúc");
        one.note();
        return one.ledger.checkpoint();
    }

    private void assertFound(Finding.Kind kind, String record) {
        assertThat(one.verify(Optional.of(kept)).findings()).contains(new Finding(kind, record));
    }

    private void assertFoundOnly(Finding.Kind kind, String record) {
        assertThat(one.verify(Optional.of(kept)).findings()).containsExactly(new Finding(kind, record));
    }

    @Test
    void anUntouchedLedgerIsClean() {
        VerificationReport report = one.verify(Optional.of(kept));
        assertThat(report.findings()).isEmpty();
        assertThat(report.acts()).isEqualTo(5);
        assertThat(report.rows()).isEqualTo(7);
        assertThat(report.checkpoints()).isEqualTo(3);
    }

    // ---- rows of covered tables

    @TestFactory
    Stream<DynamicTest> aChangeOfAnyColumnOfARowIsFound() {
        return Stream.of(
                        "title = 'khác'",
                        "reporter = null",
                        "reporter = ''",
                        "due = '2026-07-01'",
                        "at = at + interval '1 microsecond'",
                        "money = 12.5",
                        "share = 0.1000000000000001",
                        "facts = '{\"b\": 1}'",
                        "file = '\\xdeadbeee'",
                        "salt = gen_random_uuid()",
                        "salt = null")
                .map(change -> DynamicTest.dynamicTest(change, () -> {
                    OneLedger fresh = ThrowAwayLedgers.open();
                    fresh.file(3, "An");
                    fresh.behindThePlatformsBack("update office.report set " + change + " where id = 2");
                    assertThat(fresh.verify().findings())
                            .containsExactly(new Finding(Finding.Kind.ROW_CHANGED, "office.report [\"2\"]"));
                }));
    }

    @Test
    void aDeletedRowIsFound() {
        one.behindThePlatformsBack("delete from office.report where id = 5");
        assertFoundOnly(Finding.Kind.ROW_DELETED, "office.report [\"5\"]");
    }

    @Test
    void aRowInsertedIntoAnExistingActIsFound() {
        one.behindThePlatformsBack(
                "insert into office.report (act, title) select act, 'x' from office.report where id = 1");
        assertFoundOnly(Finding.Kind.ROW_INSERTED, "office.report [\"7\"]");
    }

    @Test
    void aRowInsertedIntoAnActThatHasNoneIsFound() {
        one.behindThePlatformsBack(
                "insert into office.report (act, title) select act, 'x' from ledger.leaf where leaf_index = 4");
        assertFoundOnly(Finding.Kind.ROW_INSERTED, "office.report [\"7\"]");
    }

    @Test
    void aRowInsertedUnderAnActThatNeverWasIsFound() {
        one.behindThePlatformsBack("insert into office.report (act, title) values (-1, 'x'), (999, 'y')");
        assertThat(one.verify().findings())
                .containsExactly(
                        new Finding(Finding.Kind.ROW_INSERTED, "office.report [\"7\"]"),
                        new Finding(Finding.Kind.ROW_INSERTED, "office.report [\"8\"]"));
    }

    @Test
    void aRowMovedToAnotherActIsFound() {
        one.behindThePlatformsBack(
                "update office.report set act = (select act from office.report where id = 1) where id = 6");
        assertThat(one.verify().findings())
                .containsExactly(
                        new Finding(Finding.Kind.ROW_INSERTED, "office.report [\"6\"]"),
                        new Finding(Finding.Kind.ROW_DELETED, "office.report [\"6\"]"));
    }

    @Test
    void aTruncatedTableIsFoundRowByRow() {
        one.behindThePlatformsBack("truncate office.report");
        assertThat(one.verify().findings())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 6)
                        .mapToObj(id -> new Finding(Finding.Kind.ROW_DELETED, "office.report [\"" + id + "\"]"))
                        .toList());
    }

    @Test
    void aDroppedTableIsFound() {
        one.behindThePlatformsBack("drop table office.report");
        assertFound(Finding.Kind.TABLE_MISSING, "office.report");
    }

    @Test
    void aChangedListOfRowsIsFoundAndTheRowsAreSaidToBeRight() {
        one.behindThePlatformsBack("update ledger.leaf set manifest = replace(manifest, '\"1\"', '\"9\"')");
        assertFoundOnly(Finding.Kind.MANIFEST_CHANGED, "leaf 1 (office.report-filed, office.commitment/17)");
    }

    @Test
    void aRowChangedTogetherWithTheListOfRowsIsFound() {
        one.behindThePlatformsBack("update ledger.leaf set manifest = '' where leaf_index = 1;"
                + " update office.report set title = 'khác' where id = 1");
        assertFoundOnly(Finding.Kind.ROWS_OF_ACT_CHANGED, "leaf 1 (office.report-filed, office.commitment/17)");
    }

    @Test
    void aNewNullableColumnChangesNothing() {
        one.behindThePlatformsBack("alter table office.report add column remark text");
        assertThat(one.verify().findings()).isEmpty();
        one.behindThePlatformsBack("update office.report set remark = 'x' where id = 3");
        assertFoundOnly(Finding.Kind.ROW_CHANGED, "office.report [\"3\"]");
    }

    // ---- leaves

    @TestFactory
    Stream<DynamicTest> aChangeOfAnyColumnOfAnActIsFound() {
        return Stream.of(
                        "kind = 'office.other'",
                        "recorded_at = recorded_at - interval '1 microsecond'",
                        "actor = 'Người khác'",
                        "account = null",
                        "channel = 'API'",
                        "content = replace(content, '3', '4')",
                        "content = content || ' '",
                        "content = null, salt = null",
                        "salt = sha256(salt)",
                        "row_count = 1",
                        "row_digest = sha256(row_digest), manifest = null")
                .map(change -> DynamicTest.dynamicTest(change, () -> {
                    OneLedger fresh = ThrowAwayLedgers.open();
                    fresh.file(2, "An");
                    fresh.behindThePlatformsBack("update ledger.leaf set " + change + " where leaf_index = 1");
                    assertThat(fresh.verify().findings())
                            .filteredOn(finding -> finding.kind() == Finding.Kind.LEAF_CHANGED)
                            .singleElement()
                            .satisfies(finding -> assertThat(finding.record()).startsWith("leaf 1 ("));
                }));
    }

    @Test
    void anActThatIsRewrittenWithItsHashIsFoundByItsSealAndByTheCheckpoint() {
        one.behindThePlatformsBack("""
                update ledger.leaf set actor = 'Người khác' where leaf_index = 4;
                update ledger.leaf set hash = sha256('\\x00'::bytea || salt || convert_to(
                    '{"account":7,"act":' || act || ',"actor":"Người khác","at":"2026-07-01T01:02:03.456789Z","channel":"WEB",'
                    || '"content":' || content || ',"kind":"' || kind || '","rows":{"count":0},"subject":"' || subject || '"}', 'UTF8'))
                where leaf_index = 4
                """);
        assertThat(one.verify(Optional.of(kept)).findings())
                .as("the forgery is a perfect one but for seal and checkpoints")
                .doesNotContain(new Finding(Finding.Kind.LEAF_CHANGED, "leaf 4 (office.noted, office.commitment/17)"))
                .contains(
                        new Finding(Finding.Kind.LEAF_NOT_SEALED, "leaf 4 (office.noted, office.commitment/17)"),
                        new Finding(Finding.Kind.CHECKPOINT_CONTRADICTED, "leaf 0–4"));
    }

    @Test
    void aDeletedActInTheMiddleIsFound() {
        one.behindThePlatformsBack("delete from ledger.leaf where leaf_index = 2");
        assertThat(one.verify(Optional.of(kept)).findings())
                .contains(
                        new Finding(Finding.Kind.LEAF_MISSING, "leaf 2"),
                        new Finding(Finding.Kind.ROW_INSERTED, "office.report [\"2\"]"),
                        new Finding(Finding.Kind.ROW_INSERTED, "office.report [\"3\"]"));
    }

    @Test
    void aTruncatedLedgerIsFound() {
        one.behindThePlatformsBack("delete from office.report where id > 1;"
                + " delete from ledger.leaf where leaf_index > 1; delete from ledger.checkpoint");
        assertFound(Finding.Kind.LEDGER_TRUNCATED, "leaf 2–4");
    }

    @Test
    void anEmptiedLedgerIsFound() {
        one.behindThePlatformsBack(
                "truncate ledger.leaf, ledger.checkpoint, ledger.signing_key, office.report cascade");
        assertFound(Finding.Kind.LEDGER_TRUNCATED, "leaf 0–4");
    }

    @Test
    void aTruncatedLedgerThatHasGrownAgainIsFound() {
        one.behindThePlatformsBack("delete from office.report where id > 1;"
                + " delete from ledger.leaf where leaf_index > 1; delete from ledger.checkpoint");
        one.file(2, "Bình");
        one.file(3, "Cúc");
        one.note();
        assertThat(one.verify(Optional.of(kept)).findings())
                .isNotEmpty()
                .allSatisfy(finding ->
                        assertThat(finding).isEqualTo(new Finding(Finding.Kind.CHECKPOINT_CONTRADICTED, "leaf 0–4")));
    }

    @Test
    void anActThatSomebodyElseAppendedIsFound() {
        one.behindThePlatformsBack("""
                insert into ledger.leaf
                select 5, 999, kind, recorded_at, actor, account, channel, subject, content, salt, 0, null, null, hash,
                       nodes, seal, sealed_by
                from ledger.leaf where leaf_index = 4
                """);
        assertThat(one.verify(Optional.of(kept)).findings())
                .contains(new Finding(Finding.Kind.LEAF_NOT_SEALED, "leaf 5 (office.noted, office.commitment/17)"));
    }

    @Test
    void aLeafSealedUnderAKeyThatWasNeverAnnouncedIsFound() {
        one.behindThePlatformsBack("update ledger.leaf set sealed_by = 42 where leaf_index = 3");
        assertFoundOnly(Finding.Kind.LEAF_NOT_SEALED, "leaf 3 (office.report-filed, office.commitment/17)");
    }

    @Test
    void changedNodesOfTheTreeAreFound() {
        one.behindThePlatformsBack(
                "update ledger.leaf set nodes = sha256('x') || substr(nodes, 33) where leaf_index = 3");
        assertFoundOnly(Finding.Kind.NODES_CHANGED, "leaf 3 (office.report-filed, office.commitment/17)");
    }

    // ---- checkpoints and guards

    @Test
    void aForgedCheckpointIsFound() {
        one.behindThePlatformsBack("update ledger.checkpoint set note = replace(note, E'\\n5\\n', E'\\n4\\n')");
        assertFoundOnly(Finding.Kind.CHECKPOINT_FORGED, "ledger.checkpoint 5");
    }

    @Test
    void aKeptCheckpointOfAnotherHistoryIsContradicted() {
        SignedNote other = new Checkpoint("test.example/so-cai", 3, Hash.EMPTY_TREE)
                .sign(new NoteSigner("test.example/so-cai", NoteSigner.generateKeys()));
        assertThat(one.verify(Optional.of(other)).findings())
                .containsExactly(new Finding(Finding.Kind.CHECKPOINT_CONTRADICTED, "leaf 0–2"));
    }

    @Test
    void aKeptCheckpointOfAnotherLogIsToldApart() {
        SignedNote other = new Checkpoint("other.example/so-cai", 3, Hash.EMPTY_TREE)
                .sign(new NoteSigner("other.example/so-cai", NoteSigner.generateKeys()));
        assertThat(one.verify(Optional.of(other)).findings())
                .containsExactly(new Finding(Finding.Kind.CHECKPOINT_OF_OTHER_LOG, "checkpoint kept elsewhere"));
    }

    @Test
    void aRemovedOrDisabledGuardIsFound() {
        one.behindThePlatformsBack("drop trigger no_truncate on office.report");
        one.behindThePlatformsBack("alter table ledger.leaf disable trigger append_only");
        assertThat(one.verify().findings())
                .containsExactly(
                        new Finding(Finding.Kind.GUARD_MISSING, "ledger.leaf"),
                        new Finding(Finding.Kind.GUARD_MISSING, "office.report"));
    }

    @Test
    void withoutTheKeyEverythingButSealsIsChecked() throws Exception {
        Path noKey = Files.createTempDirectory("phusa-ledger-test");
        VerificationReport report = one.verify(Optional.of(kept), noKey);
        assertThat(report.findings()).isEmpty();
        assertThat(report.unknownSeals()).isEqualTo(5);
        one.behindThePlatformsBack("update office.report set title = 'khác' where id = 4");
        assertThat(one.verify(Optional.of(kept), noKey).findings())
                .containsExactly(new Finding(Finding.Kind.ROW_CHANGED, "office.report [\"4\"]"));
    }

    // ---- erasure

    @Test
    void aBlankingWithoutARecordedErasureIsFound() {
        one.behindThePlatformsBack("update office.report set reporter = null, salt = null where id = 2");
        assertFoundOnly(Finding.Kind.ROW_CHANGED, "office.report [\"2\"]");
    }

    @Test
    void anInventedErasureIsFound() {
        one.behindThePlatformsBack("""
                update office.report set reporter = null, salt = null where id = 2;
                insert into ledger.erasure (act, table_name, record_key, before, after, legal_basis)
                select act, 'office.report', '["2"]', sha256('x'), sha256('y'), 'bịa' from ledger.leaf where leaf_index = 4
                """);
        assertThat(one.verify().findings())
                .hasSize(2)
                .contains(new Finding(Finding.Kind.ROW_CHANGED, "office.report [\"2\"]"))
                .anySatisfy(finding -> assertThat(finding.record()).startsWith("ledger.erasure "));
    }

    // ---- any damage at all

    /** One random value of one random row of any covered table is replaced; whatever it is, the row or its act is named. */
    @TestFactory
    Stream<DynamicTest> anyOneChangedValueIsFoundAndNamed() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        OneLedger ledger = ThrowAwayLedgers.open();
        for (int i = 0; i < 12; i++) {
            ledger.file(random.nextInt(4), "Người " + i);
        }
        ledger.transactions.executeWithoutResult(_ -> ledger.ledger.erase(
                OneLedger.holding(Role.ADMINISTRATOR),
                new ErasureOrder.OfRow("office.report", List.of("3"), List.of("reporter"), "đơn 1")));
        Optional<SignedNote> outside = Optional.of(ledger.ledger.checkpoint());
        assertThat(ledger.verify(outside).findings()).isEmpty();
        Map<String, String> damage = Map.of(
                "bigint", "coalesce(%s, 0) + 1000",
                "integer", "coalesce(%s, 0) + 1000",
                "text", "coalesce(%s, '') || '.'",
                "uuid", "gen_random_uuid()",
                "bytea", "sha256(coalesce(%s, 'x'))",
                "date", "coalesce(%s, '2026-01-01') + 1",
                "timestamp with time zone", "coalesce(%s, '2026-01-01') + interval '1 second'",
                "numeric", "coalesce(%s, 0) + 0.01",
                "double precision", "coalesce(%s, 0) + 0.5",
                "jsonb", "jsonb_build_array(%s)");
        List<Map<String, Object>> columns = ledger.sql.sql("""
                        select table_schema || '.' || table_name as name, column_name, data_type
                        from information_schema.columns
                        where (table_schema, table_name) in (('office', 'report'), ('ledger', 'leaf'), ('ledger', 'erasure'))
                          and is_generated = 'NEVER' and is_identity = 'NO'
                        order by 1, 2
                        """).query().listOfRows();
        return IntStream.range(0, 50).mapToObj(_ -> {
            Map<String, Object> column = columns.get(random.nextInt(columns.size()));
            String table = (String) column.get("name");
            String name = (String) column.get("column_name");
            String change = damage.get((String) column.get("data_type")).formatted(name);
            long rows = ledger.sql
                    .sql("select count(*) from " + table)
                    .query(Long.class)
                    .single();
            long offset = random.nextLong(rows);
            return DynamicTest.dynamicTest(table + "." + name + " of row " + offset + ", seed " + SEED, () -> {
                String record = switch (table) {
                    case "ledger.leaf" -> "'leaf ' || leaf_index || ' '";
                    case "office.report" -> "'office.report [\"' || id || '\"]'";
                    default -> "'" + table + " '";
                };
                Map<String, Object> row = ledger.sql
                        .sql("select ctid::text as place, " + record + " as record from " + table
                                + " order by act, 1 offset " + offset + " limit 1")
                        .query()
                        .singleRow();
                String copy = "create table saved as table " + table;
                ledger.behindThePlatformsBack(copy);
                try {
                    ledger.behindThePlatformsBack(
                            "alter table " + table + " drop constraint if exists leaf_row_digest_check,"
                                    + " drop constraint if exists leaf_check, drop constraint if exists leaf_check1");
                    ledger.behindThePlatformsBack("update " + table + " set " + name + " = " + change
                            + " where ctid = '" + row.get("place") + "'");
                    assertThat(ledger.verify(outside).findings())
                            .as("%s.%s of %s", table, name, row)
                            .extracting(Finding::record)
                            .anySatisfy(named -> assertThat(named + " ").startsWith((String) row.get("record")));
                } finally {
                    restore(ledger, table);
                }
                assertThat(ledger.verify(outside).findings()).isEmpty();
            });
        });
    }

    private static void restore(OneLedger ledger, String table) {
        List<String> columns =
                ledger.sql.sql("""
                        select column_name from information_schema.columns
                        where table_schema || '.' || table_name = :table and is_generated = 'NEVER' order by ordinal_position
                        """).param("table", table).query(String.class).list();
        String list = String.join(", ", columns);
        ledger.behindThePlatformsBack("delete from " + table);
        ledger.behindThePlatformsBack("insert into " + table + " (" + list + ") overriding system value select " + list
                + " from saved order by act");
        ledger.behindThePlatformsBack("drop table saved");
    }
}
