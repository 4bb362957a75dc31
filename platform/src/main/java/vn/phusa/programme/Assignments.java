package vn.phusa.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.party.Parties;
import vn.phusa.programme.store.AssignmentStore;
import vn.phusa.programme.store.CommitmentStore;
import vn.phusa.programme.store.ProgrammeStore;

/**
 * The front door for assigning many commitments at once, such as those of a table that was just imported: one act of the
 * ledger for all of them and one for their duties, each row checked by the same rules as alone, and taken back as a whole as
 * long as no lead has taken any of it up.
 */
@Service
public class Assignments {
    /** As many as a table may bring. */
    public static final int MOST = 10_000;

    private static final String ROW = "commitment-";
    private static final int EARLIER = 20;

    private final AssignmentStore store;
    private final CommitmentStore commitments;
    private final ProgrammeStore programmes;
    private final CommitmentDuties duties;
    private final Parties parties;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Assignments(
            AssignmentStore store,
            CommitmentStore commitments,
            ProgrammeStore programmes,
            CommitmentDuties duties,
            Parties parties,
            Ledger ledger,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.commitments = commitments;
        this.programmes = programmes;
        this.duties = duties;
        this.parties = parties;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /**
     * One of them, with what its page says.
     *
     * @param numbers of its commitments
     * @param touched numbers of commitments that hinder taking it back
     */
    public record View(
            Assignment assignment, Programme programme, Map<CommitmentId, String> numbers, List<String> touched) {
        public boolean standing() {
            return assignment.undoneAt() == null;
        }
    }

    /** What a keeper finds before assigning. */
    public record Door(Programme programme, List<Assignment> earlier) {}

    @Transactional(readOnly = true)
    public Outcome<Door> door(Actor actor, ProgrammeId id) {
        return kept(actor, programmes.find(id)).map(programme -> new Door(programme, store.of(id, EARLIER)));
    }

    @Transactional(readOnly = true)
    public Outcome<View> view(Actor actor, AssignmentId id) {
        return found(actor, store.find(id)).map(found -> {
            Map<CommitmentId, Long> versions = versions(found.assignment());
            return new View(
                    found.assignment(),
                    found.programme(),
                    commitments.numbers(versions.keySet()),
                    found.assignment().undoneAt() == null ? commitments.touched(versions, false) : List.of());
        });
    }

    /** A problem of one row says so in its field. */
    public static String field(CommitmentId commitment) {
        return ROW + commitment;
    }

    /**
     * Assigns them; the second of two clicks finds it done. Problems of a row stand at {@link #field}.
     *
     * @param lead leads all of them from now on; null: each keeps its own
     * @param on the day of an assignment on paper that is entered late; null: today
     * @param note what the assigner writes to the leads; empty: nothing
     * @param goodOnes whether rows that cannot be assigned may be left out; otherwise a single one keeps everything back
     */
    @Transactional
    public Outcome<AssignmentId> assign(
            Actor actor,
            ProgrammeId id,
            Collection<CommitmentId> chosen,
            @Nullable PartyId lead,
            @Nullable LocalDate on,
            String note,
            boolean goodOnes,
            Submission submission) {
        return kept(actor, programmes.lock(id)).then(programme -> {
            if (submission.key() != null) {
                Optional<AssignmentId> before = store.madeBy(submission.key());
                if (before.isPresent()) {
                    return Outcome.accepted(before.get());
                }
            }
            List<CommitmentId> all = chosen.stream().distinct().sorted().toList();
            if (all.isEmpty()) {
                return Outcome.rejected(Problem.of(ProgrammeProblem.NOTHING_CHOSEN));
            }
            if (all.size() > MOST) {
                return Outcome.rejected(Problem.of(Refusal.OUT_OF_RANGE, 1, MOST));
            }
            if (note.length() > Commitment.LONGEST_TEXT) {
                return Outcome.rejected(Problem.at("note", Refusal.TOO_LONG, Commitment.LONGEST_TEXT));
            }
            LocalDate signed = programme.facts().signedOn();
            if (on != null && signed != null && on.isBefore(signed)) {
                return Outcome.rejected(Problem.at("on", ProgrammeProblem.BEFORE_SIGNING));
            }
            if (on != null && on.isAfter(today())) {
                return Outcome.rejected(Problem.at("on", ProgrammeProblem.DATE_IN_FUTURE));
            }
            if (lead != null && parties.organisation(lead).isEmpty()) {
                return Outcome.rejected(Problem.at("lead", ProgrammeProblem.UNKNOWN_PARTY));
            }
            List<Problem> problems = new ArrayList<>();
            List<Planned> planned = new ArrayList<>();
            for (CommitmentId one : all) {
                switch (plan(one, id, lead, on == null ? today() : on, note.strip())) {
                    case Outcome.Accepted<Planned>(Planned plan) -> planned.add(plan);
                    case Outcome.Rejected<Planned>(List<Problem> found) ->
                        found.forEach(
                                problem -> problems.add(new Problem(problem.code(), field(one), problem.arguments())));
                }
            }
            return planned.isEmpty() || !problems.isEmpty() && !goodOnes
                    ? Outcome.rejected(problems)
                    : Outcome.accepted(done(actor, id, planned, lead, note.strip(), submission));
        });
    }

    /** A commitment and what will happen to it. */
    private record Planned(Commitment before, List<CommitmentEvent> then) {}

    private Outcome<Planned> plan(
            CommitmentId id, ProgrammeId programme, @Nullable PartyId lead, LocalDate on, String note) {
        Optional<Commitment> found =
                commitments.lock(id).filter(commitment -> commitment.programme().equals(programme));
        if (found.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        Commitment before = found.get();
        if (!(before.life() instanceof Life.NotAssigned)) {
            return Outcome.rejected(
                    Problem.of(ProgrammeProblem.NOT_NOW, before.life().stage().key()));
        }
        Outcome<List<CommitmentEvent>> led =
                lead == null || before.terms().lead().is(lead)
                        ? Outcome.accepted(List.of())
                        : (before.terms().lead() instanceof Holder.Unresolved
                                        ? before.bindLead(lead)
                                        : before.edit(before.terms().withLead(new Holder.Known(lead))))
                                .map(List::of);
        return led.then(first -> {
            Commitment ready = before;
            for (CommitmentEvent event : first) {
                ready = ready.after(event);
            }
            return ready.assign(on, note, today()).map(assigned -> {
                List<CommitmentEvent> then = new ArrayList<>(first);
                then.add(assigned);
                return new Planned(before, then);
            });
        });
    }

    private AssignmentId done(
            Actor actor,
            ProgrammeId programme,
            List<Planned> planned,
            @Nullable PartyId lead,
            String note,
            Submission submission) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("count", planned.size());
        if (lead != null) {
            content.put("lead", lead.value());
        }
        if (!note.isEmpty()) {
            content.put("note", note);
        }
        ActId act = ledger.record(new Act(
                ProgrammeAct.COMMITMENTS_ASSIGNED,
                actor,
                Subject.of("programme.programme", programme.value()),
                content));
        Recorder recorder = new Recorder(actor, clock.instant(), act, null, null);
        List<Commitment> after = new ArrayList<>();
        duties.echo().hushAll(planned.stream().map(one -> one.before().id()).toList(), () -> {
            planned.forEach(one -> after.add(recorded(one.before(), one.then(), recorder)));
            duties.assigned(actor, after);
        });
        List<Assignment.Row> rows = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            rows.add(new Assignment.Row(
                    after.get(i).id(),
                    planned.get(i).before().version(),
                    after.get(i).version()));
        }
        return store.insert(programme, lead, note, rows, actor, recorder.at(), act, submission.key());
    }

