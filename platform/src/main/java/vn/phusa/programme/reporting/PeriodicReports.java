package vn.phusa.programme.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.ProgrammePermission;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Submission;
import vn.phusa.programme.reporting.store.ReportStore;
import vn.phusa.shell.ListQuery;

/**
 * The front door of periodic reports. The focal point opens a round; each lead says how its commitments stand, which
 * also records its progress with each of them; the focal point accepts or returns; the summary writes itself.
 */
@Service
public class PeriodicReports {
    private final ReportStore store;
    private final Programmes programmes;
    private final Commitments commitments;
    private final Clock clock;
    private final ReportingRules rules = ReportingRules.builtIn();

    PeriodicReports(ReportStore store, Programmes programmes, Commitments commitments, Clock clock) {
        this.store = store;
        this.programmes = programmes;
        this.commitments = commitments;
        this.clock = clock;
    }

    /**
     * A round with what one may see of it: a lead its own report, whoever sees the whole programme all of them.
     *
     * @param mayKeep whether this actor opens, checks and closes
     */
    public record RoundView(Round round, Programme programme, List<UnitReport> reports, boolean mayKeep) {
        public RoundView {
            reports = List.copyOf(reports);
        }
    }

    /**
     * What a lead says about one commitment.
     *
     * @param percent 0 to 100; null: not said
     * @param done empty: nothing to say this time
     */
    public record Said(
            CommitmentId commitment,
            @Nullable Integer percent,
            String done,
            String obstacles,
            @Nullable Confidence selfRating) {}

    /** The rule by which a round opened today would close its figures. */
    public ReportingRule ruleToday() {
        return rules.on(today());
    }

    @Transactional(readOnly = true)
    public Outcome<List<Round>> rounds(Actor actor, ProgrammeId programme) {
        return seen(actor, programme).map(view -> store.rounds(programme));
    }

