package vn.phusa.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.programme.store.CommitmentStore;
import vn.phusa.programme.store.ProgrammeStore;

/**
 * The same act for many commitments at once: all of it happens or nothing, and the ledger records it as one act. Called
 * within the transaction of whoever knows what the many have in common.
 */
@Service
public class BulkActs {
    private final CommitmentStore store;
    private final ProgrammeStore programmes;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    BulkActs(
            CommitmentStore store,
            ProgrammeStore programmes,
            Ledger ledger,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.programmes = programmes;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A commitment as it stands, and whether the actor may report on it.
     *
     * @param reports for itself or in the lead's name
     */
    public record Target(Commitment commitment, boolean reports) {}

    /** A report about one of many. */
    public record Report(CommitmentId commitment, CommitmentEvent.ProgressReported report) {}

    /** The programme's commitments that the actor sees, by number. */
    @Transactional(readOnly = true)
    public Map<String, Target> targets(Actor actor, ProgrammeId id) {
        Map<String, Target> found = new HashMap<>();
        Programme programme = programmes.find(id).orElseThrow();
        store.ofProgrammeAt(id, clock.instant()).values().stream()
                .filter(commitment -> Rights.sees(actor, programme, commitment))
                .forEach(commitment -> found.put(
                        commitment.terms().number(),
                        new Target(
                                commitment,
                                Rights.reporting(actor, programme, commitment).isPresent())));
        return found;
    }

    /** The numbers that the programme has given, with the wording of each. */
    @Transactional(readOnly = true)
    public Map<String, String> wordings(ProgrammeId id) {
        return store.wordings(id);
    }

    /**
     * Raises them all.
     *
     * @param kind how they came
     * @param subject what brought them
     * @param content what the ledger is to say about it
     * @param progress told how many have been raised
     * @return the new commitments in the order of their terms
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<List<CommitmentId>> raise(
            Actor actor,
            ProgrammeId id,
            List<Terms> all,
            ProgrammeAct kind,
            Subject subject,
            Map<String, ?> content,
            IntConsumer progress) {
        Optional<Programme> programme = programmes.lock(id);
        if (programme.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!Rights.keeps(actor, programme.get())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        Set<String> taken = new HashSet<>(store.wordings(id).keySet());
        List<Problem> found = new ArrayList<>();
        for (Terms terms : all) {
            found.addAll(terms.problems());
            if (!taken.add(terms.number())) {
                found.add(Problem.at("number", ProgrammeProblem.NUMBER_TAKEN, terms.number()));
            }
        }
        if (!found.isEmpty()) {
            return Outcome.rejected(found);
        }
        ActId act = ledger.record(new Act(kind, actor, subject, content));
        Recorder recorder = new Recorder(actor, clock.instant(), act, null, null);
        List<CommitmentId> raised = new ArrayList<>();
        for (Terms terms : all) {
            CommitmentEvent.Raised event = new CommitmentEvent.Raised(id, terms, null);
            Commitment commitment = store.raise(store.next(), event, recorder);
            events.publishEvent(new CommitmentRecorded(null, commitment, event, recorder));
            raised.add(commitment.id());
            progress.accept(raised.size());
        }
        return Outcome.accepted(raised);
    }

    /**
     * Records all the reports, each as the lead's own or in its name.
     *
     * @return at which version each commitment stands now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Map<CommitmentId, Long>> report(
            Actor actor,
            ProgrammeId id,
            List<Report> reports,
            Subject subject,
            Map<String, ?> content,
            IntConsumer progress) {
        Programme programme = programmes.find(id).orElseThrow();
        ActId act = null;
        Map<CommitmentId, Long> versions = new LinkedHashMap<>();
        for (Report one : reports) {
            Commitment before = store.lock(one.commitment()).orElseThrow();
            Optional<Rights.Reporting> as = Rights.reporting(actor, programme, before);
            if (as.isEmpty() || !before.programme().equals(id)) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            Outcome<CommitmentEvent> outcome = before.reportProgress(one.report(), VietnamTime.today(clock));
            if (outcome instanceof Outcome.Rejected<CommitmentEvent>(List<Problem> problems)) {
                return Outcome.rejected(problems);
            }
            if (act == null) {
                act = ledger.record(new Act(ProgrammeAct.PROGRESS_IMPORTED, actor, subject, content));
            }
            Commitment after = record(
                    before,
                    outcome.orThrow(),
                    new Recorder(actor, clock.instant(), act, as.get().onBehalfOf(), null));
            versions.put(after.id(), after.version());
            progress.accept(versions.size());
        }
        return Outcome.accepted(versions);
    }

    /** Takes back reports after which nothing was done with their commitments; the report before each counts again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Integer> withdrawReports(
            Actor actor, ProgrammeId id, Map<CommitmentId, Long> versions, String reason, Subject subject) {
        Programme programme = programmes.find(id).orElseThrow();
        LocalDate today = VietnamTime.today(clock);
        ActId act = null;
        for (CommitmentId commitment : versions.keySet().stream().sorted().toList()) {
            Commitment now = store.lock(commitment).orElseThrow();
            Optional<Rights.Reporting> as = Rights.reporting(actor, programme, now);
            if (as.isEmpty() || !now.programme().equals(id)) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            if (now.version() != versions.getOrDefault(commitment, 0L)) {
                return Outcome.rejected(Problem.of(Refusal.CHANGED_MEANWHILE));
            }
            Commitment before = store.atVersion(commitment, now.version() - 1).orElseThrow();
            Outcome<CommitmentEvent> outcome = now.withdrawProgress(before, today, reason);
            if (outcome instanceof Outcome.Rejected<CommitmentEvent>(List<Problem> problems)) {
                return Outcome.rejected(problems);
            }
            if (act == null) {
                act = ledger.record(new Act(ProgrammeAct.IMPORT_UNDONE, actor, subject));
            }
            record(
                    now,
                    outcome.orThrow(),
                    new Recorder(actor, clock.instant(), act, as.get().onBehalfOf(), null));
        }
        return Outcome.accepted(versions.size());
    }

    /**
     * The numbers of those with which something was done since they were at the version given, or for which another
     * commitment waits.
     */
    @Transactional(readOnly = true)
    public List<String> touched(Map<CommitmentId, Long> versions) {
        return store.touched(versions, true);
    }

    /** The numbers of those with which something was done since they were at the version given. */
    @Transactional(readOnly = true)
    public List<String> changed(Map<CommitmentId, Long> versions) {
        return store.touched(versions, false);
    }

    /**
     * Takes back commitments with which nothing was done: they end, leave every list of today and free their numbers.
     * Lists of the days on which they were known still show them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Integer> withdraw(
            Actor actor,
            ProgrammeId id,
            Map<CommitmentId, Long> versions,
            String reason,
            Subject subject,
            IntConsumer progress) {
        Optional<Programme> programme = programmes.lock(id);
        if (programme.isEmpty() || !Rights.keeps(actor, programme.get())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Commitment> all = versions.keySet().stream()
                .sorted()
                .map(commitment -> store.lock(commitment).orElseThrow())
                .toList();
        for (Commitment commitment : all) {
            if (commitment.version() != versions.getOrDefault(commitment.id(), 0L)
                    || !commitment.programme().equals(id)) {
                return Outcome.rejected(Problem.of(Refusal.CHANGED_MEANWHILE));
            }
        }
        ActId act = ledger.record(new Act(ProgrammeAct.IMPORT_UNDONE, actor, subject));
        Recorder recorder = new Recorder(actor, clock.instant(), act, null, null);
        store.withdraw(versions.keySet());
        int done = 0;
        for (Commitment commitment : all) {
            Commitment renamed =
                    record(commitment, commitment.edit(withdrawn(commitment)).orThrow(), recorder);
            record(renamed, renamed.end(reason, VietnamTime.today(clock)).orThrow(), recorder);
            progress.accept(++done);
        }
        return Outcome.accepted(done);
    }

    /** What a commitment that was taken back is numbered, so that its own number is free. */
    static String withdrawnNumber(CommitmentId id) {
        return "↶" + id;
    }

    /** Its number becomes free, and the public no longer reads it. */
    private static Terms withdrawn(Commitment commitment) {
        Terms terms = commitment.terms();
        return new Terms(
                withdrawnNumber(commitment.id()),
                terms.kind(),
                terms.wording(),
                terms.source(),
                terms.lead(),
                terms.coordinators(),
                terms.assigner(),
                terms.dueOn(),
                terms.dueAsWritten(),
                terms.milestones(),
                terms.indicators(),
                terms.funding(),
                false);
    }

    private Commitment record(Commitment before, CommitmentEvent event, Recorder recorder) {
        Commitment after = before.after(event);
        store.record(after, event, recorder);
        events.publishEvent(new CommitmentRecorded(before, after, event, recorder));
        return after;
    }
}
