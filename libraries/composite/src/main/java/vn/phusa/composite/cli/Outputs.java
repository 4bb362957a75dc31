package vn.phusa.composite.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.phusa.composite.analysis.Availability;
import vn.phusa.composite.analysis.ColumnStatistics;
import vn.phusa.composite.analysis.CorrelationTable;
import vn.phusa.composite.analysis.Coverage;
import vn.phusa.composite.analysis.Dominance;
import vn.phusa.composite.analysis.EffectiveWeights;
import vn.phusa.composite.analysis.Importance;
import vn.phusa.composite.analysis.LeaveOneOut;
import vn.phusa.composite.analysis.OptimisedWeights;
import vn.phusa.composite.analysis.Peers;
import vn.phusa.composite.analysis.Reliability;
import vn.phusa.composite.analysis.Strengths;
import vn.phusa.composite.decomposition.ScoreDecomposition;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.io.CsvText;
import vn.phusa.composite.io.RulesFile;
import vn.phusa.composite.lever.Levers;
import vn.phusa.composite.lever.Plan;
import vn.phusa.composite.lever.Question;
import vn.phusa.composite.lever.Target;
import vn.phusa.composite.numeric.Correlations;
import vn.phusa.composite.numeric.PrincipalComponents;
import vn.phusa.composite.numeric.Ranking;
import vn.phusa.composite.panel.Panel;
import vn.phusa.composite.panel.PanelBuild;
import vn.phusa.composite.panel.PanelImputation;
import vn.phusa.composite.panel.Trend;
import vn.phusa.composite.robustness.Factor;
import vn.phusa.composite.robustness.Sensitivity;
import vn.phusa.composite.robustness.SobolIndices;
import vn.phusa.composite.robustness.Study;
import vn.phusa.composite.robustness.Uncertainty;
import vn.phusa.composite.robustness.UnitUncertainty;
import vn.phusa.composite.step.Aggregation;
import vn.phusa.composite.step.Change;
import vn.phusa.composite.step.ColumnTreatment;
import vn.phusa.composite.step.GroupWeighting;
import vn.phusa.composite.step.Report;
import vn.phusa.composite.step.StepResult;

/** The files of each command, by name. */
final class Outputs {
    /** With more elements on a level the search for weights takes long and finds little. */
    private static final int MOST_OPTIMISED = 15;

    private Outputs() {}

    static Map<String, String> compute(Frame frame, Dataset data, Recipe recipe) {
        Build build = Composite.build(frame, data, recipe).orThrow();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("0_raw.csv", CsvText.of(build.raw().values()));
        int number = 1;
        for (StepResult step : build.steps()) {
            String kind = step.step().kind().key();
            files.put(number + "_" + kind + ".csv", CsvText.of(step.data().values()));
            report(number + "_" + kind, step.report(), files);
            number++;
        }
        files.put("ranks.csv", CsvText.of(build.ranks()));
        files.put("changes.csv", changes(build));
        files.put("contributions.csv", contributions(build));
        return files;
    }

