package vn.phusa.composite.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.frame.MethodCall;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.numeric.Ranking;

/**
 * Every method by its name in files. The names that COINr uses (n_minmax, a_amean, i_mean_grp …) are understood too.
 */
public final class Methods {
    private Methods() {}

    /**
     * What a method is and takes.
     *
     * @param step the kind of step it belongs to
     * @param parameters per parameter its default and meaning
     */
    public record Description(
            Step.Kind step, String method, String vietnamese, String english, List<ParameterDescription> parameters) {
        public Description {
            parameters = List.copyOf(parameters);
        }
    }

    /** A parameter, its default as written in files ("-" if it must be given), and what it means. */
    public record ParameterDescription(String name, String fallback, String meaning) {}

    /** How a normalisation is made. @throws RefusedException naming the unknown method or parameter */
    public static Normalisation normalisation(MethodCall call) {
        Parameters parameters = new Parameters(call);
        Normalisation normalisation = switch (plain(call.method(), "n_")) {
            case "minmax" -> new Normalisation.MinMax(lower(parameters, 0), upper(parameters, 100));
            case "zscore" -> new Normalisation.ZScore(parameters.number("mean", 0), positive(parameters, "sd", 1));
            case "scaled" ->
                new Normalisation.Scaled(
                        lower(parameters, 0), upper(parameters, 100), parameters.number("factor", 100));
            case "dist2max" -> new Normalisation.DistanceToMaximum();
            case "dist2ref" ->
                new Normalisation.DistanceToReference(required(parameters, "unit"), parameters.flag("cap", false));
            case "dist2targ" -> new Normalisation.DistanceToTarget(parameters.flag("cap", false));
            case "fracmax" -> new Normalisation.FractionOfMaximum();
            case "prank" -> new Normalisation.PercentRank();
            case "rank" -> new Normalisation.Rank(ties(parameters));
            case "borda" -> new Normalisation.Borda(ties(parameters));
            case "goalposts" -> new Normalisation.BetweenGoalposts();
            case "quantile_minmax" ->
                new Normalisation.QuantileMinMax(
                        share(parameters, "from", 0.025),
                        share(parameters, "to", 0.975),
                        lower(parameters, 0),
                        upper(parameters, 100));
            case "ampi" -> new Normalisation.AroundReference();
            case "none" -> new Normalisation.AsIs();
            default -> throw unknown(Step.Kind.NORMALISE, call.method());
        };
        parameters.end();
        return normalisation;
    }

    /** How outliers are treated: the method is "standard", "gii" or "none", each with its thresholds to change. */
    public static TreatmentRule treatment(MethodCall call) {
        Parameters parameters = new Parameters(call);
        TreatmentRule base = switch (call.method().toLowerCase(Locale.ROOT)) {
            case "standard" -> TreatmentRule.standard(5);
            case "gii" -> TreatmentRule.gii();
            case "none" -> TreatmentRule.none();
            case "always" -> TreatmentRule.always(new Transformation.Log());
            default -> throw unknown(Step.Kind.TREAT, call.method());
        };
        int winsorise = parameters.text("winsorise", "").equals("unlimited")
                ? Integer.MAX_VALUE
                : parameters.integer("winsorise", base.winsoriseAtMost());
        TreatmentRule rule = new TreatmentRule(
                base.test(),
                parameters.number("skewness", base.skewnessThreshold()),
                parameters.number("kurtosis", base.kurtosisThreshold()),
                winsorise,
                parameters.has("transform") ? transformation(parameters) : ignoringDetails(parameters, base),
                parameters.flag("combine", base.combine()));
        parameters.end();
        return rule;
    }

    private static @Nullable Transformation ignoringDetails(Parameters parameters, TreatmentRule base) {
        return base.transformation() instanceof Transformation.LogGii gii
                ? new Transformation.LogGii(
                        parameters.number("factor", gii.factor()), parameters.flag("reverse_bads", gii.reverseBads()))
                : base.transformation();
    }

