package vn.phusa.duty;

import java.util.Locale;
import vn.phusa.ledger.ActKind;

/** Official acts of this room, as the ledger names them. */
public enum DutyAct implements ActKind {
    OPENED,
    /** Many duties given at once, by an import or a programme. */
    OPENED_MANY,
    RECEIVED,
    REPORTED,
    CONFIRMED,
    RETURNED,
    EXTENSION_ASKED,
    EXTENDED,
    EXTENSION_REFUSED,
    RECOMPUTED,
    SUSPENDED,
    RESUMED,
    TRANSFERRED,
    WITHDRAWN,
    /** Many duties at once, when many were given by mistake. */
    WITHDRAWN_MANY,
    REMINDERS_SET,
    EXPLANATION_ASKED,
    EXPLAINED,
    DELEGATED,
    CALENDAR_CHANGED;

    @Override
    public String code() {
        return "duty." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static DutyAct of(Act act) {
        return valueOf(act.kind().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
