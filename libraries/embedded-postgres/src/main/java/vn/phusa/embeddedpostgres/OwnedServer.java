package vn.phusa.embeddedpostgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phusa.embeddedpostgres.ServerCommands.Outcome;
import vn.phusa.embeddedpostgres.Settings.Step;

/** The life of the server of a folder whose lock we hold: create, take over or start, watch, stop. */
final class OwnedServer {

    private static final System.Logger LOG = System.getLogger(OwnedServer.class.getName());
    private static final Duration WATCH_INTERVAL = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final long LARGEST_LOG = 10L * 1024 * 1024;
    private static final String PASSWORD_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    private final Settings settings;
    private final DataFolder data;
    private final FolderLock lock;
    private final ServerUser user;
    private final ServerCommands commands;

    private boolean stopped;
    private @Nullable Thread shutdownHook;

    OwnedServer(Settings settings, DataFolder data, FolderLock lock, ServerUser user, ServerCommands commands) {
        this.settings = settings;
        this.data = data;
        this.lock = lock;
        this.user = user;
        this.commands = commands;
    }

    RunningPostgres start() {
        try {
            prepareFolder();
            String password = data.holdsCluster() ? existingPassword() : createCluster();
            Connector connector =
                    takeOver(password).orElseGet(() -> new Connector(startServer(settings.port()), password));
            connector.ensureDatabase();
            if (settings.restartedWhenLost()) {
                Thread.ofVirtual().name("postgres-watch").start(() -> watch(connector));
            }
            if (settings.deletedOnStop()) {
                shutdownHook = new Thread(this::stopAndRelease, "postgres-stop");
                Runtime.getRuntime().addShutdownHook(shutdownHook);
            }
            return new RunningPostgres(data, connector, this::stop);
        } catch (IOException e) {
            throw new StartFailure(StartFailure.Code.FOLDER_NOT_USABLE, data.folder() + " (" + e.getMessage() + ")", e);
        } catch (SQLException e) {
            throw new StartFailure(StartFailure.Code.SERVER_FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private void prepareFolder() throws IOException {
        user.own(data.folder());
        if (!user.can("test", "-w", data.folder().toString())) {
            throw new StartFailure(StartFailure.Code.FOLDER_NOT_USABLE, data.folder() + " (" + user + ")");
        }
        if (Files.exists(data.serverLog()) && Files.size(data.serverLog()) > LARGEST_LOG) {
            Files.move(
                    data.serverLog(),
                    data.serverLog().resolveSibling("server.old.log"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String existingPassword() throws IOException {
        String ours = commands.version();
        String theirs = data.majorVersion().orElse("?");
        if (!ours.startsWith(theirs + ".")) {
            throw new StartFailure(
                    StartFailure.Code.OTHER_MAJOR_VERSION, theirs + ", Phù Sa: " + ours + ", " + data.cluster());
        }
        user.own(data.cluster());
        return data.password()
                .filter(text -> !text.isEmpty())
                .orElseThrow(() ->
                        new StartFailure(StartFailure.Code.FOLDER_NOT_USABLE, data.passwordFile() + " is missing"));
    }

    /** The cluster is made beside its place and moved there when complete, so that half a cluster is never started. */
    private String createCluster() throws IOException {
        settings.progress().accept(Step.CREATING);
        Path unfinished = data.folder().resolve("cluster.new");
        Folders.delete(unfinished);
        String password = newPassword();
        writePassword(password);
        Outcome outcome = commands.createCluster(unfinished, settings.durable());
        if (!outcome.succeeded()) {
            throw new StartFailure(StartFailure.Code.SERVER_FAILED, "initdb: " + outcome.output());
        }
        Files.move(unfinished, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    private void writePassword(String password) throws IOException {
        Path file = data.passwordFile();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password + "\n", StandardCharsets.UTF_8);
        user.own(file);
    }

    private static String newPassword() {
        return new SecureRandom()
                .ints(32, 0, PASSWORD_LETTERS.length())
                .mapToObj(index -> PASSWORD_LETTERS.substring(index, index + 1))
                .collect(Collectors.joining());
    }

    /** Takes over a server that an earlier process left behind; one that does not fit is stopped. */
    private Optional<Connector> takeOver(String password) throws SQLException {
        Optional<PostmasterFile> found =
                PostmasterFile.read(data.postmasterFile()).filter(file -> file.isServerOf(data.cluster()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        settings.progress().accept(Step.ADOPTING);
        PostmasterFile file = awaitReady(found.get());
        Connector connector = new Connector(file.port(), password);
        if (file.ready()
                && (settings.port() == 0 || settings.port() == file.port())
                && connector.serves(data.cluster())
                && connector.version().equals(commands.version())) {
            LOG.log(System.Logger.Level.INFO, "took over the running PostgreSQL, process {0}", file.process());
            return Optional.of(connector);
        }
        stopServer();
        return Optional.empty();
    }

    private PostmasterFile awaitReady(PostmasterFile first) {
        PostmasterFile file = first;
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        while (!file.ready() && file.isServerOf(data.cluster()) && System.nanoTime() < deadline) {
            pause(WATCH_INTERVAL);
            file = PostmasterFile.read(data.postmasterFile()).orElse(file);
        }
        return file;
    }

    /**
     * Starts the server and waits until it accepts connections.
     *
     * @param wantedPort 0 for a free one
     * @return the port
     */
    private int startServer(int wantedPort) {
        Optional<PostmasterFile> leftOver = PostmasterFile.read(data.postmasterFile());
        settings.progress().accept(leftOver.isPresent() ? Step.RECOVERING : Step.STARTING);
        if (leftOver.filter(PostmasterFile::numberIsTaken).isPresent()) {
            PostmasterFile.disown(data.postmasterFile());
        }
        for (int attempt = 1; ; attempt++) {
            int port = wantedPort == 0 ? freePort() : wantedPort;
            long logStart = logSize();
            Outcome outcome = commands.start(settings.effectiveParameters(port), settings.startTimeout());
            if (outcome.succeeded()) {
                return port;
            }
            if (isRunning()) {
                throw new StartFailure(
                        StartFailure.Code.STILL_STARTING, data.serverLog().toString());
            }
            String said = logSince(logStart);
            boolean portTaken = said.contains("could not create any TCP/IP sockets");
            // Children of a killed server end by themselves, a moment after it.
            boolean childrenLeft = said.contains("shared memory block") && said.contains("still in use");
            if (attempt == 20 || !(childrenLeft || portTaken && wantedPort == 0)) {
                throw portTaken
                        ? new StartFailure(StartFailure.Code.PORT_TAKEN, Integer.toString(port))
                        : new StartFailure(StartFailure.Code.SERVER_FAILED, outcome.output() + "\n" + said);
            }
            pause(Duration.ofMillis(500));
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartFailure(StartFailure.Code.PORT_TAKEN, "0", e);
        }
    }

    private long logSize() {
        try {
            return Files.exists(data.serverLog()) ? Files.size(data.serverLog()) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** What the server has written since, at most its last 4,000 bytes. */
    private String logSince(long position) {
        try (RandomAccessFile log = new RandomAccessFile(data.serverLog().toFile(), "r")) {
            long from = Math.max(position, log.length() - 4_000);
            byte[] bytes = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Starts a server that died again, on its old port, until it runs or the platform stops. */
    private void watch(Connector connector) {
        Duration nextPause = WATCH_INTERVAL;
        while (true) {
            pause(nextPause);
            synchronized (this) {
                if (stopped || Thread.currentThread().isInterrupted()) {
                    return;
                }
                if (isRunning()) {
                    nextPause = WATCH_INTERVAL;
                    continue;
                }
                LOG.log(System.Logger.Level.WARNING, "PostgreSQL is gone; starting it again");
                try {
                    startServer(connector.port());
                    LOG.log(System.Logger.Level.INFO, "PostgreSQL runs again");
                    nextPause = WATCH_INTERVAL;
                } catch (StartFailure e) {
                    Duration doubled = nextPause.multipliedBy(2);
                    nextPause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
                    LOG.log(System.Logger.Level.ERROR, "PostgreSQL could not be started again", e);
                }
            }
        }
    }

    private void stop() {
        Thread hook = shutdownHook;
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException shuttingDown) {
                // The hook runs already; it and this method exclude each other.
                LOG.log(System.Logger.Level.DEBUG, "stopping during shutdown");
            }
        }
        stopAndRelease();
    }

    private synchronized void stopAndRelease() {
        if (stopped) {
            return;
        }
        stopped = true;
        settings.progress().accept(Step.STOPPING);
        stopServer();
        try {
            lock.close();
            if (settings.deletedOnStop()) {
                Folders.delete(data.folder());
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "after the stop of PostgreSQL", e);
        }
    }

    private void stopServer() {
        if (!isRunning()) {
            return;
        }
        Outcome outcome = commands.stop("fast", settings.stopTimeout());
        if (!outcome.succeeded()) {
            LOG.log(System.Logger.Level.WARNING, "PostgreSQL did not stop cleanly: {0}", outcome.output());
            commands.stop("immediate", settings.stopTimeout());
        }
    }

    private boolean isRunning() {
        return PostmasterFile.read(data.postmasterFile())
                .filter(file -> file.isServerOf(data.cluster()))
                .isPresent();
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
