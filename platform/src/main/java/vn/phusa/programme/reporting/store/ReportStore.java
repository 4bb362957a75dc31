package vn.phusa.programme.reporting.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.ledger.ActId;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.reporting.Draft;
import vn.phusa.programme.reporting.ReportEvent;
import vn.phusa.programme.reporting.ReportingPeriod;
import vn.phusa.programme.reporting.Round;
import vn.phusa.programme.reporting.RoundId;
import vn.phusa.programme.reporting.UnitReport;

/** Rounds and unit reports. Every change of a report also adds a row to its history. */
@Repository
public class ReportStore {
    private static final JsonMapper JSON =
            JsonMapper.builder().addMixIn(CommitmentId.class, NumberOnly.class).build();
    private static final TypeReference<List<UnitReport.Line>> LINES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TYPED = new TypeReference<>() {};

    private static final String ROUND = """
            select id, programme_id, period_kind, period_year, period_number, from_date, to_date, unit_due_on,
                   summary_due_on, opened_at, closed_at
              from programme.report_round""";

    private static final String REPORT = """
            select round_id, lead_id, stage, assessment, proposals, lines, returned_for, submitted_at, on_behalf,
                   extended_to, version
              from programme.unit_report""";

    /** Reports as they were at a moment: their last version then, or still expected. */
    private static final String REPORT_AT = """
            select r.round_id, r.lead_id, coalesce(e.stage, 'expected') as stage, coalesce(e.assessment, '') as assessment,
                   coalesce(e.proposals, '') as proposals, coalesce(e.lines, '[]') as lines,
                   coalesce(case when e.stage = 'returned' then e.note end, '') as returned_for, e.submitted_at,
                   coalesce(e.on_behalf, false) as on_behalf, r.extended_to, coalesce(e.version, 0) as version
              from programme.unit_report r
              left join lateral (select * from programme.unit_report_event v
                                  where v.round_id = r.round_id and v.lead_id = r.lead_id and v.recorded_at <= :moment
                                  order by v.version desc limit 1) e on true
             where r.round_id = :round
             order by r.lead_id""";

    private final JdbcClient database;

    ReportStore(JdbcClient database) {
        this.database = database;
    }

    /** An identity is stored as its number. */
    abstract static class NumberOnly {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        NumberOnly(long value) {}

        @JsonValue
        abstract long value();
    }

    /** Empty when there is a round for that period already. */
    public Optional<RoundId> insert(
            ProgrammeId programme,
            ReportingPeriod period,
            LocalDate from,
            LocalDate to,
            LocalDate unitDueOn,
            LocalDate summaryDueOn,
            Instant now,
            Actor by) {
        return database.sql("""
                        insert into programme.report_round (programme_id, period_kind, period_year, period_number, from_date,
                            to_date, unit_due_on, summary_due_on, opened_at, opened_by)
                        values (:programme, :kind, :year, :number, :from, :to, :unitDue, :summaryDue, :now, :by)
                        on conflict do nothing
                        returning id""")
                .param("programme", programme.value())
                .param("kind", period.kind().key())
                .param("year", period.year())
                .param("number", period.number())
                .param("from", from)
                .param("to", to)
                .param("unitDue", unitDueOn)
                .param("summaryDue", summaryDueOn)
                .param("now", Timestamp.from(now))
                .param("by", by.name())
                .query(Long.class)
                .optional()
                .map(RoundId::new);
    }

    public void expect(RoundId round, Collection<PartyId> leads) {
        for (PartyId lead : leads) {
            database.sql("""
                            insert into programme.unit_report (round_id, lead_id, stage, assessment, proposals, lines,
                                returned_for, on_behalf, version)
                            values (:round, :lead, 'expected', '', '', '[]', '', false, 0)
                            on conflict do nothing""")
                    .param("round", round.value())
                    .param("lead", lead.value())
                    .update();
        }
    }

    public Optional<Round> find(RoundId id) {
        return database.sql(ROUND + " where id = :id")
                .param("id", id.value())
                .query((row, number) -> round(row))
                .optional();
    }

    /** Latest period first. */
    public List<Round> rounds(ProgrammeId programme) {
        return database.sql(ROUND + " where programme_id = :programme order by to_date desc, from_date desc")
                .param("programme", programme.value())
                .query((row, number) -> round(row))
                .list();
    }

    /** @return whether it was open until now */
    public boolean close(RoundId id, Instant now, Actor by) {
        return database.sql("""
                                update programme.report_round set closed_at = :now, closed_by = :by
                                 where id = :id and closed_at is null""")
                        .param("id", id.value())
                        .param("now", Timestamp.from(now))
                        .param("by", by.name())
                        .update()
                == 1;
    }

    public List<UnitReport> reports(RoundId round) {
        return database.sql(REPORT + " where round_id = :round order by lead_id")
                .param("round", round.value())
                .query((row, number) -> report(row))
                .list();
    }

