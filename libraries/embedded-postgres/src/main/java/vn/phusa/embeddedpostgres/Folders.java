package vn.phusa.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Work on whole folders. */
final class Folders {

    private Folders() {}

    /** Deletes the folder with all it holds; a folder that is not there is fine. */
    static void delete(Path folder) throws IOException {
        for (Path path : everythingIn(folder)) {
            Files.deleteIfExists(path);
        }
    }

    /** All paths of the folder, the deepest first, the folder itself last. */
    static List<Path> everythingIn(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
