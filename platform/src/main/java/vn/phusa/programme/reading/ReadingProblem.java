package vn.phusa.programme.reading;

import vn.phusa.base.ProblemCode;

/** Why a step of reading a text was refused. */
public enum ReadingProblem implements ProblemCode {
    /** There is nothing to read. */
    EMPTY("programme.reading.empty", Category.INVALID),
    /** The text is longer than the platform reads at once. */
    TOO_LONG("programme.reading.too-long", Category.TOO_LARGE),
    /** The text holds more tasks than one reading takes; arguments: how many it holds, how many a reading takes. */
    TOO_MANY("programme.reading.too-many", Category.TOO_LARGE),
    /** Other texts are being read, and reading takes a good part of the memory. */
    BUSY("programme.reading.busy", Category.UNAVAILABLE),
    /** No proposal was chosen. */
    NONE_CHOSEN("programme.reading.none-chosen", Category.INVALID),
    /** A chosen proposal does not name one lead that the register knows; argument: its number. */
    NOT_READY("programme.reading.not-ready", Category.INVALID),
    /** The proposal has been decided already. */
    DECIDED("programme.reading.decided", Category.CONFLICT),
    /** It cannot be split that way. */
    NOT_SPLIT("programme.reading.not-split", Category.INVALID),
    /** Only two different open proposals of the same text can be merged. */
    NOT_MERGED("programme.reading.not-merged", Category.INVALID);

    private final String code;
    private final Category category;

    ReadingProblem(String code, Category category) {
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