    private Commitment recorded(Commitment before, List<CommitmentEvent> then, Recorder recorder) {
        Commitment now = before;
        for (CommitmentEvent event : then) {
            Commitment after = now.after(event);
            commitments.record(after, event, recorder);
            events.publishEvent(new CommitmentRecorded(now, after, event, recorder));
            now = after;
        }
        return now;
    }

    /** Takes it back as a whole, as long as nothing was done with any of its commitments; leads that were chosen go, too. */
    @Transactional
    public Outcome<AssignmentId> undo(Actor actor, AssignmentId id, String reason) {
        Outcome<AssignmentId> outcome = found(actor, store.lock(id)).then(found -> {
            Assignment assignment = found.assignment();
            if (assignment.undoneAt() != null) {
                return Outcome.accepted(id);
            }
            Map<CommitmentId, Long> versions = versions(assignment);
            List<Commitment> now = versions.keySet().stream()
                    .sorted()
                    .map(commitment -> commitments.lock(commitment).orElseThrow())
                    .toList();
            List<String> touched = commitments.touched(versions, false);
            if (!touched.isEmpty()) {
                return Outcome.rejected(Problem.of(
                        ProgrammeProblem.ASSIGNMENT_TOUCHED,
                        String.join(", ", touched.subList(0, Math.min(10, touched.size())))));
            }
            return withdrawn(actor, assignment, now, reason.strip());
        });
        if (outcome instanceof Outcome.Rejected<AssignmentId>) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome;
    }