    private static void report(String name, Report report, Map<String, String> files) {
        switch (report) {
            case Report.Screened screened -> {
                CsvText csv = new CsvText(
                        "uCode",
                        "N_missing",
                        "N_zero",
                        "N_miss_or_zero",
                        "Dat_Avail",
                        "Non_Zero",
                        "LowData",
                        "LowNonZero",
                        "Included");
                screened.units()
                        .forEach(unit -> csv.row(
                                unit.unit(),
                                unit.missing(),
                                unit.zeros(),
                                unit.missing() + unit.zeros(),
                                unit.availability(),
                                unit.nonZero(),
                                truth(unit.lowData()),
                                truth(unit.lowNonZero()),
                                truth(unit.included())));
                files.put(name + "_units.csv", csv.toString());
            }
            case Report.Treated treated -> {
                CsvText csv = new CsvText(
                        "iCode",
                        "pass_0",
                        "skew_0",
                        "kurt_0",
                        "winsorised",
                        "pass_1",
                        "skew_1",
                        "kurt_1",
                        "transform",
                        "pass_2",
                        "skew_2",
                        "kurt_2");
                treated.columns().forEach(column -> {
                    List<Object> cells = new ArrayList<>(List.of(column.column()));
                    addCheck(cells, column.before());
                    cells.add(column.winsorised());
                    addCheck(cells, column.afterWinsorising());
                    cells.add(
                            column.transformation() == null
                                    ? ""
                                    : column.transformation().key());
                    addCheck(cells, column.afterTransformation());
                    csv.row(cells.toArray());
                });
                files.put(name + "_columns.csv", csv.toString());
            }
            case Report.Normalised normalised -> {
                CsvText csv = new CsvText("iCode", "method", "direction", "parameters");
                normalised
                        .columns()
                        .forEach(column -> csv.row(
                                column.column(), column.method(), column.sign(), new TreeMap<>(column.parameters())));
                files.put(name + "_columns.csv", csv.toString());
            }
            case Report.Aggregated aggregated -> {
                CsvText csv = new CsvText("iCode", "Weight");
                new TreeMap<>(aggregated.weights()).forEach((code, weight) -> csv.row(code, weight));
                files.put(name + "_weights.csv", csv.toString());
            }
            case Report.Denominated denominated -> {
                CsvText csv = new CsvText("iCode", "Denominator");
                new TreeMap<>(denominated.denominators()).forEach((code, by) -> csv.row(code, by));
                files.put(name + "_columns.csv", csv.toString());
            }
            case Report.Imputed imputed -> {
                CsvText csv = new CsvText("iCode", "imputed", "still_missing");
                TreeMap<String, Integer> all = new TreeMap<>(imputed.imputed());
                imputed.stillMissing().keySet().forEach(code -> all.putIfAbsent(code, 0));
                all.forEach((code, count) ->
                        csv.row(code, count, imputed.stillMissing().getOrDefault(code, 0)));
                files.put(name + "_columns.csv", csv.toString());
            }
        }
    }

    private static void addCheck(List<Object> cells, ColumnTreatment.@Nullable Check check) {
        cells.add(check == null ? "" : truth(check.passes()));
        cells.add(check == null ? Double.NaN : check.skewness());
        cells.add(check == null ? Double.NaN : check.kurtosis());
    }

    private static String truth(boolean value) {
        return value ? "TRUE" : "FALSE";
    }

    private static String changes(Build build) {
        CsvText csv = new CsvText("step", "uCode", "iCode", "before", "after", "reason_vi", "reason_en", "detail");
        for (StepResult step : build.steps()) {
            for (Change change : step.changes()) {
                csv.row(
                        step.step().kind().key(),
                        change.unit(),
                        change.column(),
                        change.before(),
                        change.after(),
                        change.reason().vietnamese(),
                        change.reason().english(),
                        change.detail());
            }
        }
        return csv.toString();
    }

    private static String contributions(Build build) {
        CsvText csv = new CsvText("uCode", "iCode", "contribution");
        for (String unit : build.scores().units()) {
            if (ScoreDecomposition.of(build, unit)
                    instanceof Outcome.Accepted<ScoreDecomposition>(ScoreDecomposition split)) {
                build.frame()
                        .elements()
                        .forEach(element -> csv.row(
                                unit, element.code(), split.contributions().getOrDefault(element.code(), 0.0)));
            }
        }
        return csv.toString();
    }

    static Map<String, String> panel(
            Frame frame, SortedMap<Integer, Dataset> years, Recipe recipe, RulesFile.PanelRules rules) {
        Panel panel = Panel.of(years);
        Map<String, String> files = new LinkedHashMap<>();
        if (rules.imputation().isPresent()) {
            PanelImputation filled =
                    PanelImputation.of(panel, rules.imputation().get());
            panel = filled.panel();
            CsvText csv = new CsvText("Time", "uCode", "iCode", "value", "from");
            filled.filled()
                    .forEach(value ->
                            csv.row(value.year(), value.unit(), value.indicator(), value.value(), value.from()));
            files.put("panel_imputed.csv", csv.toString());
        }
        PanelBuild build = PanelBuild.of(frame, panel, recipe, rules.together()).orThrow();
        panel.years().forEach((year, data) -> {
            files.put(year + "_0_raw.csv", CsvText.of(data.values()));
            for (int s = 0; s < recipe.steps().size(); s++) {
                files.put(
                        year + "_" + (s + 1) + "_"
                                + recipe.steps().get(s).kind().key() + ".csv",
                        CsvText.of(build.steps()
                                .getOrDefault(year, List.of())
                                .get(s)
                                .values()));
            }
            Table scores = build.scores().getOrDefault(year, data.values());
            double[][] ranks = new double[scores.columnCount()][];
            for (int j = 0; j < ranks.length; j++) {
                ranks[j] = Ranking.descending(scores.column(j));
            }
            files.put(year + "_ranks.csv", CsvText.of(scores.withValues(ranks)));
        });
        CsvText trends = new CsvText("uCode", "iCode", "CAGR", "prc_change", "Avail", "t_first", "t_latest");
        Trend.of(frame, panel)
                .forEach(trend -> trends.row(
                        trend.unit(),
                        trend.indicator(),
                        Double.isInfinite(trend.growth()) ? "Inf" : (Object) trend.growth(),
                        Double.isInfinite(trend.change()) ? "Inf" : (Object) trend.change(),
                        trend.availability(),
                        trend.firstYear() == 0 ? "" : (Object) trend.firstYear(),
                        trend.lastYear() == 0 ? "" : (Object) trend.lastYear()));
        files.put("trends.csv", trends.toString());
        return files;
    }

