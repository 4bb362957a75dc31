package vn.phusa.programme.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import vn.phusa.document.Document;
import vn.phusa.document.Documents;
import vn.phusa.document.Visibility;
import vn.phusa.document.paper.OfficialPaper;
import vn.phusa.document.paper.PaperNumber;
import vn.phusa.document.paper.Papers;
import vn.phusa.document.paper.SigningAuthority;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.merkle.Receipt;
import vn.phusa.party.Parties;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.ProgrammePermission;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.reporting.store.IssuedStore;
import vn.phusa.programme.reporting.store.ReportStore;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;

/**
 * The front door of summary reports: what they say, as of now or as of a past day from what was known then; as an official
 * paper; and issued, kept and hashed. For those who see the whole programme; the focal point issues.
 */
@Service
public class Summaries {
    private static final String ISSUED = "programme.issued-report";
    /** Of a name such as "Ủy ban nhân dân thành phố Cần Thơ" the province's own. */
    private static final Pattern PROVINCE = Pattern.compile("(?:thành phố|tỉnh)\\s+(.+)$");

    private final ReportStore store;
    private final IssuedStore issued;
    private final Programmes programmes;
    private final Parties parties;
    private final Papers papers;
    private final Documents documents;
    private final ReportDuties duties;
    private final Ledger ledger;
    private final Languages languages;
    private final Clock clock;
    private final ReportingRules rules = ReportingRules.builtIn();

