package vn.phusa.composite.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.composite.analysis.Comparison;
import vn.phusa.composite.analysis.Dominance;
import vn.phusa.composite.analysis.LeaveOneOut;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.io.DataFile;
import vn.phusa.composite.numeric.Correlations;
import vn.phusa.composite.numeric.PrincipalComponents;
import vn.phusa.composite.panel.Panel;
import vn.phusa.composite.panel.PanelBuild;
import vn.phusa.composite.panel.Trend;
import vn.phusa.composite.robustness.Distribution;
import vn.phusa.composite.robustness.Sampling;
import vn.phusa.composite.robustness.Sensitivity;
import vn.phusa.composite.robustness.SobolIndices.Estimator;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Normalisation;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Report;
import vn.phusa.composite.step.Screen;
import vn.phusa.composite.step.Step;
import vn.phusa.composite.step.Treat;
import vn.phusa.composite.step.TreatmentRule;

/** The reference's metadata, summaries and derived tables, and that no file of it is left uncompared. */
class OtherGoldenTest {

    /** Which test compares which files; a file that none names fails the last test of this class. */
    private static final Map<String, Class<?>> COMPARED = compared();

    private static Map<String, Class<?>> compared() {
        Map<String, Class<?>> tests = new LinkedHashMap<>();
        tests.put("aggregate/outranking_summary\\.csv", OtherGoldenTest.class);
        tests.put("aggregate/.*\\.csv", AggregateGoldenTest.class);
        tests.put("analysis/data_avail_summary_Raw\\.csv", OtherGoldenTest.class);
        tests.put("analysis/.*\\.csv", AnalysisGoldenTest.class);
        tests.put("compare/(multi_ranks_(Abs)?Diffs|remove_L\\d_Ranks)\\.csv", OtherGoldenTest.class);
        tests.put("compare/.*\\.csv", CompareGoldenTest.class);
        tests.put("unit/.*\\.csv", CompareGoldenTest.class);
        tests.put("impute/.*\\.csv", ImputeGoldenTest.class);
        tests.put("normalise/.*\\.csv", NormaliseGoldenTest.class);
        tests.put("panel/(purse_Conn_Sust_global_long|trends_Raw_GBR_CAGR)\\.csv", OtherGoldenTest.class);
        tests.put("panel/.*\\.csv", PanelGoldenTest.class);
        tests.put("sensitivity/(.*_Nominal|vignette_.*)\\.csv", OtherGoldenTest.class);
        tests.put("sensitivity/.*\\.csv", SensitivityGoldenTest.class);
        tests.put(
                "steps/(4_Screened_.*|Meta_.*|results_Aggs_scores_12dp|results_Summ_2dp)\\.csv", OtherGoldenTest.class);
        tests.put("steps/.*\\.csv", StepsGoldenTest.class);
        tests.put("treat/.*\\.csv", TreatGoldenTest.class);
        tests.put("weights/(PCA_weights_.*|opt_.*_(weights.*|corr))\\.csv", OtherGoldenTest.class);
        tests.put("weights/.*\\.csv", WeightsGoldenTest.class);
        // What the reference was given, and words about it: nothing that an engine could compute.
        tests.put("input/.*|README\\.md|timings_idle_machine\\.txt|scripts/.*", Golden.class);
        return tests;
    }

    @Test
    void everyFileOfTheReferenceIsCompared() throws IOException {
        List<String> left;
        try (Stream<Path> files = Files.walk(Golden.folder())) {
            left = files.filter(Files::isRegularFile)
                    .map(file -> Golden.folder().relativize(file).toString().replace('\\', '/'))
                    .filter(file -> COMPARED.keySet().stream().noneMatch(pattern -> Pattern.matches(pattern, file)))
                    .toList();
        }
        assertThat(left).isEmpty();
    }

