package vn.phusa.programme.reporting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.duty.Act;
import vn.phusa.duty.DutyActed;

/**
 * What somebody does to a report's duty in the work list happens to the report too, in the same transaction: reported
 * there, it is sent with those words; confirmed or returned there, it is accepted or returned. The duty room has asked
 * whether they may.
 */
@Component
class ReportEchoes {
    private static final Pattern SUBJECT = Pattern.compile("round-(\\d{1,18})-(\\d{1,18})");

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
        Matcher named = SUBJECT.matcher(subject.id());
        if (!named.matches()) {
            return;
        }
        RoundId round = new RoundId(Long.parseLong(named.group(1)));
        PartyId lead = new PartyId(Long.parseLong(named.group(2)));
        Actor actor = acted.done().doer();
        boolean onBehalf = acted.done().onBehalf();
        duties.echo().answer(subject.id(), () -> {
            switch (acted.done().act()) {
                case Act.Reported reported -> reports.echoSent(actor, round, lead, reported.note(), onBehalf);
                case Act.Confirmed _ -> reports.echo(actor, round, lead, UnitReport::accepted);
                case Act.Returned returned ->
                    reports.echo(actor, round, lead, report -> report.returned(returned.reason()));
                case Act.Extended extended ->
                    reports.echoExtended(round, lead, extended.due().on());
                case Act.Opened _,
                        Act.Received _,
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
                    // The duty's own affair: the report stands as it stood.
                }
            }
        });
    }
}
