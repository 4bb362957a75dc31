package vn.phusa.programme.reporting;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.ledger.ActId;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.DemonstrationLoaded;
import vn.phusa.programme.HistoryEntry;
import vn.phusa.programme.Programme;
import vn.phusa.programme.reporting.store.ReportStore;
import vn.phusa.programme.store.CommitmentStore;

/** Gives the demonstration programme its rounds of reports; the one that is still open urges its units like a real one. */
@Component
class FirstReports {
    private static final long SEED = 61;

    private final ReportStore store;
    private final CommitmentStore commitments;
    private final ReportDuties duties;
    private final Clock clock;

    FirstReports(ReportStore store, CommitmentStore commitments, ReportDuties duties, Clock clock) {
        this.store = store;
        this.commitments = commitments;
        this.duties = duties;
        this.clock = clock;
    }

    @EventListener
    void loaded(DemonstrationLoaded demonstration) {
        Instant now = clock.instant();
        Map<CommitmentId, List<HistoryEntry>> histories =
                commitments.historiesAt(demonstration.programme().id(), now);
        ReportingRule rule = ReportingRules.builtIn().on(demonstration.today());
        new DemonstrationReports(SEED, rule)
                .rounds(demonstration.start(), demonstration.today(), histories)
                .forEach(made -> keep(demonstration.programme(), made, demonstration.act(), now));
    }

    private void keep(Programme programme, DemonstrationReports.Made made, ActId act, Instant now) {
        Actor keeper = named("Cơ quan đầu mối (minh họa)");
        RoundId id = store.insert(
                        programme.id(),
                        made.period(),
                        made.from(),
                        made.to(),
                        made.unitDueOn(),
                        made.summaryDueOn(),
                        made.openedAt(),
                        keeper)
                .orElseThrow();
        List<PartyId> leads = made.reports().stream()
                .map(DemonstrationReports.MadeReport::lead)
                .toList();
        store.expect(id, leads);
        Instant closedAt = made.closedAt();
        boolean open = closedAt == null;
        if (open) {
            duties.opened(Actor.platform(), store.find(id).orElseThrow(), programme, leads, now);
        }
        for (DemonstrationReports.MadeReport report : made.reports()) {
            UnitReport last = null;
            for (DemonstrationReports.Step step : report.steps()) {
                last = report(id, report.lead(), step, last);
                store.save(last, step.note(), named(step.by()), step.at(), act);
            }
            if (open && last != null) {
                tell(last);
            }
        }
        if (closedAt != null) {
            store.close(id, closedAt, keeper);
        }
    }

    private static UnitReport report(
            RoundId round, PartyId lead, DemonstrationReports.Step step, @Nullable UnitReport before) {
        return new UnitReport(
                round,
                lead,
                step.stage(),
                step.assessment(),
                step.proposals(),
                step.lines(),
                step.note().isEmpty() && before != null ? before.returnedFor() : step.note(),
                step.submittedAt(),
                step.onBehalf(),
                null,
                before == null ? 1 : before.version() + 1);
    }

    /** The duty beside a report of the open round stands where the report stands. */
    private void tell(UnitReport report) {
        Actor platform = Actor.platform();
        switch (report.stage()) {
            case EXPECTED, RETURNED -> {
                // Owed as before.
            }
            case SUBMITTED -> duties.submitted(platform, report);
            case ACCEPTED -> {
                duties.submitted(platform, report);
                duties.accepted(platform, report);
            }
        }
    }

    private static Actor named(String name) {
        return new Actor(null, null, name, List.of(), Actor.Channel.PLATFORM);
    }
}
