package vn.phusa.programme.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.Money;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentView;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Estimate;
import vn.phusa.programme.Explanation;
import vn.phusa.programme.Milestone;
import vn.phusa.programme.ProgrammePermission;
import vn.phusa.programme.SourceClause;
import vn.phusa.programme.Submission;
import vn.phusa.programme.reading.ReadingId;
import vn.phusa.programme.reading.Readings;
import vn.phusa.programme.web.ProgrammeApi.Amount;
import vn.phusa.programme.web.ProgrammeApi.CommitmentAnswer;
import vn.phusa.programme.web.ProgrammeApi.DependencyAnswer;
import vn.phusa.programme.web.ProgrammeApi.EstimateAnswer;
import vn.phusa.programme.web.ProgrammeApi.EventAnswer;
import vn.phusa.programme.web.ProgrammeApi.ExplanationAnswer;
import vn.phusa.programme.web.ProgrammeApi.FundingAnswer;
import vn.phusa.programme.web.ProgrammeApi.MilestoneAnswer;
import vn.phusa.programme.web.ProgrammeApi.RowAnswer;
import vn.phusa.programme.web.ProgrammeApi.SourceAnswer;
import vn.phusa.programme.web.ProgrammeApi.Text;
import vn.phusa.shell.Refused;
import vn.phusa.shell.web.ProblemResponses;

/** Says a commitment as JSON, after it was read or changed. */
@Component
class CommitmentAnswers {
    static final String KEY = "Idempotency-Key";

    private final Commitments commitments;
    private final Readings readings;
    private final PartyNames parties;
    private final ProblemResponses problems;
    private final Clock clock;

    CommitmentAnswers(
            Commitments commitments, Readings readings, PartyNames parties, ProblemResponses problems, Clock clock) {
        this.commitments = commitments;
        this.readings = readings;
        this.parties = parties;
        this.problems = problems;
        this.clock = clock;
    }

    /** The form's key that a program gives itself; none: every request counts. */
    static Submission submission(@Nullable String key) {
        if (key == null) {
            return Submission.none();
        }
        try {
            return Submission.of(UUID.fromString(key));
        } catch (IllegalArgumentException notAKey) {
            throw new Refused(List.of(Problem.at(KEY, Refusal.UNKNOWN_CHOICE, key)));
        }
    }

    /** What was changed as it stands now, or why it was not. */
    ResponseEntity<Object> changed(Actor actor, Outcome<Commitment> outcome, Locale locale) {
        return switch (outcome) {
            case Outcome.Accepted<Commitment>(Commitment after) ->
                ResponseEntity.ok(whole(Refused.unlessAccepted(commitments.view(actor, after.id())), actor));
            case Outcome.Rejected<Commitment>(List<Problem> found) -> problems.answer(found, locale);
        };
    }

    /** For those who may see all of it. */
    CommitmentAnswer whole(CommitmentView view, Actor actor) {
        return answer(view, actor, true);
    }

    /** What everybody reads: facts and results. */
    CommitmentAnswer publicPart(CommitmentView view) {
        return answer(view, Actor.visitor(), false);
    }

    private CommitmentAnswer answer(CommitmentView view, Actor actor, boolean whole) {
        Commitment commitment = view.commitment();
        Set<PartyId> seen = new HashSet<>();
        PartyNames.in(commitment).forEach(seen::add);
        view.history().forEach(entry -> PartyNames.in(entry).forEach(seen::add));
        Names names = parties.of(seen);
        return new CommitmentAnswer(
                row(view, actor, names),
                ProgrammeApi.party(commitment.terms().assigner(), names),
                commitment.terms().open(),
                commitment.terms().dueAsWritten(),
                commitment.links().stream().map(CommitmentId::value).toList(),
                whole ? dependencies(view) : List.of(),
                whole ? milestones(commitment) : List.of(),
                ProgrammeApi.counts(commitment.terms().indicators()),
                whole ? funding(commitment) : List.of(),
                whole ? explanations(commitment) : List.of(),
                whole ? estimate(commitment.estimate()) : null,
                commitment.findings().stream().map(ProgrammeApi::said).toList(),
                commitment.version(),
                view.history().stream()
                        .map(entry -> new EventAnswer(
                                entry.version(),
                                entry.recordedAt(),
                                entry.event().getClass().getSimpleName(),
                                entry.actorName(),
                                entry.onBehalfOf() == null ? null : ProgrammeApi.party(entry.onBehalfOf(), names),
                                Words.remark(entry.event())))
                        .toList(),
                whole ? source(commitment) : null);
    }

