package vn.phusa.access.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;

/** Secrets that open one door, stored as digests: API keys, one-time links, calendar addresses. */
@Repository
public class TokenStore {
    /** For what a token is. */
    public enum Kind {
        API_KEY,
        ONE_TIME_LINK,
        CALENDAR
    }

    /**
     * One token.
     *
     * @param account whose it is; null: nobody's (a link for a unit)
     * @param rooms where an API key counts; null: in all
     */
    public record Row(
            long number,
            Kind kind,
            @Nullable AccountId account,
            String label,
            @Nullable String purpose,
            @Nullable String subject,
            @Nullable PartyId organisation,
            @Nullable Set<String> rooms,
            boolean readOnly,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {

        /** Whether it opens its door now. */
        public boolean opensAt(Instant now) {
            return usedAt == null && revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
        }
    }

    private final JdbcClient database;

    public TokenStore(JdbcClient database) {
        this.database = database;
    }

    public long insert(byte[] digest, Row token, String by) {
        Set<String> rooms = token.rooms();
        return database.sql("""
                insert into access.tokens (kind, digest, account, label, purpose, subject, organisation, rooms, read_only,
                    created_at, created_by, expires_at)
                values (:kind, :digest, :account, :label, :purpose, :subject, :organisation, :rooms::text[], :readOnly,
                    :at, :by, :expires) returning id""")
                .param("kind", token.kind().name())
                .param("digest", digest)
                .param(
                        "account",
                        token.account() == null ? null : token.account().value())
                .param("label", token.label())
                .param("purpose", token.purpose())
                .param("subject", token.subject())
                .param(
                        "organisation",
                        token.organisation() == null
                                ? null
                                : token.organisation().value())
                .param("rooms", rooms == null ? null : rooms.toArray(String[]::new))
                .param("readOnly", token.readOnly())
                .param("at", Timestamp.from(token.createdAt()))
                .param("by", by)
                .param("expires", token.expiresAt() == null ? null : Timestamp.from(token.expiresAt()))
                .query(Long.class)
                .single();
    }

    public Optional<Row> find(Kind kind, byte[] digest) {
        return database.sql("select * from access.tokens where digest = :digest and kind = :kind")
                .param("digest", digest)
                .param("kind", kind.name())
                .query(ROW)
                .optional();
    }

    public Optional<Row> find(Kind kind, long number) {
        return database.sql("select * from access.tokens where id = :id and kind = :kind")
                .param("id", number)
                .param("kind", kind.name())
                .query(ROW)
                .optional();
    }

    /** As {@link #find}, held until the transaction ends, so that a link is spent once. */
    public Optional<Row> lock(Kind kind, byte[] digest) {
        return database.sql("select * from access.tokens where digest = :digest and kind = :kind for update")
                .param("digest", digest)
                .param("kind", kind.name())
                .query(ROW)
                .optional();
    }

    /** Of an account, not withdrawn, newest first. */
    public List<Row> of(Kind kind, AccountId account) {
        return database.sql("""
                select * from access.tokens where account = :account and kind = :kind and revoked_at is null
                order by id desc""")
                .param("account", account.value())
                .param("kind", kind.name())
                .query(ROW)
                .list();
    }

    public void used(long number, Instant at) {
        database.sql("update access.tokens set used_at = :at where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", number)
                .update();
    }

    /** Notes the last use, at most once a minute, so that reading does not write each time. */
    public void lastUsed(long number, Instant at) {
        database.sql("""
                update access.tokens set last_used_at = :at
                where id = :id and (last_used_at is null or last_used_at < :earlier)""")
                .param("at", Timestamp.from(at))
                .param("earlier", Timestamp.from(at.minusSeconds(60)))
                .param("id", number)
                .update();
    }

    public boolean revoke(long number, Kind kind, AccountId account, Instant at) {
        return database.sql("""
                update access.tokens set revoked_at = :at
                where id = :id and kind = :kind and account = :account and revoked_at is null""")
                        .param("at", Timestamp.from(at))
                        .param("id", number)
                        .param("kind", kind.name())
                        .param("account", account.value())
                        .update()
                == 1;
    }

    /** Withdraws all of one purpose and subject that are still open; answers which. */
    public List<Long> revoke(Kind kind, String purpose, String subject, Instant at) {
        return database.sql("""
                update access.tokens set revoked_at = :at
                where kind = :kind and purpose = :purpose and subject = :subject and revoked_at is null
                    and used_at is null
                returning id""")
                .param("at", Timestamp.from(at))
                .param("kind", kind.name())
                .param("purpose", purpose)
                .param("subject", subject)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static final RowMapper<Row> ROW = (row, number) -> new Row(
            row.getLong("id"),
            Kind.valueOf(row.getString("kind")),
            accountOrNull(row),
            row.getString("label"),
            row.getString("purpose"),
            row.getString("subject"),
            AccountStore.partyOrNull(row, "organisation"),
            roomsOrNull(row),
            row.getBoolean("read_only"),
            row.getTimestamp("created_at").toInstant(),
            AccountStore.momentOrNull(row, "expires_at"),
            AccountStore.momentOrNull(row, "used_at"),
            AccountStore.momentOrNull(row, "revoked_at"),
            AccountStore.momentOrNull(row, "last_used_at"));

    private static @Nullable AccountId accountOrNull(ResultSet row) throws SQLException {
        long id = row.getLong("account");
        return row.wasNull() ? null : new AccountId(id);
    }

    private static @Nullable Set<String> roomsOrNull(ResultSet row) throws SQLException {
        Array rooms = row.getArray("rooms");
        return rooms == null ? null : Set.of((String[]) rooms.getArray());
    }
}
