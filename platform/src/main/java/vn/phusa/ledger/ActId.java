package vn.phusa.ledger;

/**
 * Identity of a recorded act, known at once; rows of covered tables carry it in their column {@code act}. Its place in the
 * tree, the {@link LeafIndex}, is given at the commit.
 */
public record ActId(long value) {
    public ActId {
        if (value <= 0) {
            throw new IllegalArgumentException("an act id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
