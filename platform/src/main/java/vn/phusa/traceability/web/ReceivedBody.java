package vn.phusa.traceability.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import vn.phusa.base.Problem;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.traceability.CaptureProblem;
import vn.phusa.traceability.DocumentReceived;

/**
 * The body of a request: in memory as long as it is small and there is room, else in a temporary file. Nobody's slow line holds a
 * connection to the database.
 */
final class ReceivedBody implements AutoCloseable {
    /** As large as what is captured at once. */
    private static final int SMALL = 4 << 20;

    private static final int BUFFER = 64 << 10;

    /** So many kilobytes of bodies are in memory at a time. */
    private static final Semaphore ROOM = new Semaphore(96 << 10);

    private final DocumentReceived document;
    private final @Nullable Path file;
    private final int room;

    private ReceivedBody(DocumentReceived document, @Nullable Path file, int room) {
        this.document = document;
        this.file = file;
        this.room = room;
    }

    /**
     * Reads the whole body.
     *
     * @throws EpcisRefusal when it is larger than the limit
     */
    static ReceivedBody read(HttpServletRequest request, boolean json, long limit, Map<String, String> limits)
            throws IOException {
        if (!isGzip(request)) {
            return read(request.getInputStream(), request.getContentLengthLong(), json, limit, limits);
        }
        // The limit is for what comes out, so that little cannot become much.
        try (InputStream body = new GZIPInputStream(request.getInputStream(), BUFFER)) {
            return read(body, -1, json, limit, limits);
        } catch (ZipException | EOFException broken) {
            throw new EpcisRefusal(EpcisException.VALIDATION, Problem.of(CaptureProblem.NOT_GZIP));
        }
    }

    static boolean isGzip(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null
                && Set.of("gzip", "x-gzip").contains(encoding.strip().toLowerCase(Locale.ROOT));
    }

    private static ReceivedBody read(
            InputStream body, long announced, boolean json, long limit, Map<String, String> limits) throws IOException {
        if (announced > limit) {
            throw tooLarge(limit, limits);
        }
        MessageDigest digest = sha256();
        int room = announced > SMALL ? 0 : (announced < 0 ? SMALL : (int) announced) / 1024 + 1;
        if (room == 0 || !ROOM.tryAcquire(room)) {
            return spooled(new byte[0], body, digest, json, limit, limits);
        }
        boolean kept = false;
        try {
            byte[] start = body.readNBytes(SMALL);
            digest.update(start);
            if (start.length > limit) {
                throw tooLarge(limit, limits);
            }
            int next = start.length < SMALL ? -1 : body.read();
            if (next >= 0) {
                digest.update((byte) next);
                byte[] longer = Arrays.copyOf(start, start.length + 1);
                longer[start.length] = (byte) next;
                return spooled(longer, body, digest, json, limit, limits);
            }
            kept = true;
            return new ReceivedBody(
                    new DocumentReceived(json, DocumentSource.of(start), start.length, digest.digest()), null, room);
        } finally {
            if (!kept) {
                ROOM.release(room);
            }
        }
    }

    private static ReceivedBody spooled(
            byte[] start, InputStream rest, MessageDigest digest, boolean json, long limit, Map<String, String> limits)
            throws IOException {
        Path file = Files.createTempFile("phusa-epcis", ".document");
        boolean kept = false;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            long size = start.length;
            out.write(start);
            byte[] buffer = new byte[BUFFER];
            for (int read = rest.read(buffer); read >= 0; read = rest.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw tooLarge(limit, limits);
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
            kept = true;
            return new ReceivedBody(
                    new DocumentReceived(json, DocumentSource.of(file), size, digest.digest()), file, 0);
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static EpcisRefusal tooLarge(long limit, Map<String, String> limits) {
        return new EpcisRefusal(
                EpcisException.CAPTURE_LIMIT_EXCEEDED,
                java.util.List.of(Problem.of(CaptureProblem.TOO_MANY_BYTES, limit)),
                limits);
    }

    DocumentReceived document() {
        return document;
    }

    @Override
    public void close() {
        ROOM.release(room);
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
