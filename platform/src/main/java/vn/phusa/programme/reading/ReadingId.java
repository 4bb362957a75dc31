package vn.phusa.programme.reading;

/** Identity of a text that was read for a programme. */
public record ReadingId(long value) {
    public ReadingId {
        if (value <= 0) {
            throw new IllegalArgumentException("a reading id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
