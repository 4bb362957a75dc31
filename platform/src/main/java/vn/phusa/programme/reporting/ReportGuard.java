package vn.phusa.programme.reporting;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.document.DocumentGuard;
import vn.phusa.document.DocumentId;
import vn.phusa.programme.ProgrammePermission;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.reporting.store.IssuedStore;

/** Whoever sees a whole programme may open the reports that were issued about it. */
@Component
class ReportGuard implements DocumentGuard {
    private final IssuedStore issued;
    private final Programmes programmes;

    ReportGuard(IssuedStore issued, Programmes programmes) {
        this.issued = issued;
        this.programmes = programmes;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean admits(Actor actor, DocumentId document) {
        return actor.maySomewhere(ProgrammePermission.SEE_WHOLE)
                && issued.withDocument(document)
                        .filter(report -> programmes.view(actor, report.programme())
                                        instanceof Outcome.Accepted<Programmes.View>(Programmes.View view)
                                && view.whole())
                        .isPresent();
    }
}
