package vn.phusa.programme.reporting;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.duty.Act;
import vn.phusa.duty.DutyActed;

/**
 * What somebody does to a report's duty in the work list happens to the report too, in the same transaction: returned
 * there, it is returned, and more time given there counts. The duty room has asked whether they may. Sent and accepted it
 * is on its own page only, see {@link ReportClosing}.
 */
@Component
class ReportEchoes {
    private final PeriodicReports reports;
    private final ReportDuties duties;

    ReportEchoes(PeriodicReports reports, ReportDuties duties) {
        this.reports = reports;
        this.duties = duties;
    }

    @EventListener
    void acted(DutyActed acted) {
        var subject = acted.duty().subject();
        if (!subject.room().equals(ReportDuties.ROOM) || !subject.kind().equals(ReportDuties.UNIT_REPORT)) {
            return;
        }
        ReportClosing.Named named = ReportClosing.named(subject).orElse(null);
        if (named == null) {
            return;
        }
        RoundId round = named.round();
        PartyId lead = named.lead();
        Actor actor = acted.done().doer();
        duties.echo().answer(subject.id(), () -> {
            switch (acted.done().act()) {
                case Act.Returned returned ->
                    reports.echo(actor, round, lead, report -> report.returned(returned.reason()));
                case Act.Extended extended ->
                    reports.echoExtended(round, lead, extended.due().on());
                case Act.Opened _,
                        Act.Received _,
                        Act.Reported _,
                        Act.Confirmed _,
                        Act.ExtensionAsked _,
                        Act.ExtensionRefused _,
                        Act.Recomputed _,
                        Act.Suspended _,
                        Act.Resumed _,
                        Act.Transferred _,
                        Act.Withdrawn _,
                        Act.RemindersSet _,
                        Act.ExplanationAsked _,
                        Act.Explained _ -> {
                    // The duty's own affair, or done on the report's page before.
                }
            }
        });
    }
}
