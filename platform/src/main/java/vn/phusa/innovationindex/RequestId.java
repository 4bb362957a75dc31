package vn.phusa.innovationindex;

/** Identity of a request for a figure. */
public record RequestId(long value) {
    public RequestId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
