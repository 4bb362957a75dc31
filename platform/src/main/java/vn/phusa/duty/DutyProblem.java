package vn.phusa.duty;

import vn.phusa.base.ProblemCode;

/** Why a command on a duty was refused. */
public enum DutyProblem implements ProblemCode {
    /** The duty stands where this cannot be done to it. */
    NOT_NOW("duty.not-now", Category.CONFLICT),
    /** The same thing is owed already. */
    ALREADY_OPEN("duty.already-open", Category.CONFLICT),
    /** Completion is confirmed by the assigner, never by whoever reported it for the holder. */
    OWN_REPORT("duty.own-report", Category.FORBIDDEN),
    /** What waits for the assigner is decided by nobody on the holder's side. */
    HOLDER_CANNOT_DECIDE("duty.holder-cannot-decide", Category.FORBIDDEN),
    /** Done only by handing in what is owed, in the room that asked for it. */
    HAND_IN("duty.hand-in", Category.CONFLICT),
    /** A question is answered by an explanation, not by a report. */
    EXPLAIN("duty.explain", Category.CONFLICT),
    /** Confirmed only by accepting what was handed in, in the room that asked for it. */
    CHECK_WHAT_WAS_HANDED_IN("duty.check-what-was-handed-in", Category.CONFLICT),
    /** A report cannot be dated before the duty or in the future. */
    REPORT_DATE("duty.report-date", Category.INVALID),
    /** A new deadline lies after today and, for an extension, after the one that counts. */
    NOT_LATER("duty.not-later", Category.INVALID),
    /** Nobody has asked for an extension. */
    NOTHING_ASKED("duty.nothing-asked", Category.CONFLICT),
    /** The deputy is the absent person. */
    OWN_DEPUTY("duty.own-deputy", Category.INVALID),
    LAST_BEFORE_FIRST("duty.last-before-first", Category.INVALID),
    /** A swapped working day falls on a weekend, a day in lieu or a swapped rest day on Monday to Friday. */
    WRONG_DAY_OF_WEEK("duty.wrong-day-of-week", Category.INVALID),
    /** Before the first year of the calendar, or so far ahead that it must be a slip. */
    OUTSIDE_THE_CALENDAR("duty.outside-the-calendar", Category.INVALID),
    /** A date that is a rest day; whoever means it says so. */
    DUE_ON_A_REST_DAY("duty.due-on-a-rest-day", Category.INVALID),
    NOT_A_TERM("duty.not-a-term", Category.INVALID);

    private final String code;
    private final Category category;

    DutyProblem(String code, Category category) {
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
