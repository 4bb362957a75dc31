package vn.phusa.programme;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.programme.store.CommitmentStore;
import vn.phusa.programme.store.ProgrammeStore;

/**
 * A whole programme with the history of each commitment, as it was known at a moment: what files for other systems are
 * made of. Without the right to more, and whenever it is asked for as the public part, it holds the public part only.
 */
@Service
public class Dossiers {
    private final ProgrammeStore programmes;
    private final CommitmentStore commitments;
    private final Clock clock;

    Dossiers(ProgrammeStore programmes, CommitmentStore commitments, Clock clock) {
        this.programmes = programmes;
        this.commitments = commitments;
        this.clock = clock;
    }

    /**
     * The programme.
     *
     * @param moment as of which it was known
     * @param predecessor the programme that it continues, if that may be named; null: none
     */
    public record Dossier(
            Programme programme, @Nullable Programme predecessor, Instant moment, List<Entry> commitments) {
        public Dossier {
            commitments = List.copyOf(commitments);
        }
    }

    /** One commitment with what had happened to it until then, from the first to the last. */
    public record Entry(Commitment commitment, List<HistoryEntry> history) {
        public Entry {
            history = List.copyOf(history);
        }
    }

    /** What everybody may know. */
    @Transactional(readOnly = true)
    public Outcome<Dossier> publicPart(ProgrammeId id, @Nullable Instant asOf) {
        return dossier(Actor.visitor(), id, asOf);
    }

    /** What the actor sees. */
    @Transactional(readOnly = true)
    public Outcome<Dossier> dossier(Actor actor, ProgrammeId id, @Nullable Instant asOf) {
        Instant moment = asOf == null ? clock.instant() : asOf;
        Optional<Programme> now = programmes.find(id);
        // Whether one may look is decided by how things are now.
        boolean whole = now.isPresent() && Rights.seesWhole(actor, now.get());
        if (now.isEmpty() || !whole && !isPublic(now.get())) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        Optional<Programme> then = asOf == null ? now : programmes.findAt(id, moment);
        if (then.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        List<Entry> entries = new ArrayList<>();
        commitments.historiesAt(id, moment).forEach((commitment, history) -> {
            Commitment rebuilt = Commitment.rebuilt(
                    commitment, history.stream().map(HistoryEntry::event).toList());
            boolean visible = whole || rebuilt.terms().open() && openNow(commitment);
            if (visible && !withdrawn(rebuilt)) {
                entries.add(new Entry(rebuilt, history));
            }
        });
        ProgrammeId earlier = then.get().facts().successorOf();
        Programme predecessor = earlier == null
                ? null
                : programmes
                        .find(earlier)
                        .filter(found -> isPublic(found) || Rights.seesWhole(actor, found))
                        .orElse(null);
        return Outcome.accepted(new Dossier(then.get(), predecessor, moment, entries));
    }

    private boolean openNow(CommitmentId id) {
        return commitments.find(id).filter(now -> now.terms().open()).isPresent();
    }

    private static boolean withdrawn(Commitment commitment) {
        return commitment.life() instanceof Life.NotInForce
                && commitment.terms().number().equals(BulkActs.withdrawnNumber(commitment.id()));
    }

    private static boolean isPublic(Programme programme) {
        return programme.facts().open() && programme.state() != Programme.State.DRAFT;
    }
}
