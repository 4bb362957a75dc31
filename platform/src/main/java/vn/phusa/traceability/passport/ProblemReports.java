package vn.phusa.traceability.passport;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.access.Account;
import vn.phusa.access.Accounts;
import vn.phusa.access.Ration;
import vn.phusa.access.Rations;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.duty.DueRule;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.NewDuty;
import vn.phusa.duty.Subject;
import vn.phusa.duty.Term;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.notice.NewNotice;
import vn.phusa.notice.Notices;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.passport.store.ProblemReportStore;
import vn.phusa.traceability.passport.store.ProductStore;

/**
 * Reports of consumers: each becomes a duty of the product's owner and a notice to the authority. No law sets a time for the answer to
 * a consumer; five working days are this platform's own.
 */
@Service
public class ProblemReports {
    private static final String ROOM = "traceability";
    private static final String KIND = "problem-report";
    /** Pixels; small print on a label is still read. */
    private static final int LONGEST_SIDE_OF_PHOTOS = 1_600;

    private static final Term ANSWER_WITHIN = Term.workingDays(5);

    private final ProblemReportStore store;
    private final ProductStore products;
    private final Duties duties;
    private final Notices notices;
    private final Accounts accounts;
    private final Rations rations;
    private final Ledger ledger;
    private final Clock clock;

