package vn.phusa.setup;

import vn.phusa.base.ProblemCode;

/** Why an answer of the set-up is not taken. */
public enum SetupProblem implements ProblemCode {
    WRONG_TOKEN("setup.wrong-token", Category.FORBIDDEN),
    NOT_A_PROVINCE_CODE("setup.not-a-province-code", Category.INVALID),
    /** Arguments: line, name, line of the first. */
    UNIT_TWICE("setup.unit-twice", Category.INVALID),
    /** Arguments: line, name. */
    UNIT_NAME_TOO_LONG("setup.unit-name-too-long", Category.INVALID),
    /** Arguments: line, name of the parent. */
    PARENT_NOT_LISTED("setup.parent-not-listed", Category.INVALID),
    /** Arguments: line, name. */
    PARENT_CIRCLE("setup.parent-circle", Category.INVALID),
    /** Argument: line. */
    UNIT_NAME_MISSING("setup.unit-name-missing", Category.INVALID),
    /** Arguments: line, what stands there. */
    UNKNOWN_KIND("setup.unknown-kind", Category.INVALID),
    /** Argument: line. */
    NOT_PLAIN("setup.not-plain", Category.INVALID),
    NO_UNITS("setup.no-units", Category.INVALID),
    NO_NAME_COLUMN("setup.no-name-column", Category.INVALID),
    COLUMN_TWICE("setup.column-twice", Category.INVALID),
    SHEET_NOT_GOOD("setup.sheet-not-good", Category.CONFLICT),
    TOO_MANY_UNITS("setup.too-many-units", Category.INVALID),
    WRONG_DAY_OF_WEEK("setup.wrong-day-of-week", Category.INVALID),
    STEP_MISSING("setup.step-missing", Category.CONFLICT);

    private final String code;
    private final Category category;

    SetupProblem(String code, Category category) {
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
