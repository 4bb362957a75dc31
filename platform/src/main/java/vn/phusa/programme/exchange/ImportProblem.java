package vn.phusa.programme.exchange;

import vn.phusa.base.ProblemCode;

/** Why a table, a row or a cell cannot be taken over. */
public enum ImportProblem implements ProblemCode {
    /** The file has no sheet with two rows of cells. */
    NO_ROWS("programme.import.no-rows", Category.INVALID),
    TOO_MANY_ROWS("programme.import.too-many-rows", Category.TOO_LARGE),
    /** Argument: what the column would be. */
    COLUMN_MISSING("programme.import.column-missing", Category.INVALID),
    COLUMN_TWICE("programme.import.column-twice", Category.INVALID),
    FORMULA("programme.import.formula", Category.INVALID),
    CELL_ERROR("programme.import.cell-error", Category.INVALID),
    /** Argument: what stands there. */
    NOT_A_DATE("programme.import.not-a-date", Category.INVALID),
    UNKNOWN_UNIT("programme.import.unknown-unit", Category.INVALID),
    UNCLEAR_UNIT("programme.import.unclear-unit", Category.INVALID),
    UNKNOWN_WORD("programme.import.unknown-word", Category.INVALID),
    /** Argument: number of the row that says the same. */
    ROW_TWICE("programme.import.row-twice", Category.INVALID),
    NUMBER_TWICE("programme.import.number-twice", Category.INVALID),
    /** Argument: number of the commitment that says the same already. */
    COMMITMENT_THERE("programme.import.commitment-there", Category.INVALID),
    NO_SUCH_COMMITMENT("programme.import.no-such-commitment", Category.INVALID),
    NOT_YOURS("programme.import.not-yours", Category.FORBIDDEN),
    /** It has been stored, or is being stored. */
    STORED("programme.import.stored", Category.CONFLICT),
    NOT_ALL_GOOD("programme.import.not-all-good", Category.CONFLICT),
    NOTHING_GOOD("programme.import.nothing-good", Category.INVALID),
    NOT_STORED("programme.import.not-stored", Category.CONFLICT),
    /** Argument: numbers of the commitments with which something was done. */
    TOUCHED("programme.import.touched", Category.CONFLICT);

    private final String code;
    private final Category category;

    ImportProblem(String code, Category category) {
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
