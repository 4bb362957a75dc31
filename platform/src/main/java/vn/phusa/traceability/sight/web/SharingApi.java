package vn.phusa.traceability.sight.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.VietnamTime;
import vn.phusa.shell.Refused;
import vn.phusa.shell.web.ApiNote;
import vn.phusa.shell.web.ProblemResponses;
import vn.phusa.traceability.Sharing;
import vn.phusa.traceability.Sharings;
import vn.phusa.traceability.Thing;

/** Who sees whose events, for programs. Sharing the same again says the same, so that a repeated request does no harm. */
@RestController
@RequestMapping("/api/traceability/sharing")
class SharingApi {
    private final Sharings sharings;
    private final ProblemResponses problems;
    private final Clock clock;

    SharingApi(Sharings sharings, ProblemResponses problems, Clock clock) {
        this.sharings = sharings;
        this.problems = problems;
        this.clock = clock;
    }

    /**
     * One decision.
     *
     * @param goods Digital Link or URI of a product or lot; null: all events of the owner
     * @param until last day on which it counts; null: without end
     * @param counts whether it counts today
     */
    record SharingItem(
            long id,
            long owner,
            long viewer,
            @Nullable String goods,
            LocalDate from,
            @Nullable LocalDate until,
            boolean counts,
            Instant decidedAt,
            String decidedBy) {}

    /** What is asked for. */
    record SharingRequest(
            @Nullable Long owner,
            @Nullable Long viewer,
            @Nullable String goods,
            @Nullable String from,
            @Nullable String until) {
        SharingForm form() {
            return new SharingForm(
                    owner == null ? null : owner.toString(),
                    viewer == null ? null : viewer.toString(),
                    goods,
                    from,
                    until);
        }
    }

    @GetMapping
    List<SharingItem> list(Actor actor) {
        return Refused.unlessAccepted(sharings.of(actor)).stream()
                .map(this::item)
                .toList();
    }

    @PostMapping
    @ApiNote(answer = SharingItem.class)
    ResponseEntity<Object> share(Actor actor, @RequestBody SharingRequest request, Locale locale) {
        return answered(
                request.form().read(VietnamTime.today(clock)).then(wish -> sharings.share(actor, wish)), locale);
    }

    @PostMapping("/{id}/withdraw")
    @ApiNote(answer = SharingItem.class)
    ResponseEntity<Object> withdraw(Actor actor, @PathVariable long id, Locale locale) {
        return answered(sharings.end(actor, id), locale);
    }

    private ResponseEntity<Object> answered(Outcome<Sharing> outcome, Locale locale) {
        return switch (outcome) {
            case Outcome.Accepted<Sharing>(Sharing sharing) -> ResponseEntity.ok(item(sharing));
            case Outcome.Rejected<Sharing>(List<Problem> refused) -> problems.answer(refused, locale);
        };
    }

    private SharingItem item(Sharing sharing) {
        LocalDate until = sharing.until();
        return new SharingItem(
                sharing.number(),
                sharing.owner().value(),
                sharing.viewer().value(),
                sharing.goods() == null ? null : Thing.uri(sharing.goods()),
                sharing.from(),
                until == null ? null : until.minusDays(1),
                sharing.holdsOn(VietnamTime.today(clock)),
                sharing.decidedAt(),
                sharing.decidedBy());
    }
}