    static Map<String, String> audit(Frame frame, Dataset data, Recipe recipe, int threads) {
        Build build = Composite.build(frame, data, recipe).orThrow();
        Table raw = build.raw().values();
        List<String> indicators = frame.indicators().stream().map(Element::code).toList();
        Table normalised = build.scores().selectColumns(indicators);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("statistics.csv", statistics(raw));
        files.put("availability.csv", CsvText.of(Availability.byAggregate(frame, raw)));
        for (Correlations.Kind kind : Correlations.Kind.values()) {
            files.put(
                    "correlations_" + kind.name().toLowerCase(Locale.ROOT) + ".csv",
                    pairs(CorrelationTable.all(normalised, kind, CorrelationTable.Correction.HOLM)));
        }
        files.put(
                "correlations_with_parent.csv",
                pairs(CorrelationTable.withParents(
                        frame, build.scores(), Correlations.Kind.PEARSON, CorrelationTable.Correction.HOLM)));
        files.put(
                "correlations_with_denominators.csv",
                pairs(CorrelationTable.withDenominators(
                        raw,
                        build.raw().denominators(),
                        0.7,
                        Correlations.Kind.PEARSON,
                        CorrelationTable.Correction.HOLM)));
        files.put("reliability.csv", reliability(frame, build.scores()));
        files.put("components.csv", components(frame, build.scores()));
        files.put("importance.csv", importance(frame, build.scores()));
        files.put("strengths.csv", strengths(frame, raw));
        files.put("coverage.csv", coverage(frame, raw));
        Dominance dominance = Dominance.of(frame, normalised);
        CsvText dominant = new CsvText("better", "worse");
        dominance.dominant().forEach(pair -> dominant.row(pair.better(), pair.worse()));
        files.put("dominance.csv", dominant.toString());
        files.put("outranking.csv", CsvText.of(transposed(dominance)));
        CsvText peers = new CsvText("uCode", "peer", "distance");
        for (String unit : normalised.units()) {
            Peers.of(normalised, unit, 5).forEach(peer -> peers.row(unit, peer.unit(), peer.distance()));
        }
        files.put("peers.csv", peers.toString());
        CsvText clusters = new CsvText("cluster", "uCode");
        List<List<String>> groups = Peers.clusters(normalised, Math.min(5, normalised.unitCount()));
        for (int c = 0; c < groups.size(); c++) {
            for (String unit : groups.get(c)) {
                clusters.row(c + 1, unit);
            }
        }
        files.put("clusters.csv", clusters.toString());
        for (int level = 1; level < frame.levels(); level++) {
            LeaveOneOut left =
                    LeaveOneOut.of(frame, data, recipe, level, threads).orThrow();
            CsvText csv = new CsvText("element", "MeanAbsDiff");
            for (int i = 0; i < left.elements().size(); i++) {
                csv.row(left.elements().get(i), left.meanRankChange().get(i));
            }
            files.put("leave_one_out_level" + level + ".csv", csv.toString());
        }
        CsvText weights = new CsvText("iCode", "EffWeight");
        EffectiveWeights.of(frame).forEach((code, weight) -> weights.row(code, weight));
        files.put("effective_weights.csv", weights.toString());
        files.put("weights_from_data.csv", weightsFromData(frame, build.scores()));
        if (build.recipe().aggregation().byLevel().stream().allMatch(Aggregation.PowerMean.class::isInstance)) {
            files.put("optimised_weights.csv", optimised(frame, build));
        }
        return files;
    }

