package vn.phusa.programme.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentEvent;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.Dependency;
import vn.phusa.programme.HistoryEntry;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Life;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Recorder;
import vn.phusa.programme.Terms;
import vn.phusa.vietnamese.VietnameseText;

/** Commitments: rows for lists, events for truth. Called within a transaction. */
@Repository
public class CommitmentStore {
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final JdbcClient database;

    CommitmentStore(JdbcClient database) {
        this.database = database;
    }

    // ---- reading

    /** The commitment now, locked until the transaction ends. */
    public Optional<Commitment> lock(CommitmentId id) {
        boolean there = database.sql("select id from programme.commitment where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .isPresent();
        return there ? find(id) : Optional.empty();
    }

    public Optional<Commitment> find(CommitmentId id) {
        return rebuilt(id, history(id));
    }

    /** As it was known at the moment; empty if it was not known then. */
    public Optional<Commitment> findAt(CommitmentId id, Instant moment) {
        return rebuilt(
                id,
                history(id).stream()
                        .filter(entry -> !entry.recordedAt().isAfter(moment))
                        .toList());
    }

    /** As it was right after its event of that number; empty if it never had one. */
    public Optional<Commitment> atVersion(CommitmentId id, long version) {
        return rebuilt(
                id,
                history(id).stream().filter(entry -> entry.version() <= version).toList());
    }

    private static Optional<Commitment> rebuilt(CommitmentId id, List<HistoryEntry> history) {
        return history.isEmpty()
                ? Optional.empty()
                : Optional.of(Commitment.rebuilt(
                        id, history.stream().map(HistoryEntry::event).toList()));
    }

    /** From the first to the last. */
    public List<HistoryEntry> history(CommitmentId id) {
        return database.sql("""
                        select version, recorded_at, kind, payload::text as payload, account_id, actor_name, channel,
                               on_behalf_of
                          from programme.commitment_event
                         where commitment_id = :id
                         order by version""")
                .param("id", id.value())
                .query((row, number) -> entry(row))
                .list();
    }

    /** All commitments of a programme as they were known at the moment, by id. */
    public Map<CommitmentId, Commitment> ofProgrammeAt(ProgrammeId programme, Instant moment) {
        Map<CommitmentId, List<CommitmentEvent>> events = new LinkedHashMap<>();
        database.sql("""
                        select e.commitment_id, e.kind, e.payload::text as payload
                          from programme.commitment_event e
                          join programme.commitment c on c.id = e.commitment_id
                         where c.programme_id = :programme and e.recorded_at <= :moment
                         order by c.number_order, e.commitment_id, e.version""")
                .param("programme", programme.value())
                .param("moment", Timestamp.from(moment))
                .query((row, number) -> events.computeIfAbsent(
                                new CommitmentId(row.getLong("commitment_id")), id -> new ArrayList<>())
                        .add(EventJson.read(row.getString("kind"), row.getString("payload"))))
                .list();
        Map<CommitmentId, Commitment> found = new LinkedHashMap<>();
        events.forEach((id, happened) -> found.put(id, Commitment.rebuilt(id, happened)));
        return found;
    }

    /** What had happened to each commitment of the programme until the moment, in the order of their numbers. */
    public Map<CommitmentId, List<HistoryEntry>> historiesAt(ProgrammeId programme, Instant moment) {
        Map<CommitmentId, List<HistoryEntry>> found = new LinkedHashMap<>();
        database.sql("""
                        select e.commitment_id, e.version, e.recorded_at, e.kind, e.payload::text as payload,
                               e.account_id, e.actor_name, e.channel, e.on_behalf_of
                          from programme.commitment_event e
                          join programme.commitment c on c.id = e.commitment_id
                         where c.programme_id = :programme and e.recorded_at <= :moment
                         order by c.number_order, e.commitment_id, e.version""")
                .param("programme", programme.value())
                .param("moment", Timestamp.from(moment))
                .query((row, number) -> found.computeIfAbsent(
                                new CommitmentId(row.getLong("commitment_id")), id -> new ArrayList<>())
                        .add(entry(row)))
                .list();
        return found;
    }

    /** Which commitment this form has already been recorded for, and which version it made. */
    public Optional<CommitmentId> recordedBy(UUID submission) {
        // The lock lets a second click wait until the first has committed; then it finds what that one made.
        database.sql("select pg_advisory_xact_lock(hashtextextended(:submission, 1))")
                .param("submission", submission.toString())
                .query((row, number) -> 0)
                .single();
        return database.sql("select commitment_id from programme.commitment_event where submission = :submission")
                .param("submission", submission)
                .query(Long.class)
                .optional()
                .map(CommitmentId::new);
    }

    public boolean numberTaken(ProgrammeId programme, String number, @Nullable CommitmentId except) {
        return database.sql("""
                        select exists (select 1 from programme.commitment
                                        where programme_id = :programme and number = :number
                                          and id is distinct from :except)""")
                .param("programme", programme.value())
                .param("number", number)
                .param("except", except == null ? null : except.value(), Types.BIGINT)
                .query(Boolean.class)
                .single();
    }

    /** The numbers of the programme's commitments, each with its wording; without what has been withdrawn. */
    public Map<String, String> wordings(ProgrammeId programme) {
        Map<String, String> found = new HashMap<>();
        database.sql("""
                        select number, wording_vi from programme.commitment
                         where programme_id = :programme and withdrawn is not true""")
                .param("programme", programme.value())
                .query((row, number) -> found.put(row.getString("number"), row.getString("wording_vi")))
                .list();
        return found;
    }

    /**
     * The numbers of those that have another version by now.
     *
     * @param awaited also those for which another commitment waits
     */
    public List<String> touched(Map<CommitmentId, Long> versions, boolean awaited) {
        List<Map.Entry<CommitmentId, Long>> entries = List.copyOf(versions.entrySet());
        return database.sql("""
                        select c.number
                          from unnest(:ids::bigint[], :versions::bigint[]) as v (id, version)
                          join programme.commitment c on c.id = v.id
                         where c.version <> v.version
                            or (:awaited and exists (select 1 from programme.dependency d
                                                      where d.predecessor = v.id and d.successor <> all (:ids::bigint[])))
                         order by c.number_order""")
                .param(
                        "ids",
                        entries.stream().map(entry -> entry.getKey().value()).toArray(Long[]::new))
                .param("versions", entries.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .param("awaited", awaited)
                .query((row, number) -> row.getString("number"))
                .list();
    }

    /** From now on they are in no list of today; what is recorded next says so for good. */
    public void withdraw(Collection<CommitmentId> commitments) {
        database.sql("update programme.commitment set withdrawn = true where id = any (:ids)")
                .param("ids", commitments.stream().map(CommitmentId::value).toArray(Long[]::new))
                .update();
    }

    /** For each commitment of the programme, those it waits for. */
    public Map<CommitmentId, Set<CommitmentId>> predecessors(ProgrammeId programme) {
        Map<CommitmentId, Set<CommitmentId>> found = new HashMap<>();
        database.sql("""
                        select d.successor, d.predecessor
                          from programme.dependency d
                          join programme.commitment c on c.id = d.successor
                         where c.programme_id = :programme""")
                .param("programme", programme.value())
                .query((row, number) -> found.computeIfAbsent(
                                new CommitmentId(row.getLong("successor")), id -> new HashSet<>())
                        .add(new CommitmentId(row.getLong("predecessor"))))
                .list();
        return found;
    }

    /** Programme and number of commitments, for saying which is meant. */
    public Map<CommitmentId, String> numbers(Collection<CommitmentId> commitments) {
        Map<CommitmentId, String> found = new HashMap<>();
        database.sql("select id, number from programme.commitment where id = any (:ids)")
                .param("ids", commitments.stream().map(CommitmentId::value).toArray(Long[]::new))
                .query((row, number) -> found.put(new CommitmentId(row.getLong("id")), row.getString("number")))
                .list();
        return found;
    }

    /** The commitments whose evidence the stored file is. */
    public List<CommitmentId> withEvidence(long document) {
        return database.sql("""
                        select distinct commitment_id from programme.commitment_event
                         where kind = 'EvidenceAdded' and (payload -> 'evidence' ->> 'document')::bigint = :document""")
                .param("document", document)
                .query((row, number) -> new CommitmentId(row.getLong("commitment_id")))
                .list();
    }

    // ---- writing

    /** The identity of a commitment that is about to be raised. */
    public CommitmentId next() {
        return new CommitmentId(database.sql("select nextval(pg_get_serial_sequence('programme.commitment', 'id'))")
                .query(Long.class)
                .single());
    }

    public Commitment raise(CommitmentId id, CommitmentEvent.Raised event, Recorder recorder) {
        Commitment commitment = Commitment.raised(id, event);
        bind(database.sql("""
                                with changed as (
                                    insert into programme.commitment
                                        (id, programme_id, number, number_order, kind, wording_vi, wording_en, folded,
                                         lead_id, lead_text, coordinator_ids, coordinator_texts, assigner_id, stage,
                                         due_on, original_due_on, done_on, percent, self_rating, last_report_on,
                                         extension_asked, carried_over_from, open, version, changed_at)
                                    overriding system value
                                    values (:id, :programme, :number, :number_order, :kind, :wording_vi, :wording_en,
                                            :folded, :lead_id, :lead_text, :coordinator_ids, :coordinator_texts,
                                            :assigner_id, :stage, :due_on, :original_due_on, :done_on, :percent,
                                            :self_rating, :last_report_on, :extension_asked, :carried_over_from, :open,
                                            :version, :at)
                                    returning *)
                                insert into programme.commitment_event
                                    (commitment_id, version, recorded_at, kind, payload, account_id, actor_name, channel,
                                     on_behalf_of, submission, act, standing)
                                select id, version, :at, :event, cast(:payload as jsonb), :account, :actor, :channel,
                                       :on_behalf_of, :submission, :act, jsonb_strip_nulls(to_jsonb(changed))
                                  from changed"""), commitment, event, recorder)
                .param("programme", commitment.programme().value())
                .param(
                        "carried_over_from",
                        commitment.carriedOverFrom() == null
                                ? null
                                : commitment.carriedOverFrom().value(),
                        Types.BIGINT)
                .update();
        return commitment;
    }

    /** Appends the event and brings the row up to it. */
    public void record(Commitment after, CommitmentEvent event, Recorder recorder) {
        LocalDate assignedOn = event instanceof CommitmentEvent.Assigned assigned
                ? assigned.on()
                : event instanceof CommitmentEvent.Transferred transferred ? transferred.on() : null;
        int rows = bind(database.sql("""
                                with changed as (
                                    update programme.commitment set
                                        number = :number, number_order = :number_order, kind = :kind,
                                        wording_vi = :wording_vi, wording_en = :wording_en, folded = :folded,
                                        lead_id = :lead_id, lead_text = :lead_text,
                                        coordinator_ids = :coordinator_ids, coordinator_texts = :coordinator_texts,
                                        assigner_id = :assigner_id, stage = :stage, due_on = :due_on,
                                        original_due_on = :original_due_on, done_on = :done_on, percent = :percent,
                                        self_rating = :self_rating, last_report_on = :last_report_on,
                                        extension_asked = :extension_asked, open = :open, version = :version,
                                        changed_at = :at,
                                        assigned_on = case when :stage = 'not-assigned' then null
                                                           else coalesce(:assigned_on, assigned_on) end
                                     where id = :id and version = :version - 1
                                    returning *)
                                insert into programme.commitment_event
                                    (commitment_id, version, recorded_at, kind, payload, account_id, actor_name, channel,
                                     on_behalf_of, submission, act, standing)
                                select id, version, :at, :event, cast(:payload as jsonb), :account, :actor, :channel,
                                       :on_behalf_of, :submission, :act, jsonb_strip_nulls(to_jsonb(changed))
                                  from changed"""), after, event, recorder)
                .param("assigned_on", assignedOn, Types.DATE)
                .update();
        if (rows != 1) {
            throw new IllegalStateException("commitment " + after.id() + " changed under its lock");
        }
        if (event instanceof CommitmentEvent.DependencyAdded(Dependency added)) {
            insert(after.id(), added);
        } else if (event instanceof CommitmentEvent.DependencyRemoved(CommitmentId predecessor)) {
            delete(after.id(), predecessor);
        }
    }

    private void insert(CommitmentId successor, Dependency dependency) {
        database.sql("""
                        insert into programme.dependency (successor, predecessor, type, lag_days)
                        values (:successor, :predecessor, :type, :lag)""")
                .param("successor", successor.value())
                .param("predecessor", dependency.predecessor().value())
                .param("type", dependency.type().code())
                .param("lag", dependency.lagDays())
                .update();
    }

    private void delete(CommitmentId successor, CommitmentId predecessor) {
        database.sql("delete from programme.dependency where successor = :successor and predecessor = :predecessor")
                .param("successor", successor.value())
                .param("predecessor", predecessor.value())
                .update();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, Commitment commitment, CommitmentEvent event, Recorder recorder) {
        Terms terms = commitment.terms();
        CommitmentEvent.ProgressReported progress = commitment.progress();
        LocalDate doneOn = commitment.life() instanceof Life.ReportedDone(LocalDate on)
                ? on
                : commitment.life() instanceof Life.Confirmed(LocalDate on, LocalDate _) ? on : null;
        AccountId account = recorder.actor().account();
        PartyId behalf = recorder.onBehalfOf();
        return statement
                .param("id", commitment.id().value())
                .param("number", terms.number())
                .param("number_order", numberOrder(terms.number()))
                .param("kind", terms.kind().key())
                .param("wording_vi", terms.wording().vietnamese())
                .param("wording_en", terms.wording().english())
                .param(
                        "folded",
                        folded(terms.number() + " " + terms.wording().vietnamese() + " "
                                + terms.wording().english()))
                .param(
                        "lead_id",
                        terms.lead() instanceof Holder.Known(PartyId party) ? party.value() : null,
                        Types.BIGINT)
                .param("lead_text", terms.lead() instanceof Holder.Unresolved(String text) ? text : null, Types.VARCHAR)
                .param(
                        "coordinator_ids",
                        terms.coordinators().stream()
                                .flatMap(holder -> holder instanceof Holder.Known(PartyId party)
                                        ? Stream.of(party.value())
                                        : Stream.empty())
                                .toArray(Long[]::new))
                .param(
                        "coordinator_texts",
                        terms.coordinators().stream()
                                .flatMap(holder -> holder instanceof Holder.Unresolved(String text)
                                        ? Stream.of(text)
                                        : Stream.empty())
                                .toArray(String[]::new))
                .param("assigner_id", terms.assigner().value())
                .param("stage", commitment.life().stage().key())
                .param("due_on", commitment.dueOn(), Types.DATE)
                .param("original_due_on", commitment.originalDueOn(), Types.DATE)
                .param("done_on", doneOn, Types.DATE)
                .param("percent", progress == null ? null : progress.percent(), Types.INTEGER)
                .param(
                        "self_rating",
                        progress == null || progress.selfRating() == null
                                ? null
                                : progress.selfRating().key(),
                        Types.VARCHAR)
                .param("last_report_on", progress == null ? doneOn : progress.on(), Types.DATE)
                .param("extension_asked", commitment.extension() != null)
                .param("open", terms.open())
                .param("version", commitment.version())
                .param("at", Timestamp.from(recorder.at()))
                .param("event", EventJson.kind(event))
                .param("payload", EventJson.write(event))
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", recorder.actor().name())
                .param("channel", recorder.actor().channel().name())
                .param("on_behalf_of", behalf == null ? null : behalf.value(), Types.BIGINT)
                .param("submission", recorder.submission(), Types.OTHER)
                .param("act", recorder.act().value());
    }

    // ---- small things

    /** Sorts "2" before "10" and digits before letters. */
    static String numberOrder(String number) {
        Matcher digits = DIGITS.matcher(number.toLowerCase(Locale.ROOT));
        return digits.replaceAll(run -> "0".repeat(Math.max(0, 12 - run.group().length())) + run.group());
    }

    /** As people type when they are in a hurry: small letters without diacritics. */
    static String folded(String text) {
        return VietnameseText.searchKey(text);
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        long account = row.getLong("account_id");
        AccountId by = row.wasNull() ? null : new AccountId(account);
        long behalf = row.getLong("on_behalf_of");
        PartyId onBehalfOf = row.wasNull() ? null : new PartyId(behalf);
        return new HistoryEntry(
                row.getLong("version"),
                row.getTimestamp("recorded_at").toInstant(),
                EventJson.read(row.getString("kind"), row.getString("payload")),
                by,
                row.getString("actor_name"),
                Actor.Channel.valueOf(row.getString("channel")),
                onBehalfOf);
    }

    static List<Holder> holders(ResultSet row) throws SQLException {
        List<Holder> found = new ArrayList<>();
        for (Long party : (Long[]) row.getArray("coordinator_ids").getArray()) {
            found.add(new Holder.Known(new PartyId(party)));
        }
        Arrays.stream((String[]) row.getArray("coordinator_texts").getArray())
                .map(Holder.Unresolved::new)
                .forEach(found::add);
        return found;
    }
}
