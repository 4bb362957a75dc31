package vn.phusa.access.store;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.access.Ration;

/** What was used of each ration; see {@code db/access/V3__rations.sql}. */
@Repository
public class RationStore {
    private final JdbcClient database;

    RationStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * Takes one, in one statement, so that many at once do not slip past. A store said to be full later than twice the
     * time that filling it takes was used under a clock that has been set back since; it counts as full.
     *
     * @param latest when the store would be full again if all of it were used now
     */
    public boolean take(Ration ration, String holder, Instant now, Duration apart, Instant latest) {
        return database.sql("""
                insert into access.rations as r (ration, holder, full_at)
                values (:ration, :holder, :now::timestamptz + :apart * interval '1 millisecond')
                on conflict (ration, holder) do update
                    set full_at = case when r.full_at > :latest::timestamptz + (:latest::timestamptz - :now::timestamptz)
                                       then :now::timestamptz else greatest(r.full_at, :now) end
                                  + :apart * interval '1 millisecond'
                    where greatest(r.full_at, :now) + :apart * interval '1 millisecond' <= :latest
                       or r.full_at > :latest::timestamptz + (:latest::timestamptz - :now::timestamptz)""")
                        .param("ration", ration.name())
                        .param("holder", holder)
                        .param("now", Timestamp.from(now))
                        .param("apart", apart.toMillis())
                        .param("latest", Timestamp.from(latest))
                        .update()
                == 1;
    }

    public Optional<Instant> fullAt(Ration ration, String holder) {
        return database.sql("select full_at from access.rations where ration = :ration and holder = :holder")
                .param("ration", ration.name())
                .param("holder", holder)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Forgets stores that are full again. */
    public void forgetFull(Instant now) {
        database.sql("delete from access.rations where full_at < :now")
                .param("now", Timestamp.from(now))
                .update();
    }
}
