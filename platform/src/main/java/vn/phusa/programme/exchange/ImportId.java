package vn.phusa.programme.exchange;

/** Identity of a table that was handed in. */
public record ImportId(long value) {
    public ImportId {
        if (value <= 0) {
            throw new IllegalArgumentException("an import id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
