package vn.phusa.programme.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentView;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Dependency;
import vn.phusa.programme.Submission;
import vn.phusa.programme.Terms;
import vn.phusa.programme.web.ProgrammeApi.CommitmentAnswer;
import vn.phusa.programme.web.ProgrammeApi.ExplanationAnswer;
import vn.phusa.programme.web.TermsJson.CommitmentRequest;
import vn.phusa.programme.web.TermsJson.FundingLine;
import vn.phusa.programme.web.TermsJson.MilestoneLine;
import vn.phusa.shell.Refused;
import vn.phusa.shell.web.ApiNote;
import vn.phusa.shell.web.ProblemResponses;

/**
 * What a program may write of a commitment besides its reports and decisions, which {@link ProgrammeApi} takes: its terms,
 * milestones and money, what it is tied to, questions about it and how long it still takes. The same front doors as the
 * pages.
 */
@RestController
@RequestMapping("/api")
class CommitmentApi {
    private static final String KEY = CommitmentAnswers.KEY;

    private final Commitments commitments;
    private final CommitmentAnswers answers;
    private final PartyNames parties;
    private final ProblemResponses problems;
    private final Clock clock;

    CommitmentApi(
            Commitments commitments,
            CommitmentAnswers answers,
            PartyNames parties,
            ProblemResponses problems,
            Clock clock) {
        this.commitments = commitments;
        this.answers = answers;
        this.parties = parties;
        this.problems = problems;
        this.clock = clock;
    }

    // ---- what is sent

    /** @param workingDays for the answer, 1 to 60 */
    record QuestionRequest(
            @Nullable String question, @Nullable Integer workingDays) {}

    record ExplanationRequest(@Nullable String text) {}

    /** Working days from today: if all goes well, most likely, if much goes wrong. */
    record EstimateRequest(
            @Nullable Integer optimistic,
            @Nullable Integer likely,
            @Nullable Integer pessimistic) {}

    /** @param commitment the other one */
    record LinkRequest(@Nullable Long commitment) {}

    /**
     * @param predecessor what the commitment waits for
     * @param type FS, SS, FF or SF; not said: FS
     * @param lagDays calendar days between the two ends; negative: an overlap; not said: 0
     */
    record DependencyRequest(
            @Nullable Long predecessor,
            @Nullable String type,
            @Nullable Integer lagDays) {}

    /** @param on day on which it was reached; not said: today */
    record ReachedRequest(@Nullable LocalDate on) {}

    record MilestonesRequest(@Nullable List<@Nullable MilestoneLine> milestones) {}

    record FundingRequest(@Nullable List<@Nullable FundingLine> funding) {}

    // ---- terms

    @PostMapping("/programmes/{id}/commitments")
    @ApiNote(answer = CommitmentAnswer.class, status = 201)
    ResponseEntity<Object> raise(
            Actor actor,
            @PathVariable long id,
            @RequestBody CommitmentRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        TermsJson read = new TermsJson(parties::exists);
        Terms terms = read.terms(request, null);
        Outcome<CommitmentId> outcome = read.problems().isEmpty()
                ? commitments.raise(actor, CommitmentPages.programmeId(id), terms, CommitmentAnswers.submission(key))
                : Outcome.rejected(read.problems());
        return switch (outcome) {
            case Outcome.Accepted<CommitmentId>(CommitmentId made) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .header("Location", "/api/commitments/" + made)
                        .body(answers.whole(Refused.unlessAccepted(commitments.view(actor, made)), actor));
            case Outcome.Rejected<CommitmentId>(List<Problem> found) -> problems.answer(named(found), locale);
        };
    }

    /** @param version of the commitment that the caller has seen; not said: whatever it is now */
    @PutMapping("/commitments/{id}")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> edit(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long version,
            @RequestBody CommitmentRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return edited(actor, id, version, key, locale, (read, before) -> read.terms(request, before));
    }

