package vn.phusa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.Rooms;
import vn.phusa.base.Actor;
import vn.phusa.base.VietnamTime;
import vn.phusa.base.store.Migrations;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.embeddedpostgres.Settings;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Coverage;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.LedgerVerification;
import vn.phusa.ledger.Subject;
import vn.phusa.ledger.store.Erasures;
import vn.phusa.ledger.store.Leaves;
import vn.phusa.ledger.store.LedgerKey;

/** {@code ./phusa verify} and {@code ./phusa receipt check} as a user calls them. */
class LedgerCheckTest {

    private static final String ORIGIN = "test.example/so-cai";

    @TempDir
    static Path data;

    @TempDir
    static Path files;

    private static RunningPostgres server;
    private static PGSimpleDataSource source;
    private static Ledger ledger;
    private static TransactionTemplate transactions;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();

    @BeforeAll
    static void aLedgerWithSomeActs() throws Exception {
        server = EmbeddedPostgres.start(Settings.in(data.resolve("postgres")));
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(server.jdbcUrl());
        database.setUser(server.user());
        database.setPassword(server.password());
        source = database;
        Migrations.run(database, Rooms.FROM_THE_GROUND_UP);
        JdbcClient.create(database)
                .sql("insert into ledger.log (origin) values (?)")
                .param(ORIGIN)
                .update();
        JdbcTemplate template = new JdbcTemplate(database);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        LedgerKey key = LedgerKey.open(LedgerVerification.keyFolder(data), ORIGIN);
        Coverage coverage = Coverage.load(Rooms.FROM_THE_GROUND_UP);
        Leaves leaves = new Leaves(template, coverage, key);
        ledger = new Ledger(
                leaves,
                new Erasures(template, coverage, leaves),
                key,
                ORIGIN,
                transactions,
                Clock.system(VietnamTime.ZONE));
        ledger.announceKey();
        for (int i = 0; i < 5; i++) {
            record();
        }
        Files.writeString(files.resolve("kept.checkpoint"), ledger.checkpoint().toString());
        Files.writeString(
                files.resolve("act.tlog-proof"),
                ledger.receipt(record()).orElseThrow().toString());
    }

