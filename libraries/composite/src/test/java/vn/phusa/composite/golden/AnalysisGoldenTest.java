package vn.phusa.composite.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.composite.analysis.Availability;
import vn.phusa.composite.analysis.ColumnStatistics;
import vn.phusa.composite.analysis.ColumnStatistics.Thresholds;
import vn.phusa.composite.analysis.CorrelationTable;
import vn.phusa.composite.analysis.CorrelationTable.Correction;
import vn.phusa.composite.analysis.CorrelationTable.Pair;
import vn.phusa.composite.analysis.Importance;
import vn.phusa.composite.analysis.Reliability;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Correlations;
import vn.phusa.composite.numeric.Correlations.Kind;
import vn.phusa.composite.step.Step;

class AnalysisGoldenTest {

    private static Table table(String name) {
        return switch (name) {
            case "Raw" -> Golden.data().values();
            case "Denominated" -> Golden.after(Step.Kind.DENOMINATE).values();
            case "Treated" -> Golden.after(Step.Kind.TREAT).values();
            case "Normalised" -> Golden.after(Step.Kind.NORMALISE).values();
            default -> Golden.build().scores();
        };
    }

    @ParameterizedTest
    @CsvSource({"Raw,stats_Raw,2", "Denominated,stats_Denominated_tskew2.25,2.25", "Treated,stats_Treated,2"})
    void statisticsEqualTheReference(String data, String file, double skewness) {
        Map<String, ColumnStatistics> statistics =
                ColumnStatistics.of(table(data), new Thresholds(skewness, 3.5, 0.65, 0.5, 0.5)).stream()
                        .collect(Collectors.toMap(ColumnStatistics::column, column -> column));
        for (Map<String, String> row : Golden.rows("analysis/" + file + ".csv")) {
            ColumnStatistics column = statistics.get(row.get("iCode"));
            String where = file + " " + row.get("iCode") + " ";
            Golden.compare(where + "Min", column.min(), Golden.number(row.get("Min")));
            Golden.compare(where + "Max", column.max(), Golden.number(row.get("Max")));
            Golden.compare(where + "Mean", column.mean(), Golden.number(row.get("Mean")));
            Golden.compare(where + "Median", column.median(), Golden.number(row.get("Median")));
            Golden.compare(where + "Std", column.deviation(), Golden.number(row.get("Std")));
            Golden.compare(where + "Skew", column.skewness(), Golden.number(row.get("Skew")));
            Golden.compare(where + "Kurt", column.kurtosis(), Golden.number(row.get("Kurt")));
            assertThat(List.of(column.available(), column.nonZero(), column.unique(), column.same()))
                    .as(where)
                    .isEqualTo(List.of(
                            Integer.valueOf(row.get("N.Avail")),
                            Integer.valueOf(row.get("N.NonZero")),
                            Integer.valueOf(row.get("N.Unique")),
                            Integer.valueOf(row.get("N.Same"))));
            assertThat(column.lowAvailability())
                    .as(where)
                    .isEqualTo(row.get("Flag.Avail").equals("LOW"));
            assertThat(column.lowNonZero())
                    .as(where)
                    .isEqualTo(row.get("Flag.NonZero").equals("LOW"));
            assertThat(column.lowUnique())
                    .as(where)
                    .isEqualTo(row.get("Flag.Unique").equals("LOW"));
            assertThat(column.outliers())
                    .as(where)
                    .isEqualTo(row.get("Flag.SkewKurt").equals("OUT"));
        }
    }

