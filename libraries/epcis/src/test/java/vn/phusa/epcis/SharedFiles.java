package vn.phusa.epcis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The official files and those of other projects, which do not ship with this one; tests that need them skip without. */
public final class SharedFiles {

    private static final Path FOLDER = Path.of(System.getProperty("phusa.root", "../.."), "../shared/data");

    private SharedFiles() {}

    /** A folder of them; the test is skipped, and says so, where it is absent. */
    public static Path folder(String name) {
        Path folder = FOLDER.resolve(name);
        if (!Files.isDirectory(folder)) {
            System.err.println("SKIPPED: " + folder.normalize() + " is absent");
        }
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> folder.normalize() + " is absent");
        return folder;
    }

    /** The files below a folder whose names end like one of these. */
    public static List<Path> files(String name, String... endings) {
        try (Stream<Path> all = Files.walk(folder(name))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
