package vn.phusa.traceability;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
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
import vn.phusa.traceability.store.SharingStore;

/** Organisations let others see their events, and take that back. */
@Service
public class Sharings {
    private final SharingStore store;
    private final Parties parties;
    private final Ledger ledger;
    private final Clock clock;

    Sharings(SharingStore store, Parties parties, Ledger ledger, Clock clock) {
        this.store = store;
        this.parties = parties;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Lets another organisation see all events of the owner, in place of what was decided about the two before.
     *
     * @param until first day on which it no longer counts; null: without end
     */
    @Transactional
    public Outcome<Sharing> share(
            Actor actor, PartyId owner, PartyId viewer, LocalDate from, @Nullable LocalDate until) {
        if (!actor.may(TraceabilityPermission.SHARE, owner)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (parties.organisation(viewer).isEmpty()) {
            return Outcome.rejected(Problem.at("viewer", Refusal.UNKNOWN_CHOICE, viewer));
        }
        if (viewer.equals(owner)) {
            return Outcome.rejected(Problem.at("viewer", CaptureProblem.SHARED_WITH_ITSELF));
        }
        if (until != null && until.isBefore(from)) {
            return Outcome.rejected(Problem.at("until", CaptureProblem.ENDS_BEFORE_IT_BEGINS));
        }
        ActId act = ledger.record(new Act(CaptureAct.SHARED, actor, Subject.of("party.organisation", owner.value())));
        Sharing sharing = new Sharing(owner, viewer, from, until, clock.instant(), actor.name());
        store.insert(owner, viewer, from, until, sharing.decidedAt(), actor.name(), act);
        return Outcome.accepted(sharing);
    }

    /** Takes it back from today on. */
    @Transactional
    public Outcome<Sharing> end(Actor actor, PartyId owner, PartyId viewer) {
        if (!actor.may(TraceabilityPermission.SHARE, owner)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnamTime.ZONE);
        Optional<Sharing> running = store.of(Set.of(owner)).stream()
                .filter(sharing -> sharing.owner().equals(owner)
                        && sharing.viewer().equals(viewer)
                        && (sharing.until() == null || sharing.until().isAfter(today)))
                .findFirst();
        if (running.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        LocalDate from = running.get().from();
        return share(actor, owner, viewer, from.isAfter(today) ? today : from, today);
    }

    /** What concerns the organisations for which the actor may decide or read. */
    @Transactional(readOnly = true)
    public Outcome<List<Sharing>> of(Actor actor) {
        Set<PartyId> own = new HashSet<>();
        actor.organisationsFor(TraceabilityPermission.SHARE).ifPresent(own::addAll);
        actor.organisationsFor(TraceabilityPermission.QUERY).ifPresent(own::addAll);
        if (own.isEmpty() && !actor.maySomewhere(TraceabilityPermission.SHARE)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        return Outcome.accepted(store.of(own));
    }
}
