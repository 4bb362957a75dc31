package vn.phusa.programme.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.document.DocumentPermission;
import vn.phusa.document.Documents;
import vn.phusa.document.Visibility;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentEvent.ProgressReported;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.CommitmentView;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.Evidence;
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
 * also records its progress with each of them; the focal point accepts or returns. Opening starts a clock for every lead
 * and one for the summary; each step is an official act.
 */
@Service
public class PeriodicReports {
    static final String ROUND = "programme.report-round";
    private static final String REPORT = "programme.unit-report";

    private final ReportStore store;
    private final Programmes programmes;
    private final Commitments commitments;
    private final Documents documents;
    private final ReportDuties duties;
    private final Ledger ledger;
    private final Clock clock;
    private final ReportingRules rules = ReportingRules.builtIn();

    PeriodicReports(
            ReportStore store,
            Programmes programmes,
            Commitments commitments,
            Documents documents,
            ReportDuties duties,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.programmes = programmes;
        this.commitments = commitments;
        this.documents = documents;
        this.duties = duties;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A round with what one may see of it: a lead its own report, whoever sees the whole programme all of them.
     *
     * @param mayKeep whether this actor opens, checks and closes
     * @param whole whether this actor sees all reports and the summary
     */
    public record RoundView(
            Round round, Programme programme, List<UnitReport> reports, boolean mayKeep, boolean whole) {
        public RoundView {
            reports = List.copyOf(reports);
        }

        public long count(UnitReport.Stage stage) {
            return reports.stream().filter(report -> report.stage() == stage).count();
        }

        /** Red first: what is late and missing, what is missing, what waits for a check, what is done. */
        public List<UnitReport> urgentFirst(LocalDate today) {
            return reports.stream()
                    .sorted(Comparator.comparing((UnitReport report) -> report.missing()
                                    ? (report.late(round, today) ? 0 : 1)
                                    : report.stage() == UnitReport.Stage.SUBMITTED ? 2 : 3)
                            .thenComparing(report -> report.dueOn(round))
                            .thenComparing(report -> report.lead().value()))
                    .toList();
        }
    }

    /** A round in the list of a programme's rounds. */
    public record RoundRow(Round round, Map<UnitReport.Stage, Long> stages) {
        public long count(UnitReport.Stage stage) {
            return stages.getOrDefault(stage, 0L);
        }

        public long total() {
            return stages.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * One report with all that its page needs.
     *
     * @param asked a line for each commitment; what the form begins with
     * @param proposals what the form begins with
     * @param draft what was typed and not sent; null: nothing, or none of the actor's business
     * @param mayReport whether the actor may send it now
     * @param onBehalf whether it would be sent in the unit's name
     * @param mayCheck whether the actor may accept or return it now
     */
    public record ReportView(
            Round round,
            Programme programme,
            UnitReport report,
            List<Prefill> asked,
            String proposals,
            @Nullable Draft draft,
            List<ReportEvent> history,
            boolean mayReport,
            boolean onBehalf,
            boolean mayCheck) {
        public ReportView {
            asked = List.copyOf(asked);
            history = List.copyOf(history);
        }
    }

    /**
     * What waits for somebody: rounds that are open, with the reports that they may see.
     *
     * @param mine those that the actor writes, not yet accepted
     * @param rounds those that the actor checks or oversees
     */
    public record Desk(List<Owed> mine, List<RoundView> rounds) {
        public Desk {
            mine = List.copyOf(mine);
            rounds = List.copyOf(rounds);
        }

        public long toSend() {
            return mine.stream().filter(owed -> owed.report().missing()).count();
        }

        public long toCheck() {
            return rounds.stream()
                    .filter(RoundView::mayKeep)
                    .mapToLong(view -> view.count(UnitReport.Stage.SUBMITTED))
                    .sum();
        }
    }

    /** A report and the round that it belongs to. */
    public record Owed(Round round, Programme programme, UnitReport report) {}

    /** Something handed in as evidence: named, with a file or without. */
    public record Attached(
            String name,
            @Nullable String fileName,
            @Nullable InputStreamSource content) {}

    /**
     * What a lead says about one commitment.
     *
     * @param percent 0 to 100; null: not said
     * @param done empty: nothing to say this time
     * @param evidence kept with the commitment
     */
    public record Said(
            CommitmentId commitment,
            @Nullable Integer percent,
            String done,
            String obstacles,
            @Nullable Confidence selfRating,
            List<Attached> evidence) {
        public Said {
            evidence = List.copyOf(evidence);
        }

        public Said(
                CommitmentId commitment,
                @Nullable Integer percent,
                String done,
                String obstacles,
                @Nullable Confidence selfRating) {
            this(commitment, percent, done, obstacles, selfRating, List.of());
        }

        /** Whether it only repeats what the commitment's last progress report says. */
        boolean repeats(@Nullable ProgressReported progress) {
            boolean blank = done.isBlank();
            if (progress == null) {
                return blank && obstacles.isBlank() && percent == null && selfRating == null;
            }
            return (blank || done.strip().equals(progress.text()))
                    && obstacles.strip().equals(progress.obstacles())
                    && (percent == null || percent.equals(progress.percent()))
                    && (selfRating == null || selfRating == progress.selfRating());
        }
    }

    // ---- reading

    /** The rule by which a round opened today would close its figures. */
    public ReportingRule ruleToday() {
        return rules.on(today());
    }

    /** The rule in force in the period's last month. */
    public ReportingRule ruleFor(ReportingPeriod period) {
        return rules.on(period.lastMonth().atDay(1));
    }

    @Transactional(readOnly = true)
    public Outcome<List<Round>> rounds(Actor actor, ProgrammeId programme) {
        return seen(actor, programme).map(view -> store.rounds(programme));
    }

    /** The rounds with how far each is; for those who see the whole programme, others get the rounds alone. */
    @Transactional(readOnly = true)
    public Outcome<List<RoundRow>> roundRows(Actor actor, ProgrammeId programme) {
        return seen(actor, programme).map(view -> {
            Map<RoundId, Map<UnitReport.Stage, Long>> stages =
                    view.whole() ? store.stages(programme) : Map.<RoundId, Map<UnitReport.Stage, Long>>of();
            return store.rounds(programme).stream()
                    .map(round -> new RoundRow(round, stages.getOrDefault(round.id(), Map.of())))
                    .toList();
        });
    }

    @Transactional(readOnly = true)
    public Outcome<RoundView> round(Actor actor, RoundId id) {
        return store.find(id)
                .map(round -> seen(actor, round.programme()).then(programme -> {
                    List<UnitReport> reports = visible(actor, programme, store.reports(id));
                    return reports.isEmpty() && !programme.whole()
                            ? Outcome.<RoundView>rejected(Problem.of(Refusal.NOT_FOUND))
                            : Outcome.accepted(view(round, programme, reports));
                }))
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    private static List<UnitReport> visible(Actor actor, Programmes.View programme, List<UnitReport> reports) {
        return programme.whole()
                ? reports
                : reports.stream()
                        .filter(report -> actor.may(ProgrammePermission.SEE, report.lead()))
                        .toList();
    }

    private static RoundView view(Round round, Programmes.View programme, List<UnitReport> reports) {
        return new RoundView(round, programme.programme(), reports, programme.keeps(), programme.whole());
    }

    /** One lead's report, with what its form begins with. */
    @Transactional(readOnly = true)
    public Outcome<ReportView> report(Actor actor, RoundId id, PartyId lead) {
        return round(actor, id).then(view -> {
            Optional<UnitReport> found = view.reports().stream()
                    .filter(report -> report.lead().equals(lead))
                    .findFirst();
            if (found.isEmpty()) {
                return Outcome.rejected(Problem.of(ReportingProblem.NOT_A_LEAD));
            }
            UnitReport report = found.get();
            Round round = view.round();
            boolean reports = reports(actor, view.programme(), lead);
            boolean own = actor.may(ProgrammePermission.REPORT, lead);
            String proposals = report.submittedAt() == null
                    ? store.before(round, lead).map(UnitReport::proposals).orElse("")
                    : report.proposals();
            return Outcome.accepted(new ReportView(
                    round,
                    view.programme(),
                    report,
                    prefilled(actor, round, report),
                    proposals,
                    reports ? store.draft(id, lead).orElse(null) : null,
                    store.history(id, lead),
                    reports && round.open() && report.maySubmit(),
                    !own,
                    view.mayKeep() && round.open() && report.mayBeChecked()));
        });
    }

    private List<Prefill> prefilled(Actor actor, Round round, UnitReport report) {
        Map<CommitmentId, UnitReport.Line> sent = report.lines().stream()
                .collect(Collectors.toMap(UnitReport.Line::commitment, line -> line, (first, second) -> second));
        return ledBy(actor, round, report.lead()).stream()
                .map(row -> {
                    Commitment commitment = commitments
                            .view(actor, row.id())
                            .map(CommitmentView::commitment)
                            .orThrow();
                    return Prefill.of(
                            row,
                            commitment.life().inHand(),
                            commitment.progress(),
                            sent.get(row.id()),
                            commitment.evidence(),
                            round.from());
                })
                .toList();
    }

    /** What waits for the actor, in all programmes. */
    @Transactional(readOnly = true)
    public Desk desk(Actor actor) {
        if (!actor.maySomewhere(ProgrammePermission.SEE)) {
            return new Desk(List.of(), List.of());
        }
        Map<RoundId, List<UnitReport>> byRound =
                store.ofOpenRounds().stream().collect(Collectors.groupingBy(UnitReport::round));
        List<Owed> mine = new ArrayList<>();
        List<RoundView> rounds = new ArrayList<>();
        for (Round round : store.openRounds()) {
            if (programmes.view(actor, round.programme())
                    instanceof Outcome.Accepted<Programmes.View>(Programmes.View programme)) {
                List<UnitReport> reports = byRound.getOrDefault(round.id(), List.of());
                reports.stream()
                        .filter(report -> report.stage() != UnitReport.Stage.ACCEPTED
                                && actor.may(ProgrammePermission.REPORT, report.lead()))
                        .forEach(report -> mine.add(new Owed(round, programme.programme(), report)));
                if (programme.whole()) {
                    rounds.add(view(round, programme, reports));
                }
            }
        }
        return new Desk(mine, rounds);
    }

    /** All reports of a unit, latest first, of the programmes that the actor may know of. */
    @Transactional(readOnly = true)
    public Outcome<List<Owed>> ofUnit(Actor actor, PartyId unit) {
        if (!actor.maySomewhere(ProgrammePermission.SEE)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        List<Owed> found = new ArrayList<>();
        for (UnitReport report : store.ofUnit(unit)) {
            Round round = store.find(report.round()).orElseThrow();
            if (programmes.view(actor, round.programme())
                            instanceof Outcome.Accepted<Programmes.View>(Programmes.View programme)
                    && (programme.whole() || actor.may(ProgrammePermission.SEE, unit))) {
                found.add(new Owed(round, programme.programme(), report));
            }
        }
        return found.isEmpty() && !actor.may(ProgrammePermission.SEE, unit)
                ? Outcome.rejected(Problem.of(Refusal.NOT_FOUND))
                : Outcome.accepted(found);
    }

    // ---- the focal point opens and closes

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
            if (!programme.keeps()) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            ReportingRule rule = ruleFor(period);
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
            Round round = store.find(opened.get()).orElseThrow();
            Set<PartyId> leads = leads(actor, id, round.from());
            store.expect(round.id(), leads);
            ledger.record(new Act(
                    ReportingAct.ROUND_OPENED,
                    actor,
                    Subject.of(ROUND, round.id().value()),
                    Map.of(
                            "programme",
                            id.value(),
                            "period",
                            period.kind().key() + " " + period.number() + "/" + period.year(),
                            "unitDueOn",
                            unitDue,
                            "summaryDueOn",
                            summaryDue,
                            "leads",
                            leads.stream().map(PartyId::value).sorted().toList())));
            duties.opened(actor, round, programme.programme(), leads, clock.instant());
            return Outcome.accepted(round.id());
        });
    }

    /** No more reports are taken; missing ones stay missing in the summary. */
    @Transactional
    public Outcome<Round> close(Actor actor, RoundId id) {
        return round(actor, id).then(view -> {
            if (!view.mayKeep()) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            if (!store.close(id, clock.instant(), actor)) {
                return Outcome.rejected(Problem.of(ReportingProblem.ROUND_CLOSED));
            }
            ledger.record(new Act(ReportingAct.ROUND_CLOSED, actor, Subject.of(ROUND, id.value())));
            duties.closed(
                    actor,
                    view.reports().stream()
                            .filter(report -> report.stage() != UnitReport.Stage.ACCEPTED)
                            .toList());
            return Outcome.accepted(store.find(id).orElseThrow());
        });
    }

    // ---- the lead reports

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
     * Keeps what was typed, right or wrong, for the unit's people to go on with.
     *
     * @param typed by field name
     */
    @Transactional
    public Outcome<Draft> keepDraft(Actor actor, RoundId id, PartyId lead, Map<String, String> typed) {
        return report(actor, id, lead).then(view -> {
            if (!reports(actor, view.programme(), lead)) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            if (!view.round().open()) {
                return Outcome.rejected(Problem.of(ReportingProblem.ROUND_CLOSED));
            }
            if (!view.report().maySubmit()) {
                return Outcome.rejected(Problem.of(ReportingProblem.NOT_NOW));
            }
            if (typed.size() > Draft.MOST_FIELDS
                    || typed.values().stream().anyMatch(text -> text.length() > 2 * UnitReport.LONGEST_TEXT)) {
                return Outcome.rejected(Problem.of(Refusal.TOO_LONG, UnitReport.LONGEST_TEXT));
            }
            Draft draft = new Draft(clock.instant(), actor.name(), typed);
            store.keepDraft(id, lead, draft);
            return Outcome.accepted(draft);
        });
    }

    /**
     * The lead reports; all or nothing. What it says about a commitment is recorded there as its progress, too, unless it
     * only repeats what is recorded already; its evidence is kept there.
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
            Map<CommitmentId, CommitmentRow> own =
                    ledBy(actor, view.round(), lead).stream().collect(Collectors.toMap(CommitmentRow::id, row -> row));
            for (Said one : said) {
                if (own.containsKey(one.commitment())) {
                    record(actor, view, one, key, problems);
                } else {
                    problems.add(Problem.at("commitment-" + one.commitment(), Refusal.NOT_FOUND));
                }
            }
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            Map<CommitmentId, Said> byCommitment =
                    said.stream().collect(Collectors.toMap(Said::commitment, one -> one, (first, second) -> second));
            store.dropDraft(id, lead);
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
                    !actor.may(ProgrammePermission.REPORT, lead),
                    report.extendedTo(),
                    report.version() + 1));
        });
        if (outcome instanceof Outcome.Rejected<UnitReport>) {
            // Progress that some lines recorded before another was refused must not stay.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome.map(report -> {
            duties.submitted(actor, report);
            return report;
        });
    }

    private void record(Actor actor, RoundView view, Said one, UUID key, List<Problem> problems) {
        Commitment commitment = commitments
                .view(actor, one.commitment())
                .map(CommitmentView::commitment)
                .orThrow();
        if (commitment.life().inHand() && !one.repeats(commitment.progress())) {
            place(
                    commitments.reportProgress(
                            actor,
                            one.commitment(),
                            today(),
                            one.percent(),
                            one.done(),
                            one.obstacles(),
                            one.selfRating(),
                            Submission.of(part(key, one.commitment(), 0))),
                    "done",
                    one.commitment(),
                    problems);
        } else {
            check("done-" + one.commitment(), one.done(), problems);
            check("obstacles-" + one.commitment(), one.obstacles(), problems);
        }
        int number = 0;
        for (Attached attached : one.evidence()) {
            number++;
            Outcome<Evidence> kept = kept(actor, view, attached);
            int part = number;
            place(
                    kept.then(evidence -> commitments.addEvidence(
                            actor, one.commitment(), evidence, Submission.of(part(key, one.commitment(), part)))),
                    "evidence",
                    one.commitment(),
                    problems);
        }
    }

    private Outcome<Evidence> kept(Actor actor, RoundView view, Attached attached) {
        InputStreamSource content = attached.content();
        if (content == null) {
            return Outcome.accepted(new Evidence(attached.name().strip(), null));
        }
        String fileName = Objects.requireNonNullElse(attached.fileName(), "");
        PartyId owner = view.reports().stream()
                .map(UnitReport::lead)
                .filter(lead -> actor.may(DocumentPermission.STORE, lead))
                .findFirst()
                .orElse(view.programme().facts().focalPoint());
        try (InputStream stream = content.getInputStream()) {
            return documents
                    .store(actor, stream, fileName, owner, Visibility.OWNER)
                    .map(document -> new Evidence(
                            attached.name().isBlank()
                                    ? fileName
                                    : attached.name().strip(),
                            document.value()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a file just received", e);
        }
    }

    /** Each problem stands at its field of the commitment's line in the form. */
    private static void place(Outcome<?> outcome, String otherwise, CommitmentId commitment, List<Problem> problems) {
        if (outcome instanceof Outcome.Rejected<?>(List<Problem> found)) {
            found.forEach(problem -> {
                String field = problem.field();
                String named = field == null || field.equals("text") || field.equals("name") || field.equals("file")
                        ? otherwise
                        : field.equals("selfRating") ? "rating" : field;
                problems.add(new Problem(problem.code(), named + "-" + commitment, problem.arguments()));
            });
        }
    }

    // ---- the focal point checks

    /** The focal point returns a report and says why; the lead reports again. */
    @Transactional
    public Outcome<UnitReport> giveBack(Actor actor, RoundId id, PartyId lead, String reason) {
        return checking(actor, id, lead, report -> {
                    if (reason.isBlank()) {
                        return Outcome.rejected(Problem.at("reason", ReportingProblem.REASON_NEEDED));
                    }
                    return reason.length() > UnitReport.LONGEST_TEXT
                            ? Outcome.rejected(Problem.at("reason", Refusal.TOO_LONG, UnitReport.LONGEST_TEXT))
                            : Outcome.accepted(report.returned(reason.strip()));
                })
                .map(report -> {
                    duties.returned(actor, report);
                    return report;
                });
    }

    @Transactional
    public Outcome<UnitReport> accept(Actor actor, RoundId id, PartyId lead) {
        return accept(actor, id, Set.of(lead)).map(List::getFirst);
    }

    /** Accepts several reports as one act: all of them, or none and why. */
    @Transactional
    public Outcome<List<UnitReport>> accept(Actor actor, RoundId id, Collection<PartyId> leads) {
        return round(actor, id).then(view -> {
            if (!view.mayKeep()) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            if (!view.round().open()) {
                return Outcome.rejected(Problem.of(ReportingProblem.ROUND_CLOSED));
            }
            if (leads.isEmpty()) {
                return Outcome.rejected(Problem.of(ReportingProblem.NOTHING_CHOSEN));
            }
            List<UnitReport> found = new ArrayList<>();
            for (PartyId lead : leads) {
                Optional<UnitReport> report = store.lock(id, lead);
                if (report.isEmpty()) {
                    return Outcome.rejected(Problem.of(ReportingProblem.NOT_A_LEAD));
                }
                if (!report.get().mayBeChecked()) {
                    return Outcome.rejected(Problem.of(ReportingProblem.NOT_NOW));
                }
                if (own(actor, report.get())) {
                    return Outcome.rejected(Problem.of(ReportingProblem.OWN_REPORT));
                }
                found.add(report.get());
            }
            ActId act = ledger.record(new Act(
                    ReportingAct.UNIT_REPORTS_ACCEPTED,
                    actor,
                    Subject.of(ROUND, id.value()),
                    Map.of("leads", leads.stream().map(PartyId::value).sorted().toList())));
            return Outcome.accepted(found.stream()
                    .map(report -> {
                        UnitReport accepted = report.accepted();
                        store.save(accepted, "", actor, clock.instant(), act);
                        duties.accepted(actor, accepted);
                        return accepted;
                    })
                    .toList());
        });
    }

    /** Whether the actor sent it as the unit's own. What was recorded for a unit that phoned is not one's own. */
    private boolean own(Actor actor, UnitReport report) {
        return !report.onBehalf()
                && actor.account() != null
                && store.sender(report.round(), report.lead())
                        .filter(sender -> sender.equals(actor.account()))
                        .isPresent();
    }

    // ---- what was done in the work list

    /** Somebody decided about the report in the work list. */
    void echo(Actor actor, RoundId id, PartyId lead, UnaryOperator<UnitReport> change) {
        store.lock(id, lead).filter(UnitReport::mayBeChecked).ifPresent(report -> save(actor, change.apply(report)));
    }

    void echoExtended(RoundId id, PartyId lead, LocalDate until) {
        store.extend(id, lead, until);
    }

    // ---- what the use cases share

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
                said == null ? "" : said.obstacles().strip(),
                said == null
                        ? List.of()
                        : said.evidence().stream()
                                .map(one -> one.name().isBlank()
                                        ? Objects.requireNonNullElse(one.fileName(), "")
                                        : one.name().strip())
                                .toList());
    }

