package vn.phusa.traceability.supervision.store;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.supervision.LotFacts;

/** Every lot that the register or an event tells of, and what is needed to say until when it is kept. */
@Repository
public class KeepingStore {
    private static final String REGISTERED = """
            select distinct on (l.product_id, l.code) p.owner, p.name, p.gtin, p.local, l.code, l.produced, l.recorded_at,
                coalesce(l.expires, case p.content->'shelf'->>'kind'
                    when 'DAYS' then l.produced + (p.content->'shelf'->>'count')::int
                    when 'MONTHS' then (l.produced + make_interval(months => (p.content->'shelf'->>'count')::int))::date end) as expires
            from traceability.lot l join traceability.product p on p.id = l.product_id
            order by l.product_id, l.code, l.id desc""";

    /**
     * Lots stand close together in the index of identifiers, and each is found by one step from the one before it: the millions of
     * serial numbers between them are never read. An expiry counts only for what the event says of this very lot, not where the lot
     * goes into another one (roles 4 and 8: {@code INPUT}, {@code INPUT_QUANTITY}).
     */
    private static final String RECORDED = """
            with recursive product (beginning) as (
                (select left(key, 17) from traceability.thing where key >= '01/' and key < '010' order by key limit 1)
                union all
                select (select left(t.key, 17) from traceability.thing t
                        where t.key >= p.beginning || '0' and t.key < '010' order by t.key limit 1)
                from product p where p.beginning is not null
            ), lot (beginning, key) as (
                select p.beginning, (select t.key from traceability.thing t
                                     where t.key >= p.beginning || '/10/' and t.key < p.beginning || '/100' order by t.key limit 1)
                from product p where p.beginning is not null
                union all
                select l.beginning, (select t.key from traceability.thing t
                                     where t.key > l.key and t.key < l.beginning || '/100' order by t.key limit 1)
                from lot l where l.key is not null
            ), own (key) as (
                (select key from traceability.thing where key >= 'urn:vn-local:lot:' and key < 'urn:vn-local:lot;'
                 order by key limit 1)
                union all
                select (select t.key from traceability.thing t where t.key > o.key and t.key < 'urn:vn-local:lot;'
                        order by t.key limit 1)
                from own o where o.key is not null
            ), every (key) as (
                select key from lot where key is not null union all select key from own where key is not null
            )
            select every.key, told.party as owner, told.last, told.events, told.expires
            from every cross join lateral (
                select who.party, max(e.number) as last, count(distinct e.number) as events,
                    max(substring(convert_from(e.body, 'UTF8') from 'itemExpirationDate"\\s*:\\s*"(\\d{4}-\\d{2}-\\d{2})'))
                        filter (where t.role not in (4, 8)) as expires
                from traceability.thing t join traceability.event e on e.number = t.number
                cross join lateral (
                    select e.owner union all select c.party from traceability.captor c where c.number = e.number) who (party)
                where t.key = every.key
                group by who.party) told""";

    private final JdbcClient database;

    KeepingStore(JdbcClient database) {
        this.database = database;
    }

    /** A lot of the register. */
    public record Registered(LotFacts facts, String product) {}

    public List<Registered> registered() {
        return database.sql(REGISTERED)
                .query((row, _) -> new Registered(
                        new LotFacts(
                                new PartyId(row.getLong("owner")),
                                key(row.getString("gtin"), row.getString("local"), row.getString("code")),
                                day(row, "produced"),
                                day(row, "expires"),
                                VietnamTime.dateOf(
                                        row.getTimestamp("recorded_at").toInstant()),
                                0),
                        row.getString("name")))
                .list();
    }

    private static String key(@Nullable String gtin, @Nullable String local, String code) {
        return gtin == null
                ? Thing.key(String.valueOf(local).replaceFirst(":product:", ":lot:") + ":" + code)
                : Thing.key(Thing.uri("01/" + gtin + "/10/" + code));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        Date day = row.getDate(column);
        return day == null ? null : day.toLocalDate();
    }

    public List<LotFacts> recorded() {
        return database.sql(RECORDED)
                .query((row, _) -> new LotFacts(
                        new PartyId(row.getLong("owner")),
                        row.getString("key"),
                        null,
                        written(row.getString("expires")),
                        VietnamTime.dateOf(new EventNumber(row.getLong("last")).recordTime()),
                        row.getLong("events")))
                .list();
    }

    /** As it stands in an event, which may say anything. */
    private static @Nullable LocalDate written(@Nullable String day) {
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
