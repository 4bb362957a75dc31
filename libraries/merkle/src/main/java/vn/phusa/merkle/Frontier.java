package vn.phusa.merkle;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree: all that is needed to append to it and to know its root. A tree of {@code size} leaves is a row
 * of perfect subtrees, one for each one-bit of its size, largest first; the frontier holds their roots.
 *
 * <p>Immutable, so that a sequencer can keep it in the same transaction as the leaves.
 *
 * @param size number of leaves, 0 or more
 * @param peaks roots of the perfect subtrees from left to right, as many as {@code size} has one-bits
 */
public record Frontier(long size, List<Hash> peaks) {

    /** The tree without leaves. */
    public static final Frontier EMPTY = new Frontier(0, List.of());

    public Frontier {
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(peaks.size() + " peaks do not make a tree of size " + size);
        }
        peaks = List.copyOf(peaks);
    }

    /** What one append brings: the new frontier and the nodes it completed, the leaf first. */
    public record Growth(Frontier frontier, List<Node> completed) {}

    /** Adds one leaf hash at index {@code size}. Costs one hash per completed node, on average one. */
    public Growth append(Hash leaf) {
        List<Hash> newPeaks = new ArrayList<>(peaks);
        List<Node> completed = new ArrayList<>();
        Hash hash = leaf;
        int level = 0;
        long index = size;
        completed.add(new Node(new NodeAddress(level, index), hash));
        while ((index & 1) == 1) {
            hash = Hash.node(newPeaks.removeLast(), hash);
            level++;
            index >>= 1;
            completed.add(new Node(new NodeAddress(level, index), hash));
        }
        newPeaks.add(hash);
        return new Growth(new Frontier(size + 1, newPeaks), List.copyOf(completed));
    }

    /** The root of the tree (RFC 9162 §2.1.1). */
    public Hash root() {
        return foldRight(peaks);
    }

    /** The peaks one after the other, 32 bytes each: the form for a database column. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(peaks.size() * Hash.LENGTH);
        for (Hash peak : peaks) {
            bytes.writeBytes(peak.toBytes());
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if the bytes do not make a frontier of this size */
    public static Frontier of(long size, byte[] bytes) {
        if (bytes.length != Long.bitCount(size) * Hash.LENGTH) {
            throw new IllegalArgumentException(bytes.length + " bytes do not make a frontier of size " + size);
        }
        List<Hash> peaks = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += Hash.LENGTH) {
            peaks.add(Hash.of(bytes, from, from + Hash.LENGTH));
        }
        return new Frontier(size, peaks);
    }

    /** The frontier of the tree of {@code size} leaves whose complete nodes are in the store. */
    public static Frontier read(NodeStore store, long size) {
        return new Frontier(size, store.read(new Subtree(0, size).completeNodes()));
    }

    static Hash foldRight(List<Hash> hashes) {
        if (hashes.isEmpty()) {
            return Hash.EMPTY_TREE;
        }
        Hash root = hashes.getLast();
        for (int i = hashes.size() - 2; i >= 0; i--) {
            root = Hash.node(hashes.get(i), root);
        }
        return root;
    }
}
