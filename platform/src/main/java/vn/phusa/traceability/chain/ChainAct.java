package vn.phusa.traceability.chain;

import vn.phusa.ledger.ActKind;

/** This part's entries of the audit catalogue. */
public enum ChainAct implements ActKind {
    /** The province put its own rule set in place of the one in force. */
    REPLACED("traceability.chains-replaced"),
    /** The province returned to the rule set that comes with the platform. */
    RETURNED("traceability.chains-returned");

    private final String code;

    ChainAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
