package vn.phusa.epcis.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fuzzing starts from, and what it once found ({@code src/test/corpus}), read again. */
class FuzzCorpusTest {

    private static final Path FOUND = Path.of(System.getProperty("basedir", "."), "src/test/corpus");

    @ParameterizedTest
    @EnumSource
    void whatFuzzingStartsFromAndWhatItFoundIsReadAsPromised(FuzzTarget target) throws Exception {
        for (byte[] seed : target.seeds()) {
            assertThatCode(() -> target.run(seed)).doesNotThrowAnyException();
        }
        for (Path found : found(target)) {
            byte[] input = Files.readAllBytes(found);
            assertThatCode(() -> target.run(input)).as(found.toString()).doesNotThrowAnyException();
        }
    }

    private static List<Path> found(FuzzTarget target) throws IOException {
        Path folder = FOUND.resolve(target.name());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
