package vn.phusa.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The proofs, good and bad, that github.com/transparency-dev/merkle publishes for other implementations to agree with. */
class PublishedProofsTest {

    private static final Path PROOFS =
            Path.of(System.getProperty("phusa.root", "."), "..", "shared", "data", "merkle-proofs", "testdata");

    @TestFactory
    Stream<DynamicTest> inclusion() throws IOException {
        return cases(
                "inclusion",
                proof -> new InclusionProof(proof.number("leafIdx"), proof.number("treeSize"), proof.path())
                        .verify(proof.hash("leafHash"), proof.hash("root")));
    }

    @TestFactory
    Stream<DynamicTest> consistency() throws IOException {
        return cases(
                "consistency",
                proof -> new ConsistencyProof(proof.number("size1"), proof.number("size2"), proof.path())
                        .verify(proof.hash("root1"), proof.hash("root2")));
    }

    @TestFactory
    Stream<DynamicTest> inclusionInSubtrees() throws IOException {
        return cases(
                "subtreeinclusion",
                proof -> InclusionProof.verifyInSubtree(
                        new Subtree(proof.number("start"), proof.number("end")),
                        proof.number("leafIdx"),
                        proof.path(),
                        proof.hash("leafHash"),
                        proof.hash("root")));
    }

    @TestFactory
    Stream<DynamicTest> consistencyOfSubtrees() throws IOException {
        return cases(
                "subtreeconsistency",
                proof -> ConsistencyProof.verifySubtree(
                        new Subtree(proof.number("start"), proof.number("end")),
                        proof.number("size"),
                        proof.path(),
                        proof.hash("root1"),
                        proof.hash("root2")));
    }

    private interface Check {
        Verdict verify(PublishedProof proof);
    }

    private static Stream<DynamicTest> cases(String kind, Check check) throws IOException {
        Path folder = PROOFS.resolve(kind);
        if (!Files.isDirectory(folder)) {
            System.err.println("SKIPPED: the published Merkle proofs are not at " + folder.normalize());
        }
        Assumptions.assumeTrue(Files.isDirectory(folder), "the published Merkle proofs are not there");
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).as("published proofs of kind %s", kind).hasSizeGreaterThan(40);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(folder.relativize(file).toString(), () -> {
                    PublishedProof proof = new PublishedProof(Files.readString(file));
                    assertThat(accepts(check, proof)).isEqualTo(!proof.mustFail());
                }));
    }

    /** A proof with a hash that is no hash never gets as far as a verdict: reading it fails, which is as good a no. */
    private static boolean accepts(Check check, PublishedProof proof) {
        try {
            return check.verify(proof).isValid();
        } catch (MalformedTextException notAHash) {
            return false;
        }
    }

    /** The flat JSON objects of the published files. */
    private record PublishedProof(String json) {

        private static final Pattern HASH_IN_PATH = Pattern.compile("\"([^\"]*)\"");

        long number(String name) {
            return Long.parseUnsignedLong(find("\"" + name + "\": *(\\d+)"));
        }

        boolean mustFail() {
            return Boolean.parseBoolean(find("\"wantErr\": *(true|false)"));
        }

        Hash hash(String name) {
            String base64 = find("\"" + name + "\": *\"([^\"]*)\"");
            // Where a root does not matter the files say "don't care 1"; any 32 bytes that differ as these texts do
            // will serve.
            String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            return text.startsWith("don't care")
                    ? Hash.leaf(text.getBytes(StandardCharsets.UTF_8))
                    : Hash.parse(base64);
        }

        List<Hash> path() {
            List<Hash> path = new ArrayList<>();
            Matcher hashes = HASH_IN_PATH.matcher(find("\"proof\": *(\\[[^\\]]*\\]|null)"));
            while (hashes.find()) {
                path.add(Hash.parse(hashes.group(1)));
            }
            return path;
        }

        private String find(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(json);
            assertThat(matcher.find()).as("%s in %s", pattern, json).isTrue();
            return matcher.group(1);
        }
    }
}
