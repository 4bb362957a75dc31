package vn.phusa.programme.reporting;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.phusa.base.PartyId;
import vn.phusa.duty.ClosingRule;
import vn.phusa.duty.Subject;
import vn.phusa.programme.reporting.store.ReportStore;

/**
 * A periodic report is sent on its own page, where each commitment has its line, and accepted there: one sentence in the
 * work list would send it with nothing said about any of them.
 */
@Component
class ReportClosing implements ClosingRule {
    private static final Pattern SUBJECT = Pattern.compile("round-(\\d{1,18})-(\\d{1,18})");

    private final ReportStore store;

    ReportClosing(ReportStore store) {
        this.store = store;
    }

    /** Whose report in which round a duty is about. */
    record Named(RoundId round, PartyId lead) {}

    static Optional<Named> named(Subject subject) {
        Matcher named = SUBJECT.matcher(subject.id());
        return named.matches()
                ? Optional.of(new Named(
                        new RoundId(Long.parseLong(named.group(1))), new PartyId(Long.parseLong(named.group(2)))))
                : Optional.empty();
    }

    @Override
    public String room() {
        return ReportDuties.ROOM;
    }

    @Override
    public String kind() {
        return ReportDuties.UNIT_REPORT;
    }

    @Override
    public boolean handedIn(Subject subject) {
        return report(subject).filter(report -> !report.missing()).isPresent();
    }

    @Override
    public boolean accepted(Subject subject) {
        return report(subject)
                .filter(report -> report.stage() == UnitReport.Stage.ACCEPTED)
                .isPresent();
    }

    private Optional<UnitReport> report(Subject subject) {
        return named(subject).flatMap(named -> store.report(named.round(), named.lead()));
    }
}
