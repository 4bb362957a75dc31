package vn.phusa.traceability.field;

import vn.phusa.base.ProblemCode;

/** Why field capture refuses an entry. */
public enum FieldProblem implements ProblemCode {
    UNKNOWN_ACTION("traceability.field.unknown-action", Category.INVALID),
    UNKNOWN_STEP("traceability.field.unknown-step", Category.INVALID),
    /** The product is declared to be of another chain than that of the chosen step. */
    OTHER_CHAIN("traceability.field.other-chain", Category.INVALID),
    /** Arguments: what was written. */
    NO_CODE("traceability.field.no-code", Category.INVALID),
    /** A product's code needs a lot or a serial number to say which goods are meant. */
    LOT_NEEDED("traceability.field.lot-needed", Category.INVALID),
    BAD_LOT("traceability.field.bad-lot", Category.INVALID),
    QUANTITY_NEEDED("traceability.field.quantity-needed", Category.INVALID),
    BAD_QUANTITY("traceability.field.bad-quantity", Category.INVALID),
    UNKNOWN_UNIT("traceability.field.unknown-unit", Category.INVALID),
    IN_THE_FUTURE("traceability.field.in-the-future", Category.INVALID),
    /** What a phone cannot have said. */
    NO_POSITION("traceability.field.no-position", Category.INVALID),
    /** A year that nobody means, as when only its last two figures were typed. */
    TOO_LONG_AGO("traceability.field.too-long-ago", Category.INVALID),
    NOT_A_PHOTO("traceability.field.not-a-photo", Category.INVALID),
    /** The same entry was sent before with other content. */
    OTHER_CONTENT("traceability.field.other-content", Category.CONFLICT),
    WITHDRAWN_ALREADY("traceability.field.withdrawn-already", Category.CONFLICT);

    private final String code;
    private final Category category;

    FieldProblem(String code, Category category) {
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