    @PutMapping("/commitments/{id}/milestones")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> milestones(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long version,
            @RequestBody MilestonesRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return edited(
                actor,
                id,
                version,
                key,
                locale,
                (read, before) -> before.withMilestones(read.milestones(request.milestones())));
    }

    @PutMapping("/commitments/{id}/funding")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> funding(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long version,
            @RequestBody FundingRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return edited(
                actor, id, version, key, locale, (read, before) -> before.withFunding(read.funding(request.funding())));
    }

    private interface Rewriting {
        Terms of(TermsJson read, Terms before);
    }

    private ResponseEntity<Object> edited(
            Actor actor, long id, @Nullable Long version, @Nullable String key, Locale locale, Rewriting rewriting) {
        CommitmentView view = Refused.unlessAccepted(commitments.view(actor, CommitmentPages.id(id)));
        TermsJson read = new TermsJson(parties::exists);
        Terms terms = rewriting.of(read, view.commitment().terms());
        Submission submission = new Submission(
                CommitmentAnswers.submission(key).key(),
                version == null ? Long.valueOf(view.commitment().version()) : version);
        return changed(
                actor,
                read.problems().isEmpty()
                        ? commitments.edit(actor, CommitmentPages.id(id), terms, submission)
                        : Outcome.rejected(read.problems()),
                locale);
    }

    /** The front door names fields as the pages do. */
    private static List<Problem> named(List<Problem> found) {
        return found.stream()
                .map(problem -> switch (Objects.requireNonNullElse(problem.field(), "")) {
                    case "wordingVi" -> new Problem(problem.code(), "wording.vi", problem.arguments());
                    case "wordingEn" -> new Problem(problem.code(), "wording.en", problem.arguments());
                    default -> problem;
                })
                .toList();
    }

    @PostMapping("/commitments/{id}/milestones/{milestone}/reached")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> reached(
            Actor actor,
            @PathVariable long id,
            @PathVariable int milestone,
            @RequestBody ReachedRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        LocalDate on = request.on() == null ? VietnamTime.today(clock) : request.on();
        return changed(
                actor,
                commitments.reachMilestone(
                        actor, CommitmentPages.id(id), milestone - 1, on, CommitmentAnswers.submission(key)),
                locale);
    }

    // ---- explanations

    @GetMapping("/commitments/{id}/explanations")
    List<ExplanationAnswer> explanations(Actor actor, @PathVariable long id) {
        return CommitmentAnswers.explanations(Refused.unlessAccepted(commitments.view(actor, CommitmentPages.id(id)))
                .commitment());
    }

    @PostMapping("/commitments/{id}/explanations")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> ask(
            Actor actor,
            @PathVariable long id,
            @RequestBody QuestionRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        Integer days = request.workingDays();
        return changed(
                actor,
                days == null
                        ? Outcome.rejected(Problem.at("workingDays", Refusal.REQUIRED))
                        : at(
                                commitments.askExplanation(
                                        actor,
                                        CommitmentPages.id(id),
                                        words(request.question()),
                                        days,
                                        CommitmentAnswers.submission(key)),
                                field -> field.equals("days") ? "workingDays" : field),
                locale);
    }

    @PostMapping("/commitments/{id}/explanations/{explanation}/answer")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> explain(
            Actor actor,
            @PathVariable long id,
            @PathVariable int explanation,
            @RequestBody ExplanationRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return changed(
                actor,
                at(
                        commitments.explain(
                                actor,
                                CommitmentPages.id(id),
                                explanation - 1,
                                words(request.text()),
                                CommitmentAnswers.submission(key)),
                        field -> field.equals("answer") ? "text" : field),
                locale);
    }

    // ---- how long it takes

