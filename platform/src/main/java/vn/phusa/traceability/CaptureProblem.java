package vn.phusa.traceability;

import vn.phusa.base.ProblemCode;

/** Why a capture is refused, as a whole or one of its events. */
public enum CaptureProblem implements ProblemCode {
    /** A finding of the library: path, rule, the sentence in Vietnamese and in English. */
    NOT_VALID("traceability.capture.not-valid", Category.INVALID),
    /** The event ID stands for other content already. */
    ID_TAKEN("traceability.capture.id-taken", Category.CONFLICT),
    /** The same event ID twice with other content in one capture. */
    ID_TWICE("traceability.capture.id-twice", Category.CONFLICT),
    /** The platform could not do it, more than once. */
    FAILED("traceability.capture.failed", Category.UNAVAILABLE),
    /** A document with one event was expected. */
    NOT_ONE_EVENT("traceability.capture.not-one-event", Category.INVALID),
    /** A document was expected. */
    NOT_A_DOCUMENT("traceability.capture.not-a-document", Category.INVALID),
    NOT_A_BEHAVIOUR("traceability.capture.not-a-behaviour", Category.INVALID),
    NOT_GZIP("traceability.capture.not-gzip", Category.INVALID),
    WHICH_OWNER("traceability.capture.which-owner", Category.INVALID),
    NO_EVENTS("traceability.capture.no-events", Category.INVALID),
    TOO_MANY_EVENTS("traceability.capture.too-many-events", Category.TOO_LARGE),
    TOO_MANY_BYTES("traceability.capture.too-many-bytes", Category.TOO_LARGE),
    /** Others hold the turn for longer than a caller waits. */
    BUSY("traceability.capture.busy", Category.UNAVAILABLE);

    private final String code;
    private final Category category;

    CaptureProblem(String code, Category category) {
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
