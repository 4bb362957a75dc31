package vn.phusa.traceability.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.traceability.MasterElement;

/** Master data as they stand now: every organisation's latest line about each thing. No organisation changes what another said. */
@Repository
public class MasterDataStore {
    private final JdbcClient database;

    MasterDataStore(JdbcClient database) {
        this.database = database;
    }

    /** The thing and all below it. A circle ends where it began, since nothing is taken twice. */
    public Set<String> within(String key) {
        return new HashSet<>(
                database.sql("""
                        with recursive below (key) as (
                            select :key::text collate "C"
                            union
                            select child from below
                            join traceability.live_master_data m on m.key = below.key
                            cross join unnest(m.children) as child
                        )
                        select key from below
                        """).param("key", key).query(String.class).list());
    }

    public Set<String> values(String key, String attribute) {
        return new HashSet<>(database.sql("""
                        select a.value from traceability.live_master_data m
                        join traceability.master_attribute a on a.number = m.number
                        where m.key = :key and a.id = :attribute
                        """)
                .param("key", key)
                .param("attribute", attribute)
                .query(String.class)
                .list());
    }

    public Set<String> having(String attribute) {
        return new HashSet<>(database.sql("""
                        select m.key from traceability.master_attribute a
                        join traceability.live_master_data m on m.number = a.number
                        where a.id = :attribute
                        """)
                .param("attribute", attribute)
                .query(String.class)
                .list());
    }

    /** The latest line of whoever spoke first about each thing, by kind and thing. Empty sets: all. */
    public List<MasterElement> elements(Set<String> types, Set<String> keys, int most) {
        return database.sql("""
                        select content from (
                            select distinct on (m.type, m.key) m.type, m.key, m.content from traceability.live_master_data m
                            where (cardinality(:types) = 0 or m.type = any (:types))
                                and (cardinality(:keys) = 0 or m.key = any (:keys))
                            order by m.type, m.key, (
                                select min(first.number) from traceability.master_data first
                                where first.key = m.key and first.type = m.type and first.owner = m.owner)) said
                        order by type, key limit :most
                        """)
                .param("types", types.toArray(String[]::new))
                .param("keys", keys.toArray(String[]::new))
                .param("most", most)
                .query((row, _) -> MasterElement.read(row.getString(1)))
                .list();
    }
}