    Summaries(
            ReportStore store,
            IssuedStore issued,
            Programmes programmes,
            Parties parties,
            Papers papers,
            Documents documents,
            ReportDuties duties,
            Ledger ledger,
            Languages languages,
            Clock clock) {
        this.store = store;
        this.issued = issued;
        this.programmes = programmes;
        this.parties = parties;
        this.papers = papers;
        this.documents = documents;
        this.duties = duties;
        this.ledger = ledger;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * A summary and whether this actor may issue it.
     *
     * @param programme as it is today
     */
    public record Shown(Summary summary, Programme programme, boolean mayIssue) {}

    // ---- what it says

    @Transactional(readOnly = true)
    public Outcome<Shown> show(Actor actor, ReportScope scope) {
        return switch (scope) {
            case ReportScope.OfRound(RoundId id, LocalDate asOf) ->
                store.find(id)
                        .map(round -> whole(actor, round.programme()).then(view -> ofRound(actor, view, round, asOf)))
                        .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
            case ReportScope.OnDay(ProgrammeId id, LocalDate day) ->
                whole(actor, id).then(view -> onDay(actor, view, day));
        };
    }

    /** The summary of a round from what is known now. */
    @Transactional(readOnly = true)
    public Outcome<Summary> ofRound(Actor actor, RoundId id) {
        return show(actor, new ReportScope.OfRound(id, null)).map(Shown::summary);
    }

    private Outcome<Shown> ofRound(Actor actor, Programmes.View view, Round round, @Nullable LocalDate asOf) {
        Instant now = clock.instant();
        if (asOf != null && asOf.isAfter(VietnamTime.dateOf(now))) {
            return Outcome.rejected(Problem.at("asOf", ReportingProblem.DAY_IN_FUTURE));
        }
        Instant knownAt = asOf == null ? now : earlier(endOf(asOf), now);
        // As known at the end of the period. What the platform heard of later counts as of the day the round was
        // opened.
        Instant moment = earlier(endOf(round.to()), knownAt);
        if (!known(actor, round.programme(), moment)) {
            moment = earlier(round.openedAt(), knownAt);
        }
        if (!known(actor, round.programme(), moment)) {
            return Outcome.rejected(Problem.of(ReportingProblem.NOTHING_KNOWN));
        }
        ReportingRule rule = rules.on(round.to());
        return Outcome.accepted(shown(
                actor,
                view,
                round,
                new Summary.Days(
                        round.from(),
                        round.to(),
                        VietnamTime.dateOf(moment),
                        round.period().next().to(rule),
                        knownAt),
                moment,
                asOf == null ? store.reports(round.id()) : store.reportsAt(round.id(), knownAt)));
    }

    private Outcome<Shown> onDay(Actor actor, Programmes.View view, LocalDate day) {
        Instant now = clock.instant();
        if (day.isAfter(VietnamTime.dateOf(now))) {
            return Outcome.rejected(Problem.at("asOf", ReportingProblem.DAY_IN_FUTURE));
        }
        Instant moment = earlier(endOf(day), now);
        ProgrammeId id = view.programme().id();
        if (!known(actor, id, moment)) {
            return Outcome.rejected(Problem.at("asOf", ReportingProblem.NOTHING_KNOWN));
        }
        ReportingRule rule = rules.on(day);
        ReportingPeriod year = ReportingPeriod.containing(day, ReportingPeriod.Kind.YEAR, rule);
        return Outcome.accepted(shown(
                actor,
                view,
                null,
                new Summary.Days(year.from(rule), day, day, day.plusMonths(3), moment),
                moment,
                List.of()));
    }

    private Shown shown(
            Actor actor,
            Programmes.View view,
            @Nullable Round round,
            Summary.Days days,
            Instant moment,
            List<UnitReport> reports) {
        ProgrammeId id = view.programme().id();
        Instant before = endOf(days.from().minusDays(1));
        Map<CommitmentId, Commitment> said =
                programmes.commitmentsAt(actor, id, moment).orThrow();
        return new Shown(
                Summary.of(
                        programmes.at(actor, id, moment).orThrow(),
                        round,
                        days,
                        rows(actor, id, moment),
                        known(actor, id, before) ? rows(actor, id, before) : null,
                        reports,
                        said),
                view.programme(),
                view.keeps());
    }

    /** In the order of their numbers, as known at the moment and as they stood on its day. */
    private List<CommitmentRow> rows(Actor actor, ProgrammeId programme, Instant moment) {
        return programmes.allCommitments(
                actor,
                CommitmentFilter.of(programme).asOf(moment),
                new ListQuery("", "number", false, 1, ListQuery.DEFAULT_SIZE, Map.of()));
    }

    private boolean known(Actor actor, ProgrammeId programme, Instant moment) {
        return programmes.at(actor, programme, moment) instanceof Outcome.Accepted<Programme>;
    }

    private static Instant endOf(LocalDate day) {
        return VietnamTime.startOf(day.plusDays(1)).minusMillis(1);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    // ---- as a paper

    /** What the form of issue begins with: as the last one was, else what the register suggests. */
    @Transactional(readOnly = true)
    public Letter suggested(Summary summary) {
        LocalDate today = VietnamTime.today(clock);
        Programme programme = summary.programme();
        PartyId focalPoint = programme.facts().focalPoint();
        Optional<Letter> last = issued.lastLetter(programme.id());
        if (last.isPresent()) {
            String symbol = last.get().symbol();
            return last.get().next(issued.lastNumber(symbol, today.getYear()) + 1, today);
        }
        String place = place(focalPoint, today);
        String symbol = symbol(parties.shortNames(Set.of(focalPoint), today)
                .getOrDefault(focalPoint, "")
                .replace(place, ""));
        List<String> addressees = programme.facts().parties().stream()
                .map(party -> parties.names(Set.of(party), today).getOrDefault(party, ""))
                .filter(name -> !name.isEmpty())
                .toList();
        return new Letter(
                issued.lastNumber(symbol, today.getYear()) + 1,
                symbol,
                today,
                place,
                String.join("; ", addressees),
                programme.facts().legalBasis(),
                "",
                "",
                "",
                SigningAuthority.OWN,
                "",
                "Giám đốc",
                "",
                List.of("Như trên", "Các đơn vị chủ trì nhiệm vụ", "Lưu: VT"));
    }

    /** "Sở KH&CN" → "SKHCN": capitals stay, of other words the first letter counts. */
    static String symbol(String shortName) {
        StringBuilder symbol = new StringBuilder();
        for (String word : shortName.split("[\\s,]+")) {
            String capitals = word.replaceAll("[^\\p{Lu}]", "");
            symbol.append(capitals);
        }
        return symbol.toString();
    }

    private String place(PartyId focalPoint, LocalDate date) {
        return Stream.concat(Stream.of(focalPoint), parties.chainAbove(focalPoint, date).stream())
                .flatMap(party -> parties.names(Set.of(party), date).values().stream())
                .map(PROVINCE::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse("");
    }

    /** The summary as an official paper, with the names of the paper's date. */
    @Transactional(readOnly = true)
    public OfficialPaper paper(Summary summary, Letter letter) {
        return SummaryPaper.of(summary, letter, names(summary, letter.date()), languages.vietnamese());
    }

    /** The summary on one page, for a leader; not numbered, for it is not issued. */
    @Transactional(readOnly = true)
    public OfficialPaper brief(Summary summary, Letter letter) {
        return BriefPaper.of(summary, letter, names(summary, letter.date()), languages.vietnamese());
    }

    private PaperNames names(Summary summary, LocalDate date) {
        PartyId focalPoint = summary.programme().facts().focalPoint();
        Set<PartyId> wanted = new HashSet<>(Set.of(focalPoint));
        summary.all()
                .forEach(row -> Stream.concat(Stream.of(row.lead()), row.coordinators().stream())
                        .forEach(holder -> {
                            if (holder instanceof Holder.Known(PartyId party)) {
                                wanted.add(party);
                            }
                        }));
        summary.reports().forEach(report -> wanted.add(report.lead()));
        Optional<PartyId> above = parties.parentOn(focalPoint, date);
        above.ifPresent(wanted::add);
        Map<PartyId, String> names = parties.names(wanted, date);
        return new PaperNames(
                names.getOrDefault(focalPoint, "Đơn vị số " + focalPoint),
                above.map(names::get).orElse(null),
                names);
    }

    // ---- issued

    /**
     * Ban hành: writes both files, keeps them under their digests and records the act; all or nothing.
     *
     * @param key of the form, so that a double click issues once
     */
    @Transactional
    public Outcome<IssuedReport> issue(Actor actor, ReportScope scope, Letter letter, UUID key) {
        Outcome<IssuedReport> outcome = show(actor, scope).then(shown -> {
            if (!shown.mayIssue()) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            Summary summary = shown.summary();
            List<Problem> problems = letter.problems(
                    summary.to().isAfter(VietnamTime.today(clock)) ? summary.figuresOn() : summary.to(),
                    VietnamTime.today(clock));
            PaperNumber number = letter.paperNumber();
            if (!problems.isEmpty() || number == null) {
                return Outcome.rejected(problems);
            }
            if (issued.taken(number.number(), number.body(), letter.date().getYear())) {
                return Outcome.rejected(Problem.at("number", ReportingProblem.NUMBER_TAKEN, number.toString()));
            }
            OfficialPaper paper = paper(summary, letter);
            PartyId focalPoint = shown.programme().facts().focalPoint();
            return papers.issue(actor, paper, focalPoint, Visibility.OWNER).map(files -> {
                Document word = documents.describe(actor, files.word()).orThrow();
                Document pdf = documents.describe(actor, files.pdf()).orThrow();
                String wordDigest = word.latest().digest().hex();
                String pdfDigest = pdf.latest().digest().hex();
                ActId act = ledger.record(new Act(
                        ReportingAct.SUMMARY_ISSUED,
                        actor,
                        Subject.of("programme.programme", shown.programme().id().value()),
                        Map.of(
                                "number",
                                number.toString(),
                                "issuedOn",
                                letter.date(),
                                "asOf",
                                summary.to(),
                                "wordSha256",
                                wordDigest,
                                "pdfSha256",
                                pdfDigest,
                                "form",
                                key.toString())));
                IssuedId id = issued.insert(
                        summary,
                        letter,
                        number,
                        paper.subject(),
                        files,
                        wordDigest,
                        pdfDigest,
                        actor,
                        clock.instant(),
                        act);
                Round round = summary.round();
                if (round != null) {
                    duties.issued(actor, round.id(), focalPoint, number.toString());
                }
                return issued.find(id).orElseThrow();
            });
        });
        if (outcome instanceof Outcome.Rejected<IssuedReport>) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome;
    }

    /** Issued reports of the programme, newest first. */
    @Transactional(readOnly = true)
    public Outcome<List<IssuedReport>> issued(Actor actor, ProgrammeId programme) {
        return whole(actor, programme).map(view -> issued.ofProgramme(programme));
    }

    /** The newest issued reports of all programmes that the actor sees as a whole. */
    @Transactional(readOnly = true)
    public List<IssuedReport> newest(Actor actor, int most) {
        return issued.newest(100).stream()
                .filter(report -> whole(actor, report.programme()) instanceof Outcome.Accepted<?>)
                .limit(most)
                .toList();
    }

    /** All issued reports of the programmes that the actor sees as a whole, newest first. */
    @Transactional(readOnly = true)
    public List<IssuedReport> everyIssued(Actor actor) {
        Map<ProgrammeId, Boolean> whole = new HashMap<>();
        return issued.newest(Integer.MAX_VALUE).stream()
                .filter(report -> whole.computeIfAbsent(
                        report.programme(), programme -> whole(actor, programme) instanceof Outcome.Accepted<?>))
                .toList();
    }

    @Transactional(readOnly = true)
    public Outcome<IssuedReport> issued(Actor actor, IssuedId id) {
        return issued.find(id)
                .map(report -> whole(actor, report.programme()).map(view -> report))
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /** The receipt of the act of issuing, for whoever may see the report. */
    public Outcome<Receipt> receipt(Actor actor, IssuedId id) {
        return issued(actor, id)
                .then(report -> ledger.receipt(report.act())
                        .map(Outcome::accepted)
                        .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND))));
    }

    /** Whoever sees the whole programme; to others its reports do not exist. */
    private Outcome<Programmes.View> whole(Actor actor, ProgrammeId id) {
        return actor.maySomewhere(ProgrammePermission.SEE)
                ? programmes
                        .view(actor, id)
                        .then(view ->
                                view.whole() ? Outcome.accepted(view) : Outcome.rejected(Problem.of(Refusal.NOT_FOUND)))
                : Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
    }
}
