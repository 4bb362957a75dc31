package vn.phusa.programme.reporting;

/** Identity of an issued report. */
public record IssuedId(long value) {
    public IssuedId {
        if (value <= 0) {
            throw new IllegalArgumentException("an issued report's id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
