package vn.phusa.embeddedpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The door of this library: starts the bundled PostgreSQL, or finds the one that is running. */
public final class EmbeddedPostgres {

    private EmbeddedPostgres() {}

    /**
     * Starts the server of a folder, creating the folder and the cluster on the first call. A server that an earlier, killed
     * process left running is taken over after checking that it belongs to this folder and this version.
     *
     * @throws StartFailure with a reason and what to do
     */
    public static RunningPostgres start(Settings settings) {
        return start(settings, ServerUser.choose());
    }

    static RunningPostgres start(Settings settings, ServerUser user) {
        DataFolder data = new DataFolder(settings.folder());
        FolderLock lock;
        try {
            Files.createDirectories(data.folder());
            lock = FolderLock.take(data);
        } catch (IOException e) {
            throw new StartFailure(StartFailure.Code.FOLDER_NOT_USABLE, data.folder() + " (" + e.getMessage() + ")", e);
        }
        try {
            ServerBinaries binaries = ServerBinaries.unpack(settings.cache(), settings.progress());
            return new OwnedServer(settings, data, lock, user, new ServerCommands(data, binaries, user)).start();
        } catch (RuntimeException e) {
            try {
                lock.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /**
     * The server of this folder if it is running and accepts our password, for a second program such as a backup. Stopping
     * what this returns leaves the server alone.
     */
    public static Optional<RunningPostgres> attach(Path folder) {
        DataFolder data = new DataFolder(folder.toAbsolutePath().normalize());
        try {
            return PostmasterFile.read(data.postmasterFile())
                    .filter(file -> file.ready() && file.isServerOf(data.cluster()))
                    .flatMap(file -> data.password().map(password -> new Connector(file.port(), password)))
                    .filter(connector -> connector.serves(data.cluster()))
                    .map(connector -> new RunningPostgres(data, connector, () -> {}));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
