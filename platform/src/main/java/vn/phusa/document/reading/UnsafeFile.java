package vn.phusa.document.reading;

import java.io.IOException;
import vn.phusa.document.DocumentProblem;

/** Stops the reading of a file that must not be taken in; turned into a problem at the door of this package. */
final class UnsafeFile extends IOException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What is wrong. */
    enum Why {
        DAMAGED(DocumentProblem.DAMAGED),
        MACROS(DocumentProblem.MACROS),
        ZIP_BOMB(DocumentProblem.ZIP_BOMB),
        FORBIDDEN_XML(DocumentProblem.FORBIDDEN_XML),
        PASSWORD(DocumentProblem.PASSWORD),
        SCANNED(DocumentProblem.SCANNED),
        TOO_MANY_PAGES(DocumentProblem.TOO_MANY_PAGES),
        TOO_MUCH_TEXT(DocumentProblem.TOO_MUCH_TEXT),
        TOO_MANY_CELLS(DocumentProblem.TOO_MANY_CELLS);

        private final DocumentProblem problem;

        Why(DocumentProblem problem) {
            this.problem = problem;
        }
    }

    UnsafeFile(Why why) {
        super(why.name());
        this.why = why;
    }

    UnsafeFile(Why why, Throwable cause) {
        super(why.name(), cause);
        this.why = why;
    }

    DocumentProblem problem() {
        return why.problem;
    }
}
