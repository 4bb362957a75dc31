package vn.phusa.duty;

/** Identity of a duty. */
public record DutyId(long value) {
    public DutyId {
        if (value <= 0) {
            throw new IllegalArgumentException("a duty id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
