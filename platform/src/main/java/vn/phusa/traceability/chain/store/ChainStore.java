package vn.phusa.traceability.chain.store;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.ledger.ActId;
import vn.phusa.traceability.chain.ChainVersion;

/** The rule sets of the province. */
@Repository
public class ChainStore {
    private static final String VERSION =
            "select number, recorded_at, actor_name, file_name, content from traceability.chain_rules ";

    private final JdbcClient database;

    ChainStore(JdbcClient database) {
        this.database = database;
    }

    /** Number of the newest; 0: the packaged one has counted ever since. */
    public int newest() {
        return database.sql("select coalesce(max(number), 0) from traceability.chain_rules")
                .query(Integer.class)
                .single();
    }

    public Optional<ChainVersion> find(int number) {
        return versions(VERSION + "where number = " + number).stream().findFirst();
    }

    /** The newest first. */
    public List<ChainVersion> all(int most) {
        return versions(VERSION + "order by number desc limit " + most);
    }

    private List<ChainVersion> versions(String sql) {
        return database.sql(sql)
                .query((row, _) -> new ChainVersion(
                        row.getInt("number"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("actor_name"),
                        row.getString("file_name"),
                        row.getString("content")))
                .list();
    }

    /** One after the other, so that numbers have no gap and no twin. */
    public void lock() {
        database.sql("lock table traceability.chain_rules in share row exclusive mode")
                .update();
    }

    public void insert(ChainVersion version, Actor actor, ActId act) {
        AccountId account = actor.account();
        database.sql("""
                        insert into traceability.chain_rules
                            (number, recorded_at, file_name, content, account_id, actor_name, act)
                        values (:number, :at, :file, :content, :account, :actor, :act)""")
                .param("number", version.number())
                .param("at", Timestamp.from(version.at()))
                .param("file", version.fileName())
                .param("content", version.content(), Types.VARCHAR)
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", version.by())
                .param("act", act.value())
                .update();
    }

    /** For how many products each chain was chosen. */
    public Map<String, Long> chosen() {
        Map<String, Long> chosen = new LinkedHashMap<>();
        database.sql("""
                        select chain, count(*) as products
                        from (select distinct on (key) key, chain from traceability.trace_rule order by key, number desc) newest
                        where chain is not null group by chain order by chain""").query(row -> {
            chosen.put(row.getString("chain"), row.getLong("products"));
        });
        return chosen;
    }
}
