package vn.phusa.composite.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.io.DataFile;
import vn.phusa.composite.io.FrameFile;
import vn.phusa.composite.io.RulesFile;
import vn.phusa.composite.step.Methods;

/**
 * The engine from the command line: {@code compute | audit | robustness | levers --data DATA.csv --frame FRAME.csv|yaml
 * [--rules RULES.yaml] [--year YEAR] --out DIR}, and {@code rules}. All files are made before the first is written, so
 * a refused input leaves nothing behind.
 */
public final class IndexCommand {
    /** Everything went well. */
    public static final int DONE = 0;

    /** The results could not be written. */
    public static final int FAILED = 1;

    /** The input was refused; the reasons are on the error stream, Vietnamese first. */
    public static final int REFUSED = 2;

    /** The command was not understood; as {@link #REFUSED}, what was given must be mended. */
    public static final int USAGE = 2;

    private static final Set<String> OPTIONS = Set.of("--data", "--frame", "--rules", "--out", "--year", "--threads");

    private IndexCommand() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err));
    }

    /** Runs a command and gives its exit code. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length == 0) {
            return usage(err);
        }
        if (arguments[0].equals("rules")) {
            printRules(out);
            return DONE;
        }
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                err.println("? " + arguments[i]);
                return usage(err);
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        String data = options.get("--data");
        String frame = options.get("--frame");
        String outFolder = options.get("--out");
        if (data == null || frame == null || outFolder == null) {
            return usage(err);
        }
        Path folder = Path.of(outFolder);
        try {
            Map<String, String> files = files(arguments[0], Path.of(data), Path.of(frame), options);
            if (files.isEmpty()) {
                return usage(err);
            }
            try {
                write(folder, files);
            } catch (IOException failure) {
                err.printf("không ghi được vào / cannot write to %s (%s)%n", folder, failure);
                return FAILED;
            }
            out.printf("%d tệp trong / files in %s: %s%n", files.size(), folder, String.join(", ", files.keySet()));
            return DONE;
        } catch (RefusedException refused) {
            for (Problem problem : refused.problems()) {
                err.printf("[%d] %s%n      %s%n", problem.code().number(), problem.vietnamese(), problem.english());
            }
            return REFUSED;
        }
    }

    private static Map<String, String> files(
            String command, Path dataFile, Path frameFile, Map<String, String> options) {
        FrameFile frame = FrameFile.read(frameFile).orThrow();
        String rulesFile = options.get("--rules");
        RulesFile rules = rulesFile == null
                ? RulesFile.of(Recipe.gii())
                : RulesFile.read(Path.of(rulesFile)).orThrow();
        String threadsText = options.getOrDefault("--threads", "");
        int threads = threadsText.matches("[1-9]\\d{0,3}")
                ? Integer.parseInt(threadsText)
                : Runtime.getRuntime().availableProcessors();
        if (rules.panel().isPresent() && command.equals("compute")) {
            return Outputs.panel(
                    frame.frame(),
                    DataFile.readPanel(dataFile, frame).orThrow(),
                    rules.recipe(),
                    rules.panel().get());
        }
        Dataset data = data(dataFile, frame, options.getOrDefault("--year", ""));
        return switch (command) {
            case "compute" -> Outputs.compute(frame.frame(), data, rules.recipe());
            case "audit" -> Outputs.audit(frame.frame(), data, rules.recipe(), threads);
            case "robustness" ->
                Outputs.robustness(
                        frame.frame(),
                        data,
                        rules.recipe(),
                        rules.robustness().orElseThrow(() -> missing("robustness")),
                        threads);
            case "levers" ->
                Outputs.levers(
                        frame.frame(), data, rules, rules.levers().orElseThrow(() -> missing("levers")), threads);
            default -> Map.of();
        };
    }

    private static RefusedException missing(String part) {
        return new RefusedException(Problem.of(
                ProblemCode.BAD_PARAMETER, part, "thiếu trong tệp quy tắc / is missing in the rules file (--rules)"));
    }

    private static Dataset data(Path file, FrameFile frame, String year) {
        if (year.isEmpty()) {
            return DataFile.read(file, frame).orThrow();
        }
        SortedMap<Integer, Dataset> years = DataFile.readPanel(file, frame).orThrow();
        Dataset data = year.matches("\\d{1,4}") ? years.get(Integer.valueOf(year)) : null;
        if (data == null) {
            throw new RefusedException(Problem.of(
                    ProblemCode.BAD_PARAMETER, "--year", year + " không có trong / is not among " + years.keySet()));
        }
        return data;
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        Files.createDirectories(folder);
        Map<Path, Path> moves = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path half = Files.createTempFile(folder, ".", ".part");
            Files.writeString(half, file.getValue());
            moves.put(half, folder.resolve(file.getKey()));
        }
        for (Map.Entry<Path, Path> move : moves.entrySet()) {
            Files.move(move.getKey(), move.getValue(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int usage(PrintStream err) {
        err.println("""
                Cách dùng / usage:
                  compute    --data DATA.csv --frame FRAME.csv|yaml [--rules RULES.yaml] [--year YEAR] --out DIR
                  audit      --data DATA.csv --frame FRAME.csv|yaml [--rules RULES.yaml] [--year YEAR] --out DIR
                  robustness --data DATA.csv --frame FRAME.csv|yaml --rules RULES.yaml [--threads N] --out DIR
                  levers     --data DATA.csv --frame FRAME.csv|yaml --rules RULES.yaml --out DIR
                  rules      liệt kê mọi phương pháp và tham số / lists every method with its parameters""");
        return USAGE;
    }

    private static void printRules(PrintStream out) {
        List<Methods.Description> all = Methods.all();
        String step = "";
        for (Methods.Description method : all) {
            if (!method.step().key().equals(step)) {
                step = method.step().key();
                out.println(step);
            }
            out.printf("  %-16s %s / %s%n", method.method(), method.vietnamese(), method.english());
            for (Methods.ParameterDescription parameter : method.parameters()) {
                out.printf("      %-18s %-10s %s%n", parameter.name(), parameter.fallback(), parameter.meaning());
            }
        }
        out.println("""
                aggregate: method có thể là danh sách theo cấp / method may be a list by level;
                  data_threshold     -          tỷ lệ thành phần tối thiểu, số hoặc danh sách theo cấp / least share of parts, by level
                  weights            {}         trọng số khác theo phần tử / other weights by element
                  weighting          given      given, equal, pca, pca_squared, communality, entropy, critic, stddev (by level)
                panel: together true|false; impute none|latest|constant|linear; max_age
                robustness: runs 1000; points 1000; bootstrap 500; seed 1; sampling quasi_random|random;
                  estimator martinez|saltelli|jansen|saltelli_uncentred; factors: list of {name, STEP: [alternatives]},
                  {name, noise: {levels: {2: 0.25}, sets: 1000, seed: 1}} or {name, weights: [{ELEMENT: weight}]}
                levers: unit; target_rank or target_score; indicators: {CODE: {to: value, cost: 1, steps: 4}}""");
    }
}
