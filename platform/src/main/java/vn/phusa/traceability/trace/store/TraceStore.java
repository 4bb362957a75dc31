package vn.phusa.traceability.trace.store;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.Actor;
import vn.phusa.ledger.ActId;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.trace.Members;
import vn.phusa.traceability.trace.ProductRules;

/** What is declared about products, and which lots and items of a class there are. */
@Repository
public class TraceStore implements Members {
    private final JdbcClient database;
    private final Clock clock;

    TraceStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<String> of(String classKey, int most) {
        // What follows the last character of the beginning bounds every key with that beginning.
        String beginning = Lots.beginningIn(classKey);
        return database.sql("""
                        select distinct key from traceability.thing
                        where key > :beginning and key < :after order by key limit :most""")
                .param("beginning", beginning)
                .param(
                        "after",
                        beginning.substring(0, beginning.length() - 1)
                                + (char) (beginning.charAt(beginning.length() - 1) + 1))
                .param("most", most)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Whether an event after that one names any of these; or any older one was captured by somebody else since, which is rare. */
    public boolean named(Collection<String> keys, EventNumber after) {
        return database.sql("""
                        select exists (select from traceability.thing where key = any (:keys) and number > :after)
                            or exists (select from traceability.captor where since > :after)""")
                .param("keys", keys.toArray(String[]::new))
                .param("after", after.value())
                .query(Boolean.class)
                .single();
    }

    /** The newest rules of these products. */
    public Map<String, ProductRules> rules(Collection<String> keys) {
        Map<String, ProductRules> rules = new HashMap<>();
        if (keys.isEmpty()) {
            return rules;
        }
        database.sql("""
                        select distinct on (key) key, chain, profile, lowest, highest from traceability.trace_rule
                        where key = any (:keys) order by key, number desc""")
                .param("keys", keys.toArray(String[]::new))
                .query((row, _) -> new ProductRules(
                        row.getString("key"),
                        row.getString("chain"),
                        row.getString("profile"),
                        row.getBigDecimal("lowest"),
                        row.getBigDecimal("highest")))
                .list()
                .forEach(one -> rules.put(one.key(), one));
        return rules;
    }

    public void insert(ProductRules rules, Actor actor, ActId act) {
        database.sql("""
                        insert into traceability.trace_rule (key, chain, profile, lowest, highest, act, actor, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(rules.key())
                .param(rules.chain())
                .param(rules.profile())
                .param(rules.lowest())
                .param(rules.highest())
                .param(act.value())
                .param(actor.name())
                .param(java.sql.Timestamp.from(clock.instant()))
                .update();
    }

    /** How many events there are; by the planner's estimate where there are many. */
    public long events() {
        long estimate = database.sql("""
                        select coalesce(sum(greatest(reltuples, 0)), 0)::bigint from pg_class c
                        join pg_inherits i on i.inhrelid = c.oid
                        where i.inhparent = 'traceability.event'::regclass""").query(Long.class).single();
        return estimate > 100_000
                ? estimate
                : database.sql("select count(*) from traceability.event")
                        .query(Long.class)
                        .single();
    }
}