    private static @Nullable Transformation transformation(Parameters parameters) {
        String name = parameters.text("transform", "none");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "log_ct" -> new Transformation.Log();
            case "log_ct_orig" -> new Transformation.LogPlusOne();
            case "log_ct_plus" -> new Transformation.LogBySkew();
            case "log_gii" ->
                new Transformation.LogGii(parameters.number("factor", 1), parameters.flag("reverse_bads", false));
            case "boxcox" ->
                new Transformation.BoxCox(parameters.number("lambda"), parameters.flag("make_positive", true));
            case "none" -> null;
            default ->
                throw new RefusedException(Problem.of(
                        ProblemCode.UNKNOWN_METHOD, name, "log_CT, log_CT_orig, log_CT_plus, log_GII, boxcox, none"));
        };
    }

    /** How an aggregate is made of its children. */
    public static Aggregation aggregation(MethodCall call) {
        Parameters parameters = new Parameters(call);
        Aggregation aggregation = switch (plain(call.method(), "a_")) {
            case "arithmetic", "amean" -> new Aggregation.PowerMean(1);
            case "geometric", "gmean" -> new Aggregation.PowerMean(0);
            case "harmonic", "hmean" -> new Aggregation.PowerMean(-1);
            case "generalised", "genmean" -> new Aggregation.PowerMean(parameters.number("p"));
            case "copeland" -> new Aggregation.Copeland(parameters.number("tie_tolerance", 0));
            case "mpi" -> new Aggregation.MazziottaPareto(parameters.flag("penalise", true), true);
            case "ampi" -> new Aggregation.MazziottaPareto(parameters.flag("penalise", true), false);
            case "owa" ->
                new Aggregation.OrderedAverage(
                        (int) parameters.number("j"),
                        parameters.text("of", "best").equals("best"));
            case "wroclaw" -> new Aggregation.Wroclaw(parameters.flag("as_distance", false));
            case "bod" ->
                new Aggregation.BenefitOfTheDoubt(
                        parameters.number("lowest_share", 0), parameters.number("highest_share", 1));
            default -> throw unknown(Step.Kind.AGGREGATE, call.method());
        };
        parameters.end();
        return aggregation;
    }

    /** How missing values are filled. */
    public static Impute.Method imputation(MethodCall call) {
        Parameters parameters = new Parameters(call);
        Impute.Method method = switch (plain(call.method(), "i_")) {
            case "mean" -> byColumnOrRow(Impute.Statistic.MEAN, parameters);
            case "median" -> byColumnOrRow(Impute.Statistic.MEDIAN, parameters);
            case "mean_grp" ->
                new Impute.Method.ByColumn(Impute.Statistic.MEAN, Optional.of(required(parameters, "group")));
            case "median_grp" ->
                new Impute.Method.ByColumn(Impute.Statistic.MEDIAN, Optional.of(required(parameters, "group")));
            case "em" ->
                new Impute.Method.ByExpectationMaximisation(
                        parameters.integer("iterations", 500), parameters.number("tolerance", 1e-10));
            case "regression" -> new Impute.Method.ByRegression(parameters.integer("predictors", 3));
            case "none" -> new Impute.Method.None();
            default -> throw unknown(Step.Kind.IMPUTE, call.method());
        };
        parameters.end();
        return method;
    }

    private static Impute.Method byColumnOrRow(Impute.Statistic statistic, Parameters parameters) {
        String by = parameters.text("by", "column");
        String group = parameters.text("group", "");
        int level = parameters.integer("level", 0);
        return switch (by) {
            case "column" ->
                new Impute.Method.ByColumn(statistic, Optional.of(group).filter(name -> !name.isEmpty()));
            case "row" -> new Impute.Method.ByRow(statistic, level);
            default -> throw StepParameters.refuse("by", "\"" + by + "\": column, row");
        };
    }

    /** Where the weights of the children come from. */
    public static GroupWeighting weighting(String name) {
        for (GroupWeighting weighting : GroupWeighting.values()) {
            if (weighting.key().equals(name.toLowerCase(Locale.ROOT))) {
                return weighting;
            }
        }
        throw new RefusedException(Problem.of(
                ProblemCode.UNKNOWN_METHOD,
                name,
                String.join(
                        ", ",
                        List.of(GroupWeighting.values()).stream()
                                .map(GroupWeighting::key)
                                .toList())));
    }

    /** What counts as too little data for a unit. */
    public static Screen.Rule screening(String name) {
        return switch (name) {
            case "byNA", "by_missing" -> Screen.Rule.BY_MISSING;
            case "byzeros", "by_zeros" -> Screen.Rule.BY_ZEROS;
            case "byNAandzeros", "by_missing_and_zeros" -> Screen.Rule.BY_MISSING_AND_ZEROS;
            default ->
                throw new RefusedException(Problem.of(ProblemCode.UNKNOWN_METHOD, name, "byNA, byzeros, byNAandzeros"));
        };
    }

    private static String plain(String name, String prefix) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(prefix) ? lower.substring(prefix.length()) : lower;
    }

    private static String required(Parameters parameters, String name) {
        if (!parameters.has(name)) {
            throw StepParameters.refuse(name, "bắt buộc / is required");
        }
        return parameters.text(name, "");
    }

    private static double lower(Parameters parameters, double fallback) {
        return parameters.number("lower", fallback);
    }

    private static double upper(Parameters parameters, double fallback) {
        return parameters.number("upper", fallback);
    }

    private static double share(Parameters parameters, String name, double fallback) {
        double value = parameters.number(name, fallback);
        StepParameters.requireShare(name, value);
        return value;
    }

    private static double positive(Parameters parameters, String name, double fallback) {
        double value = parameters.number(name, fallback);
        if (!(value > 0)) {
            throw StepParameters.refuse(name, value + " phải lớn hơn 0 / must be above 0");
        }
        return value;
    }

    private static Ranking.Ties ties(Parameters parameters) {
        String name = parameters.text("ties", "min");
        return switch (name) {
            case "min" -> Ranking.Ties.MINIMUM;
            case "average" -> Ranking.Ties.AVERAGE;
            default -> throw StepParameters.refuse("ties", "\"" + name + "\": min, average");
        };
    }

    private static RefusedException unknown(Step.Kind step, String name) {
        return new RefusedException(Problem.of(
                ProblemCode.UNKNOWN_METHOD,
                name,
                String.join(
                        ", ",
                        all().stream()
                                .filter(description -> description.step() == step)
                                .map(Description::method)
                                .toList())));
    }

    /** Every method of every step with its parameters. */
    public static List<Description> all() {
        List<Description> all = new ArrayList<>();
        add(
                all,
                Step.Kind.DENOMINATE,
                "frame",
                "chia cho mẫu số ghi trong khung",
                "divide by the frame's denominators",
                "denominators",
                "{}",
                "mẫu số khác theo chỉ số / other denominators by indicator");
        add(
                all,
                Step.Kind.SCREEN,
                "byNA",
                "bỏ đơn vị thiếu số liệu",
                "drop units with too many gaps",
                "data_threshold",
                "0.66",
                "tỷ lệ chỉ số có số liệu tối thiểu / least share of indicators with a value",
                "nonzero_threshold",
                "0.05",
                "tỷ lệ khác 0 tối thiểu / least share of non-zeros",
                "force_in",
                "[]",
                "đơn vị luôn giữ / units always kept",
                "force_out",
                "[]",
                "đơn vị luôn bỏ / units always dropped");
        add(
                all,
                Step.Kind.SCREEN,
                "byzeros",
                "bỏ đơn vị quá nhiều số 0",
                "drop units with too many zeros",
                "nonzero_threshold",
                "0.05",
                "như trên / as above");
        add(
                all,
                Step.Kind.SCREEN,
                "byNAandzeros",
                "bỏ đơn vị vi phạm một trong hai",
                "drop units that fail either",
                "data_threshold",
                "0.66",
                "như trên / as above",
                "nonzero_threshold",
                "0.05",
                "như trên / as above");
        for (String statistic : List.of("mean", "median")) {
            add(
                    all,
                    Step.Kind.IMPUTE,
                    statistic,
                    statistic.equals("mean") ? "trung bình" : "trung vị",
                    statistic,
                    "by",
                    "column",
                    "column: các đơn vị khác / other units; row: các chỉ số khác / other indicators",
                    "group",
                    "",
                    "trong cùng nhóm / within a grouping (column)",
                    "level",
                    "0",
                    "trong cùng phần tử cấp này / within the same element of this level (row)");
        }
        add(
                all,
                Step.Kind.IMPUTE,
                "em",
                "kỳ vọng cực đại, phân bố chuẩn nhiều chiều",
                "expectation-maximisation",
                "iterations",
                "500",
                "số vòng tối đa / at most",
                "tolerance",
                "1e-10",
                "dừng khi nhỏ hơn / stop below");
        add(
                all,
                Step.Kind.IMPUTE,
                "regression",
                "hồi quy trên chỉ số tương quan nhất",
                "regression on the best predictors",
                "predictors",
                "3",
                "số biến giải thích / how many");
        add(all, Step.Kind.IMPUTE, "none", "để trống", "leave gaps");
        String[] treatment = {
            "skewness",
            "2",
            "ngưỡng độ lệch / threshold of absolute skewness",
            "kurtosis",
            "3.5",
            "ngưỡng độ nhọn / threshold of kurtosis",
            "winsorise",
            "5",
            "số điểm tối đa, hoặc unlimited / points at most, or unlimited",
            "transform",
            "log_CT",
            "log_CT, log_CT_orig, log_CT_plus, log_GII, boxcox, none",
            "lambda",
            "-",
            "boxcox",
            "make_positive",
            "true",
            "boxcox",
            "factor",
            "1",
            "log_GII",
            "reverse_bads",
            "false",
            "log_GII",
            "combine",
            "false",
            "biến đổi giá trị đã kéo về / transform the winsorised values",
            "indicators",
            "{}",
            "quy tắc riêng theo chỉ số / rules of single indicators"
        };
        add(all, Step.Kind.TREAT, "standard", "kéo điểm ngoại lai, rồi lấy log", "winsorise, then logs", treatment);
        add(
                all,
                Step.Kind.TREAT,
                "gii",
                "quy tắc GII: ngưỡng 2,25 và 3,5",
                "the GII rule: 2.25 and 3.5, log_GII",
                treatment);
        add(
                all,
                Step.Kind.TREAT,
                "always",
                "biến đổi mọi cột, không kiểm tra",
                "transform every column without a test",
                treatment);
        add(all, Step.Kind.TREAT, "none", "giữ nguyên", "leave the column alone");
        String[] range = {"lower", "0", "cận dưới / lower end", "upper", "100", "cận trên / upper end"};
        add(all, Step.Kind.NORMALISE, "minmax", "nhỏ nhất – lớn nhất", "(x-min)/(max-min)", range);
        add(
                all,
                Step.Kind.NORMALISE,
                "zscore",
                "chuẩn hoá theo độ lệch chuẩn",
                "(x-mean)/sd",
                "mean",
                "0",
                "trung bình mới / new mean",
                "sd",
                "1",
                "độ lệch mới / new deviation");
        add(
                all,
                Step.Kind.NORMALISE,
                "scaled",
                "giữ thang gốc",
                "own scale: (x-lower)/(upper-lower)*factor",
                "lower",
                "0",
                "cận dưới của thang / lower end of the scale",
                "upper",
                "100",
                "cận trên của thang / upper end of the scale",
                "factor",
                "100",
                "nhân với / multiplied by");
        add(all, Step.Kind.NORMALISE, "dist2max", "khoảng cách tới tốt nhất", "1-(max-x)/(max-min)");
        add(
                all,
                Step.Kind.NORMALISE,
                "dist2ref",
                "khoảng cách tới đơn vị mốc",
                "1-(ref-x)/(ref-min)",
                "unit",
                "-",
                "mã đơn vị mốc / code of the reference unit",
                "cap",
                "false",
                "không quá 1 / at most 1");
        add(
                all,
                Step.Kind.NORMALISE,
                "dist2targ",
                "khoảng cách tới mục tiêu",
                "(x-min)/(target-min)",
                "cap",
                "false",
                "không quá 1 / at most 1");
        add(all, Step.Kind.NORMALISE, "fracmax", "tỷ lệ so với lớn nhất", "x/max");
        add(all, Step.Kind.NORMALISE, "prank", "hạng phần trăm", "(rank-1)/(n-1)");
        add(
                all,
                Step.Kind.NORMALISE,
                "rank",
                "thứ hạng, 1 là thấp nhất",
                "rank, 1 for the worst",
                "ties",
                "min",
                "min, average");
        add(all, Step.Kind.NORMALISE, "borda", "điểm Borda", "rank-1", "ties", "min", "min, average");
        add(all, Step.Kind.NORMALISE, "goalposts", "giữa hai mốc trong khung", "between the frame's goalposts");
        add(
                all,
                Step.Kind.NORMALISE,
                "quantile_minmax",
                "giữa hai phân vị",
                "min-max between two quantiles",
                "from",
                "0.025",
                "phân vị dưới / lower share",
                "to",
                "0.975",
                "phân vị trên / upper share",
                "lower",
                "0",
                "cận dưới / lower end",
                "upper",
                "100",
                "cận trên / upper end");
        add(all, Step.Kind.NORMALISE, "ampi", "70–130 quanh trung bình", "70 to 130 around the mean, for ampi");
        add(all, Step.Kind.NORMALISE, "none", "chỉ đổi chiều", "direction only");
        add(all, Step.Kind.AGGREGATE, "arithmetic", "trung bình cộng", "arithmetic mean");
        add(all, Step.Kind.AGGREGATE, "geometric", "trung bình nhân", "geometric mean, values above 0");
        add(all, Step.Kind.AGGREGATE, "harmonic", "trung bình điều hoà", "harmonic mean, values above 0");
        add(all, Step.Kind.AGGREGATE, "generalised", "trung bình luỹ thừa", "power mean", "p", "-", "số mũ / power");
        add(
                all,
                Step.Kind.AGGREGATE,
                "copeland",
                "số đơn vị thắng trừ thua",
                "units outranked less outranking",
                "tie_tolerance",
                "0",
                "chênh lệch coi là hoà, nên dùng 1e-9 / difference that counts as a draw, better 1e-9");
        add(
                all,
                Step.Kind.AGGREGATE,
                "mpi",
                "Mazziotta–Pareto",
                "Mazziotta-Pareto, sd with n-1",
                "penalise",
                "true",
                "trừ phần phạt / subtract the penalty");
        add(
                all,
                Step.Kind.AGGREGATE,
                "ampi",
                "Mazziotta–Pareto hiệu chỉnh",
                "adjusted Mazziotta-Pareto, sd with n",
                "penalise",
                "true",
                "trừ phần phạt / subtract the penalty");
        add(
                all,
                Step.Kind.AGGREGATE,
                "owa",
                "trung bình có thứ tự",
                "ordered weighted average",
                "j",
                "-",
                "số thành phần / how many parts",
                "of",
                "best",
                "best, worst");
        add(
                all,
                Step.Kind.AGGREGATE,
                "wroclaw",
                "khoảng cách tới đơn vị lý tưởng",
                "1 - distance to the ideal unit",
                "as_distance",
                "false",
                "cho khoảng cách / give the distance");
        add(
                all,
                Step.Kind.AGGREGATE,
                "bod",
                "trọng số có lợi nhất cho từng đơn vị",
                "benefit of the doubt",
                "lowest_share",
                "0",
                "phần đóng góp tối thiểu / least share",
                "highest_share",
                "1",
                "phần đóng góp tối đa / largest share");
        return List.copyOf(all);
    }

    private static void add(
            List<Description> all,
            Step.Kind step,
            String method,
            String vietnamese,
            String english,
            String... triples) {
        List<ParameterDescription> parameters = new ArrayList<>();
        for (int i = 0; i < triples.length; i += 3) {
            parameters.add(new ParameterDescription(triples[i], triples[i + 1], triples[i + 2]));
        }
        all.add(new Description(step, method, vietnamese, english, parameters));
    }

    /** A method written as a name, or as a map with "method" and parameters. */
    public static MethodCall call(@Nullable Object written, String fallback) {
        return switch (written) {
            case null -> MethodCall.of(fallback);
            case String name -> MethodCall.of(name);
            case Map<?, ?> map -> {
                Map<String, Object> parameters = new HashMap<>();
                map.forEach((key, value) -> {
                    if (key != null && value != null) {
                        parameters.put(key.toString(), value);
                    }
                });
                Object method = parameters.remove("method");
                yield new MethodCall(method == null ? fallback : method.toString(), parameters);
            }
            case Object other -> throw StepParameters.refuse("method", String.valueOf(other));
        };
    }
}
