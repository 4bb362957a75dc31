package vn.phusa.innovationindex;

/** Identity of an edition of an index. */
public record EditionId(long value) {
    public EditionId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
