package vn.phusa.programme.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.duty.Origin;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.Forecasts;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Life;
import vn.phusa.programme.Overview;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Sight;
import vn.phusa.programme.Standing;
import vn.phusa.programme.forecast.DeliveryConfidence;

/** Lists and counts of commitments; the same SQL for now and for any past moment. */
@Repository
public class CommitmentLists {
    private static final String CARRIED_OVER = """
            (c.carried_over_from is not null
             or (p.ends_on < :today and c.stage not in ('confirmed', 'carried-over', 'not-in-force')))""";

    private static final String COLUMNS = """
            c.id, c.programme_id, p.title_vi, p.title_en, p.demonstration, c.number, c.kind, c.wording_vi, c.wording_en, c.lead_id,
            c.lead_text, c.coordinator_ids, c.coordinator_texts, c.stage,
            programme.standing(c.stage, c.due_on, c.done_on, :today) as standing,
            c.assigned_on, c.due_on, c.original_due_on, c.done_on, c.percent, c.self_rating, c.last_report_on,
            c.extension_asked, %s as carried_over, c.open, c.changed_at""".formatted(CARRIED_OVER);

    /** Red first: overdue by the longest, then what is due next, then what has no deadline, then what is over. */
    private static final String URGENT_FIRST = """
            case programme.standing(c.stage, c.due_on, c.done_on, :today)
                when 'open-overdue' then 0 when 'open-in-time' then 1 when 'open-without-deadline' then 2
                when 'suspended' then 3 else 4 end,
            c.due_on nulls last, p.id, c.number_order""";

    private final JdbcClient database;

