package vn.phusa.embeddedpostgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Unpacks a POSIX ustar archive: files, folders and symbolic links, which is all that the bundle holds. */
final class TarReader {

    private static final int BLOCK = 512;

    private TarReader() {}

    /**
     * @param archive the archive, already decompressed
     * @param target an existing folder; nothing is written outside it
     * @throws IOException when the archive is damaged, holds another kind of entry, or points outside the target
     */
    static void unpack(InputStream archive, Path target) throws IOException {
        byte[] header = new byte[BLOCK];
        while (archive.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
            String prefix = text(header, 345, 155);
            String name = prefix.isEmpty() ? text(header, 0, 100) : prefix + "/" + text(header, 0, 100);
            Path path = target.resolve(name).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("archive entry leaves the target folder: " + name);
            }
            long size = octal(header, 124, 12);
            switch ((char) header[156]) {
                case '5' -> Files.createDirectories(path);
                case '0', '\0' -> writeFile(archive, path, size, (octal(header, 100, 8) & 0100) != 0);
                case '2' -> link(path, text(header, 157, 100), target);
                default -> throw new IOException("unexpected kind of archive entry: " + name);
            }
        }
    }

    private static void writeFile(InputStream archive, Path path, long size, boolean executable) throws IOException {
        Files.createDirectories(path.resolveSibling("."));
        try (OutputStream out = Files.newOutputStream(path)) {
            byte[] buffer = new byte[64 * 1024];
            for (long left = size; left > 0; ) {
                int read = archive.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("the archive ends within " + path.getFileName());
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        archive.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (executable) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(path, permissions);
    }

    private static void link(Path path, String to, Path target) throws IOException {
        if (!path.resolveSibling(to).normalize().startsWith(target)) {
            throw new IOException("archive link leaves the target folder: " + path + " -> " + to);
        }
        Files.createDirectories(path.resolveSibling("."));
        Files.createSymbolicLink(path, Path.of(to));
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int length) throws IOException {
        String digits = text(header, from, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException("damaged archive header: " + digits, e);
        }
    }
}
