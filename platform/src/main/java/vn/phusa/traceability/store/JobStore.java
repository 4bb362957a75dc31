package vn.phusa.traceability.store;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.traceability.CaptureError;
import vn.phusa.traceability.CaptureId;
import vn.phusa.traceability.CaptureJob;
import vn.phusa.traceability.Clash;
import vn.phusa.traceability.ErrorBehaviour;
import vn.phusa.traceability.NewCapture;
import vn.phusa.traceability.NewJob;

/** Capture jobs and the documents that wait for them. */
@Repository
public class JobStore {
    private static final int CHUNK = 256 << 10;
    private static final JsonMapper JSON = new JsonMapper();

    private static final String INSERT = """
            insert into traceability.job (id, owner, account, actor, channel, behaviour, format, document, size, created_at,
                finished_at, success, events, stored, errors, error_count)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient database;
    private final JdbcTemplate plain;

    JobStore(JdbcClient database, JdbcTemplate plain) {
        this.database = database;
        this.plain = plain;
    }

    /**
     * A job that waits.
     *
     * @param actor who sent its document; holds nothing, since that was checked
     * @param attempts how often it was begun
     */
    public record WaitingJob(
            CaptureId id,
            PartyId owner,
            Actor actor,
            ErrorBehaviour behaviour,
            boolean json,
            byte[] document,
            int attempts) {}

    // ---- jobs that are finished when they are acknowledged

    /** In the transaction that wrote the capture. */
    static void insertFinished(
            JdbcTemplate database, CaptureId id, NewCapture capture, int stored, List<Clash> clashes, Instant now) {
        NewJob job = Objects.requireNonNull(capture.job());
        List<CaptureError> errors = new ArrayList<>(job.errors());
        clashes.stream()
                .limit(Math.max(0, CaptureJob.MOST_ERRORS - errors.size()))
                .forEach(clash ->
                        errors.add(CaptureError.of(clash, capture.events().get(clash.event()))));
        insert(
                database,
                id,
                capture.actor(),
                capture.owner(),
                capture.behaviour(),
                Objects.requireNonNull(capture.document()),
                job,
                now,
                stored,
                errors,
                job.errorCount() + clashes.size());
    }

    /** A job of whose document nothing is taken. */
    @Transactional
    public CaptureId insertRefused(
            Actor actor, PartyId owner, ErrorBehaviour behaviour, byte[] document, NewJob job, Instant now) {
        CaptureId id = nextId();
        insert(plain, id, actor, owner, behaviour, document, job, now, 0, job.errors(), job.errorCount());
        return id;
    }

    private static void insert(
            JdbcTemplate database,
            CaptureId id,
            Actor actor,
            PartyId owner,
            ErrorBehaviour behaviour,
            byte[] document,
            NewJob job,
            @Nullable Instant finished,
            int stored,
            List<CaptureError> errors,
            int errorCount) {
        AccountId account = actor.account();
        database.update(
                INSERT,
                id.value(),
                owner.value(),
                new SqlParameterValue(Types.BIGINT, account == null ? null : account.value()),
                actor.name(),
                actor.channel().name(),
                behaviour.name(),
                job.json() ? "JSON" : "XML",
                document,
                job.size(),
                job.createdAt().atOffset(ZoneOffset.UTC),
                new SqlParameterValue(
                        Types.TIMESTAMP_WITH_TIMEZONE, finished == null ? null : finished.atOffset(ZoneOffset.UTC)),
                errorCount == 0,
                job.events(),
                stored,
                JSON.writeValueAsString(errors),
                errorCount);
    }

    private CaptureId nextId() {
        return new CaptureId(database.sql("select nextval('traceability.capture_id')")
                .query(Long.class)
                .single());
    }

    // ---- jobs that wait

    /** Keeps a document and its job: both, or neither. */
    @Transactional
    public CaptureId keep(
            Actor actor, PartyId owner, ErrorBehaviour behaviour, byte[] document, NewJob job, InputStream content)
            throws IOException {
        CaptureId id = nextId();
        insert(plain, id, actor, owner, behaviour, document, job, null, 0, job.errors(), job.errorCount());
        byte[] buffer = new byte[CHUNK];
        int position = 0;
        for (int read = content.readNBytes(buffer, 0, CHUNK); read > 0; read = content.readNBytes(buffer, 0, CHUNK)) {
            plain.update(
                    "insert into traceability.job_chunk (job, position, content) values (?, ?, ?)",
                    id.value(),
                    position++,
                    read == CHUNK ? buffer : Arrays.copyOf(buffer, read));
        }
        return id;
    }

    /** Takes up the oldest job that nobody works at and counts the attempt; the caller's transaction ends at once. */
    public Optional<WaitingJob> begin() {
        return database.sql("""
                        update traceability.job set attempts = attempts + 1 where id = (
                            select id from traceability.job where finished_at is null
                            order by id for update skip locked limit 1)
                        returning id, owner, account, actor, channel, behaviour, format, document, attempts
                        """).query((row, _) -> waiting(row)).optional();
    }

    /** Holds the job to the end of the transaction; false when another node has it or it is finished. */
    public boolean hold(CaptureId job) {
        return database.sql("""
                        select id from traceability.job where id = ? and finished_at is null for update skip locked
                        """).param(job.value()).query(Long.class).optional().isPresent();
    }

    public void finish(CaptureId job, Instant at, int stored, List<CaptureError> errors, int errorCount) {
        database.sql("delete from traceability.job_chunk where job = ?")
                .param(job.value())
                .update();
        database.sql("""
                        update traceability.job set finished_at = ?, success = ?, stored = ?, errors = ?, error_count = ?
                        where id = ?
                        """)
                .params(
                        at.atOffset(ZoneOffset.UTC),
                        errorCount == 0,
                        stored,
                        JSON.writeValueAsString(errors),
                        errorCount,
                        job.value())
                .update();
    }

    /** The document of a job, a piece in memory at a time. */
    public InputStream document(CaptureId job) {
        return new Chunks(job);
    }

    private final class Chunks extends InputStream {
        private final CaptureId job;
        private byte[] current = new byte[0];
        private int at;
        private int position;

        Chunks(CaptureId job) {
            this.job = job;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (at == current.length) {
                current = database.sql("select content from traceability.job_chunk where job = ? and position = ?")
                        .params(job.value(), position++)
                        .query((row, _) -> row.getBytes(1))
                        .optional()
                        .orElse(new byte[0]);
                at = 0;
                if (current.length == 0) {
                    return -1;
                }
            }
            int count = Math.min(length, current.length - at);
            System.arraycopy(current, at, into, offset, count);
            at += count;
            return count;
        }
    }

    // ---- reading

    public Optional<CaptureJob> find(CaptureId id) {
        return database.sql("select * from traceability.job where id = ?")
                .param(id.value())
                .query((row, _) -> job(row))
                .optional();
    }

    /**
     * Jobs of these organisations, the newest first.
     *
     * @param owners null: of all
     * @param before only older ones; 0: from the newest on
     */
    public List<CaptureJob> list(@Nullable Set<PartyId> owners, long before, int most) {
        return database.sql("""
                        select * from traceability.job
                        where (:all or owner = any (:owners)) and (:before = 0 or id < :before)
                        order by id desc limit :most
                        """)
                .param("all", owners == null)
                .param(
                        "owners",
                        owners == null
                                ? new Long[0]
                                : owners.stream().map(PartyId::value).toArray(Long[]::new))
                .param("before", before)
                .param("most", most)
                .query((row, _) -> job(row))
                .list();
    }

    private static CaptureJob job(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new CaptureJob(
                new CaptureId(row.getLong("id")),
                new PartyId(row.getLong("owner")),
                ErrorBehaviour.valueOf(row.getString("behaviour")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getBoolean("success"),
                row.getInt("events"),
                row.getInt("stored"),
                JSON.readValue(row.getString("errors"), new TypeReference<List<CaptureError>>() {}),
                row.getInt("error_count"));
    }

    private static WaitingJob waiting(ResultSet row) throws SQLException {
        long account = row.getLong("account");
        AccountId holder = row.wasNull() ? null : new AccountId(account);
        return new WaitingJob(
                new CaptureId(row.getLong("id")),
                new PartyId(row.getLong("owner")),
                new Actor(
                        holder,
                        null,
                        row.getString("actor"),
                        List.of(),
                        Actor.Channel.valueOf(row.getString("channel"))),
                ErrorBehaviour.valueOf(row.getString("behaviour")),
                row.getString("format").equals("JSON"),
                row.getBytes("document"),
                row.getInt("attempts"));
    }
}
