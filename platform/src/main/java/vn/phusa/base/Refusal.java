package vn.phusa.base;

/** Refusals that every room shares. */
public enum Refusal implements ProblemCode {
    /** The actor lacks the permission. Also said of what exists but may not be seen, as {@link #NOT_FOUND}. */
    FORBIDDEN("base.forbidden", Category.FORBIDDEN),
    /** It does not exist, or this actor may not know that it does. */
    NOT_FOUND("base.not-found", Category.NOT_FOUND),
    /** Somebody else changed it meanwhile. */
    CHANGED_MEANWHILE("base.changed-meanwhile", Category.CONFLICT),
    REQUIRED("base.required", Category.INVALID),
    TOO_LONG("base.too-long", Category.INVALID),
    NOT_A_DATE("base.not-a-date", Category.INVALID),
    NOT_A_NUMBER("base.not-a-number", Category.INVALID),
    OUT_OF_RANGE("base.out-of-range", Category.INVALID),
    UNKNOWN_CHOICE("base.unknown-choice", Category.INVALID);

    private final String code;
    private final Category category;

    Refusal(String code, Category category) {
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
