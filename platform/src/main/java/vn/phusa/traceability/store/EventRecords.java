package vn.phusa.traceability.store;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.PartyId;
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

    /** Under which act of the ledger that party captured the event. */
    public Optional<ActId> actOf(EventNumber number, PartyId party) {
        return database.sql("""
                        select c.act
                        from (select owner, capture from traceability.event where number = :number
                              union all
                              select party, capture from traceability.captor where number = :number) told (party, capture)
                        join traceability.capture c on c.id = told.capture
                        where told.party = :party
                        """)
                .param("number", number.value())
                .param("party", party.value())
                .query((row, _) -> new ActId(row.getLong(1)))
                .optional();
    }

    /**
     * Those of these event IDs for which there is an error declaration of who told the event. What others declare about it takes
     * nothing back.
     *
     * @param tellers by event ID
     */
    public Set<String> declaredWrong(Map<String, PartyId> tellers) {
        if (tellers.isEmpty()) {
            return Set.of();
        }
        record Declared(UUID id, PartyId by) {}
        Set<Declared> declared = Set.copyOf(database.sql("""
                        select distinct i.id, told.party
                        from traceability.event_id i
                        cross join lateral (
                            select owner from traceability.event where number = i.number
                            union all
                            select party from traceability.captor where number = i.number) told (party)
                        where i.id = any (?) and i.declared <> ?
                        """)
                .param(tellers.keySet().stream().map(NewEvent::idOf).toArray(UUID[]::new))
                .param(AN_EVENT)
                .query((row, _) -> new Declared(row.getObject(1, UUID.class), new PartyId(row.getLong(2))))
                .list());
        Set<String> wrong = new HashSet<>();
        tellers.forEach((id, teller) -> {
            if (declared.contains(new Declared(NewEvent.idOf(id), teller))) {
                wrong.add(id);
            }
        });
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
