package vn.phusa.vietnamese.reading.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.vietnamese.reading.SharedTexts;
import vn.phusa.vietnamese.reading.evaluation.LabelledItem.Labelled;

class ScorerTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    void aQuoteThatCoversHalfOfTheLongerOneMatches() {
        LabelledItem item = item("Sở A lập kế hoạch rà soát", labelled("Sở A", null, "Sở A lập kế hoạch rà soát"));
        assertThat(Scorer.score(item, List.of(labelled("Sở A", null, "Sở A lập kế hoạch")))
                        .detection()
                        .right())
                .isEqualTo(1);
        assertThat(Scorer.score(item, List.of(labelled("Sở A", null, "Sở A lập")))
                        .detection()
                        .right())
                .isZero();
    }

    @Test
    void namesAreComparedWithoutCaseSpacesAndFinalMarks() {
        LabelledItem item = item("các bộ lập kế hoạch", labelled("các  Bộ;", null, "các bộ lập kế hoạch"));
        Scores scores = Scorer.score(item, List.of(labelled("Các bộ", null, "các bộ lập kế hoạch")));
        assertThat(scores.lead().f1()).isEqualTo(1);
        assertThat(scores.exactLeads()).isEqualTo(1);
    }

    @Test
    void anUnmatchedProposalCountsAgainstEveryField() {
        LabelledItem item = item("Sở A lập kế hoạch");
        Scores scores = Scorer.score(item, List.of(labelled("Sở A", "2026-01-01", "Sở A lập kế hoạch")));
        assertThat(scores.detection().predicted()).isEqualTo(1);
        assertThat(scores.due().predicted()).isEqualTo(1);
        assertThat(scores.due().precision()).isZero();
        assertThat(scores.emptyKept()).isZero();
    }

    @Test
    void morePairsCountMoreThanAGreaterOverlap() {
        String text = "một hai ba bốn năm sáu bảy tám";
        LabelledItem item =
                item(text, labelled("A", null, "một hai ba bốn năm sáu"), labelled("B", null, "một hai ba bốn"));
        Scores scores = Scorer.score(
                item,
                List.of(labelled("A", null, "một hai ba bốn"), labelled("B", null, "hai ba bốn năm sáu bảy tám")));
        assertThat(scores.detection().right()).isEqualTo(2);
    }

    @Test
    void theFiguresEqualThoseOfTheReferenceScript(@TempDir Path folder) throws IOException, InterruptedException {
        Path script = SharedTexts.require("data/clauses/score_clauses.py");
        Path labelled = SharedTexts.require("data/clauses/dev.jsonl");
        List<LabelledItem> items = LabelledItem.parse(Files.readAllLines(labelled));
        Random random = new Random(11);
        Scores total = Scores.ZERO;
        List<String> lines = new ArrayList<>();
        for (LabelledItem item : items) {
            List<Labelled> spoiled = spoil(item.proposed(), random);
            total = total.plus(Scorer.score(item, spoiled));
            lines.add(MAPPER.writeValueAsString(java.util.Map.of("id", item.id(), "commitments", spoiled)));
        }
        Path predictions = Files.write(folder.resolve("predictions.jsonl"), lines);
        JsonNode reference = python(script, labelled, predictions);
        assertSame(reference.path("detection"), total.detection());
        assertSame(reference.path("lead"), total.lead());
        assertSame(reference.path("coordinators"), total.coordinators());
        assertSame(reference.path("due"), total.due());
    }

    /** Leaves some proposals out, shortens some quotes and exchanges some leads, so that matching has work to do. */
    private static List<Labelled> spoil(List<Labelled> proposals, Random random) {
        List<Labelled> spoiled = new ArrayList<>();
        for (Labelled proposal : proposals) {
            if (random.nextInt(8) == 0) {
                continue;
            }
            String quote = proposal.quote();
            int cut = random.nextInt(3) == 0 ? quote.length() / 2 + random.nextInt(3) : 0;
            List<String> lead = random.nextInt(6) == 0 ? List.of("Bộ khác") : proposal.lead();
            spoiled.add(new Labelled(
                    lead, proposal.coordinators(), proposal.due(), quote.substring(Math.min(cut, quote.length()))));
            if (random.nextInt(5) == 0) {
                spoiled.add(proposal);
            }
        }
        return spoiled;
    }

    private static void assertSame(JsonNode reference, Scores.Tally tally) {
        assertThat(tally.right()).isEqualTo(reference.path("tp").asInt());
        assertThat(tally.predicted()).isEqualTo(reference.path("predicted").asInt());
        assertThat(tally.labelled()).isEqualTo(reference.path("gold").asInt());
        assertThat(tally.f1()).isCloseTo(reference.path("f1").asDouble(), within(1e-9));
    }

    private static JsonNode python(Path script, Path labelled, Path predictions)
            throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(
                            "python3", script.toString(), labelled.toString(), predictions.toString(), "--json")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            System.err.println("SKIPPED: python3 is not there; the scorer was not compared with the reference script");
            Assumptions.abort("python3 is not there");
            throw absent;
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return MAPPER.readTree(printed);
    }

    private static LabelledItem item(String text, Labelled... labels) {
        return new LabelledItem("1", "clause", text, List.of(labels));
    }

    private static Labelled labelled(String lead, @Nullable String due, String quote) {
        return new Labelled(List.of(lead), List.of(), due, quote);
    }
}
