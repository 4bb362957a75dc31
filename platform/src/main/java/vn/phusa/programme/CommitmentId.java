package vn.phusa.programme;

/** Identity of a commitment; stays the same through edits, extensions and transfers. */
public record CommitmentId(long value) implements Comparable<CommitmentId> {
    public CommitmentId {
        if (value <= 0) {
            throw new IllegalArgumentException("a commitment id is positive, not " + value);
        }
    }

    @Override
    public int compareTo(CommitmentId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
