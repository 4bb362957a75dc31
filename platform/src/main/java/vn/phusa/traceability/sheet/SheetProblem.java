package vn.phusa.traceability.sheet;

import vn.phusa.base.ProblemCode;

/** Why a table of events is refused, or one of its cells. */
public enum SheetProblem implements ProblemCode {
    UNKNOWN_CHAIN("traceability.import.unknown-chain", Category.INVALID),
    NO_ROWS("traceability.import.no-rows", Category.INVALID),
    /** Argument: how many may be. */
    TOO_MANY_ROWS("traceability.import.too-many-rows", Category.INVALID),
    /** Arguments of these: name of the sheet. */
    WHICH_STEP("traceability.import.which-step", Category.INVALID),
    NO_STEP_COLUMN("traceability.import.no-step-column", Category.INVALID),
    NO_DATE_COLUMN("traceability.import.no-date-column", Category.INVALID),
    COLUMN_TWICE("traceability.import.column-twice", Category.INVALID),
    /** Argument: what was written. */
    UNKNOWN_STEP("traceability.import.unknown-step", Category.INVALID),
    NOT_A_DAY("traceability.import.not-a-day", Category.INVALID),
    NOT_A_TIME("traceability.import.not-a-time", Category.INVALID),
    UNKNOWN_UNIT("traceability.import.unknown-unit", Category.INVALID),
    FORMULA("traceability.import.formula", Category.INVALID),
    /** Argument: number of the row that says otherwise. */
    OTHERWISE_ABOVE("traceability.import.otherwise-above", Category.INVALID),
    /** Argument: number of the row that is the same. */
    TWICE("traceability.import.twice", Category.INVALID),
    /** The same was stored and declared wrong before. */
    DECLARED_WRONG("traceability.import.declared-wrong", Category.CONFLICT),
    NOTHING_GOOD("traceability.import.nothing-good", Category.INVALID),
    /** Argument: rows that are wrong. */
    NOT_ALL_GOOD("traceability.import.not-all-good", Category.INVALID),
    OVER("traceability.import.over", Category.CONFLICT);

    private final String code;
    private final Category category;

    SheetProblem(String code, Category category) {
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
