package vn.phusa.traceability.trace;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.duty.Act;
import vn.phusa.duty.DueRule;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyActed;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.Life;
import vn.phusa.duty.NewDuty;
import vn.phusa.duty.Subject;
import vn.phusa.duty.Term;

/**
 * Tells holders of recalled goods by a duty whose clock runs by the hour, at night too; what they report is their answer. Both happen
 * within one transaction.
 */
@Component
class RecallDuties {
    static final String ROOM = "traceability";
    static final String KIND = "recall";

    private final Duties duties;
    private final Recalls recalls;
    private final Clock clock;

    RecallDuties(Duties duties, Recalls recalls, Clock clock) {
        this.duties = duties;
        this.recalls = recalls;
        this.clock = clock;
    }

    @EventListener
    void happened(RecallHappened happened) {
        Recall recall = happened.recall();
        Actor vouched = happened.actor().vouchedFor();
        if (recall.open()) {
            List<NewDuty> notices = new ArrayList<>();
            for (Holder holder : happened.toTell()) {
                notices.add(notice(recall, Objects.requireNonNull(holder.organisation()), clock.instant()));
            }
            if (!notices.isEmpty()) {
                duties.openAll(vouched, notices).orThrow();
            }
        } else {
            end(recall, vouched);
        }
    }

    private static NewDuty notice(Recall recall, PartyId holder, java.time.Instant at) {
        String title = (recall.drill() ? "[Diễn tập] " : "") + "Thu hồi " + recall.start()
                + ": dừng bán, tách riêng, báo số lượng còn giữ. Lý do: "
                + recall.reason();
        return NewDuty.of(
                recall.owedBy(holder),
                title,
                holder,
                recall.owner(),
                DueRule.within(Term.hours(recall.answerHours())),
                at);
    }

    private void end(Recall recall, Actor vouched) {
        String note = Objects.requireNonNullElse(recall.endNote(), "");
        for (Holder holder : recalls.holders(recall.id())) {
            if (holder.organisation() != null) {
                for (DutyRow row : duties.about(ROOM, recall.id() + "-" + holder.organisation())) {
                    if (row.life() == Life.REPORTED) {
                        duties.confirm(vouched, row.id(), note);
                    } else if (!row.life().ended()) {
                        duties.withdraw(vouched, row.id(), note);
                    }
                }
            }
        }
    }

    @EventListener
    void decided(DutyActed acted) {
        Subject subject = acted.duty().subject();
        if (subject.room().equals(ROOM)
                && subject.kind().equals(KIND)
                && acted.done().act() instanceof Act.Reported reported) {
            String[] id = subject.id().split("-", 2);
            recalls.answered(
                    new RecallId(Long.parseLong(id[0])),
                    new PartyId(Long.parseLong(id[1])),
                    reported.when(),
                    reported.note());
        }
    }
}