    @PutMapping("/commitments/{id}/estimate")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> estimate(
            Actor actor,
            @PathVariable long id,
            @RequestBody EstimateRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        Integer optimistic = request.optimistic();
        Integer likely = request.likely();
        Integer pessimistic = request.pessimistic();
        if (optimistic == null || likely == null || pessimistic == null) {
            return problems.answer(
                    List.of(Problem.at(
                            optimistic == null ? "optimistic" : likely == null ? "likely" : "pessimistic",
                            Refusal.REQUIRED)),
                    locale);
        }
        return changed(
                actor,
                commitments.estimate(
                        actor,
                        CommitmentPages.id(id),
                        optimistic,
                        likely,
                        pessimistic,
                        CommitmentAnswers.submission(key)),
                locale);
    }

    // ---- what it is tied to

    @PostMapping("/commitments/{id}/links")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> link(
            Actor actor,
            @PathVariable long id,
            @RequestBody LinkRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return changed(
                actor,
                other("commitment", request.commitment())
                        .then(other -> at(
                                commitments.link(
                                        actor, CommitmentPages.id(id), other, CommitmentAnswers.submission(key)),
                                field -> field.equals("other") ? "commitment" : field)),
                locale);
    }

    @DeleteMapping("/commitments/{id}/links/{other}")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> unlink(
            Actor actor,
            @PathVariable long id,
            @PathVariable long other,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return changed(
                actor,
                commitments.unlink(
                        actor, CommitmentPages.id(id), CommitmentPages.id(other), CommitmentAnswers.submission(key)),
                locale);
    }

    @PostMapping("/commitments/{id}/dependencies")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> depend(
            Actor actor,
            @PathVariable long id,
            @RequestBody DependencyRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        String code = Objects.requireNonNullElse(request.type(), Dependency.Type.FINISH_TO_START.code());
        Optional<Dependency.Type> type = Arrays.stream(Dependency.Type.values())
                .filter(one -> one.code().equals(code))
                .findFirst();
        int lag = Objects.requireNonNullElse(request.lagDays(), 0);
        return changed(
                actor,
                type.isEmpty()
                        ? Outcome.rejected(Problem.at("type", Refusal.UNKNOWN_CHOICE, code))
                        : other("predecessor", request.predecessor())
                                .then(predecessor -> at(
                                        commitments.dependOn(
                                                actor,
                                                CommitmentPages.id(id),
                                                new Dependency(predecessor, type.get(), lag),
                                                CommitmentAnswers.submission(key)),
                                        field -> field.equals("lag") ? "lagDays" : field)),
                locale);
    }

    @DeleteMapping("/commitments/{id}/dependencies/{predecessor}")
    @ApiNote(answer = CommitmentAnswer.class)
    ResponseEntity<Object> dependNoMore(
            Actor actor,
            @PathVariable long id,
            @PathVariable long predecessor,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return changed(
                actor,
                commitments.dependNoMoreOn(
                        actor,
                        CommitmentPages.id(id),
                        CommitmentPages.id(predecessor),
                        CommitmentAnswers.submission(key)),
                locale);
    }

    // ---- what all share

    private ResponseEntity<Object> changed(Actor actor, Outcome<Commitment> outcome, Locale locale) {
        return outcome instanceof Outcome.Rejected<Commitment>(List<Problem> found)
                ? problems.answer(named(found), locale)
                : answers.changed(actor, outcome, locale);
    }

    private static Outcome<CommitmentId> other(String field, @Nullable Long id) {
        if (id == null) {
            return Outcome.rejected(Problem.at(field, Refusal.REQUIRED));
        }
        return id > 0 ? Outcome.accepted(new CommitmentId(id)) : Outcome.rejected(Problem.at(field, Refusal.NOT_FOUND));
    }

    /** The front door's names of fields as this interface has them. */
    private static <T> Outcome<T> at(Outcome<T> outcome, Function<String, String> name) {
        return outcome instanceof Outcome.Rejected<T>(List<Problem> found)
                ? Outcome.rejected(found.stream()
                        .map(problem -> problem.field() == null
                                ? problem
                                : new Problem(problem.code(), name.apply(problem.field()), problem.arguments()))
                        .toList())
                : outcome;
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }
}
