package vn.phusa.programme.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.CommitmentView;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.Figure;
import vn.phusa.programme.Finding;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Indicator;
import vn.phusa.programme.Overview;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Standing;
import vn.phusa.programme.Submission;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.web.ApiNote;
import vn.phusa.shell.web.ProblemResponses;

/**
 * Programmes and commitments as JSON. Without credentials the public part is answered; with them, what the caller may
 * see. A request with an {@code Idempotency-Key} (a UUID) acts once however often it is sent.
 */
@RestController
@RequestMapping("/api")
class ProgrammeApi {
    private final Programmes programmes;
    private final Commitments commitments;
    private final CommitmentAnswers answers;
    private final PartyNames parties;
    private final ProblemResponses problems;
    private final Clock clock;

    ProgrammeApi(
            Programmes programmes,
            Commitments commitments,
            CommitmentAnswers answers,
            PartyNames parties,
            ProblemResponses problems,
            Clock clock) {
        this.programmes = programmes;
        this.commitments = commitments;
        this.answers = answers;
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

    /** @param id null where only the text's own words are known */
    record Party(@Nullable Long id, Text name) {}

    record Count(
            Text name,
            String unit,
            String territory,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Value baseline,
            @Nullable Value target,
            @Nullable Value actual) {}

    record Value(
            BigDecimal value, String qualifier, @Nullable LocalDate asOf, String source) {}

    record ProgrammeAnswer(
            long id,
            String address,
            Text title,
            String state,
            List<Party> parties,
            Party focalPoint,
            List<String> legalBasis,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            boolean demonstration,
            List<Count> indicators) {}

    record RowAnswer(
            long id,
            long programme,
            String number,
            String kind,
            Text wording,
            Party lead,
            List<Party> coordinators,
            String stage,
            String status,
            @Nullable LocalDate assignedOn,
            @Nullable LocalDate due,
            @Nullable LocalDate originalDue,
            @Nullable LocalDate reportedDoneOn,
            long daysOverdue,
            @Nullable Integer percent,
            boolean carriedOver,
            Instant changedAt) {}

    record ListAnswer(
            long total, int page, int size, @Nullable Instant asOf, List<RowAnswer> commitments) {}

    record SaidAnswer(Text text, String source, @Nullable LocalDate asOf, String certainty) {}

    record EventAnswer(
            long version,
            Instant recordedAt,
            String event,
            String by,
            @Nullable Party onBehalfOf,
            String remark) {}

    /** @param milestone its number in the commitment, from 1 */
    record MilestoneAnswer(
            int milestone,
            String name,
            @Nullable LocalDate due,
            @Nullable LocalDate reachedOn) {}

    record Amount(BigDecimal amount, String currency) {}

    record FundingAnswer(
            String source,
            @Nullable Amount planned,
            @Nullable Amount committed,
            @Nullable Amount disbursed) {}

    /** @param predecessor what the commitment waits for, and its number in the programme */
    record DependencyAnswer(long predecessor, String number, String type, int lagDays) {}

    /** @param explanation its number in the commitment, from 1 */
    record ExplanationAnswer(
            int explanation,
            String question,
            LocalDate askedOn,
            LocalDate answerBy,
            @Nullable String answer,
            @Nullable LocalDate answeredOn) {}

    record EstimateAnswer(LocalDate on, int optimistic, int likely, int pessimistic) {}

    /**
     * Where it stands in the signed text.
     *
     * @param document the uploaded file's number; null: none
     * @param reading the text that was read here, in which start and end count characters from 0; null: none
     */
    record SourceAnswer(
            String quote,
            String place,
            @Nullable Long document,
            @Nullable Long reading,
            @Nullable Integer start,
            @Nullable Integer end) {}

    /** What only those get who see the whole of it is empty in the public part. */
    record CommitmentAnswer(
            RowAnswer commitment,
            Party assigner,
            boolean open,
            String dueAsWritten,
            List<Long> links,
            List<DependencyAnswer> dependencies,
            List<MilestoneAnswer> milestones,
            List<Count> indicators,
            List<FundingAnswer> funding,
            List<ExplanationAnswer> explanations,
            @Nullable EstimateAnswer estimate,
            List<SaidAnswer> findings,
            long version,
            List<EventAnswer> history,
            @Nullable SourceAnswer source) {}

    record Counts(String status, long count) {}

    record UnitCounts(Party lead, List<Counts> counts) {}

    record OverviewAnswer(
            long total,
            List<Counts> counts,
            long waiting,
            long extensionsAsked,
            long carriedOver,
            long leadUnknown,
            List<UnitCounts> units) {}

    // ---- reading

    @GetMapping("/programmes")
    List<ProgrammeAnswer> programmes(Actor actor) {
        List<Programme> found =
                programmes.list(actor).stream().map(row -> row.programme()).toList();
        Set<PartyId> seen = new HashSet<>();
        found.forEach(programme -> PartyNames.in(programme).forEach(seen::add));
        Names names = parties.of(seen);
        return found.stream().map(programme -> answer(programme, names)).toList();
    }

    @GetMapping("/programmes/{id}")
    ProgrammeAnswer programme(Actor actor, @PathVariable long id) {
        Programme programme = Refused.unlessAccepted(programmes.view(actor, CommitmentPages.programmeId(id)))
                .programme();
        return answer(programme, parties.of(PartyNames.in(programme).toList()));
    }

    /** Filters as on the page's list; {@code page}, {@code size} up to 500. */
    @GetMapping("/programmes/{id}/commitments")
    @ApiNote(
            query = {
                "lead",
                "leadUnknown",
                "kind",
                "stage",
                "standing",
                "open",
                "dueFrom",
                "dueTo",
                "overdueFrom",
                "overdueTo",
                "extension",
                "carried",
                "asOf"
            })
    ListAnswer commitments(Actor actor, @PathVariable long id, ListQuery query) {
        ProgrammeId programme = Refused.unlessAccepted(programmes.view(actor, CommitmentPages.programmeId(id)))
                .programme()
                .id();
        return list(actor, FilterAddress.read(query, programme, null), query);
    }

    @GetMapping("/commitments")
    @ApiNote(
            query = {
                "lead",
                "leadUnknown",
                "kind",
                "stage",
                "standing",
                "open",
                "dueFrom",
                "dueTo",
                "overdueFrom",
                "overdueTo",
                "extension",
                "carried",
                "asOf",
                "programme",
                "unit"
            })
    ListAnswer commitments(Actor actor, ListQuery query) {
        return list(actor, FilterAddress.read(query), query);
    }

    private ListAnswer list(Actor actor, CommitmentFilter filter, ListQuery query) {
        Slice<CommitmentRow> slice = programmes.commitments(actor, filter, query);
        Names names = parties.of(CommitmentPages.inRows(slice.rows()));
        LocalDate today = VietnamTime.today(clock);
        return new ListAnswer(
                slice.total(),
                query.page(),
                query.size(),
                filter.asOf(),
                slice.rows().stream().map(row -> answer(row, names, today)).toList());
    }

    @GetMapping("/programmes/{id}/overview")
    @ApiNote(query = {"kind", "stage", "standing", "asOf"})
    OverviewAnswer overview(Actor actor, @PathVariable long id, ListQuery query) {
        ProgrammeId programme = Refused.unlessAccepted(programmes.view(actor, CommitmentPages.programmeId(id)))
                .programme()
                .id();
        Overview overview = programmes.overview(actor, FilterAddress.read(query, programme, null));
        Names names = parties.of(PartyNames.in(overview).toList());
        return new OverviewAnswer(
                overview.total(),
                overview.totals().entrySet().stream()
                        .map(entry -> new Counts(entry.getKey().key(), entry.getValue()))
                        .toList(),
                overview.waiting(),
                overview.extensionsAsked(),
                overview.carriedOver(),
                overview.leadUnknown(),
                overview.leads().stream()
                        .map(line -> new UnitCounts(
                                party(line.lead(), names),
                                java.util.Arrays.stream(Standing.values())
                                        .filter(standing -> line.count(standing) > 0)
                                        .map(standing -> new Counts(standing.key(), line.count(standing)))
                                        .toList()))
                        .toList());
    }

    /** The whole of it for those who may see it, else the public part. */
    @GetMapping("/commitments/{id}")
    CommitmentAnswer commitment(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String asOf) {
        Outcome<CommitmentView> whole = commitments.view(actor, CommitmentPages.id(id), FilterAddress.moment(asOf));
        return whole instanceof Outcome.Accepted<CommitmentView>(CommitmentView view)
                ? answers.whole(view, actor)
                : answers.publicPart(Refused.unlessAccepted(commitments.publicView(CommitmentPages.id(id))));
    }

    // ---- writing

    /** A report of progress. */
    record ProgressRequest(
            @Nullable LocalDate on,
            @Nullable Integer percent,
            @Nullable String text,
            @Nullable String obstacles,
            @Nullable String selfRating) {}

    /** A report of completion. */
    record DoneRequest(@Nullable LocalDate on, @Nullable String text) {}

    /** A decision with its reason or note. */
    record Remark(@Nullable String text) {}

    /** A request for more time. */
    record ExtensionRequest(
            @Nullable LocalDate newDue, @Nullable String reason) {}

    private static final String KEY = CommitmentAnswers.KEY;

    @PostMapping("/commitments/{id}/receive")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> receive(
            Actor actor,
            @PathVariable long id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return changed(actor, commitments.receive(actor, CommitmentPages.id(id), submission(key)), locale);
    }

    @PostMapping("/commitments/{id}/progress")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> progress(
            Actor actor,
            @PathVariable long id,
            @RequestBody ProgressRequest report,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        Confidence rating = null;
        if (report.selfRating() != null) {
            try {
                rating = Confidence.of(report.selfRating());
            } catch (IllegalArgumentException unknown) {
                return problems.answer(
                        List.of(Problem.at("selfRating", Refusal.UNKNOWN_CHOICE, report.selfRating())), locale);
            }
        }
        return changed(
                actor,
                commitments.reportProgress(
                        actor,
                        CommitmentPages.id(id),
                        report.on(),
                        report.percent(),
                        words(report.text()),
                        words(report.obstacles()),
                        rating,
                        submission(key)),
                locale);
    }

    @PostMapping("/commitments/{id}/done")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> done(
            Actor actor,
            @PathVariable long id,
            @RequestBody DoneRequest report,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return changed(
                actor,
                commitments.reportDone(
                        actor, CommitmentPages.id(id), report.on(), words(report.text()), submission(key)),
                locale);
    }

    @PostMapping("/commitments/{id}/confirm")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> confirm(
            Actor actor,
            @PathVariable long id,
            @RequestBody Remark remark,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return changed(
                actor,
                commitments.confirm(actor, CommitmentPages.id(id), words(remark.text()), submission(key)),
                locale);
    }

    @PostMapping("/commitments/{id}/return")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> giveBack(
            Actor actor,
            @PathVariable long id,
            @RequestBody Remark remark,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return changed(
                actor,
                commitments.giveBack(actor, CommitmentPages.id(id), words(remark.text()), submission(key)),
                locale);
    }

    @PostMapping("/commitments/{id}/extension")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> askExtension(
            Actor actor,
            @PathVariable long id,
            @RequestBody ExtensionRequest asked,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        LocalDate newDue = asked.newDue();
        if (newDue == null) {
            return problems.answer(List.of(Problem.at("newDue", Refusal.REQUIRED)), locale);
        }
        return changed(
                actor,
                commitments.askExtension(actor, CommitmentPages.id(id), newDue, words(asked.reason()), submission(key)),
                locale);
    }

    /** @param on the day of an assignment on paper that is entered late; not said: today */
    @PostMapping("/commitments/{id}/assign")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> assign(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return changed(actor, commitments.assign(actor, CommitmentPages.id(id), on, submission(key)), locale);
    }

    @PostMapping("/commitments/{id}/extension/grant")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> grantExtension(
            Actor actor,
            @PathVariable long id,
            @RequestBody ExtensionRequest granted,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        LocalDate newDue = granted.newDue();
        return newDue == null
                ? problems.answer(List.of(Problem.at("newDue", Refusal.REQUIRED)), locale)
                : changed(
                        actor,
                        commitments.grantExtension(actor, CommitmentPages.id(id), newDue, submission(key)),
                        locale);
    }

    @PostMapping("/commitments/{id}/extension/refuse")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> refuseExtension(
            Actor actor,
            @PathVariable long id,
            @RequestBody Remark remark,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return changed(
                actor,
                commitments.refuseExtension(actor, CommitmentPages.id(id), words(remark.text()), submission(key)),
                locale);
    }

    private ResponseEntity<Object> changed(Actor actor, Outcome<Commitment> outcome, Locale locale) {
        return answers.changed(actor, outcome, locale);
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Submission submission(@Nullable String key) {
        return CommitmentAnswers.submission(key);
    }

    // ---- how it is said

    static SaidAnswer said(Finding finding) {
        return new SaidAnswer(
                Text.of(finding.text()),
                finding.source(),
                finding.asOf(),
                finding.certainty().key());
    }

    private static RowAnswer answer(CommitmentRow row, Names names, LocalDate today) {
        return new RowAnswer(
                row.id().value(),
                row.programme().value(),
                row.number(),
                row.kind().key(),
                Text.of(row.wording()),
                party(row.lead(), names),
                row.coordinators().stream().map(holder -> party(holder, names)).toList(),
                row.stage().key(),
                row.standing().key(),
                row.assignedOn(),
                row.dueOn(),
                row.originalDueOn(),
                row.doneOn(),
                row.daysOverdue(today),
                row.percent(),
                row.carriedOver(),
                row.changedAt());
    }

    static ProgrammeAnswer answer(Programme programme, Names names) {
        Programme.Facts facts = programme.facts();
        return new ProgrammeAnswer(
                programme.id().value(),
                facts.address(),
                Text.of(facts.title()),
                programme.state().key(),
                facts.parties().stream().map(party -> party(party, names)).toList(),
                party(facts.focalPoint(), names),
                facts.legalBasis(),
                facts.signedOn(),
                facts.startsOn(),
                facts.endsOn(),
                facts.demonstration(),
                counts(facts.indicators()));
    }

    static List<Count> counts(List<Indicator> indicators) {
        List<Count> found = new ArrayList<>();
        for (Indicator indicator : indicators) {
            for (Indicator.Period period : indicator.periods()) {
                found.add(new Count(
                        Text.of(indicator.name()),
                        indicator.unit(),
                        indicator.territory(),
                        period.from(),
                        period.to(),
                        value(period.baseline()),
                        value(period.target()),
                        value(period.actual())));
            }
        }
        return found;
    }

    private static @Nullable Value value(@Nullable Figure figure) {
        return figure == null
                ? null
                : new Value(figure.value(), figure.qualifier().sign(), figure.asOf(), figure.source());
    }

    static Party party(PartyId party, Names names) {
        Bilingual name = names.known().getOrDefault(party, Bilingual.same(party.toString()));
        return new Party(party.value(), Text.of(name));
    }

    static Party party(Holder holder, Names names) {
        return switch (holder) {
            case Holder.Known(PartyId party) -> party(party, names);
            case Holder.Unresolved(String asWritten) -> new Party(null, new Text(asWritten, asWritten));
        };
    }
}
