package vn.phusa.epcis.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.phusa.epcis.SharedFiles;

/** The table of identifiers equals the official dictionary; and what must, and must not, stand together. */
class DictionaryTest {
    private static final Pattern LINE = Pattern.compile("(\\d{2,4})(?:-(\\d{2,4}))? +([*?]*) +(\\S.*?) *(?:#.*)?");

    @Test
    void ourTableHasTheOfficialCodesFormatsFlagsQualifiersAndAssociations() throws IOException {
        Map<String, String> official = new TreeMap<>();
        for (String line : Files.readAllLines(SharedFiles.folder("gs1-syntax").resolve("gs1-syntax-dictionary.txt"))) {
            Matcher matcher = LINE.matcher(line);
            if (line.startsWith("#") || !matcher.matches()) {
                continue;
            }
            String first = matcher.group(1);
            int last = Integer.parseInt(matcher.group(2) == null ? first : matcher.group(2));
            for (int number = Integer.parseInt(first); number <= last; number++) {
                official.put(
                        String.format("%0" + first.length() + "d", number),
                        described(matcher.group(3), matcher.group(4).split(" +")));
            }
        }
        Map<String, String> ours = new TreeMap<>();
        ApplicationIdentifier.all().forEach((code, ai) -> ours.put(code, described(ai)));

        assertThat(official).hasSizeGreaterThan(500);
        assertThat(ours).isEqualTo(official);
    }

    /** One spelling for a line of the dictionary: flags, parts without their checks, key, needs, excludes. */
    private static String described(String flags, String[] words) {
        List<String> parts = new ArrayList<>();
        String key = "";
        List<String> needs = new ArrayList<>();
        List<String> excludes = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("req=")) {
                needs.addAll(List.of(word.substring(4).split(",")));
            } else if (word.startsWith("ex=")) {
                excludes.addAll(List.of(word.substring(3).split(",")));
            } else if (word.startsWith("dlpkey")) {
                key = "key "
                        + word.substring("dlpkey".length()).replace("=", "").replace('|', '/');
            } else if (!word.isEmpty()) {
                boolean optional = word.startsWith("[");
                String[] pieces = word.replace("[", "").replace("]", "").split(",");
                parts.add(pieces[0].replace("..", "1-") + "+" + (pieces.length - 1) + (optional ? "?" : ""));
            }
        }
        return (flags.contains("*") ? "F" : "") + (flags.contains("?") ? "A" : "") + " " + parts + " " + key + " "
                + sorted(needs) + " " + sorted(excludes);
    }

    private static String described(ApplicationIdentifier ai) {
        List<String> parts = ai.parts().stream()
                .map(part -> "NXYZ".charAt(part.characters().ordinal())
                        + (part.shortest() == part.longest()
                                ? "" + part.longest()
                                : part.shortest() + "-" + part.longest())
                        + "+" + part.checks().size() + (part.optional() ? "?" : ""))
                .toList();
        String qualifiers = String.join(
                "/",
                ai.qualifiers().stream().map(order -> String.join(",", order)).toList());
        return (ai.fixedLength() ? "F" : "") + (ai.attribute() ? "A" : "") + " " + parts + " "
                + (ai.key() ? "key " + qualifiers : "") + " "
                + sorted(ai.needs().stream()
                        .map(together -> String.join("+", together))
                        .toList()) + " "
                + sorted(ai.excludes());
    }

    private static List<String> sorted(List<String> words) {
        return words.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(01)09521141012345(10)L7(17)271231 | ''",
                "(00)106141412345678908(4307)VN | ''",
                "(10)L7 | MISSING_AI 10",
                "(00)106141412345678908(02)09521141012345(37)12 | ''",
                "(02)09521141012345(37)12 | MISSING_AI 37",
                "(02)09521141012345 | MISSING_AI 02",
                "(01)09521141012345(02)09521141012345(37)12 | CONFLICTING_AI 01, CONFLICTING_AI 02, MISSING_AI 37",
                "(01)09521141012345(21)1(235)2 | CONFLICTING_AI 21",
                "(01)09521141012345(250)9 | MISSING_AI 250",
                "(01)09521141012345(21)1(250)9 | ''",
                "(01)09521141012345(10)A(10)B | DIFFERENT_VALUES 10",
                "(01)09521141012345(10)A(10)A | ''"
            })
    void whatMustAndMustNotStandTogether(String data, String expected) {
        ElementString elements = ElementString.bracketed(data).orNull();
        assertThat(elements).isNotNull();
        List<String> faults = elements.associationFaults().stream()
                .map(fault -> fault.rule() + " " + fault.arguments().getFirst())
                .toList();
        assertThat(faults)
                .containsExactlyInAnyOrderElementsOf(
                        expected.isEmpty() ? List.of() : Arrays.asList(expected.split(", ")));
    }
}
