package vn.phusa.innovationindex.store;

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
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Qualifier;
import vn.phusa.document.DocumentId;
import vn.phusa.innovationindex.EditionId;
import vn.phusa.innovationindex.Figure;
import vn.phusa.innovationindex.FigureEvent;
import vn.phusa.innovationindex.FigureRequest;
import vn.phusa.innovationindex.RequestId;
import vn.phusa.ledger.ActId;

/** Requests for figures and everything that happened to them. Called within a transaction. */
@Repository
public class RequestStore {
    private static final String REQUEST =
            "select id, edition_id, indicator, unit, holder, assigner, due_on, state, version from innovationindex.request ";

    private final JdbcClient database;

    RequestStore(JdbcClient database) {
        this.database = database;
    }

    public Optional<FigureRequest> find(RequestId id) {
        return database.sql(REQUEST + "where id = :id")
                .param("id", id.value())
                .query((row, n) -> request(row))
                .optional();
    }

    public Optional<FigureRequest> lock(RequestId id) {
        return database.sql(REQUEST + "where id = :id for update")
                .param("id", id.value())
                .query((row, n) -> request(row))
                .optional();
    }

    public List<FigureRequest> of(EditionId edition) {
        return database.sql(REQUEST + "where edition_id = :edition order by indicator, unit")
                .param("edition", edition.value())
                .query((row, n) -> request(row))
                .list();
    }

    public List<FigureRequest> all() {
        return database.sql(REQUEST + "order by due_on, edition_id, indicator, unit")
                .query((row, n) -> request(row))
                .list();
    }

    public boolean asked(EditionId edition, String indicator, String province) {
        return database.sql("""
                        select exists (select from innovationindex.request
                         where edition_id = :edition and indicator = :indicator and unit = :unit)""")
                .param("edition", edition.value())
                .param("indicator", indicator)
                .param("unit", province)
                .query(Boolean.class)
                .single();
    }

    /** A new request; its id is given by the database and that of the argument passed over. */
    public FigureRequest insert(FigureRequest request, Actor actor, Instant at, ActId act) {
        long id = database.sql("""
                        insert into innovationindex.request
                            (edition_id, indicator, unit, holder, assigner, due_on, state, version, changed_at)
                        values (:edition, :indicator, :unit, :holder, :assigner, :due_on, 'asked', 1, :at) returning id""")
                .param("edition", request.edition().value())
                .param("indicator", request.indicator())
                .param("unit", request.province())
                .param("holder", request.holder().value())
                .param("assigner", request.assigner().value())
                .param("due_on", request.dueOn())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
        FigureRequest stored = new FigureRequest(
                new RequestId(id),
                request.edition(),
                request.indicator(),
                request.province(),
                request.holder(),
                request.assigner(),
                request.dueOn(),
                FigureRequest.State.ASKED,
                1);
        event(stored, null, null, "", actor, at, null, act);
        return stored;
    }

    /** The request in its new state, and what led to it. */
    public void update(
            FigureRequest request,
            @Nullable Figure figure,
            @Nullable DocumentId evidence,
            String note,
            Actor actor,
            Instant at,
            @Nullable UUID submission,
            ActId act) {
        int rows = database.sql("""
                        update innovationindex.request set state = :state, version = :version, changed_at = :at
                         where id = :id and version = :version - 1""")
                .param("state", request.state().key())
                .param("version", request.version())
                .param("at", Timestamp.from(at))
                .param("id", request.id().value())
                .update();
        if (rows != 1) {
            throw new IllegalStateException("request " + request.id() + " changed under its lock");
        }
        event(request, figure, evidence, note, actor, at, submission, act);
    }

