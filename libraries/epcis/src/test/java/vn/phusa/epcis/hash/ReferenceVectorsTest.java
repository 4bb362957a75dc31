package vn.phusa.epcis.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.SharedFiles;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.tree.EventSource;

/** The vectors of the reference implementation. */
class ReferenceVectorsTest {

    @TestFactory
    List<DynamicTest> theCanonicalFormAndTheHashAreThoseOfTheReference() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : SharedFiles.files("epcis-event-hash/examples", ".xml", ".jsonld")) {
            Path forms = sibling(file, ".prehashes");
            Path hashes = sibling(file, ".hashes");
            if (Files.exists(forms)) {
                tests.add(DynamicTest.dynamicTest(
                        file.getFileName() + " pre-hashes",
                        () -> assertThat(read(file, true)).isEqualTo(lines(forms))));
            }
            if (Files.exists(hashes)) {
                tests.add(DynamicTest.dynamicTest(
                        file.getFileName() + " hashes",
                        () -> assertThat(read(file, false)).isEqualTo(lines(hashes))));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> differentSpellingsOfOneEventHashAlike() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : SharedFiles.files("epcis-event-hash/expected_equal", ".xml", ".jsonld")) {
            tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                Set<String> different = new TreeSet<>(read(file, true));
                assertThat(different).hasSize(1);
            }));
        }
        return tests;
    }

    private static List<String> read(Path file, boolean forms) throws Exception {
        EventHasher hasher = new EventHasher();
        List<String> read = new ArrayList<>();
        try (EventSource source = Documents.open(DocumentSource.of(file), Limits.USUAL)) {
            while (source.next()) {
                read.add(forms ? hasher.preHash(source.tree()) : hasher.hash(source.tree()));
            }
        }
        return read;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    }

    private static Path sibling(Path file, String ending) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }
}
