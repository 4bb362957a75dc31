package vn.phusa.composite.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.io.DataFile;
import vn.phusa.composite.panel.Panel;
import vn.phusa.composite.panel.PanelBuild;
import vn.phusa.composite.panel.PanelImputation;
import vn.phusa.composite.panel.PanelImputation.Method;
import vn.phusa.composite.panel.Trend;
import vn.phusa.composite.step.Aggregate;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Screen;
import vn.phusa.composite.step.Treat;
import vn.phusa.composite.step.TreatmentRule;

class PanelGoldenTest {
    private static final Recipe RECIPE = Recipe.of(
            Screen.byMissing(0.9),
            new Treat(TreatmentRule.standard(5)),
            Normalise.minMax(0, 100),
            Aggregate.arithmetic());

    private static Panel panel() {
        return Panel.of(DataFile.readPanel(Golden.folder().resolve("input/ASEM_iData_panel.csv"), Golden.frame())
                .orThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {2018, 2019, 2020, 2021, 2022})
    void yearsOnOneScaleEqualTheReference(int year) {
        PanelBuild build =
                PanelBuild.of(Golden.frame().frame(), panel(), RECIPE, true).orThrow();

        Golden.assertSame(
                "panel/purse_Normalised_" + year + ".csv",
                build.steps().get(year).get(2).values());
        Golden.assertSame(
                "panel/purse_Aggregated_" + year + ".csv", build.scores().get(year));
    }

    @Test
    void gapsFilledOverTimeEqualTheReference() {
        assertFilled("latest", new Method.Latest(OptionalInt.empty()));
        assertFilled("latest_maxtime1", new Method.Latest(OptionalInt.of(1)));
        assertFilled("constant", new Method.Constant());
        assertFilled("linear", new Method.Linear());
        assertFilled("linear-constant", new Method.Linear());
    }

    private static void assertFilled(String file, Method method) {
        Panel filled = PanelImputation.of(blanked(), method).panel();
        for (Map<String, String> row : Golden.rows("panel/impute_panel_" + file + ".csv")) {
            Table values = filled.years().get(Integer.valueOf(row.get("Time"))).values();
            for (String column : values.columns()) {
                Golden.compare(
                        file + row.get("Time") + row.get("uCode") + column,
                        values.at(row.get("uCode"), column),
                        Golden.number(row.get(column)));
            }
        }
    }

    @Test
    void theYearThatAFilledValueCameFromEqualsTheReference() {
        PanelImputation filled = PanelImputation.of(blanked(), new Method.Latest(OptionalInt.empty()));
        Map<String, Integer> sources = new HashMap<>();
        filled.filled().forEach(value -> sources.put(value.year() + value.unit() + value.indicator(), value.from()));
        int compared = 0;
        for (Map<String, String> row : Golden.rows("panel/impute_panel_latest_DataT.csv")) {
            for (String column : filled.panel().columns()) {
                Integer source = sources.get(row.get("Time") + row.get("uCode") + column);
                if (source != null) {
                    assertThat(source).isEqualTo(Integer.valueOf(row.get(column)));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(sources.size()).isPositive();
    }

    private static Panel blanked() {
        SortedMap<Integer, List<Map<String, String>>> rows = new TreeMap<>();
        Golden.rows("panel/impute_panel_input_8pct_blanked_seed7.csv")
                .forEach(row -> rows.computeIfAbsent(Integer.valueOf(row.get("Time")), ignored -> new ArrayList<>())
                        .add(row));
        SortedMap<Integer, Dataset> years = new TreeMap<>();
        rows.forEach((year, units) -> {
            List<String> columns = units.getFirst().keySet().stream()
                    .filter(key -> !key.equals("Time") && !key.equals("uCode"))
                    .toList();
            double[][] values = columns.stream()
                    .map(column -> units.stream()
                            .mapToDouble(unit -> Golden.number(unit.get(column)))
                            .toArray())
                    .toArray(double[][]::new);
            years.put(
                    year,
                    Dataset.of(Table.owning(
                            units.stream().map(unit -> unit.get("uCode")).toList(), columns, values)));
        });
        return Panel.of(years);
    }

    @Test
    void trendsEqualTheReference() {
        Map<String, Trend> trends = new HashMap<>();
        Trend.of(Golden.frame().frame(), panel()).forEach(trend -> trends.put(trend.unit() + trend.indicator(), trend));
        for (Map<String, String> row : Golden.rows("panel/trends_Raw_all_CAGR.csv")) {
            Trend trend = trends.get(row.get("uCode") + row.get("iCode"));
            Golden.compare(row.toString(), trend.growth(), Golden.number(row.get("CAGR")));
            Golden.compare(row.toString(), trend.availability(), Golden.number(row.get("Avail")));
            if (!row.get("t_first").isEmpty()) {
                assertThat(trend.firstYear()).isEqualTo(Integer.parseInt(row.get("t_first")));
                assertThat(trend.lastYear()).isEqualTo(Integer.parseInt(row.get("t_latest")));
            }
        }
        for (Map<String, String> row : Golden.rows("panel/trends_Raw_GBR_prc_change.csv")) {
            Trend trend = trends.get(row.get("uCode") + row.get("iCode"));
            Golden.compare(row.toString(), trend.change(), Golden.number(row.get("prc_change")));
        }
    }
}
