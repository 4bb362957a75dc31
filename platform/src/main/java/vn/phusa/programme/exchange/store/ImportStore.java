package vn.phusa.programme.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.document.Spreadsheet;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.exchange.CheckedRow;
import vn.phusa.programme.exchange.Columns;
import vn.phusa.programme.exchange.Import;
import vn.phusa.programme.exchange.ImportField;
import vn.phusa.programme.exchange.ImportId;
import vn.phusa.programme.exchange.ImportKind;
import vn.phusa.programme.exchange.ImportedRow;
import vn.phusa.programme.exchange.Settled;

/** Tables that were handed in, and what is remembered of their columns. */
@Repository
public class ImportStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<Integer, String>> COLUMNS = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Import.Said>> SAID = new TypeReference<>() {};
    private static final TypeReference<List<Spreadsheet.Cell>> CELLS = new TypeReference<>() {};

    private final JdbcClient database;

    ImportStore(JdbcClient database) {
        this.database = database;
    }

    // ---- the table

    /** @param rows those below the headings */
    public ImportId insert(
            ProgrammeId programme,
            ImportKind kind,
            PartyId organisation,
            String fileName,
            String digest,
            String sheet,
            int headerRow,
            List<String> headings,
            Columns columns,
            Settled settled,
            List<Spreadsheet.Row> rows,
            Actor by,
            Instant now) {
        ImportId id = new ImportId(database.sql("""
                        insert into programme.import
                            (programme_id, kind, organisation, file_name, digest, sheet, header_row, headers, columns,
                             settled, state, account_id, actor_name, created_at)
                        values (:programme, :kind, :organisation, :file, :digest, :sheet, :header_row, :headers::jsonb,
                                :columns::jsonb, :settled::jsonb, 'read', :account, :actor, :now)
                        returning id""")
                .param("programme", programme.value())
                .param("kind", kind.key())
                .param("organisation", organisation.value())
                .param("file", fileName)
                .param("digest", digest)
                .param("sheet", sheet)
                .param("header_row", headerRow)
                .param("headers", JSON.writeValueAsString(headings))
                .param("columns", write(columns))
                .param("settled", JSON.writeValueAsString(settled))
                .param("account", by.account() == null ? null : by.account().value(), Types.BIGINT)
                .param("actor", by.name())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single());
        database.sql("""
                        insert into programme.import_row (import_id, number, cells, state)
                        select :id, n, c::jsonb, 'unchecked' from unnest(:numbers::int[], :cells::text[]) as r (n, c)""")
                .param("id", id.value())
                .param("numbers", rows.stream().map(Spreadsheet.Row::number).toArray(Integer[]::new))
                .param(
                        "cells",
                        rows.stream()
                                .map(row -> JSON.writeValueAsString(row.cells()))
                                .toArray(String[]::new))
                .update();
        return id;
    }

    public Optional<Import> find(ImportId id) {
        return database.sql("select * from programme.import where id = :id")
                .param("id", id.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** As it is now, locked until the transaction ends; only its progress may be noted meanwhile, by others. */
    public Optional<Import> lock(ImportId id) {
        return database.sql("select * from programme.import where id = :id for no key update")
                .param("id", id.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** Newest first, without what was thrown away. */
    public List<Import> of(ProgrammeId programme) {
        return database.sql("""
                        select * from programme.import
                         where programme_id = :programme and state <> 'discarded'
                         order by created_at desc, id desc limit 100""")
                .param("programme", programme.value())
                .query((row, number) -> read(row))
                .list();
    }

    public void understand(ImportId id, Columns columns, Settled settled) {
        database.sql("""
                        update programme.import
                           set columns = :columns::jsonb, settled = :settled::jsonb, state = 'read'
                         where id = :id""")
                .param("id", id.value())
                .param("columns", write(columns))
                .param("settled", JSON.writeValueAsString(settled))
                .update();
    }

    public void become(ImportId id, Import.State state) {
        database.sql("update programme.import set state = :state where id = :id")
                .param("id", id.value())
                .param("state", state.key())
                .update();
    }

    public void stored(ImportId id, int rows, Instant now) {
        database.sql("""
                        update programme.import set state = 'stored', stored_at = :now, stored_rows = :rows
                         where id = :id""")
                .param("id", id.value())
                .param("rows", rows)
                .param("now", Timestamp.from(now))
                .update();
    }

    public void undone(ImportId id, Instant now) {
        database.sql("update programme.import set state = 'undone', undone_at = :now where id = :id")
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    // ---- its rows

    /** @param state null: all; @param limit 0: all */
    public List<ImportedRow> rows(ImportId id, ImportedRow.@Nullable State state, int limit, long offset) {
        return database.sql("""
                        select number, cells::text as cells, state, problems::text as problems, notes::text as notes,
                               commitment_id
                          from programme.import_row
                         where import_id = :id and (cast(:state as text) is null or state = :state)
                         order by number
                         limit cast(:limit as bigint) offset :offset""")
                .param("id", id.value())
                .param("state", state == null ? null : state.key(), Types.VARCHAR)
                .param("limit", limit == 0 ? null : (long) limit, Types.BIGINT)
                .param("offset", offset)
                .query((row, number) -> {
                    long commitment = row.getLong("commitment_id");
                    CommitmentId became = row.wasNull() ? null : new CommitmentId(commitment);
                    return new ImportedRow(
                            new Spreadsheet.Row(row.getInt("number"), JSON.readValue(row.getString("cells"), CELLS)),
                            ImportedRow.State.of(row.getString("state")),
                            JSON.readValue(row.getString("problems"), SAID),
                            JSON.readValue(row.getString("notes"), SAID),
                            became);
                })
                .list();
    }

    public List<Spreadsheet.Row> cells(ImportId id) {
        return rows(id, null, 0, 0).stream().map(ImportedRow::row).toList();
    }

    public Import.Counts counts(ImportId id) {
        Map<String, Long> found = new HashMap<>();
        database.sql("select state, count(*) as n from programme.import_row where import_id = :id group by state")
                .param("id", id.value())
                .query((row, number) -> found.put(row.getString("state"), row.getLong("n")))
                .list();
        return new Import.Counts(
                found.getOrDefault("good", 0L), found.getOrDefault("wrong", 0L), found.getOrDefault("heading", 0L));
    }

    public void checked(ImportId id, List<? extends CheckedRow<?>> rows) {
        database.sql("""
                        update programme.import_row r
                           set state = c.state, problems = c.problems::jsonb, notes = c.notes::jsonb
                          from unnest(:numbers::int[], :states::text[], :problems::text[], :notes::text[])
                               as c (number, state, problems, notes)
                         where r.import_id = :id and r.number = c.number""")
                .param("id", id.value())
                .param("numbers", rows.stream().map(CheckedRow::number).toArray(Integer[]::new))
                .param(
                        "states",
                        rows.stream()
                                .map(row -> row.heading() ? "heading" : row.good() ? "good" : "wrong")
                                .toArray(String[]::new))
                .param(
                        "problems",
                        rows.stream().map(row -> said(row.problems())).toArray(String[]::new))
                .param("notes", rows.stream().map(row -> said(row.notes())).toArray(String[]::new))
                .update();
        become(id, Import.State.CHECKED);
    }

    /** @param became row number → the commitment, at which version it stood then */
    public void became(ImportId id, Map<Integer, CommitmentId> became, Map<CommitmentId, Long> versions) {
        Map<Integer, CommitmentId> ordered = new LinkedHashMap<>(became);
        database.sql("""
                        update programme.import_row r set commitment_id = c.commitment, version = c.version
                          from unnest(:numbers::int[], :commitments::bigint[], :versions::bigint[])
                               as c (number, commitment, version)
                         where r.import_id = :id and r.number = c.number""")
                .param("id", id.value())
                .param("numbers", ordered.keySet().toArray(Integer[]::new))
                .param(
                        "commitments",
                        ordered.values().stream().map(CommitmentId::value).toArray(Long[]::new))
                .param(
                        "versions",
                        ordered.values().stream()
                                .map(commitment -> versions.getOrDefault(commitment, 1L))
                                .toArray(Long[]::new))
                .update();
    }

    public Map<CommitmentId, Long> versions(ImportId id) {
        Map<CommitmentId, Long> found = new LinkedHashMap<>();
        database.sql("""
                        select commitment_id, version from programme.import_row
                         where import_id = :id and commitment_id is not null order by number""")
                .param("id", id.value())
                .query((row, number) ->
                        found.put(new CommitmentId(row.getLong("commitment_id")), row.getLong("version")))
                .list();
        return found;
    }

    /** Names that nobody could tell, each once with the number of rows, most first. */
    public Map<String, Long> unknownNames(ImportId id) {
        Map<String, Long> found = new LinkedHashMap<>();
        database.sql("""
                        select p -> 'arguments' ->> 0 as name, count(distinct r.number) as n
                          from programme.import_row r cross join jsonb_array_elements(r.problems) p
                         where r.import_id = :id
                           and p ->> 'code' in ('programme.import.unknown-unit', 'programme.import.unclear-unit')
                         group by 1 order by 2 desc, 1""")
                .param("id", id.value())
                .query((row, number) -> found.put(row.getString("name"), row.getLong("n")))
                .list();
        return found;
    }

    private static String said(List<Problem> problems) {
        return JSON.writeValueAsString(problems.stream()
                .map(problem -> new Import.Said(
                        String.valueOf(problem.field()),
                        problem.code().code(),
                        problem.arguments().stream()
                                .map(argument -> argument instanceof Number ? argument : argument.toString())
                                .toList()))
                .toList());
    }

    // ---- how far

    /** In a transaction of its own, so that others see it while the storing is under way. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void progress(ImportId id, int done, int total, Instant now) {
        database.sql("""
                        insert into programme.import_progress (import_id, done, total, beat_at)
                        values (:id, :done, :total, :now)
                        on conflict (import_id) do update set done = :done, total = :total, beat_at = :now""")
                .param("id", id.value())
                .param("done", done)
                .param("total", total)
                .param("now", Timestamp.from(now))
                .update();
    }

    public Optional<Import.Progress> progress(ImportId id) {
        return database.sql("select done, total, beat_at from programme.import_progress where import_id = :id")
                .param("id", id.value())
                .query((row, number) -> new Import.Progress(
                        row.getInt("done"),
                        row.getInt("total"),
                        row.getTimestamp("beat_at").toInstant()))
                .optional();
    }

    // ---- what is remembered

    /** How such columns were understood the last time. */
    public record Memory(Columns columns, Settled settled) {}

    public Optional<Memory> remembered(PartyId organisation, ImportKind kind, String headings) {
        return database.sql("""
                        select columns::text as columns, settled::text as settled from programme.import_memory
                         where organisation = :organisation and kind = :kind and headers = :headings""")
                .param("organisation", organisation.value())
                .param("kind", kind.key())
                .param("headings", headings)
                .query((row, number) -> new Memory(
                        readColumns(row.getString("columns")), JSON.readValue(row.getString("settled"), Settled.class)))
                .optional();
    }

    public void remember(
            PartyId organisation, ImportKind kind, String headings, Columns columns, Settled settled, Instant now) {
        database.sql("""
                        insert into programme.import_memory (organisation, kind, headers, columns, settled, used_at)
                        values (:organisation, :kind, :headings, :columns::jsonb, :settled::jsonb, :now)
                        on conflict (organisation, kind, headers)
                        do update set columns = excluded.columns, settled = excluded.settled, used_at = excluded.used_at""")
                .param("organisation", organisation.value())
                .param("kind", kind.key())
                .param("headings", headings)
                .param("columns", write(columns))
                .param("settled", JSON.writeValueAsString(settled))
                .param("now", Timestamp.from(now))
                .update();
    }

    // ---- small things

    private static String write(Columns columns) {
        Map<Integer, String> keys = new HashMap<>();
        columns.fields().forEach((column, field) -> keys.put(column, field.key()));
        return JSON.writeValueAsString(keys);
    }

    private static Columns readColumns(String json) {
        Map<Integer, ImportField> fields = new HashMap<>();
        JSON.readValue(json, COLUMNS).forEach((column, key) -> fields.put(column, ImportField.of(key)));
        return new Columns(fields);
    }

    private static Import read(ResultSet row) throws SQLException {
        long account = row.getLong("account_id");
        AccountId by = row.wasNull() ? null : new AccountId(account);
        return new Import(
                new ImportId(row.getLong("id")),
                new ProgrammeId(row.getLong("programme_id")),
                ImportKind.of(row.getString("kind")),
                new PartyId(row.getLong("organisation")),
                row.getString("file_name"),
                row.getString("digest"),
                row.getString("sheet"),
                row.getInt("header_row"),
                JSON.readValue(row.getString("headers"), TEXTS),
                readColumns(row.getString("columns")),
                JSON.readValue(row.getString("settled"), Settled.class),
                Import.State.of(row.getString("state")),
                by,
                row.getString("actor_name"),
                row.getTimestamp("created_at").toInstant(),
                moment(row, "stored_at"),
                row.getInt("stored_rows"),
                moment(row, "undone_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
