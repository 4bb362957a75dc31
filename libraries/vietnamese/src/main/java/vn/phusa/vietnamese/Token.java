package vn.phusa.vietnamese;

/**
 * A piece of text with its place.
 *
 * @param text the piece as written
 * @param key {@link VietnameseText#spellingKey} of the piece, for comparison
 * @param start index of the first character in the text it was cut from
 * @param end index after the last character
 * @param kind what the piece is
 */
public record Token(String text, String key, int start, int end, Kind kind) {

    /** What a token is. */
    public enum Kind {
        /** A Vietnamese syllable, or a foreign word, acronym or symbol such as {@code kGy} or {@code 60Co}. */
        WORD,
        /** Digits, with their separators: {@code 1.234,5}, {@code 30/6/2026}, {@code 04/2026}. */
        NUMBER,
        /** A document number, joined acronym or nuclide: {@code 59-NQ/TW}, {@code KH&CN}, {@code Co-60}. */
        CODE,
        /** One punctuation mark or symbol. */
        MARK,
        /** The end of a line. */
        LINE_END
    }

    /** Whether the piece is something a reader would search for, not a mark. */
    public boolean isWord() {
        return kind == Kind.WORD || kind == Kind.NUMBER || kind == Kind.CODE;
    }

    /** Whether the piece begins with a capital letter. */
    public boolean isCapitalised() {
        return Character.isUpperCase(text.codePointAt(0));
    }

    boolean is(String mark) {
        return text.equals(mark);
    }
}
