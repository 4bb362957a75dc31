package vn.phusa.programme.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.forecast.Basis;
import vn.phusa.programme.forecast.BrierScore;
import vn.phusa.programme.forecast.CommitmentForecast;
import vn.phusa.programme.forecast.Unknown;

/** Forecasts, one a commitment and day. Called within a transaction. */
@Repository
public class ForecastStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient database;

    ForecastStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * When a programme's forecast of a day was computed.
     *
     * @param hindcast later, from what was known on that day
     */
    public record Run(LocalDate day, Instant computedAt, boolean hindcast) {}

    private record StoredDriver(long id, double onPath, double days) {}

    private record StoredForecast(
            long commitment_id,
            @Nullable String due_on,
            @Nullable Double late,
            String basis,
            @Nullable String unknown,
            @Nullable String median_on,
            @Nullable String eightieth_on,
            @Nullable String ninety_fifth_on,
            boolean critical,
            @Nullable Integer float_days,
            List<StoredDriver> drivers) {}

    /** One process at a time computes a programme's forecast. */
    public void turn(ProgrammeId programme) {
        database.sql("select pg_advisory_xact_lock(hashtextextended('programme.forecast', :programme))")
                .param("programme", programme.value())
                .query((row, number) -> 0)
                .single();
    }

    /** Programmes whose forecast of the day is missing or older than their last change; demonstration programmes too. */
    public List<ProgrammeId> stale(LocalDate day) {
        return database.sql("""
                        select p.id
                          from programme.programme p
                          left join programme.forecast_run r on r.programme_id = p.id and r.day = :day
                         where p.state = 'in-force'
                           and exists (select 1 from programme.commitment c where c.programme_id = p.id)
                           and (r.day is null
                                or exists (select 1 from programme.commitment c
                                            where c.programme_id = p.id and c.changed_at > r.computed_at))
                         order by p.id""")
                .param("day", day)
                .query((row, number) -> new ProgrammeId(row.getLong("id")))
                .list();
    }

    /** The newest first. */
    public List<Run> runs(ProgrammeId programme) {
        return database.sql("""
                        select day, computed_at, hindcast from programme.forecast_run
                         where programme_id = :programme order by day desc""")
                .param("programme", programme.value())
                .query((row, number) -> new Run(
                        row.getObject("day", LocalDate.class),
                        row.getTimestamp("computed_at").toInstant(),
                        row.getBoolean("hindcast")))
                .list();
    }

    /** When the first of the programme's commitments became known. */
    public Optional<Instant> begin(ProgrammeId programme) {
        return database.sql("""
                        select min(e.recorded_at) as begin
                          from programme.commitment_event e
                          join programme.commitment c on c.id = e.commitment_id
                         where c.programme_id = :programme""")
                .param("programme", programme.value())
                .query((row, number) ->
                        Optional.ofNullable(row.getTimestamp("begin")).map(Timestamp::toInstant))
                .single();
    }

    /** Writes the day's forecast in place of an earlier one of the same day. */
    public void keep(ProgrammeId programme, Run run, List<CommitmentForecast> forecasts) {
        database.sql("delete from programme.forecast_run where programme_id = :programme and day = :day")
                .param("programme", programme.value())
                .param("day", run.day())
                .update();
        database.sql("""
                        insert into programme.forecast_run (programme_id, day, computed_at, hindcast)
                        values (:programme, :day, :at, :hindcast)""")
                .param("programme", programme.value())
                .param("day", run.day())
                .param("at", Timestamp.from(run.computedAt()))
                .param("hindcast", run.hindcast())
                .update();
        database.sql("""
                        insert into programme.forecast
                            (commitment_id, day, programme_id, due_on, late, basis, unknown, median_on, eightieth_on,
                             ninety_fifth_on, critical, float_days, drivers)
                        select f.commitment_id, :day, :programme, f.due_on, f.late, f.basis, f.unknown, f.median_on,
                               f.eightieth_on, f.ninety_fifth_on, f.critical, f.float_days, f.drivers
                          from jsonb_to_recordset(cast(:rows as jsonb)) as f
                               (commitment_id bigint, due_on date, late double precision, basis text, unknown text,
                                median_on date, eightieth_on date, ninety_fifth_on date, critical boolean,
                                float_days integer, drivers jsonb)""")
                .param("programme", programme.value())
                .param("day", run.day())
                .param(
                        "rows",
                        JSON.writeValueAsString(
                                forecasts.stream().map(ForecastStore::stored).toList()))
                .update();
    }

    private static StoredForecast stored(CommitmentForecast forecast) {
        Unknown unknown = forecast.unknown();
        return new StoredForecast(
                forecast.id().value(),
                iso(forecast.due()),
                forecast.late(),
                forecast.basis().key(),
                unknown == null ? null : unknown.key(),
                iso(forecast.median()),
                iso(forecast.eightieth()),
                iso(forecast.ninetyFifth()),
                forecast.critical(),
                forecast.floatDays(),
                forecast.drivers().stream()
                        .map(driver -> new StoredDriver(driver.id().value(), driver.onPath(), driver.days()))
                        .toList());
    }

    private static @Nullable String iso(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    /** Of these commitments on the day. */
    public List<CommitmentForecast> of(Collection<CommitmentId> commitments, LocalDate day) {
        return database.sql("select * from programme.forecast where commitment_id = any (:ids) and day = :day")
                .param("ids", commitments.stream().map(CommitmentId::value).toArray(Long[]::new))
                .param("day", day)
                .query((row, number) -> forecast(row))
                .list();
    }

    /** The newest forecast of each of these commitments that belongs to its programme's newest run. */
    public List<CommitmentForecast> newest(Collection<CommitmentId> commitments) {
        return database.sql("""
                        select f.*
                          from programme.forecast f
                          join (select programme_id, max(day) as day from programme.forecast_run
                                 group by programme_id) r on r.programme_id = f.programme_id and r.day = f.day
                         where f.commitment_id = any (:ids)""")
                .param("ids", commitments.stream().map(CommitmentId::value).toArray(Long[]::new))
                .query((row, number) -> forecast(row))
                .list();
    }

    /**
     * Past forecasts of which it is known what came: for each commitment the last one made at least so many days before
     * its due date, if it was made within the month before that.
     */
    public List<BrierScore.Settled> settled(ProgrammeId programme, int daysAhead, LocalDate today) {
        return database.sql("""
                        select distinct on (f.commitment_id) f.late,
                               c.stage <> 'confirmed' or c.done_on > f.due_on as was_late
                          from programme.forecast f
                          join programme.commitment c on c.id = f.commitment_id
                         where f.programme_id = :programme and f.late is not null
                           and f.day <= f.due_on - :ahead and f.day > f.due_on - :ahead - 31
                           and (c.stage = 'confirmed'
                                or (f.due_on < :today
                                    and c.stage not in ('suspended', 'carried-over', 'not-in-force')
                                    and not (c.stage = 'reported-done' and c.done_on <= f.due_on)))
                         order by f.commitment_id, f.day desc""")
                .param("programme", programme.value())
                .param("ahead", daysAhead)
                .param("today", today)
                .query((row, number) -> new BrierScore.Settled(row.getDouble("late"), row.getBoolean("was_late")))
                .list();
    }

    static CommitmentForecast forecast(ResultSet row) throws SQLException {
        double late = row.getDouble("late");
        Double known = row.wasNull() ? null : Double.valueOf(late);
        String unknown = row.getString("unknown");
        return new CommitmentForecast(
                new CommitmentId(row.getLong("commitment_id")),
                row.getObject("day", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                known,
                Basis.of(row.getString("basis")),
                unknown == null ? null : Unknown.of(unknown),
                row.getObject("median_on", LocalDate.class),
                row.getObject("eightieth_on", LocalDate.class),
                row.getObject("ninety_fifth_on", LocalDate.class),
                row.getBoolean("critical"),
                row.getObject("float_days", Integer.class),
                Arrays.stream(JSON.readValue(row.getString("drivers"), StoredDriver[].class))
                        .map(driver -> new CommitmentForecast.Driver(
                                new CommitmentId(driver.id()), driver.onPath(), driver.days()))
                        .toList());
    }
}
