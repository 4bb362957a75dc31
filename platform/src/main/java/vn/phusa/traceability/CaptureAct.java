package vn.phusa.traceability;

import vn.phusa.ledger.ActKind;

/** This room's acts about captures and about who sees them. */
public enum CaptureAct implements ActKind {
    /** Events or master data were taken in. */
    CAPTURED("traceability.captured"),
    /** An organisation lets another one see its events, or no longer. */
    SHARED("traceability.shared");

    private final String code;

    CaptureAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
