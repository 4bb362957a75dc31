package vn.phusa.duty.store;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.duty.Act;
import vn.phusa.duty.CalendarDay;
import vn.phusa.duty.Delegation;
import vn.phusa.duty.DoneAct;
import vn.phusa.duty.Due;
import vn.phusa.duty.Duty;
import vn.phusa.duty.DutyId;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.Life;
import vn.phusa.duty.OfficialStatus;
import vn.phusa.duty.Question;
import vn.phusa.duty.ReminderPlan;
import vn.phusa.duty.StatusCount;
import vn.phusa.duty.Subject;
import vn.phusa.ledger.ActId;
import vn.phusa.vietnamese.VietnameseText;

/** SQL of the duty room. */
@Repository
public class DutyStore {
    /** {@link OfficialStatus#of} in SQL; a test holds the two against each other. */
    private static final String STATUS = """
            case d.life
                when 'WITHDRAWN' then 'WITHDRAWN'
                when 'SUSPENDED' then 'SUSPENDED'
                when 'CONFIRMED' then case
                    when d.due_until is null then 'DONE_WITHOUT_DEADLINE'
                    when coalesce(d.reported_at, :now) >= d.due_until then 'DONE_LATE'
                    else 'DONE_ON_TIME' end
                else case
                    when d.due_until is null then 'OPEN_WITHOUT_DEADLINE'
                    when (case when d.life = 'REPORTED' then coalesce(d.reported_at, :now) else :now end) >= d.due_until
                        then 'OPEN_OVERDUE'
                    else 'OPEN_IN_TIME' end
            end""";

    private static final String ROW = "select d.*, " + STATUS + " as status from duty.duty d ";

    private final JdbcClient database;
    private final JsonMapper json;

    DutyStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp stored = row.getTimestamp(column);
        return stored == null ? null : stored.toInstant();
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        Date stored = row.getDate(column);
        return stored == null ? null : stored.toLocalDate();
    }

    private static @Nullable PartyId party(ResultSet row, String column) throws SQLException {
        long stored = row.getLong(column);
        return row.wasNull() ? null : new PartyId(stored);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long stored = row.getLong(column);
        return row.wasNull() ? null : stored;
    }

    // ---- a duty and its acts

    /**
     * Writes a new duty.
     *
     * @return empty when the same thing is owed already
     */
    public Optional<DutyId> insert(Act.Opened opened, Actor actor, ActId act, Instant now) {
        Due due = opened.due();
        Subject subject = opened.subject();
        Optional<DutyId> id = database.sql("""
                        insert into duty.duty (room, kind, subject, path, title, title_key, holder, assigner, parent, life,
                            urgent, opened_at, original_due_on, due_on, due_until, by_the_hour, provisional, extensions,
                            acts, changed_at)
                        values (:room, :kind, :subject, :path, :title, :titleKey, :holder, :assigner, :parent, 'ASSIGNED',
                            :urgent, :now, :dueOn, :dueOn, :dueUntil, :byTheHour, :provisional, 0, 1, :now)
                        on conflict (room, kind, subject) where life not in ('CONFIRMED', 'WITHDRAWN') do nothing
                        returning id""")
                .param("room", subject.room())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("path", subject.path())
                .param("title", opened.title())
                .param("titleKey", VietnameseText.searchKey(opened.title()))
                .param("holder", opened.holder().value())
                .param(
                        "assigner",
                        opened.assigner() == null ? null : opened.assigner().value(),
                        Types.BIGINT)
                .param("parent", opened.parent(), Types.BIGINT)
                .param("urgent", opened.urgent())
                .param("now", Timestamp.from(now))
                .param("dueOn", due == null ? null : due.on(), Types.DATE)
                .param("dueUntil", due == null ? null : Timestamp.from(due.until()), Types.TIMESTAMP)
                .param("byTheHour", due != null && due.byTheHour())
                .param("provisional", due != null && due.provisional())
                .query((row, number) -> new DutyId(row.getLong("id")))
                .optional();
        id.ifPresent(
                duty -> append(duty, new DoneAct(1, opened, now, actor.account(), actor.name(), false), actor, act));
        return id;
    }

    /** Whether the same thing is owed already. */
    public boolean owed(Subject subject) {
        return database.sql("""
                        select exists (select 1 from duty.duty where room = :room and kind = :kind and subject = :subject
                            and life not in ('CONFIRMED', 'WITHDRAWN'))""")
                .param("room", subject.room())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query(Boolean.class)
                .single();
    }

    private void append(DutyId duty, DoneAct done, Actor actor, ActId act) {
        database.sql("""
                        insert into duty.history
                            (duty, number, kind, content, at, account, person, actor, channel, on_behalf, act)
                        values (:duty, :number, :kind, :content::jsonb, :at, :account, :person, :actor, :channel,
                            :onBehalf, :act)""")
                .param("duty", duty.value())
                .param("number", done.number())
                .param("kind", done.act().kind())
                .param("content", json.writeValueAsString(done.act()))
                .param("at", Timestamp.from(done.at()))
                .param(
                        "account",
                        actor.account() == null ? null : actor.account().value(),
                        Types.BIGINT)
                .param("person", actor.person() == null ? null : actor.person().value(), Types.BIGINT)
                .param("actor", done.actor())
                .param("channel", actor.channel().name())
                .param("onBehalf", done.onBehalf())
                .param("act", act.value())
                .update();
    }

    /** Writes one more act and what follows from it. */
    public void append(Duty after, DoneAct done, Actor actor, ActId act) {
        append(after.id(), done, actor, act);
        Due due = after.due();
        database.sql("""
                        update duty.duty set holder = :holder, life = :life, original_due_on = :originalDueOn, due_on = :dueOn,
                            due_until = :dueUntil, by_the_hour = :byTheHour, provisional = :provisional,
                            extensions = :extensions, reported_at = :reportedAt, asked_until = :askedUntil,
                            acts = :acts, changed_at = :changedAt
                        where id = :id""")
                .param("holder", after.holder().value())
                .param("life", after.life().name())
                .param(
                        "originalDueOn",
                        after.originalDue() == null ? null : after.originalDue().on(),
                        Types.DATE)
                .param("dueOn", due == null ? null : due.on(), Types.DATE)
                .param("dueUntil", due == null ? null : Timestamp.from(due.until()), Types.TIMESTAMP)
                .param("byTheHour", due != null && due.byTheHour())
                .param("provisional", due != null && due.provisional())
                .param("extensions", after.extensions())
                .param("reportedAt", timestamp(after.reportedAt()), Types.TIMESTAMP)
                .param("askedUntil", after.askedUntil(), Types.DATE)
                .param("acts", after.acts())
                .param("changedAt", Timestamp.from(after.changedAt()))
                .param("id", after.id().value())
                .update();
    }

    /** Locks the duty until the transaction ends; whoever comes second waits. */
    public Optional<Duty> lock(DutyId id) {
        boolean found = database.sql("select 1 from duty.duty where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
        return found ? find(id) : Optional.empty();
    }

    public Optional<Duty> find(DutyId id) {
        List<DoneAct> acts = acts(id);
        return acts.isEmpty() ? Optional.empty() : Optional.of(Duty.of(id, acts));
    }

    public List<DoneAct> acts(DutyId id) {
        return database.sql("select * from duty.history where duty = :id order by number")
                .param("id", id.value())
                .query((row, number) -> {
                    Long account = number(row, "account");
                    return new DoneAct(
                            row.getInt("number"),
                            json.readValue(row.getString("content"), Act.type(row.getString("kind"))),
                            row.getTimestamp("at").toInstant(),
                            account == null ? null : new AccountId(account),
                            row.getString("actor"),
                            row.getBoolean("on_behalf"));
                })
                .list();
    }

    /** Duties of a room about one thing, newest first. */
    public List<DutyRow> about(String room, String subject, Instant now) {
        return database.sql(ROW + "where d.room = :room and d.subject = :subject order by d.id desc")
                .param("now", Timestamp.from(now))
                .param("room", room)
                .param("subject", subject)
                .query(DutyStore::row)
                .list();
    }

    /** Explanations that were asked about a duty, oldest first. */
    public List<DutyRow> children(DutyId parent, Instant now) {
        return database.sql(ROW + "where d.parent = :parent order by d.id")
                .param("now", Timestamp.from(now))
                .param("parent", parent.value())
                .query(DutyStore::row)
                .list();
    }

    /** What is asked by those of the duties that are explanations. */
    public Map<DutyId, Question> questions(Collection<DutyId> explanations) {
        Map<DutyId, Question> questions = new HashMap<>();
        database.sql("""
                        select d.id, h.content, h.account, h.actor, h.at from duty.duty d
                        join duty.history h on h.duty = d.parent and h.kind = 'explanation-asked'
                            and (h.content ->> 'explanation')::bigint = d.id
                        where d.id = any(:ids)""")
                .param("ids", explanations.stream().map(DutyId::value).toArray(Long[]::new))
                .query(row -> {
                    Long account = number(row, "account");
                    Act.ExplanationAsked asked = json.readValue(row.getString("content"), Act.ExplanationAsked.class);
                    questions.put(
                            new DutyId(row.getLong("id")),
                            new Question(
                                    asked.question(),
                                    row.getString("actor"),
                                    account == null ? null : new AccountId(account),
                                    row.getTimestamp("at").toInstant()));
                });
        return questions;
    }

    public List<DutyRow> rows(Collection<DutyId> ids, Instant now) {
        return database.sql(ROW + "where d.id = any(:ids)")
                .param("now", Timestamp.from(now))
                .param("ids", ids.stream().map(DutyId::value).toArray(Long[]::new))
                .query(DutyStore::row)
                .list();
    }

    private static DutyRow row(ResultSet row, int number) throws SQLException {
        return new DutyRow(
                new DutyId(row.getLong("id")),
                new Subject(
                        row.getString("room"), row.getString("kind"), row.getString("subject"), row.getString("path")),
                row.getString("title"),
                new PartyId(row.getLong("holder")),
                party(row, "assigner"),
                number(row, "parent"),
                Life.valueOf(row.getString("life")),
                row.getBoolean("urgent"),
                date(row, "original_due_on"),
                date(row, "due_on"),
                instant(row, "due_until"),
                row.getBoolean("by_the_hour"),
                row.getInt("extensions"),
                instant(row, "reported_at"),
                date(row, "asked_until"),
                row.getInt("acts"),
                OfficialStatus.valueOf(row.getString("status")));
    }

    // ---- lists

    /**
     * Which duties somebody may see.
     *
     * @param all everything
     * @param parties otherwise those that one of these holds or gave
     */
    public record Scope(boolean all, Set<PartyId> parties) {
        public Scope {
            parties = Set.copyOf(parties);
        }
    }

    private static Long[] values(Collection<PartyId> parties) {
        return parties.stream().map(PartyId::value).toArray(Long[]::new);
    }

    /**
     * What a list asks for; null and empty mean everything.
     *
     * @param limit 0: all rows
     */
    public record Filter(
            Scope scope,
            String text,
            @Nullable OfficialStatus status,
            @Nullable Boolean open,
            @Nullable PartyId holder,
            String room,
            @Nullable LocalDate dueFrom,
            @Nullable LocalDate dueTo,
            String sort,
            boolean descending,
            int limit,
            long offset) {}

    private record Condition(String where, Map<String, Object> values) {}

    private static Condition condition(Filter filter, Instant now) {
        List<String> parts = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        values.put("now", Timestamp.from(now));
        parts.add("true");
        if (!filter.scope().all()) {
            parts.add("(d.holder = any(:scope) or d.assigner = any(:scope))");
            values.put("scope", values(filter.scope().parties()));
        }
        if (!filter.text().isBlank()) {
            parts.add("d.title_key like :text");
            values.put("text", "%" + VietnameseText.searchKey(filter.text()).replaceAll("[%_\\\\]", "") + "%");
        }
        if (filter.status() != null) {
            parts.add("(" + STATUS + ") = :status");
            values.put("status", filter.status().name());
        }
        if (filter.open() != null) {
            parts.add(
                    filter.open()
                            ? "d.life in ('ASSIGNED', 'RECEIVED', 'REPORTED')"
                            : "d.life not in ('ASSIGNED', 'RECEIVED', 'REPORTED')");
        }
        if (filter.holder() != null) {
            parts.add("d.holder = :holder");
            values.put("holder", filter.holder().value());
        }
        if (!filter.room().isBlank()) {
            parts.add("d.room = :room");
            values.put("room", filter.room());
        }
        if (filter.dueFrom() != null) {
            parts.add("d.due_on >= :dueFrom");
            values.put("dueFrom", filter.dueFrom());
        }
        if (filter.dueTo() != null) {
            parts.add("d.due_on <= :dueTo");
            values.put("dueTo", filter.dueTo());
        }
        return new Condition(String.join(" and ", parts), values);
    }

    public List<DutyRow> list(Filter filter, Instant now) {
        Condition condition = condition(filter, now);
        String direction = filter.descending() ? " desc" : "";
        String order = switch (filter.sort()) {
            case "title" -> "d.title collate \"vi-x-icu\"" + direction;
            case "opened" -> "d.opened_at" + direction;
            case "original" -> "d.original_due_on" + direction + " nulls last";
            case "extensions" -> "d.extensions" + direction;
            default -> "d.due_until" + direction + " nulls last";
        };
        JdbcClient.StatementSpec statement = database.sql(ROW + "where " + condition.where() + " order by " + order
                        + ", d.id" + (filter.limit() > 0 ? " limit :limit offset :offset" : ""))
                .params(condition.values());
        if (filter.limit() > 0) {
            statement = statement.param("limit", filter.limit()).param("offset", filter.offset());
        }
        return statement.query(DutyStore::row).list();
    }

    public long count(Filter filter, Instant now) {
        Condition condition = condition(filter, now);
        return database.sql("select count(*) from duty.duty d where " + condition.where())
                .params(condition.values())
                .query(Long.class)
                .single();
    }

    /** Counts by holder and status, holders in the order of their ids. */
    public List<StatusCount> counts(Filter filter, Instant now) {
        Condition condition = condition(filter, now);
        Map<PartyId, Map<OfficialStatus, Integer>> counts = new TreeMap<>();
        database.sql("select d.holder, " + STATUS + " as status, count(*) as number from duty.duty d where "
                        + condition.where() + " group by 1, 2")
                .params(condition.values())
                .query(row -> {
                    counts.computeIfAbsent(
                                    new PartyId(row.getLong("holder")), holder -> new EnumMap<>(OfficialStatus.class))
                            .put(OfficialStatus.valueOf(row.getString("status")), row.getInt("number"));
                });
        return counts.entrySet().stream()
                .map(entry -> new StatusCount(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Open duties of these holders, and what waits for these assigners' decision. */
    public List<DutyRow> work(
            Collection<PartyId> holders, boolean deciderEverywhere, Collection<PartyId> deciders, Instant now) {
        return database.sql(ROW + """
                        where (d.holder = any(:holders) and d.life in ('ASSIGNED', 'RECEIVED', 'REPORTED'))
                           or ((:everywhere or d.assigner = any(:deciders))
                               and (d.life = 'REPORTED' or (d.asked_until is not null and d.life in ('ASSIGNED', 'RECEIVED'))))
                        order by d.due_until nulls last, d.id limit 20000""")
                .param("now", Timestamp.from(now))
                .param("holders", values(holders))
                .param("everywhere", deciderEverywhere)
                .param("deciders", values(deciders))
                .query(DutyStore::row)
                .list();
    }

    /** How many duties of these holders are overdue or due by that day. */
    public int pressing(Collection<PartyId> holders, LocalDate by) {
        return database.sql("""
                        select count(*) from duty.duty d
                        where d.holder = any(:holders) and d.life in ('ASSIGNED', 'RECEIVED') and d.due_on <= :by""")
                .param("holders", values(holders))
                .param("by", by)
                .query(Integer.class)
                .single();
    }

    /** Open duties whose due moment follows from a term that may run over the date. */
    public List<DutyId> dependingOn(LocalDate date) {
        return database.sql("""
                        select id from duty.duty where life not in ('CONFIRMED', 'WITHDRAWN') and due_on >= :earliest
                        order by id""")
                // A term that ended on the day itself, or just before it became a working day, may change too.
                .param("earliest", date.minusDays(15))
                .query((row, number) -> new DutyId(row.getLong("id")))
                .list();
    }

    // ---- reminders

    public void nextReminder(DutyId duty, @Nullable Instant moment) {
        database.sql("update duty.duty set next_reminder = :moment where id = :id")
                .param("moment", timestamp(moment), Types.TIMESTAMP)
                .param("id", duty.value())
                .update();
    }

    public List<DutyId> toRemind(Instant now, int most) {
        return database.sql("select id from duty.duty where next_reminder <= :now order by next_reminder limit :most")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, number) -> new DutyId(row.getLong("id")))
                .list();
    }

    /** Whether another process is just now at a duty that is to be reminded of. One that only failed does not count. */
    public boolean remindedElsewhere(Instant now) {
        return database.sql("""
                        with free as (select id from duty.duty where next_reminder <= :now for update skip locked)
                        select exists (select from duty.duty d where d.next_reminder <= :now
                                       and d.id not in (select id from free))""")
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** Locks the duty if it still is to be reminded and nobody else is at it. */
    public Optional<Duty> lockToRemind(DutyId id, Instant now) {
        boolean mine = database.sql("""
                        select 1 from duty.duty where id = :id and next_reminder <= :now for update skip locked""")
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .optional()
                .isPresent();
        return mine ? find(id) : Optional.empty();
    }

    public Set<String> dealtWith(DutyId duty, int dueNumber) {
        return new HashSet<>(database.sql("select step from duty.reminder where duty = :duty and due_number = :number")
                .param("duty", duty.value())
                .param("number", dueNumber)
                .query(String.class)
                .list());
    }

    public void dealt(Duty duty, ReminderPlan.Reminder reminder, int told, Instant now) {
        insertReminder(duty, reminder.step().code(), reminder.step().level(), null, told, now);
        for (String missed : reminder.missed()) {
            insertReminder(
                    duty, missed, reminder.step().level(), reminder.step().code(), 0, now);
        }
    }

    private void insertReminder(Duty duty, String step, int level, @Nullable String coveredBy, int told, Instant now) {
        database.sql("""
                        insert into duty.reminder (duty, due_number, step, level, covered_by, dealt_at, told)
                        values (:duty, :number, :step, :level, :coveredBy, :now, :told)""")
                .param("duty", duty.id().value())
                .param("number", duty.dueNumber())
                .param("step", step)
                .param("level", level)
                .param("coveredBy", coveredBy, Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .param("told", told)
                .update();
    }

    /** One reminder that was dealt with. */
    public record SentReminder(
            String step, int level, @Nullable String coveredBy, Instant at, int told) {}

    public List<SentReminder> reminders(DutyId duty) {
        return database.sql("select * from duty.reminder where duty = :duty order by dealt_at, level, step")
                .param("duty", duty.value())
                .query((row, number) -> new SentReminder(
                        row.getString("step"),
                        row.getInt("level"),
                        row.getString("covered_by"),
                        row.getTimestamp("dealt_at").toInstant(),
                        row.getInt("told")))
                .list();
    }

    // ---- delegation

    public long insertDelegation(
            PartyId absent,
            PartyId deputy,
            Collection<PartyId> units,
            LocalDate first,
            LocalDate last,
            String reason,
            String by,
            Instant now) {
        return database.sql("""
                        insert into duty.delegation (absent, deputy, units, first_day, last_day, reason, made_by, made_at)
                        values (:absent, :deputy, :units, :first, :last, :reason, :by, :now) returning id""")
                .param("absent", absent.value())
                .param("deputy", deputy.value())
                .param("units", values(units))
                .param("first", first)
                .param("last", last)
                .param("reason", reason)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    public int endDelegation(long id, PartyId absent, Instant now) {
        return database.sql(
                        "update duty.delegation set ended_at = :now where id = :id and absent = :absent and ended_at is null")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .param("absent", absent.value())
                .update();
    }

    /** Those in which the person is absent or deputy and that are not over, newest first. */
    public List<Delegation> delegationsOf(PartyId person, LocalDate today) {
        return database.sql("""
                        select * from duty.delegation
                        where (absent = :person or deputy = :person) and last_day >= :today and ended_at is null
                        order by id desc""")
                .param("person", person.value())
                .param("today", today)
                .query(DutyStore::delegation)
                .list();
    }

    /** Those that count today for which the person stands in. */
    public List<Delegation> standingIn(PartyId deputy, LocalDate today) {
        return database.sql("""
                        select * from duty.delegation
                        where deputy = :deputy and ended_at is null and :today between first_day and last_day""")
                .param("deputy", deputy.value())
                .param("today", today)
                .query(DutyStore::delegation)
                .list();
    }

    /** Deputies who today stand in for somebody with that unit, or for that person. */
    public Set<PartyId> deputiesFor(PartyId holder, LocalDate today) {
        return Set.copyOf(database.sql("""
                        select distinct deputy from duty.delegation
                        where (absent = :holder or :holder = any(units)) and ended_at is null
                          and :today between first_day and last_day""")
                .param("holder", holder.value())
                .param("today", today)
                .query((row, number) -> new PartyId(row.getLong("deputy")))
                .list());
    }

    private static Delegation delegation(ResultSet row, int number) throws SQLException {
        return new Delegation(
                row.getLong("id"),
                new PartyId(row.getLong("absent")),
                new PartyId(row.getLong("deputy")),
                parties(row.getArray("units")),
                row.getDate("first_day").toLocalDate(),
                row.getDate("last_day").toLocalDate(),
                row.getString("reason"),
                instant(row, "ended_at"));
    }

    private static Set<PartyId> parties(Array stored) throws SQLException {
        Set<PartyId> parties = new HashSet<>();
        for (Object value : (Object[]) stored.getArray()) {
            parties.add(new PartyId((Long) value));
        }
        return parties;
    }

    // ---- calendar

    public List<CalendarDay> calendarDays() {
        return database.sql("select * from duty.calendar_day order by id")
                .query((row, number) -> new CalendarDay(
                        row.getDate("date").toLocalDate(),
                        CalendarDay.Kind.of(row.getString("kind")),
                        new Bilingual(row.getString("name_vi"), row.getString("name_en")),
                        row.getString("source"),
                        row.getBoolean("provisional")))
                .list();
    }

    /** Grows with every change, so that a node knows when to read again. */
    public long calendarVersion() {
        return database.sql("select coalesce(max(id), 0) from duty.calendar_day")
                .query(Long.class)
                .single();
    }

    public void insertCalendarDay(CalendarDay day, String by, Instant now, ActId act) {
        database.sql("""
                        insert into duty.calendar_day
                            (date, kind, name_vi, name_en, source, provisional, entered_by, entered_at, act)
                        values (:date, :kind, :vi, :en, :source, :provisional, :by, :now, :act)""")
                .param("date", day.date())
                .param("kind", day.kind().code())
                .param("vi", day.name().vietnamese())
                .param("en", day.name().english())
                .param("source", day.source())
                .param("provisional", day.provisional())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("act", act.value())
                .update();
    }
}