    /** What the weights inside each group would be if the data gave them; blank where the method cannot take the values. */
    private static String weightsFromData(Frame frame, Table scores) {
        List<GroupWeighting> methods = Arrays.stream(GroupWeighting.values())
                .filter(method -> method != GroupWeighting.GIVEN)
                .toList();
        List<String> header = new ArrayList<>(List.of("parent", "iCode"));
        methods.forEach(method -> header.add(method.key()));
        CsvText csv = new CsvText(header.toArray(String[]::new));
        for (Element aggregate : frame.aggregates()) {
            List<Element> children = frame.children(aggregate.code());
            double[][] values =
                    children.stream().map(child -> scores.column(child.code())).toArray(double[][]::new);
            double[][] found = new double[methods.size()][];
            for (int m = 0; m < found.length; m++) {
                found[m] = weighed(methods.get(m), values);
            }
            for (int k = 0; k < values.length; k++) {
                Object[] row = new Object[header.size()];
                row[0] = aggregate.code();
                row[1] = children.get(k).code();
                for (int m = 0; m < found.length; m++) {
                    row[2 + m] = found[m][k];
                }
                csv.row(row);
            }
        }
        return csv.toString();
    }

    private static double[] weighed(GroupWeighting method, double[][] values) {
        try {
            return values.length == 1 ? new double[] {1} : method.weigh(values, new double[values.length]);
        } catch (RefusedException needsOtherValues) {
            double[] none = new double[values.length];
            Arrays.fill(none, Double.NaN);
            return none;
        }
    }

    /** Weights of each level above the indicators under which its parts matter alike, and matter most. */
    private static String optimised(Frame frame, Build build) {
        CsvText csv = new CsvText(
                "level", "iCode", "balanced_weight", "balanced_correlation", "largest_weight", "largest_correlation");
        for (int level = 2; level < frame.levels(); level++) {
            List<Element> elements = frame.level(level);
            if (elements.size() < 2 || elements.size() > MOST_OPTIMISED) {
                continue;
            }
            OptimisedWeights balanced =
                    OptimisedWeights.balance(build, level, Map.of(), Correlations.Kind.PEARSON, false);
            OptimisedWeights largest = OptimisedWeights.largest(build, level, Correlations.Kind.PEARSON, false);
            for (Element element : elements) {
                csv.row(
                        level,
                        element.code(),
                        balanced.weights().getOrDefault(element.code(), Double.NaN),
                        balanced.correlations().getOrDefault(element.code(), Double.NaN),
                        largest.weights().getOrDefault(element.code(), Double.NaN),
                        largest.correlations().getOrDefault(element.code(), Double.NaN));
            }
        }
        return csv.toString();
    }

