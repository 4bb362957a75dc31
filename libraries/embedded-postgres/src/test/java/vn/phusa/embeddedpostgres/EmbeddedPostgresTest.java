package vn.phusa.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.phusa.embeddedpostgres.Settings.Step;

class EmbeddedPostgresTest {

    @TempDir
    Path folder;

    private final List<RunningPostgres> started = new ArrayList<>();

    @AfterEach
    void stopServers() {
        started.forEach(RunningPostgres::stop);
    }

    @Test
    void onlyThePasswordOpensTheDatabase() {
        RunningPostgres server = start(Settings.in(folder));

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "guess"))
                .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void thePasswordFileIsForItsOwnerOnly() throws IOException {
        start(Settings.in(folder));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void everyLineOfTheAccessTableAsksForAPassword() throws SQLException {
        RunningPostgres server = start(Settings.in(folder));

        assertThat(query(server, "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
    }

    @Test
    void committedWorkIsDurableAndChecked() throws SQLException {
        RunningPostgres server = start(Settings.in(folder));

        assertThat(query(
                        server,
                        "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings WHERE name IN"
                                + " ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums')"))
                .isEqualTo("data_checksums=on fsync=on full_page_writes=on synchronous_commit=on");
    }

    @Test
    void theServerListensOnLoopbackOnly() throws SQLException {
        RunningPostgres server = start(Settings.in(folder));

        assertThat(
                        query(
                                server,
                                "SELECT current_setting('listen_addresses') || '|' || current_setting('unix_socket_directories')"))
                .isEqualTo("127.0.0.1|");
    }

    @Test
    void vietnameseTextIsStoredAndSorted() throws SQLException {
        RunningPostgres server = start(Settings.in(folder));

        assertThat(query(
                        server,
                        "SELECT string_agg(word, ' ' ORDER BY word COLLATE \"vi-x-icu\")"
                                + " FROM (VALUES ('đi'), ('da'), ('ếch'), ('em'), ('â'), ('a')) words (word)"))
                .isEqualTo("a â da đi em ếch");
    }

    @Test
    void rowsSurviveARestart() throws SQLException {
        RunningPostgres first = start(Settings.in(folder));
        execute(first, "CREATE TABLE note (words text)", "INSERT INTO note VALUES ('còn đây')");
        first.stop();

        RunningPostgres second = start(Settings.in(folder));

        assertThat(query(second, "SELECT words FROM note")).isEqualTo("còn đây");
    }

    @Test
    void aStoppedServerLeavesNoProcess() {
        RunningPostgres server = start(Settings.in(folder));
        long process = server.processId();

        server.stop();

        // A dead process that nobody has collected yet still has its number, but no program.
        assertThat(ProcessHandle.of(process).flatMap(handle -> handle.info().command()))
                .isEmpty();
        assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void aServerWhoseParentWasKilledIsTakenOver() throws Exception {
        Process platform = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlatformProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long left;
        try (BufferedReader output = platform.inputReader()) {
            left = Long.parseLong(output.readLine());
        } finally {
            platform.destroyForcibly().waitFor();
        }

        RunningPostgres server = start(Settings.in(folder));

        assertThat(server.processId()).isEqualTo(left);
        assertThat(query(server, "SELECT words FROM note")).isEqualTo("Phù Sa");
    }

    @Test
    void aKilledServerComesBackWithWhatWasCommitted() throws Exception {
        RunningPostgres server = start(Settings.in(folder));
        execute(server, "CREATE TABLE note (words text)", "INSERT INTO note VALUES ('đã ghi')");
        long killed = server.processId();

        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        assertThat(queryWhenBack(server, "SELECT words FROM note")).isEqualTo("đã ghi");
        assertThat(server.processId()).isNotEqualTo(killed);
    }

    @Test
    void aServerKilledWhileNobodyWatchedRecoversOnTheNextStart() throws Exception {
        RunningPostgres first = start(Settings.in(folder).withRestartedWhenLost(false));
        execute(first, "CREATE TABLE note (words text)", "INSERT INTO note VALUES ('đã ghi')");
        ProcessHandle.of(first.processId()).orElseThrow().destroyForcibly();
        first.stop();
        List<Step> steps = new ArrayList<>();

        RunningPostgres second = start(Settings.in(folder).withProgress(steps::add));

        assertThat(query(second, "SELECT words FROM note")).isEqualTo("đã ghi");
        assertThat(steps).containsExactly(Step.RECOVERING);
    }

    @Test
    void aLeftOverFileThatNamesAnotherLivingProgramDoesNotPreventTheStart() throws Exception {
        start(Settings.in(folder)).stop();
        Files.writeString(
                folder.resolve("cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + folder.resolve("cluster") + "\n1700000000\n5432\n\n127.0.0.1\n");

        RunningPostgres server = start(Settings.in(folder));

        assertThat(query(server, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void aSecondStartOfTheSameFolderIsRefusedAndNamesTheFirst() {
        start(Settings.in(folder));

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> EmbeddedPostgres.start(Settings.in(folder)))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(StartFailure.Code.FOLDER_IN_USE);
                    assertThat(failure.english())
                            .contains("process " + ProcessHandle.current().pid());
                });
    }

    @Test
    void dataOfAnotherMajorVersionIsRefusedInBothLanguages() throws IOException {
        start(Settings.in(folder)).stop();
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "17\n");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> EmbeddedPostgres.start(Settings.in(folder)))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(StartFailure.Code.OTHER_MAJOR_VERSION);
                    assertThat(failure.vietnamese()).contains("17", "./phusa export --all");
                    assertThat(failure.english()).contains("17", "./phusa import --all");
                });
    }

    @Test
    void aTakenPortIsReported() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(Settings.in(folder).withPort(taken.getLocalPort())))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(StartFailure.Code.PORT_TAKEN));
        }
    }

    @Test
    void aFailedStartGivesTheFolderBack() throws IOException {
        start(Settings.in(folder)).stop();
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "17\n");
        assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> EmbeddedPostgres.start(Settings.in(folder)));
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "18\n");

        assertThat(start(Settings.in(folder)).processId()).isPositive();
    }

    @Test
    void halfACreatedClusterIsThrownAway() throws Exception {
        Files.createDirectories(folder.resolve("cluster.new"));
        Files.writeString(folder.resolve("cluster.new/PG_VERSION"), "18\n");

        RunningPostgres server = start(Settings.in(folder));

        assertThat(query(server, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void anAttachedProgramDoesNotStopTheServer() throws SQLException {
        RunningPostgres server = start(Settings.in(folder));

        RunningPostgres attached = EmbeddedPostgres.attach(folder).orElseThrow();
        attached.stop();

        assertThat(query(server, "SELECT 1")).isEqualTo("1");
        assertThat(attached.jdbcUrl()).isEqualTo(server.jdbcUrl());
    }

    @Test
    void nothingIsAttachedWhereNothingRuns() {
        start(Settings.in(folder)).stop();

        assertThat(EmbeddedPostgres.attach(folder)).isEmpty();
    }

    @Test
    void aTemporaryServerTakesItsFolderWithIt() {
        RunningPostgres server = start(Settings.temporary());

        server.stop();

        assertThat(server.dataDirectory()).doesNotExist();
    }

    @Test
    void parametersOfOnesOwnAreUsed() throws SQLException {
        RunningPostgres server = start(Settings.in(folder).withParameter("work_mem", "7MB"));

        assertThat(query(server, "SHOW work_mem")).isEqualTo("7MB");
    }

    @Test
    void rootMayHandTheServerToAnotherUser() throws SQLException {
        ServerUser.Dropped nobody = new ServerUser.Dropped("nobody");
        assumeTrue(
                ServerUser.isRoot() && nobody.can("true"),
                "SKIPPED rootMayHandTheServerToAnotherUser: only root can become another user");

        RunningPostgres server = EmbeddedPostgres.start(Settings.in(folder), nobody);
        started.add(server);

        assertThat(ProcessHandle.of(server.processId()).orElseThrow().info().user())
                .hasValue("nobody");
        assertThat(query(server, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void whereRootMayMakeNoNamespaceTheServerRunsAsAnotherUser() throws Exception {
        assumeTrue(
                ServerUser.isRoot() && new ServerUser.Dropped("nobody").can("true"),
                "SKIPPED whereRootMayMakeNoNamespaceTheServerRunsAsAnotherUser: only root can become another user");
        // What a container without user namespaces says, first on the path.
        Path forbidding = Files.createDirectory(folder.resolve("bin")).resolve("unshare");
        Files.writeString(forbidding, "#!/bin/sh\necho 'unshare failed: Operation not permitted' >&2\nexit 1\n");
        Files.setPosixFilePermissions(forbidding, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = folder.resolve("data");
        ProcessBuilder command = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlatformProcess.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("PATH", forbidding.getParent() + ":" + System.getenv("PATH"));
        Process platform = command.start();
        long server;
        try (BufferedReader output = platform.inputReader()) {
            server = Long.parseLong(output.readLine());
        } finally {
            platform.destroyForcibly().waitFor();
        }

        String user = ProcessHandle.of(server).orElseThrow().info().user().orElseThrow();
        assertThat(user).isIn("postgres", "nobody");
        RunningPostgres adopted = EmbeddedPostgres.start(Settings.in(data), new ServerUser.Dropped(user));
        started.add(adopted);
        assertThat(adopted.processId()).isEqualTo(server);
        assertThat(query(adopted, "SELECT words FROM note")).isEqualTo("Phù Sa");
    }

    @Test
    void dataMadeAsAnotherUserIsUsableAgainByRootItself() throws SQLException {
        ServerUser.Dropped nobody = new ServerUser.Dropped("nobody");
        assumeTrue(
                ServerUser.isRoot() && nobody.can("true"),
                "SKIPPED dataMadeAsAnotherUserIsUsableAgainByRootItself: only root can become another user");
        EmbeddedPostgres.start(Settings.in(folder), nobody).stop();

        assertThat(query(start(Settings.in(folder)), "SELECT 1")).isEqualTo("1");
    }

    private RunningPostgres start(Settings settings) {
        RunningPostgres server = EmbeddedPostgres.start(settings);
        started.add(server);
        return server;
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

    private static String queryWhenBack(RunningPostgres server, String sql) throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (true) {
            try {
                return query(server, sql);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    private static Connection connect(RunningPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