    @Test
    void theFrameThatWasReadHasTheReferencesMetadata() {
        Frame frame = Golden.frame().frame();
        Dataset data = Golden.data();
        List<Map<String, String>> elements = Golden.rows("steps/Meta_Ind.csv").stream()
                .filter(row -> !row.get("Level").isEmpty())
                .toList();
        assertThat(elements).hasSize(frame.elements().size());
        for (Map<String, String> row : elements) {
            Element element = frame.element(row.get("iCode"));
            assertThat(element.level()).as(row.toString()).isEqualTo(Integer.parseInt(row.get("Level")));
            assertThat(element.parent().orElse("")).as(row.toString()).isEqualTo(row.get("Parent"));
            assertThat(element.weight()).as(row.toString()).isEqualTo(Golden.number(row.get("Weight")));
            if (element.isIndicator()) {
                assertThat((double) element.direction().sign())
                        .as(row.toString())
                        .isEqualTo(Golden.number(row.get("Direction")));
                Golden.compare(row.toString(), element.target(), Golden.number(row.get("Target")));
            }
        }
        for (Map<String, String> row : Golden.rows("steps/Meta_Weights_Original.csv")) {
            assertThat(frame.element(row.get("iCode")).weight()).isEqualTo(Golden.number(row.get("Weight")));
            assertThat(frame.element(row.get("iCode")).level()).isEqualTo(Integer.parseInt(row.get("Level")));
        }
        for (Map<String, String> row : Golden.rows("steps/Meta_Lineage.csv")) {
            assertThat(frame.lineage(row.get("Indicator")).stream().map(Element::code))
                    .contains(row.get("Pillar"), row.get("Sub-index"), row.get("Index"));
        }
        for (Map<String, String> row : Golden.rows("steps/Meta_Unit.csv")) {
            int unit = data.values().unitPosition(row.get("uCode"));
            assertThat(data.names().get(unit).english()).isEqualTo(row.get("uName"));
            for (String group : List.of("GDP_group", "GDPpc_group", "Pop_group", "EurAsia_group")) {
                assertThat(data.groups().get(group).get(unit)).isEqualTo(row.get(group));
            }
            for (String denominator : List.of("Area", "Energy", "GDP", "Population")) {
                Golden.compare(
                        row.get("uCode") + denominator,
                        data.denominators().at(row.get("uCode"), denominator),
                        Golden.number(row.get(denominator)));
            }
        }
    }

    @Test
    void summariesOfTheResultEqualTheReference() {
        Build build = Golden.build();
        for (Map<String, String> row : Golden.rows("steps/results_Aggs_scores_12dp.csv")) {
            String unit = row.get("uCode");
            assertThat(build.ranks().at(unit, "Index")).isEqualTo(Golden.number(row.get("Rank")));
            row.forEach((column, value) -> {
                if (build.scores().hasColumn(column)) {
                    Golden.compare(unit + column, build.scores().at(unit, column), Golden.number(value));
                }
            });
        }
        for (Map<String, String> row : Golden.rows("steps/results_Summ_2dp.csv")) {
            String unit = row.get("uCode");
            assertThat(build.scores().at(unit, "Index"))
                    .isCloseTo(Golden.number(row.get("Index")), within(0.005 + 1e-9));
            assertThat(build.ranks().at(unit, "Index")).isEqualTo(Golden.number(row.get("Rank")));
        }
    }

