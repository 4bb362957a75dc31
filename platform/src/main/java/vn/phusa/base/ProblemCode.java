package vn.phusa.base;

/**
 * A kind of refusal. Each room has one enum of these; a code never changes its meaning, and the HTTP status derives
 * from the category.
 */
public interface ProblemCode {
    /** Stable code, {@code room.what-is-wrong}, for example {@code programme.lead-is-coordinator}. */
    String code();

    Category category();

    /** What sort of refusal, with the HTTP status it is answered with. */
    enum Category {
        INVALID(422),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_LARGE(413),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Category(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