    @Transactional(readOnly = true)
    public Outcome<RoundView> round(Actor actor, RoundId id) {
        return store.find(id)
                .map(round -> seen(actor, round.programme()).map(programme -> {
                    boolean whole = keeps(actor, programme) || seesWhole(actor, programme);
                    return new RoundView(
                            round,
                            programme,
                            store.reports(id).stream()
                                    .filter(report -> whole || actor.may(ProgrammePermission.SEE, report.lead()))
                                    .toList(),
                            keeps(actor, programme));
                }))
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /**
     * Opens a round and expects a report from every lead that has an open commitment, or one that ended in the period.
     *
     * @param unitDueOn null: by the rule
     * @param summaryDueOn null: by the rule
     */
    @Transactional
    public Outcome<RoundId> open(
            Actor actor,
            ProgrammeId id,
            ReportingPeriod period,
            @Nullable LocalDate unitDueOn,
            @Nullable LocalDate summaryDueOn) {
        return seen(actor, id).then(programme -> {
            if (!keeps(actor, programme)) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            ReportingRule rule = rules.on(period.lastMonth().atDay(1));
            LocalDate to = period.to(rule);
            LocalDate unitDue = unitDueOn == null ? to.plusDays(rule.unitReportDaysAfter()) : unitDueOn;
            LocalDate summaryDue = summaryDueOn == null ? to.plusDays(rule.summaryDaysAfter()) : summaryDueOn;
            if (unitDue.isBefore(to) || summaryDue.isBefore(unitDue)) {
                return Outcome.rejected(Problem.at("unitDueOn", ReportingProblem.DAYS_OUT_OF_ORDER));
            }
            Optional<RoundId> opened =
                    store.insert(id, period, period.from(rule), to, unitDue, summaryDue, clock.instant(), actor);
            if (opened.isEmpty()) {
                return Outcome.rejected(Problem.at("period", ReportingProblem.ROUND_EXISTS));
            }
            store.expect(opened.get(), leads(actor, id, period.from(rule)));
            return Outcome.accepted(opened.get());
        });
    }

    /** The lead's commitments in the round, as they stand now; what its form asks about. */
    @Transactional(readOnly = true)
    public Outcome<List<CommitmentRow>> asked(Actor actor, RoundId id, PartyId lead) {
        return round(actor, id).then(view -> {
            if (!reports(actor, view.programme(), lead) && !view.mayKeep()) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            return Outcome.accepted(ledBy(actor, view.round(), lead));
        });
    }

    /**
     * The lead reports; all or nothing. What it says about a commitment is recorded there as its progress, too.
     *
     * @param key of the form, so that a double click is recorded once
     */
    @Transactional
    public Outcome<UnitReport> submit(
            Actor actor, RoundId id, PartyId lead, String assessment, String proposals, List<Said> said, UUID key) {
        Outcome<UnitReport> outcome = changing(actor, id, lead, (view, report) -> {
            if (!reports(actor, view.programme(), lead)) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            if (!report.maySubmit()) {
                return Outcome.rejected(Problem.of(ReportingProblem.NOT_NOW));
            }
            List<Problem> problems = new ArrayList<>();
            check("assessment", assessment, problems);
            check("proposals", proposals, problems);
            Set<CommitmentId> own = ledBy(actor, view.round(), lead).stream()
                    .map(CommitmentRow::id)
                    .collect(Collectors.toSet());
            for (Said one : said) {
                if (!own.contains(one.commitment())) {
                    problems.add(Problem.at("commitment-" + one.commitment(), Refusal.NOT_FOUND));
                } else if (!one.done().isBlank() || !one.obstacles().isBlank() || one.percent() != null) {
                    Outcome<Commitment> reported = commitments.reportProgress(
                            actor,
                            one.commitment(),
                            today(),
                            one.percent(),
                            one.done(),
                            one.obstacles(),
                            one.selfRating(),
                            Submission.of(part(key, one.commitment())));
                    if (reported instanceof Outcome.Rejected<Commitment>(List<Problem> found)) {
                        found.forEach(problem -> problems.add(new Problem(
                                problem.code(),
                                (problem.field() == null ? "done" : problem.field()) + "-" + one.commitment(),
                                problem.arguments())));
                    }
                }
            }
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            Map<CommitmentId, Said> byCommitment =
                    said.stream().collect(Collectors.toMap(Said::commitment, one -> one, (first, second) -> second));
            boolean onBehalf = !actor.may(ProgrammePermission.REPORT, lead);
            return Outcome.accepted(new UnitReport(
                    id,
                    lead,
                    UnitReport.Stage.SUBMITTED,
                    assessment.strip(),
                    proposals.strip(),
                    ledBy(actor, view.round(), lead).stream()
                            .map(row -> line(row, byCommitment.get(row.id())))
                            .toList(),
                    report.returnedFor(),
                    clock.instant(),
                    onBehalf,
                    report.version() + 1));
        });
        if (outcome instanceof Outcome.Rejected<UnitReport>) {
            // Progress that some lines recorded before another was refused must not stay.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome;
    }

    /** The focal point returns a report and says why; the lead reports again. */
    @Transactional
    public Outcome<UnitReport> giveBack(Actor actor, RoundId id, PartyId lead, String reason) {
        return checking(
                actor,
                id,
                lead,
                report -> reason.isBlank()
                        ? Outcome.rejected(Problem.at("reason", ReportingProblem.REASON_NEEDED))
                        : Outcome.accepted(new UnitReport(
                                id,
                                lead,
                                UnitReport.Stage.RETURNED,
                                report.assessment(),
                                report.proposals(),
                                report.lines(),
                                reason.strip(),
                                report.submittedAt(),
                                report.onBehalf(),
                                report.version() + 1)));
    }

    @Transactional
    public Outcome<UnitReport> accept(Actor actor, RoundId id, PartyId lead) {
        return checking(
                actor,
                id,
                lead,
                report -> Outcome.accepted(new UnitReport(
                        id,
                        lead,
                        UnitReport.Stage.ACCEPTED,
                        report.assessment(),
                        report.proposals(),
                        report.lines(),
                        report.returnedFor(),
                        report.submittedAt(),
                        report.onBehalf(),
                        report.version() + 1)));
    }

    /** No more reports are taken; missing ones stay missing in the summary. */
    @Transactional
    public Outcome<Round> close(Actor actor, RoundId id) {
        return round(actor, id).then(view -> {
            if (!view.mayKeep()) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            return store.close(id, clock.instant(), actor)
                    ? Outcome.accepted(store.find(id).orElseThrow())
                    : Outcome.rejected(Problem.of(ReportingProblem.ROUND_CLOSED));
        });
    }

    /** The summary as of the end of the period; while that is still to come, as of now. */
    @Transactional(readOnly = true)
    public Outcome<Summary> summary(Actor actor, RoundId id) {
        return round(actor, id).then(view -> {
            if (!view.mayKeep() && !seesWhole(actor, view.programme())) {
                return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
            }
            Round round = view.round();
            ReportingRule rule = rules.on(round.to());
            return Outcome.accepted(Summary.of(
                    round,
                    knownAfter(actor, round.programme(), round.to()),
                    knownAfter(actor, round.programme(), round.from().minusDays(1)),
                    view.reports(),
                    round.period().next().to(rule)));
        });
    }

    // ---- what the use cases share

    private List<CommitmentRow> knownAfter(Actor actor, ProgrammeId programme, LocalDate day) {
        Instant end = VietnamTime.startOf(day.plusDays(1)).minusMillis(1);
        CommitmentFilter filter = CommitmentFilter.of(programme);
        return programmes.allCommitments(
                actor, end.isBefore(clock.instant()) ? filter.asOf(end) : filter, ListQuery.all());
    }

    private Set<PartyId> leads(Actor actor, ProgrammeId programme, LocalDate from) {
        return programmes.allCommitments(actor, CommitmentFilter.of(programme), ListQuery.all()).stream()
                .filter(row -> reportable(row, from))
                .map(CommitmentRow::lead)
                .filter(Holder.Known.class::isInstance)
                .map(lead -> ((Holder.Known) lead).party())
                .collect(Collectors.toSet());
    }

    private List<CommitmentRow> ledBy(Actor actor, Round round, PartyId lead) {
        return programmes.allCommitments(actor, CommitmentFilter.of(round.programme()), ListQuery.all()).stream()
                .filter(row -> row.lead().is(lead) && reportable(row, round.from()))
                .toList();
    }

    private static boolean reportable(CommitmentRow row, LocalDate from) {
        return row.standing().open() || (row.doneOn() != null && !row.doneOn().isBefore(from));
    }

    private static UnitReport.Line line(CommitmentRow row, @Nullable Said said) {
        return new UnitReport.Line(
                row.id(),
                row.number(),
                row.wording(),
                row.standing(),
                row.dueOn(),
                said == null || said.percent() == null ? row.percent() : said.percent(),
                said == null ? "" : said.done().strip(),
                said == null ? "" : said.obstacles().strip());
    }

    /** One key for each commitment out of the form's, so that each progress report is recorded once. */
    private static UUID part(UUID key, CommitmentId commitment) {
        return new UUID(key.getMostSignificantBits(), key.getLeastSignificantBits() ^ commitment.value());
    }

    private static void check(String field, String text, List<Problem> problems) {
        if (text.length() > UnitReport.LONGEST_TEXT) {
            problems.add(Problem.at(field, Refusal.TOO_LONG, UnitReport.LONGEST_TEXT));
        }
    }

    private Outcome<UnitReport> checking(
            Actor actor, RoundId id, PartyId lead, java.util.function.Function<UnitReport, Outcome<UnitReport>> verb) {
        return changing(actor, id, lead, (view, report) -> {
            if (!view.mayKeep()) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            return report.mayBeChecked() ? verb.apply(report) : Outcome.rejected(Problem.of(ReportingProblem.NOT_NOW));
        });
    }

    private Outcome<UnitReport> changing(
            Actor actor, RoundId id, PartyId lead, BiFunction<RoundView, UnitReport, Outcome<UnitReport>> verb) {
        return round(actor, id).then(view -> {
            if (!view.round().open()) {
                return Outcome.rejected(Problem.of(ReportingProblem.ROUND_CLOSED));
            }
            Optional<UnitReport> found = store.lock(id, lead);
            if (found.isEmpty()
                    || view.reports().stream().noneMatch(report -> report.lead().equals(lead))) {
                return Outcome.rejected(Problem.of(ReportingProblem.NOT_A_LEAD));
            }
            return verb.apply(view, found.get()).map(report -> {
                store.save(
                        report,
                        report.stage() == UnitReport.Stage.RETURNED ? report.returnedFor() : "",
                        actor,
                        clock.instant());
                return report;
            });
        });
    }

    private Outcome<Programme> seen(Actor actor, ProgrammeId id) {
        if (!actor.maySomewhere(ProgrammePermission.SEE)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        return programmes.view(actor, id).map(Programmes.View::programme);
    }

    private static boolean keeps(Actor actor, Programme programme) {
        return actor.may(ProgrammePermission.KEEP, programme.facts().focalPoint());
    }

    private static boolean seesWhole(Actor actor, Programme programme) {
        return actor.may(ProgrammePermission.SEE_WHOLE, programme.facts().focalPoint())
                || programme.facts().parties().stream()
                        .anyMatch(party -> actor.may(ProgrammePermission.SEE_WHOLE, party));
    }

    private static boolean reports(Actor actor, Programme programme, PartyId lead) {
        return actor.may(ProgrammePermission.REPORT, lead)
                || actor.may(
                        ProgrammePermission.REPORT_ON_BEHALF, programme.facts().focalPoint());
    }

    private LocalDate today() {
        return VietnamTime.today(clock);
    }
}