    /** As they were at the moment. */
    public List<UnitReport> reportsAt(RoundId round, Instant moment) {
        return database.sql(REPORT_AT)
                .param("round", round.value())
                .param("moment", Timestamp.from(moment))
                .query((row, number) -> report(row))
                .list();
    }

    /** Reports in rounds that are still open, of all programmes. */
    public List<UnitReport> ofOpenRounds() {
        return database.sql(REPORT + " " + """
                         where round_id in (select id from programme.report_round where closed_at is null)
                         order by round_id, lead_id""")
                .query((row, number) -> report(row))
                .list();
    }

    /** What the unit owes and has sent in all rounds, latest period first. */
    public List<UnitReport> ofUnit(PartyId lead) {
        return database.sql(REPORT + " " + """
                         u where lead_id = :lead
                         order by (select r.to_date from programme.report_round r where r.id = u.round_id) desc, round_id desc""")
                .param("lead", lead.value())
                .query((row, number) -> report(row))
                .list();
    }

    /** How far each round of the programme is: stage → number of reports. */
    public Map<RoundId, Map<UnitReport.Stage, Long>> stages(ProgrammeId programme) {
        Map<RoundId, Map<UnitReport.Stage, Long>> stages = new HashMap<>();
        database.sql("""
                        select r.id, u.stage, count(*) as n
                          from programme.report_round r join programme.unit_report u on u.round_id = r.id
                         where r.programme_id = :programme
                         group by r.id, u.stage""").param("programme", programme.value()).query(row -> {
            stages.computeIfAbsent(new RoundId(row.getLong("id")), _ -> new EnumMap<>(UnitReport.Stage.class))
                    .put(UnitReport.Stage.of(row.getString("stage")), row.getLong("n"));
        });
        return stages;
    }

    /** Open rounds of the programme whose figures are not closed before the day, and in which the unit is not asked yet. */
    public List<Round> notAsking(ProgrammeId programme, PartyId lead, LocalDate day) {
        return database.sql(ROUND + " " + """
                         r where programme_id = :programme and closed_at is null and to_date >= :day
                           and not exists (select 1 from programme.unit_report u
                                            where u.round_id = r.id and u.lead_id = :lead)
                         order by id""")
                .param("programme", programme.value())
                .param("lead", lead.value())
                .param("day", day)
                .query((row, number) -> round(row))
                .list();
    }

    public List<Round> openRounds() {
        return database.sql(ROUND + " where closed_at is null order by unit_due_on, id")
                .query((row, number) -> round(row))
                .list();
    }

    public List<ReportEvent> history(RoundId round, PartyId lead) {
        return database.sql("""
                        select version, recorded_at, stage, note, actor_name, on_behalf, act
                          from programme.unit_report_event
                         where round_id = :round and lead_id = :lead order by version""")
                .param("round", round.value())
                .param("lead", lead.value())
                .query((row, number) -> new ReportEvent(
                        row.getLong("version"),
                        row.getTimestamp("recorded_at").toInstant(),
                        UnitReport.Stage.of(row.getString("stage")),
                        row.getString("note"),
                        row.getString("actor_name"),
                        row.getBoolean("on_behalf"),
                        new ActId(row.getLong("act"))))
                .list();
    }

    /** The account that sent the report last; empty: nobody yet, or somebody without an account. */
    public Optional<AccountId> sender(RoundId round, PartyId lead) {
        return database.sql("""
                        select account_id from programme.unit_report_event
                         where round_id = :round and lead_id = :lead and stage = 'submitted' and account_id is not null
                         order by version desc limit 1""")
                .param("round", round.value())
                .param("lead", lead.value())
                .query(Long.class)
                .optional()
                .map(AccountId::new);
    }

    /** What the unit sent in the round before this one, in the same programme. */
    public Optional<UnitReport> before(Round round, PartyId lead) {
        return database.sql(REPORT + " " + """
                         u where lead_id = :lead and submitted_at is not null
                           and (select r.programme_id from programme.report_round r where r.id = u.round_id) = :programme
                           and (select r.to_date from programme.report_round r where r.id = u.round_id) < :to
                         order by (select r.to_date from programme.report_round r where r.id = u.round_id) desc limit 1""")
                .param("lead", lead.value())
                .param("programme", round.programme().value())
                .param("to", round.to())
                .query((row, number) -> report(row))
                .optional();
    }

    public void extend(RoundId round, PartyId lead, LocalDate until) {
        database.sql("""
                        update programme.unit_report set extended_to = :until
                         where round_id = :round and lead_id = :lead""")
                .param("until", until)
                .param("round", round.value())
                .param("lead", lead.value())
                .update();
    }

    // ---- drafts

