package vn.phusa.programme;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.ledger.ActSubjects;
import vn.phusa.ledger.Subject;

/** Whoever sees a programme or commitment may take the receipts of what was done to it. */
@Component
class ProgrammesInTheLedger implements ActSubjects {
    private static final String PROGRAMME = "programme.programme";
    private static final String COMMITMENT = "programme.commitment";

    private final Programmes programmes;
    private final Commitments commitments;

    ProgrammesInTheLedger(Programmes programmes, Commitments commitments) {
        this.programmes = programmes;
        this.commitments = commitments;
    }

    @Override
    public boolean sees(Actor actor, Subject subject) {
        return subject.numberOf(PROGRAMME)
                        .filter(id -> programmes.view(actor, new ProgrammeId(id)) instanceof Outcome.Accepted)
                        .isPresent()
                || subject.numberOf(COMMITMENT)
                        .filter(id -> commitments.view(actor, new CommitmentId(id)) instanceof Outcome.Accepted)
                        .isPresent();
    }

    @Override
    public Optional<String> page(Subject subject) {
        return subject.numberOf(PROGRAMME)
                .map(id -> "/programmes/" + id)
                .or(() -> subject.numberOf(COMMITMENT).map(id -> "/commitments/" + id));
    }
}
