package vn.phusa.traceability.trace.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.ledger.ActId;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.trace.Holder;
import vn.phusa.traceability.trace.Reach;
import vn.phusa.traceability.trace.Recall;
import vn.phusa.traceability.trace.RecallId;

/** Recalls with what they reach. Called within a transaction. */
@Repository
public class RecallStore {
    private final JdbcClient database;

    RecallStore(JdbcClient database) {
        this.database = database;
    }

    /** A new recall; its id is given by the database and that of the argument passed over. */
    public Recall insert(Recall recall, ActId act) {
        long id = database.sql("""
                        insert into traceability.recall (drill, start_key, reason, owner, answer_hours, opened_at, opened_by,
                            traced_at, traced_ms, traced_through, things, events, incomplete, act)
                        values (:drill, :start, :reason, :owner, :hours, :at, :by,
                            :at, :took, :through, :things, :events, :incomplete, :act)
                        returning id""")
                .param("drill", recall.drill())
                .param("start", recall.start())
                .param("reason", recall.reason())
                .param("owner", value(recall.owner()))
                .param("hours", recall.answerHours())
                .param("at", Timestamp.from(recall.openedAt()))
                .param("by", recall.openedBy())
                .param("took", (int) recall.traced().toMillis())
                .param("through", recall.tracedThrough().value())
                .param("things", recall.things())
                .param("events", recall.events())
                .param("incomplete", recall.incomplete())
                .param("act", act.value())
                .query(Long.class)
                .single();
        return find(new RecallId(id)).orElseThrow();
    }

    private static @Nullable Long value(@Nullable PartyId party) {
        return party == null ? null : party.value();
    }

    public Optional<Recall> find(RecallId id) {
        return database.sql("select * from traceability.recall where id = ?")
                .param(id.value())
                .query((row, _) -> recall(row))
                .optional();
    }

    /** The recall, kept from others until the transaction ends. */
    public Optional<Recall> lock(RecallId id) {
        return database.sql("select * from traceability.recall where id = ? for update")
                .param(id.value())
                .query((row, _) -> recall(row))
                .optional();
    }

    /** All of them, newest first. */
    public List<Recall> all() {
        return database.sql("select * from traceability.recall order by id desc limit 1000")
                .query((row, _) -> recall(row))
                .list();
    }

    public boolean open(String start, boolean drill) {
        return database.sql("""
                        select exists (select from traceability.recall
                        where start_key = ? and drill = ? and ended_at is null)""").param(start).param(drill).query(Boolean.class).single();
    }

    /**
     * The open recalls, no drills, that reach one of these things, or began with one of those.
     *
     * @param keys of things
     * @param starts the same and their classes
     */
    public List<Recall> reaching(Collection<String> keys, Collection<String> starts) {
        return database.sql("""
                        select * from traceability.recall r
                        where not drill and ended_at is null and (start_key = any (:starts)
                            or exists (select from traceability.recall_thing t where t.recall = r.id and t.key = any (:keys)))
                        order by id""")
                .param("keys", keys.toArray(String[]::new))
                .param("starts", starts.toArray(String[]::new))
                .query((row, _) -> recall(row))
                .list();
    }

    /** The open recalls, no drills, that began with one of these, oldest first. */
    public List<Recall> beginning(Collection<String> starts) {
        return database.sql("""
                        select * from traceability.recall
                        where not drill and ended_at is null and start_key = any (?) order by id""")
                .param(starts.toArray(String[]::new))
                .query((row, _) -> recall(row))
                .list();
    }

    /** By which open recall, no drill, each of these things is reached; the oldest where there are several. */
    public Map<String, Recall> reachedOf(Collection<String> keys) {
        Map<String, Recall> reached = new HashMap<>();
        database.sql("""
                        select t.key, r.* from traceability.recall_thing t join traceability.recall r on r.id = t.recall
                        where t.key = any (?) and not r.drill and r.ended_at is null order by r.id""")
                .param(keys.toArray(String[]::new))
                .query((row, _) -> reached.putIfAbsent(row.getString("key"), recall(row)))
                .list();
        return reached;
    }