    @Test
    void availabilityByGroupEqualsTheReference() {
        Golden.assertSame(
                "analysis/data_avail_bygroup_Raw.csv",
                Availability.byAggregate(Golden.frame().frame(), table("Raw")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Raw_pearson",
                "Raw_spearman",
                "Raw_kendall",
                "Normalised_pearson",
                "Normalised_spearman",
                "Normalised_kendall",
                "Treated_pearson",
                "Treated_spearman"
            })
    void correlationsEqualTheReference(String name) {
        String[] parts = name.split("_");
        Table data = table(parts[0]);
        Kind kind = Kind.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT));
        for (Map<String, String> row : Golden.rows("analysis/corr_" + name + "_49x49.csv")) {
            String first = row.get("iCode");
            for (String second : data.columns()) {
                Golden.compare(
                        name + " " + first + " " + second,
                        kind.of(data.column(first), data.column(second)),
                        Golden.number(row.get(second)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"PEARSON", "SPEARMAN"})
    void probabilitiesEqualTheReference(Kind kind) {
        Table data = table("Normalised");
        for (Map<String, String> row : Golden.rows(
                "analysis/corr_pvals_Normalised_" + kind.name().toLowerCase(java.util.Locale.ROOT) + ".csv")) {
            String first = row.get("iCode");
            for (String second : data.columns()) {
                if (!first.equals(second)) {
                    double[] x = data.column(first);
                    double[] y = data.column(second);
                    Golden.compare(
                            first + " " + second, Correlations.probability(kind, x, y), Golden.number(row.get(second)));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,2", "1,3", "1,4", "2,2", "2,3", "2,4", "3,3", "3,4"})
    void correlationsBetweenLevelsEqualTheReference(int lower, int upper) {
        Map<String, Double> pairs = byPair(CorrelationTable.between(
                Golden.frame().frame(), table("Aggregated"), lower, upper, Kind.PEARSON, Correction.HOLM));
        for (Map<String, String> row :
                Golden.rows("analysis/corr_Aggregated_pearson_L" + lower + "_L" + upper + ".csv")) {
            Golden.compare(row.toString(), pairs.get(key(row)), Golden.number(row.get("Correlation")));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,2", "2,3", "3,4"})
    void correlationsWithTheParentEqualTheReference(int lower, int upper) {
        List<Pair> pairs = CorrelationTable.withAncestor(
                Golden.frame().frame(), table("Aggregated"), lower, upper, Kind.PEARSON, Correction.HOLM);
        Map<String, Pair> byKey = new HashMap<>();
        pairs.forEach(pair -> byKey.put(pair.first() + " " + pair.second(), pair));
        for (Map<String, String> row :
                Golden.rows("analysis/corr_Aggregated_withparent_p0.05_L" + lower + "_L" + upper + ".csv")) {
            Pair pair = byKey.get(key(row));
            double shown = pair.probability() > 0.05 ? Double.NaN : pair.correlation();
            Golden.compare(row.toString(), shown, Golden.number(row.get("Correlation")));
            assertThat(pair.corrected()).isGreaterThanOrEqualTo(pair.probability());
        }
    }

    @Test
    void correlationsWithAllAncestorsEqualTheReference() {
        Map<String, Integer> level = Map.of("Pillar", 2, "Sub-index", 3, "Index", 4);
        Frame frame = Golden.frame().frame();
        Table scores = table("Aggregated");
        for (Map<String, String> row : Golden.rows("analysis/corr_Aggregated_family_L1.csv")) {
            String ancestor = frame.lineage(row.get("Var2")).stream()
                    .filter(above -> above.level() == level.get(row.get("Var1")))
                    .map(Element::code)
                    .findFirst()
                    .orElseThrow();
            double[] x = scores.column(ancestor);
            double[] y = scores.column(row.get("Var2"));
            double correlation = Correlations.pearson(x, y);
            double expected = Golden.number(row.get("Correlation"));
            double probability = Correlations.probability(Kind.PEARSON, x, y);
            if (Double.isNaN(expected)) {
                assertThat(probability).as(row.toString()).isGreaterThan(0.05);
            } else {
                Golden.compare(row.toString(), correlation, expected);
            }
        }
    }

    @Test
    void flaggedPairsEqualTheReference() {
        assertFlags("analysis/corr_flags_high0.75_pillar.csv", 0.75);
        assertFlags("analysis/corr_flags_low-0.4_pillar.csv", -0.4);
    }

    private static void assertFlags(String file, double threshold) {
        Map<String, Double> pairs = byPair(CorrelationTable.flagged(
                Golden.frame().frame(), table("Normalised"), 2, threshold, Kind.PEARSON, Correction.HOLM));
        List<Map<String, String>> rows = Golden.rows(file);
        assertThat(pairs).hasSameSizeAs(rows);
        for (Map<String, String> row : rows) {
            String key = row.get("Ind1") + " " + row.get("Ind2");
            String turned = row.get("Ind2") + " " + row.get("Ind1");
            Golden.compare(key, pairs.getOrDefault(key, pairs.get(turned)), Golden.number(row.get("Corr")));
        }
    }

    @Test
    void indicatorsThatFollowTheSizeOfTheUnitEqualTheReference() {
        Dataset data = Golden.data();
        Map<String, Double> pairs = byPair(CorrelationTable.withDenominators(
                data.values(), data.denominators(), 0.7, Kind.PEARSON, Correction.HOLM));
        List<Map<String, String>> rows = Golden.rows("analysis/denominator_corr_0.7_Raw.csv");
        assertThat(pairs).hasSameSizeAs(rows);
        for (Map<String, String> row : rows) {
            String key = row.get("Ind") + " " + row.get("Denom");
            Golden.compare(key, pairs.get(key), Golden.number(row.get("Corr")));
        }
    }

    @Test
    void alphaEqualsTheReference() {
        Frame frame = Golden.frame().frame();
        for (Map<String, String> row : Golden.rows("analysis/cronbach_alpha.csv")) {
            int itemLevel = Integer.parseInt(row.get("item_level"));
            Table data = table(row.get("dset"));
            double[][] items = frame.level(itemLevel).stream()
                    .filter(item -> frame.lineage(item.code()).contains(frame.element(row.get("group"))))
                    .map(item -> data.column(item.code()))
                    .toArray(double[][]::new);
            Golden.compare(row.toString(), Reliability.alpha(items), Golden.number(row.get("alpha")));
        }
    }

    @Test
    void importanceEqualsTheReference() {
        Build build = Golden.build();
        Map<String, Importance> importance = Importance.of(build.frame(), build.scores(), 2, "Index").stream()
                .collect(Collectors.toMap(Importance::element, element -> element));
        for (Map<String, String> row : Golden.rows("analysis/importance_R2_Index_on_pillars.csv")) {
            Importance pillar = importance.get(row.get("pillar"));
            Golden.compare("pearson", pillar.correlation(), Golden.number(row.get("pearson")));
            Golden.compare("linear", pillar.linear(), Golden.number(row.get("R2_linear")));
            Golden.compare("quadratic", pillar.quadratic(), Golden.number(row.get("R2_quadratic")));
            Golden.compare("cubic", pillar.cubic(), Golden.number(row.get("R2_cubic")));
        }
    }

    private static Map<String, Double> byPair(List<Pair> pairs) {
        Map<String, Double> map = new HashMap<>();
        pairs.forEach(pair -> map.put(pair.first() + " " + pair.second(), pair.correlation()));
        return map;
    }

    private static String key(Map<String, String> row) {
        return row.get("Var1") + " " + row.get("Var2");
    }
}
