package vn.phusa.traceability;

import vn.phusa.base.ProblemCode;

/** Why a decision about who sees events is refused. */
public enum SharingProblem implements ProblemCode {
    WITH_ITSELF("traceability.sharing.itself", Category.INVALID),
    ENDS_BEFORE_IT_BEGINS("traceability.sharing.ends-before-it-begins", Category.INVALID),
    /** Neither a product nor a lot. */
    NOT_GOODS("traceability.sharing.not-goods", Category.INVALID),
    /** It counts no more. */
    OVER("traceability.sharing.over", Category.CONFLICT);

    private final String code;
    private final Category category;

    SharingProblem(String code, Category category) {
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
