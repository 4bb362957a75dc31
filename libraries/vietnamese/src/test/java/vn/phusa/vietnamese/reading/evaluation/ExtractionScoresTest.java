package vn.phusa.vietnamese.reading.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.phusa.vietnamese.reading.SharedTexts;

/** Floors a little under the measured scores: a change that loses more than a clause or two fails here. */
class ExtractionScoresTest {

    @Test
    void theOwnSetHoldsAtLeastSixtyItemsAndThirtyAreHeldOut() {
        int tuning = ExtractionBenchmark.own(ExtractionBenchmark.TUNING).size();
        int heldOut = ExtractionBenchmark.own(ExtractionBenchmark.HELD_OUT).size();
        assertThat(tuning + heldOut).isGreaterThanOrEqualTo(60);
        assertThat(heldOut).isGreaterThanOrEqualTo(30);
    }

    @Test
    void theTuningHalfKeepsItsScores() {
        assertFloors(ExtractionBenchmark.own(ExtractionBenchmark.TUNING), 0.95, 0.95, 0.95);
    }

    @Test
    void theHeldOutHalfKeepsItsScores() {
        assertFloors(ExtractionBenchmark.own(ExtractionBenchmark.HELD_OUT), 0.88, 0.88, 0.90);
    }

    @Test
    void thePortionsWrittenLaterKeepTheirScores() {
        for (String portion : ExtractionBenchmark.FURTHER) {
            assertFloors(ExtractionBenchmark.own(portion), 0.90, 0.90, 0.90);
        }
    }

    @Test
    void theLabelledLegalClausesKeepTheirScores() throws IOException {
        List<String> lines = Files.readAllLines(SharedTexts.require("data/clauses/dev.jsonl"));
        assertFloors(LabelledItem.parse(lines), 0.95, 0.95, 0.95);
    }

    private static void assertFloors(List<LabelledItem> items, double lead, double coordinators, double due) {
        Scores total = ExtractionBenchmark.total(ExtractionBenchmark.score(items));
        assertThat(total.lead().f1()).isGreaterThanOrEqualTo(lead);
        assertThat(total.coordinators().f1()).isGreaterThanOrEqualTo(coordinators);
        assertThat(total.due().f1()).isGreaterThanOrEqualTo(due);
    }
}
