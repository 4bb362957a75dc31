package vn.phusa.programme.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.programme.Assignment;
import vn.phusa.programme.AssignmentId;
import vn.phusa.programme.Assignments;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.ProgrammeProblem;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Refused;
import vn.phusa.shell.web.ApiNote;
import vn.phusa.shell.web.ProblemResponses;

/** Many commitments given to their leads at once, for programs; see {@link AssignmentPages}. */
@RestController
@RequestMapping("/api")
class AssignmentApi {
    private final Assignments assignments;
    private final Languages languages;
    private final ProblemResponses problems;

    AssignmentApi(Assignments assignments, Languages languages, ProblemResponses problems) {
        this.assignments = assignments;
        this.languages = languages;
        this.problems = problems;
    }

    /**
     * What is to be assigned.
     *
     * @param commitments of the programme
     * @param lead leads all of them; null: each keeps its own
     * @param on day of an assignment on paper that is entered late; null: today
     * @param note what the assigner writes to the leads
     * @param goodRows whether those that cannot be assigned are left out; otherwise a single one keeps everything back
     */
    record AssignmentRequest(
            @Nullable List<@Nullable Long> commitments,
            @Nullable Long lead,
            @Nullable LocalDate on,
            @Nullable String note,
            @Nullable Boolean goodRows) {}

    /** @param touched numbers of commitments that hinder taking it back */
    record AssignmentAnswer(
            long id,
            long programme,
            @Nullable Long lead,
            String note,
            String by,
            Instant at,
            List<Long> commitments,
            @Nullable Instant undoneAt,
            List<String> touched) {}

    @PostMapping("/programmes/{id}/assignments")
    @ApiNote(answer = AssignmentAnswer.class)
    ResponseEntity<Object> assign(
            Actor actor,
            @PathVariable long id,
            @RequestBody AssignmentRequest request,
            @RequestHeader(name = CommitmentAnswers.KEY, required = false) @Nullable String key,
            Locale locale) {
        List<CommitmentId> chosen = new ArrayList<>();
        for (Long one : request.commitments() == null ? List.<@Nullable Long>of() : request.commitments()) {
            if (one != null && one > 0) {
                chosen.add(new CommitmentId(one));
            }
        }
        Long lead = request.lead();
        if (lead != null && lead <= 0) {
            return problems.answer(List.of(Problem.at("lead", ProgrammeProblem.UNKNOWN_PARTY)), locale);
        }
        return answer(
                actor,
                assignments.assign(
                        actor,
                        CommitmentPages.programmeId(id),
                        chosen,
                        lead == null ? null : new PartyId(lead),
                        request.on(),
                        request.note() == null ? "" : request.note(),
                        Boolean.TRUE.equals(request.goodRows()),
                        CommitmentAnswers.submission(key)),
                locale);
    }

    @GetMapping("/assignments/{id}")
    AssignmentAnswer show(Actor actor, @PathVariable long id) {
        return answer(actor, AssignmentPages.id(id));
    }

    /** Takes all of them back, as long as no lead has taken any up. */
    @PostMapping("/assignments/{id}/undo")
    @ApiNote(answer = AssignmentAnswer.class)
    ResponseEntity<Object> undo(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String reason, Locale locale) {
        String said = reason.isBlank() ? languages.in(locale).say("programme.assignments.undo-reason") : reason.strip();
        return answer(actor, assignments.undo(actor, AssignmentPages.id(id), said), locale);
    }

    private ResponseEntity<Object> answer(Actor actor, Outcome<AssignmentId> outcome, Locale locale) {
        return switch (outcome) {
            case Outcome.Accepted<AssignmentId>(AssignmentId id) -> ResponseEntity.ok(answer(actor, id));
            case Outcome.Rejected<AssignmentId>(List<Problem> found) -> problems.answer(found, locale);
        };
    }

    private AssignmentAnswer answer(Actor actor, AssignmentId id) {
        Assignments.View view = Refused.unlessAccepted(assignments.view(actor, id));
        Assignment made = view.assignment();
        return new AssignmentAnswer(
                id.value(),
                made.programme().value(),
                made.lead() == null ? null : made.lead().value(),
                made.note(),
                made.byName(),
                made.at(),
                made.rows().stream().map(row -> row.commitment().value()).toList(),
                made.undoneAt(),
                view.touched());
    }
}
