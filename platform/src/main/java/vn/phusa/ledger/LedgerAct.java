package vn.phusa.ledger;

/** The ledger's own acts. */
public enum LedgerAct implements ActKind {
    /** A new key signs from now on. */
    KEY_ADDED("ledger.key-added"),
    /** Personal data was lawfully erased. */
    ERASURE("ledger.erasure"),
    /** A table came under cover with the rows that it held already; from then on the ledger vouches for them. */
    TAKEN_IN("ledger.taken-in");

    private final String code;

    LedgerAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
