package vn.phusa.composite.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.step.Change;
import vn.phusa.composite.step.ColumnTreatment;
import vn.phusa.composite.step.Methods;
import vn.phusa.composite.step.Report;
import vn.phusa.composite.step.Screen;
import vn.phusa.composite.step.Step;
import vn.phusa.composite.step.StepResult;

class StepsGoldenTest {

    @Test
    void everyStepOfTheExampleEqualsTheReference() {
        Build build = Golden.build();

        Golden.assertSame("steps/1_Raw.csv", build.raw().values());
        Golden.assertSame("steps/2_Denominated.csv", table(build, Step.Kind.DENOMINATE));
        Golden.assertSame("steps/3_Imputed.csv", table(build, Step.Kind.IMPUTE));
        Golden.assertSame("steps/4_Screened.csv", table(build, Step.Kind.SCREEN));
        Golden.assertSame("steps/5_Treated.csv", table(build, Step.Kind.TREAT));
        Golden.assertSame("steps/6_Normalised.csv", table(build, Step.Kind.NORMALISE));
        Golden.assertSame("steps/7_Aggregated.csv", table(build, Step.Kind.AGGREGATE));
        Golden.assertSame("steps/results_Full_scores_12dp.csv", build.scores(), 1e-9);
    }

    @Test
    void ranksEqualTheReference() {
        Build build = Golden.build();

        Golden.assertSame("steps/results_Full_ranks.csv", build.ranks());
        Golden.assertSame("steps/results_Aggs_ranks.csv", build.ranks());
        Golden.assertSame("steps/results_Aggs_groupranks_GDP_group.csv", build.groupRanks("GDP_group"));
    }

    @Test
    void theRecordOfTreatmentEqualsTheReference() {
        StepResult treated = Golden.build().step(Step.Kind.TREAT).orElseThrow();

        TreatGoldenTest.assertDetails("steps/5_Treated_Dets_Table.csv", treated);
        for (Map<String, String> row : Golden.rows("steps/5_Treated_Points.csv")) {
            List<String> marked = row.entrySet().stream()
                    .filter(cell ->
                            !cell.getKey().equals("uCode") && !cell.getValue().isEmpty())
                    .map(cell -> cell.getKey() + " " + cell.getValue())
                    .toList();
            assertThat(treated.changes().stream()
                            .filter(change -> change.unit().equals(row.get("uCode")))
                            .map(change -> change.column() + " "
                                    + (change.reason() == Change.Reason.WINSORISED_HIGH ? "winhi" : "winlo")))
                    .as(row.get("uCode"))
                    .containsExactlyInAnyOrderElementsOf(marked);
        }
        assertThat(((Report.Treated) treated.report())
                        .columns().stream().map(ColumnTreatment::winsorised).filter(points -> points > 0))
                .hasSize(15);
    }

    @ParameterizedTest
    @CsvSource({"byNA,0.90", "byNA,0.95", "byzeros,0.90", "byzeros,0.95", "byNAandzeros,0.90", "byNAandzeros,0.95"})
    void screeningEqualsTheReference(String rule, String threshold) {
        Table denominated = Golden.after(Step.Kind.DENOMINATE).values();
        Screen screen = new Screen(Methods.screening(rule), Double.parseDouble(threshold), 0.9, Set.of(), Set.of());
        Map<String, Report.UnitAvailability> units = screen.availability(denominated).stream()
                .collect(java.util.stream.Collectors.toMap(Report.UnitAvailability::unit, unit -> unit));

        for (Map<String, String> row :
                Golden.rows("steps/screen_Denominated_" + rule + "_dat" + threshold + "_nonzero0.90.csv")) {
            Report.UnitAvailability unit = units.get(row.get("uCode"));
            assertThat(unit.missing()).isEqualTo(Integer.parseInt(row.get("N_missing")));
            assertThat(unit.zeros()).isEqualTo(Integer.parseInt(row.get("N_zero")));
            Golden.compare("availability", unit.availability(), Golden.number(row.get("Dat_Avail")));
            Golden.compare("non-zero", unit.nonZero(), Golden.number(row.get("Non_Zero")));
            assertThat(unit.lowData()).isEqualTo(row.get("LowData").equals("TRUE"));
            assertThat(unit.lowNonZero()).isEqualTo(row.get("LowNonZero").equals("TRUE"));
            assertThat(unit.included())
                    .as(row.get("uCode"))
                    .isEqualTo(row.get("Included").equals("TRUE"));
        }
    }

    private static Table table(Build build, Step.Kind kind) {
        return build.step(kind).orElseThrow().data().values();
    }
}