    ProblemReports(
            ProblemReportStore store,
            ProductStore products,
            Duties duties,
            Notices notices,
            Accounts accounts,
            Rations rations,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.products = products;
        this.duties = duties;
        this.notices = notices;
        this.accounts = accounts;
        this.rations = rations;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What is typed.
     *
     * @param code path of what was scanned
     * @param photos files, PNG or JPEG, of at most {@link Products#LARGEST_PICTURE} bytes
     */
    public record NewReport(String code, String kind, String said, String place, String contact, List<byte[]> photos) {
        public NewReport {
            photos = List.copyOf(photos);
        }

        /** One without photos. */
        public NewReport(String code, String kind, String said, String place, String contact) {
            this(code, kind, said, place, contact, List.of());
        }
    }

    /**
     * Takes a report in; anybody may make one.
     *
     * @param address from which it comes; rationed, not kept
     */
    @Transactional
    public Outcome<ProblemReport> report(Actor actor, NewReport given, String address) {
        List<Problem> problems = new ArrayList<>();
        ProblemReport.Kind kind = kind(given.kind());
        if (kind == null) {
            problems.add(Problem.at("kind", Refusal.REQUIRED));
        }
        if (given.said().isBlank()) {
            problems.add(Problem.at("said", Refusal.REQUIRED));
        }
        tooLong("said", given.said(), ProblemReport.LONGEST, problems);
        tooLong("place", given.place(), ProblemReport.LONGEST_LINE, problems);
        tooLong("contact", given.contact(), ProblemReport.LONGEST_LINE, problems);
        if (given.photos().size() > ProblemReport.MOST_PHOTOS) {
            problems.add(Problem.at("photos", PassportProblem.TOO_MANY, ProblemReport.MOST_PHOTOS));
        }
        if (given.photos().stream().anyMatch(photo -> photo.length > Products.LARGEST_PICTURE)) {
            problems.add(Problem.at("photos", PassportProblem.PICTURE_TOO_LARGE, Products.LARGEST_PICTURE >> 20));
        }
        Optional<ScannedCode> code = Codes.any(given.code());
        if (code.isEmpty()) {
            problems.add(Problem.of(Refusal.NOT_FOUND));
        }
        if (!problems.isEmpty() || kind == null || code.isEmpty()) {
            return Outcome.rejected(problems);
        }
        if (rations.take(Ration.REPORT, "address " + address).isPositive()) {
            return Outcome.rejected(Problem.of(PassportProblem.TOO_MANY_REPORTS));
        }
        // Opening pictures is work, so it is rationed, too.
        List<byte[]> photos = given.photos().stream()
                .flatMap(photo -> Picture.scaled(photo, LONGEST_SIDE_OF_PHOTOS).stream())
                .toList();
        if (photos.size() < given.photos().size()) {
            return Outcome.rejected(Problem.at("photos", PassportProblem.NOT_A_PICTURE));
        }
        Optional<Product> product = product(code.get());
        ActId act = ledger.record(new Act(
                PassportAct.PROBLEM_REPORTED,
                actor,
                product.map(known -> vn.phusa.ledger.Subject.of(
                                "traceability.product", known.id().value()))
                        .orElseGet(
                                () -> new vn.phusa.ledger.Subject("traceability.code", shortened(given.code(), 180)))));
        ProblemReport report = store.insert(
                new ProblemReport(
                        0,
                        product.map(Product::id).orElse(null),
                        code.get().path(),
                        kind,
                        given.said().strip(),
                        given.place().strip(),
                        given.contact().strip(),
                        clock.instant(),
                        0,
                        null),
                photos,
                actor,
                act);
        product.ifPresent(known -> oblige(known, report));
        tell(product, report);
        return Outcome.accepted(report);
    }

    private Optional<Product> product(ScannedCode code) {
        return (switch (code) {
                    case ScannedCode.Gs1 gs1 -> gs1.gtin().flatMap(products::withGtin);
                    case ScannedCode.Local local -> products.withLocal(local.identifier());
                })
                .filter(found -> found.status().known());
    }

    private static ProblemReport.@org.jspecify.annotations.Nullable Kind kind(String word) {
        for (ProblemReport.Kind kind : ProblemReport.Kind.values()) {
            if (kind.key().equals(word)) {
                return kind;
            }
        }
        return null;
    }

    private static void tooLong(String field, String text, int most, List<Problem> problems) {
        if (text.length() > most) {
            problems.add(Problem.at(field, Refusal.TOO_LONG, most));
        }
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private void oblige(Product product, ProblemReport report) {
        duties.open(
                        Actor.platform(),
                        NewDuty.of(
                                new Subject(
                                        ROOM, KIND, Long.toString(report.id()), "/traceability/reports/" + report.id()),
                                shortened(
                                        "Trả lời phản ánh của người tiêu dùng: "
                                                + product.details().name().vietnamese(),
                                        500),
                                product.owner(),
                                null,
                                DueRule.within(ANSWER_WITHIN),
                                clock.instant()))
                .orThrow();
    }

    private void tell(Optional<Product> product, ProblemReport report) {
        Set<AccountId> to = new HashSet<>();
        for (Role role : TraceabilityPermission.ENFORCE.roles()) {
            accounts.holdingEverywhere(role).forEach(account -> to.add(account.id()));
        }
        product.ifPresent(known -> {
            for (Role role : List.of(Role.UNIT_HEAD, Role.UNIT_OFFICER)) {
                accounts.holding(role, known.owner()).stream().map(Account::id).forEach(to::add);
            }
        });
        String name = product.map(known -> known.details().name().vietnamese()).orElse(report.code());
        String english = product.map(known -> known.details().name().english()).orElse(report.code());
        notices.tell(new NewNotice(
                "traceability.report-" + report.id(),
                to,
                "traceability.problem-report",
                report.kind() == ProblemReport.Kind.COUNTERFEIT,
                new Bilingual("Phản ánh của người tiêu dùng: " + name, "A consumer reports: " + english),
                Bilingual.same(shortened(report.said(), 500)),
                "/traceability/reports/" + report.id()));
    }

    // ---- reading and answering

    /** Of one's own products; all for whoever oversees. Newest first. */
    @Transactional(readOnly = true)
    public Outcome<List<ProblemReport>> list(Actor actor) {
        if (actor.mayEverywhere(TraceabilityPermission.OVERSEE)) {
            return Outcome.accepted(store.list(Optional.empty()));
        }
        return actor.maySomewhere(TraceabilityPermission.CAPTURE)
                ? Outcome.accepted(store.list(actor.organisationsFor(TraceabilityPermission.CAPTURE)))
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    @Transactional(readOnly = true)
    public Outcome<ProblemReport> find(Actor actor, long id) {
        return store.find(id)
                .filter(report -> sees(actor, report))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /** A photo of a report, as JPEG, for those who see the report. @param number from 1 */
    @Transactional(readOnly = true)
    public Outcome<byte[]> photo(Actor actor, long id, int number) {
        return find(actor, id)
                .then(report -> store.photo(report.id(), number)
                        .map(Outcome::accepted)
                        .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND))));
    }

    private boolean sees(Actor actor, ProblemReport report) {
        return actor.mayEverywhere(TraceabilityPermission.OVERSEE)
                || owner(report)
                        .filter(owner -> actor.may(TraceabilityPermission.CAPTURE, owner))
                        .isPresent();
    }

    private Optional<PartyId> owner(ProblemReport report) {
        return report.product() == null
                ? Optional.empty()
                : products.find(report.product()).map(Product::owner);
    }

    /** Says what came of it: the product's owner, or the authority. */
    @Transactional
    public Outcome<ProblemReport> answer(Actor actor, long id, String result, String said) {
        Optional<ProblemReport> found = store.find(id).filter(report -> sees(actor, report));
        if (found.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        boolean allowed = actor.mayEverywhere(TraceabilityPermission.ENFORCE)
                || owner(found.get())
                        .filter(owner -> actor.may(TraceabilityPermission.CAPTURE, owner))
                        .isPresent();
        if (!allowed) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (found.get().answer() != null) {
            return Outcome.rejected(Problem.of(PassportProblem.NOT_NOW));
        }
        List<Problem> problems = new ArrayList<>();
        ProblemReport.Result chosen = result(result);
        if (chosen == null) {
            problems.add(Problem.at("result", Refusal.REQUIRED));
        }
        if (said.isBlank()) {
            problems.add(Problem.at("answer", Refusal.REQUIRED));
        }
        tooLong("answer", said, ProblemReport.LONGEST, problems);
        if (!problems.isEmpty() || chosen == null) {
            return Outcome.rejected(problems);
        }
        ActId act = ledger.record(new Act(
                PassportAct.PROBLEM_ANSWERED,
                actor,
                vn.phusa.ledger.Subject.of("traceability.problem-report", id),
                Map.of("result", chosen.key())));
        store.answer(id, new ProblemReport.Answer(chosen, said.strip(), clock.instant(), actor.name()), actor, act);
        for (DutyRow row : duties.about(ROOM, Long.toString(id))) {
            if (!row.life().ended()) {
                duties.reportDone(Actor.platform(), row.id(), shortened(said.strip(), 500), null);
                duties.confirm(Actor.platform(), row.id(), "");
            }
        }
        return Outcome.accepted(Objects.requireNonNull(store.find(id).orElse(null)));
    }

    private static ProblemReport.@org.jspecify.annotations.Nullable Result result(String word) {
        for (ProblemReport.Result result : ProblemReport.Result.values()) {
            if (result.key().equals(word)) {
                return result;
            }
        }
        return null;
    }
}
