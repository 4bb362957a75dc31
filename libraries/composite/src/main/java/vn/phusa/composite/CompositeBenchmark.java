package vn.phusa.composite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.analysis.LeaveOneOut;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.io.DataFile;
import vn.phusa.composite.io.FrameFile;
import vn.phusa.composite.numeric.Ranking;
import vn.phusa.composite.robustness.Factor;
import vn.phusa.composite.robustness.Sampling;
import vn.phusa.composite.robustness.SobolIndices;
import vn.phusa.composite.robustness.Study;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Denominate;
import vn.phusa.composite.step.Impute;
import vn.phusa.composite.step.Normalisation;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Screen;
import vn.phusa.composite.step.Step;
import vn.phusa.composite.step.Treat;
import vn.phusa.composite.step.TreatmentRule;

/**
 * How fast the engine is, beside COINr 1.1.14 on one core of a like machine and beside this engine without its cache on
 * one thread. Arguments: the folder with ASEM_iData.csv and ASEM_iMeta.csv; without it an example of the same shape is
 * drawn.
 */
public final class CompositeBenchmark {
    private static final long SEED = 20240101;
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private CompositeBenchmark() {}

    /** An index to be built. */
    private record Example(Frame frame, Dataset data, Recipe recipe) {}

    public static void main(String[] arguments) {
        Example asem = arguments.length > 0 && Files.isRegularFile(Path.of(arguments[0], "ASEM_iMeta.csv"))
                ? asem(Path.of(arguments[0]))
                : drawn(51, 49, 8, new Impute(new Impute.Method.ByColumn(Impute.Statistic.MEAN, Optional.empty())));
        System.out.printf(
                "composite benchmark: %d threads, Java %s%n%s%n%n",
                THREADS,
                Runtime.version(),
                arguments.length > 0
                        ? "ASEM example (51 units, 49 indicators)"
                        : "no ASEM files given: an example of the same shape (51 units, 49 indicators)");
        System.out.printf("%-58s %12s %10s %12s %9s%n", "row", "median ms", "target ms", "COINr ms", "x COINr");

        row("rebuild of the example, with all records", 51, Double.NaN, 158, () -> built(asem));
        row(
                "leave-one-out over the indicators",
                31,
                Double.NaN,
                8684,
                () -> LeaveOneOut.of(asem.frame(), asem.data(), asem.recipe(), 1, THREADS)
                        .orThrow());
        List<Factor> choices = factors(asem.frame(), 100);
        double uncertainty = ratio(
                new Timed("uncertainty N=1,000", 7, 150, () -> uncertainty(study(asem, choices), 1_000, THREADS)),
                new Timed(
                        "  the same without cache, one thread",
                        1,
                        Double.NaN,
                        () -> uncertainty(study(asem, choices).withoutCache(), 1_000, 1)),
                154_680,
                15);
        row(
                "uncertainty N=10,000",
                15,
                Double.NaN,
                1_546_800,
                () -> uncertainty(study(asem, choices), 10_000, THREADS));
        double sensitivity = ratio(
                new Timed(
                        "sensitivity N=1,000 (6,000 runs, bootstrap 500)",
                        3,
                        1_000,
                        () -> sensitivity(study(asem, choices), THREADS)),
                new Timed(
                        "  the same without cache, one thread",
                        1,
                        Double.NaN,
                        () -> sensitivity(study(asem, choices).withoutCache(), 1)),
                1_529_990,
                5);
        Example province = drawn(63, 52, 18, null);
        List<Factor> manyChoices = factors(province.frame(), 10_000);
        row(
                "63 x 52, uncertainty N=10,000, 10,000 weight sets",
                9,
                1_000,
                Double.NaN,
                () -> uncertainty(study(province, manyChoices), 10_000, THREADS));
        Example large = drawn(10_000, 52, 18, null);
        row("10,000 x 52 rebuild, with all records", 15, 60, 6_212, () -> built(large));

        System.out.printf(
                Locale.ROOT,
                "%nagainst our own engine without cache on one thread: uncertainty %.0f x, sensitivity %.0f x (target 20 x)%n",
                uncertainty,
                sensitivity);
        System.out.println("COINr: one core of a like machine, idle; its N=10,000 is ten times its N=1,000.");
    }

    /**
     * Something to be timed.
     *
     * @param times how often in each round
     * @param target milliseconds; NaN: none
     */
    private record Timed(String name, int times, double target, Supplier<?> work) {}

    /** How many times as long the second takes as the first: both are warm before either is timed, and they take turns. */
    private static double ratio(Timed first, Timed second, double reference, int rounds) {
        warm(first.work());
        warm(second.work());
        double[] firsts = new double[rounds * first.times()];
        double[] seconds = new double[rounds * second.times()];
        for (int round = 0; round < rounds; round++) {
            time(first, firsts, round);
            time(second, seconds, round);
        }
        double fast = tell(first, firsts, reference);
        double slow = tell(second, seconds, reference);
        return slow / fast;
    }

