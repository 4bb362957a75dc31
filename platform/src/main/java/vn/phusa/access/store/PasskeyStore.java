package vn.phusa.access.store;

import java.sql.Array;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.stereotype.Repository;
import vn.phusa.access.Passkey;
import vn.phusa.base.AccountId;

/** Passkeys as rows; see {@code db/access}. */
@Repository
public class PasskeyStore {
    private final JdbcClient database;

    PasskeyStore(JdbcClient database) {
        this.database = database;
    }

    /** Of an account, oldest first. */
    public List<Passkey> of(AccountId account) {
        return database.sql("""
                select p.* from access.passkeys p join access.passkey_users u on u.handle = p.user_handle
                where u.account = :account order by p.created_at""")
                .param("account", account.value())
                .query((row, number) -> new Passkey(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes("credential_id")),
                        row.getString("label"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("last_used_at").toInstant()))
                .list();
    }

    public boolean remove(AccountId account, byte[] credential) {
        return database.sql("""
                delete from access.passkeys p using access.passkey_users u
                where u.handle = p.user_handle and u.account = :account and p.credential_id = :id""")
                        .param("account", account.value())
                        .param("id", credential)
                        .update()
                == 1;
    }

    /** Whose passkeys these handles name. */
    public Optional<AccountId> accountOf(Bytes user) {
        return database.sql("select account from access.passkey_users where handle = :handle")
                .param("handle", user.getBytes())
                .query(Long.class)
                .optional()
                .map(AccountId::new);
    }

    /** Keeps a new passkey, or notes the use of a known one; answers whether it is new. */
    public boolean save(CredentialRecord record) {
        PublicKeyCredentialType type = record.getCredentialType();
        Optional<Boolean> isNew = database.sql("""
                insert into access.passkeys (credential_id, user_handle, label, public_key, signature_count, uv_initialized,
                    backup_eligible, backup_state, transports, attestation_object, attestation_data, credential_type,
                    created_at, last_used_at)
                values (:id, :user, :label, :key, :count, :uv, :eligible, :backup, :transports::text[], :attestation, :data,
                    :type, :created, :used)
                on conflict (credential_id) do update set signature_count = excluded.signature_count,
                    uv_initialized = excluded.uv_initialized, backup_state = excluded.backup_state,
                    last_used_at = excluded.last_used_at
                where access.passkeys.user_handle = excluded.user_handle
                returning xmax = 0""")
                .param("id", record.getCredentialId().getBytes())
                .param("user", record.getUserEntityUserId().getBytes())
                .param("label", record.getLabel())
                .param("key", record.getPublicKey().getBytes())
                .param("count", record.getSignatureCount())
                .param("uv", record.isUvInitialized())
                .param("eligible", record.isBackupEligible())
                .param("backup", record.isBackupState())
                .param(
                        "transports",
                        record.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .param("attestation", bytesOrNull(record.getAttestationObject()))
                .param("data", bytesOrNull(record.getAttestationClientDataJSON()))
                .param("type", type == null ? null : type.getValue())
                .param("created", Timestamp.from(record.getCreated()))
                .param("used", Timestamp.from(record.getLastUsed()))
                .query(Boolean.class)
                .optional();
        return isNew.orElse(false);
    }

    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return database.sql("select * from access.passkeys where credential_id = :id")
                .param("id", credential.getBytes())
                .query(RECORD)
                .optional()
                .orElse(null);
    }

    public List<CredentialRecord> findByUserId(Bytes user) {
        return database.sql("select * from access.passkeys where user_handle = :user order by created_at")
                .param("user", user.getBytes())
                .query(RECORD)
                .list();
    }

    private static byte @Nullable [] bytesOrNull(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }

    private static @Nullable Bytes bytes(byte @Nullable [] stored) {
        return stored == null ? null : new Bytes(stored);
    }

    private static Set<AuthenticatorTransport> transports(Array stored) throws java.sql.SQLException {
        return Arrays.stream((String[]) stored.getArray())
                .map(AuthenticatorTransport::valueOf)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static final RowMapper<CredentialRecord> RECORD = (row, number) -> ImmutableCredentialRecord.builder()
            .credentialId(new Bytes(row.getBytes("credential_id")))
            .userEntityUserId(new Bytes(row.getBytes("user_handle")))
            .label(row.getString("label"))
            .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
            .signatureCount(row.getLong("signature_count"))
            .uvInitialized(row.getBoolean("uv_initialized"))
            .backupEligible(row.getBoolean("backup_eligible"))
            .backupState(row.getBoolean("backup_state"))
            .transports(transports(row.getArray("transports")))
            .attestationObject(bytes(row.getBytes("attestation_object")))
            .attestationClientDataJSON(bytes(row.getBytes("attestation_data")))
            .credentialType(
                    row.getString("credential_type") == null
                            ? PublicKeyCredentialType.PUBLIC_KEY
                            : PublicKeyCredentialType.valueOf(row.getString("credential_type")))
            .created(row.getTimestamp("created_at").toInstant())
            .lastUsed(row.getTimestamp("last_used_at").toInstant())
            .build();
}
