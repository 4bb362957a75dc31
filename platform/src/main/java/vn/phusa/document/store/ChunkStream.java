package vn.phusa.document.store;

import java.io.InputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.document.BlobStore;
import vn.phusa.document.Digest;

/**
 * Reads content chunk by chunk. Each chunk is a query of its own, so that a slow reader holds no connection; content
 * never changes under its digest, so no transaction is needed either.
 */
final class ChunkStream extends InputStream {
    private final JdbcClient sql;
    private final Digest digest;
    private final long size;
    private long at;
    private byte[] chunk = new byte[0];
    private long chunkStart = -1;

    ChunkStream(JdbcClient sql, Digest digest, long size, long from) {
        if (from < 0 || from > size) {
            throw new IllegalArgumentException("cannot read from byte " + from + " of " + size);
        }
        this.sql = sql;
        this.digest = digest;
        this.size = size;
        this.at = from;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (at >= size) {
            return -1;
        }
        if (chunkStart < 0 || at < chunkStart || at >= chunkStart + chunk.length) {
            fetch();
        }
        int within = (int) (at - chunkStart);
        int count = Math.min(length, chunk.length - within);
        System.arraycopy(chunk, within, target, offset, count);
        at += count;
        return count;
    }

    private void fetch() {
        int position = (int) (at / PostgresBlobs.CHUNK);
        chunkStart = (long) position * PostgresBlobs.CHUNK;
        chunk = sql.sql("select content from document.chunk where sha256 = ? and position = ?")
                .params(digest.bytes(), position)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new BlobStore.MissingContent(digest, "chunk " + position + " missing"));
        if (chunk.length != Math.min(PostgresBlobs.CHUNK, size - chunkStart)) {
            throw new BlobStore.MissingContent(digest, "chunk " + position + " has " + chunk.length + " bytes");
        }
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, size - at));
        at += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return chunkStart < 0 ? 0 : (int) Math.max(0, chunkStart + chunk.length - at);
    }
}
