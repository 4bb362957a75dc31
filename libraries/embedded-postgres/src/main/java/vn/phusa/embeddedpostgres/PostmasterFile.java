package vn.phusa.embeddedpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes about itself into {@code postmaster.pid}.
 *
 * @param process the process id of the postmaster
 * @param port its TCP port
 * @param ready true when it accepts connections
 */
record PostmasterFile(long process, int port, boolean ready) {

    /** A process id that no system hands out; see {@link #disown}. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

    static Optional<PostmasterFile> read(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 4) {
                return Optional.empty();
            }
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip()),
                    lines.size() > 7 && lines.get(7).strip().equals("ready")));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * True when that process lives and is the server of this cluster, and not another program, or another server, that got
     * the same number.
     */
    boolean isServerOf(Path cluster) {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().command())
                .filter(command -> Path.of(command).endsWith("postgres") && worksIn(cluster))
                .isPresent();
    }

    /** A postmaster's working directory is its cluster; systems without /proc cannot tell. */
    private boolean worksIn(Path cluster) {
        Path workingDirectory = Path.of("/proc", Long.toString(process), "cwd");
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return true;
        }
        try {
            return workingDirectory.toRealPath().equals(cluster.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** True when the number belongs to a living or dead process that PostgreSQL would take for a running server. */
    boolean numberIsTaken() {
        return ProcessHandle.of(process).isPresent();
    }

    /**
     * Marks the file as left over. After a reboot its number may belong to another program, and where nobody collects dead
     * processes the dead server keeps it; PostgreSQL would refuse to start. Deleting the file would also drop the check
     * that no child of the old server still works on the data, so only the number is changed.
     */
    static void disown(Path file) {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            lines.set(0, NOBODY);
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
