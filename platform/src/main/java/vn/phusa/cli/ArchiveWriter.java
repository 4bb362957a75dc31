package vn.phusa.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an archive with its manifest. It is written beside its place, readable by its owner only, and moved there when
 * it is complete; an archive that is closed unfinished leaves nothing behind. The same content gives the same bytes.
 */
final class ArchiveWriter implements AutoCloseable {

    private final Path target;
    private final Path unfinished;
    private final ZipOutputStream zip;
    private final List<ArchiveManifest.Entry> entries = new ArrayList<>();
    private boolean finished;

    ArchiveWriter(Path target) throws IOException {
        this.target = target.toAbsolutePath().normalize();
        if (Files.exists(this.target)) {
            throw new FileAlreadyExistsException(this.target.toString());
        }
        Path folder = this.target.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new CommandFailure("cli.no-folder", folder);
        }
        unfinished = this.target.resolveSibling(this.target.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Begins a file; closing the stream ends it. One at a time. */
    OutputStream entry(String name) throws IOException {
        begin(name);
        return new EntryStream(name);
    }

    void finish(String kind, Map<String, String> facts) throws IOException {
        ArchiveManifest manifest = new ArchiveManifest(kind, ArchiveManifest.FORMAT, facts, entries);
        begin(ArchiveManifest.NAME);
        zip.write(JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.close();
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        finished = true;
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // The same content gives the same archive, whenever it is written.
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            zip.close();
            Files.deleteIfExists(unfinished);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts and digests what passes through. */
    private final class EntryStream extends FilterOutputStream {
        private final String name;
        private final MessageDigest digest = sha256();
        private long size;
        private boolean closed;

        EntryStream(String name) {
            super(zip);
            this.name = name;
            this.out = new DigestOutputStream(zip, digest);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            size++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            size += length;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                zip.closeEntry();
                entries.add(new ArchiveManifest.Entry(name, size, HexFormat.of().formatHex(digest.digest())));
            }
        }
    }
}