    @ParameterizedTest
    @CsvSource({"steps/4_Screened_DataSummary.csv, IMPUTE", "analysis/data_avail_summary_Raw.csv, "})
    void howMuchOfAUnitsDataIsThereEqualsTheReference(String file, Step.@org.jspecify.annotations.Nullable Kind after) {
        Dataset data = after == null ? Golden.data() : Golden.after(after);
        Report.Screened report = (Report.Screened)
                Screen.byMissing(0.9).apply(Golden.frame().frame(), data).report();
        Map<String, Report.UnitAvailability> units =
                report.units().stream().collect(Collectors.toMap(Report.UnitAvailability::unit, unit -> unit));
        List<Map<String, String>> rows = Golden.rows(file);
        assertThat(rows).hasSameSizeAs(units.keySet());
        for (Map<String, String> row : rows) {
            Report.UnitAvailability unit = units.get(row.get("uCode"));
            assertThat(unit.missing()).isEqualTo(Integer.parseInt(row.get("N_missing")));
            assertThat(unit.zeros()).isEqualTo(Integer.parseInt(row.get("N_zero")));
            assertThat(unit.missing() + unit.zeros()).isEqualTo(Integer.parseInt(row.get("N_miss_or_zero")));
            Golden.compare(file, unit.availability(), Golden.number(row.get("Dat_Avail")));
            Golden.compare(file, unit.nonZero(), Golden.number(row.get("Non_Zero")));
            if (row.containsKey("Included")) {
                assertThat(unit.included()).isEqualTo(row.get("Included").equals("TRUE"));
            }
        }
        if (after != null) {
            assertThat(report.units().stream().filter(unit -> !unit.included()).map(Report.UnitAvailability::unit))
                    .containsExactlyInAnyOrderElementsOf(Golden.rows("steps/4_Screened_RemovedUnits.csv").stream()
                            .map(row -> row.get("RemovedUnits"))
                            .toList());
        }
    }

