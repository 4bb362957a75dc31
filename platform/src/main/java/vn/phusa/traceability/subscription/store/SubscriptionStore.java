package vn.phusa.traceability.subscription.store;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;
import vn.phusa.traceability.Given;
import vn.phusa.traceability.subscription.QuerySchedule;
import vn.phusa.traceability.subscription.Subscription;
import vn.phusa.traceability.subscription.Trigger;

/** Subscriptions and how far each has been told. */
@Repository
public class SubscriptionStore {
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, Given>> PARAMETERS = new TypeReference<>() {};
    private static final String ALL = "select * from traceability.subscription ";

    private final JdbcClient database;
    private final JsonMapper json;

    SubscriptionStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Keeps a subscription; false where its account has one of that name. */
    public boolean insert(Subscription given) {
        QuerySchedule schedule = given.schedule();
        Trigger.Named trigger = given.trigger();
        Set<PartyId> organisations = given.organisations();
        return database.sql("""
                        insert into traceability.subscription
                            (id, account, name, query, parameters, form, organisations, address, token, schedule, trigger, report_if_empty, initial_time,
                             epc_format, position, batch, created_at, due_at, failures)
                        values (:id, :account, :name, :query, :parameters, :form, :organisations, :address, :token, :schedule, :trigger, :empty, :initial, :format,
                                :position, :batch, :created, :due, 0)
                        on conflict (account, name) do nothing""")
                        .param("id", given.id())
                        .param("account", given.account().value())
                        .param("name", given.name(), Types.VARCHAR)
                        .param("query", kept(given.query()), Types.VARCHAR)
                        .param(
                                "parameters",
                                given.parameters().isEmpty() ? null : json.writeValueAsString(given.parameters()),
                                Types.VARCHAR)
                        .param("form", given.form().name())
                        .param(
                                "organisations",
                                organisations == null
                                        ? null
                                        : organisations.stream()
                                                .map(PartyId::value)
                                                .toArray(Long[]::new),
                                Types.ARRAY)
                        .param("address", given.address().toString())
                        .param("token", given.token(), Types.VARCHAR)
                        .param(
                                "schedule",
                                schedule == null ? null : json.writeValueAsString(schedule.written()),
                                Types.VARCHAR)
                        .param("trigger", trigger == null ? null : trigger.uri(), Types.VARCHAR)
                        .param("empty", given.reportIfEmpty())
                        .param("initial", Timestamp.from(given.initialTime()))
                        .param("format", given.epcFormat())
                        .param("position", given.position())
                        .param("batch", given.batch())
                        .param("created", Timestamp.from(given.createdAt()))
                        .param("due", Timestamp.from(given.dueAt()))
                        .update()
                > 0;
    }

    private static @Nullable String kept(String query) {
        return query.equals(Subscription.SIMPLE) ? null : query;
    }

    /** The account's subscription of that name. */
    public Optional<Subscription> find(AccountId account, String name) {
        return database.sql(ALL + "where account = :account and name = :name")
                .param("account", account.value())
                .param("name", name)
                .query((row, n) -> subscription(row))
                .optional();
    }

    public Optional<Subscription> find(UUID id) {
        return database.sql(ALL + "where id = :id")
                .param("id", id)
                .query((row, n) -> subscription(row))
                .optional();
    }

    public Optional<Subscription> find(AccountId account, String query, UUID id) {
        return find(id).filter(found ->
                found.account().equals(account) && found.query().equals(query));
    }

    /** The subscriptions to a query, after that one. */
    public List<Subscription> after(AccountId account, String query, @Nullable UUID after, int size) {
        return database.sql(ALL + """
                        where account = :account and query is not distinct from :query and (cast(:after as uuid) is null or id > :after)
                        order by id limit :size""")
                .param("account", account.value())
                .param("query", kept(query), Types.VARCHAR)
                .param("after", after, Types.OTHER)
                .param("size", size)
                .query((row, n) -> subscription(row))
                .list();
    }

