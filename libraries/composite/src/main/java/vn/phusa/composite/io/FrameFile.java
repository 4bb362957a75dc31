package vn.phusa.composite.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import vn.phusa.composite.frame.Direction;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Goalposts;
import vn.phusa.composite.frame.Name;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;

/**
 * A frame read from a file, with the columns of the data that are not indicators.
 *
 * @param groupings columns that put units into groups
 * @param denominators columns that hold sizes of units
 */
public record FrameFile(Frame frame, List<String> groupings, List<String> denominators) {

    public FrameFile {
        groupings = List.copyOf(groupings);
        denominators = List.copyOf(denominators);
    }

    /**
     * Reads a frame in COINr's iMeta layout (Level, iCode, iName, Direction, Weight, Unit, Target, Denominator, Parent,
     * Type) or our own, which has the same columns in lower case (code, level, name_vi, name_en …) and more.
     *
     * @param file CSV, or YAML if its name says so
     */
    public static Outcome<FrameFile> read(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml")
                ? Outcome.of(() -> FrameYaml.read(file))
                : Outcome.of(() -> of(Csv.read(file)));
    }

    /**
     * The same from the content of a file.
     *
     * @param name of the file, for messages; its ending says whether it is YAML
     */
    public static Outcome<FrameFile> parse(String name, byte[] content) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml")
                ? Outcome.of(() -> FrameYaml.of(Yaml.parse(Csv.decode(name, content))))
                : Outcome.of(() -> of(Csv.parse(name, content)));
    }

    /**
     * A column of a frame file that the engine itself does not use, by element: what others keep beside each indicator.
     *
     * @return empty if the file is YAML or has no such column
     */
    public static Map<String, String> column(String name, byte[] content, String heading) {
        if (name.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml")) {
            return Map.of();
        }
        Csv csv = Csv.parse(name, content);
        int position = csv.column(heading);
        int code = csv.firstColumn("iCode", "code");
        Map<String, String> values = new LinkedHashMap<>();
        for (int row = 0; position >= 0 && row < csv.rows().size(); row++) {
            values.put(csv.cell(row, code), csv.cell(row, position));
        }
        return values;
    }

    static FrameFile of(Csv csv) {
        List<Problem> problems = new ArrayList<>();
        int code = csv.firstColumn("iCode", "code");
        int level = csv.firstColumn("Level", "level");
        int parent = csv.firstColumn("Parent", "parent");
        BiConsumer<Integer, String> require = (position, heading) -> {
            if (position < 0) {
                problems.add(Problem.at(Problem.Place.cell(csv.source(), 1, ""), ProblemCode.MISSING_COLUMN, heading));
            }
        };
        require.accept(code, "iCode");
        require.accept(level, "Level");
        require.accept(parent, "Parent");
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        int type = csv.firstColumn("Type", "type");
        List<Element> elements = new ArrayList<>();
        List<String> groupings = new ArrayList<>();
        List<String> denominators = new ArrayList<>();
        for (int row = 0; row < csv.rows().size(); row++) {
            String kind = csv.cell(row, type).toLowerCase(Locale.ROOT);
            String own = csv.cell(row, code);
            switch (kind) {
                case "group" -> groupings.add(own);
                case "denominator" -> denominators.add(own);
                case "other" -> {}
                default -> {
                    if (isMissing(csv.cell(row, level)) && kind.isEmpty()) {
                        continue;
                    }
                    elements.add(element(csv, row, code, level, parent, problems));
                }
            }
        }
        Frame frame = switch (Frame.of(csv.source(), "", elements)) {
            case Outcome.Accepted<Frame>(Frame valid) when problems.isEmpty() -> valid;
            case Outcome<Frame> other -> {
                problems.addAll(located(other.reasons(), csv, code));
                throw new RefusedException(problems);
            }
        };
        return new FrameFile(frame, groupings, denominators);
    }

    /** Problems of the frame with the row of the element that has them. */
    private static List<Problem> located(List<Problem> problems, Csv csv, int code) {
        return problems.stream()
                .map(problem -> {
                    String element = problem.place().source();
                    int last = 0;
                    for (int row = 0; row < csv.rows().size(); row++) {
                        if (!element.isEmpty() && csv.cell(row, code).equals(element)) {
                            last = csv.lines().get(row);
                        }
                    }
                    return new Problem(
                            problem.code(),
                            Problem.Place.cell(
                                    csv.source(), last, problem.place().column()),
                            problem.details());
                })
                .toList();
    }

    private static Element element(Csv csv, int row, int code, int level, int parent, List<Problem> problems) {
        String own = csv.cell(row, code);
        String above = csv.cell(row, parent);
        int rank = level(csv, row, level, problems);
        Element element = isMissing(above)
                ? Element.index(own, rank)
                : rank == 1 ? Element.indicator(own, above) : Element.aggregate(own, rank, above);
        String english = csv.cell(row, csv.firstColumn("iName", "name_en", "name"));
        String vietnamese = csv.cell(row, csv.firstColumn("name_vi", "iName_vi"));
        String fallback = english.isEmpty() ? vietnamese.isEmpty() ? own : vietnamese : english;
        element = element.withName(new Name(vietnamese.isEmpty() ? fallback : vietnamese, fallback))
                .withUnit(csv.cell(row, csv.firstColumn("Unit", "unit")))
                .withDirection(direction(csv, row, csv.firstColumn("Direction", "direction"), problems))
                .withSource(
                        csv.cell(row, csv.firstColumn("source", "Source")),
                        csv.cell(row, csv.firstColumn("underlying_index")));
        int weight = csv.firstColumn("Weight", "weight");
        double given = weight < 0 ? 1 : csv.number(row, weight, problems);
        if (weight >= 0
                && Double.isNaN(given)
                && !isMissing(csv.cell(row, parent))
                && isMissing(csv.cell(row, weight))) {
            given = 1;
        }
        element = element.withWeight(Double.isNaN(given) ? 1 : given);
        int target = csv.firstColumn("Target", "target");
        if (target >= 0) {
            element = element.withTarget(csv.number(row, target, problems));
        }
        String denominator = csv.cell(row, csv.firstColumn("Denominator", "denominator"));
        if (!isMissing(denominator)) {
            int scale = csv.firstColumn("denominator_scale");
            double factor = scale < 0 ? 1 : csv.number(row, scale, problems);
            element = element.withDenominator(denominator, Double.isNaN(factor) ? 1 : factor);
        }
        Optional<Goalposts> posts = goalposts(csv, row, problems);
        if (posts.isPresent()) {
            element = element.withGoalposts(posts.get());
        }
        String treatment = csv.cell(row, csv.firstColumn("treatment"));
        if (!treatment.isEmpty()) {
            element = element.withTreatment(MethodText.parse(treatment));
        }
        String normalisation = csv.cell(row, csv.firstColumn("normalisation"));
        return normalisation.isEmpty() ? element : element.withNormalisation(MethodText.parse(normalisation));
    }

    private static int level(Csv csv, int row, int column, List<Problem> problems) {
        String text = csv.cell(row, column);
        if (!text.matches("\\d{1,3}") || text.equals("0")) {
            problems.add(Problem.at(csv.place(row, column), ProblemCode.BAD_LEVEL, text));
            return 1;
        }
        return Integer.parseInt(text);
    }

    private static Direction direction(Csv csv, int row, int column, List<Problem> problems) {
        String text = csv.cell(row, column);
        return switch (text) {
            case "1", "+1", "1.0" -> Direction.HIGHER_IS_BETTER;
            case "-1", "-1.0", "−1" -> Direction.LOWER_IS_BETTER;
            default -> {
                if (isMissing(text)) {
                    yield Direction.HIGHER_IS_BETTER;
                }
                problems.add(Problem.at(csv.place(row, column), ProblemCode.BAD_DIRECTION, text));
                yield Direction.HIGHER_IS_BETTER;
            }
        };
    }

    private static Optional<Goalposts> goalposts(Csv csv, int row, List<Problem> problems) {
        int lower = csv.column("goalpost_lower");
        int upper = csv.column("goalpost_upper");
        if (lower < 0 || upper < 0 || isMissing(csv.cell(row, lower)) || isMissing(csv.cell(row, upper))) {
            return Optional.empty();
        }
        int scaleColumn = csv.column("goalpost_scale");
        double scale = scaleColumn < 0 ? Double.NaN : csv.number(row, scaleColumn, problems);
        String truncate = csv.cell(row, csv.firstColumn("goalpost_trunc2posts", "goalpost_truncate"));
        return Optional.of(new Goalposts(
                csv.number(row, lower, problems),
                csv.number(row, upper, problems),
                Double.isNaN(scale) ? 1 : scale,
                !truncate.equalsIgnoreCase("false")));
    }

    static boolean isMissing(String text) {
        return NumberText.isMissing(text);
    }
}