    private static void time(Timed timed, double[] times, int round) {
        for (int i = 0; i < timed.times(); i++) {
            long start = System.nanoTime();
            keep(timed.work().get());
            times[round * timed.times() + i] = (System.nanoTime() - start) / 1e6;
        }
    }

    private static void row(String name, int repeats, double target, double reference, Supplier<?> work) {
        warm(work);
        Timed timed = new Timed(name, repeats, target, work);
        double[] times = new double[repeats];
        time(timed, times, 0);
        tell(timed, times, reference);
    }

    private static void warm(Supplier<?> work) {
        long until = System.nanoTime() + 3_000_000_000L;
        int done = 0;
        while (System.nanoTime() < until || done < 2) {
            keep(work.get());
            done++;
        }
    }

    /** Prints a row; its median. */
    private static double tell(Timed timed, double[] times, double reference) {
        Arrays.sort(times);
        double median = times[times.length / 2];
        System.out.printf(
                Locale.ROOT,
                "%-58s %12.3f %10s %12s %9s%n",
                timed.name(),
                median,
                Double.isNaN(timed.target()) ? "" : String.format(Locale.ROOT, "%.0f", timed.target()),
                Double.isNaN(reference) ? "" : String.format(Locale.ROOT, "%.0f", reference),
                Double.isNaN(reference) ? "" : String.format(Locale.ROOT, "%.0f", reference / median));
        return median;
    }

    private static int kept;

    /** Uses a result, so that the work for it is not optimised away. */
    private static void keep(Object result) {
        kept ^= System.identityHashCode(result);
    }

    private static Object built(Example example) {
        Build build = Composite.build(example.frame(), example.data(), example.recipe())
                .orThrow();
        return Ranking.descending(build.index());
    }

    private static Study study(Example example, List<Factor> factors) {
        return Study.of(example.frame(), example.data(), example.recipe(), factors)
                .orThrow();
    }

    private static Object uncertainty(Study study, int runs, int threads) {
        return study.uncertainty(runs, Sampling.QUASI_RANDOM, SEED, threads).orThrow();
    }

    private static Object sensitivity(Study study, int threads) {
        return study.sensitivity(1_000, Sampling.QUASI_RANDOM, SobolIndices.Estimator.MARTINEZ, 500, SEED, threads)
                .orThrow();
    }

    /** The uncertain choices of COINr's own example: points winsorised, normalisation, weights, aggregation. */
    private static List<Factor> factors(Frame frame, int weightSets) {
        List<Step> winsorising = new ArrayList<>();
        for (int points = 1; points <= 5; points++) {
            winsorising.add(new Treat(TreatmentRule.standard(points)));
        }
        Map<Integer, Double> noise = new HashMap<>();
        for (int level = 2; level < frame.levels(); level++) {
            noise.put(level, 0.25);
        }
        return List.of(
                new Factor.StepAlternatives("winsorising", winsorising),
                new Factor.StepAlternatives(
                        "normalisation",
                        List.of(Normalise.minMax(1, 100), new Normalise(new Normalisation.ZScore(10, 2)))),
                Factor.weightNoise("weights", frame, noise, weightSets, SEED),
                new Factor.StepAlternatives("aggregation", List.of(Aggregate.arithmetic(), Aggregate.geometric())));
    }

    private static Example asem(Path folder) {
        FrameFile frame = FrameFile.read(folder.resolve("ASEM_iMeta.csv")).orThrow();
        Dataset data = DataFile.read(folder.resolve("ASEM_iData.csv"), frame).orThrow();
        return new Example(frame.frame(), data, Recipe.coinrExample("EurAsia_group"));
    }

    /** Skewed figures from a fixed seed in a frame of groups, two sides and an index. */
    private static Example drawn(int units, int indicators, int groups, @Nullable Impute impute) {
        List<Element> elements = new ArrayList<>();
        elements.add(Element.index("index", 4));
        elements.add(Element.aggregate("input", 3, "index"));
        elements.add(Element.aggregate("output", 3, "index"));
        for (int g = 0; g < groups; g++) {
            elements.add(Element.aggregate("group" + g, 2, g < groups * 2 / 3 ? "input" : "output"));
        }
        List<String> codes = new ArrayList<>();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        double[][] values = new double[indicators][units];
        for (int j = 0; j < indicators; j++) {
            codes.add("indicator" + j);
            elements.add(Element.indicator("indicator" + j, "group" + j % groups));
            double skew = j % 3 == 0 ? 1.2 : j % 3 == 1 ? 0.5 : 0.1;
            for (int i = 0; i < units; i++) {
                values[j][i] = Math.exp(skew * random.nextGaussian());
            }
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            names.add("unit" + i);
        }
        List<Step> steps = new ArrayList<>();
        steps.add(new Denominate());
        if (impute != null) {
            steps.add(impute);
            steps.add(Screen.byMissing(0.9));
        }
        steps.add(new Treat(TreatmentRule.standard(5)));
        steps.add(Normalise.minMax(0, 100));
        steps.add(Aggregate.arithmetic());
        return new Example(
                Frame.of("benchmark", "1", elements).orThrow(),
                Dataset.of(Table.owning(names, codes, values)),
                new Recipe("benchmark", steps));
    }
}
