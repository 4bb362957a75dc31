package vn.phusa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import vn.phusa.Rooms;
import vn.phusa.base.store.Migrations;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.embeddedpostgres.Settings;

/** Backup, restore, export and import as a user calls them, on real servers. */
class BackupAndCopyTest {

    private static final List<String> ROOMS = rooms();

    @TempDir
    static Path original;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private static RunningPostgres server;

    @BeforeAll
    static void aPlatformWithSomeData() throws SQLException, IOException {
        server = EmbeddedPostgres.start(Settings.in(original.resolve("postgres")));
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(server.jdbcUrl());
        database.setUser(server.user());
        database.setPassword(server.password());
        Migrations.run(database, ROOMS);
        execute(
                server,
                "insert into ledger.log (origin) values ('thu.example/so-cai')",
                "insert into samples.village (name, neighbour, seen, photo, facts) values (E'dòng\\nmới\\tvà \\\\', 1,"
                        + " '2025-07-01 00:00+07', '\\x00ff', '{\"ha\": 12.50}')",
                "insert into samples.field values (1, 'lúa'), (2, null), (1, '')",
                "insert into samples.harvest values (2024, 1, 5.20), (2025, 1, 6), (2025, 2, 0.1)");
        Files.createDirectories(original.resolve("keys"));
        Files.writeString(original.resolve("keys/ledger.key"), "bí mật");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void aRestoredBackupOfARunningPlatformEqualsTheOriginal() throws Exception {
        assertThat(phusa(original, "export", "--all", "before.zip")).isZero();
        assertThat(phusa(original, "backup", "backup.zip")).as(said()).isZero();

        assertThat(phusa(folder.resolve("restored"), "restore", "backup.zip"))
                .as(said())
                .isZero();

        assertThat(phusa(folder.resolve("restored"), "export", "--all", "after.zip"))
                .isZero();
        assertThat(folder.resolve("after.zip")).hasSameBinaryContentAs(folder.resolve("before.zip"));
        assertThat(folder.resolve("restored/keys/ledger.key")).hasContent("bí mật");
    }

    @Test
    void everythingAcknowledgedBeforeABackupIsInItHoweverMuchIsWrittenMeanwhile() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong acknowledged = new AtomicLong();
        Thread writer = Thread.ofPlatform().start(() -> writeUntil(enough, acknowledged));
        while (acknowledged.get() < 100) {
            Thread.onSpinWait();
        }

        long before = acknowledged.get();
        int result = phusa(original, "backup", "backup.zip");
        enough.set(true);
        writer.join();

        assertThat(result).as(said()).isZero();
        assertThat(phusa(folder.resolve("restored"), "restore", "backup.zip"))
                .as(said())
                .isZero();
        try (RunningPostgres restored = EmbeddedPostgres.start(Settings.in(folder.resolve("restored/postgres")))) {
            long restoredRows = Long.parseLong(query(restored, "select count(*) from samples.entry"));
            assertThat(restoredRows).isGreaterThanOrEqualTo(before);
            assertThat(query(restored, "select max(id) from samples.entry")).isEqualTo(Long.toString(restoredRows));
        }
    }

    @Test
    void aBackupIsReadableByItsOwnerOnly() throws IOException {
        phusa(original, "backup", "backup.zip");

        assertThat(Files.getPosixFilePermissions(folder.resolve("backup.zip"))).hasSize(2);
    }

    @Test
    void aBackupDoesNotOverwriteAFile() throws IOException {
        Files.writeString(folder.resolve("backup.zip"), "bản cũ");

        assertThat(phusa(original, "backup", "backup.zip")).isEqualTo(1);

        assertThat(folder.resolve("backup.zip")).hasContent("bản cũ");
        assertThat(said()).contains("không ghi đè");
    }

    @Test
    void aRestoreIntoAFolderWithDataIsRefused() {
        phusa(original, "backup", "backup.zip");

        assertThat(phusa(original, "restore", "backup.zip")).isEqualTo(1);

        assertThat(said()).contains("không trống");
    }

