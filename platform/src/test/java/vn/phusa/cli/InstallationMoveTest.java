package vn.phusa.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import vn.phusa.PhuSa;
import vn.phusa.Rooms;
import vn.phusa.base.Actor;
import vn.phusa.base.store.StartRefused;
import vn.phusa.document.Documents;
import vn.phusa.document.Visibility;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.embeddedpostgres.Settings;
import vn.phusa.party.Parties;

/**
 * The whole platform with its first data and a file, moved from its own PostgreSQL to somebody else's, whose owner is no
 * superuser, and back; backed up and restored; every time the same to the last byte.
 */
class InstallationMoveTest {
    private static final String OWNER = "chu_so_huu";
    private static final String PASSWORD = "mật khẩu đúng";

    @TempDir
    static Path folder;

    private static RunningPostgres server;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeAll
    static void aServerWhoseAdministratorHasMadeAnOwnerAndHisDatabases() throws SQLException {
        server = EmbeddedPostgres.start(Settings.temporary());
        administrate("create role " + OWNER + " login password '" + PASSWORD + "'");
        administrate("create database first owner " + OWNER);
        administrate("create database second owner " + OWNER);
        administrate("create database foreign_one");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void anInstallationMovesBetweenItsOwnServerAndAnotherAndIsBackedUpAndRestoredUnchanged() throws Exception {
        Path own = folder.resolve("own");
        try (ConfigurableApplicationContext platform = start(own, "", "", "")) {
            file(platform, "Biên bản làm việc: đã ký");
        }
        export(own, Map.of(), "own.zip");
        assertThat(content("own.zip"))
                .contains("tables/document/chunk.copy", "files/ledger/", "tables/setup/installation.copy");

        // To a server of somebody else, as an owner who is no superuser; the platform starts there and goes on.
        Path moved = folder.resolve("moved");
        Map<String, String> external = database("first", PASSWORD);
        assertThat(phusa(moved, external, "import", "--all", "own.zip"))
                .as(said())
                .isZero();
        assertThat(phusa(moved, external, "import", "--all", "own.zip")).isEqualTo(1);
        assertThat(said()).contains("Cơ sở dữ liệu đã có dữ liệu");
        export(moved, external, "moved.zip");
        assertThat(folder.resolve("moved.zip")).hasSameBinaryContentAs(folder.resolve("own.zip"));
        try (ConfigurableApplicationContext platform = start(moved, at("first"), OWNER, PASSWORD)) {
            file(platform, "Bổ sung sau khi chuyển máy chủ");
        }
        assertThat(phusa(moved, external, "verify")).as(said()).isZero();
        export(moved, external, "grown.zip");
        assertThat(Files.mismatch(folder.resolve("grown.zip"), folder.resolve("own.zip")))
                .isNotEqualTo(-1);

        // Back to a bundled server, which is backed up and restored.
        Path back = folder.resolve("back");
        assertThat(phusa(back, Map.of(), "import", "--all", "grown.zip"))
                .as(said())
                .isZero();
        assertThat(phusa(back, Map.of(), "backup", "backup.zip")).as(said()).isZero();
        Path restored = folder.resolve("restored");
        assertThat(phusa(restored, Map.of(), "restore", "backup.zip"))
                .as(said())
                .isZero();
        assertThat(phusa(restored, Map.of(), "verify")).as(said()).isZero();
        assertThat(said()).contains("Tệp đã lưu: 2. Không thấy gì sai.");
        export(restored, Map.of(), "restored.zip");
        assertThat(folder.resolve("restored.zip")).hasSameBinaryContentAs(folder.resolve("grown.zip"));
    }

    @Test
    void aFreshInstallationStartsOnAnotherServerWithAnOwnerWhoIsNoSuperuser() throws Exception {
        Path data = folder.resolve("fresh");
        try (ConfigurableApplicationContext platform = start(data, at("second"), OWNER, PASSWORD)) {
            assertThat(platform.getBean(Parties.class).byKey("can-tho")).isPresent();
        }
        try (Connection connection = DriverManager.getConnection(at("second"), OWNER, PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
            row.next();
            assertThat(row.getBoolean(1)).isFalse();
        }
        assertThat(phusa(data, database("second", PASSWORD), "verify"))
                .as(said())
                .isZero();
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void aWrongPasswordIsSaidWithWhatToDo() {
        assertThatThrownBy(() -> start(folder.resolve("x"), at("first"), OWNER, "sai"))
                .satisfies(cause -> assertThat(refusal(cause)).contains("PHUSA_DB_PASSWORD"));
        assertThat(phusa(folder.resolve("x"), database("first", "sai"), "verify"))
                .isEqualTo(1);
        assertThat(said()).contains("PHUSA_DB_PASSWORD").doesNotContain("at org.postgresql");
    }

    @Test
    void aServerThatIsNotThereIsSaidWithWhatToDo() {
        String nowhere = "jdbc:postgresql://127.0.0.1:1/phusa";
        assertThatThrownBy(() -> start(folder.resolve("x"), nowhere, OWNER, PASSWORD))
                .satisfies(cause -> assertThat(refusal(cause)).contains("cannot be reached", "127.0.0.1:1"));
    }

    @Test
    void anAddressThatIsNotPostgresqlsIsSaidToBeWrong() {
        assertThatThrownBy(() -> start(folder.resolve("x"), "jdbc:mysql://127.0.0.1:3306/phusa", OWNER, PASSWORD))
                .satisfies(cause -> assertThat(refusal(cause))
                        .contains("jdbc:postgresql://", "jdbc:mysql://127.0.0.1:3306")
                        .doesNotContain("firewall"));
    }

    @Test
    void aDatabaseThatIsNotThereAndOneWithoutTheRightToMakeTablesAreSaidWithWhatToDo() {
        assertThatThrownBy(() -> start(folder.resolve("x"), at("nothing_here"), OWNER, PASSWORD))
                .satisfies(cause -> assertThat(refusal(cause)).contains("CREATE DATABASE"));
        assertThatThrownBy(() -> start(folder.resolve("x"), at("foreign_one"), OWNER, PASSWORD))
                .satisfies(cause -> assertThat(refusal(cause)).contains("OWNER TO " + OWNER));
    }

    /** What the operator is told, wherever it stands among the causes. */
    private static String refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return refused.english();
            }
        }
        return String.valueOf(failure);
    }

