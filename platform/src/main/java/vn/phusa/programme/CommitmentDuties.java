package vn.phusa.programme;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.duty.Act;
import vn.phusa.duty.DoneAct;
import vn.phusa.duty.DueRule;
import vn.phusa.duty.Duties;
import vn.phusa.duty.Duty;
import vn.phusa.duty.DutyId;
import vn.phusa.duty.DutyPermission;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.Echo;
import vn.phusa.duty.NewDuty;
import vn.phusa.duty.Subject;
import vn.phusa.duty.Term;
import vn.phusa.duty.WorkingCalendars;

/**
 * Keeps one duty beside each commitment that somebody has in hand, so that its lead is reminded, escalated about and
 * finds it in the work list. Runs within the transaction of what happened: either both know, or neither.
 */
@Component
class CommitmentDuties {
    static final String ROOM = "programme";
    static final String KIND = "commitment";

    private final Duties duties;
    private final WorkingCalendars calendars;
    private final Echo<CommitmentId> echo = new Echo<>();

    CommitmentDuties(Duties duties, WorkingCalendars calendars) {
        this.duties = duties;
        this.calendars = calendars;
    }

    /** What is said of a commitment's duty from here, or to the commitment by its duty. */
    Echo<CommitmentId> echo() {
        return echo;
    }

    /** Opens the duties of all that have just been assigned together, as one act. */
    void assigned(Actor actor, List<Commitment> all) {
        duties.openAll(
                        actor.vouchedFor(),
                        all.stream()
                                .flatMap(commitment -> wanted(commitment).stream())
                                .toList())
                .orThrow();
    }

    /** Withdraws the duties of all whose assignment has been taken back together, as one act. */
    void withdrawn(Actor actor, Collection<CommitmentId> all, String reason) {
        duties.withdrawAll(
                        actor.vouchedFor(),
                        all.stream()
                                .flatMap(id -> duty(id).stream())
                                .map(DutyRow::id)
                                .toList(),
                        reason)
                .orThrow();
    }

    @EventListener
    void happened(CommitmentRecorded recorded) {
        echo.answer(recorded.after().id(), () -> tell(recorded));
    }

    @EventListener
    void loaded(CommitmentLoaded loaded) {
        Commitment commitment = loaded.commitment();
        if (commitment.life().inHand()) {
            echo.hush(commitment.id(), () -> open(Actor.platform(), commitment));
        }
    }

    /** The lead's own people act as themselves; others act for it, and the duty room marks it so. */
    private static Actor reporter(Recorder recorder, Commitment commitment) {
        return recorder.onBehalfOf() == null
                        && commitment.terms().lead() instanceof Holder.Known(PartyId lead)
                        && recorder.actor().may(DutyPermission.WORK, lead)
                ? recorder.actor()
                : recorder.actor().vouchedFor();
    }

    private void tell(CommitmentRecorded recorded) {
        Commitment before = recorded.before();
        Commitment after = recorded.after();
        Actor actor = recorded.recorder().actor().vouchedFor();
        Optional<DutyRow> found = duty(after.id());
        if (found.isEmpty()) {
            if (after.life().inHand()) {
                open(actor, after);
            }
            return;
        }
        DutyId id = found.get().id();
        Optional<Outcome<Duty>> answer = switch (recorded.event()) {
            case CommitmentEvent.Received _ -> Optional.of(duties.receive(reporter(recorded.recorder(), after), id));
            case CommitmentEvent.ProgressReported _ ->
                found.get().life() == vn.phusa.duty.Life.ASSIGNED
                        ? Optional.of(duties.receive(reporter(recorded.recorder(), after), id))
                        : Optional.empty();
            case CommitmentEvent.DoneReported(LocalDate on, String text) -> {
                boolean today = on.equals(VietnamTime.dateOf(recorded.recorder().at()));
                yield Optional.of(duties.reportDone(
                        today ? reporter(recorded.recorder(), after) : actor, id, text, today ? null : on));
            }
            case CommitmentEvent.CompletionConfirmed confirmed ->
                Optional.of(duties.confirm(actor, id, confirmed.note()));
            case CommitmentEvent.ReportReturned returned ->
                Optional.of(duties.returnForRework(actor, id, returned.reason()));
            case CommitmentEvent.ExtensionAsked asked ->
                Optional.of(
                        duties.askExtension(reporter(recorded.recorder(), after), id, asked.newDue(), asked.reason()));
            case CommitmentEvent.ExtensionGranted granted ->
                Optional.of(duties.extend(actor, id, granted.newDue(), reasonOf(before)));
            case CommitmentEvent.ExtensionRefused refused ->
                Optional.of(duties.refuseExtension(actor, id, refused.reason()));
            case CommitmentEvent.Suspended suspended -> Optional.of(duties.suspend(actor, id, suspended.reason()));
            case CommitmentEvent.Resumed _ -> Optional.of(duties.resume(actor, id, null, ""));
            case CommitmentEvent.Transferred transferred ->
                Optional.of(duties.transfer(actor, id, transferred.to(), transferred.reason()));
            case CommitmentEvent.CarriedOver _ ->
                Optional.of(duties.withdraw(actor, id, "Chuyển sang chương trình kế tiếp"));
            case CommitmentEvent.AssignmentWithdrawn withdrawn ->
                Optional.of(duties.withdraw(actor, id, withdrawn.reason()));
            case CommitmentEvent.Ended ended -> Optional.of(duties.withdraw(actor, id, ended.reason()));
            case CommitmentEvent.Edited _ -> {
                LocalDate due = after.dueOn();
                yield due == null || due.equals(found.get().dueOn())
                        ? Optional.empty()
                        : Optional.of(duties.extend(actor, id, due, "Ghi thời hạn"));
            }
            case CommitmentEvent.Raised _,
                    CommitmentEvent.Assigned _,
                    CommitmentEvent.ProgressWithdrawn _,
                    CommitmentEvent.LeadBound _,
                    CommitmentEvent.CoordinatorBound _,
                    CommitmentEvent.Linked _,
                    CommitmentEvent.Unlinked _,
                    CommitmentEvent.DependencyAdded _,
                    CommitmentEvent.DependencyRemoved _,
                    CommitmentEvent.MilestoneReached _,
                    CommitmentEvent.ActualReported _,
                    CommitmentEvent.EvidenceAdded _,
                    CommitmentEvent.EvidenceWithdrawn _,
                    CommitmentEvent.Estimated _,
                    CommitmentEvent.FindingRecorded _ -> Optional.empty();
            case CommitmentEvent.ReportWithdrawn withdrawn ->
                Optional.of(duties.returnForRework(actor, id, "Đơn vị rút lại báo cáo: " + withdrawn.reason()));
            case CommitmentEvent.ExplanationAsked(String question, LocalDate on, LocalDate answerBy) -> {
                int days = calendars.calendar().workingDaysBetween(on, answerBy);
                duties.askExplanation(actor, id, question, Term.workingDays(days))
                        .orThrow();
                yield Optional.empty();
            }
            case CommitmentEvent.Explained(int place, String said, LocalDate _) -> {
                question(id, after.explanations().get(place).question())
                        .ifPresent(
                                explanation -> duties.explain(reporter(recorded.recorder(), after), explanation, said)
                                        .orThrow());
                yield Optional.empty();
            }
        };
        if (answer.isPresent() && answer.get() instanceof Outcome.Rejected<Duty>) {
            // The two rooms saw it differently (a due date that lies in the past, say): the duty begins anew as the
            // commitment stands, and the old one stays in the history.
            anew(actor, found.get(), after);
        }
    }

