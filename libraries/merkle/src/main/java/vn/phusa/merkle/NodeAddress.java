package vn.phusa.merkle;

/**
 * Where a complete node stands in the tree: node {@code index} of {@code level} covers the leaves from {@code index·2^level}
 * up to, without, {@code (index+1)·2^level}. A complete node never changes again, so it can be stored for ever.
 *
 * @param level 0 (leaves) to 62
 * @param index 0 or more, counted from the left within its level
 */
public record NodeAddress(int level, long index) {

    public NodeAddress {
        if (level < 0 || level > 62 || index < 0) {
            throw new IllegalArgumentException("no node at level " + level + ", index " + index);
        }
    }
}
