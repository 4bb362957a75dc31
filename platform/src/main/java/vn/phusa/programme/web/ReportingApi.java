package vn.phusa.programme.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Standing;
import vn.phusa.programme.reporting.IssuedReport;
import vn.phusa.programme.reporting.PeriodicReports;
import vn.phusa.programme.reporting.PeriodicReports.RoundView;
import vn.phusa.programme.reporting.PeriodicReports.Said;
import vn.phusa.programme.reporting.ReportScope;
import vn.phusa.programme.reporting.ReportingPeriod;
import vn.phusa.programme.reporting.Round;
import vn.phusa.programme.reporting.RoundId;
import vn.phusa.programme.reporting.Summaries;
import vn.phusa.programme.reporting.Summary;
import vn.phusa.programme.reporting.UnitReport;
import vn.phusa.shell.Refused;
import vn.phusa.shell.web.ProblemResponses;

/**
 * Periodic reports as JSON: rounds, units' reports, summaries, issued reports. A request with an {@code Idempotency-Key} (a
 * UUID) records its progress once however often it is sent.
 */
@RestController
@RequestMapping("/api")
class ReportingApi {
    private static final String KEY = "Idempotency-Key";

    private final PeriodicReports reports;
    private final Summaries summaries;
    private final PartyNames parties;
    private final ProblemResponses problems;
    private final Clock clock;

    ReportingApi(
            PeriodicReports reports, Summaries summaries, PartyNames parties, ProblemResponses problems, Clock clock) {
        this.reports = reports;
        this.summaries = summaries;
        this.parties = parties;
        this.problems = problems;
        this.clock = clock;
    }

    // ---- what is answered

    record Text(String vi, String en) {
        static Text of(Bilingual text) {
            return new Text(text.vietnamese(), text.english());
        }
    }

    record Party(long id, Text name) {}

    /** @param period {@code quarter:2026:2} */
    record RoundAnswer(
            long id,
            long programme,
            String period,
            LocalDate from,
            LocalDate to,
            LocalDate unitDueOn,
            LocalDate summaryDueOn,
            Instant openedAt,
            @Nullable Instant closedAt) {
        static RoundAnswer of(Round round) {
            ReportingPeriod period = round.period();
            return new RoundAnswer(
                    round.id().value(),
                    round.programme().value(),
                    period.kind().key() + ":" + period.year() + ":" + period.number(),
                    round.from(),
                    round.to(),
                    round.unitDueOn(),
                    round.summaryDueOn(),
                    round.openedAt(),
                    round.closedAt());
        }
    }

    record LineAnswer(
            long commitment,
            String number,
            Text wording,
            String status,
            @Nullable LocalDate due,
            @Nullable Integer percent,
            String done,
            String obstacles,
            List<String> evidence) {}

    record ReportAnswer(
            Party lead,
            String stage,
            LocalDate dueOn,
            boolean late,
            @Nullable Instant sentAt,
            boolean onBehalf,
            String assessment,
            String proposals,
            String returnedFor,
            long version,
            List<LineAnswer> lines) {}

    record RoundWithReports(RoundAnswer round, List<ReportAnswer> reports) {}

    /** @param before at the end of the period before; null: nothing was known then */
    record Counts(String status, long count, @Nullable Long before) {}

    record Late(
            long commitment,
            String number,
            Text wording,
            @Nullable LocalDate due,
            long daysOverdue,
            String reason) {}

    record Voice(Party lead, String text) {}

    record SummaryAnswer(
            LocalDate from,
            LocalDate to,
            LocalDate figuresOn,
            long total,
            List<Counts> counts,
            List<Party> missing,
            List<Late> overdue,
            List<Voice> proposals) {}

    record IssuedAnswer(
            long id,
            String number,
            LocalDate issuedOn,
            String subject,
            LocalDate asOf,
            Instant knownAt,
            @Nullable Long round,
            String word,
            String wordSha256,
            String pdf,
            String pdfSha256,
            long act) {
        static IssuedAnswer of(IssuedReport report) {
            RoundId round = report.round();
            return new IssuedAnswer(
                    report.id().value(),
                    report.number(),
                    report.issuedOn(),
                    report.subject(),
                    report.asOf(),
                    report.knownAt(),
                    round == null ? null : round.value(),
                    "/documents/" + report.word() + "/file",
                    report.wordDigest(),
                    "/documents/" + report.pdf() + "/file",
                    report.pdfDigest(),
                    report.act().value());
        }
    }

    // ---- reading

    @GetMapping("/programmes/{id}/rounds")
    List<RoundAnswer> rounds(Actor actor, @PathVariable long id) {
        return Refused.unlessAccepted(reports.rounds(actor, CommitmentPages.programmeId(id))).stream()
                .map(RoundAnswer::of)
                .toList();
    }

