package vn.phusa.setup;

import vn.phusa.ledger.ActKind;

/** Official acts of this room, as the ledger names them. */
enum SetupAct implements ActKind {
    FINISHED;

    @Override
    public String code() {
        return "setup.finished";
    }
}
