package vn.phusa.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Where content lies, addressed by its SHA-256. The platform keeps it in PostgreSQL, so that it is backed up,
 * replicated and verified with the rest; an object store can stand here instead.
 *
 * <p>Everything streams: no method holds more than one chunk in memory.
 */
public interface BlobStore {
    /** Keeps the file's content unless it is there already. Part of the caller's transaction. */
    void keep(Digest digest, Path file) throws IOException;

    /**
     * Content from the given byte on.
     *
     * @param from 0 to the size
     * @throws MissingContent when there is none under this digest
     */
    InputStream open(Digest digest, long from);

    /** Every digest kept, with its size, in no particular order. */
    void each(Consumer<Kept> consumer);

    /** Removes content that no document refers to and that was last kept before the moment; answers how many. */
    int removeUnreferenced(Instant keptBefore);

    /** One piece of content. */
    record Kept(Digest digest, long size) {}

    /** Content that a document refers to is not there, or not whole. */
    final class MissingContent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public MissingContent(Digest digest, String what) {
            super("content " + digest + ": " + what);
        }
    }
}
