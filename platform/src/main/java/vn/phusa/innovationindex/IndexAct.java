package vn.phusa.innovationindex;

import vn.phusa.ledger.ActKind;

/** This room's part of the audit catalogue. */
public enum IndexAct implements ActKind {
    /** Editions that came with the platform, all at once. */
    EDITIONS_LOADED("innovationindex.editions-loaded"),
    EDITION_CREATED("innovationindex.edition-created"),
    DATA_CHANGED("innovationindex.data-changed"),
    FRAME_CHANGED("innovationindex.frame-changed"),
    EMBARGO_SET("innovationindex.embargo-set"),
    PUBLISHED("innovationindex.published"),
    FIGURES_OPENED("innovationindex.figures-opened"),
    /** Which figures of the platform's records indicators are taken from. */
    RECORDS_MAPPED("innovationindex.records-mapped"),
    FIGURES_ASKED("innovationindex.figures-asked"),
    FIGURE_SUBMITTED("innovationindex.figure-submitted"),
    FIGURE_ACCEPTED("innovationindex.figure-accepted"),
    FIGURE_RETURNED("innovationindex.figure-returned");

    private final String code;

    IndexAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
