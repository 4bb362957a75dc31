package vn.phusa.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing Merkle tree over a node store: append leaves, know the root at any size, make proofs (RFC 9162 §2.1).
 * Not thread-safe; a log has one sequencer.
 */
public final class MerkleTree {

    private final NodeStore store;
    private Frontier frontier;

    /** Opens the tree whose right edge is {@code frontier} and whose complete nodes are in {@code store}. */
    public MerkleTree(NodeStore store, Frontier frontier) {
        this.store = store;
        this.frontier = frontier;
    }

    /** A new tree without leaves, kept in memory. */
    public static MerkleTree inMemory() {
        return new MerkleTree(new InMemoryNodeStore(), Frontier.EMPTY);
    }

    /** Appends a leaf hash and returns its index, counted from 0. */
    public long append(Hash leaf) {
        long index = frontier.size();
        Frontier.Growth growth = frontier.append(leaf);
        store.write(growth.completed());
        frontier = growth.frontier();
        return index;
    }

    /** Number of leaves. */
    public long size() {
        return frontier.size();
    }

    public Frontier frontier() {
        return frontier;
    }

    public Hash root() {
        return frontier.root();
    }

    /**
     * The root that the tree had when it held {@code size} leaves.
     *
     * @param size 0 to {@link #size()}
     */
    public Hash root(long size) {
        requireSize(size, 0);
        return Frontier.foldRight(store.read(new Subtree(0, size).completeNodes()));
    }

    /**
     * Proof that leaf {@code index} is in the tree of {@code size} leaves.
     *
     * @param index 0 to {@code size - 1}
     * @param size 1 to {@link #size()}
     */
    public InclusionProof inclusionProof(long index, long size) {
        requireSize(size, 1);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " in a tree of size " + size);
        }
        return new InclusionProof(index, size, roots(InclusionProof.siblings(index, size)));
    }

    /**
     * Proof that the tree of {@code size1} leaves is the beginning of the tree of {@code size2} leaves.
     *
     * @param size1 1 to {@code size2}
     * @param size2 1 to {@link #size()}
     */
    public ConsistencyProof consistencyProof(long size1, long size2) {
        requireSize(size2, 1);
        if (size1 < 1 || size1 > size2) {
            throw new IllegalArgumentException("from size " + size1 + " to size " + size2);
        }
        return new ConsistencyProof(size1, size2, roots(ConsistencyProof.parts(new Subtree(0, size1), size2)));
    }

    /** The path that shows that a subtree belongs to the tree of {@code size} leaves. */
    public List<Hash> subtreeConsistencyPath(Subtree subtree, long size) {
        requireSize(size, 0);
        if (!subtree.isWellFormed() || subtree.end() > size) {
            throw new IllegalArgumentException(subtree + " in a tree of size " + size);
        }
        return subtree.size() == 0 ? List.of() : roots(ConsistencyProof.parts(subtree, size));
    }

    /** The root of a subtree. */
    public Hash root(Subtree subtree) {
        requireSize(subtree.end(), 0);
        if (!subtree.isWellFormed()) {
            throw new IllegalArgumentException(subtree + " is no subtree");
        }
        return Frontier.foldRight(store.read(subtree.completeNodes()));
    }

    private List<Hash> roots(List<Subtree> subtrees) {
        List<List<NodeAddress>> nodes =
                subtrees.stream().map(Subtree::completeNodes).toList();
        List<Hash> hashes = store.read(nodes.stream().flatMap(List::stream).toList());
        List<Hash> roots = new ArrayList<>();
        int from = 0;
        for (List<NodeAddress> part : nodes) {
            roots.add(Frontier.foldRight(hashes.subList(from, from + part.size())));
            from += part.size();
        }
        return roots;
    }

    private void requireSize(long size, long smallest) {
        if (size < smallest || size > size()) {
            throw new IllegalArgumentException("size " + size + " of a tree of size " + size());
        }
    }
}
