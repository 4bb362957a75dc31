package vn.phusa.programme.reporting;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.programme.CommitmentEvent;
import vn.phusa.programme.CommitmentRecorded;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Programme;
import vn.phusa.programme.reporting.store.ReportStore;
import vn.phusa.programme.store.ProgrammeStore;

/**
 * A unit whose first commitment of a programme reaches it after a round was opened is asked for its report as well, as long as
 * the round still counts figures on that day: what comes after the cut-off belongs to the next period. Runs in the
 * transaction of what happened.
 */
@Component
class LateUnits {
    private final ReportStore store;
    private final ProgrammeStore programmes;
    private final ReportDuties duties;
    private final Ledger ledger;

    LateUnits(ReportStore store, ProgrammeStore programmes, ReportDuties duties, Ledger ledger) {
        this.store = store;
        this.programmes = programmes;
        this.duties = duties;
        this.ledger = ledger;
    }

    @EventListener
    void happened(CommitmentRecorded recorded) {
        boolean arrived = switch (recorded.event()) {
            case CommitmentEvent.Assigned _, CommitmentEvent.Transferred _ -> true;
            default -> false;
        };
        if (!arrived || !(recorded.after().terms().lead() instanceof Holder.Known(PartyId lead))) {
            return;
        }
        List<Round> rounds = store.notAsking(
                recorded.after().programme(),
                lead,
                VietnamTime.dateOf(recorded.recorder().at()));
        if (rounds.isEmpty()) {
            return;
        }
        Programme programme = programmes.find(recorded.after().programme()).orElseThrow();
        Actor actor = recorded.recorder().actor();
        for (Round round : rounds) {
            store.expect(round.id(), Set.of(lead));
            ledger.record(new Act(
                    ReportingAct.UNIT_ASKED,
                    actor,
                    Subject.of(PeriodicReports.ROUND, round.id().value()),
                    Map.of("lead", lead.value())));
            duties.asked(actor, round, programme, lead, recorded.recorder().at());
        }
    }
}
