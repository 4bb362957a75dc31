package vn.phusa.embeddedpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What lies where in the folder of one server.
 *
 * @param folder the folder itself
 */
public record DataFolder(Path folder) {

    /** The name of the database and of its owner. */
    public static final String DATABASE = "phusa";

    public static final String USER = "phusa";

    /** The database cluster, which PostgreSQL calls PGDATA. */
    public Path cluster() {
        return folder.resolve("cluster");
    }

    /** The owner's password; readable by its owner only. */
    public Path passwordFile() {
        return folder.resolve("password");
    }

    /** What the server says. */
    public Path serverLog() {
        return folder.resolve("server.log");
    }

    /** True when a cluster has been created here. */
    public boolean holdsCluster() {
        return Files.exists(versionFile());
    }

    /** The major version that the cluster was made with, for example "18". */
    public Optional<String> majorVersion() {
        return read(versionFile());
    }

    Optional<String> password() {
        return read(passwordFile());
    }

    Path versionFile() {
        return cluster().resolve("PG_VERSION");
    }

    Path postmasterFile() {
        return cluster().resolve("postmaster.pid");
    }

    Path lockFile() {
        return folder.resolve("lock");
    }

    /** Who holds the lock: process id and start time, for people. */
    Path ownerFile() {
        return folder.resolve("owner");
    }

    Path commandLog() {
        return folder.resolve("command.log");
    }

    static Optional<String> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
