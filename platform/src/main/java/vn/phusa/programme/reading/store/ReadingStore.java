package vn.phusa.programme.reading.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.reading.Proposal;
import vn.phusa.programme.reading.ReadingId;
import vn.phusa.programme.reading.TextRead;
import vn.phusa.vietnamese.reading.Programme;
import vn.phusa.vietnamese.reading.ProposedCommitment;

/** Readings and their proposals. */
@Repository
public class ReadingStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient database;

    ReadingStore(JdbcClient database) {
        this.database = database;
    }

    public ReadingId insert(
            @Nullable ProgrammeId programme,
            @Nullable PartyId focalPoint,
            String title,
            @Nullable Long document,
            String text,
            Programme facts,
            List<ProposedCommitment> proposals,
            Actor by,
            Instant now) {
        ReadingId id = new ReadingId(database.sql("""
                        insert into programme.reading
                            (programme_id, focal_point_id, title, document_id, text, facts, read_at, read_by)
                        values (:programme, :focalPoint, :title, :document, :text, :facts::jsonb, :now, :by)
                        returning id""")
                .param("programme", programme == null ? null : programme.value())
                .param("focalPoint", focalPoint == null ? null : focalPoint.value())
                .param("title", title)
                .param("document", document)
                .param("text", text)
                .param("facts", JSON.writeValueAsString(facts))
                .param("now", Timestamp.from(now))
                .param("by", by.name())
                .query(Long.class)
                .single());
        add(id, proposals);
        return id;
    }

    /** Gives a waiting text its programme; one that has one keeps it. */
    public void hang(ReadingId id, ProgrammeId programme) {
        database.sql("update programme.reading set programme_id = :programme where id = :id and programme_id is null")
                .param("programme", programme.value())
                .param("id", id.value())
                .update();
    }

    /** Adds proposals behind the last. */
    public void add(ReadingId id, List<ProposedCommitment> proposals) {
        int ordinal = database.sql("select coalesce(max(ordinal), 0) from programme.proposal where reading_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
        for (ProposedCommitment body : proposals) {
            ordinal++;
            database.sql("""
                            insert into programme.proposal (reading_id, ordinal, body, state)
                            values (:id, :ordinal, :body::jsonb, 'proposed')""")
                    .param("id", id.value())
                    .param("ordinal", ordinal)
                    .param("body", JSON.writeValueAsString(body))
                    .update();
        }
    }

    public Optional<TextRead> find(ReadingId id) {
        return database.sql("""
                        select id, programme_id, focal_point_id, title, document_id, text, facts, read_at, read_by
                          from programme.reading where id = :id""")
                .param("id", id.value())
                .query((row, number) -> reading(row, counts(id)))
                .optional();
    }

    /** The readings of a programme, newest first; without their texts. */
    public List<TextRead> of(ProgrammeId programme) {
        return database.sql("""
                        select id, programme_id, focal_point_id, title, document_id, '' as text, facts, read_at, read_by
                          from programme.reading where programme_id = :programme order by read_at desc""")
                .param("programme", programme.value())
                .query((row, number) -> reading(row, counts(new ReadingId(row.getLong("id")))))
                .list();
    }

    private Map<Proposal.State, Long> counts(ReadingId id) {
        Map<Proposal.State, Long> found = new EnumMap<>(Proposal.State.class);
        database.sql("select state, count(*) as many from programme.proposal where reading_id = :id group by state")
                .param("id", id.value())
                .query(row -> {
                    found.put(Proposal.State.of(row.getString("state")), row.getLong("many"));
                });
        return found;
    }

    /** Some of those that no others stand for, in the order of the text. */
    public List<Proposal> shown(ReadingId id, int limit, long offset) {
        return database.sql("""
                        select ordinal, body, state, commitment_id from programme.proposal
                         where reading_id = :id and state <> 'replaced'
                         order by (body ->> 'start')::integer, ordinal limit :limit offset :offset""")
                .param("id", id.value())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> proposal(row))
                .list();
    }

    public Optional<Proposal> find(ReadingId id, int ordinal) {
        return database.sql("""
                        select ordinal, body, state, commitment_id from programme.proposal
                         where reading_id = :id and ordinal = :ordinal""")
                .param("id", id.value())
                .param("ordinal", ordinal)
                .query((row, number) -> proposal(row))
                .optional();
    }

    /** A proposal and the text in which it stands. */
    public record Origin(ReadingId reading, Proposal proposal) {}

    /** What became this commitment. */
    public Optional<Origin> originOf(CommitmentId commitment) {
        return database.sql("""
                        select reading_id, ordinal, body, state, commitment_id from programme.proposal
                         where commitment_id = :commitment""")
                .param("commitment", commitment.value())
                .query((row, number) -> new Origin(new ReadingId(row.getLong("reading_id")), proposal(row)))
                .optional();
    }

    /** How many of those shown stand before this one in the text. */
    public long before(ReadingId id, Proposal proposal) {
        return database.sql("""
                        select count(*) from programme.proposal
                         where reading_id = :id and state <> 'replaced'
                           and ((body ->> 'start')::integer, ordinal) < (:start, :ordinal)""")
                .param("id", id.value())
                .param("start", proposal.body().start())
                .param("ordinal", proposal.ordinal())
                .query(Long.class)
                .single();
    }

    /** The next behind this one in the text that waits for a decision. */
    public Optional<Proposal> nextOpen(ReadingId id, Proposal proposal) {
        return database.sql("""
                        select ordinal, body, state, commitment_id from programme.proposal
                         where reading_id = :id and state = 'proposed'
                           and ((body ->> 'start')::integer, ordinal) > (:start, :ordinal)
                         order by (body ->> 'start')::integer, ordinal limit 1""")
                .param("id", id.value())
                .param("start", proposal.body().start())
                .param("ordinal", proposal.ordinal())
                .query((row, number) -> proposal(row))
                .optional();
    }

    /** Locked until the transaction ends. */
    public Optional<Proposal> lock(ReadingId id, int ordinal) {
        return database.sql("""
                        select ordinal, body, state, commitment_id from programme.proposal
                         where reading_id = :id and ordinal = :ordinal for update""")
                .param("id", id.value())
                .param("ordinal", ordinal)
                .query((row, number) -> proposal(row))
                .optional();
    }

    public void decide(
            ReadingId id, int ordinal, Proposal.State state, @Nullable CommitmentId commitment, Actor by, Instant now) {
        database.sql("""
                        update programme.proposal
                           set state = :state, commitment_id = :commitment, decided_at = :now, decided_by = :by
                         where reading_id = :id and ordinal = :ordinal""")
                .param("state", state.key())
                .param("commitment", commitment == null ? null : commitment.value())
                .param("now", Timestamp.from(now))
                .param("by", by.name())
                .param("id", id.value())
                .param("ordinal", ordinal)
                .update();
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        long commitment = row.getLong("commitment_id");
        return new Proposal(
                row.getInt("ordinal"),
                JSON.readValue(row.getString("body"), ProposedCommitment.class),
                Proposal.State.of(row.getString("state")),
                commitment == 0 ? null : new CommitmentId(commitment));
    }

    private static TextRead reading(ResultSet row, Map<Proposal.State, Long> counts) throws SQLException {
        long document = row.getLong("document_id");
        long programme = row.getLong("programme_id");
        long focalPoint = row.getLong("focal_point_id");
        return new TextRead(
                new ReadingId(row.getLong("id")),
                programme == 0 ? null : new ProgrammeId(programme),
                focalPoint == 0 ? null : new PartyId(focalPoint),
                row.getString("title"),
                document == 0 ? null : document,
                row.getString("text"),
                JSON.readValue(row.getString("facts"), Programme.class),
                row.getTimestamp("read_at").toInstant(),
                row.getString("read_by"),
                counts);
    }
}