    private Outcome<AssignmentId> withdrawn(Actor actor, Assignment assignment, List<Commitment> now, String reason) {
        Map<CommitmentId, Assignment.Row> rows =
                assignment.rows().stream().collect(Collectors.toMap(Assignment.Row::commitment, row -> row));
        List<List<CommitmentEvent>> then = new ArrayList<>();
        for (Commitment commitment : now) {
            Outcome<CommitmentEvent> withdrawal = commitment.withdrawAssignment(today(), reason);
            if (withdrawal instanceof Outcome.Rejected<CommitmentEvent>(List<Problem> problems)) {
                return Outcome.rejected(problems);
            }
            CommitmentEvent first = withdrawal.orThrow();
            Terms earlier = commitments
                    .atVersion(
                            commitment.id(),
                            Objects.requireNonNull(rows.get(commitment.id())).before())
                    .orElseThrow()
                    .terms();
            then.add(
                    earlier.lead().sameAs(commitment.terms().lead())
                            ? List.of(first)
                            : List.of(
                                    first,
                                    new CommitmentEvent.Edited(
                                            commitment.terms().withLead(earlier.lead()))));
        }
        ActId act = ledger.record(new Act(
                ProgrammeAct.ASSIGNMENTS_UNDONE,
                actor,
                Subject.of("programme.programme", assignment.programme().value()),
                Map.of("count", now.size(), "reason", reason)));
        Recorder recorder = new Recorder(actor, clock.instant(), act, null, null);
        duties.echo().hushAll(rows.keySet(), () -> {
            duties.withdrawn(actor, rows.keySet(), reason);
            for (int i = 0; i < now.size(); i++) {
                recorded(now.get(i), then.get(i), recorder);
            }
        });
        store.undone(assignment.id(), actor, recorder.at());
        return Outcome.accepted(assignment.id());
    }

    private static Map<CommitmentId, Long> versions(Assignment assignment) {
        return assignment.rows().stream().collect(Collectors.toMap(Assignment.Row::commitment, Assignment.Row::after));
    }

    // ---- who may

    private record Found(Assignment assignment, Programme programme) {}

    private Outcome<Found> found(Actor actor, Optional<Assignment> assignment) {
        return assignment
                .map(one -> kept(actor, programmes.find(one.programme())).map(programme -> new Found(one, programme)))
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /** Only for those who keep the programme; whoever may not know of it learns nothing by trying. */
    private static Outcome<Programme> kept(Actor actor, Optional<Programme> found) {
        if (found.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        return Rights.keeps(actor, found.get())
                ? Outcome.accepted(found.get())
                : Outcome.rejected(Problem.of(
                        found.get().facts().open() || Rights.seesWhole(actor, found.get())
                                ? Refusal.FORBIDDEN
                                : Refusal.NOT_FOUND));
    }

    private LocalDate today() {
        return VietnamTime.today(clock);
    }
}