    @GetMapping("/rounds/{id}")
    RoundWithReports round(Actor actor, @PathVariable long id) {
        RoundView view = Refused.unlessAccepted(reports.round(actor, ReportingPages.round(id)));
        Names names = parties.of(view.reports().stream().map(UnitReport::lead).toList());
        return new RoundWithReports(
                RoundAnswer.of(view.round()),
                view.reports().stream()
                        .map(report -> answer(view.round(), report, names))
                        .toList());
    }

    @GetMapping("/rounds/{id}/units/{lead}")
    ReportAnswer report(Actor actor, @PathVariable long id, @PathVariable long lead) {
        return report(actor, ReportingPages.round(id), ReportingPages.party(lead));
    }

    private ReportAnswer report(Actor actor, RoundId round, PartyId lead) {
        PeriodicReports.ReportView view = Refused.unlessAccepted(reports.report(actor, round, lead));
        return answer(view.round(), view.report(), parties.of(List.of(lead)));
    }

    /** {@code asOf=2026-06-30}: only what was known by the end of that day. */
    @GetMapping("/rounds/{id}/summary")
    SummaryAnswer summary(
            Actor actor, @PathVariable long id, @RequestParam(required = false) @Nullable LocalDate asOf) {
        return answer(
                Refused.unlessAccepted(summaries.show(actor, new ReportScope.OfRound(ReportingPages.round(id), asOf)))
                        .summary());
    }

    /** How the programme stood on a day, from what was known then; today unless said otherwise. */
    @GetMapping("/programmes/{id}/report")
    SummaryAnswer onDay(Actor actor, @PathVariable long id, @RequestParam(required = false) @Nullable LocalDate asOf) {
        return answer(Refused.unlessAccepted(summaries.show(
                        actor,
                        new ReportScope.OnDay(
                                CommitmentPages.programmeId(id), asOf == null ? VietnamTime.today(clock) : asOf)))
                .summary());
    }

    @GetMapping("/programmes/{id}/issued-reports")
    List<IssuedAnswer> issued(Actor actor, @PathVariable long id) {
        return Refused.unlessAccepted(summaries.issued(actor, CommitmentPages.programmeId(id))).stream()
                .map(IssuedAnswer::of)
                .toList();
    }

    // ---- writing

    /** @param period {@code quarter:2026:2}, {@code half-year:2026:1}, {@code month:2026:6}, {@code year:2026:1} */
    record OpenRequest(
            @Nullable String period,
            @Nullable LocalDate unitDueOn,
            @Nullable LocalDate summaryDueOn) {}

    record SaidRequest(
            long commitment,
            @Nullable Integer percent,
            @Nullable String done,
            @Nullable String obstacles,
            @Nullable String selfRating) {}

    record ReportRequest(
            @Nullable String assessment,
            @Nullable String proposals,
            @Nullable List<SaidRequest> lines) {}

    record ReturnRequest(@Nullable String reason) {}

    record AcceptRequest(@Nullable List<Long> leads) {}

    @PostMapping("/programmes/{id}/rounds")
    ResponseEntity<Object> open(Actor actor, @PathVariable long id, @RequestBody OpenRequest wanted, Locale locale) {
        String text = wanted.period();
        if (text == null) {
            return problems.answer(List.of(Problem.at("period", Refusal.REQUIRED)), locale);
        }
        ReportingPeriod period;
        try {
            period = ReportingPages.period(text);
        } catch (IllegalArgumentException unknown) {
            return problems.answer(List.of(Problem.at("period", Refusal.UNKNOWN_CHOICE, text)), locale);
        }
        ProgrammeId programme = CommitmentPages.programmeId(id);
        return switch (reports.open(actor, programme, period, wanted.unitDueOn(), wanted.summaryDueOn())) {
            case Outcome.Accepted<RoundId>(RoundId round) ->
                ResponseEntity.status(201).body(round(actor, round.value()));
            case Outcome.Rejected<RoundId>(List<Problem> found) -> problems.answer(found, locale);
        };
    }

    @PostMapping("/rounds/{id}/units/{lead}")
    ResponseEntity<Object> send(
            Actor actor,
            @PathVariable long id,
            @PathVariable long lead,
            @RequestBody ReportRequest report,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        List<Problem> unread = new ArrayList<>();
        List<Said> said = new ArrayList<>();
        for (SaidRequest line : report.lines() == null ? List.<SaidRequest>of() : report.lines()) {
            String chosen = words(line.selfRating());
            Confidence rating = null;
            try {
                rating = chosen.isEmpty() ? null : Confidence.of(chosen);
            } catch (IllegalArgumentException unknown) {
                unread.add(Problem.at("selfRating-" + line.commitment(), Refusal.UNKNOWN_CHOICE, chosen));
            }
            if (line.commitment() <= 0) {
                unread.add(Problem.at("commitment-" + line.commitment(), Refusal.NOT_FOUND));
            } else {
                said.add(new Said(
                        new CommitmentId(line.commitment()),
                        line.percent(),
                        words(line.done()),
                        words(line.obstacles()),
                        rating));
            }
        }
        if (!unread.isEmpty()) {
            return problems.answer(unread, locale);
        }
        return changed(
                actor,
                id,
                lead,
                reports.submit(
                        actor,
                        ReportingPages.round(id),
                        ReportingPages.party(lead),
                        words(report.assessment()),
                        words(report.proposals()),
                        said,
                        key(key)),
                locale);
    }

