package vn.phusa.cli;

import java.util.List;
import java.util.Map;

/**
 * What an archive holds; its file {@code manifest.json}.
 *
 * @param kind "backup" or "export"
 * @param format version of the archive's layout
 * @param facts what a reader must know before he uses it, such as the PostgreSQL version
 * @param entries every other file of the archive
 */
record ArchiveManifest(String kind, int format, Map<String, String> facts, List<Entry> entries) {

    static final String NAME = "manifest.json";
    static final int FORMAT = 1;

    /**
     * @param name path within the archive, with "/"
     * @param size in bytes
     * @param sha256 in lower-case hexadecimal
     */
    record Entry(String name, long size, String sha256) {}

    long totalSize() {
        return entries.stream().mapToLong(Entry::size).sum();
    }
}