    CommitmentLists(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param sort a column key of the list; null: urgent first
     * @param limit 0: all
     */
    public List<CommitmentRow> rows(
            Sight sight,
            CommitmentFilter filter,
            LocalDate today,
            @Nullable String sort,
            boolean descending,
            int limit,
            long offset) {
        Query query = query(sight, filter, today);
        String sql = "select " + COLUMNS + query.from() + " order by " + order(sort, descending)
                + (limit > 0 ? " limit :limit offset :offset" : "");
        Map<String, Object> parameters = new HashMap<>(query.parameters());
        if (limit > 0) {
            parameters.put("limit", limit);
            parameters.put("offset", offset);
        }
        return database.sql(sql)
                .params(parameters)
                .query((row, number) -> row(row))
                .list();
    }

    public long count(Sight sight, CommitmentFilter filter, LocalDate today) {
        Query query = query(sight, filter, today);
        return database.sql("select count(*)" + query.from())
                .params(query.parameters())
                .query(Long.class)
                .single();
    }

    /** One pass over the rows; see {@link Overview}. */
    public Overview overview(Sight sight, CommitmentFilter filter, LocalDate today) {
        Query query = query(sight, filter, today);
        Map<String, Object> parameters = new HashMap<>(query.parameters());
        parameters.put("soon", today.plusDays(Overview.SOON_DAYS));
        Map<Holder, Map<Standing, Long>> leads = new LinkedHashMap<>();
        long[] sums = new long[5];
        long[] ages = new long[Overview.AGES.size()];
        database.sql("""
                        select s.lead_id, s.lead_text, s.standing, count(*) as n,
                               count(*) filter (where s.stage = 'reported-done') as waiting,
                               count(*) filter (where s.extension_asked) as extensions,
                               count(*) filter (where s.carried_over) as carried_over,
                               count(*) filter (where s.lead_id is null) as unknown,
                               count(*) filter (where s.standing = 'open-in-time' and s.due_on <= :soon) as soon,
                               count(*) filter (where s.days between 1 and 30) as age0,
                               count(*) filter (where s.days between 31 and 60) as age1,
                               count(*) filter (where s.days between 61 and 120) as age2,
                               count(*) filter (where s.days > 120) as age3
                          from (select c.lead_id, c.lead_text, c.stage, c.extension_asked, c.due_on,
                                       %s as carried_over,
                                       programme.standing(c.stage, c.due_on, c.done_on, :today) as standing,
                                       %s as days
                                %s) s
                         group by s.lead_id, s.lead_text, s.standing""".formatted(CARRIED_OVER, DAYS_OVERDUE, query.from()))
                .params(parameters)
                .query(row -> {
                    Holder lead = lead(row);
                    leads.computeIfAbsent(lead, key -> new EnumMap<>(Standing.class))
                            .put(Standing.of(row.getString("standing")), row.getLong("n"));
                    sums[0] += row.getLong("waiting");
                    sums[1] += row.getLong("extensions");
                    sums[2] += row.getLong("carried_over");
                    sums[3] += row.getLong("unknown");
                    sums[4] += row.getLong("soon");
                    for (int i = 0; i < ages.length; i++) {
                        ages[i] += row.getLong("age" + i);
                    }
                });
        List<Overview.Line> lines = leads.entrySet().stream()
                .map(entry -> new Overview.Line(entry.getKey(), entry.getValue()))
                .sorted(java.util.Comparator.comparingLong((Overview.Line line) -> -line.count(Standing.OPEN_OVERDUE))
                        .thenComparingLong(line -> -line.count(Standing.OPEN_WITHOUT_DEADLINE))
                        .thenComparingLong(line -> -line.total())
                        .thenComparing(line -> line.lead().toString()))
                .toList();
        return new Overview(
                lines,
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                sums[4],
                Arrays.stream(ages).boxed().toList());
    }

    private static final String NEWEST_FORECAST = """
             join (select programme_id, max(day) as day from programme.forecast_run group by programme_id) r
               on r.programme_id = c.programme_id
             join programme.forecast f on f.commitment_id = c.id and f.day = r.day""";

    /** Commitments with a forecast, by the colour of the newest one; those without a probability under none. */
    public Map<Optional<Confidence>, Long> forecastCounts(Sight sight, CommitmentFilter filter, LocalDate today) {
        Query query = query(sight, filter, today);
        Map<Optional<Confidence>, Long> counts = new HashMap<>();
        database.sql("select f.late, count(*) as n" + query.fromWith(NEWEST_FORECAST) + " group by f.late")
                .params(query.parameters())
                .query(row -> {
                    double late = row.getDouble("late");
                    counts.merge(
                            DeliveryConfidence.ofLateness(
                                    row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(late)),
                            row.getLong("n"),
                            Long::sum);
                });
        return counts;
    }

    /** Not overdue yet, but red or amber-red by the newest forecast; the likeliest first. */
    public List<Forecasts.Line> likelyLate(Sight sight, CommitmentFilter filter, LocalDate today, int most) {
        Query query = query(sight, filter, today);
        Map<String, Object> parameters = new HashMap<>(query.parameters());
        parameters.put("most", most);
        parameters.put("late", 1 - DeliveryConfidence.atLeast(Confidence.AMBER));
        return database.sql("select " + COLUMNS + ", f.commitment_id, f.day, f.late, f.basis, f.unknown, f.median_on,"
                        + " f.eightieth_on, f.ninety_fifth_on, f.critical, f.float_days, f.drivers"
                        + query.fromWith(NEWEST_FORECAST)
                        + (query.from().contains(" where ") ? " and" : " where")
                        + " f.late > :late and f.basis <> 'overdue' and c.due_on >= :today"
                        + " and c.stage in ('not-assigned', 'assigned', 'received', 'in-progress', 'returned')"
                        + " order by f.late desc, c.due_on, c.id limit :most")
                .params(parameters)
                .query((row, number) -> new Forecasts.Line(row(row), ForecastStore.forecast(row)))
                .list();
    }

    /** A commitment as the search files it. */
    public record Filed(
            CommitmentId id,
            ProgrammeId programme,
            String number,
            Bilingual wording,
            Holder lead,
            List<Holder> coordinators,
            PartyId assigner,
            boolean open) {}

    /** Those of the ids that exist, by id. */
    public List<Filed> filed(java.util.Collection<Long> ids) {
        return database.sql("""
                        select id, programme_id, number, wording_vi, wording_en, lead_id, lead_text, coordinator_ids,
                               coordinator_texts, assigner_id, open
                          from programme.commitment where id = any (:ids) order by id""")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> new Filed(
                        new CommitmentId(row.getLong("id")),
                        new ProgrammeId(row.getLong("programme_id")),
                        row.getString("number"),
                        new Bilingual(row.getString("wording_vi"), row.getString("wording_en")),
                        lead(row),
                        CommitmentStore.holders(row),
                        new PartyId(row.getLong("assigner_id")),
                        row.getBoolean("open")))
                .list();
    }