    private void event(
            FigureRequest request,
            @Nullable Figure figure,
            @Nullable DocumentId evidence,
            String note,
            Actor actor,
            Instant at,
            @Nullable UUID submission,
            ActId act) {
        AccountId account = actor.account();
        database.sql("""
                        insert into innovationindex.request_event
                            (request_id, version, recorded_at, what, value, qualifier, data_year, provisional, estimated,
                             source, note, evidence, account_id, actor_name, submission, act)
                        values (:id, :version, :at, :what, :value, :qualifier, :data_year, :provisional, :estimated, :source,
                                :note, :evidence, :account, :actor, :submission, :act)""")
                .param("id", request.id().value())
                .param("version", request.version())
                .param("at", Timestamp.from(at))
                .param("what", request.state().key())
                .param("value", figure == null ? null : figure.value(), Types.DOUBLE)
                .param("qualifier", figure == null ? null : figure.qualifier().name(), Types.VARCHAR)
                .param("data_year", figure == null ? null : figure.dataYear(), Types.INTEGER)
                .param("provisional", figure != null && figure.provisional())
                .param("estimated", figure != null && figure.estimated())
                .param("source", figure == null ? "" : figure.source())
                .param("note", figure == null ? note : figure.note())
                .param("evidence", evidence == null ? null : evidence.value(), Types.BIGINT)
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param("submission", submission, Types.OTHER)
                .param("act", act.value())
                .update();
        Figure.Records records = figure == null ? null : figure.records();
        if (records != null) {
            database.sql("""
                            insert into innovationindex.request_record (request_id, version, key, path)
                            values (:id, :version, :key, :path)""")
                    .param("id", request.id().value())
                    .param("version", request.version())
                    .param("key", records.key())
                    .param("path", records.path())
                    .update();
        }
    }

    /** Oldest first. */
    public List<FigureEvent> events(RequestId id) {
        return database.sql("""
                        select e.version, recorded_at, what, value, qualifier, data_year, provisional, estimated, source, note,
                               evidence, account_id, actor_name, r.key, r.path
                          from innovationindex.request_event e
                          left join innovationindex.request_record r on r.request_id = e.request_id and r.version = e.version
                         where e.request_id = :id order by e.version""")
                .param("id", id.value())
                .query((row, n) -> event(row))
                .list();
    }

    /** Whether a submission with that key was recorded. */
    public boolean recorded(UUID submission) {
        return database.sql("select exists (select from innovationindex.request_event where submission = :submission)")
                .param("submission", submission)
                .query(Boolean.class)
                .single();
    }

    /** The requests that a file is evidence of. */
    public List<FigureRequest> withEvidence(DocumentId document) {
        return database.sql(REQUEST + """
                        where id in (select request_id from innovationindex.request_event where evidence = :document)""")
                .param("document", document.value())
                .query((row, n) -> request(row))
                .list();
    }

    // ---- opening of collected figures

    public Optional<Instant> opensAt(EditionId edition) {
        return database.sql("""
                        select opens_at from innovationindex.figures_opening where edition_id = :edition
                         order by number desc limit 1""")
                .param("edition", edition.value())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    public void open(EditionId edition, Instant opensAt, Actor actor, Instant at, ActId act) {
        AccountId account = actor.account();
        database.sql("""
                        insert into innovationindex.figures_opening
                            (edition_id, number, opens_at, recorded_at, account_id, actor_name, act)
                        select :edition, coalesce(max(number), 0) + 1, :opens_at, :at, :account, :actor, :act
                          from innovationindex.figures_opening where edition_id = :edition""")
                .param("edition", edition.value())
                .param("opens_at", Timestamp.from(opensAt))
                .param("at", Timestamp.from(at))
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .update();
    }

    private static FigureRequest request(ResultSet row) throws SQLException {
        return new FigureRequest(
                new RequestId(row.getLong("id")),
                new EditionId(row.getLong("edition_id")),
                row.getString("indicator"),
                row.getString("unit"),
                new PartyId(row.getLong("holder")),
                new PartyId(row.getLong("assigner")),
                row.getObject("due_on", LocalDate.class),
                FigureRequest.State.of(row.getString("state")),
                row.getLong("version"));
    }

    private static FigureEvent event(ResultSet row) throws SQLException {
        Long account = row.getObject("account_id", Long.class);
        Long evidence = row.getObject("evidence", Long.class);
        Double value = row.getObject("value", Double.class);
        return new FigureEvent(
                row.getLong("version"),
                row.getTimestamp("recorded_at").toInstant(),
                FigureRequest.State.of(row.getString("what")),
                value == null
                        ? null
                        : new Figure(
                                value,
                                Qualifier.valueOf(row.getString("qualifier")),
                                row.getInt("data_year"),
                                row.getBoolean("provisional"),
                                row.getBoolean("estimated"),
                                row.getString("source"),
                                row.getString("note"),
                                records(row)),
                evidence == null ? null : new DocumentId(evidence),
                row.getString("note"),
                account == null ? null : new AccountId(account),
                row.getString("actor_name"));
    }

    private static Figure.@Nullable Records records(ResultSet row) throws SQLException {
        String key = row.getString("key");
        return key == null ? null : new Figure.Records(key, row.getString("path"));
    }
}
