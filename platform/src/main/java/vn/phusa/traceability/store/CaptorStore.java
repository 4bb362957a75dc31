package vn.phusa.traceability.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.PartyId;
import vn.phusa.traceability.EventNumber;

/** Who captured events that others had captured before. */
@Repository
public class CaptorStore {
    private final JdbcClient database;

    CaptorStore(JdbcClient database) {
        this.database = database;
    }

    /** Those of these that ever did. */
    public Set<PartyId> among(Collection<PartyId> parties) {
        return database.sql("""
                        select id from unnest(?) as party (id)
                        where exists (select from traceability.captor where party = id offset 0)
                        """).param(values(parties)).query((row, _) -> new PartyId(row.getLong(1))).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * An event of which a party became a captor.
     *
     * @param since between the numbers of the events that were there and of those that came later
     */
    public record Since(long since, EventNumber event) {}

    /** Events of which one of these was the first to become a captor within that range, in this order. */
    public List<Since> since(Collection<PartyId> parties, long after, long upTo, int most) {
        return database.sql("""
                        select since, number from traceability.captor c
                        where since > :after and since <= :to and party = any (:parties) and not exists (
                            select from traceability.captor o
                            where o.number = c.number and o.party = any (:parties) and o.since < c.since)
                        order by since limit :most
                        """)
                .param("after", after)
                .param("to", upTo)
                .param("parties", values(parties))
                .param("most", most)
                .query((row, _) -> new Since(row.getLong(1), new EventNumber(row.getLong(2))))
                .list();
    }

    private static Long[] values(Collection<PartyId> parties) {
        return parties.stream().map(PartyId::value).toArray(Long[]::new);
    }
}
