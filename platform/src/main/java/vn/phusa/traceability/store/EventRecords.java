package vn.phusa.traceability.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.ledger.ActId;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.NewEvent;

/** What stands about events beside them: the act of their capture, and whether they were taken back. */
@Repository
public class EventRecords {
    private static final UUID AN_EVENT = new UUID(0, 0);

    private final JdbcClient database;

    EventRecords(JdbcClient database) {
        this.database = database;
    }

    /** Under which act of the ledger the event was captured. */
    public Optional<ActId> actOf(EventNumber number) {
        return database.sql("""
                        select c.act from traceability.event e join traceability.capture c on c.id = e.capture
                        where e.number = ?
                        """)
                .param(number.value())
                .query((row, _) -> new ActId(row.getLong(1)))
                .optional();
    }

    /** Those of these event IDs for which there is an error declaration. */
    public Set<String> declaredWrong(Collection<String> eventIds) {
        if (eventIds.isEmpty()) {
            return Set.of();
        }
        Set<UUID> found = Set.copyOf(
                database.sql("select distinct id from traceability.event_id where id = any (?) and declared <> ?")
                        .param(eventIds.stream().map(NewEvent::idOf).toArray(UUID[]::new))
                        .param(AN_EVENT)
                        .query(UUID.class)
                        .list());
        Set<String> wrong = new HashSet<>();
        for (String id : eventIds) {
            if (found.contains(NewEvent.idOf(id))) {
                wrong.add(id);
            }
        }
        return wrong;
    }

    /** Places and parties in events whose key begins so, in their order. */
    public List<String> wordsFrom(String start, int most) {
        return database.sql("select value from traceability.word where value >= ? and value < ? order by value limit ?")
                .param(start)
                .param(start.substring(0, start.length() - 1) + (char) (start.charAt(start.length() - 1) + 1))
                .param(most)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
