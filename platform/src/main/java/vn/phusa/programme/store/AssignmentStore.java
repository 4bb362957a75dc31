package vn.phusa.programme.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.ledger.ActId;
import vn.phusa.programme.Assignment;
import vn.phusa.programme.AssignmentId;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.ProgrammeId;

/** Commitments that were assigned together. Called within a transaction. */
@Repository
public class AssignmentStore {
    private static final String SELECT = """
            select a.*, r.commitments, r.befores, r.afters
              from programme.assignment a
              join lateral (select array_agg(commitment_id order by commitment_id) as commitments,
                                   array_agg(before_version order by commitment_id) as befores,
                                   array_agg(after_version order by commitment_id) as afters
                              from programme.assignment_row where assignment_id = a.id) r on true""";

    private final JdbcClient database;

    AssignmentStore(JdbcClient database) {
        this.database = database;
    }

    public AssignmentId insert(
            ProgrammeId programme,
            @Nullable PartyId lead,
            String note,
            List<Assignment.Row> rows,
            Actor by,
            Instant at,
            ActId act,
            @Nullable UUID submission) {
        AssignmentId id = new AssignmentId(database.sql("""
                        insert into programme.assignment
                            (programme_id, lead_id, note, account_id, actor_name, assigned_at, act, submission)
                        values (:programme, :lead, :note, :account, :actor, :at, :act, :submission) returning id""")
                .param("programme", programme.value())
                .param("lead", lead == null ? null : lead.value(), Types.BIGINT)
                .param("note", note)
                .param("account", by.account() == null ? null : by.account().value(), Types.BIGINT)
                .param("actor", by.name())
                .param("at", Timestamp.from(at))
                .param("act", act.value())
                .param("submission", submission, Types.OTHER)
                .query(Long.class)
                .single());
        database.sql("""
                        insert into programme.assignment_row (assignment_id, commitment_id, before_version, after_version)
                        select :id, c, b, a
                          from unnest(:commitments::bigint[], :befores::bigint[], :afters::bigint[]) as r (c, b, a)""")
                .param("id", id.value())
                .param(
                        "commitments",
                        rows.stream().map(row -> row.commitment().value()).toArray(Long[]::new))
                .param("befores", rows.stream().map(Assignment.Row::before).toArray(Long[]::new))
                .param("afters", rows.stream().map(Assignment.Row::after).toArray(Long[]::new))
                .update();
        return id;
    }

    public Optional<Assignment> find(AssignmentId id) {
        return database.sql(SELECT + " where a.id = :id")
                .param("id", id.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** As it is now, locked until the transaction ends. */
    public Optional<Assignment> lock(AssignmentId id) {
        database.sql("select id from programme.assignment where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .optional();
        return find(id);
    }

    /** Newest first. */
    public List<Assignment> of(ProgrammeId programme, int most) {
        return database.sql(SELECT
                        + " where a.programme_id = :programme order by a.assigned_at desc, a.id desc limit :most")
                .param("programme", programme.value())
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** What this form has already made. */
    public Optional<AssignmentId> madeBy(UUID submission) {
        return database.sql("select id from programme.assignment where submission = :submission")
                .param("submission", submission)
                .query(Long.class)
                .optional()
                .map(AssignmentId::new);
    }

    public void undone(AssignmentId id, Actor by, Instant at) {
        database.sql("update programme.assignment set undone_at = :at, undone_by = :by where id = :id")
                .param("at", Timestamp.from(at))
                .param("by", by.name())
                .param("id", id.value())
                .update();
    }

    private static Assignment read(ResultSet row) throws SQLException {
        long lead = row.getLong("lead_id");
        PartyId chosen = row.wasNull() ? null : new PartyId(lead);
        Long[] commitments = (Long[]) row.getArray("commitments").getArray();
        Long[] befores = (Long[]) row.getArray("befores").getArray();
        Long[] afters = (Long[]) row.getArray("afters").getArray();
        List<Assignment.Row> rows = new ArrayList<>();
        for (int i = 0; i < commitments.length; i++) {
            rows.add(new Assignment.Row(new CommitmentId(commitments[i]), befores[i], afters[i]));
        }
        Timestamp undone = row.getTimestamp("undone_at");
        return new Assignment(
                new AssignmentId(row.getLong("id")),
                new ProgrammeId(row.getLong("programme_id")),
                chosen,
                row.getString("note"),
                row.getString("actor_name"),
                row.getTimestamp("assigned_at").toInstant(),
                rows,
                undone == null ? null : undone.toInstant(),
                row.getString("undone_by"));
    }
}
