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
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.reading.CommitmentReader;
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
            "own-further-5.jsonl",
            "own-further-6.jsonl",
            "own-further-7.jsonl",
            "own-further-8.jsonl",
            "own-further-9.jsonl",
            "own-further-10.jsonl",
            "own-further-11.jsonl",
            "own-further-12.jsonl",
            "own-further-13.jsonl",
            "own-further-14.jsonl",
            "own-further-15.jsonl",
            "own-further-16.jsonl",
            "own-further-17.jsonl",
            "own-further-18.jsonl",
            "own-further-19.jsonl",
            "own-further-20.jsonl",
            "own-further-21.jsonl",
            "own-further-22.jsonl",
            "own-further-23.jsonl",
            "own-further-24.jsonl",
            "own-further-25.jsonl",
            "own-further-26.jsonl",
            "own-further-27.jsonl",
            "own-further-28.jsonl",
            "own-further-29.jsonl",
            "own-further-30.jsonl",
            "own-further-31.jsonl",
            "own-further-32.jsonl",
            "own-further-33.jsonl",
            "own-further-34.jsonl");

    /** Lead, coordinators and deadline F1 of the rules as they stood before anyone had looked at what they did with a set. */
    private static final Map<String, String> FIRST_CONTACT = Map.ofEntries(
            Map.entry(HELD_OUT, "0.915 / 0.933 / 0.947"),
            Map.entry("own-further-1.jsonl", "0.824 / 0.875 / 0.830"),
            Map.entry("own-further-2.jsonl", "0.837 / 0.800 / 0.857"),
            Map.entry("own-further-3.jsonl", "0.850 / 0.826 / 0.824"),
            Map.entry("own-further-4.jsonl", "0.803 / 0.722 / 0.783"),
            Map.entry("own-further-5.jsonl", "0.899 / 1.000 / 1.000"),
            Map.entry("own-further-6.jsonl", "0.921 / 0.926 / 0.909"),
            Map.entry("own-further-7.jsonl", "0.762 / 0.571 / 0.812"),
            Map.entry("own-further-8.jsonl", "0.827 / 0.909 / 0.913"),
            Map.entry("own-further-9.jsonl", "0.716 / 0.880 / 0.778"),
            Map.entry("own-further-10.jsonl", "0.905 / 0.923 / 0.952"),
            Map.entry("own-further-11.jsonl", "0.902 / 1.000 / 1.000"),
            Map.entry("own-further-12.jsonl", "0.836 / 0.750 / 0.947"),
            Map.entry("own-further-13.jsonl", "0.900 / 1.000 / 0.875"),
            Map.entry("own-further-14.jsonl", "1.000 / 1.000 / 1.000"),
            Map.entry("own-further-15.jsonl", "0.861 / 1.000 / 0.933"),
            Map.entry("own-further-16.jsonl", "0.898 / 0.847 / 0.938"),
            Map.entry("own-further-17.jsonl", "0.906 / 0.826 / 0.831"),
            Map.entry("own-further-18.jsonl", "0.889 / 0.949 / 0.923"),
            Map.entry("own-further-19.jsonl", "0.905 / 0.927 / 0.914"),
            Map.entry("own-further-20.jsonl", "0.909 / 0.980 / 0.900"),
            Map.entry("own-further-21.jsonl", "0.917 / 0.976 / 0.968"),
            Map.entry("own-further-22.jsonl", "0.986 / 0.923 / 0.941"),
            Map.entry("own-further-23.jsonl", "0.894 / 0.962 / 0.868"),
            Map.entry("own-further-24.jsonl", "0.878 / 0.889 / 0.944"),
            Map.entry("own-further-25.jsonl", "0.932 / 1.000 / 0.909"),
            Map.entry("own-further-26.jsonl", "0.862 / 1.000 / 0.815"),
            Map.entry("own-further-27.jsonl", "0.918 / 1.000 / 1.000"));

    private static final int PAGE = 2_500;
    private static final int[] PAGES = {125, 250, 500};

    private static final int ROUNDS = 2000;
    private static final long SEED = 20221019;

    private ExtractionBenchmark() {}

    /** Prints one table for each labelled set, then how long reading takes. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        print(out, "own set, tuning half", own(TUNING), null);
        print(out, "own set, held-out half", own(HELD_OUT), FIRST_CONTACT.get(HELD_OUT));
        for (int i = 0; i < FURTHER.size(); i++) {
            print(out, "own set, further portion " + (i + 1), own(FURTHER.get(i)), FIRST_CONTACT.get(FURTHER.get(i)));
        }
        for (String argument : arguments) {
            Path file = Path.of(argument);
            if (Files.isReadable(file)) {
                print(out, String.valueOf(file.getFileName()), LabelledItem.parse(Files.readAllLines(file)), null);
            } else {
                out.println("not there, left out: " + argument);
            }
        }
        printSpeed(out);
    }

    /** Texts made of the labelled ones, each twice as long as the one before: time must double and no more. */
    private static void printSpeed(PrintStream out) {
        StringBuilder pages = new StringBuilder();
        List<LabelledItem> items = new ArrayList<>(own(TUNING));
        FURTHER.forEach(portion -> items.addAll(own(portion)));
        while (pages.length() < PAGES[PAGES.length - 1] * PAGE) {
            items.forEach(item -> pages.append(item.text()).append("\n\n"));
        }
        out.printf(Locale.ROOT, "%n%-34s %10s %14s%n", "reading time", "seconds", "commitments");
        for (int count : PAGES) {
            time(out, count + " pages", pages.substring(0, count * PAGE));
        }
        for (int count : PAGES) {
            time(
                    out,
                    count + " pages on one line",
                    pages.substring(0, count * PAGE).replaceAll("\\s+", " "));
        }
    }

    private static void time(PrintStream out, String name, String text) {
        long start = System.nanoTime();
        int found = CommitmentReader.read(text).commitments().size();
        out.printf(Locale.ROOT, "%-34s %10.2f %14d%n", name, (System.nanoTime() - start) / 1e9, found);
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

    private static void print(PrintStream out, String name, List<LabelledItem> items, @Nullable String firstContact) {
        List<Scores> scores = score(items);
        Scores total = total(scores);
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("commitments", Scores::detection));
        fields.add(new Field("lead", Scores::lead));
        fields.add(new Field("coordinators", Scores::coordinators));
        fields.add(new Field("deadline", Scores::due));
        out.printf(Locale.ROOT, "%n%s: %d items%n", name, items.size());
        if (firstContact != null) {
            out.println(
                    "first contact, before the rules had seen it: lead / coordinators / deadline F1 " + firstContact);
        }
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
