package vn.phusa.programme;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.duty.Act;
import vn.phusa.duty.Due;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyActed;
import vn.phusa.duty.DutyId;

/**
 * What somebody does to a commitment's duty in the work list happens to the commitment too, in the same transaction. The
 * duty room has asked whether they may.
 */
@Component
class CommitmentEchoes {
    private final Commitments commitments;
    private final CommitmentDuties duties;
    private final Duties all;

    CommitmentEchoes(Commitments commitments, CommitmentDuties duties, Duties all) {
        this.commitments = commitments;
        this.all = all;
        this.duties = duties;
    }

    @EventListener
    void acted(DutyActed acted) {
        var subject = acted.duty().subject();
        if (!subject.room().equals(CommitmentDuties.ROOM) || !subject.kind().equals(CommitmentDuties.KIND)) {
            return;
        }
        CommitmentId id = new CommitmentId(Long.parseLong(subject.id()));
        Actor actor = acted.done().doer();
        PartyId onBehalfOf = !acted.done().onBehalf()
                ? null
                : decision(acted.done().act())
                        ? acted.duty().assigner()
                        : acted.duty().holder();
        LocalDate day = VietnamTime.dateOf(acted.done().at());
        duties.echo()
                .answer(
                        id,
                        () -> commitments.echo(
                                id,
                                actor,
                                onBehalfOf,
                                commitment -> events(
                                        acted.done().act(),
                                        commitment,
                                        acted.duty().assigner(),
                                        day)));
    }

    /** Whether it is the assigner's to do. */
    private static boolean decision(Act act) {
        return act instanceof Act.Confirmed
                || act instanceof Act.Returned
                || act instanceof Act.Extended
                || act instanceof Act.ExtensionRefused;
    }

    /** The events that bring the commitment to where its duty is; none where the duty's affair is not its own. */
    private List<CommitmentEvent> events(Act act, Commitment commitment, @Nullable PartyId assigner, LocalDate day) {
        PartyId by = assigner == null ? commitment.terms().assigner() : assigner;
        return switch (act) {
            case Act.Received _ ->
                commitment.life() instanceof Life.Assigned ? List.of(new CommitmentEvent.Received(day)) : List.of();
            case Act.Reported reported ->
                List.of(new CommitmentEvent.DoneReported(VietnamTime.dateOf(reported.when()), reported.note()));
            case Act.Confirmed confirmed ->
                commitment.life() instanceof Life.ReportedDone(LocalDate on)
                        ? List.of(new CommitmentEvent.CompletionConfirmed(by, on, day, confirmed.note()))
                        : List.of();
            case Act.Returned returned -> List.of(new CommitmentEvent.ReportReturned(by, day, returned.reason()));
            case Act.ExtensionAsked asked ->
                List.of(new CommitmentEvent.ExtensionAsked(asked.until(), asked.reason(), day));
            case Act.Extended extended ->
                commitment.dueOn() == null
                        ? List.of(new CommitmentEvent.Edited(
                                commitment.terms().withDue(extended.due().on())))
                        : List.of(new CommitmentEvent.ExtensionGranted(
                                by, extended.due().on(), day));
            case Act.ExtensionRefused refused ->
                List.of(new CommitmentEvent.ExtensionRefused(by, refused.reason(), day));
            case Act.Suspended suspended -> List.of(new CommitmentEvent.Suspended(day, suspended.reason()));
            case Act.Resumed resumed -> {
                CommitmentEvent goesOn = new CommitmentEvent.Resumed(day);
                yield resumed.due() == null
                        ? List.of(goesOn)
                        : List.of(
                                goesOn,
                                new CommitmentEvent.ExtensionGranted(
                                        by, resumed.due().on(), day));
            }
            case Act.Transferred transferred ->
                List.of(new CommitmentEvent.Transferred(
                        day, commitment.terms().lead(), transferred.to(), transferred.reason()));
            case Act.Withdrawn withdrawn -> List.of(new CommitmentEvent.Ended(day, withdrawn.reason()));
            case Act.ExplanationAsked asked ->
                List.of(new CommitmentEvent.ExplanationAsked(asked.question(), day, answerBy(asked, day)));
            case Act.Explained explained -> explained(explained, commitment, day);
            case Act.Opened _, Act.Recomputed _, Act.RemindersSet _ -> List.of();
        };
    }

    private LocalDate answerBy(Act.ExplanationAsked asked, LocalDate otherwise) {
        Due due = all.find(Actor.platform(), new DutyId(asked.explanation()))
                .orThrow()
                .due();
        return due == null ? otherwise : due.on();
    }

    private List<CommitmentEvent> explained(Act.Explained explained, Commitment commitment, LocalDate day) {
        DutyId about = new DutyId(Objects.requireNonNull(all.find(Actor.platform(), new DutyId(explained.explanation()))
                .orThrow()
                .parent()));
        Set<String> questions = new HashSet<>();
        all.file(Actor.platform(), about).orThrow().history().forEach(done -> {
            if (done.act() instanceof Act.ExplanationAsked asked && asked.explanation() == explained.explanation()) {
                questions.add(asked.question());
            }
        });
        List<Explanation> asked = commitment.explanations();
        for (int place = 0; place < asked.size(); place++) {
            if (asked.get(place).open() && questions.contains(asked.get(place).question())) {
                return List.of(new CommitmentEvent.Explained(place, explained.answer(), day));
            }
        }
        return List.of();
    }
}
