package vn.phusa.traceability.trace;

/**
 * Number of a recall.
 *
 * @param value positive
 */
public record RecallId(long value) {
    public RecallId {
        if (value <= 0) {
            throw new IllegalArgumentException("a recall's number is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
