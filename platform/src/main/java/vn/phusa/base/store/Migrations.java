package vn.phusa.base.store;

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
        for (String room : withTables) {
            Flyway.configure()
                    .dataSource(database)
                    .schemas(room)
                    .locations("classpath:db/" + room)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        }
        return new Migrations(withTables);
    }
}
