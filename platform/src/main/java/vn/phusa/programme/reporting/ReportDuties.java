package vn.phusa.programme.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.duty.DueRule;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyPermission;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.Echo;
import vn.phusa.duty.NewDuty;
import vn.phusa.duty.Subject;
import vn.phusa.programme.Programme;
import vn.phusa.shell.Languages;

/**
 * The clocks of a round: a duty for each lead's report and one for the focal point's summary, so that they stand in the
 * work list and are urged. Runs in the transaction of what happened.
 */
@Component
class ReportDuties {
    static final String ROOM = "programme";
    static final String UNIT_REPORT = "unit-report";
    static final String SUMMARY = "summary-report";

    private final Duties duties;
    private final Languages languages;
    private final Echo<String> echo = new Echo<>();

    ReportDuties(Duties duties, Languages languages) {
        this.duties = duties;
        this.languages = languages;
    }

    /** Subjects are told apart from commitments, whose ids are plain numbers. */
    static String subject(RoundId round, PartyId lead) {
        return "round-" + round + "-" + lead;
    }

    private static String summary(RoundId round) {
        return "round-" + round;
    }

    /** What is said of a report's duty from here. */
    Echo<String> echo() {
        return echo;
    }

    void opened(Actor actor, Round round, Programme programme, Collection<PartyId> leads, Instant now) {
        List<NewDuty> given = new ArrayList<>();
        leads.forEach(lead -> given.add(owed(round, programme, lead, now)));
        given.add(NewDuty.of(
                new Subject(ROOM, SUMMARY, summary(round.id()), "/rounds/" + round.id() + "/summary"),
                "Tổng hợp báo cáo " + named(round, programme),
                programme.facts().focalPoint(),
                null,
                DueRule.onDate(round.summaryDueOn()),
                now));
        duties.openAll(actor.vouchedFor(), given).orThrow();
    }

    /** One unit more is asked. */
    void asked(Actor actor, Round round, Programme programme, PartyId lead, Instant now) {
        duties.openAll(actor.vouchedFor(), List.of(owed(round, programme, lead, now)))
                .orThrow();
    }

    private NewDuty owed(Round round, Programme programme, PartyId lead, Instant now) {
        return NewDuty.of(
                new Subject(ROOM, UNIT_REPORT, subject(round.id(), lead), "/rounds/" + round.id() + "/units/" + lead),
                "Báo cáo " + named(round, programme),
                lead,
                programme.facts().focalPoint(),
                DueRule.onDate(round.unitDueOn()),
                now);
    }

    private String named(Round round, Programme programme) {
        return round.period().text(languages.vietnamese()) + ": "
                + programme.facts().title().vietnamese();
    }

    void submitted(Actor actor, UnitReport report) {
        Actor reporter =
                !report.onBehalf() && actor.may(DutyPermission.WORK, report.lead()) ? actor : actor.vouchedFor();
        tell(report, duty -> {
            if (duty.life().withHolder()) {
                duties.reportDone(reporter, duty.id(), report.assessment(), null);
            }
        });
    }

    void returned(Actor actor, UnitReport report) {
        tell(report, duty -> duties.returnForRework(actor.vouchedFor(), duty.id(), report.returnedFor()));
    }

    void accepted(Actor actor, UnitReport report) {
        tell(report, duty -> duties.confirm(actor.vouchedFor(), duty.id(), ""));
    }

    private void tell(UnitReport report, Consumer<DutyRow> telling) {
        String subject = subject(report.round(), report.lead());
        // A duty that somebody has suspended or withdrawn in the work list stays as they left it.
        echo.answer(subject, () -> duties.running(ROOM, subject).ifPresent(telling));
    }

    /** Nobody is urged about a round that takes nothing more. */
    void closed(Actor actor, Collection<UnitReport> reports) {
        for (UnitReport report : reports) {
            tell(report, duty -> duties.withdraw(actor.vouchedFor(), duty.id(), "Đợt báo cáo đã khóa sổ"));
        }
    }

    /** The summary has gone out: the focal point owes nothing more in this round. */
    void issued(Actor actor, RoundId round, PartyId focalPoint, String number) {
        duties.running(ROOM, summary(round)).ifPresent(duty -> {
            Actor reporter = actor.may(DutyPermission.WORK, focalPoint) ? actor : actor.vouchedFor();
            if (duty.life().withHolder()) {
                duties.reportDone(reporter, duty.id(), "Đã ban hành báo cáo số " + number, null)
                        .then(reported -> duties.confirm(Actor.platform(), reported.id(), ""));
            }
        });
    }
}
