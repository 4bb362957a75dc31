package vn.phusa.ledger;

/** Place of an act in the ledger's tree, from 0, in the order of the commits, without gaps. */
public record LeafIndex(long value) {
    public LeafIndex {
        if (value < 0) {
            throw new IllegalArgumentException("a leaf index is not negative: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
