package vn.phusa.vietnamese.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.phusa.vietnamese.Money;

/** A reading as JSON: unknown fields are null, leads and coordinators are lists, names stand as written in the text. */
public final class ReadingJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ReadingJson() {}

    /** {@code {"programme":{…},"commitments":[…]}}, indented. */
    public static String of(Reading reading) {
        ObjectNode root = NODES.objectNode();
        root.set("programme", programme(reading.programme()));
        root.set("commitments", commitments(reading.commitments()));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    /** {@code {"id":…,"commitments":[…]}} on one line. */
    public static String line(String id, List<ProposedCommitment> commitments) {
        ObjectNode root = NODES.objectNode();
        root.put("id", id);
        root.set("commitments", commitments(commitments));
        return MAPPER.writeValueAsString(root);
    }

    private static ObjectNode programme(Programme programme) {
        ObjectNode node = NODES.objectNode();
        node.put("title", programme.title());
        node.set("parties", strings(programme.parties()));
        node.put("signedOn", text(programme.signedOn()));
        node.put("firstYear", programme.firstYear());
        node.put("lastYear", programme.lastYear());
        ArrayNode signers = node.putArray("signers");
        for (Programme.Signer signer : programme.signers()) {
            signers.addObject()
                    .put("name", signer.name())
                    .put("office", signer.office())
                    .put("party", signer.party());
        }
        ArrayNode baselines = node.putArray("baselines");
        for (Programme.Baseline baseline : programme.baselines()) {
            baselines
                    .addObject()
                    .put("what", baseline.what())
                    .put("value", baseline.value())
                    .put("qualifier", baseline.qualifier().symbol())
                    .put("quote", baseline.quote())
                    .put("start", baseline.start())
                    .put("end", baseline.end());
        }
        node.set("legalBasis", strings(programme.legalBasis()));
        return node;
    }

    private static ArrayNode commitments(List<ProposedCommitment> commitments) {
        ArrayNode array = NODES.arrayNode();
        for (ProposedCommitment commitment : commitments) {
            ObjectNode node = array.addObject();
            node.put("kind", commitment.kind().code());
            node.set("lead", strings(commitment.leads()));
            node.set("coordinators", strings(commitment.coordinators()));
            node.set("beneficiaries", strings(commitment.beneficiaries()));
            node.put("action", commitment.action());
            node.put("object", commitment.object());
            node.put("due", text(commitment.due()));
            node.put(
                    "recurrence",
                    commitment.recurrence() == null
                            ? null
                            : commitment.recurrence().code());
            ArrayNode money = node.putArray("money");
            for (Money sum : commitment.money()) {
                money.addObject()
                        .put("amount", sum.amount())
                        .put("currency", sum.currency())
                        .put("qualifier", sum.qualifier().symbol())
                        .put("phrase", sum.phrase());
            }
            node.put("quote", commitment.quote());
            node.put("start", commitment.start());
            node.put("end", commitment.end());
            node.put("because", commitment.because());
        }
        return array;
    }

    private static ArrayNode strings(List<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
