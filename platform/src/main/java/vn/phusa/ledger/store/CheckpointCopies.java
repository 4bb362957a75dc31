package vn.phusa.ledger.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import vn.phusa.merkle.Checkpoint;
import vn.phusa.merkle.SignedNote;

/** Copies checkpoints to a folder that is best on another machine, one file each, never overwritten. */
public final class CheckpointCopies {

    private final @Nullable Path folder;

    public CheckpointCopies(@Nullable Path folder) {
        this.folder = folder;
    }

    public void copy(SignedNote note) {
        if (folder == null) {
            return;
        }
        Checkpoint checkpoint = Checkpoint.of(note);
        Path file = folder.resolve(fileName(checkpoint));
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.writeString(folder.resolve(file.getFileName() + ".unfinished"), note.toString());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot copy the checkpoint to " + file, unwritable);
        }
    }

    /** File name of a checkpoint: the log's name and the number of acts. */
    public static String fileName(Checkpoint checkpoint) {
        return checkpoint.origin().replaceAll("[^A-Za-z0-9.-]", "-") + "-" + checkpoint.size() + ".checkpoint";
    }
}
