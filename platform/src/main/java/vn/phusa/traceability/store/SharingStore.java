package vn.phusa.traceability.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.PartyId;
import vn.phusa.ledger.ActId;
import vn.phusa.traceability.Sharing;

/** Who lets whom see its events; the latest line about two parties counts. */
@Repository
public class SharingStore {
    private final JdbcClient database;

    SharingStore(JdbcClient database) {
        this.database = database;
    }

    public void insert(
            PartyId owner,
            PartyId viewer,
            LocalDate from,
            @Nullable LocalDate until,
            Instant at,
            String by,
            ActId act) {
        database.sql("""
                        insert into traceability.sharing (owner, viewer, from_date, until_date, decided_at, decided_by, act)
                        values (:owner, :viewer, :from, :until, :at, :by, :act)
                        """)
                .param("owner", owner.value())
                .param("viewer", viewer.value())
                .param("from", from)
                .param("until", until)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("act", act.value())
                .update();
    }

    /** Who lets one of these see its events on that day. */
    public Set<PartyId> ownersSharingWith(Set<PartyId> viewers, LocalDate day) {
        return Set.copyOf(database.sql("""
                        select distinct owner from (
                            select distinct on (owner, viewer) owner, from_date, until_date
                            from traceability.sharing where viewer = any (:viewers)
                            order by owner, viewer, number desc) latest
                        where from_date <= :day and (until_date is null or until_date > :day)
                        """)
                .param("viewers", viewers.stream().map(PartyId::value).toArray(Long[]::new))
                .param("day", day)
                .query((row, _) -> new PartyId(row.getLong(1)))
                .list());
    }

    /** With whom one of these shares, and who shares with it; what has ended too, newest first. */
    public List<Sharing> of(Set<PartyId> parties) {
        return database.sql("""
                        select * from (
                            select distinct on (owner, viewer) owner, viewer, from_date, until_date, decided_at, decided_by, number
                            from traceability.sharing where owner = any (:parties) or viewer = any (:parties)
                            order by owner, viewer, number desc) latest
                        order by number desc
                        """)
                .param("parties", parties.stream().map(PartyId::value).toArray(Long[]::new))
                .query((row, _) -> sharing(row))
                .list();
    }

    private static Sharing sharing(ResultSet row) throws SQLException {
        return new Sharing(
                new PartyId(row.getLong("owner")),
                new PartyId(row.getLong("viewer")),
                row.getObject("from_date", LocalDate.class),
                row.getObject("until_date", LocalDate.class),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"));
    }
}
