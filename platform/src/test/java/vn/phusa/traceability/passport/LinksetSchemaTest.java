package vn.phusa.traceability.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our linksets against the schema that GS1 publishes, where it is at hand; see {@link LinksetRules} for what always counts. */
class LinksetSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path OFFICIAL = Path.of(System.getProperty("phusa.root", ".."))
            .resolve("../shared/data/gs1-linkset")
            .normalize();

    private static JsonNode ours() {
        List<Offer> offers = List.of(
                new Offer(
                        LinkType.PIP,
                        "https://gao.example/passport/01/08938880000013?lang=vi",
                        "Hộ chiếu",
                        "vi",
                        "text/html",
                        true,
                        true),
                new Offer(
                        LinkType.PIP,
                        "https://gao.example/passport/01/08938880000013?lang=en",
                        "Passport",
                        "en",
                        "text/html",
                        true,
                        true),
                new Offer(
                        LinkType.RECALL,
                        "http://localhost:8080/passport/01/08938880000013#status",
                        "Thu hồi",
                        "",
                        "",
                        false,
                        true));
        return JSON.valueToTree(Linkset.of("https://gao.example/01/08938880000013", "Gạo", offers));
    }

    @Test
    void oursKeepsOurOwnRules() {
        assertThat(LinksetRules.faults(ours())).isEmpty();
    }

    @Test
    void oursIsValidByTheOfficialSchema() throws Exception {
        Path schema = OFFICIAL.resolve("gs1-linkset-schema.json");
        assumeTrue(Files.exists(schema), "SKIPPED: no official linkset schema at " + schema);
        JsonNode rules = JSON.readTree(Files.readString(schema));
        List<String> faults = new ArrayList<>();
        SchemaSubset.check(rules, ours(), "$", faults);
        assertThat(faults).isEmpty();
    }

    @Test
    void ourRulesJudgeTheOfficialExamplesAsGs1Does() throws Exception {
        Path good = OFFICIAL.resolve("valid-gs1-example.json");
        assumeTrue(Files.exists(good), "SKIPPED: no official linkset examples at " + OFFICIAL);
        assertThat(LinksetRules.faults(JSON.readTree(Files.readString(good)))).isEmpty();
        assertThat(LinksetRules.faults(JSON.readTree(Files.readString(OFFICIAL.resolve("invalid-gs1-example.json")))))
                .isNotEmpty();
    }
}
