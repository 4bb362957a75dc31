package vn.phusa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.access.Accounts;
import vn.phusa.access.ApiKeys;
import vn.phusa.access.HeldGrant;
import vn.phusa.access.SignIn;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.document.DocumentId;
import vn.phusa.document.Documents;
import vn.phusa.document.Visibility;
import vn.phusa.merkle.SignedNote;
import vn.phusa.party.Certainty;
import vn.phusa.party.Contact;
import vn.phusa.party.Evidence;
import vn.phusa.party.Membership;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;

/**
 * Somebody with every power over the database changes the platform's own tables behind its back: for each covered table each
 * way is found, and the record is named, against a checkpoint that was kept elsewhere. Everything happens in transactions that
 * are rolled back.
 */
// A check names at most so many findings, and other tests of the run record thousands of acts: a platform of its own.
@TestPropertySource(properties = "phusa.test-of-its-own=tampering")
@PlatformTest
class TamperingTest {
    /** Tables that hold something here; those of later rooms are tried when they do. */
    private static final Set<String> FILLED = Set.of(
            "party.parties",
            "party.names",
            "party.parents",
            "party.successions",
            "party.identifiers",
            "party.contacts",
            "party.memberships",
            "party.spellings",
            "access.account_history",
            "access.grant_history",
            "access.token_history",
            "document.document",
            "document.version",
            "document.erasure",
            "ledger.signing_key",
            "ledger.erasure",
            "duty.history",
            "programme.programme_history",
            "programme.commitment_event");

    private static boolean filled;

    @Autowired
    private Coverage coverage;

    @Autowired
    private Ledger ledger;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Parties parties;

    @Autowired
    private Documents documents;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private SignIn signIn;

    @BeforeEach
    void somethingInEveryTable() {
        if (filled) {
            return;
        }
        filled = true;
        Actor platform = Actor.platform();
        Evidence evidence = Evidence.of(Certainty.STATED, "thử sổ cái");
        PartyId unit = parties.byKey("noip").orElseThrow();
        PartyId person = parties.registerPerson(platform, "Người bị sửa sổ", "sua-so@example.vn", evidence)
                .orThrow();
        parties.appoint(platform, person, unit, Membership.Office.MEMBER, "Chuyên viên", null, null, evidence)
                .orThrow();
        long contact = parties.reachBy(platform, person, Contact.Kind.EMAIL, "moi@example.vn", evidence)
                .orThrow();
        transactions.executeWithoutResult(_ -> ledger.erase(
                        platform,
                        new ErasureOrder.OfRow(
                                "party.contacts",
                                List.of(Long.toString(contact)),
                                List.of("value"),
                                "Luật 91/2025/QH15, đơn số 1"))
                .orThrow());
        parties.noteSpelling(platform, unit, "Cục bị sửa sổ").orThrow();
        DocumentId document = documents
                .store(platform, text("một"), "mot.txt", unit, Visibility.OWNER)
                .orThrow();
        documents.addVersion(platform, document, text("hai"), "hai.txt").orThrow();
        documents.erase(platform, document, "Luật 91/2025/QH15").orThrow();
        AccountId account = accounts.open(
                        platform,
                        new Accounts.NewAccount(
                                "bi-sua-so", "Bị Sửa Sổ", "bi-sua-so@example.vn", "vi", null, Role.UNIT_OFFICER, unit))
                .orThrow();
        long second =
                accounts.grant(platform, account, Role.UNIT_HEAD, unit, null).orThrow();
        accounts.revoke(platform, second).orThrow();
        Actor holder = accounts.actorOf(account, Actor.Channel.WEB);
        keys.make(holder, "một", null, true, null).orThrow();
        keys.make(holder, "hai", null, true, null).orThrow();
        keys.withdraw(holder, keys.of(holder).getFirst().number()).orThrow();
        signIn.withIdentity("https://id.example", "sua-so", "bi-sua-so@example.vn")
                .orThrow();
    }

