package vn.phusa.programme.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.ProgrammeRow;
import vn.phusa.programme.Recorder;

/** Programmes and every version of them. Called within a transaction. */
@Repository
public class ProgrammeStore {
    private final JdbcClient database;

    ProgrammeStore(JdbcClient database) {
        this.database = database;
    }

    public Optional<Programme> find(ProgrammeId id) {
        return database.sql("select id, facts::text as facts, state, version from programme.programme where id = :id")
                .param("id", id.value())
                .query((row, number) -> programme(row))
                .optional();
    }

    public Optional<Programme> lock(ProgrammeId id) {
        return database.sql(
                        "select id, facts::text as facts, state, version from programme.programme where id = :id for update")
                .param("id", id.value())
                .query((row, number) -> programme(row))
                .optional();
    }

    public Optional<Programme> findByAddress(String address) {
        return database.sql(
                        "select id, facts::text as facts, state, version from programme.programme where address = :address")
                .param("address", address)
                .query((row, number) -> programme(row))
                .optional();
    }

    /** As it was known at the moment. */
    public Optional<Programme> findAt(ProgrammeId id, Instant moment) {
        return database.sql("""
                        select programme_id as id, facts::text as facts, state, version
                          from programme.programme_history
                         where programme_id = :id and recorded_at <= :moment
                         order by version desc
                         limit 1""")
                .param("id", id.value())
                .param("moment", Timestamp.from(moment))
                .query((row, number) -> programme(row))
                .optional();
    }

    public List<Programme> all() {
        return database.sql("""
                        select id, facts::text as facts, state, version
                          from programme.programme
                         order by demonstration, signed_on desc nulls last, id""").query((row, number) -> programme(row)).list();
    }

    /** Each programme with how its commitments stand on the day. */
    public List<ProgrammeRow> rows(LocalDate today) {
        return database.sql("""
                        select p.id, p.facts::text as facts, p.state, p.version,
                               count(c.id) as total,
                               count(c.id) filter (where c.stage = 'confirmed') as done,
                               count(c.id) filter (where c.standing = 'open-overdue') as overdue,
                               count(c.id) filter (where c.standing = 'open-without-deadline') as without_deadline
                          from programme.programme p
                          left join lateral (
                              select c.id, c.stage,
                                     programme.standing(c.stage, c.due_on, c.done_on, :today) as standing
                                from programme.commitment c
                               where c.programme_id = p.id) c on true
                         group by p.id
                         order by p.demonstration, p.signed_on desc nulls last, p.id""")
                .param("today", today)
                .query((row, number) -> new ProgrammeRow(
                        programme(row),
                        row.getLong("total"),
                        row.getLong("done"),
                        row.getLong("overdue"),
                        row.getLong("without_deadline")))
                .list();
    }

    public boolean addressTaken(String address, @Nullable ProgrammeId except) {
        return database.sql("""
                        select exists (select 1 from programme.programme
                                        where address = :address and id is distinct from :except)""")
                .param("address", address)
                .param("except", except == null ? null : except.value(), Types.BIGINT)
                .query(Boolean.class)
                .single();
    }

