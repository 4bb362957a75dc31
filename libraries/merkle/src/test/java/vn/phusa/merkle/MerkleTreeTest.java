package vn.phusa.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MerkleTreeTest {

    private final RandomGenerator random = RandomTrees.random();

    @Test
    void theEmptyTreeHasTheHashOfNothing() {
        assertThat(hex(MerkleTree.inMemory().root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void rootsAreThoseOfTheReferenceTree() {
        // The eight leaves and roots that Certificate Transparency implementations have checked each other with since
        // 2012.
        List<String> leaves = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        List<String> roots = List.of(
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        MerkleTree tree = MerkleTree.inMemory();
        for (int i = 0; i < leaves.size(); i++) {
            tree.append(Hash.leaf(HexFormat.of().parseHex(leaves.get(i))));
            assertThat(hex(tree.root())).isEqualTo(roots.get(i));
        }
    }

    @Test
    void theRootAtEverySizeIsTheOneOfTheDefinition() {
        List<Hash> leaves = RandomTrees.leaves(140, random);
        MerkleTree tree = RandomTrees.tree(leaves);
        for (int size = 0; size <= leaves.size(); size++) {
            assertThat(tree.root(size)).isEqualTo(RandomTrees.rootByDefinition(leaves.subList(0, size)));
        }
    }

    @Test
    void aTreeCanBeClosedAndOpenedAgainFromItsStoredFrontier() {
        List<Hash> leaves = RandomTrees.leaves(77, random);
        InMemoryNodeStore store = new InMemoryNodeStore();
        MerkleTree before = new MerkleTree(store, Frontier.EMPTY);
        leaves.subList(0, 43).forEach(before::append);

        assertThat(Frontier.read(store, 43)).isEqualTo(before.frontier());
        MerkleTree after =
                new MerkleTree(store, Frontier.of(43, before.frontier().toBytes()));
        leaves.subList(43, 77).forEach(after::append);

        assertThat(after.root()).isEqualTo(RandomTrees.rootByDefinition(leaves));
        assertThat(after.inclusionProof(20, 77).verify(leaves.get(20), after.root()))
                .isEqualTo(Verdict.valid());
    }

    @TestFactory
    Stream<DynamicTest> everyInclusionProofVerifiesAndNoDamagedOneDoes() {
        return Stream.concat(
                        Stream.iterate(1, size -> size <= 33, size -> size + 1),
                        Stream.generate(() -> random.nextInt(41, 3_000)).limit(4))
                .map(size -> DynamicTest.dynamicTest("size " + size + ", seed " + RandomTrees.SEED, () -> {
                    List<Hash> leaves = RandomTrees.leaves(size, random);
                    MerkleTree tree = RandomTrees.tree(leaves);
                    Hash root = tree.root();
                    int step = Math.max(1, size / 20);
                    for (int index = random.nextInt(step); index < size; index += step) {
                        checkInclusion(tree.inclusionProof(index, size), leaves.get(index), root);
                    }
                }));
    }

    private void checkInclusion(InclusionProof proof, Hash leaf, Hash root) {
        assertThat(proof.verify(leaf, root)).isEqualTo(Verdict.valid());
        assertThat(proof.verify(RandomTrees.flipOneBit(leaf, random), root).isValid())
                .isFalse();
        assertThat(proof.verify(leaf, RandomTrees.flipOneBit(root, random)).isValid())
                .isFalse();
        for (List<Hash> path : RandomTrees.damaged(proof.path(), random)) {
            assertThat(new InclusionProof(proof.index(), proof.size(), path)
                            .verify(leaf, root)
                            .isValid())
                    .isFalse();
        }
        for (long index = -1; index <= proof.size(); index++) {
            boolean valid = new InclusionProof(index, proof.size(), proof.path())
                    .verify(leaf, root)
                    .isValid();
            assertThat(valid).as("claimed at index %d", index).isEqualTo(index == proof.index());
        }
    }

    @TestFactory
    Stream<DynamicTest> aTreeIsConsistentWithEveryTreeItHasBeenAndNoDamagedProofVerifies() {
        return Stream.concat(
                        Stream.iterate(1, size -> size <= 33, size -> size + 1),
                        Stream.generate(() -> random.nextInt(41, 3_000)).limit(4))
                .map(size -> DynamicTest.dynamicTest("size " + size + ", seed " + RandomTrees.SEED, () -> {
                    List<Hash> leaves = RandomTrees.leaves(size, random);
                    MerkleTree tree = RandomTrees.tree(leaves);
                    int step = Math.max(1, size / 20);
                    for (int older = 1 + random.nextInt(step); older <= size; older += step) {
                        Hash olderRoot = RandomTrees.rootByDefinition(leaves.subList(0, older));
                        checkConsistency(tree.consistencyProof(older, size), olderRoot, tree.root());
                    }
                }));
    }

    private void checkConsistency(ConsistencyProof proof, Hash olderRoot, Hash newerRoot) {
        assertThat(proof.verify(olderRoot, newerRoot)).isEqualTo(Verdict.valid());
        assertThat(proof.verify(RandomTrees.flipOneBit(olderRoot, random), newerRoot)
                        .isValid())
                .isFalse();
        assertThat(proof.verify(olderRoot, RandomTrees.flipOneBit(newerRoot, random))
                        .isValid())
                .isFalse();
        for (List<Hash> path : RandomTrees.damaged(proof.path(), random)) {
            assertThat(new ConsistencyProof(proof.size1(), proof.size2(), path)
                            .verify(olderRoot, newerRoot)
                            .isValid())
                    .isFalse();
        }
    }

    @Test
    void aChangedLeafBreaksConsistencyWithEveryLaterTree() {
        List<Hash> leaves = RandomTrees.leaves(60, random);
        for (int changed = 0; changed < 40; changed++) {
            List<Hash> forged = new ArrayList<>(leaves);
            forged.set(changed, RandomTrees.flipOneBit(leaves.get(changed), random));
            MerkleTree forgedTree = RandomTrees.tree(forged);
            Hash honestRoot = RandomTrees.rootByDefinition(leaves.subList(0, 40));
            assertThat(forgedTree
                            .consistencyProof(40, 60)
                            .verify(honestRoot, forgedTree.root())
                            .isValid())
                    .isFalse();
        }
    }

    @Test
    void everySubtreeBelongsToItsTreeAndNoDamagedProofVerifies() {
        List<Hash> leaves = RandomTrees.leaves(37, random);
        MerkleTree tree = RandomTrees.tree(leaves);
        int subtrees = 0;
        for (int start = 0; start < 37; start++) {
            for (int end = start + 1; end <= 37; end++) {
                Subtree subtree = new Subtree(start, end);
                if (subtree.isWellFormed()) {
                    subtrees++;
                    Hash subtreeRoot = RandomTrees.rootByDefinition(leaves.subList(start, end));
                    assertThat(tree.root(subtree)).isEqualTo(subtreeRoot);
                    List<Hash> path = tree.subtreeConsistencyPath(subtree, 37);
                    assertThat(ConsistencyProof.verifySubtree(subtree, 37, path, subtreeRoot, tree.root()))
                            .isEqualTo(Verdict.valid());
                    for (List<Hash> damaged : RandomTrees.damaged(path, random)) {
                        assertThat(ConsistencyProof.verifySubtree(subtree, 37, damaged, subtreeRoot, tree.root())
                                        .isValid())
                                .isFalse();
                    }
                }
            }
        }
        assertThat(subtrees).isGreaterThan(100);
    }

    @Test
    void consistencyFromTheEmptyTreeIsAnError() {
        Verdict verdict = new ConsistencyProof(0, 5, List.of()).verify(Hash.EMPTY_TREE, RandomTrees.hash(random));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Invalid.class,
                        invalid -> assertThat(invalid.reason()).isEqualTo(Verdict.Reason.OUT_OF_RANGE));
        MerkleTree tree = RandomTrees.tree(RandomTrees.leaves(5, random));
        assertThatThrownBy(() -> tree.consistencyProof(0, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hugeClaimedSizesAreJudgedWithoutHugeWork() {
        Hash hash = RandomTrees.hash(random);
        assertThat(new InclusionProof(Long.MAX_VALUE - 1, Long.MAX_VALUE, List.of(hash)).verify(hash, hash))
                .isInstanceOf(Verdict.Invalid.class);
        assertThat(new ConsistencyProof(Long.MAX_VALUE - 1, Long.MAX_VALUE, List.of(hash)).verify(hash, hash))
                .isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void askingForWhatTheTreeDoesNotHoldIsABugOfTheCaller() {
        MerkleTree tree = RandomTrees.tree(RandomTrees.leaves(5, random));
        assertThatThrownBy(() -> tree.inclusionProof(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.inclusionProof(0, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.root(6)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStoreThatLostANodeIsNoticed() {
        MerkleTree tree = new MerkleTree(
                new InMemoryNodeStore(),
                RandomTrees.tree(RandomTrees.leaves(5, random)).frontier());
        assertThatThrownBy(() -> tree.inclusionProof(0, 5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void anErasedEntryCannotBeGuessedFromItsLeaf() {
        SaltedEntry entry = SaltedEntry.seal("yes".getBytes(StandardCharsets.UTF_8), new SecureRandom());
        SaltedEntry same = SaltedEntry.seal(entry.content(), new SecureRandom());
        assertThat(entry.leaf()).isNotEqualTo(same.leaf());
        assertThat(SaltedEntry.parse(entry.toBytes())).isEqualTo(entry);
        assertThat(entry.leaf()).isEqualTo(Hash.leaf(entry.toBytes()));
        assertThat(entry.toString()).doesNotContain("yes");
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.toBytes());
    }
}
