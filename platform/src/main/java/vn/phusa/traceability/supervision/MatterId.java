package vn.phusa.traceability.supervision;

/** Identity of a matter between the authority and a trader. */
public record MatterId(long value) {
    public MatterId {
        if (value <= 0) {
            throw new IllegalArgumentException("a matter's id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
