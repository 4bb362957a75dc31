package vn.phusa.composite.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.MethodCall;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.lever.Lever;
import vn.phusa.composite.lever.Target;
import vn.phusa.composite.panel.PanelImputation;
import vn.phusa.composite.robustness.Factor;
import vn.phusa.composite.robustness.Sampling;
import vn.phusa.composite.robustness.SobolIndices;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Aggregation;
import vn.phusa.composite.step.Denominate;
import vn.phusa.composite.step.GroupWeighting;
import vn.phusa.composite.step.Impute;
import vn.phusa.composite.step.Methods;
import vn.phusa.composite.step.Normalisation;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Parameters;
import vn.phusa.composite.step.Screen;
import vn.phusa.composite.step.Step;
import vn.phusa.composite.step.Treat;
import vn.phusa.composite.step.TreatmentRule;

/**
 * Rules read from YAML: the steps of the index, and if they are there how to treat years, what to vary and what to
 * improve.
 *
 * @param panel how several years are put together; empty for one year
 * @param robustness what to vary; empty if the file does not say
 * @param levers what to improve; empty if the file does not say
 */
public record RulesFile(
        Recipe recipe, Optional<PanelRules> panel, Optional<RobustnessRules> robustness, Optional<LeverRules> levers) {

    /**
     * @param together whether all years share one scale
     * @param imputation how gaps are filled over time first, if at all
     */
    public record PanelRules(boolean together, Optional<PanelImputation.Method> imputation) {}

    /**
     * @param runs of the uncertainty analysis
     * @param points base sample of the sensitivity analysis; 0 for none
     * @param bootstrap replicates of the bootstrap
     * @param factors made for the frame, since weight noise needs its weights
     */
    public record RobustnessRules(
            int runs,
            int points,
            int bootstrap,
            long seed,
            Sampling sampling,
            SobolIndices.Estimator estimator,
            List<FactorRule> factors) {
        public RobustnessRules {
            factors = List.copyOf(factors);
        }
    }

    /** Makes a factor for a frame. */
    public interface FactorRule {
        Factor of(Frame frame);
    }

    /**
     * @param unit who wants to improve
     * @param levers per indicator how far and at what cost
     */
    public record LeverRules(String unit, Target target, List<LeverRule> levers) {
        public LeverRules {
            levers = List.copyOf(levers);
        }
    }

    /** Makes a lever from the unit's present value. */
    public interface LeverRule {
        Lever of(double present);

        String indicator();
    }

    /** The rules of a preset, without anything to vary or improve. */
    public static RulesFile of(Recipe recipe) {
        return new RulesFile(recipe, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Outcome<RulesFile> read(Path file) {
        return Outcome.of(() -> parse(Yaml.read(file)));
    }

    /** Rules written as YAML text. */
    public static Outcome<RulesFile> parse(String text) {
        return Outcome.of(() -> parse(Yaml.parse(text)));
    }

    static RulesFile parse(Map<String, Object> document) {
        Parameters rules = new Parameters(new MethodCall("rules", document));
        String name = rules.text("name", "own");
        Recipe recipe = rules.has("steps") ? recipe(name, rules.list("steps")) : preset(rules.text("preset", "gii"));
        rules.has("preset");
        Optional<PanelRules> panel = rules.has("panel") ? Optional.of(panel(rules.map("panel"))) : Optional.empty();
        Optional<RobustnessRules> robustness =
                rules.has("robustness") ? Optional.of(robustness(rules.map("robustness"))) : Optional.empty();
        Optional<LeverRules> levers = rules.has("levers") ? Optional.of(levers(rules.map("levers"))) : Optional.empty();
        rules.end();
        return new RulesFile(recipe, panel, robustness, levers);
    }

    private static Recipe preset(String name) {
        return switch (name) {
            case "gii", "pii" -> Recipe.gii();
            case "pci" -> Recipe.pci();
            case "hdi" -> Recipe.hdi();
            default -> throw new RefusedException(Problem.of(ProblemCode.UNKNOWN_METHOD, name, "gii, pii, pci, hdi"));
        };
    }

    private static Recipe recipe(String name, List<?> written) {
        List<Step> steps = new ArrayList<>();
        for (Object entry : written) {
            if (entry instanceof Map<?, ?> map) {
                if (map.size() != 1) {
                    throw bad("steps", map);
                }
                map.forEach((kind, specification) -> steps.add(step(String.valueOf(kind), specification)));
            } else {
                steps.add(step(String.valueOf(entry), null));
            }
        }
        if (steps.isEmpty() || !(steps.getLast() instanceof Aggregate)) {
            throw new RefusedException(Problem.of(
                    ProblemCode.BAD_PARAMETER, "steps", "bước cuối phải là aggregate / the last step must aggregate"));
        }
        if (steps.stream().filter(step -> step instanceof Aggregate).count() > 1) {
            throw new RefusedException(Problem.of(
                    ProblemCode.BAD_PARAMETER, "steps", "chỉ một bước aggregate / only one step may aggregate"));
        }
        return new Recipe(name, steps);
    }

    private static Step step(String kind, @Nullable Object specification) {
        return switch (kind) {
            case "denominate" -> denominate(Methods.call(specification, "frame"));
            case "screen" -> screen(Methods.call(specification, "byNA"));
            case "impute" -> new Impute(Methods.imputation(Methods.call(specification, "mean")));
            case "treat" -> treat(Methods.call(specification, "standard"));
            case "normalise", "normalize" -> normalise(Methods.call(specification, "minmax"));
            case "aggregate" -> aggregate(specification);
            default ->
                throw new RefusedException(Problem.of(
                        ProblemCode.UNKNOWN_METHOD, kind, "denominate, screen, impute, treat, normalise, aggregate"));
        };
    }

    private static Denominate denominate(MethodCall call) {
        Parameters parameters = new Parameters(call);
        Map<String, String> overrides = new HashMap<>();
        parameters
                .map("denominators")
                .forEach((code, by) -> overrides.put(String.valueOf(code), by == null ? "" : by.toString()));
        parameters.end();
        return new Denominate(overrides);
    }

    private static Screen screen(MethodCall call) {
        Parameters parameters = new Parameters(call);
        Screen screen = new Screen(
                Methods.screening(call.method()),
                parameters.number("data_threshold", 0.66),
                parameters.number("nonzero_threshold", Screen.DEFAULT_NON_ZERO_THRESHOLD),
                texts(parameters.list("force_in")),
                texts(parameters.list("force_out")));
        parameters.end();
        return screen;
    }

    private static Set<String> texts(List<?> list) {
        Set<String> texts = new HashSet<>();
        list.forEach(item -> texts.add(String.valueOf(item)));
        return texts;
    }

    private static Treat treat(MethodCall call) {
        Map<String, TreatmentRule> overrides = new LinkedHashMap<>();
        indicators(call)
                .forEach((code, written) -> overrides.put(code, Methods.treatment(Methods.call(written, "standard"))));
        return new Treat(Methods.treatment(withoutIndicators(call)), overrides);
    }

    private static Normalise normalise(MethodCall call) {
        Map<String, Normalisation> overrides = new LinkedHashMap<>();
        indicators(call)
                .forEach(
                        (code, written) -> overrides.put(code, Methods.normalisation(Methods.call(written, "minmax"))));
        return new Normalise(Methods.normalisation(withoutIndicators(call)), overrides);
    }

    private static Map<String, Object> indicators(MethodCall call) {
        Map<String, Object> overrides = new LinkedHashMap<>();
        new Parameters(call).map("indicators").forEach((code, written) -> {
            if (written != null) {
                overrides.put(String.valueOf(code), written);
            }
        });
        return overrides;
    }

    private static MethodCall withoutIndicators(MethodCall call) {
        Map<String, Object> parameters = new HashMap<>(call.parameters());
        parameters.remove("indicators");
        return new MethodCall(call.method(), parameters);
    }

    private static Aggregate aggregate(@Nullable Object specification) {
        if (!(specification instanceof Map<?, ?> map)) {
            return new Aggregate(
                    specification instanceof List<?> list
                            ? methods(list)
                            : methods(List.of(specification == null ? "arithmetic" : specification)),
                    List.of(),
                    List.of(),
                    Map.of());
        }
        Map<String, Object> own = new HashMap<>();
        Map<String, Object> method = new HashMap<>();
        Set<String> shared = Set.of("data_threshold", "weights", "weighting");
        map.forEach((key, value) -> {
            if (key != null && value != null) {
                (shared.contains(key.toString()) ? own : method).put(key.toString(), value);
            }
        });
        Parameters parameters = new Parameters(new MethodCall("aggregate", own));
        List<Aggregation> byLevel = method.get("method") instanceof List<?> list
                ? methods(list)
                : List.of(Methods.aggregation(Methods.call(method, "arithmetic")));
        List<Double> thresholds = new ArrayList<>();
        for (Object threshold : parameters.list("data_threshold")) {
            thresholds.add(number("data_threshold", threshold));
        }
        List<GroupWeighting> weightings = parameters.list("weighting").stream()
                .map(name -> Methods.weighting(name.toString()))
                .toList();
        Map<String, Double> weights = new LinkedHashMap<>();
        parameters
                .map("weights")
                .forEach((code, weight) -> weights.put(String.valueOf(code), number("weights", weight)));
        return new Aggregate(byLevel, thresholds, weightings, weights);
    }

    private static List<Aggregation> methods(List<?> written) {
        return written.stream()
                .map(method -> Methods.aggregation(Methods.call(method, "arithmetic")))
                .toList();
    }

    private static double number(String name, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw bad(name, value);
    }

    private static PanelRules panel(Map<?, ?> written) {
        Parameters parameters = new Parameters(Methods.call(written, "panel"));
        boolean together = parameters.flag("together", true);
        Optional<PanelImputation.Method> imputation = switch (parameters.text("impute", "none")) {
            case "none" -> Optional.empty();
            case "latest" ->
                Optional.of(new PanelImputation.Method.Latest(
                        parameters.has("max_age")
                                ? OptionalInt.of(parameters.integer("max_age", 1))
                                : OptionalInt.empty()));
            case "constant" -> Optional.of(new PanelImputation.Method.Constant());
            case "linear" -> Optional.of(new PanelImputation.Method.Linear());
            default -> throw bad("impute", "none, latest, constant, linear");
        };
        parameters.end();
        return new PanelRules(together, imputation);
    }

    private static RobustnessRules robustness(Map<?, ?> written) {
        Parameters parameters = new Parameters(Methods.call(written, "robustness"));
        List<FactorRule> factors = new ArrayList<>();
        for (Object factor : parameters.list("factors")) {
            if (!(factor instanceof Map<?, ?> map)) {
                throw bad("factors", factor);
            }
            factors.add(factor(map));
        }
        RobustnessRules rules = new RobustnessRules(
                parameters.integer("runs", 1_000),
                parameters.integer("points", 1_000),
                parameters.integer("bootstrap", 500),
                parameters.integer("seed", 1),
                switch (parameters.text("sampling", "quasi_random")) {
                    case "quasi_random" -> Sampling.QUASI_RANDOM;
                    case "random" -> Sampling.RANDOM;
                    default -> throw bad("sampling", "quasi_random, random");
                },
                switch (parameters.text("estimator", "martinez")) {
                    case "martinez" -> SobolIndices.Estimator.MARTINEZ;
                    case "saltelli" -> SobolIndices.Estimator.SALTELLI;
                    case "jansen" -> SobolIndices.Estimator.JANSEN;
                    case "saltelli_uncentred" -> SobolIndices.Estimator.SALTELLI_UNCENTRED;
                    default -> throw bad("estimator", "martinez, saltelli, jansen, saltelli_uncentred");
                },
                factors);
        parameters.end();
        return rules;
    }

    /** A factor has a name and either a step with its alternatives, or noise or sets of weights. */
    private static FactorRule factor(Map<?, ?> written) {
        Parameters parameters = new Parameters(Methods.call(written, "factor"));
        String name = parameters.text("name", "factor");
        FactorRule rule;
        if (parameters.has("noise")) {
            Parameters noise = new Parameters(Methods.call(parameters.map("noise"), "noise"));
            Map<Integer, Double> shares = new HashMap<>();
            noise.map("levels")
                    .forEach((level, share) ->
                            shares.put(Integer.valueOf(String.valueOf(level)), number("levels", share)));
            int sets = noise.integer("sets", 1_000);
            long seed = noise.integer("seed", 1);
            noise.end();
            rule = frame -> Factor.weightNoise(name, frame, shares, sets, seed);
        } else if (parameters.has("weights")) {
            List<Map<String, Double>> sets = new ArrayList<>();
            for (Object set : parameters.list("weights")) {
                if (!(set instanceof Map<?, ?> map)) {
                    throw bad("weights", set);
                }
                Map<String, Double> weights = new HashMap<>();
                map.forEach((code, weight) -> weights.put(String.valueOf(code), number("weights", weight)));
                sets.add(weights);
            }
            rule = frame -> new Factor.WeightAlternatives(name, sets);
        } else {
            Step.Kind kind = null;
            for (Step.Kind candidate : Step.Kind.values()) {
                kind = parameters.has(candidate.key()) ? candidate : kind;
            }
            if (kind == null) {
                throw bad("factors", name);
            }
            String key = kind.key();
            List<Step> steps = new ArrayList<>();
            for (Object alternative : parameters.list(key)) {
                steps.add(step(key, alternative));
            }
            rule = frame -> new Factor.StepAlternatives(name, steps);
        }
        parameters.end();
        return rule;
    }

    private static LeverRules levers(Map<?, ?> written) {
        Parameters parameters = new Parameters(Methods.call(written, "levers"));
        String unit = parameters.text("unit", "");
        Target target = parameters.has("target_score")
                ? new Target.Score(parameters.number("target_score"))
                : new Target.Rank((int) Math.max(1, parameters.number("target_rank")));
        parameters.has("target_rank");
        List<LeverRule> rules = new ArrayList<>();
        parameters.map("indicators").forEach((code, limits) -> {
            if (!(limits instanceof Map<?, ?> map)) {
                throw bad("indicators", limits);
            }
            rules.add(lever(String.valueOf(code), map));
        });
        parameters.end();
        return new LeverRules(unit, target, rules);
    }

    private static LeverRule lever(String indicator, Map<?, ?> written) {
        Parameters parameters = new Parameters(Methods.call(written, "lever"));
        double to = parameters.number("to");
        double cost = parameters.number("cost", 1);
        int steps = parameters.integer("steps", 4);
        parameters.end();
        if (!(cost >= 0) || steps < 1 || !Double.isFinite(to)) {
            throw bad("indicators", indicator);
        }
        return new LeverRule() {
            @Override
            public Lever of(double present) {
                return Double.isNaN(present)
                        ? new Lever(indicator, List.of(new Lever.Option(to, cost)))
                        : Lever.steps(indicator, present, to, steps, cost);
            }

            @Override
            public String indicator() {
                return indicator;
            }
        };
    }

    private static RefusedException bad(String parameter, @Nullable Object value) {
        return new RefusedException(Problem.of(ProblemCode.BAD_PARAMETER, parameter, String.valueOf(value)));
    }
}
