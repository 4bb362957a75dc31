package vn.phusa.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.document.store.DocumentTable;
import vn.phusa.document.store.PostgresBlobs;

/** Reads all stored content again and compares it with its digest; also for the command line, without the platform. */
public final class StoredFiles {
    private final BlobStore blobs;
    private final DocumentTable table;

    StoredFiles(BlobStore blobs, DocumentTable table) {
        this.blobs = blobs;
        this.table = table;
    }

    /** Checks the files in this database. */
    public static Verification verify(DataSource database, Clock clock, Verification.Progress progress) {
        JdbcClient sql = JdbcClient.create(database);
        return new StoredFiles(new PostgresBlobs(sql, clock), new DocumentTable(sql)).verify(progress);
    }

    Verification verify(Verification.Progress progress) {
        Map<Digest, List<DocumentId>> missing = table.references();
        List<BlobStore.Kept> all = new ArrayList<>();
        blobs.each(all::add);
        long inAll = all.stream().mapToLong(BlobStore.Kept::size).sum();
        List<Verification.Finding> findings = new ArrayList<>();
        long done = 0;
        for (BlobStore.Kept kept : all) {
            List<DocumentId> documents = Objects.requireNonNullElse(missing.remove(kept.digest()), List.of());
            if (!kept.digest().equals(digestOf(kept.digest()))) {
                findings.add(new Verification.Finding(kept.digest(), Verification.Kind.CHANGED, documents));
            }
            done += kept.size();
            progress.at(done, inAll);
        }
        missing.forEach((digest, documents) ->
                findings.add(new Verification.Finding(digest, Verification.Kind.MISSING, documents)));
        return new Verification(all.size(), done, findings);
    }

    /** What the content hashes to now; null when it is not whole. */
    private @Nullable Digest digestOf(Digest digest) {
        try (InputStream content = blobs.open(digest, 0)) {
            MessageDigest computation = Digest.computation();
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                computation.update(buffer, 0, read);
            }
            return Digest.of(computation.digest());
        } catch (BlobStore.MissingContent e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + digest, e);
        }
    }
}