    /** The duty that is this question, if it is still to be answered. */
    private Optional<DutyId> question(DutyId about, String question) {
        List<Act> acts = duties.file(Actor.platform(), about).orThrow().history().stream()
                .map(DoneAct::act)
                .toList();
        Set<Long> answered = new HashSet<>();
        acts.forEach(act -> {
            if (act instanceof Act.Explained explained) {
                answered.add(explained.explanation());
            }
        });
        return acts.stream()
                .filter(act -> act instanceof Act.ExplanationAsked asked
                        && asked.question().equals(question)
                        && !answered.contains(asked.explanation()))
                .map(act -> new DutyId(((Act.ExplanationAsked) act).explanation()))
                .findFirst();
    }

    private void anew(Actor actor, DutyRow old, Commitment commitment) {
        if (!old.life().ended()) {
            duties.withdraw(actor, old.id(), "Thay bằng việc theo trạng thái mới")
                    .orThrow();
        }
        if (commitment.life().inHand()) {
            open(actor, commitment);
        }
    }

    private void open(Actor actor, Commitment commitment) {
        wanted(commitment).ifPresent(wanted -> {
            Duty duty = duties.open(actor, wanted).orThrow();
            if (!(commitment.life() instanceof Life.Assigned)) {
                // Whoever has begun has received it: the work list does not ask for that again.
                duties.receive(actor, duty.id()).orThrow();
            }
        });
    }

    /** The duty that belongs beside a commitment in hand; none as long as nobody knows its lead. */
    private static Optional<NewDuty> wanted(Commitment commitment) {
        if (!(commitment.terms().lead() instanceof Holder.Known(PartyId lead))) {
            return Optional.empty();
        }
        LocalDate due = commitment.dueOn();
        String title = commitment.terms().number() + ". "
                + commitment.terms().wording().vietnamese();
        return Optional.of(NewDuty.of(
                new Subject(ROOM, KIND, commitment.id().toString(), "/commitments/" + commitment.id()),
                title,
                lead,
                commitment.terms().assigner(),
                due == null ? DueRule.notSet() : DueRule.onDate(due),
                VietnamTime.startOf(since(commitment.life()))));
    }

    private static LocalDate since(Life life) {
        return switch (life) {
            case Life.Assigned(LocalDate on) -> on;
            case Life.Received(LocalDate on) -> on;
            case Life.InProgress(LocalDate since) -> since;
            case Life.Returned(LocalDate on, String _) -> on;
            case Life.NotAssigned _,
                    Life.ReportedDone _,
                    Life.Confirmed _,
                    Life.Suspended _,
                    Life.CarriedOver _,
                    Life.NotInForce _ -> throw new IllegalArgumentException("nobody has it in hand");
        };
    }

    private static String reasonOf(@Nullable Commitment before) {
        return before == null || before.extension() == null
                ? "Gia hạn"
                : before.extension().reason();
    }

    /** The newest duty beside the commitment, if it has not ended. */
    private Optional<DutyRow> duty(CommitmentId id) {
        return duties.running(ROOM, id.toString());
    }
}
