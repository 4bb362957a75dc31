package vn.phusa.merkle;

import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Appends and proof checks per second, in memory, on one thread. Run it as the library's README says. */
public final class MerkleBenchmark {

    private static final int LEAVES = 1 << 20;
    private static final int CHECKS = 100_000;
    private static final int ROUNDS = 5;

    private MerkleBenchmark() {}

    public static void main(String[] arguments) {
        List<Hash> leaves = RandomTrees.leaves(LEAVES, RandomTrees.random());
        MerkleTree tree = RandomTrees.tree(leaves);
        Hash root = tree.root();
        List<InclusionProof> inclusion = RandomTrees.random()
                .ints(CHECKS, 0, LEAVES)
                .mapToObj(index -> tree.inclusionProof(index, LEAVES))
                .toList();
        List<ConsistencyProof> consistency = RandomTrees.random()
                .ints(1_000, 1, LEAVES)
                .mapToObj(older -> tree.consistencyProof(older, LEAVES))
                .toList();
        List<Hash> olderRoots =
                consistency.stream().map(proof -> tree.root(proof.size1())).toList();
        NoteSigner signer = new NoteSigner("benchmark.example", NoteSigner.generateKeys());
        SignedNote note = new Checkpoint("benchmark.example", LEAVES, root).sign(signer);

        System.out.printf(Locale.ROOT, "tree of %,d leaves, one thread, best of %d rounds%n", LEAVES, ROUNDS);
        MerkleTree[] grown = {MerkleTree.inMemory()};
        measure("append a leaf", LEAVES, i -> {
            if (i == 0) {
                grown[0] = MerkleTree.inMemory();
            }
            grown[0].append(leaves.get(i));
        });
        measure("make an inclusion proof", CHECKS, i -> tree.inclusionProof(i, LEAVES));
        measure(
                "verify an inclusion proof",
                CHECKS,
                i -> require(inclusion
                        .get(i)
                        .verify(leaves.get((int) inclusion.get(i).index()), root)));
        measure(
                "verify a consistency proof",
                CHECKS,
                i -> require(
                        consistency.get(i % consistency.size()).verify(olderRoots.get(i % olderRoots.size()), root)));
        measure("verify a signed checkpoint", 2_000, i -> require(note.verify(List.of(signer.verifier()))));
    }

    private static void measure(String what, int times, IntConsumer work) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                work.accept(i);
            }
            best = Math.max(best, times * 1e9 / (System.nanoTime() - start));
        }
        System.out.printf(Locale.ROOT, "%-28s %,12.0f per second%n", what, best);
    }

    private static void require(Verdict verdict) {
        if (!verdict.isValid()) {
            throw new IllegalStateException(verdict.toString());
        }
    }
}
