package vn.phusa.programme;

/** Identity of an {@link Assignment}. */
public record AssignmentId(long value) {
    public AssignmentId {
        if (value <= 0) {
            throw new IllegalArgumentException("an assignment id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