    @Test
    void pairsThatNoWeightsReorderEqualTheReference() {
        Dominance dominance = Dominance.of(
                Golden.frame().frame(), Golden.after(Step.Kind.NORMALISE).values());
        Map<String, String> row =
                Golden.rows("aggregate/outranking_summary.csv").getFirst();
        assertThat(dominance.dominant()).hasSize(Integer.parseInt(row.get("nDominant")));
        Golden.compare("share", dominance.share(), Golden.number(row.get("fracDominant")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void ranksWithoutEachElementEqualTheReference(int level) {
        LeaveOneOut left = LeaveOneOut.of(Golden.frame().frame(), Golden.data(), Golden.example(), level, 2)
                .orThrow();
        for (Map<String, String> row : Golden.rows("compare/remove_L" + level + "_Ranks.csv")) {
            int unit = left.runs().units().indexOf(row.get("uCode"));
            assertThat(left.runs().rank(0, unit)).isEqualTo(Integer.parseInt(row.get("Nominal")));
            for (int i = 0; i < left.elements().size(); i++) {
                assertThat(left.runs().rank(i + 1, unit))
                        .as(row.get("uCode") + " without " + left.elements().get(i))
                        .isEqualTo(Integer.parseInt(row.get(left.elements().get(i))));
            }
        }
    }

    @Test
    void changesOfRankBetweenVersionsEqualTheReference() {
        Recipe example = Golden.example();
        Map<String, Build> versions = Map.of(
                "Nominal",
                Golden.build(),
                "ZScore",
                Golden.build(example.with(new Normalise(new Normalisation.ZScore(0, 1)))),
                "PRank",
                Golden.build(example.with(new Normalise(new Normalisation.PercentRank()))),
                "W37",
                Golden.build(example.with(example.aggregation().withWeights(Map.of("Conn", 0.3, "Sust", 0.7)))),
                "NoImpute",
                Golden.build(example.without(Step.Kind.IMPUTE)));
        versions.forEach((name, build) -> {
            Map<String, Double> changes = Comparison.of(Golden.build(), build, "Index", "Index").units().stream()
                    .collect(Collectors.toMap(Comparison.UnitChange::unit, Comparison.UnitChange::change));
            // In its tables of many versions the reference subtracts the nominal rank; in those of two, the second.
            for (Map<String, String> row : Golden.rows("compare/multi_ranks_Diffs.csv")) {
                double change = -changes.getOrDefault(row.get("uCode"), Double.NaN);
                Golden.compare(name + row.get("uCode"), change, Golden.number(row.get(name)));
            }
            for (Map<String, String> row : Golden.rows("compare/multi_ranks_AbsDiffs.csv")) {
                double change = Math.abs(changes.getOrDefault(row.get("uCode"), Double.NaN));
                Golden.compare(name + row.get("uCode"), change, Golden.number(row.get(name)));
            }
        });
    }

    @Test
    void thePanelInOneTableAndOneUnitsTrendsEqualTheReference() {
        Panel panel = Panel.of(DataFile.readPanel(Golden.folder().resolve("input/ASEM_iData_panel.csv"), Golden.frame())
                .orThrow());
        Recipe recipe = Recipe.of(
                Screen.byMissing(0.9),
                new Treat(TreatmentRule.standard(5)),
                Normalise.minMax(0, 100),
                Aggregate.arithmetic());
        PanelBuild build =
                PanelBuild.of(Golden.frame().frame(), panel, recipe, true).orThrow();
        for (Map<String, String> row : Golden.rows("panel/purse_Conn_Sust_global_long.csv")) {
            Table scores = build.scores().get(Integer.valueOf(row.get("Time")));
            for (String column : List.of("Conn", "Sust")) {
                Golden.compare(row.toString(), scores.at(row.get("uCode"), column), Golden.number(row.get(column)));
            }
        }
        Map<String, Trend> trends = new HashMap<>();
        Trend.of(Golden.frame().frame(), panel).stream()
                .filter(trend -> trend.unit().equals("GBR"))
                .forEach(trend -> trends.put(trend.indicator(), trend));
        for (Map<String, String> row : Golden.rows("panel/trends_Raw_GBR_CAGR.csv")) {
            Golden.compare(row.toString(), trends.get(row.get("iCode")).growth(), Golden.number(row.get("CAGR")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UA_N100", "UA_N1000", "SA_N100", "SA_N1000", "vignette_UA", "vignette_SA"})
    void theStudiesStartFromTheSameIndex(String name) {
        Build build = Golden.build();
        for (Map<String, String> row : Golden.rows("sensitivity/" + name + "_Nominal.csv")) {
            Golden.compare(
                    row.get("uCode"), build.scores().at(row.get("uCode"), "Index"), Golden.number(row.get("Score")));
            assertThat(build.ranks().at(row.get("uCode"), "Index")).isEqualTo(Golden.number(row.get("Rank")));
        }
    }

    /** The published example drew other random numbers, so its statistics equal ours in the large only. */
    @Test
    void thePublishedExamplesRanksAndIndicesAreThoseOfAStudyOfOurs() {
        Sensitivity ours = SensitivityGoldenTest.study()
                .sensitivity(200, Sampling.RANDOM, Estimator.MARTINEZ, 0, 7, 2)
                .orThrow();
        Map<String, Distribution> ranks = new HashMap<>();
        ours.uncertainty().units().forEach(unit -> ranks.put(unit.unit(), unit.ranks()));
        for (String name : List.of("vignette_UA", "vignette_SA")) {
            double apart = 0;
            List<Map<String, String>> rows = Golden.rows("sensitivity/" + name + "_RankStats.csv");
            for (Map<String, String> row : rows) {
                apart += Math.abs(ranks.get(row.get("uCode")).median() - Golden.number(row.get("Median")));
            }
            assertThat(apart / rows.size())
                    .as(name + ": mean difference of medians")
                    .isLessThan(0.6);
        }
        List<Map<String, String>> rows = Golden.rows("sensitivity/vignette_SA_Sensitivity.csv");
        for (int i = 0; i < rows.size(); i++) {
            assertThat(ours.overall().get(i).total())
                    .as(rows.get(i).toString())
                    .isBetween(
                            Golden.number(rows.get(i).get("STi_q5")) - 0.1,
                            Golden.number(rows.get(i).get("STi_q95")) + 0.1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Raw_L1", "Treated_L1", "Normalised_L1", "Aggregated_L1", "Aggregated_L2", "Aggregated_L3"})
    void weightsFromPrincipalComponentsEqualTheReferenceUpToSign(String name) {
        Table data = switch (name) {
            case "Raw_L1" -> Golden.data().values();
            case "Treated_L1" -> Golden.after(Step.Kind.TREAT).values();
            case "Normalised_L1" -> Golden.after(Step.Kind.NORMALISE).values();
            default -> Golden.build().scores();
        };
        Frame frame = Golden.frame().frame();
        int level = name.charAt(name.length() - 1) - '0';
        Map<String, Double> together = weights("weights/PCA_weights_" + name + "_all.csv");
        List<String> all = frame.level(level).stream().map(Element::code).toList();
        assertFirstComponent(data, all, together);
        Map<String, Double> grouped = weights("weights/PCA_weights_" + name + "_bygroup.csv");
        Set<String> parents = frame.level(level).stream()
                .map(element -> element.parent().orElseThrow())
                .collect(Collectors.toSet());
        for (String parent : parents) {
            List<String> children =
                    frame.children(parent).stream().map(Element::code).toList();
            assertFirstComponent(data, children, grouped);
        }
    }

    private static void assertFirstComponent(Table data, List<String> codes, Map<String, Double> expected) {
        double[] loadings =
                PrincipalComponents.of(data.selectColumns(codes).columnArrays()).loadings()[0];
        int largest = 0;
        for (int j = 0; j < loadings.length; j++) {
            largest = Math.abs(loadings[j]) > Math.abs(loadings[largest]) ? j : largest;
        }
        double sign = Math.signum(loadings[largest] * expected.get(codes.get(largest)));
        for (int j = 0; j < loadings.length; j++) {
            Golden.compare(codes.get(j), sign * loadings[j], expected.get(codes.get(j)));
        }
    }

    private static Map<String, Double> weights(String file) {
        Map<String, Double> weights = new HashMap<>();
        Golden.rows(file).forEach(row -> weights.put(row.get("iCode"), Golden.number(row.get("Weight"))));
        return weights;
    }

    /** With the reference's own weights our aggregation gives the correlations that it reports. */
    @ParameterizedTest
    @CsvSource({"balance,2", "balance,3", "infomax,2", "infomax,3"})
    void theReferencesOptimisedWeightsGiveItsCorrelations(String kind, int level) {
        Map<String, Double> weights = weights("weights/opt_" + kind + "_L" + level + "_weights_toler1e-8.csv");
        Frame frame = Golden.frame().frame();
        Table scores = Golden.build().scores();
        Map<String, double[]> columns = new HashMap<>();
        for (int above = level; above <= frame.levels(); above++) {
            for (Element element : frame.level(above)) {
                columns.put(
                        element.code(),
                        above == level
                                ? scores.column(element.code())
                                : mean(
                                        frame.children(element.code()).stream()
                                                .map(Element::code)
                                                .toList(),
                                        columns,
                                        weights));
            }
        }
        double[] index = columns.get(frame.index().code());
        List<Double> correlations = frame.level(level).stream()
                .map(element -> Correlations.pearson(scores.column(element.code()), index))
                .toList();
        double sum = correlations.stream().mapToDouble(Double::doubleValue).sum();
        // The reference lists correlations in an order of its own, taken just before its last step.
        double[] shown = correlations.stream()
                .mapToDouble(correlation -> kind.equals("balance") ? correlation / sum : correlation)
                .sorted()
                .toArray();
        double[] obtained = Golden.rows("weights/opt_" + kind + "_L" + level + "_corr.csv").stream()
                .mapToDouble(row -> Golden.number(row.get("Obtained")))
                .sorted()
                .toArray();
        assertThat(shown).containsExactly(obtained, within(1e-4));
    }

    private static double[] mean(List<String> parts, Map<String, double[]> columns, Map<String, Double> weights) {
        double[] mean = new double[columns.get(parts.getFirst()).length];
        double total = parts.stream().mapToDouble(weights::get).sum();
        for (String part : parts) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += weights.get(part) * columns.get(part)[i] / total;
            }
        }
        return mean;
    }
}
