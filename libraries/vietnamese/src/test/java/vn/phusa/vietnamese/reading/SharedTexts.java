package vn.phusa.vietnamese.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds files beside the project that not every clone has; a test that needs one is skipped with a line on the console. */
public final class SharedTexts {

    private SharedTexts() {}

    /** The file, or the end of the test with a message. */
    public static Path require(String relative) {
        Path file = Path.of(System.getProperty("phusa.root", "."), "..", "shared", relative);
        if (!Files.exists(file)) {
            System.err.println("SKIPPED: " + relative + " is not there; the scores on it were not checked");
            Assumptions.abort("not there: " + relative);
        }
        return file;
    }
}
