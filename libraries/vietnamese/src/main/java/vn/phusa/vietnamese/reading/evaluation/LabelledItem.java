package vn.phusa.vietnamese.reading.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.vietnamese.reading.CommitmentReader;

/**
 * A text with the commitments that a person found in it.
 *
 * @param kind clause, passage or table
 */
public record LabelledItem(String id, String kind, String text, List<Labelled> commitments) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * One commitment as it is scored.
     *
     * @param due ISO date or null
     */
    public record Labelled(
            List<String> lead,
            List<String> coordinators,
            @Nullable String due,
            String quote) {}

    /** Reads one item a line, in the format of the labelled sets. */
    public static List<LabelledItem> parse(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .map(LabelledItem::parse)
                .toList();
    }

    private static LabelledItem parse(String line) {
        JsonNode node = MAPPER.readTree(line);
        List<Labelled> commitments = new ArrayList<>();
        for (JsonNode commitment : node.path("commitments")) {
            JsonNode due = commitment.path("due");
            commitments.add(new Labelled(
                    strings(commitment.path("lead")),
                    strings(commitment.path("coordinators")),
                    due.isString() ? due.asString() : null,
                    commitment.path("quote").asString("")));
        }
        return new LabelledItem(
                node.path("id").asString(""),
                node.path("kind").asString(""),
                node.path("text").asString(""),
                commitments);
    }

    private static List<String> strings(JsonNode node) {
        if (node.isString()) {
            return List.of(node.asString());
        }
        List<String> values = new ArrayList<>();
        node.forEach(value -> values.add(value.asString("")));
        return values;
    }

    /** What the reader proposes for the text. */
    public List<Labelled> proposed() {
        return CommitmentReader.read(text).commitments().stream()
                .map(c -> new Labelled(
                        c.leads(),
                        c.coordinators(),
                        c.due() == null ? null : c.due().toString(),
                        c.quote()))
                .toList();
    }
}
