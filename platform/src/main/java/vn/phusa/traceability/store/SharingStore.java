package vn.phusa.traceability.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.PartyId;
import vn.phusa.ledger.ActId;
import vn.phusa.traceability.Sharing;

/** Who lets whom see its events; the latest line about two parties and the same goods counts. */
@Repository
public class SharingStore {
    private final JdbcClient database;

    SharingStore(JdbcClient database) {
        this.database = database;
    }

    /** @return the number of the decision */
    public long insert(Sharing sharing, ActId act) {
        return database.sql("""
                        insert into traceability.sharing (owner, viewer, goods, from_date, until_date, decided_at, decided_by, act)
                        values (:owner, :viewer, :goods, :from, :until, :at, :by, :act)
                        returning number
                        """)
                .param("owner", sharing.owner().value())
                .param("viewer", sharing.viewer().value())
                .param("goods", sharing.goods())
                .param("from", sharing.from())
                .param("until", sharing.until())
                .param("at", sharing.decidedAt().atOffset(ZoneOffset.UTC))
                .param("by", sharing.decidedBy())
                .param("act", act.value())
                .query(Long.class)
                .single();
    }

    /** All that counts, has counted or will count. */
    public List<Sharing> all() {
        return database.sql("""
                        select * from (
                            select distinct on (owner, viewer, goods) *
                            from traceability.sharing order by owner, viewer, goods, number desc) latest
                        order by number desc
                        """).query((row, _) -> sharing(row)).list();
    }

    /** What is shared with one of these on that day. */
    public List<Sharing> sharedWith(Set<PartyId> viewers, LocalDate day) {
        return database.sql("""
                        select * from (
                            select distinct on (owner, viewer, goods) *
                            from traceability.sharing where viewer = any (:viewers)
                            order by owner, viewer, goods, number desc) latest
                        where from_date <= :day and (until_date is null or until_date > :day)
                        """)
                .param("viewers", viewers.stream().map(PartyId::value).toArray(Long[]::new))
                .param("day", day)
                .query((row, _) -> sharing(row))
                .list();
    }

    /** With whom one of these shares, and who shares with it; what has ended too, newest first. */
    public List<Sharing> of(Set<PartyId> parties) {
        return database.sql("""
                        select * from (
                            select distinct on (owner, viewer, goods) *
                            from traceability.sharing where owner = any (:parties) or viewer = any (:parties)
                            order by owner, viewer, goods, number desc) latest
                        order by number desc
                        """)
                .param("parties", parties.stream().map(PartyId::value).toArray(Long[]::new))
                .query((row, _) -> sharing(row))
                .list();
    }

    private static Sharing sharing(ResultSet row) throws SQLException {
        return new Sharing(
                row.getLong("number"),
                new PartyId(row.getLong("owner")),
                new PartyId(row.getLong("viewer")),
                row.getString("goods"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("until_date", LocalDate.class),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"));
    }
}
