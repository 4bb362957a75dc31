package vn.phusa.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Opens connections to a local server as its owner. */
record Connector(int port, String password) {

    private static final String NO_SUCH_DATABASE = "3D000";

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", DataFolder.USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /** True when the server accepts the password and works on this cluster. */
    boolean serves(Path cluster) {
        try (Connection connection = connect("postgres")) {
            return Path.of(show(connection, "data_directory")).toRealPath().equals(cluster.toRealPath());
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    /** The version of the running server, for example "18.6". */
    String version() throws SQLException {
        try (Connection connection = connect("postgres")) {
            // Packagers append their name: "18.6 (Debian 18.6-1)".
            return show(connection, "server_version").split(" ", 2)[0];
        }
    }

    /** Creates our database unless it is there. */
    void ensureDatabase() throws SQLException {
        try (Connection connection = connect(DataFolder.DATABASE)) {
            connection.isValid(10);
        } catch (SQLException e) {
            if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
            try (Connection connection = connect("postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + DataFolder.DATABASE);
            }
        }
    }

    private static String show(Connection connection, String parameter) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW " + parameter)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
