package vn.phusa.epcis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a document comes from. It can be opened more than once, since JSON may say after the events what the prefixes in
 * them mean.
 */
@FunctionalInterface
public interface DocumentSource {

    /** Opens it at its beginning. */
    InputStream open() throws IOException;

    /** A document in memory. */
    static DocumentSource of(byte[] document) {
        return () -> new ByteArrayInputStream(document);
    }

    /** A document in a file. */
    static DocumentSource of(Path file) {
        return () -> Files.newInputStream(file);
    }
}
