package vn.phusa.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.search.Audience;
import vn.phusa.search.SearchEntry;
import vn.phusa.search.SearchQuery;
import vn.phusa.vietnamese.VietnameseText;

/**
 * Ranking held against XQuAD-vi (240 paragraphs, 1,190 questions, CC BY-SA 4.0), which is not part of the project: nDCG at
 * ten with one right paragraph for each question.
 */
class VietnameseRankingTest {
    private static final Path DATA =
            Path.of(System.getProperty("phusa.root", ".."), "..", "shared", "data", "xquad", "xquad.vi.json");
    /** Every third question keeps the test short; {@code -Dphusa.ranking.every=1} asks all 1,190. */
    private static final int EVERY = Integer.getInteger("phusa.ranking.every", 3);

    /** The standard error of the mean over a third of the questions; none is allowed when all are asked. */
    private static final double SAMPLING = EVERY == 1 ? 0 : 0.01;

    private static final String KIND = "test.paragraph";
    private static final Reading EVERYTHING = new Reading(true, List.of(new Reading.OfKind(KIND, true, Set.of())));

    @TempDir
    static Path folder;

    private static final List<Question> QUESTIONS = new ArrayList<>();
    private static SearchIndex index;

    private record Question(String text, long paragraph) {}

    @BeforeAll
    static void fileTheParagraphs() throws IOException {
        if (!Files.exists(DATA)) {
            System.err.println("SKIPPED: VietnameseRankingTest needs " + DATA.getFileName() + ", which is not here");
        }
        Assumptions.assumeTrue(Files.exists(DATA), "XQuAD-vi is not here");
        JsonNode data = JsonMapper.shared().readTree(Files.readString(DATA)).get("data");
        index = SearchIndex.open(folder.resolve("index"));
        long[] number = {0};
        int[] asked = {0};
        index.apply(new SearchIndex.Place("test", 0, 0), changes -> {
            for (JsonNode article : data) {
                for (JsonNode paragraph : article.get("paragraphs")) {
                    long id = ++number[0];
                    changes.put(
                            KIND,
                            new SearchEntry(
                                    id, "/" + id, "", paragraph.get("context").asString(), Audience.ofEverybody()));
                    for (JsonNode question : paragraph.get("qas")) {
                        if (asked[0]++ % EVERY != 0) {
                            continue;
                        }
                        QUESTIONS.add(new Question(question.get("question").asString(), id));
                    }
                }
            }
        });
    }

    @AfterAll
    static void close() {
        if (index != null) {
            index.close();
        }
    }

    @Test
    void questionsWithDiacriticsFindTheirParagraph() throws IOException {
        assertThat(gain("with diacritics", UnaryOperator.identity())).isGreaterThanOrEqualTo(0.962 - SAMPLING);
    }

    @Test
    void questionsWithoutDiacriticsFindTheirParagraph() throws IOException {
        assertThat(gain("without diacritics", VietnameseText::fold)).isGreaterThanOrEqualTo(0.961 - SAMPLING);
    }

    @Test
    void questionsWithoutDiacriticsAndWithADroppedLetterFindTheirParagraph() throws IOException {
        Random random = new Random(20_260_701);
        assertThat(gain("without diacritics, one letter dropped", text -> drop(VietnameseText.fold(text), random)))
                .isGreaterThanOrEqualTo(0.93 - SAMPLING);
    }

    private static double gain(String name, UnaryOperator<String> typed) throws IOException {
        double sum = 0;
        int first = 0;
        for (Question question : QUESTIONS) {
            int rank = index.ranking(new SearchQuery(typed.apply(question.text()), null, 1, 10), EVERYTHING)
                    .indexOf(question.paragraph());
            if (rank >= 0) {
                sum += Math.log(2) / Math.log(rank + 2);
                first += rank == 0 ? 1 : 0;
            }
        }
        double gain = sum / QUESTIONS.size();
        System.out.printf(
                "XQuAD-vi, %s: nDCG@10 %.4f, first %.4f, %d questions%n",
                name, gain, (double) first / QUESTIONS.size(), QUESTIONS.size());
        return gain;
    }

    /** One letter of one word of at least four. */
    private static String drop(String text, Random random) {
        String[] words = text.split(" ");
        List<Integer> long4 = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            if (words[i].length() >= 4) {
                long4.add(i);
            }
        }
        if (long4.isEmpty()) {
            return text;
        }
        int word = long4.get(random.nextInt(long4.size()));
        int letter = random.nextInt(words[word].length());
        words[word] = words[word].substring(0, letter) + words[word].substring(letter + 1);
        return String.join(" ", words);
    }
}
