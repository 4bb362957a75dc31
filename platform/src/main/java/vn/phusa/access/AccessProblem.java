package vn.phusa.access;

import vn.phusa.base.ProblemCode;

/** Why somebody may not enter, or an account cannot be changed. */
public enum AccessProblem implements ProblemCode {
    WRONG_CREDENTIALS("access.wrong-credentials", Category.FORBIDDEN),
    TOO_MANY_ATTEMPTS("access.too-many-attempts", Category.TOO_MANY),
    /** More people come in at once than the machine can check. */
    TOO_MANY_AT_ONCE("access.too-many-at-once", Category.TOO_MANY),
    TOO_MANY_REQUESTS("access.too-many-requests", Category.TOO_MANY),
    NO_ACCOUNT_FOR_IDENTITY("access.no-account-for-identity", Category.FORBIDDEN),
    LOGIN_TAKEN("access.login-taken", Category.CONFLICT),
    LOGIN_SHAPE("access.login-shape", Category.INVALID),
    NOT_AN_EMAIL("access.not-an-email", Category.INVALID),
    PASSWORD_TOO_SHORT("access.password-too-short", Category.INVALID),
    PASSWORD_TOO_LONG("access.password-too-long", Category.INVALID),
    PASSWORD_EASY_TO_GUESS("access.password-easy-to-guess", Category.INVALID),
    PASSWORDS_DIFFER("access.passwords-differ", Category.INVALID),
    WRONG_PASSWORD("access.wrong-password", Category.INVALID),
    LAST_ADMINISTRATOR("access.last-administrator", Category.CONFLICT),
    HELD_ALREADY("access.held-already", Category.CONFLICT),
    LINK_SPENT("access.link-spent", Category.NOT_FOUND),
    TOO_MANY_KEYS("access.too-many-keys", Category.CONFLICT);

    private final String code;
    private final Category category;

    AccessProblem(String code, Category category) {
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
