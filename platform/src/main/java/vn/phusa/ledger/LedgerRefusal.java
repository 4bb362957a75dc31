package vn.phusa.ledger;

import vn.phusa.base.ProblemCode;

/** Why the ledger refuses. */
public enum LedgerRefusal implements ProblemCode {
    /** An erasure names a table that is not covered, or a column that cannot be blank. */
    NOT_ERASABLE("ledger.not-erasable", Category.INVALID),
    /** It has been erased before. */
    ALREADY_ERASED("ledger.already-erased", Category.CONFLICT),
    /** What was given is no receipt. */
    NOT_A_RECEIPT("ledger.not-a-receipt", Category.INVALID);

    private final String code;
    private final Category category;

    LedgerRefusal(String code, Category category) {
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
