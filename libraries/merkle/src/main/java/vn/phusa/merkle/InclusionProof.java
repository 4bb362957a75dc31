package vn.phusa.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Proof that a leaf is in a tree (RFC 9162 §2.1.3). Holds whatever was received; only {@link #verify} judges it.
 *
 * @param index of the leaf, from 0
 * @param size of the tree
 * @param path sibling hashes from the leaf up to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Checks that {@code leaf} stands at {@code index} in the tree of {@code size} leaves with this root. */
    public Verdict verify(Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            return Verdict.invalid(Verdict.Reason.OUT_OF_RANGE, "leaf " + index + " in a tree of size " + size);
        }
        int expected = siblings(index, size).size();
        if (path.size() != expected) {
            return Verdict.invalid(Verdict.Reason.PROOF_LENGTH, path.size() + " hashes instead of " + expected);
        }
        return rootFrom(leaf, index, size, path.size()).equals(root)
                ? Verdict.valid()
                : Verdict.invalid(Verdict.Reason.ROOT_MISMATCH, "leaf " + index + " leads to another root");
    }

    /**
     * Checks that {@code leaf} stands at {@code index}, counted in the whole tree, within a subtree of it. {@code size} is
     * then the subtree's end (draft-ietf-plants-merkle-tree-certs, "Subtree Inclusion Proofs").
     */
    public static Verdict verifyInSubtree(Subtree subtree, long index, List<Hash> path, Hash leaf, Hash subtreeRoot) {
        if (!subtree.isWellFormed() || index < subtree.start()) {
            return Verdict.invalid(Verdict.Reason.OUT_OF_RANGE, "leaf " + index + " in " + subtree);
        }
        return new InclusionProof(index - subtree.start(), subtree.size(), path).verify(leaf, subtreeRoot);
    }

    /** The subtrees whose roots make the path, in its order: PATH(m, D[n]) of RFC 9162 §2.1.3.1. */
    static List<Subtree> siblings(long index, long size) {
        List<Subtree> fromTheRoot = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + Subtree.split(end - start);
            if (index < middle) {
                fromTheRoot.add(new Subtree(middle, end));
                end = middle;
            } else {
                fromTheRoot.add(new Subtree(start, middle));
                start = middle;
            }
        }
        return fromTheRoot.reversed();
    }

    private Hash rootFrom(Hash leaf, long position, long leaves, int depth) {
        if (leaves == 1) {
            return leaf;
        }
        long split = Subtree.split(leaves);
        Hash sibling = path.get(depth - 1);
        return position < split
                ? Hash.node(rootFrom(leaf, position, split, depth - 1), sibling)
                : Hash.node(sibling, rootFrom(leaf, position - split, leaves - split, depth - 1));
    }
}
