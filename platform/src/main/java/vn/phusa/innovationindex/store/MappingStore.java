package vn.phusa.innovationindex.store;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.innovationindex.EditionId;
import vn.phusa.innovationindex.RecordMapping;
import vn.phusa.ledger.ActId;

/** Which figure of the platform an indicator is taken from, and was before. Called within a transaction. */
@Repository
public class MappingStore {
    private final JdbcClient database;

    MappingStore(JdbcClient database) {
        this.database = database;
    }

    public void insert(EditionId edition, RecordMapping mapping, Actor actor, ActId act) {
        AccountId account = actor.account();
        database.sql("""
                        insert into innovationindex.record_mapping
                            (edition_id, indicator, version, key, note, recorded_at, account_id, actor_name, act)
                        values (:edition, :indicator, :version, :key, :note, :at, :account, :actor, :act)""")
                .param("edition", edition.value())
                .param("indicator", mapping.indicator())
                .param("version", mapping.version())
                .param("key", mapping.key(), Types.VARCHAR)
                .param("note", mapping.note())
                .param("at", Timestamp.from(mapping.at()))
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", mapping.actor())
                .param("act", act.value())
                .update();
    }

    /** Every decision about an edition, the newest first. */
    public List<RecordMapping> history(EditionId edition) {
        return database.sql("""
                        select indicator, version, key, note, recorded_at, actor_name
                          from innovationindex.record_mapping where edition_id = :edition
                         order by recorded_at desc, indicator, version desc""")
                .param("edition", edition.value())
                .query((row, n) -> new RecordMapping(
                        row.getString("indicator"),
                        row.getLong("version"),
                        row.getString("key"),
                        row.getString("note"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("actor_name")))
                .list();
    }

    /** What holds for an indicator now, even if that is "from none". */
    public Optional<RecordMapping> newest(EditionId edition, String indicator) {
        return history(edition).stream()
                .filter(mapping -> mapping.indicator().equals(indicator))
                .findFirst();
    }
}
