package vn.phusa.innovationindex;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.document.DocumentGuard;
import vn.phusa.document.DocumentId;
import vn.phusa.innovationindex.store.RequestStore;

/** Whoever sees a request may open the files that prove its figure. */
@Component
class FigureEvidence implements DocumentGuard {
    private final RequestStore store;
    /** Asked for late: the documents know their guards, and the requests know the documents. */
    private final ObjectProvider<FigureRequests> requests;

    FigureEvidence(RequestStore store, ObjectProvider<FigureRequests> requests) {
        this.store = store;
        this.requests = requests;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean admits(Actor actor, DocumentId document) {
        return store.withEvidence(document).stream()
                .anyMatch(request -> requests.getObject().sees(actor, request));
    }
}
