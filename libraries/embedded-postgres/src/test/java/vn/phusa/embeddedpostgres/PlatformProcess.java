package vn.phusa.embeddedpostgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A program of its own that starts a server, stores one row, says so, and waits to be killed. */
final class PlatformProcess {

    private PlatformProcess() {}

    public static void main(String[] arguments) throws Exception {
        RunningPostgres server = EmbeddedPostgres.start(Settings.in(Path.of(arguments[0])));
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE note (words text)");
            statement.execute("INSERT INTO note VALUES ('Phù Sa')");
        }
        System.out.println(server.processId());
        Thread.sleep(Long.MAX_VALUE);
    }
}
