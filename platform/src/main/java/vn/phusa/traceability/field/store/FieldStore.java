package vn.phusa.traceability.field.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.document.DocumentId;
import vn.phusa.traceability.field.FieldEntry;
import vn.phusa.traceability.field.KeptEntry;

/** What was recorded in the field. */
@Repository
public class FieldStore {
    private static final String ENTRY = """
            select content, digest, received_at, actor_name, document, withdrawn_at from traceability.field_entry\s""";

    private final JdbcClient database;
    private final JsonMapper json;

    FieldStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    public Optional<KeptEntry> find(UUID id) {
        return database.sql(ENTRY + "where id = :id")
                .param("id", id)
                .query((row, n) -> kept(row))
                .optional();
    }

    /** The newest entries of these organisations. */
    public List<KeptEntry> newest(Collection<PartyId> owners, int most) {
        return database.sql(ENTRY
                        + "where owner = any(:owners) order by received_at desc, happened_at desc, id limit :most")
                .param("owners", owners.stream().map(PartyId::value).toArray(Long[]::new), Types.ARRAY)
                .param("most", most)
                .query((row, n) -> kept(row))
                .list();
    }

    /** Keeps an entry; the same one a second time changes nothing. */
    public void insert(FieldEntry entry, byte[] digest, @Nullable DocumentId photo, Actor actor, Instant receivedAt) {
        AccountId account = actor.account();
        database.sql("""
                        insert into traceability.field_entry
                            (id, owner, action, happened_at, received_at, account_id, actor_name, content, digest, photo, document)
                        values (:id, :owner, :action, :happened, :received, :account, :actor, cast(:content as jsonb), :digest,
                                :photo, :document)
                        on conflict (id) do nothing""")
                .param("id", entry.id())
                .param("owner", entry.owner().value())
                .param("action", entry.action())
                .param("happened", Timestamp.from(entry.happenedAt()))
                .param("received", Timestamp.from(receivedAt))
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param("content", json.writeValueAsString(entry))
                .param("digest", digest)
                .param("photo", photo == null ? null : entry.photo(), Types.VARCHAR)
                .param("document", photo == null ? null : photo.value(), Types.BIGINT)
                .update();
    }

    /** Keeps entries without photos in one statement; those that are kept already change nothing. */
    public void insert(List<FieldEntry> entries, Function<FieldEntry, byte[]> digest, Actor actor, Instant receivedAt) {
        AccountId account = actor.account();
        database.sql("""
                        insert into traceability.field_entry
                            (id, owner, action, happened_at, received_at, account_id, actor_name, content, digest)
                        select id, owner, action, happened, :received, :account, :actor, cast(content as jsonb), digest
                        from unnest(:ids, :owners, :actions, cast(:happened as timestamptz[]), :contents, :digests)
                            as entry (id, owner, action, happened, content, digest)
                        on conflict (id) do nothing""")
                .param("ids", entries.stream().map(FieldEntry::id).toArray(UUID[]::new), Types.ARRAY)
                .param(
                        "owners",
                        entries.stream().map(entry -> entry.owner().value()).toArray(Long[]::new),
                        Types.ARRAY)
                .param("actions", entries.stream().map(FieldEntry::action).toArray(String[]::new), Types.ARRAY)
                .param(
                        "happened",
                        entries.stream()
                                .map(entry -> entry.happenedAt().toString())
                                .toArray(String[]::new),
                        Types.ARRAY)
                .param("received", Timestamp.from(receivedAt))
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param(
                        "contents",
                        entries.stream().map(json::writeValueAsString).toArray(String[]::new),
                        Types.ARRAY)
                .param("digests", entries.stream().map(digest).toArray(byte[][]::new), Types.ARRAY)
                .update();
    }

    /** Those of these entries that are kept, and whether they stand. */
    public Map<UUID, Boolean> standing(Collection<UUID> ids) {
        Map<UUID, Boolean> standing = new LinkedHashMap<>();
        database.sql(
                        "select id, withdrawn_at is null from traceability.field_entry where id = any(:ids) order by happened_at, id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    standing.put(row.getObject(1, UUID.class), row.getBoolean(2));
                });
        return standing;
    }

    /** Notes that entries were taken back. */
    public void withdraw(Collection<UUID> ids, Instant at) {
        database.sql(
                        "update traceability.field_entry set withdrawn_at = :at where id = any(:ids) and withdrawn_at is null")
                .param("at", Timestamp.from(at))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private KeptEntry kept(ResultSet row) throws SQLException {
        long document = row.getLong("document");
        boolean photo = !row.wasNull();
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new KeptEntry(
                json.readValue(row.getString("content"), FieldEntry.class),
                java.util.HexFormat.of().formatHex(row.getBytes("digest")),
                row.getTimestamp("received_at").toInstant(),
                row.getString("actor_name"),
                photo ? new DocumentId(document) : null,
                withdrawn == null ? null : withdrawn.toInstant());
    }
}
