package vn.phusa.programme;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.duty.Act;
import vn.phusa.duty.DutyActed;

/**
 * What somebody does to a commitment's duty in the work list happens to the commitment too, in the same transaction. The
 * duty room has asked whether they may.
 */
@Component
class CommitmentEchoes {
    private final Commitments commitments;
    private final CommitmentDuties duties;

    CommitmentEchoes(Commitments commitments, CommitmentDuties duties) {
        this.commitments = commitments;
        this.duties = duties;
    }

    @EventListener
    void acted(DutyActed acted) {
        var subject = acted.duty().subject();
        if (!subject.room().equals(CommitmentDuties.ROOM) || !subject.kind().equals(CommitmentDuties.KIND)) {
            return;
        }
        CommitmentId id = new CommitmentId(Long.parseLong(subject.id()));
        if (duties.speaks(id)) {
            return;
        }
        Actor actor = new Actor(acted.done().account(), null, acted.done().actor(), List.of(), Actor.Channel.WEB);
        PartyId onBehalfOf = acted.done().onBehalf() ? acted.duty().holder() : null;
        LocalDate day = VietnamTime.dateOf(acted.done().at());
        duties.hush(
                id,
                () -> commitments.echo(
                        id,
                        actor,
                        onBehalfOf,
                        commitment -> events(
                                acted.done().act(), commitment, acted.duty().assigner(), day)));
    }

    /** The events that bring the commitment to where its duty is; none where the duty's affair is not its own. */
    private static List<CommitmentEvent> events(
            Act act, Commitment commitment, @Nullable PartyId assigner, LocalDate day) {
        PartyId by = assigner == null ? commitment.terms().assigner() : assigner;
        return switch (act) {
            case Act.Received _ -> List.of(new CommitmentEvent.Received(day));
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
            case Act.Opened _, Act.Recomputed _, Act.RemindersSet _, Act.ExplanationAsked _, Act.Explained _ ->
                List.of();
        };
    }
}
