package vn.phusa.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Puts a backup into an empty data folder, checking every file, and starts its server once to prove that it works. */
final class Restore {

    private static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> PRIVATE_FOLDER = PosixFilePermissions.fromString("rwx------");

    /** Folders that a server expects and that a backup leaves empty or may not mention. */
    private static final List<String> EXPECTED_FOLDERS = List.of(
            "pg_wal/archive_status",
            "pg_wal/summaries",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_tblspc",
            "pg_twophase",
            "pg_commit_ts",
            "pg_logical/snapshots",
            "pg_logical/mappings",
            "pg_multixact/members",
            "pg_multixact/offsets",
            "pg_xact");

    private final Installation installation;
    private final Terminal terminal;

    Restore(Installation installation, Terminal terminal) {
        this.installation = installation;
        this.terminal = terminal;
    }

    void read(Path source) throws IOException {
        if (installation.isExternal()) {
            throw new CommandFailure("cli.backup-external");
        }
        Path data = installation.data();
        refuseUnlessEmpty(data);
        Files.createDirectories(data);
        Path unfinished = data.resolveSibling(data.getFileName() + ".restoring");
        delete(unfinished);
        Files.createDirectories(unfinished);
        try (ArchiveReader archive = ArchiveReader.open(source, PhysicalBackup.KIND);
                Terminal.Progress progress = terminal.progress(
                        "cli.restore-progress", archive.manifest().totalSize())) {
            for (ArchiveManifest.Entry entry : archive.manifest().entries()) {
                Path file = unfinished.resolve(entry.name()).normalize();
                if (!file.startsWith(unfinished)) {
                    throw new CommandFailure("cli.archive-damaged", source, entry.name());
                }
                Files.createDirectories(parentOf(file));
                try (OutputStream out = Files.newOutputStream(file)) {
                    archive.copy(entry, out, progress::advance);
                }
                Files.setPosixFilePermissions(file, PRIVATE_FILE);
            }
            for (String folder : EXPECTED_FOLDERS) {
                Files.createDirectories(unfinished.resolve(PhysicalBackup.CLUSTER + folder));
            }
            makeFoldersPrivate(unfinished.resolve(PhysicalBackup.CLUSTER));
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            delete(unfinished);
            throw e;
        }
        terminal.say("cli.restore-starting");
        installation.open().close();
        terminal.say("cli.restore-done", data);
    }

    private static void refuseUnlessEmpty(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> present = Files.list(data)) {
            if (present.findAny().isPresent()) {
                throw new CommandFailure("cli.restore-not-empty", data);
            }
        }
    }

    private static void makeFoldersPrivate(Path cluster) throws IOException {
        try (Stream<Path> paths = Files.walk(cluster)) {
            for (Path folder : paths.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(folder, PRIVATE_FOLDER);
            }
        }
    }

    private static Path parentOf(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("no folder: " + file);
        }
        return parent;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
