package vn.phusa.search.store;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of changes from which every node feeds its index. */
@Repository
public class ChangeLog {
    private final JdbcClient sql;

    ChangeLog(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Where the log stands.
     *
     * @param log which log of which server this is
     * @param cursor every transaction before this one is over
     * @param next the first transaction number not yet given
     * @param cleared changes up to this transaction may be gone
     */
    public record Horizon(String log, long cursor, long next, long cleared) {}

    /** One thing that was changed. */
    public record Change(long number, String kind, long entry) {}

    /** Notes changes in the caller's transaction. */
    public void note(String kind, Collection<Long> entries) {
        sql.sql("insert into search.change (kind, entry) select ?, unnest(?)")
                .params(kind, entries.toArray(Long[]::new))
                .update();
    }

    /**
     * The log as it is now: every transaction before {@code cursor} is over, so whatever it wrote can be seen. The name
     * holds the server's own identity and timeline, because transaction numbers start anew in a copy.
     */
    public Horizon horizon() {
        return sql.sql("""
                        select name || '/' || (select system_identifier from pg_control_system())
                                    || '/' || (select timeline_id from pg_control_checkpoint()) as log,
                               pg_snapshot_xmin(pg_current_snapshot())::text::bigint as cursor,
                               pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next,
                               cleared::text::bigint as cleared
                        from search.log
                        """)
                .query((row, number) -> new Horizon(
                        row.getString("log"), row.getLong("cursor"), row.getLong("next"), row.getLong("cleared")))
                .single();
    }

    /** Changes of transactions from the cursor on that can be seen, after the given number, in order of their numbers. */
    public List<Change> since(long cursor, long after, int most) {
        return sql.sql("""
                        select number, kind, entry from search.change
                        where xid >= ?::text::xid8 and number > ? order by number limit ?
                        """)
                .params(Long.toString(cursor), after, most)
                .query((row, number) -> new Change(row.getLong("number"), row.getString("kind"), row.getLong("entry")))
                .list();
    }

    /** Forgets changes older than a week; a node that slept longer builds its index anew. */
    public int clear() {
        return sql.sql("""
                        with gone as (
                            delete from search.change
                            where at < now() - interval '7 days'
                              and xid < pg_snapshot_xmin(pg_current_snapshot())
                            returning xid)
                        , noted as (
                            update search.log
                            set cleared = greatest(cleared, (select xid from gone order by xid desc limit 1))
                            where exists (select from gone))
                        select count(*) from gone
                        """).query(Integer.class).single();
    }

    /** Makes every node build its index anew: as if all had slept too long. */
    public void forgetAll() {
        sql.sql("update search.log set cleared = pg_current_xact_id()").update();
    }
}
