package vn.phusa.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.ds.PGSimpleDataSource;
import vn.phusa.base.store.Migrations;

/**
 * Takes an export into an empty database: makes the tables as they were when the export was written, fills them in one
 * transaction, then brings them to this program's version. The guards of append-only tables rest while rows are loaded,
 * which needs the owner of the tables and no superuser; foreign keys are checked.
 */
final class LogicalImport {

    private final Installation installation;
    private final List<String> rooms;
    private final Terminal terminal;

    LogicalImport(Installation installation, List<String> rooms, Terminal terminal) {
        this.installation = installation;
        this.rooms = rooms;
        this.terminal = terminal;
    }

    void read(Path source) throws IOException, SQLException {
        try (ArchiveReader archive = ArchiveReader.open(source, LogicalCopy.KIND)) {
            ArchiveManifest manifest = archive.manifest();
            refuseNewerRooms(manifest);
            try (Terminal.Progress progress = terminal.progress("cli.import-check-progress", manifest.totalSize())) {
                archive.check(progress::advance);
            }
            if (!installation.isExternal() && !installation.postgres().holdsCluster()) {
                // Nothing is there yet, and nothing is to be made in vain.
                refuseOtherFiles(manifest);
            }
            long rows;
            try (Installation.Database database = installation.openOrCreate()) {
                PGSimpleDataSource dataSource = new PGSimpleDataSource();
                dataSource.setUrl(database.url());
                dataSource.setUser(database.user());
                dataSource.setPassword(database.password());
                try (Connection connection = database.connect()) {
                    refuseUnlessEmpty(connection);
                }
                refuseOtherFiles(manifest);
                try {
                    migrate(dataSource, manifest);
                    try (Connection connection = database.connect()) {
                        rows = load(connection, archive);
                    }
                } catch (SQLException | IOException | RuntimeException e) {
                    dropRooms(database);
                    throw e;
                }
                Migrations.run(dataSource, rooms);
            }
            writeFiles(archive);
            terminal.say("cli.import-done", source, rows);
        }
    }