    @PostMapping("/rounds/{id}/units/{lead}/return")
    ResponseEntity<Object> giveBack(
            Actor actor,
            @PathVariable long id,
            @PathVariable long lead,
            @RequestBody ReturnRequest request,
            Locale locale) {
        return changed(
                actor,
                id,
                lead,
                reports.giveBack(actor, ReportingPages.round(id), ReportingPages.party(lead), words(request.reason())),
                locale);
    }

    @PostMapping("/rounds/{id}/accept")
    ResponseEntity<Object> accept(
            Actor actor, @PathVariable long id, @RequestBody AcceptRequest request, Locale locale) {
        Set<PartyId> leads = request.leads() == null
                ? Set.of()
                : request.leads().stream().map(ReportingPages::party).collect(Collectors.toSet());
        return switch (reports.accept(actor, ReportingPages.round(id), leads)) {
            case Outcome.Accepted<List<UnitReport>> _ -> ResponseEntity.ok(round(actor, id));
            case Outcome.Rejected<List<UnitReport>>(List<Problem> found) -> problems.answer(found, locale);
        };
    }

    @PostMapping("/rounds/{id}/close")
    ResponseEntity<Object> close(Actor actor, @PathVariable long id, Locale locale) {
        return switch (reports.close(actor, ReportingPages.round(id))) {
            case Outcome.Accepted<Round>(Round round) -> ResponseEntity.ok(RoundAnswer.of(round));
            case Outcome.Rejected<Round>(List<Problem> found) -> problems.answer(found, locale);
        };
    }

    private ResponseEntity<Object> changed(
            Actor actor, long id, long lead, Outcome<UnitReport> outcome, Locale locale) {
        return switch (outcome) {
            case Outcome.Accepted<UnitReport> _ ->
                ResponseEntity.ok(report(actor, ReportingPages.round(id), ReportingPages.party(lead)));
            case Outcome.Rejected<UnitReport>(List<Problem> found) -> problems.answer(found, locale);
        };
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static UUID key(@Nullable String key) {
        if (key == null) {
            return UUID.randomUUID();
        }
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException notAKey) {
            throw new Refused(List.of(Problem.at(KEY, Refusal.UNKNOWN_CHOICE, key)));
        }
    }

    // ---- how it is said

    private ReportAnswer answer(Round round, UnitReport report, Names names) {
        return new ReportAnswer(
                party(report.lead(), names),
                report.stage().key(),
                report.dueOn(round),
                report.late(round, VietnamTime.today(clock)),
                report.submittedAt(),
                report.onBehalf(),
                report.assessment(),
                report.proposals(),
                report.returnedFor(),
                report.version(),
                report.lines().stream()
                        .map(line -> new LineAnswer(
                                line.commitment().value(),
                                line.number(),
                                Text.of(line.wording()),
                                line.standing().key(),
                                line.dueOn(),
                                line.percent(),
                                line.done(),
                                line.obstacles(),
                                line.evidence()))
                        .toList());
    }

    private SummaryAnswer answer(Summary summary) {
        Set<PartyId> seen = new HashSet<>();
        summary.reports().forEach(report -> seen.add(report.lead()));
        Names names = parties.on(seen, summary.figuresOn());
        return new SummaryAnswer(
                summary.from(),
                summary.to(),
                summary.figuresOn(),
                summary.total(),
                java.util.Arrays.stream(Standing.values())
                        .map(standing -> {
                            OptionalLong before = summary.countBefore(standing);
                            return new Counts(
                                    standing.key(),
                                    summary.count(standing),
                                    before.isPresent() ? before.getAsLong() : null);
                        })
                        .toList(),
                summary.missing().stream()
                        .map(report -> party(report.lead(), names))
                        .toList(),
                summary.overdue().stream().map(row -> late(summary, row)).toList(),
                summary.proposals().stream()
                        .map(voice -> new Voice(party(voice.lead(), names), voice.text()))
                        .toList());
    }

    private static Late late(Summary summary, CommitmentRow row) {
        return new Late(
                row.id().value(),
                row.number(),
                Text.of(row.wording()),
                row.dueOn(),
                row.daysOverdue(summary.figuresOn()),
                summary.reasons().getOrDefault(row.id(), ""));
    }

    private static Party party(PartyId party, Names names) {
        return new Party(party.value(), Text.of(names.known().getOrDefault(party, Bilingual.same(party.toString()))));
    }
}
