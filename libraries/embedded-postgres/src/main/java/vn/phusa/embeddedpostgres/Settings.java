package vn.phusa.embeddedpostgres;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * How a server is to run. Start from {@link #in(Path)} or {@link #temporary()} and change what differs.
 *
 * @param folder where everything of this server lives; see {@link DataFolder}
 * @param cache where the unpacked programs are kept, shared between servers and runs
 * @param port the TCP port on 127.0.0.1; 0 takes a free one
 * @param durable false turns fsync off: for tests only, a power cut may destroy the data
 * @param deletedOnStop true removes the folder when the server stops
 * @param restartedWhenLost true starts the server again when it dies while it should run
 * @param startTimeout how long a start, including crash recovery, may take
 * @param stopTimeout how long a clean stop may take
 * @param parameters PostgreSQL parameters on top of the defaults, for example {@code shared_buffers=1GB}
 * @param progress told of each step that may take a while
 */
public record Settings(
        Path folder,
        Path cache,
        int port,
        boolean durable,
        boolean deletedOnStop,
        boolean restartedWhenLost,
        Duration startTimeout,
        Duration stopTimeout,
        Map<String, String> parameters,
        Consumer<Step> progress) {

    /** What the launcher is busy with. */
    public enum Step {
        /** Unpacking the bundled programs, once per version. */
        UNPACKING,
        /** Creating an empty database cluster, once per data folder. */
        CREATING,
        /** Starting the server. */
        STARTING,
        /** Starting after a crash: the server replays its log first. */
        RECOVERING,
        /** Taking over a server of this folder that is already running. */
        ADOPTING,
        /** Stopping the server. */
        STOPPING
    }

    private static final Pattern PARAMETER_NAME = Pattern.compile("[a-z_][a-z0-9_.]*");
    private static final Pattern PARAMETER_VALUE = Pattern.compile("[^'\\\\\\p{Cntrl}]*");

    public Settings {
        folder = folder.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
        parameters = Map.copyOf(parameters);
        parameters.forEach((name, value) -> {
            // They travel through a shell that pg_ctl starts; nothing that could end a quoted word may pass.
            if (!PARAMETER_NAME.matcher(name).matches()
                    || !PARAMETER_VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("not a PostgreSQL parameter: " + name + "=" + value);
            }
        });
    }

    /** A durable server in this folder on a free port. */
    public static Settings in(Path folder) {
        return new Settings(
                folder,
                defaultCache(),
                0,
                true,
                false,
                true,
                Duration.ofMinutes(30),
                Duration.ofMinutes(2),
                Map.of(),
                step -> {});
    }

    /** A fast server for tests in a new temporary folder, which is gone after the stop. */
    public static Settings temporary() {
        try {
            return in(Files.createTempDirectory("phusa-postgres-"))
                    .withDurable(false)
                    .withDeletedOnStop(true)
                    .withRestartedWhenLost(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Settings withCache(Path value) {
        return new Settings(
                folder,
                value,
                port,
                durable,
                deletedOnStop,
                restartedWhenLost,
                startTimeout,
                stopTimeout,
                parameters,
                progress);
    }

    public Settings withPort(int value) {
        return new Settings(
                folder,
                cache,
                value,
                durable,
                deletedOnStop,
                restartedWhenLost,
                startTimeout,
                stopTimeout,
                parameters,
                progress);
    }

    public Settings withDurable(boolean value) {
        return new Settings(
                folder,
                cache,
                port,
                value,
                deletedOnStop,
                restartedWhenLost,
                startTimeout,
                stopTimeout,
                parameters,
                progress);
    }

    public Settings withDeletedOnStop(boolean value) {
        return new Settings(
                folder,
                cache,
                port,
                durable,
                value,
                restartedWhenLost,
                startTimeout,
                stopTimeout,
                parameters,
                progress);
    }

    public Settings withRestartedWhenLost(boolean value) {
        return new Settings(
                folder, cache, port, durable, deletedOnStop, value, startTimeout, stopTimeout, parameters, progress);
    }

    public Settings withTimeouts(Duration start, Duration stop) {
        return new Settings(
                folder, cache, port, durable, deletedOnStop, restartedWhenLost, start, stop, parameters, progress);
    }

    /** Adds one PostgreSQL parameter. */
    public Settings withParameter(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return new Settings(
                folder,
                cache,
                port,
                durable,
                deletedOnStop,
                restartedWhenLost,
                startTimeout,
                stopTimeout,
                changed,
                progress);
    }

    public Settings withProgress(Consumer<Step> value) {
        return new Settings(
                folder,
                cache,
                port,
                durable,
                deletedOnStop,
                restartedWhenLost,
                startTimeout,
                stopTimeout,
                parameters,
                value);
    }

    /**
     * The parameters the server is started with, for a machine of two cores that it shares with the platform. Up to two fifths of the
     * memory hold tables; they are taken only as the tables grow. What is left to the system's own cache may be gone when it is asked
     * for: of ten million events (9 GB) on a machine with 24 GB whose system gives up files after a minute, a page that lies scattered
     * took up to 40 ms from the disk.
     */
    Map<String, String> effectiveParameters(int chosenPort) {
        Map<String, String> effective = new LinkedHashMap<>();
        long buffers = buffers(memory());
        effective.put("shared_buffers", buffers + "MB");
        effective.put("effective_cache_size", Math.max(1024, buffers * 3 / 2) + "MB");
        effective.put("maintenance_work_mem", "128MB");
        effective.put("work_mem", "16MB");
        effective.put("random_page_cost", "1.1");
        effective.put("jit", "off");
        effective.put("wal_compression", "on");
        effective.put("log_checkpoints", "off");
        effective.put("timezone", "UTC");
        effective.put("log_timezone", "UTC");
        effective.put("password_encryption", "scram-sha-256");
        effective.putAll(parameters);
        String onOrOff = durable ? "on" : "off";
        effective.put("fsync", onOrOff);
        effective.put("synchronous_commit", onOrOff);
        effective.put("full_page_writes", onOrOff);
        effective.put("listen_addresses", "127.0.0.1");
        effective.put("unix_socket_directories", "");
        effective.put("port", Integer.toString(chosenPort));
        return effective;
    }

    /** Megabytes of two fifths of the memory, 256 MB to 16 GB. */
    static long buffers(long memoryInBytes) {
        return Math.clamp(memoryInBytes / 5 * 2 / 1024 / 1024, 256, 16_384);
    }

    /** Bytes that the machine, or the container around us, has; 0 where the system does not say. */
    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    /** Root's cache must be readable by the ordinary user that the server may have to run as. */
    private static Path defaultCache() {
        String chosen = System.getenv("XDG_CACHE_HOME");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen, "phusa");
        }
        return ServerUser.isRoot()
                ? Path.of("/var/cache/phusa")
                : Path.of(System.getProperty("user.home"), ".cache", "phusa");
    }
}
