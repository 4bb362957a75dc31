package vn.phusa.traceability.supervision.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.ledger.ActId;
import vn.phusa.traceability.supervision.Assessed;
import vn.phusa.traceability.supervision.Matter;
import vn.phusa.traceability.supervision.MatterId;
import vn.phusa.traceability.supervision.MatterStep;
import vn.phusa.traceability.supervision.Risk;
import vn.phusa.traceability.supervision.RiskLevel;
import vn.phusa.traceability.supervision.TickStep;

/** Matters with their steps, assessments and ticks. Called within a transaction. */
@Repository
public class SupervisionStore {
    private static final String MATTER = """
            select id, kind, goods, trader, authority, about, suspended, answer_by, answered_at, stage, version
              from traceability.matter\s""";
    private static final TypeReference<List<Risk.Criterion>> CRITERIA = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    SupervisionStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    // ---- matters

    /** A new matter; its id is given by the database and that of the argument passed over. */
    public Matter insert(Matter matter, Actor actor, Instant at, ActId act) {
        long id = database.sql("""
                        insert into traceability.matter (kind, goods, trader, authority, about, suspended, answer_by,
                                                         answered_at, stage, version, opened_at)
                        values (:kind, :goods, :trader, :authority, :about, :suspended, :answer_by, null, 'open', 1, :at)
                        returning id""")
                .param("kind", matter.kind().code())
                .param("goods", matter.goods())
                .param("trader", matter.trader().value())
                .param("authority", matter.authority().value())
                .param("about", matter.about())
                .param("suspended", matter.suspended())
                .param("answer_by", Timestamp.from(matter.answerBy()))
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
        Matter stored = new Matter(
                new MatterId(id),
                matter.kind(),
                matter.goods(),
                matter.trader(),
                matter.authority(),
                matter.about(),
                matter.suspended(),
                matter.answerBy(),
                null,
                Matter.Stage.OPEN,
                1);
        step(stored, "open", null, matter.about(), actor, at, act);
        return stored;
    }

    /** The matter after a step, and the step. */
    public void update(Matter matter, Matter.Step step, Actor actor, Instant at, ActId act) {
        int rows = database.sql("""
                        update traceability.matter
                           set suspended = :suspended, answered_at = :answered_at, stage = :stage, version = :version
                         where id = :id and version = :version - 1""")
                .param("suspended", matter.suspended())
                .param("answered_at", timestamp(matter.answeredAt()), Types.TIMESTAMP)
                .param("stage", matter.stage().code())
                .param("version", matter.version())
                .param("id", matter.id().value())
                .update();
        if (rows != 1) {
            throw new IllegalStateException("matter " + matter.id() + " changed under its lock");
        }
        String ground = step instanceof Matter.Step.Cancel(Matter.Ground why, String _) ? why.code() : null;
        step(matter, step.code(), ground, step.words(), actor, at, act);
    }

    private void step(
            Matter matter, String what, @Nullable String ground, String words, Actor actor, Instant at, ActId act) {
        AccountId account = actor.account();
        database.sql("""
                        insert into traceability.matter_step
                            (matter_id, version, recorded_at, what, ground, words, account_id, actor_name, act)
                        values (:id, :version, :at, :what, :ground, :words, :account, :actor, :act)""")
                .param("id", matter.id().value())
                .param("version", matter.version())
                .param("at", Timestamp.from(at))
                .param("what", what)
                .param("ground", ground, Types.VARCHAR)
                .param("words", words)
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .update();
    }

    public Optional<Matter> find(MatterId id) {
        return database.sql(MATTER + "where id = :id")
                .param("id", id.value())
                .query((row, n) -> matter(row))
                .optional();
    }

    public Optional<Matter> lock(MatterId id) {
        return database.sql(MATTER + "where id = :id for update")
                .param("id", id.value())
                .query((row, n) -> matter(row))
                .optional();
    }

    /** All matters, the pressing ones first; of these traders only, unless null. */
    public List<Matter> matters(@Nullable Collection<PartyId> traders) {
        Long[] ids =
                traders == null ? null : traders.stream().map(PartyId::value).toArray(Long[]::new);
        return database.sql(MATTER + """
                        where cast(:traders as bigint[]) is null or trader = any(:traders)
                        order by stage <> 'open', answer_by, id""")
                .param("traders", ids, Types.ARRAY)
                .query((row, n) -> matter(row))
                .list();
    }

    /** The matters about these goods. */
    public List<Matter> about(Collection<String> goods) {
        return database.sql(MATTER + "where goods = any(:goods) order by id")
                .param("goods", goods.toArray(String[]::new), Types.ARRAY)
                .query((row, n) -> matter(row))
                .list();
    }

