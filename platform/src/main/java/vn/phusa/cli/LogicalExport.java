package vn.phusa.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes every row of every room as text, from one moment, into one archive that any PostgreSQL of any version can take
 * in again. The same content gives the same archive.
 */
final class LogicalExport {

    private final Installation installation;
    private final List<String> rooms;
    private final Terminal terminal;

    LogicalExport(Installation installation, List<String> rooms, Terminal terminal) {
        this.installation = installation;
        this.rooms = rooms;
        this.terminal = terminal;
    }

    void write(Path target) throws IOException, SQLException {
        if (Files.exists(target)) {
            throw new CommandFailure("cli.file-exists", target);
        }
        long rows = 0;
        int tableCount;
        try (Installation.Database database = installation.open();
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ArchiveWriter archive = new ArchiveWriter(target)) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read, read only");
            LogicalCopy.fixTextForms(statement);
            Map<String, String> facts = new LinkedHashMap<>();
            for (String room : rooms) {
                String version = schemaVersion(connection, room);
                if (!version.isEmpty()) {
                    facts.put("schema." + room, version);
                }
            }
            List<LogicalCopy.Table> tables = LogicalCopy.tables(connection, Set.copyOf(rooms));
            tableCount = tables.size();
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            try (Terminal.Progress progress = terminal.progress("cli.export-progress", sizeOf(statement, rooms))) {
                for (LogicalCopy.Table table : tables) {
                    try (OutputStream out = archive.entry(table.archiveName())) {
                        long copied = copy.copyOut(table.copyOut(), out);
                        facts.put("rows." + table.schema() + "." + table.name(), Long.toString(copied));
                        rows += copied;
                    }
                    progress.advance(sizeOf(statement, table));
                }
                progress.complete();
            }
            writeSequences(connection, archive);
            for (Path file : PlatformFiles.in(installation.data())) {
                try (InputStream in = Files.newInputStream(installation.data().resolve(file));
                        OutputStream out = archive.entry(LogicalCopy.FILES + PlatformFiles.nameOf(file))) {
                    in.transferTo(out);
                }
            }
            connection.commit();
            archive.finish(LogicalCopy.KIND, facts);
        }
        terminal.say("cli.export-done", target, tableCount, rows);
    }

    /** The version its migrations have brought a room's schema to; empty when it has none. */
    static String schemaVersion(Connection connection, String room) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(
                    "select to_regclass('" + LogicalCopy.quote(room) + ".flyway_schema_history') is not null")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return "";
                }
            }
            try (ResultSet row =
                    statement.executeQuery("select version from " + LogicalCopy.quote(room) + ".flyway_schema_history"
                            + " where success and version is not null order by installed_rank desc limit 1")) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private void writeSequences(Connection connection, ArchiveWriter archive) throws SQLException, IOException {
        StringBuilder lines = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select schemaname, sequencename, last_value from pg_sequences"
                        + " order by schemaname collate \"C\", sequencename collate \"C\"")) {
            while (rows.next()) {
                String lastValue = rows.getString(3);
                if (rooms.contains(rows.getString(1)) && lastValue != null) {
                    lines.append(rows.getString(1))
                            .append('\t')
                            .append(rows.getString(2))
                            .append('\t')
                            .append(lastValue)
                            .append('\n');
                }
            }
        }
        try (OutputStream out = archive.entry(LogicalCopy.SEQUENCES)) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static long sizeOf(Statement statement, List<String> rooms) throws SQLException {
        return number(
                statement,
                "select coalesce(sum(pg_table_size(c.oid)), 0) from pg_class c join pg_namespace n on n.oid ="
                        + " c.relnamespace where c.relkind = 'r' and n.nspname in ('" + String.join("', '", rooms)
                        + "')");
    }

    private static long sizeOf(Statement statement, LogicalCopy.Table table) throws SQLException {
        return number(
                statement,
                "select greatest(pg_table_size('" + table.quotedName()
                        + "'), (select coalesce(sum(pg_table_size(relid)), 0) from pg_partition_tree('"
                        + table.quotedName() + "')))");
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
