package vn.phusa.document;

/**
 * A stretch of a document's text that the reader can find again in the file.
 *
 * @param start index of its first character in {@link DocumentText#text}
 * @param end index after its last character
 * @param kind what it is
 * @param number from 1 within its kind
 */
public record Place(int start, int end, Kind kind, int number) {

    /** What a place is. */
    public enum Kind {
        PAGE,
        PARAGRAPH,
        TABLE_ROW
    }

    public boolean holds(int offset) {
        return start <= offset && offset < end;
    }
}
