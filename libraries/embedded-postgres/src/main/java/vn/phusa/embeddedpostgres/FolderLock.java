package vn.phusa.embeddedpostgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to run the server of one folder. The operating system drops the lock with the process that holds it, however
 * that ends.
 */
final class FolderLock implements AutoCloseable {

    /** Closing any channel of a locked file drops the process's lock, so a second attempt must not even open it. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock take(DataFolder data) throws IOException {
        Path folder = data.folder().toRealPath();
        if (!HELD_HERE.add(folder)) {
            throw inUse(data);
        }
        try {
            FileChannel channel =
                    FileChannel.open(data.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw inUse(data);
            }
            ProcessHandle self = ProcessHandle.current();
            Files.writeString(
                    data.ownerFile(),
                    "process " + self.pid()
                            + self.info()
                                    .startInstant()
                                    .map(start -> ", started " + start)
                                    .orElse("")
                            + "\n");
            return new FolderLock(folder, channel);
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(folder);
            throw e;
        }
    }

    private static StartFailure inUse(DataFolder data) {
        return new StartFailure(
                StartFailure.Code.FOLDER_IN_USE,
                DataFolder.read(data.ownerFile()).orElse("?") + ", " + data.folder());
    }

    @Override
    public void close() throws IOException {
        HELD_HERE.remove(folder);
        channel.close();
    }
}
