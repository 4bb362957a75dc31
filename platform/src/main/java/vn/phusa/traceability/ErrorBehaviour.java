package vn.phusa.traceability;

import java.util.Locale;
import java.util.Optional;

/** What becomes of a capture in which some events cannot be taken (EPCIS 2.0, header {@code GS1-Capture-Error-Behaviour}). */
public enum ErrorBehaviour {
    /** All or nothing. */
    ROLLBACK,
    /** The good ones are taken. */
    PROCEED;

    /** As in the header. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of the header; empty for anything else, {@code all} among it: only a server announces that. */
    public static Optional<ErrorBehaviour> read(String written) {
        for (ErrorBehaviour behaviour : values()) {
            if (behaviour.written().equals(written.strip())) {
                return Optional.of(behaviour);
            }
        }
        return Optional.empty();
    }
}
