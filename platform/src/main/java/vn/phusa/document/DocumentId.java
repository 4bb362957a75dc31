package vn.phusa.document;

/**
 * Identity of a document; its versions share it.
 *
 * @param value positive
 */
public record DocumentId(long value) {
    public DocumentId {
        if (value <= 0) {
            throw new IllegalArgumentException("a document id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
