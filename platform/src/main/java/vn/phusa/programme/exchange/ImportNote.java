package vn.phusa.programme.exchange;

import vn.phusa.base.ProblemCode;

/** What does not hinder a row, but should be seen. */
public enum ImportNote implements ProblemCode {
    /** The value stands above, in a joined cell. */
    FROM_ABOVE("programme.import.note.from-above"),
    /** A bare number was read as the date that a spreadsheet means by it. */
    SERIAL_DATE("programme.import.note.serial-date"),
    /** A period was read as its last day. */
    LAST_DAY("programme.import.note.last-day"),
    /** A share below 1 was read as a percentage. */
    SHARE("programme.import.note.share"),
    /** The name is kept as it is written until somebody says who is meant. */
    PLACEHOLDER("programme.import.note.placeholder");

    private final String code;

    ImportNote(String code) {
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