    private @Nullable SourceAnswer source(Commitment commitment) {
        SourceClause clause = commitment.terms().source();
        return clause == null
                ? null
                : new SourceAnswer(
                        clause.quote(),
                        clause.place(),
                        clause.document(),
                        readings.readIn(commitment.id()).map(ReadingId::value).orElse(null),
                        clause.start(),
                        clause.end());
    }

    private RowAnswer row(CommitmentView view, Actor actor, Names names) {
        Commitment commitment = view.commitment();
        LocalDate today = VietnamTime.today(clock);
        return new RowAnswer(
                commitment.id().value(),
                commitment.programme().value(),
                commitment.terms().number(),
                commitment.terms().kind().key(),
                Text.of(commitment.terms().wording()),
                ProgrammeApi.party(commitment.terms().lead(), names),
                commitment.terms().coordinators().stream()
                        .map(holder -> ProgrammeApi.party(holder, names))
                        .toList(),
                commitment.life().stage().key(),
                commitment.standing(today).key(),
                commitment.assignedOn(),
                commitment.dueOn(),
                commitment.originalDueOn(),
                commitment.doneOn(),
                commitment.daysOverdue(today),
                // Progress is a note between the lead and the assigner; the public reads results.
                !actor.maySomewhere(ProgrammePermission.SEE) || commitment.progress() == null
                        ? null
                        : commitment.progress().percent(),
                commitment.carriedOverFrom() != null,
                view.history().isEmpty()
                        ? clock.instant()
                        : view.history().getLast().recordedAt());
    }

    private static List<DependencyAnswer> dependencies(CommitmentView view) {
        return view.commitment().dependencies().stream()
                .map(one -> new DependencyAnswer(
                        one.predecessor().value(),
                        Objects.requireNonNullElse(view.related().get(one.predecessor()), ""),
                        one.type().code(),
                        one.lagDays()))
                .toList();
    }

    private static List<MilestoneAnswer> milestones(Commitment commitment) {
        List<MilestoneAnswer> found = new ArrayList<>();
        for (Milestone one : commitment.terms().milestones()) {
            found.add(new MilestoneAnswer(found.size() + 1, one.name(), one.dueOn(), one.reachedOn()));
        }
        return found;
    }

    private static List<FundingAnswer> funding(Commitment commitment) {
        return commitment.terms().funding().stream()
                .map(line -> new FundingAnswer(
                        line.source().key(),
                        amount(line.planned()),
                        amount(line.committed()),
                        amount(line.disbursed())))
                .toList();
    }

    private static @Nullable Amount amount(@Nullable Money money) {
        return money == null
                ? null
                : new Amount(money.amount(), money.currency().getCurrencyCode());
    }

    static List<ExplanationAnswer> explanations(Commitment commitment) {
        List<ExplanationAnswer> found = new ArrayList<>();
        for (Explanation one : commitment.explanations()) {
            found.add(new ExplanationAnswer(
                    found.size() + 1, one.question(), one.askedOn(), one.answerBy(), one.answer(), one.answeredOn()));
        }
        return found;
    }

    private static @Nullable EstimateAnswer estimate(@Nullable Estimate estimate) {
        return estimate == null
                ? null
                : new EstimateAnswer(estimate.on(), estimate.optimistic(), estimate.likely(), estimate.pessimistic());
    }
}