    private static ByteArrayInputStream text(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private record Victim(String name, String place) {}

    /** One row of each covered table that has any: its name in findings, and where it is. */
    private Map<CoveredTable, Victim> victims() {
        Map<CoveredTable, Victim> victims = new LinkedHashMap<>();
        for (CoveredTable table : coverage.tables()) {
            String key = table.key().stream().map(column -> column + "::text").collect(Collectors.joining(", "));
            // Not a row that was erased: what is left of it is vouched for by the erasure.
            database.sql("select ctid::text as place, array[" + key + "] as key from " + table.name()
                            + " where salt is not null order by act desc, ctid desc limit 1")
                    .query((row, _) -> new Victim(
                            table.name() + " "
                                    + CanonicalJson.write(List.of(
                                            (String[]) row.getArray("key").getArray())),
                            row.getString("place")))
                    .optional()
                    .ifPresent(victim -> victims.put(table, victim));
        }
        return victims;
    }

    /** What is done behind the platform's back. */
    private interface Tampering {
        void with(Statement statement) throws SQLException;
    }

    private List<Finding> findingsAfter(Optional<SignedNote> kept, Tampering tampering) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local session_replication_role = replica");
                tampering.with(statement);
                return LedgerVerification.verifyWithin(
                                connection, coverage, Path.of("no-key-here"), kept, (done, total) -> {})
                        .findings();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @Test
    void everyTableHoldsSomethingToTamperWithAndNothingIsWrongBefore() throws SQLException {
        assertThat(victims().keySet()).extracting(CoveredTable::name).containsAll(FILLED);
        assertThat(findingsAfter(Optional.of(ledger.checkpoint()), _ -> {})).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> aChangeOfAnyColumnIsFoundAndTheRecordNamed() {
        Map<CoveredTable, Victim> victims = victims();
        Map<CoveredTable, List<String>> changes = new LinkedHashMap<>();
        victims.keySet().forEach(table -> changes.put(table, changesOf(table)));
        int rounds = changes.values().stream().mapToInt(List::size).max().orElse(0);
        Optional<SignedNote> kept = Optional.of(ledger.checkpoint());
        return IntStream.range(0, rounds).mapToObj(round -> {
            Map<Victim, String> now = new LinkedHashMap<>();
            victims.forEach((table, victim) -> changes.getOrDefault(table, List.of()).stream()
                    .skip(round)
                    .findFirst()
                    .ifPresent(change -> now.put(
                            victim,
                            "update " + table.name() + " set " + change + " where ctid = '" + victim.place() + "'")));
            return DynamicTest.dynamicTest("column " + round + " of " + now.size() + " tables", () -> {
                List<Finding> findings = findingsAfter(kept, statement -> {
                    for (CoveredTable table : changes.keySet()) {
                        dropGuards(statement, table);
                    }
                    for (String update : now.values()) {
                        assertThat(statement.executeUpdate(update)).as(update).isOne();
                    }
                });
                now.forEach((victim, update) -> assertThat(findings)
                        .as(update)
                        .extracting(Finding::record)
                        .contains(victim.name()));
            });
        });
    }

    private List<String> changesOf(CoveredTable table) {
        return database.sql("""
                        select format(case
                            when data_type = 'boolean' then '%1$I = not %1$I'
                            when data_type in ('bigint', 'integer', 'smallint', 'numeric', 'double precision')
                                then '%1$I = coalesce(%1$I, 0) + 1000000'
                            when data_type = 'uuid' then '%1$I = gen_random_uuid()'
                            when data_type = 'bytea' then '%1$I = sha256(coalesce(%1$I, ''''))'
                            when data_type = 'date' then '%1$I = coalesce(%1$I, date ''2020-01-01'') + 1'
                            when data_type like 'timestamp%'
                                then '%1$I = coalesce(%1$I, now()) + interval ''1 microsecond'''
                            when data_type = 'jsonb' then '%1$I = jsonb_build_object(''was'', %1$I)'
                            when data_type = 'ARRAY' then '%1$I = array_append(%1$I, null)'
                            else '%1$I = coalesce(%1$I, '''') || ''x''' end, column_name)
                        from information_schema.columns
                        where table_schema || '.' || table_name = :table and is_generated = 'NEVER'
                        order by ordinal_position
                        """)
                .param("table", table.name())
                .query(String.class)
                .list();
    }

    /** Whoever owns the database is not held by constraints either. */
    private static void dropGuards(Statement statement, CoveredTable table) throws SQLException {
        List<String> drops = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("""
                select format('alter table %1$s drop constraint %2$I cascade', conrelid::regclass, conname)
                from pg_constraint where contype in ('c', 'u', 'p') and conrelid = '%1$s'::regclass
                union all
                select format('alter table %1$s alter %2$I drop identity', attrelid::regclass, attname)
                from pg_attribute where attidentity <> '' and attrelid = '%1$s'::regclass
                """.replace("'%1$s'::", "'" + table.name() + "'::"))) {
            while (found.next()) {
                drops.add(found.getString(1));
            }
        }
        for (String drop : drops) {
            statement.execute(drop);
        }
    }

    @Test
    void aDeletedRowIsFoundAndNamed() throws SQLException {
        Map<CoveredTable, Victim> victims = victims();
        List<Finding> findings = findingsAfter(Optional.of(ledger.checkpoint()), statement -> {
            for (Map.Entry<CoveredTable, Victim> victim : victims.entrySet()) {
                statement.execute("delete from " + victim.getKey().name() + " where ctid = '"
                        + victim.getValue().place() + "'");
            }
        });
        victims.values()
                .forEach(victim -> assertThat(findings).contains(new Finding(Finding.Kind.ROW_DELETED, victim.name())));
    }

    @TestFactory
    Stream<DynamicTest> aRowSlippedInIsFoundAndNamed() {
        Optional<SignedNote> kept = Optional.of(ledger.checkpoint());
        return victims().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey().name(), () -> {
                    CoveredTable table = entry.getKey();
                    String key = changesOf(table).stream()
                            .filter(change -> change.startsWith(table.key().getFirst() + " = "))
                            .findFirst()
                            .orElseThrow();
                    List<Finding> findings = findingsAfter(kept, statement -> {
                        dropGuards(statement, table);
                        statement.execute("create temp table slipped on commit drop as select * from " + table.name()
                                + " where ctid = '" + entry.getValue().place() + "'");
                        statement.execute("update slipped set " + key);
                        statement.execute(
                                "insert into " + table.name() + " overriding system value select * from slipped");
                    });
                    assertThat(findings)
                            .filteredOn(finding -> finding.kind() == Finding.Kind.ROW_INSERTED)
                            .extracting(Finding::record)
                            .singleElement()
                            .asString()
                            .startsWith(table.name() + " [");
                }));
    }

    @TestFactory
    Stream<DynamicTest> anEmptiedTableIsFound() {
        Optional<SignedNote> kept = Optional.of(ledger.checkpoint());
        return victims().keySet().stream()
                .map(table -> DynamicTest.dynamicTest(
                        table.name(),
                        () -> assertThat(findingsAfter(
                                        kept, statement -> statement.execute("truncate " + table.name() + " cascade")))
                                .filteredOn(finding -> finding.kind() == Finding.Kind.ROW_DELETED)
                                .extracting(Finding::record)
                                .anySatisfy(record -> assertThat(record).startsWith(table.name() + " ["))));
    }

    @TestFactory
    Stream<DynamicTest> aWorkingCopyThatLeavesItsHistoryIsFoundAndNamed() {
        AccountId account = accounts.byLogin("bi-sua-so").orElseThrow().id();
        HeldGrant held = accounts.grantsOf(List.of(account))
                .getOrDefault(account, List.of())
                .getFirst();
        long withdrawn = database.sql("select id from access.grants where account = ? and revoked_at is not null")
                .param(account.value())
                .query(Long.class)
                .single();
        List<Long> tokens = database.sql(
                        "select id from access.tokens where account = ? order by revoked_at is not null, id")
                .param(account.value())
                .query(Long.class)
                .list();
        String ofAccount = "access.accounts [\"" + account + "\"]";
        String ofGrant = "access.grants [\"" + held.number() + "\"]";
        String ofWithdrawn = "access.grants [\"" + withdrawn + "\"]";
        String ofKey = "access.tokens [\"" + tokens.getFirst() + "\"]";
        String ofSpentKey = "access.tokens [\"" + tokens.getLast() + "\"]";
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("update access.accounts set password = 'mine' where id = " + account, ofAccount);
        ways.put("update access.accounts set email = 'me@example.vn' where id = " + account, ofAccount);
        ways.put("update access.accounts set name = 'Khác' where id = " + account, ofAccount);
        ways.put("update access.accounts set login = 'khac' where id = " + account, ofAccount);
        ways.put("update access.accounts set person = 1 where id = " + account, ofAccount);
        ways.put("update access.accounts set blocked = not blocked where id = " + account, ofAccount);
        ways.put("delete from access.accounts where id = " + account, ofAccount);
        ways.put("delete from access.external_identities where account = " + account, ofAccount);
        ways.put(
                "insert into access.external_identities values ('https://evil.example', '1', " + account + ", now())",
                ofAccount);
        ways.put(
                "insert into access.passkey_users values ('\\x01', " + account + "); insert into access.passkeys"
                        + " (credential_id, user_handle, label, public_key, signature_count, uv_initialized,"
                        + " backup_eligible, backup_state, transports, created_at, last_used_at) values"
                        + " ('\\x02', '\\x01', 'mine', '\\x03', 0, true, false, false, '{}', now(), now())",
                ofAccount);
        ways.put("update access.grants set role = 'ADMINISTRATOR' where id = " + held.number(), ofGrant);
        ways.put("update access.grants set organisation = null where id = " + held.number(), ofGrant);
        ways.put("update access.grants set revoked_at = now(), revoked_by = 'x' where id = " + held.number(), ofGrant);
        ways.put("delete from access.grants where id = " + held.number(), ofGrant);
        ways.put("update access.grants set revoked_at = null, revoked_by = null where id = " + withdrawn, ofWithdrawn);
        ways.put(
                "insert into access.grants (id, account, role, granted_at, granted_by) overriding system value values"
                        + " (999999, " + account + ", 'ADMINISTRATOR', now(), 'x')",
                "access.grants [\"999999\"]");
        ways.put("update access.tokens set read_only = false where id = " + tokens.getFirst(), ofKey);
        ways.put("update access.tokens set expires_at = '2099-01-01' where id = " + tokens.getFirst(), ofKey);
        ways.put("update access.tokens set digest = sha256('mine') where id = " + tokens.getFirst(), ofKey);
        ways.put("update access.tokens set revoked_at = null where id = " + tokens.getLast(), ofSpentKey);
        ways.put("delete from access.tokens where id = " + tokens.getFirst(), ofKey);
        Optional<SignedNote> kept = Optional.of(ledger.checkpoint());
        return ways.entrySet().stream()
                .map(way -> DynamicTest.dynamicTest(
                        way.getKey(),
                        () -> assertThat(findingsAfter(kept, statement -> statement.execute(way.getKey())))
                                .contains(new Finding(Finding.Kind.COPY_DIFFERS, way.getValue()))));
    }

    @Test
    void aLawfulErasureHasALeafOfItsOwnAndLeavesNothingToRead() {
        PartyId person = database.sql("select party from party.live_names where vietnamese = 'Người bị sửa sổ'")
                .query((row, _) -> new PartyId(row.getLong(1)))
                .single();
        assertThat(parties.emailOf(person)).isEmpty();
        assertThat(parties.find(person)).isPresent();
        assertThat(parties.nameOn(person, LocalDate.of(2026, 1, 1))).isEqualTo("Người bị sửa sổ");
        assertThat(database.sql("""
                        select l.kind from ledger.erasure e join ledger.leaf l on l.act = e.act
                        where e.table_name = 'party.contacts'
                        """).query(String.class).list()).contains("ledger.erasure");
    }
}
