package vn.phusa.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads an archive and believes nothing in it that its manifest does not confirm. */
final class ArchiveReader implements AutoCloseable {

    private static final int LARGEST_MANIFEST = 64 * 1024 * 1024;

    private final Path file;
    private final ZipFile zip;
    private final ArchiveManifest manifest;

    private ArchiveReader(Path file, ZipFile zip, ArchiveManifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @param kind what the archive must be */
    static ArchiveReader open(Path file, String kind) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new CommandFailure("cli.archive-is-none", file);
        }
        try {
            ArchiveManifest manifest = readManifest(file, zip);
            if (!manifest.kind().equals(kind) || manifest.format() > ArchiveManifest.FORMAT) {
                throw new CommandFailure("cli.archive-other-kind", file, manifest.kind() + " " + manifest.format());
            }
            return new ArchiveReader(file, zip, manifest);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ArchiveManifest readManifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(ArchiveManifest.NAME);
        if (entry == null || entry.getSize() > LARGEST_MANIFEST) {
            throw new CommandFailure("cli.archive-damaged", file, ArchiveManifest.NAME);
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return new JsonMapper().readValue(content, ArchiveManifest.class);
        } catch (JacksonException e) {
            throw new CommandFailure("cli.archive-damaged", file, ArchiveManifest.NAME);
        }
    }

    ArchiveManifest manifest() {
        return manifest;
    }

    /** Reads every file once and compares it with the manifest. */
    void check(LongConsumer progress) throws IOException {
        for (ArchiveManifest.Entry entry : manifest.entries()) {
            copy(entry, OutputStream.nullOutputStream(), progress);
        }
    }

    /** Copies a file of the archive; fails when it is not what the manifest says. */
    void copy(ArchiveManifest.Entry entry, OutputStream target, LongConsumer progress) throws IOException {
        try (InputStream content = open(entry)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                target.write(buffer, 0, read);
                progress.accept(read);
            }
        }
    }

    /** Opens a file of the archive; the stream fails at its end when the content is not what the manifest says. */
    InputStream open(ArchiveManifest.Entry entry) throws IOException {
        ZipEntry stored = zip.getEntry(entry.name());
        if (stored == null) {
            throw damaged(entry);
        }
        return new CheckedStream(entry, zip.getInputStream(stored));
    }

    private CommandFailure damaged(ArchiveManifest.Entry entry) {
        return new CommandFailure("cli.archive-damaged", file, entry.name());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class CheckedStream extends FilterInputStream {
        private final ArchiveManifest.Entry entry;
        private final MessageDigest digest = ArchiveWriter.sha256();
        private long left;
        private boolean ended;

        CheckedStream(ArchiveManifest.Entry entry, InputStream content) {
            super(content);
            this.entry = entry;
            this.in = new DigestInputStream(content, digest);
            this.left = entry.size();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (ended) {
                return -1;
            }
            int read;
            try {
                read = in.read(buffer, from, length);
            } catch (ZipException e) {
                throw damaged(entry);
            }
            left -= Math.max(0, read);
            ended = read < 0;
            if (left < 0 || ended && !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
                throw damaged(entry);
            }
            return read;
        }
    }
}
