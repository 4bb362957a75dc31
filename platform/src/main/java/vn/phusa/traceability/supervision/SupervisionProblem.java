package vn.phusa.traceability.supervision;

import vn.phusa.base.ProblemCode;

/** Why supervision refuses something. */
public enum SupervisionProblem implements ProblemCode {
    MATTER_ENDED("traceability.supervision.matter-ended", Category.CONFLICT),
    SUSPENDED_ALREADY("traceability.supervision.suspended-already", Category.CONFLICT),
    /** A question neither suspends nor cancels. */
    ONLY_FOR_A_SIGN("traceability.supervision.only-for-a-sign", Category.INVALID),
    /** The time to explain is not over, so nothing has been left unremedied in time. */
    TIME_NOT_OVER("traceability.supervision.time-not-over", Category.CONFLICT),
    /** No GS1 key, no local identifier, no URI. */
    NO_GOODS("traceability.supervision.no-goods", Category.INVALID),
    /** Only an agency, or a unit of one, and not the one it is about. */
    NO_AUTHORITY("traceability.supervision.no-authority", Category.INVALID),
    UNKNOWN_TRADER("traceability.supervision.unknown-trader", Category.INVALID),
    /** Arguments: what k may be. */
    FACTOR("traceability.supervision.factor", Category.INVALID),
    /** C and P are whole numbers from 1 to 5. */
    ONE_TO_FIVE("traceability.supervision.one-to-five", Category.INVALID),
    UNTIL_NOT_LATER("traceability.supervision.until-not-later", Category.INVALID),
    UNTIL_IN_THE_PAST("traceability.supervision.until-in-the-past", Category.INVALID),
    /** A display that is suspended or cancelled gets no blue tick. */
    NOT_SHOWN("traceability.supervision.not-shown", Category.CONFLICT),
    NO_ADDRESS("traceability.supervision.no-address", Category.INVALID),
    /** What a portal acknowledged is not sent again. */
    NOT_TO_REPEAT("traceability.supervision.not-to-repeat", Category.CONFLICT);

    private final String code;
    private final Category category;

    SupervisionProblem(String code, Category category) {
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
