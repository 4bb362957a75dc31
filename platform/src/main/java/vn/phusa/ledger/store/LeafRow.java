package vn.phusa.ledger.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.CanonicalJson;
import vn.phusa.ledger.LeafIndex;
import vn.phusa.ledger.RecordedAct;
import vn.phusa.merkle.Hash;
import vn.phusa.merkle.SaltedEntry;

/**
 * A row of the table of leaves.
 *
 * @param salt null once erased
 * @param rowDigest SHA-256 of the manifest; null without rows
 * @param manifest see {@link Manifest}
 * @param hash of the leaf
 * @param nodes nodes above the leaves that this leaf completed
 * @param seal see {@link LedgerKey#seal}
 * @param sealedBy id of the key
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
public record LeafRow(
        RecordedAct recorded,
        byte @Nullable [] salt,
        byte @Nullable [] rowDigest,
        @Nullable String manifest,
        Hash hash,
        byte[] nodes,
        byte[] seal,
        int sealedBy) {

    public static final String COLUMNS =
            "leaf_index, act, kind, recorded_at, actor, account, channel, subject, content,"
                    + " salt, row_count, row_digest, manifest, hash, nodes, seal, sealed_by";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    public static LeafRow read(ResultSet row) throws SQLException {
        return new LeafRow(
                readAct(row),
                row.getBytes("salt"),
                row.getBytes("row_digest"),
                row.getString("manifest"),
                Hash.of(row.getBytes("hash")),
                row.getBytes("nodes"),
                row.getBytes("seal"),
                row.getInt("sealed_by"));
    }

    public static RecordedAct readAct(ResultSet row) throws SQLException {
        return new RecordedAct(
                new LeafIndex(row.getLong("leaf_index")),
                new ActId(row.getLong("act")),
                row.getString("kind"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getObject("account", Long.class),
                row.getString("channel"),
                row.getString("subject"),
                row.getString("content"),
                row.getInt("row_count"));
    }

    /** What the leaf commits to; empty once erased. */
    public Optional<SaltedEntry> entry() {
        return salt == null ? Optional.empty() : Optional.of(new SaltedEntry(salt, statement()));
    }

    /** The digest of what is left of an erased leaf; its erasure committed to it. */
    public Hash digestOfRemains() {
        return Hash.leaf(statement());
    }

    private byte[] statement() {
        return statement(recorded, rowDigest).getBytes(StandardCharsets.UTF_8);
    }

    /** The act as canonical JSON: what a leaf commits to, after its salt. */
    public static String statement(RecordedAct act, byte @Nullable [] rowDigest) {
        StringBuilder json = new StringBuilder(256);
        json.append("{\"account\":").append(CanonicalJson.write(act.account()));
        json.append(",\"act\":").append(act.act().value());
        json.append(",\"actor\":").append(CanonicalJson.write(act.actor()));
        json.append(",\"at\":\"").append(MOMENT.format(act.recordedAt())).append('"');
        json.append(",\"channel\":").append(CanonicalJson.write(act.channel()));
        json.append(",\"content\":").append(act.content());
        json.append(",\"kind\":").append(CanonicalJson.write(act.kind()));
        json.append(",\"rows\":{\"count\":").append(act.rows());
        if (rowDigest != null) {
            json.append(",\"sha256\":\"")
                    .append(Base64.getEncoder().encodeToString(rowDigest))
                    .append('"');
        }
        json.append('}');
        json.append(",\"subject\":").append(CanonicalJson.write(act.subject()));
        return json.append('}').toString();
    }

    /** PostgreSQL keeps microseconds; what is hashed must be what is kept. */
    public static Instant toStoredPrecision(Instant moment) {
        return moment.minusNanos(moment.getNano() % 1_000);
    }
}
