package vn.phusa.base.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

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
        try (Connection turn = database.getConnection();
                Statement statement = turn.createStatement()) {
            turn.setAutoCommit(true);
            statement.execute("select pg_advisory_lock(hashtextextended('phusa.migrations', 0))");
            try {
                withTables.forEach(room -> migrate(database, room));
            } finally {
                statement.execute("select pg_advisory_unlock(hashtextextended('phusa.migrations', 0))");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the rooms' tables could not be brought up to date", e);
        }
        return new Migrations(withTables);
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
