package vn.phusa.traceability.web;

/** The kinds of refusals that EPCIS 2.0 names, with the status that each is answered with. */
public enum EpcisException {
    VALIDATION("ValidationException", 400),
    QUERY_PARAMETER("QueryParameterException", 400),
    QUERY_VALIDATION("QueryValidationException", 400),
    SUBSCRIPTION_CONTROLS("SubscriptionControlsException", 400),
    UNAUTHORISED("SecurityException", 401),
    FORBIDDEN("SecurityException", 403),
    NO_SUCH_NAME("NoSuchNameException", 404),
    METHOD_NOT_ALLOWED("ImplementationException", 405),
    NOT_ACCEPTABLE("NotAcceptableException", 406),
    ALREADY_EXISTS("ResourceAlreadyExistsException", 409),
    CAPTURE_LIMIT_EXCEEDED("CaptureLimitExceededException", 413),
    QUERY_TOO_LARGE("QueryTooLargeException", 413),
    QUERY_TOO_COMPLEX("QueryTooComplexException", 413),
    URI_TOO_LONG("URITooLongException", 414),
    UNSUPPORTED_MEDIA_TYPE("UnsupportedMediaTypeException", 415),
    TOO_MANY_REQUESTS("ImplementationException", 429),
    IMPLEMENTATION("ImplementationException", 500),
    NOT_IMPLEMENTED("ImplementationException", 501),
    BUSY("ImplementationException", 503);

    private final String exception;
    private final int status;

    EpcisException(String exception, int status) {
        this.exception = exception;
        this.status = status;
    }

    /** The type of the problem document. */
    public String type() {
        return "epcisException:" + exception;
    }

    public int status() {
        return status;
    }

    /** Key of its title in the messages. */
    public String titleKey() {
        return "traceability.epcis." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
