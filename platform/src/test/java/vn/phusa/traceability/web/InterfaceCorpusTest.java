package vn.phusa.traceability.web;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fuzzing starts from, and what it once found ({@code src/test/corpus}), read again. */
class InterfaceCorpusTest {

    private static final Path FOUND = Path.of(System.getProperty("basedir", "."), "src/test/corpus");

    @ParameterizedTest
    @EnumSource
    void whatFuzzingStartsFromAndWhatItFoundIsReadAsPromised(InterfaceFuzzTarget target) throws Exception {
        for (byte[] seed : target.seedBytes()) {
            assertThatCode(() -> target.run(seed)).doesNotThrowAnyException();
        }
        Path folder = FOUND.resolve(target.name());
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path found : (Iterable<Path>) files.sorted()::iterator) {
                byte[] input = Files.readAllBytes(found);
                assertThatCode(() -> target.run(input)).as(found.toString()).doesNotThrowAnyException();
            }
        }
    }
}
