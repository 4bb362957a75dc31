package vn.phusa.programme;

/** Identity of a programme. */
public record ProgrammeId(long value) implements Comparable<ProgrammeId> {
    public ProgrammeId {
        if (value <= 0) {
            throw new IllegalArgumentException("a programme id is positive, not " + value);
        }
    }

    @Override
    public int compareTo(ProgrammeId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
