package vn.phusa.traceability.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Rows in PostgreSQL's binary COPY format (protocol documentation, "COPY BINARY"), gathered in memory. */
final class BinaryCopy {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int INT4_TYPE = 23;

    /** PostgreSQL counts microseconds from 2000-01-01. */
    private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private final String sql;
    private byte[] bytes = new byte[1 << 16];
    private int used;

    /** @param table with its columns, in the order in which rows are put */
    BinaryCopy(String table) {
        this.sql = "copy " + table + " from stdin (format binary)";
        clear();
    }

    void clear() {
        used = 0;
        put(SIGNATURE);
        putInt(0);
        putInt(0);
    }

    /** Bytes gathered so far. */
    int size() {
        return used;
    }

    /** Sends all rows; answers how many the server took. */
    long send(CopyManager manager) throws SQLException {
        putShort(-1);
        CopyIn copy = manager.copyIn(sql);
        try {
            copy.writeToCopy(bytes, 0, used);
            long rows = copy.endCopy();
            clear();
            return rows;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    BinaryCopy row(int columns) {
        putShort(columns);
        return this;
    }

    BinaryCopy smallint(int value) {
        putInt(2);
        putShort(value);
        return this;
    }

    BinaryCopy integer(int value) {
        putInt(4);
        putInt(value);
        return this;
    }

    BinaryCopy bigint(long value) {
        putInt(8);
        putLong(value);
        return this;
    }

    BinaryCopy timestamp(Instant moment) {
        return bigint((moment.getEpochSecond() - EPOCH) * 1_000_000 + moment.getNano() / 1_000);
    }

    BinaryCopy uuid(UUID value) {
        putInt(16);
        putLong(value.getMostSignificantBits());
        putLong(value.getLeastSignificantBits());
        return this;
    }

    BinaryCopy binary(byte[] value) {
        putInt(value.length);
        put(value);
        return this;
    }

    BinaryCopy text(@Nullable String value) {
        return value == null ? absent() : binary(value.getBytes(StandardCharsets.UTF_8));
    }

    BinaryCopy number(@Nullable BigDecimal value) {
        return value == null ? absent() : bigint(Double.doubleToRawLongBits(value.doubleValue()));
    }

    BinaryCopy integers(int[] values) {
        if (values.length == 0) {
            putInt(12);
            putInt(0);
            putInt(0);
            putInt(INT4_TYPE);
            return this;
        }
        putInt(20 + 8 * values.length);
        putInt(1);
        putInt(0);
        putInt(INT4_TYPE);
        putInt(values.length);
        putInt(1);
        for (int value : values) {
            integer(value);
        }
        return this;
    }

    private BinaryCopy absent() {
        putInt(-1);
        return this;
    }

    private void put(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, used, more.length);
        used += more.length;
    }

    private void putShort(int value) {
        ensure(2);
        bytes[used++] = (byte) (value >> 8);
        bytes[used++] = (byte) value;
    }

    private void putInt(int value) {
        ensure(4);
        bytes[used++] = (byte) (value >> 24);
        bytes[used++] = (byte) (value >> 16);
        bytes[used++] = (byte) (value >> 8);
        bytes[used++] = (byte) value;
    }

    private void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }

    private void ensure(int more) {
        if (bytes.length - used < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + more));
        }
    }
}
