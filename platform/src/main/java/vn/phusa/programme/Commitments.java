package vn.phusa.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.duty.WorkingCalendars;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.programme.store.CommitmentStore;
import vn.phusa.programme.store.ProgrammeStore;

/**
 * The front door for single commitments. Every command checks who asks, asks the commitment itself, and records the
 * event it answers with; the same submission is recorded once, however often it comes.
 */
@Service
public class Commitments {
    private final CommitmentStore store;
    private final ProgrammeStore programmes;
    private final Clock clock;
    private final Ledger ledger;
    private final WorkingCalendars calendars;
    private final ApplicationEventPublisher events;

    Commitments(
            CommitmentStore store,
            ProgrammeStore programmes,
            WorkingCalendars calendars,
            Ledger ledger,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.ledger = ledger;
        this.calendars = calendars;
        this.programmes = programmes;
        this.clock = clock;
        this.events = events;
    }

    // ---- reading

    /** The commitment with its whole history, for those who may see it. */
    @Transactional(readOnly = true)
    public Outcome<CommitmentView> view(Actor actor, CommitmentId id) {
        return view(actor, id, null);
    }

    /** @param asOf as it was known at that moment; null: now, with what may be done */
    @Transactional(readOnly = true)
    public Outcome<CommitmentView> view(Actor actor, CommitmentId id, @Nullable Instant asOf) {
        Optional<Commitment> found = asOf == null ? store.find(id) : store.findAt(id, asOf);
        return found.map(commitment -> {
                    Programme programme = programmeOf(commitment);
                    // Whether one may look is decided by how things are now.
                    Commitment now = asOf == null ? commitment : store.find(id).orElse(commitment);
                    if (!Rights.sees(actor, programme, now)) {
                        return Outcome.<CommitmentView>rejected(Problem.of(Refusal.NOT_FOUND));
                    }
                    List<HistoryEntry> history = store.history(id).stream()
                            .filter(entry -> asOf == null || !entry.recordedAt().isAfter(asOf))
                            .toList();
                    return Outcome.accepted(new CommitmentView(
                            commitment,
                            programme,
                            history,
                            store.numbers(relatedTo(commitment)),
                            asOf == null
                                    ? Rights.verbs(actor, programme, commitment)
                                    : EnumSet.noneOf(CommitmentView.Verb.class),
                            asOf));
                })
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /** What everybody may know; the page shows facts and results only. */
    @Transactional(readOnly = true)
    public Outcome<CommitmentView> publicView(CommitmentId id) {
        return store.find(id)
                .filter(commitment -> commitment.terms().open())
                .flatMap(commitment -> programmes
                        .find(commitment.programme())
                        .filter(programme -> programme.facts().open() && programme.state() != Programme.State.DRAFT)
                        .map(programme -> Outcome.accepted(new CommitmentView(
                                commitment,
                                programme,
                                List.of(),
                                store.numbers(relatedTo(commitment)),
                                Set.of(),
                                null))))
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /** The commitment as it was at a version, for showing what a second editor would overwrite. */
    @Transactional(readOnly = true)
    public Outcome<Commitment> atVersion(Actor actor, CommitmentId id, long version) {
        return view(actor, id).then(view -> {
            List<CommitmentEvent> happened = view.history().stream()
                    .filter(entry -> entry.version() <= version)
                    .map(HistoryEntry::event)
                    .toList();
            return happened.isEmpty()
                    ? Outcome.rejected(Problem.of(Refusal.NOT_FOUND))
                    : Outcome.accepted(Commitment.rebuilt(id, happened));
        });
    }

    private static Set<CommitmentId> relatedTo(Commitment commitment) {
        Set<CommitmentId> related = new HashSet<>(commitment.links());
        commitment.dependencies().forEach(dependency -> related.add(dependency.predecessor()));
        if (commitment.carriedOverFrom() != null) {
            related.add(commitment.carriedOverFrom());
        }
        if (commitment.life() instanceof Life.CarriedOver(LocalDate _, CommitmentId to)) {
            related.add(to);
        }
        return related;
    }

    // ---- keeping: the focal point

    @Transactional
    public Outcome<CommitmentId> raise(Actor actor, ProgrammeId id, Terms terms, Submission submission) {
        if (submission.key() != null) {
            Optional<CommitmentId> before = store.recordedBy(submission.key());
            if (before.isPresent()) {
                return Outcome.accepted(before.get());
            }
        }
        Optional<Programme> programme = programmes.lock(id);
        if (programme.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!Rights.keeps(actor, programme.get())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> found = new ArrayList<>(terms.problems());
        if (store.numberTaken(id, terms.number(), null)) {
            found.add(Problem.at("number", ProgrammeProblem.NUMBER_TAKEN, terms.number()));
        }
        if (!found.isEmpty()) {
            return Outcome.rejected(found);
        }
        return Outcome.accepted(raised(actor, new CommitmentEvent.Raised(id, terms, null), submission)
                .id());
    }

    /** Refused with {@link Refusal#CHANGED_MEANWHILE} when the form was filled from an older version. */
    @Transactional
    public Outcome<Commitment> edit(Actor actor, CommitmentId id, Terms terms, Submission submission) {
        return keeping(actor, id, submission, commitment -> {
            if (submission.seenVersion() != null && submission.seenVersion() != commitment.version()) {
                return Outcome.rejected(Problem.of(Refusal.CHANGED_MEANWHILE));
            }
            if (store.numberTaken(commitment.programme(), terms.number(), id)) {
                return Outcome.rejected(Problem.at("number", ProgrammeProblem.NUMBER_TAKEN, terms.number()));
            }
            return commitment.edit(terms);
        });
    }

    @Transactional
    public Outcome<Commitment> assign(Actor actor, CommitmentId id, Submission submission) {
        return assign(actor, id, null, submission);
    }

    /** @param on the day of an assignment on paper that is entered late, not before the programme was signed; null: today */
    @Transactional
    public Outcome<Commitment> assign(Actor actor, CommitmentId id, @Nullable LocalDate on, Submission submission) {
        return keeping(actor, id, submission, commitment -> {
            LocalDate signed = programmeOf(commitment).facts().signedOn();
            return on != null && signed != null && on.isBefore(signed)
                    ? Outcome.rejected(Problem.at("on", ProgrammeProblem.BEFORE_SIGNING))
                    : commitment.assign(on == null ? today() : on, "", today());
        });
    }

    @Transactional
    public Outcome<Commitment> suspend(Actor actor, CommitmentId id, String reason, Submission submission) {
        return keeping(actor, id, submission, commitment -> commitment.suspend(reason.strip(), today()));
    }

    @Transactional
    public Outcome<Commitment> resume(Actor actor, CommitmentId id, Submission submission) {
        return keeping(actor, id, submission, commitment -> commitment.resume(today()));
    }

    @Transactional
    public Outcome<Commitment> transfer(
            Actor actor, CommitmentId id, PartyId to, String reason, Submission submission) {
        return keeping(actor, id, submission, commitment -> commitment.transfer(to, reason.strip(), today()));
    }

    @Transactional
    public Outcome<Commitment> end(Actor actor, CommitmentId id, String reason, Submission submission) {
        return keeping(actor, id, submission, commitment -> commitment.end(reason.strip(), today()));
    }

    @Transactional
    public Outcome<Commitment> bindLead(Actor actor, CommitmentId id, PartyId party, Submission submission) {
        return keeping(actor, id, submission, commitment -> commitment.bindLead(party));
    }

    @Transactional
    public Outcome<Commitment> bindCoordinator(
            Actor actor, CommitmentId id, String asWritten, PartyId party, Submission submission) {
        return keeping(actor, id, submission, commitment -> commitment.bindCoordinator(asWritten, party));
    }

    /** Notes on both that they are about the same object; both must be visible to the actor, and kept by it. */
    @Transactional
    public Outcome<Commitment> link(Actor actor, CommitmentId id, CommitmentId other, Submission submission) {
        return both(actor, id, other, submission, Commitment::link);
    }

    @Transactional
    public Outcome<Commitment> unlink(Actor actor, CommitmentId id, CommitmentId other, Submission submission) {
        return both(actor, id, other, submission, Commitment::unlink);
    }

    /** Lets the commitment wait for another of the same programme; a circle is refused and named. */
    @Transactional
    public Outcome<Commitment> dependOn(Actor actor, CommitmentId id, Dependency dependency, Submission submission) {
        Optional<Commitment> successor = store.find(id);
        // One at a time within a programme: two additions side by side could close a circle together.
        successor.ifPresent(commitment -> programmes.lock(commitment.programme()));
        return keeping(actor, id, submission, commitment -> {
            Optional<Commitment> predecessor = store.find(dependency.predecessor());
            if (predecessor.isEmpty() || !predecessor.get().programme().equals(commitment.programme())) {
                return Outcome.rejected(Problem.at("predecessor", ProgrammeProblem.DEPENDENCY_ELSEWHERE));
            }
            List<CommitmentId> circle = Dependencies.circleClosedBy(
                    dependency.predecessor(), id, store.predecessors(commitment.programme()));
            if (!circle.isEmpty()) {
                var numbers = store.numbers(circle);
                return Outcome.rejected(Problem.at(
                        "predecessor",
                        ProgrammeProblem.CIRCULAR_DEPENDENCY,
                        String.join(
                                " → ",
                                circle.stream()
                                        .map(step -> Objects.requireNonNullElse(numbers.get(step), step.toString()))
                                        .toList())));
            }
            return commitment.dependOn(dependency);
        });
    }

    @Transactional
    public Outcome<Commitment> dependNoMoreOn(
            Actor actor, CommitmentId id, CommitmentId predecessor, Submission submission) {
        return keeping(actor, id, submission, commitment -> commitment.dependNoMoreOn(predecessor));
    }

    @Transactional
    public Outcome<Commitment> recordFinding(Actor actor, CommitmentId id, Finding finding, Submission submission) {
        return keeping(actor, id, submission, commitment -> commitment.recordFinding(finding));
    }

    /**
     * Goes on in the programme that continues this one, under the same number if that is free. The new commitment has to
     * be assigned there.
     *
     * @param newDue due date there; null: the one in force here
     * @return the new commitment
     */
    @Transactional
    public Outcome<CommitmentId> carryOver(
            Actor actor, CommitmentId id, ProgrammeId to, @Nullable LocalDate newDue, Submission submission) {
        if (submission.key() != null && store.recordedBy(submission.key()).isPresent()) {
            return store.find(id)
                    .map(Commitment::life)
                    .filter(Life.CarriedOver.class::isInstance)
                    .map(life -> Outcome.accepted(((Life.CarriedOver) life).to()))
                    .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.CHANGED_MEANWHILE)));
        }
        Optional<Programme> successor = programmes.lock(to);
        Optional<Commitment> found = store.lock(id);
        if (found.isEmpty() || successor.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        Commitment commitment = found.get();
        if (!Rights.keeps(actor, programmeOf(commitment)) || !Rights.keeps(actor, successor.get())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (!commitment.programme().equals(successor.get().facts().successorOf())) {
            return Outcome.rejected(Problem.at("to", ProgrammeProblem.NOT_CARRIED_OVER));
        }
        if (commitment.life().over()) {
            return Outcome.rejected(Problem.of(
                    ProgrammeProblem.NOT_NOW, commitment.life().stage().key()));
        }
        if (store.numberTaken(to, commitment.terms().number(), null)) {
            return Outcome.rejected(Problem.at(
                    "number", ProgrammeProblem.NUMBER_TAKEN, commitment.terms().number()));
        }
        Terms terms = commitment.terms().withDue(newDue == null ? commitment.dueOn() : newDue);
        Commitment continued = raised(actor, new CommitmentEvent.Raised(to, terms, id), Submission.none());
        return commitment.carryOver(continued.id(), today()).map(event -> {
            recorded(commitment, event, recorder(actor, event, commitment.id(), null, submission));
            return continued.id();
        });
    }

    // ---- reporting: the lead, or the focal point in its name

    @Transactional
    public Outcome<Commitment> receive(Actor actor, CommitmentId id, Submission submission) {
        return reporting(actor, id, submission, commitment -> commitment.receive(today()));
    }

    /** @param on the day the report speaks of; null: today */
    @Transactional
    public Outcome<Commitment> reportProgress(
            Actor actor,
            CommitmentId id,
            @Nullable LocalDate on,
            @Nullable Integer percent,
            String text,
            String obstacles,
            @Nullable Confidence selfRating,
            Submission submission) {
        CommitmentEvent.ProgressReported report = new CommitmentEvent.ProgressReported(
                on == null ? today() : on, percent, text.strip(), obstacles.strip(), selfRating);
        return reporting(actor, id, submission, commitment -> commitment.reportProgress(report, today()));
    }

    /**
     * @param on the day of the report; null: today. Only the focal point, which records what reached it earlier on paper,
     *     may name an earlier one: the day decides whether the work was on time.
     */
    @Transactional
    public Outcome<Commitment> reportDone(
            Actor actor, CommitmentId id, @Nullable LocalDate on, String text, Submission submission) {
        return reporting(actor, id, submission, commitment -> {
            LocalDate day = on == null ? today() : on;
            boolean keeper = Rights.keeps(actor, programmeOf(commitment));
            return !keeper && !day.equals(today())
                    ? Outcome.rejected(Problem.at("on", ProgrammeProblem.REPORT_IS_OF_TODAY))
                    : commitment.reportDone(day, text.strip(), today());
        });
    }

    @Transactional
    public Outcome<Commitment> askExtension(
            Actor actor, CommitmentId id, LocalDate newDue, String reason, Submission submission) {
        return reporting(actor, id, submission, commitment -> commitment.askExtension(newDue, reason.strip(), today()));
    }

    @Transactional
    public Outcome<Commitment> reachMilestone(
            Actor actor, CommitmentId id, int milestone, LocalDate on, Submission submission) {
        return reporting(actor, id, submission, commitment -> commitment.reachMilestone(milestone, on, today()));
    }

    @Transactional
    public Outcome<Commitment> reportActual(
            Actor actor, CommitmentId id, int indicator, int period, Figure actual, Submission submission) {
        return reporting(actor, id, submission, commitment -> commitment.reportActual(indicator, period, actual));
    }

    @Transactional
    public Outcome<Commitment> addEvidence(Actor actor, CommitmentId id, Evidence evidence, Submission submission) {
        return reporting(actor, id, submission, commitment -> commitment.addEvidence(evidence));
    }

    /** @param which place of the evidence on the page, from 0 */
    @Transactional
    public Outcome<Commitment> withdrawEvidence(
            Actor actor, CommitmentId id, int which, String reason, Submission submission) {
        return reporting(actor, id, submission, commitment -> commitment.withdrawEvidence(which, reason.strip()));
    }

    @Transactional
    public Outcome<Commitment> withdrawReport(Actor actor, CommitmentId id, String reason, Submission submission) {
        return reporting(actor, id, submission, commitment -> commitment.withdrawReport(reason.strip(), today()));
    }

    /** How many working days it still takes from today: if all goes well, most likely, if much goes wrong. */
    @Transactional
    public Outcome<Commitment> estimate(
            Actor actor, CommitmentId id, int optimistic, int likely, int pessimistic, Submission submission) {
        return reporting(
                actor,
                id,
                submission,
                commitment -> commitment.estimate(new Estimate(today(), optimistic, likely, pessimistic)));
    }

    /** @param explanation the question's place, from 0 */
    @Transactional
    public Outcome<Commitment> explain(
            Actor actor, CommitmentId id, int explanation, String answer, Submission submission) {
        return reporting(actor, id, submission, commitment -> commitment.explain(explanation, answer.strip(), today()));
    }

    // ---- asking: leaders and the focal point

    /** @param workingDays how long the lead has for the answer, 1 to {@value Explanation#LONGEST_TERM} */
    @Transactional
    public Outcome<Commitment> askExplanation(
            Actor actor, CommitmentId id, String question, int workingDays, Submission submission) {
        return changing(actor, id, submission, (programme, commitment) -> {
            if (!Rights.asks(actor, programme, commitment)) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            if (workingDays < 1 || workingDays > Explanation.LONGEST_TERM) {
                return Outcome.rejected(Problem.at("days", Refusal.OUT_OF_RANGE, 1, Explanation.LONGEST_TERM));
            }
            LocalDate answerBy = calendars.calendar().plusWorkingDays(today(), workingDays);
            return commitment
                    .askExplanation(question.strip(), today(), answerBy)
                    .map(event ->
                            recorded(commitment, event, recorder(actor, event, commitment.id(), null, submission)));
        });
    }

    // ---- deciding: the assigner, or the focal point for it; never the lead

    @Transactional
    public Outcome<Commitment> confirm(Actor actor, CommitmentId id, String note, Submission submission) {
        return deciding(
                actor,
                ProgrammePermission.CONFIRM,
                id,
                submission,
                (commitment, by) -> commitment.confirm(by, today(), note.strip()));
    }

    @Transactional
    public Outcome<Commitment> giveBack(Actor actor, CommitmentId id, String reason, Submission submission) {
        return deciding(
                actor,
                ProgrammePermission.CONFIRM,
                id,
                submission,
                (commitment, by) -> commitment.giveBack(by, today(), reason.strip()));
    }

    @Transactional
    public Outcome<Commitment> grantExtension(Actor actor, CommitmentId id, LocalDate newDue, Submission submission) {
        return deciding(
                actor,
                ProgrammePermission.EXTEND,
                id,
                submission,
                (commitment, by) -> commitment.grantExtension(by, newDue, today()));
    }

    @Transactional
    public Outcome<Commitment> refuseExtension(Actor actor, CommitmentId id, String reason, Submission submission) {
        return deciding(
                actor,
                ProgrammePermission.EXTEND,
                id,
                submission,
                (commitment, by) -> commitment.refuseExtension(by, reason.strip(), today()));
    }

    // ---- what the duty room says

    /** Records what has been done to the commitment's duty elsewhere, by somebody who was asked there. */
    void echo(
            CommitmentId id,
            Actor actor,
            @Nullable PartyId onBehalfOf,
            Function<Commitment, List<CommitmentEvent>> said) {
        Commitment commitment = store.lock(id).orElseThrow();
        for (CommitmentEvent event : said.apply(commitment)) {
            commitment = recorded(commitment, event, recorder(actor, event, id, onBehalfOf, Submission.none()));
        }
    }

    // ---- what all commands share

    private interface Decision {
        Outcome<CommitmentEvent> of(Commitment commitment, PartyId by);
    }

    private Outcome<Commitment> keeping(
            Actor actor, CommitmentId id, Submission submission, Function<Commitment, Outcome<CommitmentEvent>> verb) {
        return changing(actor, id, submission, (programme, commitment) -> {
            if (!Rights.keeps(actor, programme)) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            return verb.apply(commitment)
                    .map(event ->
                            recorded(commitment, event, recorder(actor, event, commitment.id(), null, submission)));
        });
    }

    private Outcome<Commitment> reporting(
            Actor actor, CommitmentId id, Submission submission, Function<Commitment, Outcome<CommitmentEvent>> verb) {
        return changing(
                actor,
                id,
                submission,
                (programme, commitment) -> Rights.reporting(actor, programme, commitment)
                        .map(as -> verb.apply(commitment)
                                .map(event -> recorded(
                                        commitment,
                                        event,
                                        recorder(actor, event, commitment.id(), as.onBehalfOf(), submission))))
                        .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.FORBIDDEN))));
    }

    private Outcome<Commitment> deciding(
            Actor actor, ProgrammePermission permission, CommitmentId id, Submission submission, Decision decision) {
        return changing(actor, id, submission, (programme, commitment) -> {
            if (Rights.worksForLead(actor, programme, commitment)) {
                return Outcome.rejected(Problem.of(ProgrammeProblem.HOLDER_CANNOT_CONFIRM));
            }
            return Rights.decidesFor(actor, permission, programme, commitment)
                    .map(as -> decision.of(commitment, as.by())
                            .map(event -> recorded(
                                    commitment,
                                    event,
                                    recorder(actor, event, commitment.id(), as.onBehalfOf(), submission))))
                    .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.FORBIDDEN)));
        });
    }

    private interface Change {
        Outcome<Commitment> of(Programme programme, Commitment commitment);
    }

    private Outcome<Commitment> changing(Actor actor, CommitmentId id, Submission submission, Change change) {
        if (submission.key() != null) {
            Optional<CommitmentId> before = store.recordedBy(submission.key());
            if (before.isPresent()) {
                return before.get().equals(id)
                        ? Outcome.accepted(store.find(id).orElseThrow())
                        : Outcome.rejected(Problem.of(Refusal.CHANGED_MEANWHILE));
            }
        }
        Optional<Commitment> found = store.lock(id);
        if (found.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        Programme programme = programmeOf(found.get());
        if (!Rights.sees(actor, programme, found.get())) {
            // Whoever may not know that it exists learns nothing by trying.
            return Outcome.rejected(Problem.of(
                    found.get().terms().open() && programme.facts().open() ? Refusal.FORBIDDEN : Refusal.NOT_FOUND));
        }
        return change.of(programme, found.get());
    }

    private Outcome<Commitment> both(
            Actor actor,
            CommitmentId id,
            CommitmentId other,
            Submission submission,
            java.util.function.BiFunction<Commitment, CommitmentId, Outcome<CommitmentEvent>> verb) {
        // Always the smaller first, so that two people who link the same pair do not wait for each other.
        if (other.compareTo(id) < 0) {
            store.lock(other);
        }
        return keeping(actor, id, submission, commitment -> {
            Optional<Commitment> second = store.lock(other);
            if (second.isEmpty() || !Rights.sees(actor, programmeOf(second.get()), second.get())) {
                return Outcome.rejected(Problem.at("other", Refusal.NOT_FOUND));
            }
            if (!Rights.keeps(actor, programmeOf(second.get()))) {
                return Outcome.rejected(Problem.at("other", Refusal.FORBIDDEN));
            }
            return verb.apply(commitment, other)
                    .then(event -> verb.apply(second.get(), id).map(mirrored -> {
                        recorded(
                                second.get(),
                                mirrored,
                                recorder(actor, mirrored, second.get().id(), null, Submission.none()));
                        return event;
                    }));
        });
    }

    private Commitment raised(Actor actor, CommitmentEvent.Raised event, Submission submission) {
        CommitmentId id = store.next();
        Recorder recorder = recorder(actor, event, id, null, submission);
        Commitment commitment = store.raise(id, event, recorder);
        events.publishEvent(new CommitmentRecorded(null, commitment, event, recorder));
        return commitment;
    }

    private Commitment recorded(Commitment before, CommitmentEvent event, Recorder recorder) {
        Commitment after = before.after(event);
        store.record(after, event, recorder);
        events.publishEvent(new CommitmentRecorded(before, after, event, recorder));
        return after;
    }

    private Programme programmeOf(Commitment commitment) {
        return programmes.find(commitment.programme()).orElseThrow();
    }

    private Recorder recorder(
            Actor actor,
            CommitmentEvent event,
            CommitmentId subject,
            @Nullable PartyId onBehalfOf,
            Submission submission) {
        ActId act = ledger.record(new Act(
                ProgrammeAct.of(event),
                actor,
                Subject.of("programme.commitment", subject.value()),
                called(subject, event)));
        return new Recorder(actor, clock.instant(), act, onBehalfOf, submission.key());
    }

    /** By what a reader of the receipt knows which commitment it was. */
    private Map<String, String> called(CommitmentId subject, CommitmentEvent event) {
        Terms terms = switch (event) {
            case CommitmentEvent.Raised raised -> raised.terms();
            case CommitmentEvent.Edited edited -> edited.terms();
            default -> store.find(subject).orElseThrow().terms();
        };
        return Map.of("number", terms.number(), "title", terms.wording().vietnamese());
    }

    private LocalDate today() {
        return VietnamTime.today(clock);
    }
}