    /** Keys for each commitment out of the form's, so that each thing is recorded once. */
    private static UUID part(UUID key, CommitmentId commitment, int number) {
        return new UUID(
                key.getMostSignificantBits() ^ ((long) number << 16),
                key.getLeastSignificantBits() ^ commitment.value());
    }

    private static void check(String field, String text, List<Problem> problems) {
        if (text.length() > UnitReport.LONGEST_TEXT) {
            problems.add(Problem.at(field, Refusal.TOO_LONG, UnitReport.LONGEST_TEXT));
        }
    }

    private Outcome<UnitReport> checking(
            Actor actor, RoundId id, PartyId lead, Function<UnitReport, Outcome<UnitReport>> verb) {
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
            return verb.apply(view, found.get()).map(report -> save(actor, report));
        });
    }

    private UnitReport save(Actor actor, UnitReport report) {
        ReportingAct kind = switch (report.stage()) {
            case EXPECTED, SUBMITTED -> ReportingAct.UNIT_REPORT_SUBMITTED;
            case RETURNED -> ReportingAct.UNIT_REPORT_RETURNED;
            case ACCEPTED -> ReportingAct.UNIT_REPORTS_ACCEPTED;
        };
        ActId act = ledger.record(new Act(kind, actor, new Subject(REPORT, report.round() + "-" + report.lead())));
        store.save(
                report,
                report.stage() == UnitReport.Stage.RETURNED ? report.returnedFor() : "",
                actor,
                clock.instant(),
                act);
        return report;
    }

    private Outcome<Programmes.View> seen(Actor actor, ProgrammeId id) {
        return actor.maySomewhere(ProgrammePermission.SEE)
                ? programmes.view(actor, id)
                : Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
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
