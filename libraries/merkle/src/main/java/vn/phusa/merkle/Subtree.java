package vn.phusa.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of leaves that stands under one node in every tree that holds it: {@code start} is a multiple of the smallest power
 * of two that is not less than the run's length (draft-ietf-plants-merkle-tree-certs, "Subtrees"). A whole tree of
 * {@code n} leaves is the subtree from 0 to n.
 *
 * @param start index of the first leaf
 * @param end index after the last leaf
 */
public record Subtree(long start, long end) {

    /** Whether the bounds make a subtree. Bounds come from outside, hence a question and not an exception. */
    public boolean isWellFormed() {
        if (start < 0 || end < start) {
            return false;
        }
        long length = end - start;
        if (length == 0) {
            return true;
        }
        long span = Long.highestOneBit(length) == length ? length : Long.highestOneBit(length) << 1;
        // A span beyond 2^62 overflows to a negative number; only a start of 0 can be a multiple of it.
        return start == 0 || (span > 0 && start % span == 0);
    }

    /** Number of leaves. */
    public long size() {
        return end - start;
    }

    /** The complete nodes whose roots, folded from the right, give this subtree's root. */
    List<NodeAddress> completeNodes() {
        List<NodeAddress> nodes = new ArrayList<>();
        long from = start;
        while (from < end) {
            int level = 63 - Long.numberOfLeadingZeros(end - from);
            nodes.add(new NodeAddress(level, from >> level));
            from += 1L << level;
        }
        return nodes;
    }

    /** Where RFC 9162 splits a list of {@code size} leaves: the largest power of two less than {@code size}. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
