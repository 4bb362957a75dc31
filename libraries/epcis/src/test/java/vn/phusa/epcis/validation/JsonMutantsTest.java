package vn.phusa.epcis.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Layer;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Severity;
import vn.phusa.epcis.SharedFiles;
import vn.phusa.epcis.convert.Documents;

/** Official documents with a field lost, misnamed or of another type: our verdict is that of the official JSON schema. */
class JsonMutantsTest {

    private static final int MUTANTS_A_FILE = 40;

    /** Findings of ours that the schema need not share, and why. */
    private static final Map<String, String> STRICTER = Map.of(
            "schema.unknown-field",
                    "in places, bodies and attributes the schema forgets to close the list of fields; XML closes it",
            "schema.no-subject", "an event without a subject needs at least a place");

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void theVerdictIsThatOfTheOfficialSchema() throws Exception {
        Path folder = SharedFiles.folder("gs1-epcis");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(folder.resolve("EPCIS-JSON-Schema.json")), InputFormat.JSON);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(77);
        List<String> differences = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Path file : SharedFiles.files("gs1-epcis/JSON", ".jsonld", ".json")) {
            JsonNode original = MAPPER.readTree(Files.readString(file));
            if (!refusals(schema, original.toString()).isEmpty()) {
                continue;
            }
            for (int i = 0; i < MUTANTS_A_FILE; i++) {
                JsonNode mutant = original.deepCopy();
                String what = mutate(mutant, random);
                List<String> theirs = refusals(schema, mutant.toString());
                List<String> ours = errors(mutant.toString(), !theirs.isEmpty());
                counts.merge(theirs.isEmpty() ? "good" : "bad", 1, Integer::sum);
                boolean differs = theirs.isEmpty()
                        ? ours.stream()
                                .anyMatch(each -> STRICTER.keySet().stream().noneMatch(each::startsWith))
                        : ours.isEmpty();
                if (differs) {
                    differences.add(what + ": the schema says " + theirs + ", we say " + ours);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(counts.getOrDefault("bad", 0)).isGreaterThan(200);
        assertThat(counts.getOrDefault("good", 0)).isGreaterThan(50);
    }

    private record Place(JsonNode parent, String field, int index) {

        JsonNode value() {
            return parent instanceof ObjectNode object ? object.get(field) : parent.get(index);
        }

        void put(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(field, value);
            } else if (parent instanceof ArrayNode array) {
                array.set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(field);
            } else if (parent instanceof ArrayNode array) {
                array.remove(index);
            }
        }

        @Override
        public String toString() {
            return parent instanceof ObjectNode ? field : "[" + index + "]";
        }
    }

    private static String mutate(JsonNode document, RandomGenerator random) {
        List<Place> places = new ArrayList<>();
        collect(document, places);
        Place place = places.get(random.nextInt(places.size()));
        String was = place + " " + place.value();
        was = was.length() > 120 ? was.substring(0, 120) : was;
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                place.remove();
                return "remove " + was;
            }
            case 3 -> {
                place.put(NODES.numberNode(12));
                return "12 for " + was;
            }
            case 4 -> {
                place.put(NODES.stringNode("wrong"));
                return "'wrong' for " + was;
            }
            case 5 -> {
                place.put(NODES.nullNode());
                return "null for " + was;
            }
            case 6 -> {
                place.put(NODES.arrayNode());
                return "[] for " + was;
            }
            case 7 -> {
                place.put(NODES.objectNode());
                return "{} for " + was;
            }
            case 8 -> {
                place.put(NODES.stringNode("2026-13-01T00:00:00Z"));
                return "a wrong date for " + was;
            }
            case 9 -> {
                place.put(NODES.arrayNode().add(place.value().deepCopy()));
                return "an array around " + was;
            }
            case 10 -> {
                place.put(NODES.booleanNode(true));
                return "true for " + was;
            }
            default -> {
                if (place.parent() instanceof ObjectNode object) {
                    object.put("unknown", "x");
                    return "unknown beside " + was;
                }
                ((ArrayNode) place.parent()).add(place.value().deepCopy());
                return "double " + was;
            }
        }
    }

    /** Every value but those of somebody's own fields and of the context. */
    private static void collect(JsonNode node, List<Place> into) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> each : object.properties()) {
                if (each.getKey().indexOf(':') < 0 && !each.getKey().equals("ilmd")) {
                    into.add(new Place(node, each.getKey(), 0));
                    if (!each.getKey().equals("@context")) {
                        collect(each.getValue(), into);
                    }
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                into.add(new Place(node, "", i));
                collect(array.get(i), into);
            }
        }
    }

    private static List<String> refusals(Schema schema, String document) {
        return schema
                .validate(
                        document,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** @param all with what is wrong in meaning, at which the schema knows to look here and there */
    private static List<String> errors(String document, boolean all) throws IOException {
        List<String> errors = new ArrayList<>();
        DocumentSource source = DocumentSource.of(document.getBytes(StandardCharsets.UTF_8));
        Validator.validate(() -> Documents.open(source, Limits.USUAL), finding -> {
            if (finding.severity() == Severity.ERROR && (all || finding.rule().layer() != Layer.SEMANTICS)) {
                errors.add((finding.rule().id() + " " + String.join(" ", finding.arguments())).strip());
            }
        });
        return errors;
    }
}
