package vn.phusa.party;

import vn.phusa.ledger.ActKind;

/** This room's part of the audit catalogue. */
public enum PartyAct implements ActKind {
    ORGANISATION_REGISTERED("party.organisation-registered"),
    PERSON_REGISTERED("party.person-registered"),
    /** A new name from a day on. */
    RENAMED("party.renamed"),
    NAME_CORRECTED("party.name-corrected"),
    /** Put under another organisation. */
    MOVED("party.moved"),
    /** Merged, split or dissolved. */
    ENDED("party.ended"),
    SUCCESSION_CORRECTED("party.succession-corrected"),
    CODE_NOTED("party.code-noted"),
    CODE_CORRECTED("party.code-corrected"),
    CONTACT_SET("party.contact-set"),
    APPOINTED("party.appointed"),
    OFFICE_ENDED("party.office-ended"),
    /** Another way in which documents write an organisation. */
    SPELLING_NOTED("party.spelling-noted");

    private final String code;

    PartyAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