    public void end(RecallId id, Instant at, String by, String note) {
        database.sql("update traceability.recall set ended_at = ?, ended_by = ?, end_note = ? where id = ?")
                .param(Timestamp.from(at))
                .param(by)
                .param(note)
                .param(id.value())
                .update();
    }

    public void traced(Recall recall) {
        database.sql("""
                        update traceability.recall set traced_at = ?, traced_ms = ?, traced_through = ?, things = ?, events = ?,
                            incomplete = ? where id = ?""")
                .param(Timestamp.from(recall.tracedAt()))
                .param((int) recall.traced().toMillis())
                .param(recall.tracedThrough().value())
                .param(recall.things())
                .param(recall.events())
                .param(recall.incomplete())
                .param(recall.id().value())
                .update();
    }

    /** Keeps what a recall reaches; what was reached before stays reached, and answers stay given. */
    public void reach(RecallId id, Reach reach) {
        database.sql("""
                        insert into traceability.recall_thing (key, recall) select unnest(:keys), :id
                        on conflict do nothing""")
                .param("keys", reach.things().toArray(String[]::new))
                .param("id", id.value())
                .update();
        for (Holder holder : reach.holders()) {
            database.sql("""
                            insert into traceability.recall_holder (recall, party, organisation, first_seen, last_seen, holds)
                            values (?, ?, ?, ?, ?, ?)
                            on conflict (recall, party) do update set organisation = excluded.organisation,
                                first_seen = excluded.first_seen, last_seen = excluded.last_seen, holds = excluded.holds""")
                    .param(id.value())
                    .param(holder.party())
                    .param(value(holder.organisation()))
                    .param(Timestamp.from(holder.firstSeen()))
                    .param(Timestamp.from(holder.lastSeen()))
                    .param(holder.holds())
                    .update();
        }
        for (Reach.Stop stop : reach.places()) {
            database.sql("""
                            insert into traceability.recall_place (recall, place, first_seen, last_seen, events)
                            values (?, ?, ?, ?, ?)
                            on conflict (recall, place) do update set first_seen = excluded.first_seen,
                                last_seen = excluded.last_seen, events = excluded.events""")
                    .param(id.value())
                    .param(stop.place())
                    .param(Timestamp.from(stop.firstSeen()))
                    .param(Timestamp.from(stop.lastSeen()))
                    .param(stop.events())
                    .update();
        }
    }

    public List<Holder> holders(RecallId id) {
        return database.sql("""
                        select * from traceability.recall_holder where recall = ?
                        order by holds desc, first_seen, party""")
                .param(id.value())
                .query((row, _) -> {
                    long organisation = row.getLong("organisation");
                    return new Holder(
                            row.getString("party"),
                            organisation == 0 ? null : new PartyId(organisation),
                            moment(row, "first_seen"),
                            moment(row, "last_seen"),
                            row.getInt("holds"),
                            maybe(row, "notified_at"),
                            way(row.getString("told_by")),
                            row.getString("told_note"),
                            maybe(row, "answered_at"),
                            row.getString("answer"));
                })
                .list();
    }

    public List<Reach.Stop> places(RecallId id) {
        return database.sql("select * from traceability.recall_place where recall = ? order by first_seen, place")
                .param(id.value())
                .query((row, _) -> new Reach.Stop(
                        row.getString("place"),
                        moment(row, "first_seen"),
                        moment(row, "last_seen"),
                        row.getInt("events")))
                .list();
    }

