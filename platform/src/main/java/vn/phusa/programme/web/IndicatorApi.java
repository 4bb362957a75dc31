package vn.phusa.programme.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.programme.Indicator;
import vn.phusa.programme.Programme;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Submission;
import vn.phusa.programme.web.ProgrammeApi.ProgrammeAnswer;
import vn.phusa.programme.web.TermsJson.IndicatorLine;
import vn.phusa.shell.Refused;
import vn.phusa.shell.web.ApiNote;
import vn.phusa.shell.web.ProblemResponses;

/** The counts of a whole programme, as a program writes them. */
@RestController
@RequestMapping("/api")
class IndicatorApi {
    private final Programmes programmes;
    private final PartyNames parties;
    private final ProblemResponses problems;

    IndicatorApi(Programmes programmes, PartyNames parties, ProblemResponses problems) {
        this.programmes = programmes;
        this.parties = parties;
        this.problems = problems;
    }

    record IndicatorsRequest(@Nullable List<@Nullable IndicatorLine> indicators) {}

    /** @param version of the programme that the caller has seen; not said: whatever it is now */
    @PutMapping("/programmes/{id}/indicators")
    @ApiNote(answer = ProgrammeAnswer.class)
    ResponseEntity<Object> write(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long version,
            @RequestBody IndicatorsRequest request,
            @RequestHeader(name = CommitmentAnswers.KEY, required = false) @Nullable String key,
            Locale locale) {
        Programme before = Refused.unlessAccepted(programmes.view(actor, CommitmentPages.programmeId(id)))
                .programme();
        TermsJson read = new TermsJson(parties::exists);
        List<Indicator> indicators = read.indicators(request.indicators());
        Submission submission = new Submission(
                CommitmentAnswers.submission(key).key(), version == null ? Long.valueOf(before.version()) : version);
        Outcome<Programme> outcome = read.problems().isEmpty()
                ? programmes.edit(actor, before.id(), before.facts().withIndicators(indicators), submission)
                : Outcome.rejected(read.problems());
        return switch (outcome) {
            case Outcome.Accepted<Programme>(Programme after) ->
                ResponseEntity.ok(ProgrammeApi.answer(
                        after, parties.of(PartyNames.in(after).toList())));
            case Outcome.Rejected<Programme>(List<Problem> found) -> problems.answer(found, locale);
        };
    }
}
