package vn.phusa.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files that the platform keeps beside its database: keys, certificates. */
final class PlatformFiles {

    /** Folders that a copy leaves out: the database has a copy of its own, the search index is made anew. */
    private static final Set<String> LEFT_OUT = Set.of("postgres", "index");

    private PlatformFiles() {}

    /** Their paths relative to the data folder, in a fixed order. */
    static List<Path> in(Path dataFolder) throws IOException {
        if (!Files.isDirectory(dataFolder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(dataFolder)) {
            return paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(dataFolder::relativize)
                    .filter(path -> !LEFT_OUT.contains(path.getName(0).toString()))
                    .sorted()
                    .toList();
        }
    }

    /** A relative path as it is written in an archive. */
    static String nameOf(Path relative) {
        return relative.toString().replace('\\', '/');
    }
}
