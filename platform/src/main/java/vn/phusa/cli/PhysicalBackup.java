package vn.phusa.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An online physical backup of the bundled server: the platform goes on working meanwhile. PostgreSQL's documented
 * low-level procedure: a slot keeps the log, {@code pg_backup_start}, the files, {@code pg_backup_stop}, the log between
 * the two. (The bundle has no pg_basebackup.)
 */
final class PhysicalBackup {

    static final String KIND = "backup";
    static final String CLUSTER = "postgres/cluster/";

    /** What a server makes anew when it starts; PostgreSQL's manual, "Making a Base Backup Using the Low Level API". */
    private static final Set<String> FOLDERS_LEFT_EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> FILES_LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "backup_manifest");

    private static final String CONTROL_FILE = "global/pg_control";

    private final Installation installation;
    private final Terminal terminal;

    PhysicalBackup(Installation installation, Terminal terminal) {
        this.installation = installation;
        this.terminal = terminal;
    }

    void write(Path target) throws IOException, SQLException {
        if (installation.isExternal()) {
            throw new CommandFailure("cli.backup-external");
        }
        if (Files.exists(target)) {
            throw new CommandFailure("cli.file-exists", target);
        }
        Path cluster = installation.postgres().cluster();
        try (Installation.Database database = installation.open();
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ArchiveWriter archive = new ArchiveWriter(target)) {
            refuseTablespaces(cluster);
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("postgresql", text(statement, "show server_version"));
            statement.execute("select pg_create_physical_replication_slot('phusa_backup_"
                    + ProcessHandle.current().pid() + "', true, true)");
            String start = text(statement, "select pg_backup_start('phusa', true)");
            String firstSegment = text(statement, "select pg_walfile_name('" + start + "')");
            List<Path> files = filesOf(cluster);
            long total = 0;
            for (Path file : files) {
                total += sizeOf(cluster.resolve(file));
            }
            try (Terminal.Progress progress = terminal.progress("cli.backup-progress", total)) {
                for (Path file : files) {
                    copy(archive, CLUSTER + PlatformFiles.nameOf(file), cluster.resolve(file), progress);
                }
                progress.complete();
            }
            String stop;
            String label;
            try (ResultSet row = statement.executeQuery("select lsn, labelfile from pg_backup_stop(false)")) {
                row.next();
                stop = row.getString(1);
                label = row.getString(2);
            }
            try (OutputStream out = archive.entry(CLUSTER + "backup_label")) {
                out.write(label.getBytes(StandardCharsets.UTF_8));
            }
            // The position after the last record may be the first of a segment that does not exist yet; the segment
            // before holds the record itself.
            String lastSegment = text(statement, "select pg_walfile_name('" + stop + "'::pg_lsn - 1)");
            copyLog(archive, cluster.resolve("pg_wal"), firstSegment, lastSegment);
            copyRest(archive);
            archive.finish(KIND, facts);
        }
        terminal.say("cli.backup-done", target, Files.size(target) / 1_000_000.0);
    }

    private static void refuseTablespaces(Path cluster) throws IOException {
        try (Stream<Path> tablespaces = Files.list(cluster.resolve("pg_tblspc"))) {
            if (tablespaces.findAny().isPresent()) {
                throw new CommandFailure("cli.backup-tablespaces");
            }
        }
    }

    /** The files of the cluster, relative to it, the control file last as the procedure asks. */
    private static List<Path> filesOf(Path cluster) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(cluster)) {
            paths.filter(Files::isRegularFile)
                    .map(cluster::relativize)
                    .filter(path -> !FOLDERS_LEFT_EMPTY.contains(path.getName(0).toString()))
                    .filter(path -> !FILES_LEFT_OUT.contains(path.toString()))
                    .filter(path -> !path.getFileName().toString().startsWith("pg_internal.init"))
                    .filter(path -> !path.toString().contains("pgsql_tmp"))
                    .filter(path -> !path.toString().equals(CONTROL_FILE))
                    .sorted(Comparator.comparing(Path::toString))
                    .forEach(found::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        found.add(Path.of(CONTROL_FILE));
        return found;
    }

    private void copyLog(ArchiveWriter archive, Path folder, String first, String last) throws IOException {
        List<Path> segments;
        try (Stream<Path> paths = Files.list(folder)) {
            segments = paths.filter(path -> {
                        String name = path.getFileName().toString();
                        return name.endsWith(".history")
                                || name.matches("[0-9A-F]{24}")
                                        && name.compareTo(first) >= 0
                                        && name.compareTo(last) <= 0;
                    })
                    .sorted()
                    .toList();
        }
        try (Terminal.Progress progress = terminal.progress("cli.backup-log-progress", segments.size())) {
            for (Path segment : segments) {
                try (InputStream in = Files.newInputStream(segment);
                        OutputStream out = archive.entry(CLUSTER + "pg_wal/" + segment.getFileName())) {
                    in.transferTo(out);
                }
                progress.advance(1);
            }
        }
    }

    private void copyRest(ArchiveWriter archive) throws IOException {
        try (InputStream in = Files.newInputStream(installation.postgres().passwordFile());
                OutputStream out = archive.entry("postgres/password")) {
            in.transferTo(out);
        }
        for (Path file : PlatformFiles.in(installation.data())) {
            try (InputStream in = Files.newInputStream(installation.data().resolve(file));
                    OutputStream out = archive.entry(PlatformFiles.nameOf(file))) {
                in.transferTo(out);
            }
        }
    }

    /** Files come and go and grow while the server works; its log brings them right at the restore. */
    private static void copy(ArchiveWriter archive, String name, Path file, Terminal.Progress progress)
            throws IOException {
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = archive.entry(name)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                progress.advance(read);
            }
        } catch (NoSuchFileException dropped) {
            // Its table was dropped meanwhile, and the log says so.
            return;
        }
    }

    private static long sizeOf(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException dropped) {
            return 0;
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
