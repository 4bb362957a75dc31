package vn.phusa.innovationindex;

import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.VietnamTime;
import vn.phusa.duty.Act;
import vn.phusa.duty.ClosingRule;
import vn.phusa.duty.DueRule;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyActed;
import vn.phusa.duty.DutyPermission;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.Echo;
import vn.phusa.duty.NewDuty;
import vn.phusa.duty.Subject;

/**
 * Keeps a duty beside each request, so that the unit is reminded of it and finds it in its work list; and hears what is
 * returned in the duty room. Both happen within one transaction. The duty is done only by a figure with its evidence.
 */
@Component
class FigureDuties implements ClosingRule {
    private static final String ROOM = "innovationindex";
    private static final String KIND = "figure";

    private final Duties duties;
    private final FigureRequests requests;
    private final Echo<RequestId> echo = new Echo<>();

    FigureDuties(Duties duties, FigureRequests requests) {
        this.duties = duties;
        this.requests = requests;
    }

    @Override
    public String room() {
        return ROOM;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean handedIn(Subject subject) {
        return requests.stands(request(subject), FigureRequest.State.SUBMITTED);
    }

    @Override
    public boolean accepted(Subject subject) {
        return requests.stands(request(subject), FigureRequest.State.ACCEPTED);
    }

    private static RequestId request(Subject subject) {
        return new RequestId(Long.parseLong(subject.id()));
    }

    @EventListener
    void happened(FigureActed acted) {
        echo.answer(acted.request().id(), () -> tell(acted));
    }

    private void tell(FigureActed acted) {
        FigureRequest request = acted.request();
        Actor vouched = acted.actor().vouchedFor();
        Optional<DutyRow> open = duties.running(ROOM, request.id().toString());
        switch (request.state()) {
            case ASKED -> {
                String title = "Số liệu " + acted.edition().series().toUpperCase(java.util.Locale.ROOT) + " "
                        + acted.edition().year() + ": "
                        + acted.indicator().name().vietnamese();
                duties.open(
                                vouched,
                                NewDuty.of(
                                        new Subject(
                                                ROOM,
                                                KIND,
                                                request.id().toString(),
                                                "/index-data/requests/" + request.id()),
                                        title,
                                        request.holder(),
                                        request.assigner(),
                                        DueRule.onDate(request.dueOn()),
                                        VietnamTime.startOf(request.dueOn().minusYears(1))))
                        .orThrow();
            }
            case SUBMITTED ->
                open.ifPresent(row -> duties.reportDone(
                        acted.actor().may(DutyPermission.WORK, request.holder()) ? acted.actor() : vouched,
                        row.id(),
                        acted.note(),
                        null));
            case ACCEPTED -> open.ifPresent(row -> duties.confirm(vouched, row.id(), acted.note()));
            case RETURNED -> open.ifPresent(row -> duties.returnForRework(vouched, row.id(), acted.note()));
        }
    }

    @EventListener
    void decided(DutyActed acted) {
        Subject subject = acted.duty().subject();
        if (!subject.room().equals(ROOM) || !subject.kind().equals(KIND)) {
            return;
        }
        if (acted.done().act() instanceof Act.Returned(String reason)) {
            RequestId id = request(subject);
            echo.answer(id, () -> requests.echo(id, acted.done().doer(), reason));
        }
    }
}