    @Test
    void aChangedBackupIsRefusedAndLeavesNothing() throws IOException {
        phusa(original, "backup", "backup.zip");
        byte[] bytes = Files.readAllBytes(folder.resolve("backup.zip"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("backup.zip"), bytes);

        assertThat(phusa(folder.resolve("restored"), "restore", "backup.zip", "--lang", "en"))
                .isEqualTo(1);

        assertThat(said()).contains("damaged or was changed");
        assertThat(folder.resolve("restored")).isEmptyDirectory();
        assertThat(folder.resolve("restored.restoring")).doesNotExist();
    }

    @Test
    void anExportTakenInElsewhereEqualsTheOriginal() throws Exception {
        assertThat(phusa(original, "export", "--all", "before.zip")).as(said()).isZero();

        assertThat(phusa(folder.resolve("moved"), "import", "--all", "before.zip"))
                .as(said())
                .isZero();

        assertThat(phusa(folder.resolve("moved"), "export", "--all", "after.zip"))
                .isZero();
        assertThat(folder.resolve("after.zip")).hasSameBinaryContentAs(folder.resolve("before.zip"));
    }

    @Test
    void theGuardsOfAppendOnlyTablesStandAgainAfterAnImport() throws Exception {
        phusa(original, "export", "--all", "export.zip");
        phusa(folder.resolve("moved"), "import", "--all", "export.zip");

        try (RunningPostgres moved = EmbeddedPostgres.start(Settings.in(folder.resolve("moved/postgres")))) {
            assertThat(query(
                            moved,
                            "select string_agg(tgenabled, '') from pg_trigger where tgrelid = 'samples.field'::regclass and"
                                    + " not tgisinternal"))
                    .isEqualTo("OO");
        }
    }

    @Test
    void newRowsAfterAnImportGetNewNumbers() throws Exception {
        phusa(original, "export", "--all", "export.zip");
        phusa(folder.resolve("moved"), "import", "--all", "export.zip");

        try (RunningPostgres moved = EmbeddedPostgres.start(Settings.in(folder.resolve("moved/postgres")))) {
            assertThat(query(moved, "insert into samples.village (name) values ('Ninh Kiều') returning id"))
                    .isEqualTo("3");
        }
    }

    @Test
    void anImportIntoADatabaseWithDataIsRefused() {
        phusa(original, "export", "--all", "export.zip");

        assertThat(phusa(original, "import", "--all", "export.zip")).isEqualTo(1);

        assertThat(said()).contains("đã có");
    }

    @Test
    void aFolderWithoutDataIsSaidSoInBothLanguages() {
        assertThat(phusa(folder.resolve("nothing"), "backup", "backup.zip")).isEqualTo(1);
        assertThat(phusa(folder.resolve("nothing"), "--lang=en", "backup", "backup.zip"))
                .isEqualTo(1);

        assertThat(said()).contains("chưa có dữ liệu Phù Sa", "holds no data of Phù Sa");
    }

    @Test
    void aRestoredCopyVerifies() {
        phusa(original, "backup", "backup.zip");
        phusa(folder.resolve("restored"), "restore", "backup.zip");

        assertThat(phusa(folder.resolve("restored"), "verify")).as(said()).isZero();

        assertThat(said()).contains("Sổ cái thu.example/so-cai", "Tệp đã lưu: 0. Không thấy gì sai.");
        assertThat(printed()).isEmpty();
    }

    @Test
    void whatWasChangedBehindThePlatformsBackIsNamed() throws SQLException {
        phusa(original, "export", "--all", "export.zip");
        phusa(folder.resolve("moved"), "import", "--all", "export.zip");
        try (RunningPostgres moved = EmbeddedPostgres.start(Settings.in(folder.resolve("moved/postgres")))) {
            execute(
                    moved,
                    "alter table ledger.leaf disable trigger append_only",
                    "insert into document.blob values (sha256('what was stored'), 15, now())",
                    "insert into document.chunk values (sha256('what was stored'), 0, 'what was changed'::bytea)");
        }

        assertThat(phusa(folder.resolve("moved"), "verify")).as(said()).isEqualTo(1);

        assertThat(printed()).contains("chốt chặn sửa xóa: ledger.leaf", "Nội dung tệp bị sửa");
    }

    @Test
    void aWrongCallIsAnsweredWithHowToCall() {
        assertThat(phusa(original, "backup")).isEqualTo(2);

        assertThat(said()).contains("./phusa backup", "Tệp sao lưu sẽ tạo");
    }

    private static List<String> rooms() {
        List<String> rooms = new ArrayList<>(Rooms.FROM_THE_GROUND_UP);
        rooms.add("samples");
        return rooms;
    }

    private int phusa(Path dataFolder, String... arguments) {
        List<String> resolved = Arrays.stream(arguments)
                .map(argument ->
                        argument.endsWith(".zip") ? folder.resolve(argument).toString() : argument)
                .toList();
        return PhuSaCommand.run(
                ROOMS,
                resolved,
                Map.of("PHUSA_DATA", dataFolder.toString(), "LANG", "vi_VN.UTF-8"),
                new PrintStream(data, true, StandardCharsets.UTF_8),
                new PrintStream(words, true, StandardCharsets.UTF_8),
                false);
    }

    private String printed() {
        return data.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return words.toString(StandardCharsets.UTF_8);
    }

    private static void writeUntil(AtomicBoolean enough, AtomicLong acknowledged) {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            while (!enough.get()) {
                statement.execute(
                        "insert into samples.entry values (" + (acknowledged.get() + 1) + ", repeat('x', 500))");
                acknowledged.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(RunningPostgres server, String... statements) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(RunningPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(RunningPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
