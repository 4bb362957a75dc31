package vn.phusa;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.phusa.base.ProblemCode;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Wording;

/** Everything a user sees is said in Vietnamese and in English. */
class WordingTest {
    private static final Languages LANGUAGES = Languages.load(Rooms.FROM_THE_GROUND_UP);
    private static final Pattern PROBLEM_WITHOUT_VALUES =
            Pattern.compile("Problem\\.(?:at\\([^;]{1,80}?,\\s*|of\\()(?:[a-z.]+\\.)?(\\w+)\\.([A-Z_0-9]+)\\)");
    private static final Pattern SAID_IN_TEMPLATE = Pattern.compile("page\\.t\\(\"([a-z0-9.-]+)\"[,)]");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(LANGUAGES.english().keys()).isEqualTo(LANGUAGES.vietnamese().keys());
    }

    @Test
    void bothLanguagesTakeTheSameValues() {
        Map<String, String> different = new TreeMap<>();
        for (String key : LANGUAGES.vietnamese().keys()) {
            Set<String> vietnamese = placeholders(LANGUAGES.vietnamese(), key);
            Set<String> english = placeholders(LANGUAGES.english(), key);
            if (!vietnamese.equals(english)) {
                different.put(key, vietnamese + " / " + english);
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void vietnameseWordingIsComposedUnicode() {
        assertThat(LANGUAGES.vietnamese().keys())
                .allSatisfy(key -> assertThat(
                                Normalizer.isNormalized(LANGUAGES.vietnamese().pattern(key), Normalizer.Form.NFC))
                        .as(key)
                        .isTrue());
    }

    @Test
    void templatesSayOnlyWhatHasBeenWritten() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path template :
                    templates.filter(file -> file.toString().endsWith(".jte")).toList()) {
                Matcher said = SAID_IN_TEMPLATE.matcher(Files.readString(template));
                while (said.find()) {
                    if (!LANGUAGES.vietnamese().has(said.group(1))) {
                        missing.add(said.group(1) + " in " + template.getFileName());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noSentenceOfAProblemLacksTheValuesThatItSays() throws Exception {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.put(file.toString(), Files.readString(file));
            }
        }
        Map<String, Class<?>> codes = new TreeMap<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            if (source.getValue().contains("implements ProblemCode")) {
                String name = source.getKey()
                        .replaceAll("^src.main.java.|\\.java$", "")
                        .replace('/', '.')
                        .replace('\\', '.');
                codes.put(name.substring(name.lastIndexOf('.') + 1), Class.forName(name));
            }
        }
        Set<String> wanting = new TreeSet<>();
        sources.forEach((file, text) -> {
            Matcher made = PROBLEM_WITHOUT_VALUES.matcher(text);
            while (made.find()) {
                Stream.ofNullable(codes.get(made.group(1)))
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .map(ProblemCode.class::cast)
                        .filter(code -> code.toString().equals(made.group(2)))
                        .filter(code -> !placeholders(LANGUAGES.vietnamese(), "problem." + code.code())
                                .isEmpty())
                        .forEach(_ -> wanting.add(made.group() + " in " + file));
            }
        });
        assertThat(codes).hasSizeGreaterThan(20);
        assertThat(wanting).isEmpty();
    }

    private static Set<String> placeholders(Wording words, String key) {
        return new TreeSet<>(
                new MessageFormat(words.pattern(key), ULocale.forLocale(words.locale())).getArgumentNames());
    }
}