    private static ActId record() {
        return Objects.requireNonNull(transactions.execute(_ -> ledger.record(new Act(
                () -> "office.noted",
                Actor.platform(),
                Subject.of("office.commitment", 17),
                Map.of("note", "đã đọc")))));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void aCleanLedgerIsSaidToBeClean() {
        assertThat(phusa("verify", "--checkpoint", "kept.checkpoint"))
                .as(said())
                .isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(said()).contains("Không thấy gì sai", "Đang kiểm tra sổ cái").doesNotContain("--checkpoint");
    }

    @Test
    void withoutACheckpointTheUserIsToldWhatIsMissing() {
        assertThat(phusa("verify")).isZero();
        assertThat(said()).contains("--checkpoint");
    }

    @Test
    void aChangedActIsNamedOnStandardOutput() throws Exception {
        execute("update ledger.leaf set subject = 'office.commitment/18' where leaf_index = 2");
        try {
            assertThat(phusa("--lang=en", "verify", "--checkpoint", "kept.checkpoint"))
                    .isEqualTo(1);
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .isEqualTo("An act in the ledger was changed: leaf 2 (office.noted, office.commitment/18)\n");
            assertThat(said()).contains("ONE THING IS WRONG");
        } finally {
            execute("update ledger.leaf set subject = 'office.commitment/17' where leaf_index = 2");
        }
    }

    @Test
    void aFileThatIsNoCheckpointIsRefused() {
        assertThat(phusa("verify", "--checkpoint", "act.tlog-proof")).isEqualTo(1);
        assertThat(said()).contains("không phải là điểm chốt");
    }

    @Test
    void aPrivateKeyTakenForACheckpointOrReceiptIsNeverRepeated() throws Exception {
        Path key;
        try (Stream<Path> keys = Files.list(LedgerVerification.keyFolder(data))) {
            key = keys.filter(file -> file.toString().endsWith(".key"))
                    .findFirst()
                    .orElseThrow();
        }
        String secret = Files.readString(key).strip();
        assertThat(phusa("verify", "--checkpoint", key.toString())).isEqualTo(1);
        assertThat(phusa("receipt", "check", key.toString())).isEqualTo(1);
        assertThat(phusa("receipt", "check", "act.tlog-proof", "--key", secret)).isEqualTo(1);
        assertThat(said()).contains("không phải là điểm chốt", "Không đọc được biên nhận");
        for (String line : secret.split("\\R|\\+", -1)) {
            if (line.length() > 20) {
                assertThat(said()).doesNotContain(line.substring(0, 20));
            }
        }
    }

    @Test
    void whatIsWrongWithAFileIsSaidInTheReadersLanguage(@TempDir Path folder) throws Exception {
        assertThat(phusa("backup", folder.resolve("none/b.zip").toString())).isEqualTo(1);
        assertThat(said()).contains("Không có thư mục", "none").doesNotContain("unfinished", "Exception");
        words.reset();
        assertThat(phusa(
                        folder.resolve("new"),
                        "restore",
                        folder.resolve("missing.zip").toString()))
                .isEqualTo(1);
        assertThat(said()).contains("Không có tệp", "missing.zip").doesNotContain("Exception");
        words.reset();
        Path text = Files.writeString(folder.resolve("text.zip"), "không phải zip");
        assertThat(phusa(folder.resolve("new"), "restore", text.toString())).isEqualTo(1);
        assertThat(said()).contains("không phải là tệp do lệnh backup").doesNotContain("END header");
        words.reset();
        assertThat(phusa(
                        "verify", "--checkpoint", folder.resolve("x.checkpoint").toString()))
                .isEqualTo(1);
        assertThat(said()).contains("Không có tệp").doesNotContain("Exception");
    }

    @Test
    void aReceiptIsCheckedWithThisInstallationsKey() {
        assertThat(phusa("receipt", "check", "act.tlog-proof")).as(said()).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("\"note\":\"đã đọc\"");
        assertThat(said()).contains("Biên nhận đúng");
    }

    @Test
    void aReceiptIsCheckedAnywhereWithThePublicKey(@TempDir Path elsewhere) {
        String key = ledger.publicKeys().getFirst().toString();
        assertThat(phusa(elsewhere, "receipt", "check", "act.tlog-proof", "--key", key))
                .as(said())
                .isZero();
        assertThat(phusa(elsewhere, "receipt", "check", "act.tlog-proof")).isEqualTo(1);
        assertThat(said()).contains("--key");
    }

    @Test
    void aForgedReceiptProvesNothing() throws Exception {
        String receipt = Files.readString(files.resolve("act.tlog-proof"));
        int at = receipt.indexOf('\n', receipt.indexOf("extra ")) - 6;
        String forged = receipt.substring(0, at) + (receipt.charAt(at) == 'A' ? 'B' : 'A') + receipt.substring(at + 1);
        Files.writeString(files.resolve("forged.tlog-proof"), forged);
        assertThat(phusa("receipt", "check", "forged.tlog-proof")).isEqualTo(1);
        assertThat(said()).contains("KHÔNG chứng minh", "Nội dung hoặc chuỗi chứng minh đã bị sửa");
        assertThat(said()).doesNotContain("ROOT_MISMATCH", "BAD_SIGNATURE");
    }

    @Test
    void aRestoredBackupVerifiesAgainstTheKeptCheckpoint(@TempDir Path folder) {
        String backup = folder.resolve("backup.zip").toString();
        Path restored = folder.resolve("restored");
        assertThat(phusa("backup", backup)).as(said()).isZero();
        assertThat(phusa(restored, "restore", backup)).as(said()).isZero();
        assertThat(phusa(restored, "verify", "--checkpoint", "kept.checkpoint"))
                .as(said())
                .isZero();
    }

    @Test
    void anExportTakenInElsewhereVerifiesAgainstTheKeptCheckpoint(@TempDir Path folder) {
        String export = folder.resolve("export.zip").toString();
        Path moved = folder.resolve("moved");
        assertThat(phusa("export", "--all", export)).as(said()).isZero();
        assertThat(phusa(moved, "import", "--all", export)).as(said()).isZero();
        assertThat(phusa(moved, "verify", "--checkpoint", "kept.checkpoint"))
                .as(said())
                .isZero();
    }

    @Test
    void aKeyIsMadeListedAndWithdrawnAndEachIsAnActOfTheLedger() throws Exception {
        anAccount("mill-system");
        long before = ledger.size();
        assertThat(phusa(
                        "--lang=en",
                        "key",
                        "make",
                        "mill-system",
                        "cân điện tử",
                        "--rooms=traceability",
                        "--until=2099-12-31"))
                .as(said())
                .isZero();
        String key = printed.toString(StandardCharsets.UTF_8).strip();
        assertThat(key).matches("phusa_\\S{20,}");
        assertThat(said()).contains("mill-system").doesNotContain(key);
        printed.reset();
        assertThat(phusa("key", "list", "mill-system")).isZero();
        String[] line = printed.toString(StandardCharsets.UTF_8).strip().split("\t", -1);
        assertThat(line).hasSize(7).contains("cân điện tử", "traceability", "write", "2099-12-31T17:00:00Z", "-");
        assertThat(String.join(" ", line)).doesNotContain(key);
        assertThat(phusa("key", "withdraw", "mill-system", line[0])).isZero();
        assertThat(phusa("key", "withdraw", "mill-system", line[0])).isEqualTo(1);
        printed.reset();
        assertThat(phusa("key", "list", "mill-system")).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(ledger.size()).isEqualTo(before + 2);
        assertThat(phusa("verify", "--checkpoint", "kept.checkpoint"))
                .as(said())
                .isZero();
    }

    @Test
    void aKeyForNobodyIsRefusedAndAWrongCallIsExplained() {
        assertThat(phusa("--lang=en", "key", "make", "nobody-here", "x")).isEqualTo(1);
        assertThat(said()).contains("no account with the login nobody-here");
        for (String[] wrong : List.of(
                new String[] {"key", "make", "mill-system"},
                new String[] {"key", "list", "mill-system", "x"},
                new String[] {"key", "withdraw", "mill-system", "first"},
                new String[] {"key", "make", "mill-system", "x", "--rooms=kitchen"},
                new String[] {"key", "lose", "mill-system"})) {
            assertThat(phusa(wrong)).as(String.join(" ", wrong)).isEqualTo(2);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static void anAccount(String login) {
        transactions.executeWithoutResult(_ -> {
            JdbcClient database = JdbcClient.create(source);
            long account = database.sql("""
                            insert into access.accounts (login, name, created_at, created_by)
                            values (?, 'Hệ thống cân', now(), 'test') returning id""").param(login).query(Long.class).single();
            ActId act = ledger.record(
                    new Act(() -> "office.noted", Actor.platform(), Subject.of("access.account", account), Map.of()));
            database.sql("select 1 from (select access.note_account(?, ?)) noted")
                    .param(account)
                    .param(act.value())
                    .query(Integer.class)
                    .single();
        });
    }

    private int phusa(String... arguments) {
        return phusa(data, arguments);
    }

    private int phusa(Path installation, String... arguments) {
        List<String> resolved = Arrays.stream(arguments)
                .map(argument -> argument.matches("[a-z]+\\.(checkpoint|tlog-proof)")
                        ? files.resolve(argument).toString()
                        : argument)
                .toList();
        return PhuSaCommand.run(
                Rooms.FROM_THE_GROUND_UP,
                resolved,
                Map.of("PHUSA_DATA", installation.toString(), "LANG", "vi_VN.UTF-8"),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(words, true, StandardCharsets.UTF_8),
                false);
    }

    private String said() {
        return words.toString(StandardCharsets.UTF_8);
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }
}
