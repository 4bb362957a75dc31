package vn.phusa.traceability.supervision;

import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.duty.Act;
import vn.phusa.duty.DueRule;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyActed;
import vn.phusa.duty.DutyPermission;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.Echo;
import vn.phusa.duty.NewDuty;
import vn.phusa.duty.Subject;

/**
 * Keeps a duty beside each matter, so that its hours urge the trader; what a trader writes when it reports the duty done is its answer.
 * Both happen within one transaction.
 */
@Component
class MatterDuties {
    private static final String ROOM = "traceability";
    private static final String KIND = "matter";

    private final Duties duties;
    private final Supervision supervision;
    private final Echo<MatterId> echo = new Echo<>();

    MatterDuties(Duties duties, Supervision supervision) {
        this.duties = duties;
        this.supervision = supervision;
    }

    @EventListener
    void happened(MatterActed acted) {
        echo.answer(acted.matter().id(), () -> tell(acted));
    }

    private void tell(MatterActed acted) {
        Matter matter = acted.matter();
        Actor vouched = acted.actor().vouchedFor();
        Optional<DutyRow> open = duties.running(ROOM, matter.id().toString());
        switch (acted.step()) {
            case null -> {
                String lead = matter.kind() == Matter.Kind.QUESTION ? "Cung cấp thông tin về " : "Giải trình về ";
                duties.open(
                                vouched,
                                NewDuty.of(
                                        new Subject(
                                                ROOM,
                                                KIND,
                                                matter.id().toString(),
                                                "/traceability/matters/" + matter.id()),
                                        lead + matter.goods() + ": " + matter.about(),
                                        matter.trader(),
                                        matter.authority(),
                                        DueRule.atMoment(matter.answerBy()),
                                        acted.at()))
                        .orThrow();
            }
            case Matter.Step.Answer answer ->
                open.ifPresent(row -> duties.reportDone(
                        acted.actor().may(DutyPermission.WORK, matter.trader()) ? acted.actor() : vouched,
                        row.id(),
                        shortened(answer.words()),
                        null));
            case Matter.Step.Suspend _ -> {
                // The duty to explain goes on.
            }
            case Matter.Step.Close close -> open.ifPresent(row -> end(vouched, row, matter, shortened(close.words())));
            case Matter.Step.Cancel cancel ->
                open.ifPresent(row -> end(vouched, row, matter, shortened(cancel.words())));
        }
    }

    /** An answer is confirmed; where none came, the duty falls away with the decision. */
    private void end(Actor vouched, DutyRow row, Matter matter, String words) {
        if (matter.answeredAt() == null) {
            duties.withdraw(vouched, row.id(), words);
        } else {
            duties.confirm(vouched, row.id(), words);
        }
    }

    private static String shortened(String words) {
        return words.length() <= 2_000 ? words : words.substring(0, 1_999) + "…";
    }

    @EventListener
    void decided(DutyActed acted) {
        Subject subject = acted.duty().subject();
        if (!subject.room().equals(ROOM) || !subject.kind().equals(KIND)) {
            return;
        }
        MatterId id = new MatterId(Long.parseLong(subject.id()));
        if (acted.done().act() instanceof Act.Reported reported) {
            echo.answer(id, () -> supervision.echo(id, acted.done().doer(), reported.note()));
        }
    }
}
