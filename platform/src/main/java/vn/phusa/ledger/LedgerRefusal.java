package vn.phusa.ledger;

import vn.phusa.base.ProblemCode;

/** Why the ledger refuses. */
public enum LedgerRefusal implements ProblemCode {
    /** An erasure names a table that is not covered, or a column that cannot be blank. */
    NOT_ERASABLE("ledger.not-erasable", Category.INVALID),
    /** It has been erased before. */
    ALREADY_ERASED("ledger.already-erased", Category.CONFLICT),
    /** Argument: how many letters a search needs. */
    TOO_SHORT_TO_FIND("ledger.too-short-to-find", Category.INVALID),
    /** The legal ground of an erasure names no law and no request. */
    BASIS_TOO_SHORT("ledger.basis-too-short", Category.INVALID),
    /** The legal ground says again what is erased, and would stay. */
    BASIS_REPEATS_IT("ledger.basis-repeats-it", Category.INVALID),
    NOT_CONFIRMED("ledger.not-confirmed", Category.INVALID),
    /** The record is no longer as it was shown. */
    CHANGED_SINCE_PREVIEW("ledger.changed-since-preview", Category.CONFLICT),
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
