package vn.phusa.traceability.sight;

import vn.phusa.base.ProblemCode;

/** Why events are not looked for, or not taken back. */
public enum SightProblem implements ProblemCode {
    NO_IDENTIFIER("traceability.sight.no-identifier", Category.INVALID),
    NO_CURSOR("traceability.sight.no-cursor", Category.INVALID),
    ENDS_BEFORE_IT_BEGINS("traceability.sight.ends-before-it-begins", Category.INVALID),
    /** An error declaration is not taken back by another one. */
    IS_A_DECLARATION("traceability.sight.is-a-declaration", Category.CONFLICT),
    DECLARED_ALREADY("traceability.sight.declared-already", Category.CONFLICT),
    NO_SUCH_REASON("traceability.sight.no-such-reason", Category.INVALID),
    /** A corrective event must be there and be seen by whoever names it. */
    NO_SUCH_EVENT("traceability.sight.no-such-event", Category.INVALID);

    private final String code;
    private final Category category;

    SightProblem(String code, Category category) {
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