    private static void administrate(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String at(String database) {
        return server.jdbcUrl().replaceFirst("/[^/?]*([?].*)?$", "/" + database);
    }

    private static Map<String, String> database(String name, String password) {
        return Map.of("PHUSA_DB_URL", at(name), "PHUSA_DB_USER", OWNER, "PHUSA_DB_PASSWORD", password);
    }

    private static ConfigurableApplicationContext start(Path data, String url, String user, String password) {
        SpringApplication platform = new SpringApplication(PhuSa.class);
        platform.setRegisterShutdownHook(false);
        return platform.run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--server.shutdown=immediate",
                "--phusa.data=" + data,
                "--phusa.jobs.start=false",
                "--phusa.db.url=" + url,
                "--phusa.db.user=" + user,
                "--phusa.db.password=" + password);
    }

    private static void file(ConfigurableApplicationContext platform, String text) {
        platform.getBean(Documents.class)
                .store(
                        Actor.platform(),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        "bien-ban.txt",
                        platform.getBean(Parties.class).byKey("can-tho-science").orElseThrow(),
                        Visibility.OWNER)
                .orThrow();
    }

    private void export(Path data, Map<String, String> database, String file) {
        assertThat(phusa(data, database, "export", "--all", file)).as(said()).isZero();
    }

    private static String content(String file) throws Exception {
        try (ZipFile zip = new ZipFile(folder.resolve(file).toFile())) {
            return String.join("\n", zip.stream().map(Object::toString).toList());
        }
    }

    private int phusa(Path data, Map<String, String> database, String... arguments) {
        Map<String, String> environment = new java.util.HashMap<>(database);
        environment.put("PHUSA_DATA", data.toString());
        environment.put("LANG", "vi_VN.UTF-8");
        PrintStream words = new PrintStream(said, true, StandardCharsets.UTF_8);
        return PhuSaCommand.run(
                Rooms.FROM_THE_GROUND_UP,
                java.util.Arrays.stream(arguments)
                        .map(argument -> argument.endsWith(".zip")
                                ? folder.resolve(argument).toString()
                                : argument)
                        .toList(),
                environment,
                words,
                words,
                false);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
