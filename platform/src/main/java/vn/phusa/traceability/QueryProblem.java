package vn.phusa.traceability;

import vn.phusa.base.ProblemCode;

/** Why a query is refused; {@link #exception()} is what EPCIS calls it. */
public enum QueryProblem implements ProblemCode {
    UNKNOWN_PARAMETER("unknown-parameter", "QueryParameterException"),
    GIVEN_TWICE("given-twice", "QueryParameterException"),
    ONE_VALUE("one-value", "QueryParameterException"),
    NO_VALUE("no-value", "QueryParameterException"),
    NO_TIME("no-time", "QueryParameterException"),
    NO_NUMBER("no-number", "QueryParameterException"),
    NO_WHOLE_NUMBER("no-whole-number", "QueryParameterException"),
    NO_BOOLEAN("no-boolean", "QueryParameterException"),
    NO_URI("no-uri", "QueryParameterException"),
    /** Arguments: the parameter, what was given. */
    BAD_PATTERN("bad-pattern", "QueryParameterException"),
    /** Arguments: the parameter, what was given, all that there are. */
    NOT_ONE_OF("not-one-of", "QueryParameterException"),
    /** Arguments: the parameter, what was given, the words of the vocabulary, beside which a URI of one's own may stand. */
    NOT_IN_VOCABULARY("not-in-vocabulary", "QueryParameterException"),
    UNKNOWN_UNIT("unknown-unit", "QueryParameterException"),
    BEYOND_MEASURE("beyond-measure", "QueryParameterException"),
    UNDECLARED_PREFIX("undeclared-prefix", "QueryParameterException"),
    BAD_ENCODING("bad-encoding", "QueryParameterException"),
    NOT_A_QUERY("not-a-query", "QueryValidationException"),
    LIMIT_AND_MOST("limit-and-most", "QueryParameterException"),
    LIMIT_WITHOUT_ORDER("limit-without-order", "QueryParameterException"),
    MISSING_PARAMETER("missing-parameter", "QueryParameterException"),
    PAGE_GONE("page-gone", "QueryParameterException"),
    TOO_LARGE("too-large", "QueryTooLargeException", Category.TOO_LARGE),
    TOO_COMPLEX("too-complex", "QueryTooComplexException", Category.TOO_LARGE),
    NO_SUCH_QUERY("no-such-query", "NoSuchNameException", Category.NOT_FOUND),
    NAME_TAKEN("name-taken", "ResourceAlreadyExistsException", Category.CONFLICT),
    BAD_NAME("bad-name", "QueryValidationException"),
    NOTHING_HERE("nothing-here", "NoSuchNameException", Category.NOT_FOUND),
    /** Arguments: the forms that there are, the one that was asked for. */
    NO_SUCH_FORMAT("no-such-format", "NotAcceptableException"),
    /** Arguments: the content types that are taken, the one that was sent. */
    NO_SUCH_TYPE("no-such-type", "UnsupportedMediaTypeException"),
    /** Arguments: the encodings that are taken, the one that was sent. */
    NO_SUCH_ENCODING("no-such-encoding", "UnsupportedMediaTypeException"),
    UNKNOWN_HEADER_VALUE("unknown-header-value", "ValidationException");

    private final String code;
    private final String exception;
    private final Category category;

    QueryProblem(String code, String exception) {
        this(code, exception, Category.INVALID);
    }

    QueryProblem(String code, String exception, Category category) {
        this.code = "traceability.query." + code;
        this.exception = exception;
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

    /** The exception of EPCIS 2.0, section 8.2.5. */
    public String exception() {
        return exception;
    }

    /** The status with which REST answers (EPCIS 2.0 OpenAPI). */
    public int status() {
        return switch (this) {
            case NO_SUCH_FORMAT -> 406;
            case NO_SUCH_TYPE, NO_SUCH_ENCODING -> 415;
            default -> category == Category.INVALID ? 400 : category.status();
        };
    }
}