    private void refuseNewerRooms(ArchiveManifest manifest) {
        Set<String> unknown = manifest.facts().keySet().stream()
                .filter(fact -> fact.startsWith("schema."))
                .map(fact -> fact.substring("schema.".length()))
                .filter(room -> !rooms.contains(room))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            throw new CommandFailure("cli.import-newer", String.join(", ", unknown));
        }
    }

    private void refuseOtherFiles(ArchiveManifest manifest) {
        for (ArchiveManifest.Entry entry : files(manifest)) {
            Path file = targetOf(entry);
            if (Files.exists(file)) {
                throw new CommandFailure("cli.file-exists", file);
            }
        }
    }

    private void refuseUnlessEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select nspname from pg_namespace")) {
            while (rows.next()) {
                if (rooms.contains(rows.getString(1))) {
                    throw new CommandFailure("cli.import-not-empty", rows.getString(1));
                }
            }
        }
    }

    /** A refused import leaves the database as empty as it was. */
    private void dropRooms(Installation.Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String room : rooms.reversed()) {
                statement.execute("drop schema if exists " + LogicalCopy.quote(room) + " cascade");
            }
        }
    }

    /** The rooms' tables as they were when the export was written. */
    private void migrate(PGSimpleDataSource database, ArchiveManifest manifest) throws SQLException {
        for (String room : rooms) {
            String version = manifest.facts().get("schema." + room);
            if (version == null) {
                continue;
            }
            Flyway.configure()
                    .dataSource(database)
                    .schemas(room)
                    .locations("classpath:db/" + room)
                    .loggers("slf4j")
                    .target(version)
                    .load()
                    .migrate();
            try (Connection connection = database.getConnection()) {
                String reached = LogicalExport.schemaVersion(connection, room);
                if (!reached.equals(version)) {
                    throw new CommandFailure("cli.import-newer", room + " " + version);
                }
            }
        }
    }

    /** Of a table and of its partitions, which have guards of their own. */
    private static void triggers(Statement statement, LogicalCopy.Table table, String change) throws SQLException {
        statement.execute("alter table " + table.quotedName() + " " + change + " trigger user");
        List<String> partitions = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select relid::text from pg_partition_tree('" + table.quotedName() + "') where isleaf and level > 0")) {
            while (rows.next()) {
                partitions.add(rows.getString(1));
            }
        }
        for (String partition : partitions) {
            statement.execute("alter table " + partition + " " + change + " trigger user");
        }
    }

    private long load(Connection connection, ArchiveReader archive) throws SQLException, IOException {
        Map<String, ArchiveManifest.Entry> entries = new HashMap<>();
        archive.manifest().entries().forEach(entry -> entries.put(entry.name(), entry));
        connection.setAutoCommit(false);
        long total = 0;
        try (Statement statement = connection.createStatement()) {
            LogicalCopy.fixTextForms(statement);
            List<LogicalCopy.Table> tables =
                    LogicalCopy.inReferenceOrder(connection, LogicalCopy.tables(connection, Set.copyOf(rooms)));
            for (LogicalCopy.Table table : tables) {
                triggers(statement, table, "disable");
            }
            // What the migrations themselves put in is part of the export too.
            statement.execute("truncate "
                    + tables.stream().map(LogicalCopy.Table::quotedName).collect(Collectors.joining(", ")));
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            try (Terminal.Progress progress =
                    terminal.progress("cli.import-progress", archive.manifest().totalSize())) {
                for (LogicalCopy.Table table : tables) {
                    ArchiveManifest.Entry entry = entries.get(table.archiveName());
                    if (entry == null) {
                        continue;
                    }
                    try (InputStream in = archive.open(entry)) {
                        total += copy.copyIn(table.copyIn(), in, 1 << 16);
                    }
                    progress.advance(entry.size());
                }
                progress.complete();
            }
            setSequences(connection, archive, entries.get(LogicalCopy.SEQUENCES));
            // References that wait for the end of the transaction are checked now: they would hold the tables below.
            statement.execute("set constraints all immediate");
            for (LogicalCopy.Table table : tables) {
                triggers(statement, table, "enable");
            }
            compareCounts(statement, archive.manifest());
            refreshViews(connection, statement);
        }
        connection.commit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze");
        }
        return total;
    }

    private void refreshViews(Connection connection, Statement statement) throws SQLException {
        for (String view : relations(connection, "m")) {
            statement.execute("refresh materialized view " + view);
        }
    }

    private List<String> relations(Connection connection, String kind) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relkind = ?::\"char\" order by c.oid")) {
            statement.setString(1, kind);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rooms.contains(rows.getString(1))) {
                        found.add(LogicalCopy.quote(rows.getString(1)) + "." + LogicalCopy.quote(rows.getString(2)));
                    }
                }
            }
        }
        return found;
    }

    /** The whole must have arrived, and no table that has rows may be unknown here. */
    private static void compareCounts(Statement statement, ArchiveManifest manifest) throws SQLException {
        for (Map.Entry<String, String> fact : manifest.facts().entrySet()) {
            if (!fact.getKey().startsWith("rows.")) {
                continue;
            }
            String[] name = fact.getKey().split("\\.", 3);
            try (ResultSet row = statement.executeQuery(
                    "select count(*) from " + LogicalCopy.quote(name[1]) + "." + LogicalCopy.quote(name[2]))) {
                row.next();
                if (!row.getString(1).equals(fact.getValue())) {
                    throw new CommandFailure(
                            "cli.import-count", name[1] + "." + name[2], row.getString(1), fact.getValue());
                }
            }
        }
    }

    private static void setSequences(
            Connection connection, ArchiveReader archive, ArchiveManifest.@Nullable Entry entry)
            throws SQLException, IOException {
        if (entry == null) {
            return;
        }
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(archive.open(entry), StandardCharsets.UTF_8));
                PreparedStatement set = connection.prepareStatement("select setval(?::regclass, ?)")) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t");
                set.setString(1, LogicalCopy.quote(parts[0]) + "." + LogicalCopy.quote(parts[1]));
                set.setLong(2, Long.parseLong(parts[2]));
                set.execute();
            }
        }
    }

    private static List<ArchiveManifest.Entry> files(ArchiveManifest manifest) {
        return manifest.entries().stream()
                .filter(entry -> entry.name().startsWith(LogicalCopy.FILES))
                .toList();
    }

    private Path targetOf(ArchiveManifest.Entry entry) {
        Path file = installation
                .data()
                .resolve(entry.name().substring(LogicalCopy.FILES.length()))
                .normalize();
        if (!file.startsWith(installation.data())) {
            throw new CommandFailure("cli.archive-damaged", installation.data(), entry.name());
        }
        return file;
    }

    private void writeFiles(ArchiveReader archive) throws IOException {
        for (ArchiveManifest.Entry entry : files(archive.manifest())) {
            Path file = targetOf(entry);
            Files.createDirectories(file.resolveSibling("."));
            try (OutputStream out = Files.newOutputStream(file)) {
                archive.copy(entry, out, read -> {});
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
