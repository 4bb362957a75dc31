package vn.phusa.access.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Access tokens by their digest. */
@Repository
public class AccessTokenStore {
    private final JdbcClient database;

    AccessTokenStore(JdbcClient database) {
        this.database = database;
    }

    public void insert(byte[] digest, long key, Instant expiresAt) {
        database.sql("insert into access.access_tokens (digest, key, expires_at) values (?, ?, ?)")
                .params(digest, key, expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Number of the key behind a token that counts now. */
    public Optional<Long> key(byte[] digest, Instant now) {
        return database.sql("select key from access.access_tokens where digest = ? and expires_at > ?")
                .params(digest, now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    public void forgetExpired(Instant now) {
        database.sql("delete from access.access_tokens where expires_at <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
