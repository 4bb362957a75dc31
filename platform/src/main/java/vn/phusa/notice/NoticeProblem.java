package vn.phusa.notice;

import vn.phusa.base.ProblemCode;

/** Why a command on notices was refused. */
public enum NoticeProblem implements ProblemCode {
    NOT_A_TIME("notice.not-a-time"),
    HALF_QUIET_HOURS("notice.half-quiet-hours"),
    NOT_A_WEB_ADDRESS("notice.not-a-web-address");

    private final String code;

    NoticeProblem(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return Category.INVALID;
    }
}
