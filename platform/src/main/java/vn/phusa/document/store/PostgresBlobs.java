package vn.phusa.document.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.document.BlobStore;
import vn.phusa.document.Digest;

/** Content in PostgreSQL, in chunks, so that neither side ever holds a whole file. */
@Repository
public class PostgresBlobs implements BlobStore {
    static final int CHUNK = 256 << 10;

    private final JdbcClient sql;
    private final Clock clock;

    public PostgresBlobs(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public void keep(Digest digest, Path file) throws IOException {
        // The update locks the row: whoever clears up waits, and then sees that it was kept again just now.
        boolean fresh = sql.sql("""
                        insert into document.blob (sha256, size, kept_at) values (?, ?, ?)
                        on conflict (sha256) do update set kept_at = greatest(blob.kept_at, excluded.kept_at)
                        returning xmax = 0
                        """)
                .params(digest.bytes(), Files.size(file), clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (!fresh) {
            return;
        }
        byte[] buffer = new byte[CHUNK];
        try (InputStream content = Files.newInputStream(file)) {
            int position = 0;
            for (int read = content.readNBytes(buffer, 0, CHUNK);
                    read > 0;
                    read = content.readNBytes(buffer, 0, CHUNK)) {
                byte[] chunk = read == CHUNK ? buffer : Arrays.copyOf(buffer, read);
                sql.sql("insert into document.chunk (sha256, position, content) values (?, ?, ?)")
                        .params(digest.bytes(), position++, chunk)
                        .update();
            }
        }
    }

    @Override
    public InputStream open(Digest digest, long from) {
        long size = sql.sql("select size from document.blob where sha256 = ?")
                .param(digest.bytes())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new MissingContent(digest, "missing"));
        return new ChunkStream(sql, digest, size, from);
    }

    @Override
    public void each(Consumer<Kept> consumer) {
        byte[] after = new byte[0];
        while (true) {
            List<Kept> some = sql.sql(
                            "select sha256, size from document.blob where sha256 > ? order by sha256 limit 500")
                    .param(after)
                    .query((row, number) -> new Kept(Digest.of(row.getBytes("sha256")), row.getLong("size")))
                    .list();
            if (some.isEmpty()) {
                return;
            }
            some.forEach(consumer);
            after = some.getLast().digest().bytes();
        }
    }

    @Override
    public int removeUnreferenced(Instant keptBefore) {
        return sql.sql("""
                        delete from document.blob
                        where kept_at < ?
                          and not exists (
                              select from document.version
                              where version.sha256 = blob.sha256
                                and not exists (select from document.erasure
                                                where erasure.document = version.document))
                        """).param(keptBefore.atOffset(ZoneOffset.UTC)).update();
    }
}
