package vn.phusa.access.store;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Repository;

/** The random handle under which an account is known to authenticators, so that they learn nothing else about it. */
@Repository
class PasskeyUsers implements PublicKeyCredentialUserEntityRepository {
    private final JdbcClient database;

    PasskeyUsers(JdbcClient database) {
        this.database = database;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return entity("u.handle = :value", handle.getBytes());
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String login) {
        return entity("a.login = :value", login);
    }

    private @Nullable PublicKeyCredentialUserEntity entity(String condition, Object value) {
        return database.sql("""
                select u.handle, a.login, a.name from access.passkey_users u join access.accounts a on a.id = u.account
                where not a.blocked and\s""" + condition)
                .param("value", value)
                .<PublicKeyCredentialUserEntity>query((row, number) -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(new Bytes(row.getBytes("handle")))
                        .name(row.getString("login"))
                        .displayName(row.getString("name"))
                        .build())
                .optional()
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        database.sql("""
                insert into access.passkey_users (handle, account)
                select :handle, id from access.accounts where login = :login
                on conflict (account) do nothing""")
                .param("handle", user.getId().getBytes())
                .param("login", user.getName())
                .update();
    }

    @Override
    public void delete(Bytes handle) {
        database.sql("delete from access.passkeys where user_handle = :handle")
                .param("handle", handle.getBytes())
                .update();
        database.sql("delete from access.passkey_users where handle = :handle")
                .param("handle", handle.getBytes())
                .update();
    }
}