    public void keepDraft(RoundId round, PartyId lead, Draft draft) {
        database.sql("""
                        insert into programme.unit_report_draft (round_id, lead_id, saved_at, saved_by, typed)
                        values (:round, :lead, :at, :by, :typed::jsonb)
                        on conflict (round_id, lead_id) do update
                           set saved_at = excluded.saved_at, saved_by = excluded.saved_by, typed = excluded.typed""")
                .param("round", round.value())
                .param("lead", lead.value())
                .param("at", Timestamp.from(draft.savedAt()))
                .param("by", draft.savedBy())
                .param("typed", JSON.writeValueAsString(draft.typed()))
                .update();
    }

    public Optional<Draft> draft(RoundId round, PartyId lead) {
        return database.sql("""
                        select saved_at, saved_by, typed from programme.unit_report_draft
                         where round_id = :round and lead_id = :lead""")
                .param("round", round.value())
                .param("lead", lead.value())
                .query((row, number) -> new Draft(
                        row.getTimestamp("saved_at").toInstant(),
                        row.getString("saved_by"),
                        JSON.readValue(row.getString("typed"), TYPED)))
                .optional();
    }

    public void dropDraft(RoundId round, PartyId lead) {
        database.sql("delete from programme.unit_report_draft where round_id = :round and lead_id = :lead")
                .param("round", round.value())
                .param("lead", lead.value())
                .update();
    }

    /** Locked until the transaction ends, so that two people change it one after the other. */
    public Optional<UnitReport> lock(RoundId round, PartyId lead) {
        return database.sql(REPORT + " where round_id = :round and lead_id = :lead for update")
                .param("round", round.value())
                .param("lead", lead.value())
                .query((row, number) -> report(row))
                .optional();
    }

    public Optional<UnitReport> report(RoundId round, PartyId lead) {
        return database.sql(REPORT + " where round_id = :round and lead_id = :lead")
                .param("round", round.value())
                .param("lead", lead.value())
                .query((row, number) -> report(row))
                .optional();
    }

    /** The next version of the report, and its row of history. */
    public void save(UnitReport report, String note, Actor by, Instant now, ActId act) {
        String lines = JSON.writeValueAsString(report.lines());
        database.sql("""
                        update programme.unit_report
                           set stage = :stage, assessment = :assessment, proposals = :proposals, lines = :lines::jsonb,
                               returned_for = :returnedFor, submitted_at = :submittedAt, on_behalf = :onBehalf,
                               version = :version
                         where round_id = :round and lead_id = :lead""")
                .param("stage", report.stage().key())
                .param("assessment", report.assessment())
                .param("proposals", report.proposals())
                .param("lines", lines)
                .param("returnedFor", report.returnedFor())
                .param("submittedAt", moment(report.submittedAt()))
                .param("onBehalf", report.onBehalf())
                .param("version", report.version())
                .param("round", report.round().value())
                .param("lead", report.lead().value())
                .update();
        database.sql("""
                        insert into programme.unit_report_event (round_id, lead_id, version, recorded_at, stage, assessment,
                            proposals, lines, note, submitted_at, account_id, actor_name, on_behalf, act)
                        values (:round, :lead, :version, :now, :stage, :assessment, :proposals, :lines::jsonb, :note,
                            :submittedAt, :account, :name, :onBehalf, :act)""")
                .param("submittedAt", moment(report.submittedAt()))
                .param("act", act.value())
                .param("round", report.round().value())
                .param("lead", report.lead().value())
                .param("version", report.version())
                .param("now", Timestamp.from(now))
                .param("stage", report.stage().key())
                .param("assessment", report.assessment())
                .param("proposals", report.proposals())
                .param("lines", lines)
                .param("note", note)
                .param("account", by.account() == null ? null : by.account().value())
                .param("name", by.name())
                .param("onBehalf", report.onBehalf())
                .update();
    }

    private static @Nullable Timestamp moment(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private static Round round(ResultSet row) throws SQLException {
        Timestamp closed = row.getTimestamp("closed_at");
        return new Round(
                new RoundId(row.getLong("id")),
                new ProgrammeId(row.getLong("programme_id")),
                new ReportingPeriod(
                        ReportingPeriod.Kind.of(row.getString("period_kind")),
                        row.getInt("period_year"),
                        row.getInt("period_number")),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                row.getObject("unit_due_on", LocalDate.class),
                row.getObject("summary_due_on", LocalDate.class),
                row.getTimestamp("opened_at").toInstant(),
                closed == null ? null : closed.toInstant());
    }

    private static UnitReport report(ResultSet row) throws SQLException {
        Timestamp submitted = row.getTimestamp("submitted_at");
        return new UnitReport(
                new RoundId(row.getLong("round_id")),
                new PartyId(row.getLong("lead_id")),
                UnitReport.Stage.of(row.getString("stage")),
                row.getString("assessment"),
                row.getString("proposals"),
                JSON.readValue(row.getString("lines"), LINES),
                row.getString("returned_for"),
                submitted == null ? null : submitted.toInstant(),
                row.getBoolean("on_behalf"),
                row.getObject("extended_to", LocalDate.class),
                row.getLong("version"));
    }
}
