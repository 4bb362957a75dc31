package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every hard case of EPCIS has its test ({@code docs/epcis-cases.md}). */
class EpcisCasesTest {

    private static final Path ROOT = Path.of(System.getProperty("phusa.root", ".."));
    private static final Pattern CASE = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\| (`.+`) \\|$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void everyCaseNamesTestsThatExist() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (Path folder : List.of(ROOT.resolve("libraries/epcis/src/test"), ROOT.resolve("platform/src/test"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        (Iterable<Path>) files.filter(each -> each.toString().endsWith("Test.java"))::iterator) {
                    // A name may stand in several rooms.
                    tests.merge(file.getFileName().toString(), Files.readString(file), String::concat);
                }
            }
        }
        List<MatchResult> cases = CASE.matcher(Files.readString(ROOT.resolve("docs/epcis-cases.md")))
                .results()
                .toList();
        assertThat(cases.stream().map(each -> Integer.valueOf(each.group(1))).toList())
                .isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
        for (MatchResult each : cases) {
            List<MatchResult> named = NAMED.matcher(each.group(2)).results().toList();
            assertThat(named).as(each.group()).isNotEmpty();
            for (MatchResult test : named) {
                assertThat(tests).containsKey(test.group(1) + ".java");
                if (test.group(2) != null) {
                    assertThat(tests.get(test.group(1) + ".java"))
                            .as(test.group())
                            .contains(" " + test.group(2) + "(");
                }
            }
        }
    }
}