    public int count(AccountId account) {
        return database.sql("select count(*) from traceability.subscription where account = :account")
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    public boolean remove(UUID id) {
        return database.sql("delete from traceability.subscription where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Those that are to be told now: whose time has come, and for the others, who have not seen the newest event. */
    public List<UUID> due(Instant now, long newest) {
        return database.sql("""
                        select id from traceability.subscription
                         where due_at <= :now and (schedule is not null or sending_to is not null
                               or greatest(position, coalesce(looked_to, 0)) < :newest)
                         order by due_at""")
                .param("now", Timestamp.from(now))
                .param("newest", newest)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Nothing newer than the position triggers, up to that number. */
    public void looked(UUID id, long upTo) {
        database.sql("update traceability.subscription set looked_to = :to where id = :id and trigger is not null")
                .param("to", upTo)
                .param("id", id)
                .update();
    }

    /** Fixes the end of what is being sent. */
    public void sending(UUID id, long upTo) {
        database.sql("update traceability.subscription set sending_to = :to where id = :id")
                .param("to", upTo)
                .param("id", id)
                .update();
    }

    /** What was sent is there; or there was nothing to send up to that number, where notified is null. */
    public void moved(UUID id, long position, @Nullable Instant notified) {
        database.sql("""
                        update traceability.subscription
                           set position = greatest(position, :position), sending_to = null, failures = 0, failure = null,
                               notified_at = coalesce(cast(:notified as timestamptz), notified_at)
                         where id = :id""")
                .param("position", position)
                .param("notified", notified == null ? null : Timestamp.from(notified), Types.TIMESTAMP)
                .param("id", id)
                .update();
    }

    /** Less at once. */
    public void smaller(UUID id, int batch) {
        database.sql("update traceability.subscription set batch = :batch, sending_to = null where id = :id")
                .param("batch", batch)
                .param("id", id)
                .update();
    }

    public void failed(UUID id, int failures, String why, Instant due) {
        database.sql("""
                        update traceability.subscription set failures = :failures, failure = :why, due_at = :due
                         where id = :id""")
                .param("failures", failures)
                .param("why", why)
                .param("due", Timestamp.from(due))
                .param("id", id)
                .update();
    }

    public void due(UUID id, Instant due) {
        database.sql("update traceability.subscription set due_at = :due where id = :id")
                .param("due", Timestamp.from(due))
                .param("id", id)
                .update();
    }

    /** Tells again from that number on. */
    public void replay(UUID id, long position, Instant now) {
        database.sql("""
                        update traceability.subscription set position = :position, sending_to = null, looked_to = null, due_at = :now
                         where id = :id""")
                .param("position", position)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    private Subscription subscription(ResultSet row) throws SQLException {
        String schedule = row.getString("schedule");
        String query = row.getString("query");
        String parameters = row.getString("parameters");
        Timestamp notified = row.getTimestamp("notified_at");
        long sending = row.getLong("sending_to");
        boolean isSending = !row.wasNull();
        String trigger = row.getString("trigger");
        long looked = row.getLong("looked_to");
        boolean isLooked = !row.wasNull();
        return new Subscription(
                row.getObject("id", UUID.class),
                new AccountId(row.getLong("account")),
                row.getString("name"),
                query == null ? Subscription.SIMPLE : query,
                parameters == null ? Map.of() : json.readValue(parameters, PARAMETERS),
                Subscription.Form.valueOf(row.getString("form")),
                organisations(row.getArray("organisations")),
                URI.create(row.getString("address")),
                row.getString("token"),
                schedule == null ? null : new QuerySchedule(json.readValue(schedule, FIELDS)),
                trigger == null ? null : new Trigger.Named(trigger),
                isLooked ? looked : null,
                row.getBoolean("report_if_empty"),
                row.getTimestamp("initial_time").toInstant(),
                row.getString("epc_format"),
                row.getLong("position"),
                isSending ? sending : null,
                row.getInt("batch"),
                row.getTimestamp("created_at").toInstant(),
                notified == null ? null : notified.toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getInt("failures"),
                row.getString("failure"));
    }

    private static @Nullable Set<PartyId> organisations(@Nullable Array array) throws SQLException {
        return array == null
                ? null
                : Arrays.stream((Long[]) array.getArray()).map(PartyId::new).collect(Collectors.toUnmodifiableSet());
    }
}
