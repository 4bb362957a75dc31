package vn.phusa.base.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings each room's own PostgreSQL schema to the version that this program needs, from {@code db/<room>} on the class
 * path. A room without tables has no such folder.
 *
 * @param rooms in the order in which they were migrated
 */
public record Migrations(List<String> rooms) {

    public static Migrations run(DataSource database, List<String> rooms) {
        List<String> withTables = rooms.stream()
                .filter(room -> Migrations.class.getResource("/db/" + room) != null)
                .toList();
        // Nodes that start together on an empty database take turns; the second finds the work done.
        byte[] scripts = digest(withTables);
        try (Connection turn = database.getConnection();
                Statement statement = turn.createStatement()) {
            turn.setAutoCommit(true);
            if (haveRun(scripts, turn)) {
                return new Migrations(withTables);
            }
            statement.execute("select pg_advisory_lock(hashtextextended('phusa.migrations', 0))");
            try {
                withTables.forEach(room -> migrate(database, room));
                remember(scripts, turn);
            } finally {
                statement.execute("select pg_advisory_unlock(hashtextextended('phusa.migrations', 0))");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the rooms' tables could not be brought up to date", e);
        }
        return new Migrations(withTables);
    }

    /** Of every script's name and text. */
    private static byte[] digest(List<String> rooms) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
            for (String room : rooms) {
                Resource[] scripts = resources.getResources("classpath:db/" + room + "/*.sql");
                Arrays.sort(scripts, Comparator.comparing(script -> String.valueOf(script.getFilename())));
                for (Resource script : scripts) {
                    byte[] text = script.getContentAsByteArray();
                    digest.update((room + "/" + script.getFilename() + " " + text.length + "\n").getBytes(UTF_8));
                    digest.update(text);
                }
            }
            return digest.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    private static boolean haveRun(byte[] scripts, Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            try (ResultSet table = statement.executeQuery("select to_regclass('base.scripts_run') is not null")) {
                table.next();
                if (!table.getBoolean(1)) {
                    return false;
                }
            }
            try (ResultSet row = statement.executeQuery("select digest from base.scripts_run")) {
                return row.next() && Arrays.equals(row.getBytes(1), scripts);
            }
        }
    }

    private static void remember(byte[] scripts, Connection database) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(
                "with former as (delete from base.scripts_run) insert into base.scripts_run (digest) values (?)")) {
            statement.setBytes(1, scripts);
            statement.executeUpdate();
        }
    }

    private static void migrate(DataSource database, String room) {
        Flyway.configure()
                .dataSource(database)
                .schemas(room)
                .locations("classpath:db/" + room)
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
