package vn.phusa.programme;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.document.DocumentGuard;
import vn.phusa.document.DocumentId;
import vn.phusa.programme.store.CommitmentStore;
import vn.phusa.programme.store.ProgrammeStore;

/** Whoever sees a commitment may open the files that are its evidence. */
@Component
class EvidenceGuard implements DocumentGuard {
    private final CommitmentStore commitments;
    private final ProgrammeStore programmes;

    EvidenceGuard(CommitmentStore commitments, ProgrammeStore programmes) {
        this.commitments = commitments;
        this.programmes = programmes;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean admits(Actor actor, DocumentId document) {
        return actor.maySomewhere(ProgrammePermission.SEE)
                && commitments.withEvidence(document.value()).stream()
                        .flatMap(id -> commitments.find(id).stream())
                        .anyMatch(commitment -> programmes
                                .find(commitment.programme())
                                .filter(programme -> Rights.sees(actor, programme, commitment))
                                .isPresent());
    }
}
