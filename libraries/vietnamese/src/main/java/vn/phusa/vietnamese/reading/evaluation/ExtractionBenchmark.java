package vn.phusa.vietnamese.reading.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import vn.phusa.vietnamese.reading.evaluation.Scores.Tally;

/**
 * Prints precision, recall and F1 of the extraction by field, with 95 % bootstrap intervals over the items.
 *
 * <pre>
 * ExtractionBenchmark [LABELLED.jsonl …]
 * </pre>
 *
 * Without arguments it scores the platform's own labelled sets; files named are scored after them.
 */
public final class ExtractionBenchmark {

    /** The half on which rules were written. */
    public static final String TUNING = "own-tuning.jsonl";
    /** The half that was kept back. */
    public static final String HELD_OUT = "own-held-out.jsonl";

    /** Sets written later, one after the other, each in other styles and by a fresh eye. */
    public static final List<String> FURTHER = List.of(
            "own-further-1.jsonl",
            "own-further-2.jsonl",
            "own-further-3.jsonl",
            "own-further-4.jsonl",
            "own-further-5.jsonl");

    private static final int ROUNDS = 2000;
    private static final long SEED = 20221019;

    private ExtractionBenchmark() {}

    /** Prints one table for each labelled set. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        print(out, "own set, tuning half", own(TUNING));
        print(out, "own set, held-out half", own(HELD_OUT));
        for (int i = 0; i < FURTHER.size(); i++) {
            print(out, "own set, further portion " + (i + 1), own(FURTHER.get(i)));
        }
        for (String argument : arguments) {
            Path file = Path.of(argument);
            if (Files.isReadable(file)) {
                print(out, String.valueOf(file.getFileName()), LabelledItem.parse(Files.readAllLines(file)));
            } else {
                out.println("not there, left out: " + argument);
            }
        }
    }

    /** One half of the own labelled set. */
    public static List<LabelledItem> own(String name) {
        InputStream stream = ExtractionBenchmark.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalArgumentException("No labelled set of this name: " + name);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return LabelledItem.parse(reader.lines().toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The scores of each item, in order. */
    public static List<Scores> score(List<LabelledItem> items) {
        return items.stream().map(item -> Scorer.score(item, item.proposed())).toList();
    }

    /** The counts of all items together. */
    public static Scores total(List<Scores> scores) {
        Scores total = Scores.ZERO;
        for (Scores one : scores) {
            total = total.plus(one);
        }
        return total;
    }

    /** The bounds between which 95 % of F1 lie when the items are drawn anew with replacement. */
    public static double[] interval(List<Scores> scores, Function<Scores, Tally> field) {
        Random random = new Random(SEED);
        double[] values = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Tally tally = Tally.ZERO;
            for (int i = 0; i < scores.size(); i++) {
                tally = tally.plus(field.apply(scores.get(random.nextInt(scores.size()))));
            }
            values[round] = tally.f1();
        }
        Arrays.sort(values);
        return new double[] {values[ROUNDS / 40], values[ROUNDS - 1 - ROUNDS / 40]};
    }

    private record Field(String name, Function<Scores, Tally> tally) {}

    private static void print(PrintStream out, String name, List<LabelledItem> items) {
        List<Scores> scores = score(items);
        Scores total = total(scores);
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("commitments", Scores::detection));
        fields.add(new Field("lead", Scores::lead));
        fields.add(new Field("coordinators", Scores::coordinators));
        fields.add(new Field("deadline", Scores::due));
        out.printf(Locale.ROOT, "%n%s: %d items%n", name, items.size());
        out.printf(
                "%-14s %9s %9s %9s   %-15s%s%n",
                "field", "precision", "recall", "F1", "95 % interval", "right/predicted/labelled");
        for (Field field : fields) {
            Tally tally = field.tally().apply(total);
            double[] interval = interval(scores, field.tally());
            out.printf(
                    Locale.ROOT,
                    "%-14s %9.3f %9.3f %9.3f   %.3f – %.3f  %d/%d/%d%n",
                    field.name(),
                    tally.precision(),
                    tally.recall(),
                    tally.f1(),
                    interval[0],
                    interval[1],
                    tally.right(),
                    tally.predicted(),
                    tally.labelled());
        }
        int matched = total.detection().right();
        out.printf(
                Locale.ROOT,
                "lead exact among matched %.3f · items without commitment left empty %d/%d%n",
                matched == 0 ? 0 : (double) total.exactLeads() / matched,
                total.emptyKept(),
                total.emptyItems());
    }
}
