package vn.phusa.document;

import vn.phusa.ledger.ActKind;

/** This room's part of the audit catalogue. */
public enum DocumentAct implements ActKind {
    STORED("document.stored"),
    VERSION_ADDED("document.version-added"),
    /** Content removed by law; that there was a document stays. */
    ERASED("document.erased");

    private final String code;

    DocumentAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
