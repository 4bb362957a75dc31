package vn.phusa.programme.reporting;

import vn.phusa.base.ProblemCode;

/** Why a step of periodic reporting was refused. */
public enum ReportingProblem implements ProblemCode {
    /** There is a round for this period already. */
    ROUND_EXISTS("programme.reporting.round-exists", Category.CONFLICT),
    /** The round is closed; what was accepted stays as it is. */
    ROUND_CLOSED("programme.reporting.round-closed", Category.CONFLICT),
    /** The report is not in a state in which this can be done. */
    NOT_NOW("programme.reporting.not-now", Category.CONFLICT),
    /** A return says what is to be mended. */
    REASON_NEEDED("programme.reporting.reason-needed", Category.INVALID),
    /** The unit leads nothing in this programme. */
    NOT_A_LEAD("programme.reporting.not-a-lead", Category.NOT_FOUND),
    /** The days must follow each other: end of the period, units, summary. */
    DAYS_OUT_OF_ORDER("programme.reporting.days-out-of-order", Category.INVALID);

    private final String code;
    private final Category category;

    ReportingProblem(String code, Category category) {
        this.code = code;
        this.category = category;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return category;
    }
}