    /** The outranking matrix with the row's unit first: a table is kept column by column. */
    private static Table transposed(Dominance dominance) {
        int n = dominance.units().size();
        double[][] columns = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                columns[j][i] = dominance.outranking()[i][j];
            }
        }
        return Table.owning(dominance.units(), dominance.units(), columns);
    }

    private static String statistics(Table raw) {
        CsvText csv = new CsvText(
                "iCode",
                "Min",
                "Max",
                "Mean",
                "Median",
                "Std",
                "Skew",
                "Kurt",
                "N.Avail",
                "N.NonZero",
                "N.Unique",
                "N.Same",
                "Flag.Avail",
                "Flag.NonZero",
                "Flag.Unique",
                "Flag.SkewKurt");
        ColumnStatistics.of(raw, ColumnStatistics.Thresholds.USUAL)
                .forEach(column -> csv.row(
                        column.column(),
                        column.min(),
                        column.max(),
                        column.mean(),
                        column.median(),
                        column.deviation(),
                        column.skewness(),
                        column.kurtosis(),
                        column.available(),
                        column.nonZero(),
                        column.unique(),
                        column.same(),
                        column.lowAvailability() ? "LOW" : "ok",
                        column.lowNonZero() ? "LOW" : "ok",
                        column.lowUnique() ? "LOW" : "ok",
                        column.outliers() ? "OUT" : "ok"));
        return csv.toString();
    }

    private static String pairs(List<CorrelationTable.Pair> pairs) {
        CsvText csv = new CsvText("Var1", "Var2", "Correlation", "pairs", "p", "p_holm", "p_bh");
        double[] falseAlarms = CorrelationTable.Correction.BENJAMINI_HOCHBERG.apply(
                pairs.stream().mapToDouble(CorrelationTable.Pair::probability).toArray());
        for (int i = 0; i < falseAlarms.length; i++) {
            CorrelationTable.Pair pair = pairs.get(i);
            csv.row(
                    pair.first(),
                    pair.second(),
                    pair.correlation(),
                    pair.pairs(),
                    pair.probability(),
                    pair.corrected(),
                    falseAlarms[i]);
        }
        return csv.toString();
    }

    private static String reliability(Frame frame, Table scores) {
        CsvText csv = new CsvText("group", "items", "alpha", "alpha_standardised", "KMO", "bartlett_chisq", "df", "p");
        for (Element aggregate : frame.aggregates()) {
            double[][] children = frame.children(aggregate.code()).stream()
                    .map(child -> scores.column(child.code()))
                    .toArray(double[][]::new);
            if (children.length > 1) {
                Reliability reliability = Reliability.of(children);
                csv.row(
                        aggregate.code(),
                        children.length,
                        reliability.alpha(),
                        reliability.standardisedAlpha(),
                        reliability.samplingAdequacy(),
                        reliability.bartlett(),
                        reliability.degrees(),
                        reliability.probability());
            }
        }
        return csv.toString();
    }

    private static String components(Frame frame, Table scores) {
        CsvText csv = new CsvText("group", "component", "eigenvalue", "share", "iCode", "loading");
        for (Element aggregate : frame.aggregates()) {
            List<Element> children = frame.children(aggregate.code());
            PrincipalComponents components = PrincipalComponents.of(
                    children.stream().map(child -> scores.column(child.code())).toArray(double[][]::new));
            for (int c = 0; c < children.size(); c++) {
                for (int k = 0; k < children.size(); k++) {
                    csv.row(
                            aggregate.code(),
                            c + 1,
                            components.eigenvalues()[c],
                            components.share(c),
                            children.get(k).code(),
                            components.loadings()[c][k]);
                }
            }
        }
        return csv.toString();
    }

    private static String importance(Frame frame, Table scores) {
        CsvText csv = new CsvText("level", "element", "EffWeight", "pearson", "R2_linear", "R2_quadratic", "R2_cubic");
        for (int level = 1; level < frame.levels(); level++) {
            for (Importance element :
                    Importance.of(frame, scores, level, frame.index().code())) {
                csv.row(
                        level,
                        element.element(),
                        element.effectiveWeight(),
                        element.correlation(),
                        element.linear(),
                        element.quadratic(),
                        element.cubic());
            }
        }
        return csv.toString();
    }

    private static String strengths(Frame frame, Table raw) {
        CsvText csv = new CsvText("uCode", "kind", "order", "Code", "Rank", "Value");
        for (String unit : raw.units()) {
            Strengths strengths = Strengths.of(frame, raw, unit, 5, false);
            addEntries(csv, unit, "Strength", strengths.strengths());
            addEntries(csv, unit, "Weakness", strengths.weaknesses());
        }
        return csv.toString();
    }

    private static void addEntries(CsvText csv, String unit, String kind, List<Strengths.Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            Strengths.Entry entry = entries.get(i);
            csv.row(unit, kind, i + 1, entry.indicator().code(), entry.rank(), entry.value());
        }
    }

    private static String coverage(Frame frame, Table raw) {
        CsvText csv = new CsvText("uCode", "met", "shares", "short_sides", "short_pillars");
        Coverage.of(frame, raw, 0.66, 2)
                .forEach(unit -> csv.row(
                        unit.unit(),
                        truth(unit.met()),
                        unit.shares(),
                        String.join(" ", unit.shortSides()),
                        String.join(" ", unit.shortPillars())));
        return csv.toString();
    }

    static Map<String, String> robustness(
            Frame frame, Dataset data, Recipe recipe, RulesFile.RobustnessRules rules, int threads) {
        List<Factor> factors =
                rules.factors().stream().map(factor -> factor.of(frame)).toList();
        Study study = Study.of(frame, data, recipe, factors).orThrow();
        Uncertainty uncertainty = study.uncertainty(rules.runs(), rules.sampling(), rules.seed(), threads)
                .orThrow();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("rank_statistics.csv", rankStatistics(uncertainty));
        if (rules.points() > 0 && !factors.isEmpty()) {
            Sensitivity sensitivity = study.sensitivity(
                            rules.points(),
                            rules.sampling(),
                            rules.estimator(),
                            rules.bootstrap(),
                            rules.seed(),
                            threads)
                    .orThrow();
            CsvText csv = new CsvText("Variable", "Si", "STi", "Si_q5", "Si_q95", "STi_q5", "STi_q95");
            for (int f = 0; f < factors.size(); f++) {
                SobolIndices.Index index = sensitivity.overall().get(f);
                csv.row(
                        sensitivity.factors().get(f),
                        index.first(),
                        index.total(),
                        index.firstLower(),
                        index.firstUpper(),
                        index.totalLower(),
                        index.totalUpper());
            }
            files.put("sensitivity.csv", csv.toString());
            CsvText units = new CsvText("uCode", "Variable", "score_Si", "score_STi", "rank_Si", "rank_STi");
            for (String unit : study.units()) {
                Sensitivity.UnitSensitivity own = sensitivity.units().get(unit);
                for (int f = 0; own != null && f < factors.size(); f++) {
                    units.row(
                            unit,
                            sensitivity.factors().get(f),
                            own.score().get(f).first(),
                            own.score().get(f).total(),
                            own.rank().get(f).first(),
                            own.rank().get(f).total());
                }
            }
            files.put("sensitivity_units.csv", units.toString());
        }
        return files;
    }

    private static String rankStatistics(Uncertainty uncertainty) {
        CsvText csv = new CsvText(
                "uCode",
                "Nominal",
                "Mean",
                "Median",
                "Q5",
                "Q95",
                "runs",
                "Score",
                "Score_Mean",
                "Score_Median",
                "Score_Q5",
                "Score_Q95");
        for (UnitUncertainty unit : uncertainty.units()) {
            csv.row(
                    unit.unit(),
                    unit.rank(),
                    unit.ranks().mean(),
                    unit.ranks().median(),
                    unit.ranks().lower(),
                    unit.ranks().upper(),
                    unit.runs(),
                    unit.score(),
                    unit.scores().mean(),
                    unit.scores().median(),
                    unit.scores().lower(),
                    unit.scores().upper());
        }
        return csv.toString();
    }

    static Map<String, String> levers(
            Frame frame, Dataset data, RulesFile rules, RulesFile.LeverRules levers, int threads) {
        Question question = new Question(
                frame,
                data,
                rules.recipe(),
                levers.unit(),
                levers.levers().stream()
                        .map(rule -> rule.of(data.values().at(levers.unit(), rule.indicator())))
                        .toList(),
                levers.target());
        Plan plan = Levers.solve(question).orThrow();
        CsvText steps = new CsvText("iCode", "from", "to", "cost");
        plan.steps().forEach(step -> steps.row(step.indicator(), step.from(), step.to(), step.cost()));
        CsvText summary = new CsvText("quantity", "value");
        summary.row("unit", levers.unit())
                .row("cost", plan.cost())
                .row("rank_before", plan.rankBefore())
                .row("rank_after", plan.rankAfter())
                .row("score_before", plan.scoreBefore())
                .row("score_after", plan.scoreAfter())
                .row("explored", plan.explored());
        rules.robustness().ifPresent(robustness -> {
            int rank = levers.target() instanceof Target.Rank(int wanted) ? wanted : plan.rankAfter();
            List<Factor> factors = robustness.factors().stream()
                    .map(factor -> factor.of(frame))
                    .toList();
            summary.row(
                    "probability_of_rank_" + rank,
                    Levers.chance(question, plan, rank, factors, robustness.runs(), robustness.seed(), threads)
                            .orThrow());
        });
        Map<String, String> files = new LinkedHashMap<>();
        files.put("levers.csv", steps.toString());
        files.put("levers_summary.csv", summary.toString());
        return files;
    }
}
