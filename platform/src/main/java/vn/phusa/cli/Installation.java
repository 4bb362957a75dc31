package vn.phusa.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import vn.phusa.base.store.ExternalDatabase;
import vn.phusa.embeddedpostgres.DataFolder;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.embeddedpostgres.Settings;

/**
 * The installation that the environment names.
 *
 * @param data the data folder
 * @param externalUrl the address of an external PostgreSQL; empty: the bundled one in the data folder
 * @param externalUser its user; empty with the bundled one
 * @param externalPassword its password; empty with the bundled one
 */
record Installation(Path data, String externalUrl, String externalUser, String externalPassword) {

    static Installation of(Map<String, String> environment) {
        return new Installation(
                Path.of(environment.getOrDefault("PHUSA_DATA", "data"))
                        .toAbsolutePath()
                        .normalize(),
                environment.getOrDefault("PHUSA_DB_URL", ""),
                environment.getOrDefault("PHUSA_DB_USER", ""),
                environment.getOrDefault("PHUSA_DB_PASSWORD", ""));
    }

    static Installation in(Path data) {
        return new Installation(data.toAbsolutePath().normalize(), "", "", "");
    }

    boolean isExternal() {
        return !externalUrl.isBlank();
    }

    DataFolder postgres() {
        return new DataFolder(data.resolve("postgres"));
    }

    /** Reaches the existing database: the external one, the running bundled one, or the bundled one started for this. */
    Database open() {
        if (!isExternal() && !postgres().holdsCluster()) {
            throw new CommandFailure("cli.no-data", data);
        }
        return openOrCreate();
    }

    /** The same, and creates the bundled database when there is none. */
    Database openOrCreate() {
        if (isExternal()) {
            ExternalDatabase.check(externalUrl, externalUser, externalPassword);
            return new Database(externalUrl, externalUser, externalPassword, () -> {});
        }
        Path folder = postgres().folder();
        Optional<RunningPostgres> running =
                Files.isDirectory(folder) ? EmbeddedPostgres.attach(folder) : Optional.empty();
        RunningPostgres server = running.orElseGet(() -> EmbeddedPostgres.start(Settings.in(folder)));
        return new Database(server.jdbcUrl(), server.user(), server.password(), server::stop);
    }

    /** A reachable database; closing it stops the server if it was started for this command. */
    record Database(String url, String user, String password, Runnable stop) implements AutoCloseable {

        Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        @Override
        public void close() {
            stop.run();
        }
    }
}
