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
    DAYS_OUT_OF_ORDER("programme.reporting.days-out-of-order", Category.INVALID),
    /** Whoever sent a report in the unit's name does not accept it. */
    OWN_REPORT("programme.reporting.own-report", Category.FORBIDDEN),
    /** The platform had not heard of the programme by that day. */
    NOTHING_KNOWN("programme.reporting.nothing-known", Category.NOT_FOUND),
    /** A report looks back. */
    DAY_IN_FUTURE("programme.reporting.day-in-future", Category.INVALID),
    /** A paper is dated after the days that it reports on, and not in the future. */
    PAPER_DATE("programme.reporting.paper-date", Category.INVALID),
    /** Another report of that year bears this number. */
    NUMBER_TAKEN("programme.reporting.number-taken", Category.CONFLICT),
    /** Whoever signs for another says for whom. */
    PRINCIPAL_NEEDED("programme.reporting.principal-needed", Category.INVALID),
    /** Nothing was chosen. */
    NOTHING_CHOSEN("programme.reporting.nothing-chosen", Category.INVALID);

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
