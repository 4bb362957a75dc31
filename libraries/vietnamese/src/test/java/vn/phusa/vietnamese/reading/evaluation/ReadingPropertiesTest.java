package vn.phusa.vietnamese.reading.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import vn.phusa.vietnamese.reading.CommitmentReader;
import vn.phusa.vietnamese.reading.ProposedCommitment;

/** What holds for every text, whatever it says: measured on all labelled texts and on damaged copies of them. */
class ReadingPropertiesTest {

    private static final int PAGE_WIDTH = 60;

    private static final String DISTRACTOR =
            "\n\nNăm 2019, Sở Công Thương đã chủ trì hội chợ đầu xuân; lượng khách đạt 12.000 người. Đại biểu bày tỏ vui mừng.";

    private static List<LabelledItem> items() {
        List<LabelledItem> items = new ArrayList<>(ExtractionBenchmark.own(ExtractionBenchmark.TUNING));
        items.addAll(ExtractionBenchmark.own(ExtractionBenchmark.HELD_OUT));
        ExtractionBenchmark.FURTHER.forEach(portion -> items.addAll(ExtractionBenchmark.own(portion)));
        return items;
    }

    @Test
    void everyQuoteIsTheTextAtItsPlace() {
        for (UnaryOperator<String> damage : List.<UnaryOperator<String>>of(
                UnaryOperator.identity(),
                ReadingPropertiesTest::decomposed,
                ReadingPropertiesTest::wrapped,
                ReadingPropertiesTest::spaced,
                ReadingPropertiesTest::withFixedSpaces)) {
            for (LabelledItem item : items()) {
                String text = damage.apply(item.text());
                for (ProposedCommitment commitment : CommitmentReader.read(text).commitments()) {
                    assertThat(commitment.start()).isBetween(0, commitment.end());
                    assertThat(commitment.end()).isLessThanOrEqualTo(text.length());
                    assertThat(commitment.quote())
                            .as(item.id())
                            .isEqualTo(text.substring(commitment.start(), commitment.end()));
                }
            }
        }
    }

    @Test
    void nobodyLeadsWhoseNameDoesNotStandInTheText() {
        for (LabelledItem item : items()) {
            String text = item.text().replace("*", "").replaceAll("\\s+", " ");
            // A cell that a page layout has broken over two lines has words of other cells between its own.
            Predicate<String> stands = item.kind().equals("table")
                    ? name -> Arrays.stream(name.split(" ")).allMatch(text::contains)
                    : text::contains;
            for (ProposedCommitment commitment :
                    CommitmentReader.read(item.text()).commitments()) {
                assertThat(commitment.leads()).as(item.id()).isNotEmpty().allMatch(stands);
                assertThat(commitment.coordinators()).as(item.id()).allMatch(stands);
                assertThat(commitment.coordinators()).as(item.id()).doesNotContainAnyElementsOf(commitment.leads());
                assertThat(commitment.because()).as(item.id()).isNotBlank();
            }
        }
    }

    @Test
    void readingTwiceGivesTheSame() {
        for (LabelledItem item : items()) {
            assertThat(CommitmentReader.read(item.text())).isEqualTo(CommitmentReader.read(item.text()));
        }
    }

    @Test
    void aDistractorBehindATextChangesNothingBeforeIt() {
        for (LabelledItem item : items()) {
            assertThat(CommitmentReader.read(item.text() + DISTRACTOR).commitments())
                    .as(item.id())
                    .isEqualTo(CommitmentReader.read(item.text()).commitments());
        }
    }

    @Test
    void decomposedLettersAndDoubleSpacesChangeNothing() {
        assertThat(leadF1(ReadingPropertiesTest::decomposed)).isGreaterThanOrEqualTo(0.97);
        assertThat(leadF1(ReadingPropertiesTest::spaced)).isGreaterThanOrEqualTo(0.97);
        assertThat(leadF1(ReadingPropertiesTest::withFixedSpaces)).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void sentencesThatAPageLayoutHasBrokenAreReadWhole() {
        assertThat(leadF1(ReadingPropertiesTest::wrapped)).isGreaterThanOrEqualTo(0.95);
    }

    private static double leadF1(UnaryOperator<String> damage) {
        List<LabelledItem> damaged = items().stream()
                .filter(item -> !item.kind().equals("table")
                        && item.text().indexOf('\t') < 0
                        && item.text().indexOf('|') < 0)
                .map(item -> new LabelledItem(item.id(), item.kind(), damage.apply(item.text()), item.commitments()))
                .toList();
        return ExtractionBenchmark.total(ExtractionBenchmark.score(damaged))
                .lead()
                .f1();
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static String spaced(String text) {
        return text.replace(" ", "  ");
    }

    /** No-break spaces in the commonest phrase, as word processors leave them. */
    private static String withFixedSpaces(String text) {
        return text.replace("phối hợp", "phối\u00A0hợp").replace("chủ trì", "chủ\u00A0trì");
    }

    private static String wrapped(String text) {
        StringBuilder page = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            int width = 0;
            for (String word : line.split(" ")) {
                if (width > 0) {
                    boolean full = width + 1 + word.length() > PAGE_WIDTH;
                    page.append(full ? '\n' : ' ');
                    width = full ? 0 : width + 1;
                }
                page.append(word);
                width += word.length();
            }
            page.append('\n');
        }
        return page.toString();
    }
}
