package vn.phusa.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
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
 * The front door for carrying many commitments over into the programme that continues theirs: one act of the ledger for
 * all of them and one for their duties, each by the same rules as alone; all of them, or none and why.
 */
@Service
public class CarryOvers {
    private static final String WITHDRAWN = "Chuyển sang chương trình kế tiếp";

    private final CommitmentStore commitments;
    private final ProgrammeStore programmes;
    private final CommitmentDuties duties;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CarryOvers(
            CommitmentStore commitments,
            ProgrammeStore programmes,
            CommitmentDuties duties,
            Ledger ledger,
            Clock clock,
            ApplicationEventPublisher events) {
        this.commitments = commitments;
        this.programmes = programmes;
        this.duties = duties;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /** A problem of one commitment says so in its field. */
    public static String field(CommitmentId commitment) {
        return "commitment-" + commitment;
    }

    /**
     * Each goes on there under its number, with its lead and the due date in force, and has to be assigned there.
     *
     * @param from the programme in which they are
     * @param to the one that continues it
     * @return the new commitments, in the order of the old ones' ids
     */
    @Transactional
    public Outcome<List<CommitmentId>> carryOver(
            Actor actor, ProgrammeId from, ProgrammeId to, Collection<CommitmentId> chosen) {
        Optional<Programme> source = programmes.find(from);
        Optional<Programme> successor = programmes.lock(to);
        if (source.isEmpty() || successor.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!Rights.keeps(actor, source.get()) || !Rights.keeps(actor, successor.get())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (!from.equals(successor.get().facts().successorOf())) {
            return Outcome.rejected(Problem.at("to", ProgrammeProblem.NOT_CARRIED_OVER));
        }
        List<CommitmentId> all = chosen.stream().distinct().sorted().toList();
        if (all.isEmpty()) {
            return Outcome.rejected(Problem.of(ProgrammeProblem.NOTHING_CHOSEN));
        }
        if (all.size() > Assignments.MOST) {
            return Outcome.rejected(Problem.of(Refusal.OUT_OF_RANGE, 1, Assignments.MOST));
        }
        Set<String> taken = new HashSet<>(commitments.wordings(to).keySet());
        List<Problem> problems = new ArrayList<>();
        List<Commitment> ready = new ArrayList<>();
        for (CommitmentId id : all) {
            Optional<Commitment> found =
                    commitments.lock(id).filter(one -> one.programme().equals(from));
            if (found.isEmpty()) {
                problems.add(Problem.at(field(id), Refusal.NOT_FOUND));
            } else if (found.get().life().over()) {
                problems.add(Problem.at(
                        field(id),
                        ProgrammeProblem.NOT_NOW,
                        found.get().life().stage().key()));
            } else if (!taken.add(found.get().terms().number())) {
                problems.add(Problem.at(
                        field(id),
                        ProgrammeProblem.NUMBER_TAKEN,
                        found.get().terms().number()));
            } else {
                ready.add(found.get());
            }
        }
        return problems.isEmpty() ? Outcome.accepted(done(actor, from, to, all, ready)) : Outcome.rejected(problems);
    }

    private List<CommitmentId> done(
            Actor actor, ProgrammeId from, ProgrammeId to, List<CommitmentId> ids, List<Commitment> ready) {
        ActId act = ledger.record(new Act(
                ProgrammeAct.COMMITMENTS_CARRIED_OVER,
                actor,
                Subject.of("programme.programme", from.value()),
                Map.of("count", ready.size(), "to", to.value())));
        Recorder recorder = new Recorder(actor, clock.instant(), act, null, null);
        LocalDate today = VietnamTime.today(clock);
        List<CommitmentId> continued = new ArrayList<>();
        duties.echo().hushAll(ids, () -> {
            duties.withdrawn(actor, ids, WITHDRAWN);
            for (Commitment before : ready) {
                CommitmentEvent.Raised raised =
                        new CommitmentEvent.Raised(to, before.terms().withDue(before.dueOn()), before.id());
                Commitment next = commitments.raise(commitments.next(), raised, recorder);
                events.publishEvent(new CommitmentRecorded(null, next, raised, recorder));
                CommitmentEvent left = before.carryOver(next.id(), today).orThrow();
                Commitment after = before.after(left);
                commitments.record(after, left, recorder);
                events.publishEvent(new CommitmentRecorded(before, after, left, recorder));
                continued.add(next.id());
            }
        });
        return continued;
    }
}
