package vn.phusa.programme;

import vn.phusa.base.ProblemCode;

/** Why this room refuses something. */
public enum ProgrammeProblem implements ProblemCode {
    /** NĐ 191/2026/NĐ-CP art 2(2): one lead, the others coordinate. */
    LEAD_IS_COORDINATOR("programme.lead-is-coordinator", Category.INVALID),
    COORDINATOR_TWICE("programme.coordinator-twice", Category.INVALID),
    LEAD_MISSING("programme.lead-missing", Category.INVALID),
    /** A placeholder cannot receive an assignment; bind it first. */
    LEAD_UNRESOLVED("programme.lead-unresolved", Category.CONFLICT),
    LEAD_ALREADY_KNOWN("programme.lead-already-known", Category.CONFLICT),
    NO_SUCH_PLACEHOLDER("programme.no-such-placeholder", Category.NOT_FOUND),
    LEAD_CHANGES_BY_TRANSFER("programme.lead-changes-by-transfer", Category.CONFLICT),
    DUE_CHANGES_BY_EXTENSION("programme.due-changes-by-extension", Category.CONFLICT),
    ALREADY_LEADS("programme.already-leads", Category.INVALID),
    /** Argument: wording of the stage it is in. */
    NOT_NOW("programme.not-now", Category.CONFLICT),
    HOLDER_CANNOT_CONFIRM("programme.holder-cannot-confirm", Category.FORBIDDEN),
    ASSIGNER_IS_LEAD("programme.assigner-is-lead", Category.INVALID),
    DATE_IN_FUTURE("programme.date-in-future", Category.INVALID),
    /** Nothing of a programme is assigned before it was signed. */
    BEFORE_SIGNING("programme.before-signing", Category.INVALID),
    DATE_TOO_EARLY("programme.date-too-early", Category.INVALID),
    /** A lead reports today; only the focal point may record an earlier paper report. */
    REPORT_IS_OF_TODAY("programme.report-is-of-today", Category.INVALID),
    NO_DEADLINE_TO_EXTEND("programme.no-deadline-to-extend", Category.CONFLICT),
    EXTENSION_NOT_LATER("programme.extension-not-later", Category.INVALID),
    EXTENSION_ALREADY_ASKED("programme.extension-already-asked", Category.CONFLICT),
    NO_EXTENSION_ASKED("programme.no-extension-asked", Category.CONFLICT),
    /** Argument: the commitments on the circle, "3 → 5 → 3". */
    CIRCULAR_DEPENDENCY("programme.circular-dependency", Category.INVALID),
    DEPENDENCY_ELSEWHERE("programme.dependency-elsewhere", Category.INVALID),
    SAME_COMMITMENT("programme.same-commitment", Category.INVALID),
    ALREADY_LINKED("programme.already-linked", Category.CONFLICT),
    NOT_LINKED("programme.not-linked", Category.CONFLICT),
    NUMBER_TAKEN("programme.number-taken", Category.CONFLICT),
    ADDRESS_TAKEN("programme.address-taken", Category.CONFLICT),
    ADDRESS_UNFIT("programme.address-unfit", Category.INVALID),
    PERIOD_REVERSED("programme.period-reversed", Category.INVALID),
    NEGATIVE_MONEY("programme.negative-money", Category.INVALID),
    SOURCE_TWICE("programme.source-twice", Category.INVALID),
    NO_SUCH_MILESTONE("programme.no-such-milestone", Category.NOT_FOUND),
    MILESTONE_ALREADY_REACHED("programme.milestone-already-reached", Category.CONFLICT),
    NO_SUCH_PERIOD("programme.no-such-period", Category.NOT_FOUND),
    NOT_CARRIED_OVER("programme.not-carried-over", Category.CONFLICT),
    ALREADY_ASKED("programme.already-asked", Category.CONFLICT),
    NOTHING_TO_EXPLAIN("programme.nothing-to-explain", Category.CONFLICT),
    ESTIMATE_MUST_RISE("programme.estimate-must-rise", Category.INVALID),
    LINK_SPENT("programme.link-spent", Category.NOT_FOUND),
    NO_LEAD_TO_WRITE_TO("programme.no-lead-to-write-to", Category.CONFLICT),
    UNKNOWN_PARTY("programme.unknown-party", Category.INVALID),
    NOTHING_CHOSEN("programme.nothing-chosen", Category.INVALID),
    /** Argument: numbers of the commitments with which something was done. */
    ASSIGNMENT_TOUCHED("programme.assignment-touched", Category.CONFLICT);

    private final String code;
    private final Category category;

    ProgrammeProblem(String code, Category category) {
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
