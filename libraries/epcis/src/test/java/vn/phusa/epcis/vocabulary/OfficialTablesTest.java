package vn.phusa.epcis.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.phusa.epcis.SharedFiles;

/** Our own tables beside the official context, schema and ontology. */
class OfficialTablesTest {

    private static final Map<Cbv, String> IN_SCHEMA = Map.of(
            Cbv.BIZ_STEP, "bizStep",
            Cbv.DISPOSITION, "disposition",
            Cbv.BIZ_TRANSACTION_TYPE, "bizTransaction-type",
            Cbv.SOURCE_DESTINATION_TYPE, "source-dest-type",
            Cbv.ERROR_REASON, "error-reason",
            Cbv.COMPONENT, "component",
            Cbv.MEASUREMENT_TYPE, "measurementType",
            Cbv.ALERT_TYPE, "sensorAlertType");

    @ParameterizedTest
    @EnumSource(Cbv.class)
    void theWordsAreThoseOfTheSchema(Cbv vocabulary) throws IOException {
        String schema = official("EPCIS-JSON-Schema.json");
        Matcher definition = Pattern.compile(
                        "\"" + IN_SCHEMA.get(vocabulary) + "\"\\s*:\\s*\\{\\s*\"anyOf\".*?\"enum\"\\s*:\\s*\\[(.*?)]",
                        Pattern.DOTALL)
                .matcher(schema);
        assertThat(definition.find()).isTrue();
        assertThat(words(definition.group(1))).isEqualTo(new TreeSet<>(vocabulary.words()));
    }

    @ParameterizedTest
    @EnumSource(Cbv.class)
    void theContextGivesEveryWordTheSameMeaning(Cbv vocabulary) throws IOException {
        String context = official("epcis-context.jsonld");
        for (String word : vocabulary.words()) {
            String curie = vocabulary.curie(vocabulary.canonical(word));
            assertThat(Pattern.compile("\"" + word + "\"\\s*:\\s*\"" + Pattern.quote(curie) + "\"")
                            .matcher(context)
                            .find())
                    .as(word)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Cbv.class,
            names = {"BIZ_STEP", "DISPOSITION", "BIZ_TRANSACTION_TYPE", "SOURCE_DESTINATION_TYPE", "ERROR_REASON"})
    void theOntologyKnowsEveryValue(Cbv vocabulary) throws IOException {
        String ontology = official("Ontology/CBV.ttl");
        for (String word : vocabulary.words()) {
            assertThat(ontology).as(word).contains(vocabulary.curie(vocabulary.canonical(word)));
        }
    }

    @ParameterizedTest
    @EnumSource(Cbv.class)
    void allSpellingsAreOneValue(Cbv vocabulary) {
        for (String word : vocabulary.words()) {
            String value = vocabulary.canonical(word);
            assertThat(vocabulary.canonical(value)).isEqualTo(value);
            assertThat(vocabulary.canonical(vocabulary.curie(value))).isEqualTo(value);
            assertThat(vocabulary.canonical(vocabulary.urn(value))).isEqualTo(value);
            assertThat(vocabulary.bare(value)).isEqualTo(word);
        }
    }

    private static String official(String name) throws IOException {
        return Files.readString(SharedFiles.folder("gs1-epcis").resolve(name));
    }

    private static Set<String> words(String list) {
        Set<String> words = new TreeSet<>();
        Matcher word = Pattern.compile("\"([^\"]+)\"").matcher(list);
        while (word.find()) {
            words.add(word.group(1));
        }
        return words;
    }
}
