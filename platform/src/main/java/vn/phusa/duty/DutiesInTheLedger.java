package vn.phusa.duty;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.ledger.ActSubjects;
import vn.phusa.ledger.Subject;

/** Whoever sees a duty may take the receipts of what was done to it. */
@Component
class DutiesInTheLedger implements ActSubjects {
    private static final String TYPE = "duty.duty";

    private final Duties duties;

    DutiesInTheLedger(Duties duties) {
        this.duties = duties;
    }

    @Override
    public boolean sees(Actor actor, Subject subject) {
        return subject.numberOf(TYPE)
                .filter(id -> duties.find(actor, new DutyId(id)) instanceof Outcome.Accepted)
                .isPresent();
    }

    @Override
    public Optional<String> page(Subject subject) {
        return subject.numberOf(TYPE).map(id -> "/work/duties/" + id);
    }
}