    /** What was done in a matter, oldest first. */
    public List<MatterStep> steps(MatterId id) {
        return database.sql("""
                        select version, recorded_at, what, ground, words, actor_name from traceability.matter_step
                         where matter_id = :id order by version""")
                .param("id", id.value())
                .query((row, n) -> new MatterStep(
                        row.getLong("version"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("what"),
                        ground(row.getString("ground")),
                        row.getString("words"),
                        row.getString("actor_name")))
                .list();
    }

    /** In which authority's name the account acted last. */
    public Optional<PartyId> lastAuthority(AccountId account) {
        return database.sql("""
                        select authority from (
                            select m.authority, s.recorded_at from traceability.matter_step s
                              join traceability.matter m on m.id = s.matter_id
                             where s.account_id = :account and s.what <> 'answer'
                            union all select authority, recorded_at from traceability.risk where account_id = :account
                            union all select authority, recorded_at from traceability.tick where account_id = :account) acted
                         order by recorded_at desc limit 1""")
                .param("account", account.value())
                .query((row, n) -> new PartyId(row.getLong(1)))
                .optional();
    }

    /** Whoever opened the matter or decided in it; not who answered. */
    public Set<AccountId> officials(MatterId id) {
        return new HashSet<>(database.sql("""
                        select distinct account_id from traceability.matter_step
                         where matter_id = :id and what <> 'answer' and account_id is not null""")
                .param("id", id.value())
                .query((row, n) -> new AccountId(row.getLong(1)))
                .list());
    }

    private static Matter.@Nullable Ground ground(@Nullable String code) {
        return code == null ? null : Matter.Ground.valueOf(constant(code));
    }

    private static String constant(String code) {
        return code.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Matter matter(ResultSet row) throws SQLException {
        Timestamp answered = row.getTimestamp("answered_at");
        return new Matter(
                new MatterId(row.getLong("id")),
                Matter.Kind.valueOf(constant(row.getString("kind"))),
                row.getString("goods"),
                new PartyId(row.getLong("trader")),
                new PartyId(row.getLong("authority")),
                row.getString("about"),
                row.getBoolean("suspended"),
                row.getTimestamp("answer_by").toInstant(),
                answered == null ? null : answered.toInstant(),
                Matter.Stage.valueOf(constant(row.getString("stage"))),
                row.getLong("version"));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    // ---- risk

    /** Another assessment of goods. */
    public void insertRisk(
            String goods, PartyId authority, Risk risk, RiskLevel level, Actor actor, Instant at, ActId act) {
        AccountId account = actor.account();
        database.sql("""
                        insert into traceability.risk
                            (goods, number, authority, k, criteria, value, level, recorded_at, account_id, actor_name, act)
                        select :goods, coalesce(max(number), 0) + 1, :authority, :k, cast(:criteria as jsonb), :value, :level,
                               :at, cast(:account as bigint), :actor, :act
                          from traceability.risk where goods = :goods""")
                .param("goods", goods)
                .param("authority", authority.value())
                .param("k", risk.k())
                .param("criteria", json.writeValueAsString(risk.criteria()))
                .param("value", risk.value())
                .param("level", level.code())
                .param("at", Timestamp.from(at))
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .update();
    }

    /** All assessments of goods, newest first. */
    public List<Assessed> risks(String goods) {
        return database.sql("""
                        select k, criteria, value, level, recorded_at, actor_name from traceability.risk
                         where goods = :goods order by number desc""")
                .param("goods", goods)
                .query((row, n) -> assessed(row))
                .list();
    }

    private Assessed assessed(ResultSet row) throws SQLException {
        BigDecimal k = row.getBigDecimal("k");
        return new Assessed(
                new Risk(k, json.readValue(row.getString("criteria"), CRITERIA)),
                row.getBigDecimal("value"),
                RiskLevel.valueOf(constant(row.getString("level"))),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("actor_name"));
    }

    // ---- ticks

    /** Gives a blue tick, or takes it back. */
    public void insertTick(
            String goods,
            PartyId authority,
            @Nullable LocalDate until,
            String reason,
            Actor actor,
            Instant at,
            ActId act) {
        AccountId account = actor.account();
        database.sql("""
                        insert into traceability.tick
                            (goods, number, authority, until, reason, recorded_at, account_id, actor_name, act)
                        select :goods, coalesce(max(number), 0) + 1, :authority, cast(:until as date), :reason, :at,
                               cast(:account as bigint), :actor, :act
                          from traceability.tick where goods = :goods""")
                .param("goods", goods)
                .param("authority", authority.value())
                .param("until", until, Types.DATE)
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .update();
    }

    /** The last days of the ticks of these goods; goods without one are left out. */
    public Map<String, LocalDate> ticks(Collection<String> goods) {
        Map<String, LocalDate> ticks = new HashMap<>();
        database.sql("""
                        select distinct on (goods) goods, until from traceability.tick
                         where goods = any(:goods) order by goods, number desc""")
                .param("goods", goods.toArray(String[]::new), Types.ARRAY)
                .query((row, n) -> {
                    if (row.getDate("until") != null) {
                        ticks.put(row.getString("goods"), row.getDate("until").toLocalDate());
                    }
                    return n;
                })
                .list();
        return ticks;
    }

    /** What became of the ticks of goods, newest first. */
    public List<TickStep> tickSteps(String goods) {
        return database.sql("""
                        select until, reason, recorded_at, actor_name,
                               until is not null and coalesce(lag(until) over (order by number)
                                   >= (recorded_at at time zone 'Asia/Ho_Chi_Minh')::date, false) as renewed
                          from traceability.tick where goods = ? order by number desc""")
                .param(goods)
                .query((row, n) -> new TickStep(
                        row.getObject("until", LocalDate.class),
                        row.getBoolean("renewed"),
                        row.getString("reason"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("actor_name")))
                .list();
    }

    /** The newest assessment of goods, else of any. */
    public Optional<Risk> newestRisk(String goods) {
        return database.sql("""
                        select k, criteria from traceability.risk
                         order by goods = ? desc, recorded_at desc, number desc limit 1""")
                .param(goods)
                .query((row, n) ->
                        new Risk(row.getBigDecimal("k"), json.readValue(row.getString("criteria"), CRITERIA)))
                .optional();
    }

    /** All goods that have ever been assessed, ticked or questioned. */
    public List<String> goods() {
        return new ArrayList<>(database.sql("""
                        select goods from traceability.matter union select goods from traceability.risk
                        union select goods from traceability.tick order by 1""").query(String.class).list());
    }
}
