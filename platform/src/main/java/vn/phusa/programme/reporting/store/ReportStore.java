package vn.phusa.programme.reporting.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.ProgrammeId;
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

    private static final String ROUND = """
            select id, programme_id, period_kind, period_year, period_number, from_date, to_date, unit_due_on,
                   summary_due_on, opened_at, closed_at
              from programme.report_round""";

    private static final String REPORT = """
            select round_id, lead_id, stage, assessment, proposals, lines, returned_for, submitted_at, on_behalf, version
              from programme.unit_report""";

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
    public void save(UnitReport report, String note, Actor by, Instant now) {
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
                            proposals, lines, note, account_id, actor_name, on_behalf)
                        values (:round, :lead, :version, :now, :stage, :assessment, :proposals, :lines::jsonb, :note,
                            :account, :name, :onBehalf)""")
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
                row.getLong("version"));
    }
}
