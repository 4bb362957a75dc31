package vn.phusa.traceability.subscription;

import vn.phusa.base.ProblemCode;

/** Why a subscription is refused; all but the first two are {@code SubscriptionControlsException} of EPCIS 2.0. */
public enum SubscriptionProblem implements ProblemCode {
    NO_SUCH_SUBSCRIPTION("no-such-subscription", Category.NOT_FOUND),
    /** The body is no JSON object. */
    NOT_A_SUBSCRIPTION("not-a-subscription", Category.INVALID),
    /** Either a schedule or a stream, not both and not neither. */
    SCHEDULE_OR_STREAM("schedule-or-stream", Category.INVALID),
    /** Arguments: the field. */
    BAD_SCHEDULE("bad-schedule", Category.INVALID),
    BAD_ADDRESS("bad-address", Category.INVALID),
    BAD_TIME("bad-time", Category.INVALID),
    BAD_TOKEN("bad-token", Category.INVALID),
    /** Master data are not subscribed to. */
    NOT_SUBSCRIBABLE("not-subscribable", Category.INVALID),
    TOO_MANY("too-many", Category.CONFLICT),
    TOO_MANY_SOCKETS("too-many-sockets", Category.TOO_MANY),
    /** A web page of another site asks. */
    FOREIGN_PAGE("foreign-page", Category.FORBIDDEN);

    private final String code;
    private final Category category;

    SubscriptionProblem(String code, Category category) {
        this.code = "traceability.subscription." + code;
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
