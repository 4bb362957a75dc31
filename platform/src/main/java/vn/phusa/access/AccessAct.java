package vn.phusa.access;

import vn.phusa.ledger.ActKind;

/** This room's part of the audit catalogue. */
public enum AccessAct implements ActKind {
    ACCOUNT_OPENED("access.account-opened"),
    /** Name, address or language changed by its holder. */
    ACCOUNT_DESCRIBED("access.account-described"),
    /** Said, or no longer said, which person of the register holds it. */
    PERSON_LINKED("access.person-linked"),
    ACCOUNT_CLOSED("access.account-closed"),
    ACCOUNT_REOPENED("access.account-reopened"),
    /** Name and address of the holder lawfully erased, with all keys; the account is closed. */
    HOLDER_FORGOTTEN("access.holder-forgotten"),
    ROLE_GIVEN("access.role-given"),
    ROLE_WITHDRAWN("access.role-withdrawn"),
    PASSWORD_SET("access.password-set"),
    /** The same password, stored by a stronger method. */
    PASSWORD_REHASHED("access.password-rehashed"),
    PASSKEY_ADDED("access.passkey-added"),
    PASSKEY_REMOVED("access.passkey-removed"),
    IDENTITY_LINKED("access.identity-linked"),
    API_KEY_MADE("access.api-key-made"),
    API_KEY_WITHDRAWN("access.api-key-withdrawn"),
    LINK_ISSUED("access.link-issued"),
    LINK_USED("access.link-used"),
    LINKS_WITHDRAWN("access.links-withdrawn"),
    CALENDAR_RENEWED("access.calendar-renewed");

    private final String code;

    AccessAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