    /** The programme of each commitment, by the commitment's id. */
    public Map<String, Origin> origins(java.util.Collection<Long> ids) {
        Map<String, Origin> found = new HashMap<>();
        database.sql("""
                        select c.id, p.title_vi, p.title_en, p.demonstration
                          from programme.commitment c join programme.programme p on p.id = c.programme_id
                         where c.id = any (:ids)""").param("ids", ids.toArray(Long[]::new)).query(row -> {
            found.put(
                    row.getString("id"),
                    new Origin(
                            new Bilingual(row.getString("title_vi"), row.getString("title_en")),
                            row.getBoolean("demonstration")));
        });
        return found;
    }

    public List<Long> idsAfter(long id, int most) {
        return database.sql("select id from programme.commitment where id > :id order by id limit :most")
                .param("id", id)
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    public List<Long> idsOf(ProgrammeId programme) {
        return database.sql("select id from programme.commitment where programme_id = :programme order by id")
                .param("programme", programme.value())
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Those that the party leads or coordinates. */
    public List<Long> idsNaming(PartyId party) {
        return database.sql("""
                        select id from programme.commitment
                         where lead_id = :party or coordinator_ids @> array[cast(:party as bigint)] order by id""")
                .param("party", party.value())
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Days past due where overdue, else null; a report that waits has stopped the clock. */
    private static final String DAYS_OVERDUE = """
            case when programme.standing(c.stage, c.due_on, c.done_on, :today) = 'open-overdue'
                 then (case when c.stage = 'reported-done' then c.done_on else :today end) - c.due_on end""";

    private record Query(String tables, String conditions, Map<String, Object> parameters) {
        String from() {
            return tables + conditions;
        }

        String fromWith(String join) {
            return tables + "\n" + join + conditions;
        }
    }

    private static Query query(Sight sight, CommitmentFilter filter, LocalDate today) {
        Map<String, Object> parameters = new HashMap<>();
        List<String> conditions = new ArrayList<>();
        parameters.put("today", today);
        conditions.add("c.withdrawn is not true");
        String rows = "programme.commitment";
        if (filter.asOf() != null) {
            rows = "programme.commitment_at(:as_of)";
            parameters.put("as_of", Timestamp.from(filter.asOf()));
        }
        switch (sight) {
            case Sight.Everything() -> {}
            case Sight.Some(var programmes, var units) -> {
                conditions.add("""
                        (c.programme_id = any (:programmes) or c.lead_id = any (:units)
                         or c.assigner_id = any (:units) or c.coordinator_ids && cast(:units as bigint[]))""");
                parameters.put(
                        "programmes",
                        programmes.stream().map(ProgrammeId::value).toArray(Long[]::new));
                parameters.put("units", units.stream().map(PartyId::value).toArray(Long[]::new));
            }
            case Sight.PublicPart() -> conditions.add("c.open and p.open and p.state <> 'draft'");
        }
        if (filter.programme() != null) {
            conditions.add("c.programme_id = :programme");
            parameters.put("programme", filter.programme().value());
        } else {
            // What is only drafted binds nobody yet: across programmes it counts once somebody has been given it.
            conditions.add("(p.state <> 'draft' or c.stage <> 'not-assigned')");
        }
        if (filter.unit() != null) {
            // Written so that both indexes serve: 1 ms instead of 10 for a unit among 10,000 commitments.
            conditions.add("(c.lead_id = :unit or c.coordinator_ids @> array[cast(:unit as bigint)])");
            parameters.put("unit", filter.unit().value());
        }
        if (filter.lead() != null) {
            conditions.add("c.lead_id = :lead");
            parameters.put("lead", filter.lead().value());
        }
        if (filter.leadUnknown()) {
            conditions.add("c.lead_id is null");
        }
        if (filter.kind() != null) {
            conditions.add("c.kind = :kind");
            parameters.put("kind", filter.kind().key());
        }
        if (filter.stage() != null) {
            conditions.add("c.stage = :stage");
            parameters.put("stage", filter.stage().key());
        }
        if (filter.standing() != null) {
            conditions.add("programme.standing(c.stage, c.due_on, c.done_on, :today) = :standing");
            parameters.put("standing", filter.standing().key());
        }
        if (filter.open()) {
            conditions.add("c.stage not in ('confirmed', 'suspended', 'carried-over', 'not-in-force')");
        }
        if (filter.dueFrom() != null) {
            conditions.add("c.due_on >= :due_from");
            parameters.put("due_from", filter.dueFrom());
        }
        if (filter.dueTo() != null) {
            conditions.add("c.due_on <= :due_to");
            parameters.put("due_to", filter.dueTo());
        }
        if (filter.overdueFrom() != null) {
            conditions.add(DAYS_OVERDUE + " >= :overdue_from");
            parameters.put("overdue_from", filter.overdueFrom());
        }
        if (filter.overdueTo() != null) {
            conditions.add(DAYS_OVERDUE + " <= :overdue_to");
            parameters.put("overdue_to", filter.overdueTo());
        }
        if (filter.extensionAsked()) {
            conditions.add("c.extension_asked");
        }
        if (filter.carriedOver()) {
            conditions.add(CARRIED_OVER);
        }
        if (filter.imported() != null) {
            conditions.add(
                    "c.id in (select r.commitment_id from programme.import_row r where r.import_id = :imported)");
            parameters.put("imported", filter.imported());
        }
        int word = 0;
        for (String wanted : CommitmentStore.folded(filter.text()).split("\\s+")) {
            if (!wanted.isEmpty() && word < 10) {
                conditions.add("c.folded like :word" + word);
                parameters.put("word" + word, "%" + wanted.replaceAll("([%_\\\\])", "\\\\$1") + "%");
                word++;
            }
        }
        return new Query(
                " from " + rows + " c join programme.programme p on p.id = c.programme_id",
                conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions),
                parameters);
    }

    private static String order(@Nullable String sort, boolean descending) {
        String column = switch (Objects.requireNonNullElse(sort, "")) {
            case "number" -> "c.number_order";
            case "wording" -> "c.wording_vi collate \"vi-x-icu\"";
            case "due" -> "c.due_on";
            case "done" -> "c.done_on";
            case "percent" -> "c.percent";
            case "reported" -> "c.last_report_on";
            case "stage" -> "c.stage";
            case "lead" -> "c.lead_id";
            default -> "";
        };
        return column.isEmpty()
                ? URGENT_FIRST
                : column + (descending ? " desc nulls last" : " nulls last") + ", c.number_order, c.id";
    }

    private static Holder lead(ResultSet row) throws SQLException {
        long party = row.getLong("lead_id");
        return row.wasNull() ? new Holder.Unresolved(row.getString("lead_text")) : new Holder.Known(new PartyId(party));
    }

    private static CommitmentRow row(ResultSet row) throws SQLException {
        String rating = row.getString("self_rating");
        return new CommitmentRow(
                new CommitmentId(row.getLong("id")),
                new ProgrammeId(row.getLong("programme_id")),
                new Bilingual(row.getString("title_vi"), row.getString("title_en")),
                row.getBoolean("demonstration"),
                row.getString("number"),
                CommitmentKind.of(row.getString("kind")),
                new Bilingual(row.getString("wording_vi"), row.getString("wording_en")),
                lead(row),
                CommitmentStore.holders(row),
                Life.Stage.of(row.getString("stage")),
                Standing.of(row.getString("standing")),
                row.getObject("assigned_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("original_due_on", LocalDate.class),
                row.getObject("done_on", LocalDate.class),
                row.getObject("percent", Integer.class),
                rating == null ? null : Confidence.of(rating),
                row.getObject("last_report_on", LocalDate.class),
                row.getBoolean("extension_asked"),
                row.getBoolean("carried_over"),
                row.getBoolean("open"),
                row.getTimestamp("changed_at").toInstant());
    }
}