    /** Which programme this form has already been recorded for. */
    public Optional<ProgrammeId> recordedBy(UUID submission) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:submission, 2))")
                .param("submission", submission.toString())
                .query((row, number) -> 0)
                .single();
        return database.sql("select programme_id from programme.programme_history where submission = :submission")
                .param("submission", submission)
                .query(Long.class)
                .optional()
                .map(ProgrammeId::new);
    }

    /** The identity of a programme that is about to be created. */
    public ProgrammeId next() {
        return new ProgrammeId(database.sql("select nextval(pg_get_serial_sequence('programme.programme', 'id'))")
                .query(Long.class)
                .single());
    }

    public Programme create(ProgrammeId id, Programme.Facts facts, Programme.State state, Recorder recorder) {
        Programme programme = new Programme(id, facts, state, 1);
        bind(database.sql("""
                                insert into programme.programme
                                    (id, address, title_vi, title_en, state, focal_point, parties, signed_on, starts_on,
                                     ends_on, successor_of, open, demonstration, facts, version, changed_at)
                                overriding system value
                                values (:id, :address, :title_vi, :title_en, :state, :focal_point, :parties, :signed_on,
                                        :starts_on, :ends_on, :successor_of, :open, :demonstration,
                                        cast(:facts as jsonb), :version, :at)"""), programme, recorder).update();
        history(programme, "created", null, recorder);
        return programme;
    }

    public void update(Programme programme, String what, Recorder recorder) {
        int rows = bind(database.sql("""
                                update programme.programme set
                                    address = :address, title_vi = :title_vi, title_en = :title_en, state = :state,
                                    focal_point = :focal_point, parties = :parties, signed_on = :signed_on,
                                    starts_on = :starts_on, ends_on = :ends_on, successor_of = :successor_of,
                                    open = :open, demonstration = :demonstration, facts = cast(:facts as jsonb),
                                    version = :version, changed_at = :at
                                 where id = :id and version = :version - 1"""), programme, recorder).update();
        if (rows != 1) {
            throw new IllegalStateException("programme " + programme.id() + " changed under its lock");
        }
        history(programme, what, null, recorder);
    }

    /** Names the present state as a version. */
    public void amend(Programme programme, Programme.Amendment amendment, Recorder recorder) {
        database.sql("update programme.programme set version = :version, changed_at = :at where id = :id")
                .param("version", programme.version())
                .param("at", Timestamp.from(recorder.at()))
                .param("id", programme.id().value())
                .update();
        history(programme, "amended", amendment, recorder);
    }

    /** The named versions, the first first. */
    public List<Programme.Amendment> amendments(ProgrammeId programme) {
        return database.sql("""
                        select amendment, decision, effective_on, recorded_at
                          from programme.programme_history
                         where programme_id = :id and amendment is not null
                         order by amendment""")
                .param("id", programme.value())
                .query((row, number) -> new Programme.Amendment(
                        row.getInt("amendment"),
                        row.getString("decision"),
                        row.getObject("effective_on", LocalDate.class),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }

    public List<Programme> successorsOf(ProgrammeId programme) {
        return database.sql("""
                        select id, facts::text as facts, state, version
                          from programme.programme
                         where successor_of = :id
                         order by id""")
                .param("id", programme.value())
                .query((row, number) -> programme(row))
                .list();
    }

    private void history(Programme programme, String what, Programme.@Nullable Amendment amendment, Recorder recorder) {
        AccountId account = recorder.actor().account();
        database.sql("""
                        insert into programme.programme_history
                            (programme_id, version, recorded_at, what, state, facts, amendment, decision, effective_on,
                             account_id, actor_name, channel, submission, act)
                        values (:id, :version, :at, :what, :state, cast(:facts as jsonb), :amendment, :decision,
                                :effective_on, :account, :actor, :channel, :submission, :act)""")
                .param("id", programme.id().value())
                .param("version", programme.version())
                .param("at", Timestamp.from(recorder.at()))
                .param("what", what)
                .param("state", programme.state().key())
                .param("facts", EventJson.write(programme.facts()))
                .param("amendment", amendment == null ? null : amendment.number(), Types.INTEGER)
                .param("decision", amendment == null ? null : amendment.decision(), Types.VARCHAR)
                .param("effective_on", amendment == null ? null : amendment.effectiveOn(), Types.DATE)
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", recorder.actor().name())
                .param("channel", recorder.actor().channel().name())
                .param("submission", recorder.submission(), Types.OTHER)
                .param("act", recorder.act().value())
                .update();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, Programme programme, Recorder recorder) {
        Programme.Facts facts = programme.facts();
        ProgrammeId earlier = facts.successorOf();
        return statement
                .param("id", programme.id().value())
                .param("address", facts.address())
                .param("title_vi", facts.title().vietnamese())
                .param("title_en", facts.title().english())
                .param("state", programme.state().key())
                .param("focal_point", facts.focalPoint().value())
                .param("parties", facts.parties().stream().map(PartyId::value).toArray(Long[]::new))
                .param("signed_on", facts.signedOn(), Types.DATE)
                .param("starts_on", facts.startsOn(), Types.DATE)
                .param("ends_on", facts.endsOn(), Types.DATE)
                .param("successor_of", earlier == null ? null : earlier.value(), Types.BIGINT)
                .param("open", facts.open())
                .param("demonstration", facts.demonstration())
                .param("facts", EventJson.write(facts))
                .param("version", programme.version())
                .param("at", Timestamp.from(recorder.at()));
    }

    private static Programme programme(ResultSet row) throws SQLException {
        return new Programme(
                new ProgrammeId(row.getLong("id")),
                EventJson.readFacts(row.getString("facts")),
                Programme.State.of(row.getString("state")),
                row.getLong("version"));
    }
}
