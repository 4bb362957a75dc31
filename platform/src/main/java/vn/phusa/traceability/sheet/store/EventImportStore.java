package vn.phusa.traceability.sheet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.document.Headings;
import vn.phusa.document.Spreadsheet;
import vn.phusa.traceability.sheet.EventImport;
import vn.phusa.traceability.sheet.SheetMapping;

/** Tables of events that were handed in, and how their columns were understood. */
@Repository
public class EventImportStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<SheetMapping>> MAPPINGS = new TypeReference<>() {};
    private static final TypeReference<Map<Integer, String>> COLUMNS = new TypeReference<>() {};
    private static final String IMPORT = """
            select id, owner, chain, file_name, digest, mappings, state, actor_name, created_at, stored_at, stored, already, left_out,
                capture, undone_at
            from traceability.event_import\s""";

    private final JdbcClient database;

    EventImportStore(JdbcClient database) {
        this.database = database;
    }

    public long insert(
            PartyId owner,
            String chain,
            String fileName,
            String digest,
            Spreadsheet content,
            List<SheetMapping> mappings,
            Actor actor,
            Instant at) {
        AccountId account = actor.account();
        return database.sql("""
                        insert into traceability.event_import
                            (owner, chain, file_name, digest, content, mappings, state, account_id, actor_name, created_at)
                        values (:owner, :chain, :file, :digest, cast(:content as jsonb), cast(:mappings as jsonb), 'read', :account,
                            :actor, :at)
                        returning id""")
                .param("owner", owner.value())
                .param("chain", chain)
                .param("file", fileName)
                .param("digest", digest)
                .param("content", JSON.writeValueAsString(content))
                .param("mappings", JSON.writeValueAsString(mappings))
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    public Optional<EventImport> find(long id) {
        return database.sql(IMPORT + "where id = :id")
                .param("id", id)
                .query((row, _) -> table(row))
                .optional();
    }

    /** Holds it until the transaction ends. */
    public Optional<EventImport> lock(long id) {
        return database.sql(IMPORT + "where id = :id for update")
                .param("id", id)
                .query((row, _) -> table(row))
                .optional();
    }

    /** The newest of these organisations. */
    public List<EventImport> newest(Collection<PartyId> owners, int most) {
        return database.sql(
                        IMPORT
                                + "where owner = any(:owners) and state <> 'discarded' order by created_at desc, id desc limit :most")
                .param("owners", owners.stream().map(PartyId::value).toArray(Long[]::new), Types.ARRAY)
                .param("most", most)
                .query((row, _) -> table(row))
                .list();
    }

    public Spreadsheet content(long id) {
        return database.sql("select content from traceability.event_import where id = :id")
                .param("id", id)
                .query((row, _) -> JSON.readValue(row.getString(1), Spreadsheet.class))
                .single();
    }

    public void understand(long id, List<SheetMapping> mappings) {
        database.sql("update traceability.event_import set mappings = cast(:mappings as jsonb) where id = :id")
                .param("mappings", JSON.writeValueAsString(mappings))
                .param("id", id)
                .update();
    }

    public void stored(
            long id, Instant at, int stored, int already, int leftOut, @Nullable String capture, List<UUID> entries) {
        database.sql("""
                        update traceability.event_import
                        set state = 'stored', stored_at = :at, stored = :stored, already = :already, left_out = :left,
                            capture = :capture
                        where id = :id""")
                .param("at", Timestamp.from(at))
                .param("stored", stored)
                .param("already", already)
                .param("left", leftOut)
                .param("capture", capture, Types.VARCHAR)
                .param("id", id)
                .update();
        database.sql("insert into traceability.event_import_entry (import_id, entry_id) select :id, unnest(:entries)")
                .param("id", id)
                .param("entries", entries.toArray(UUID[]::new))
                .update();
    }

    public List<UUID> entries(long id) {
        return database.sql(
                        "select entry_id from traceability.event_import_entry where import_id = :id order by entry_id")
                .param("id", id)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    public void undone(long id, Instant at) {
        database.sql("update traceability.event_import set state = 'undone', undone_at = :at where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    public void discard(long id) {
        database.sql("""
                        update traceability.event_import set state = 'discarded', content = '{"sheets": []}' where id = :id""").param("id", id).update();
    }

    // ---- what was settled before

    /** By signature of the headings. */
    public Map<String, SheetMapping.Memory> memory(PartyId owner, String chain) {
        Map<String, SheetMapping.Memory> memory = new HashMap<>();
        database.sql("""
                        select headings, step, columns from traceability.event_import_memory
                        where owner = :owner and chain = :chain""").param("owner", owner.value()).param("chain", chain).query(row -> {
            memory.put(
                    row.getString("headings"),
                    new SheetMapping.Memory(row.getString("step"), JSON.readValue(row.getString("columns"), COLUMNS)));
        });
        return memory;
    }

    public void remember(PartyId owner, String chain, SheetMapping mapping, Instant at) {
        database.sql("""
                        insert into traceability.event_import_memory (owner, chain, headings, step, columns, used_at)
                        values (:owner, :chain, :headings, :step, cast(:columns as jsonb), :at)
                        on conflict (owner, chain, headings)
                        do update set step = excluded.step, columns = excluded.columns, used_at = excluded.used_at""")
                .param("owner", owner.value())
                .param("chain", chain)
                .param("headings", Headings.signature(mapping.headings()))
                .param("step", mapping.step())
                .param("columns", JSON.writeValueAsString(mapping.columns()))
                .param("at", Timestamp.from(at))
                .update();
    }

    private static EventImport table(ResultSet row) throws SQLException {
        Timestamp stored = row.getTimestamp("stored_at");
        Timestamp undone = row.getTimestamp("undone_at");
        return new EventImport(
                row.getLong("id"),
                new PartyId(row.getLong("owner")),
                row.getString("chain"),
                row.getString("file_name"),
                row.getString("digest"),
                JSON.readValue(row.getString("mappings"), MAPPINGS),
                EventImport.State.of(row.getString("state")),
                row.getString("actor_name"),
                row.getTimestamp("created_at").toInstant(),
                stored == null ? null : stored.toInstant(),
                row.getInt("stored"),
                row.getInt("already"),
                row.getInt("left_out"),
                row.getString("capture"),
                undone == null ? null : undone.toInstant());
    }
}
