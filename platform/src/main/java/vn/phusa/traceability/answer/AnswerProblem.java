package vn.phusa.traceability.answer;

import vn.phusa.base.ProblemCode;

/** Why an answer through a letter's link is refused. */
public enum AnswerProblem implements ProblemCode {
    /** Used, too old, withdrawn, or nothing is left to answer. */
    LINK_SPENT("traceability.answer.link-spent", Category.NOT_FOUND);

    private final String code;
    private final Category category;

    AnswerProblem(String code, Category category) {
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
