package vn.phusa.traceability.subscription;

import vn.phusa.base.ProblemCode;

/** Why a subscription is refused. */
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
    /** Arguments: the name. */
    DUPLICATE("duplicate", Category.CONFLICT),
    /** Arguments: how long a name may be. */
    BAD_ID("bad-id", Category.INVALID),
    /** Arguments: the trigger, those that there are. */
    NO_SUCH_TRIGGER("no-such-trigger", Category.INVALID),
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

    /** What the standard calls it over SOAP. */
    public String exception() {
        return switch (this) {
            case NO_SUCH_SUBSCRIPTION -> "NoSuchSubscriptionException";
            case NOT_A_SUBSCRIPTION, BAD_TOKEN, BAD_ID -> "ValidationException";
            case SCHEDULE_OR_STREAM, BAD_SCHEDULE, BAD_TIME, NO_SUCH_TRIGGER -> "SubscriptionControlsException";
            case BAD_ADDRESS -> "InvalidURIException";
            case NOT_SUBSCRIBABLE -> "SubscribeNotPermittedException";
            case DUPLICATE -> "DuplicateSubscriptionException";
            case FOREIGN_PAGE -> "SecurityException";
            case TOO_MANY, TOO_MANY_SOCKETS -> "ImplementationException";
        };
    }

    @Override
    public Category category() {
        return category;
    }
}
