package vn.phusa.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded generators for the property tests, and the tree by its definition to compare with. */
final class RandomTrees {

    /** Override with {@code -Dphusa.seed=…} to repeat or vary a run. */
    static final long SEED = Long.getLong("phusa.seed", 20260101L);

    private RandomTrees() {}

    static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    }

    static Hash hash(RandomGenerator random) {
        byte[] bytes = new byte[Hash.LENGTH];
        random.nextBytes(bytes);
        return Hash.of(bytes);
    }

    static List<Hash> leaves(int size, RandomGenerator random) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(hash(random));
        }
        return leaves;
    }

    static MerkleTree tree(List<Hash> leaves) {
        MerkleTree tree = MerkleTree.inMemory();
        leaves.forEach(tree::append);
        return tree;
    }

    /** MTH(D[n]) word for word from RFC 9162 §2.1.1, slow and plain. */
    static Hash rootByDefinition(List<Hash> leaves) {
        int size = leaves.size();
        if (size == 0) {
            return Hash.EMPTY_TREE;
        }
        if (size == 1) {
            return leaves.getFirst();
        }
        int split = 1;
        while (split * 2 < size) {
            split *= 2;
        }
        return Hash.node(rootByDefinition(leaves.subList(0, split)), rootByDefinition(leaves.subList(split, size)));
    }

    /** Every way in which a path can be damaged by one step, and the path with its neighbours swapped. */
    static List<List<Hash>> damaged(List<Hash> path, RandomGenerator random) {
        List<List<Hash>> damaged = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<Hash> changed = new ArrayList<>(path);
            changed.set(i, flipOneBit(path.get(i), random));
            damaged.add(changed);
            List<Hash> shortened = new ArrayList<>(path);
            shortened.remove(i);
            damaged.add(shortened);
            if (i > 0) {
                List<Hash> swapped = new ArrayList<>(path);
                swapped.set(i, path.get(i - 1));
                swapped.set(i - 1, path.get(i));
                damaged.add(swapped);
            }
        }
        List<Hash> longer = new ArrayList<>(path);
        longer.add(random.nextInt(path.size() + 1), hash(random));
        damaged.add(longer);
        return damaged;
    }

    static Hash flipOneBit(Hash hash, RandomGenerator random) {
        byte[] bytes = hash.toBytes();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return Hash.of(bytes);
    }
}
