package vn.phusa.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Proof that a tree is the beginning of a larger one, that is, that nothing was changed or removed in between
 * (RFC 9162 §2.1.4). Holds whatever was received; only {@link #verify} judges it.
 *
 * @param size1 size of the older tree; 0 is an error, for every tree continues the empty one and nothing is proved
 * @param size2 size of the newer tree
 * @param path hashes in the order of the RFC
 */
public record ConsistencyProof(long size1, long size2, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Checks that the tree with {@code root1} is the beginning of the tree with {@code root2}. */
    public Verdict verify(Hash root1, Hash root2) {
        if (size1 <= 0 || size1 > size2) {
            return Verdict.invalid(Verdict.Reason.OUT_OF_RANGE, "from size " + size1 + " to size " + size2);
        }
        return verifyRoots(new Subtree(0, size1), size2, path, root1, root2);
    }

    /**
     * Checks that a subtree belongs to a tree (draft-ietf-plants-merkle-tree-certs, "Subtree Consistency Proofs"). An empty
     * subtree belongs to every tree; its root must be that of the empty tree and the path empty.
     */
    public static Verdict verifySubtree(Subtree subtree, long size, List<Hash> path, Hash subtreeRoot, Hash root) {
        if (!subtree.isWellFormed() || subtree.end() > size) {
            return Verdict.invalid(Verdict.Reason.OUT_OF_RANGE, subtree + " in a tree of size " + size);
        }
        if (subtree.size() == 0) {
            if (!path.isEmpty()) {
                return Verdict.invalid(Verdict.Reason.PROOF_LENGTH, path.size() + " hashes instead of none");
            }
            return subtreeRoot.equals(Hash.EMPTY_TREE)
                    ? Verdict.valid()
                    : Verdict.invalid(Verdict.Reason.ROOT_MISMATCH, "not the root of the empty tree");
        }
        return verifyRoots(subtree, size, path, subtreeRoot, root);
    }

    private static Verdict verifyRoots(Subtree subtree, long size, List<Hash> path, Hash subtreeRoot, Hash root) {
        int expected = parts(subtree, size).size();
        if (path.size() != expected) {
            return Verdict.invalid(Verdict.Reason.PROOF_LENGTH, path.size() + " hashes instead of " + expected);
        }
        Roots roots = rebuild(subtree.start(), subtree.end(), size, path, path.size(), subtreeRoot, true);
        if (!roots.part.equals(subtreeRoot)) {
            return Verdict.invalid(Verdict.Reason.ROOT_MISMATCH, "the path leads to another older root");
        }
        return roots.whole.equals(root)
                ? Verdict.valid()
                : Verdict.invalid(Verdict.Reason.ROOT_MISMATCH, "the path leads to another newer root");
    }

    private record Roots(Hash part, Hash whole) {}

    /** Follows the definition of the proof from the root down and rebuilds both roots on the way back up. */
    private static Roots rebuild(
            long start, long end, long size, List<Hash> path, int unused, Hash known, boolean partIsKnown) {
        if (start == 0 && end == size) {
            Hash hash = partIsKnown ? known : path.get(unused - 1);
            return new Roots(hash, hash);
        }
        Hash sibling = path.get(unused - 1);
        long split = Subtree.split(size);
        if (end <= split) {
            Roots left = rebuild(start, end, split, path, unused - 1, known, partIsKnown);
            return new Roots(left.part, Hash.node(left.whole, sibling));
        }
        if (start >= split) {
            Roots right = rebuild(start - split, end - split, size - split, path, unused - 1, known, partIsKnown);
            return new Roots(right.part, Hash.node(sibling, right.whole));
        }
        Roots right = rebuild(0, end - split, size - split, path, unused - 1, known, false);
        return new Roots(Hash.node(sibling, right.part), Hash.node(sibling, right.whole));
    }

    /** The subtrees whose roots make the path, in its order: SUBPROOF of RFC 9162 §2.1.4.1, for any subtree. */
    static List<Subtree> parts(Subtree subtree, long size) {
        List<Subtree> fromTheRoot = new ArrayList<>();
        long offset = 0;
        long start = subtree.start();
        long end = subtree.end();
        long leaves = size;
        boolean partIsKnown = true;
        while (start != 0 || end != leaves) {
            long split = Subtree.split(leaves);
            if (end <= split) {
                fromTheRoot.add(new Subtree(offset + split, offset + leaves));
                leaves = split;
            } else {
                fromTheRoot.add(new Subtree(offset, offset + split));
                partIsKnown &= start >= split;
                start = Math.max(0, start - split);
                end -= split;
                offset += split;
                leaves -= split;
            }
        }
        if (!partIsKnown) {
            fromTheRoot.add(new Subtree(offset, offset + leaves));
        }
        return fromTheRoot.reversed();
    }
}