    /** What is recalled, in the order of the keys. */
    public List<String> things(RecallId id, int most, long offset) {
        return database.sql("""
                        select key from traceability.recall_thing where recall = ? order by key limit ? offset ?""")
                .param(id.value())
                .param(most)
                .param(offset)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Holder.@Nullable Way way(@Nullable String code) {
        return code == null ? null : Holder.Way.valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The organisation that somebody has said a party is. */
    public Optional<PartyId> linked(String key) {
        return database.sql(
                        "select organisation from traceability.party_link where key = ? order by number desc limit 1")
                .param(key)
                .query((row, _) -> new PartyId(row.getLong(1)))
                .optional();
    }

    public void link(String key, PartyId organisation, Actor actor, Instant at, ActId act) {
        AccountId account = actor.account();
        database.sql("""
                        insert into traceability.party_link (key, organisation, recorded_at, account_id, actor_name, act)
                        values (:key, :organisation, :at, :account, :actor, :act)""")
                .param("key", key)
                .param("organisation", organisation.value())
                .param("at", Timestamp.from(at))
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .update();
    }

    /** A holder turns out to be an organisation of the register; where that one stands there already, the two become one. */
    public void known(RecallId id, String party, PartyId organisation) {
        String key = Holder.key(organisation);
        int joined = database.sql("""
                        update traceability.recall_holder t
                           set first_seen = least(t.first_seen, k.first_seen), last_seen = greatest(t.last_seen, k.last_seen),
                               holds = t.holds + k.holds,
                               told_by = case when t.notified_at is null then k.told_by else t.told_by end,
                               told_note = case when t.notified_at is null then k.told_note else t.told_note end,
                               notified_at = coalesce(t.notified_at, k.notified_at),
                               answered_at = coalesce(t.answered_at, k.answered_at), answer = coalesce(t.answer, k.answer)
                          from traceability.recall_holder k
                         where t.recall = :id and t.party = :key and k.recall = :id and k.party = :party and :party <> :key""")
                .param("id", id.value())
                .param("key", key)
                .param("party", party)
                .update();
        database.sql(
                        joined > 0
                                ? "delete from traceability.recall_holder where recall = :id and party = :party"
                                : "update traceability.recall_holder set party = :key, organisation = :organisation"
                                        + " where recall = :id and party = :party")
                .param("id", id.value())
                .param("key", key)
                .param("organisation", organisation.value())
                .param("party", party)
                .update();
    }

    public void notified(RecallId id, String party, Instant at, Holder.Way way, @Nullable String note) {
        database.sql("""
                        update traceability.recall_holder set notified_at = ?, told_by = ?, told_note = ?
                        where recall = ? and party = ?""")
                .param(Timestamp.from(at))
                .param(way.code())
                .param(note)
                .param(id.value())
                .param(party)
                .update();
    }

    /** The first answer counts for the time; a later one replaces the words. */
    public void answered(RecallId id, PartyId organisation, Instant at, String answer) {
        database.sql("""
                        update traceability.recall_holder set answered_at = coalesce(answered_at, ?), answer = ?
                        where recall = ? and organisation = ?""")
                .param(Timestamp.from(at))
                .param(answer)
                .param(id.value())
                .param(organisation.value())
                .update();
    }

    /** What a holder answered by another way. */
    public void answered(RecallId id, String party, Instant at, String answer) {
        database.sql("""
                        update traceability.recall_holder set answered_at = coalesce(answered_at, ?), answer = ?
                        where recall = ? and party = ?""")
                .param(Timestamp.from(at))
                .param(answer)
                .param(id.value())
                .param(party)
                .update();
    }

    private static Recall recall(ResultSet row) throws SQLException {
        long owner = row.getLong("owner");
        return new Recall(
                new RecallId(row.getLong("id")),
                row.getBoolean("drill"),
                row.getString("start_key"),
                row.getString("reason"),
                owner == 0 ? null : new PartyId(owner),
                row.getInt("answer_hours"),
                moment(row, "opened_at"),
                row.getString("opened_by"),
                maybe(row, "ended_at"),
                row.getString("ended_by"),
                row.getString("end_note"),
                moment(row, "traced_at"),
                Duration.ofMillis(row.getInt("traced_ms")),
                new EventNumber(row.getLong("traced_through")),
                row.getInt("things"),
                row.getInt("events"),
                row.getBoolean("incomplete"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
