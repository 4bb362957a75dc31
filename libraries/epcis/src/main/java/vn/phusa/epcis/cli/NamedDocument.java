package vn.phusa.epcis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import vn.phusa.epcis.DocumentSource;

/**
 * A document under the name that was given on the command line.
 *
 * @param name a file name, or {@code -} for standard input
 */
public record NamedDocument(String name, DocumentSource source) {

    /** A file, or standard input for a hyphen. */
    public static NamedDocument of(Path file, InputStream standardInput) throws IOException {
        String name = file.toString();
        return new NamedDocument(
                name, name.equals("-") ? DocumentSource.of(standardInput.readAllBytes()) : DocumentSource.of(file));
    }
}
