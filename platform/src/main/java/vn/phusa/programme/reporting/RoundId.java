package vn.phusa.programme.reporting;

/** Identity of a reporting round. */
public record RoundId(long value) {
    public RoundId {
        if (value <= 0) {
            throw new IllegalArgumentException("a round id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
