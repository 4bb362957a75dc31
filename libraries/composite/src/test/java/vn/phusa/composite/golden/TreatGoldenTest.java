package vn.phusa.composite.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Moments;
import vn.phusa.composite.step.ColumnTreatment;
import vn.phusa.composite.step.Report;
import vn.phusa.composite.step.Step;
import vn.phusa.composite.step.StepResult;
import vn.phusa.composite.step.Transformation;
import vn.phusa.composite.step.Treat;
import vn.phusa.composite.step.TreatmentRule;

class TreatGoldenTest {
    private static final Pattern VARIANT = Pattern.compile(
            "(?:GIIthresholds_)?winmax(\\d)_(logCT_combine|logCT|log_CT_orig|log_CT_plus|log_CT|log_GII|boxcox0\\.5)"
                    + "(?:_skew([\\d.]+)_kurt([\\d.]+?))?_(data|details)\\.csv");

    @TestFactory
    Stream<DynamicTest> everyVariantEqualsTheReference() throws IOException {
        Dataset screened = Golden.after(Step.Kind.SCREEN);
        List<String> files;
        try (Stream<Path> list = Files.list(Golden.folder().resolve("treat"))) {
            files = list.map(path -> path.getFileName().toString())
                    .filter(name -> name.contains("winmax"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(15);
        return files.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    StepResult result =
                            new Treat(rule(name)).apply(Golden.frame().frame(), screened);
                    if (name.endsWith("_data.csv")) {
                        Golden.assertSame("treat/" + name, result.data().values());
                    } else {
                        assertDetails("treat/" + name, result);
                    }
                }));
    }

    private static TreatmentRule rule(String name) {
        Matcher variant = VARIANT.matcher(name);
        assertThat(variant.matches()).as(name).isTrue();
        boolean combine = variant.group(2).endsWith("_combine");
        Transformation transformation = switch (variant.group(2)) {
            case "log_CT_orig" -> new Transformation.LogPlusOne();
            case "log_CT_plus" -> new Transformation.LogBySkew();
            case "log_GII" -> new Transformation.LogGii(1, false);
            case "boxcox0.5" -> new Transformation.BoxCox(0.5, true);
            default -> new Transformation.Log();
        };
        return new TreatmentRule(
                true,
                variant.group(3) == null ? 2 : Double.parseDouble(variant.group(3)),
                variant.group(4) == null ? 3.5 : Double.parseDouble(variant.group(4)),
                Integer.parseInt(variant.group(1)),
                transformation,
                combine);
    }

    static void assertDetails(String file, StepResult result) {
        Map<String, ColumnTreatment> columns = ((Report.Treated) result.report())
                .columns().stream().collect(Collectors.toMap(ColumnTreatment::column, column -> column));
        for (Map<String, String> row : Golden.rows(file)) {
            ColumnTreatment column = columns.get(row.get("iCode"));
            assertCheck(file, row, "check_SkewKurt0", column.before());
            assertCheck(file, row, "check_SkewKurt1", column.afterWinsorising());
            assertCheck(file, row, "check_SkewKurt2", column.afterTransformation());
            String points = row.get("winsorise.nwin");
            assertThat(column.winsorised()).as(file + row).isEqualTo(points.isEmpty() ? 0 : Integer.parseInt(points));
        }
    }

    private static void assertCheck(
            String file, Map<String, String> row, String prefix, ColumnTreatment.@Nullable Check check) {
        String passes = row.getOrDefault(prefix + ".Pass", "");
        String where = file + " " + row.get("iCode") + " " + prefix;
        if (passes.isEmpty()) {
            assertThat(check).as(where).isNull();
            return;
        }
        assertThat(check).as(where).isNotNull();
        assertThat(check.passes()).as(where).isEqualTo(passes.equals("TRUE"));
        Golden.compare(where, check.skewness(), Golden.number(row.get(prefix + ".Skew")));
        Golden.compare(where, check.kurtosis(), Golden.number(row.get(prefix + ".Kurt")));
    }

    @Test
    void everyTransformationEqualsTheReference() {
        assertTransformation("log_CT", new Transformation.Log());
        assertTransformation("log_CT_orig", new Transformation.LogPlusOne());
        assertTransformation("log_CT_plus", new Transformation.LogBySkew());
        assertTransformation("boxcox_lambda0.5", new Transformation.BoxCox(0.5, true));
    }

    /** COINr's log_GII gives back its input; ours is what its documentation says, which has a file of its own. */
    @Test
    void theGiiLogarithmIsTheFormulaAndNotTheInputAsInTheReferencePackage() {
        assertTransformation("GIIlog_formula_correct", new Transformation.LogGii(1, false));
        Table transformed = new Treat(TreatmentRule.always(new Transformation.LogGii(1, false)))
                .transform(Golden.frame().frame(), Golden.after(Step.Kind.SCREEN))
                .values();
        assertThat(transformed.at("AUS", "LPI"))
                .isNotEqualTo(Golden.number(Golden.rows("treat/transform_all_log_GII.csv").stream()
                        .filter(row -> row.get("uCode").equals("AUS"))
                        .findFirst()
                        .orElseThrow()
                        .get("LPI")));
    }

    private static void assertTransformation(String name, Transformation transformation) {
        Golden.assertSame(
                "treat/transform_all_" + name + ".csv",
                new Treat(TreatmentRule.always(transformation))
                        .transform(Golden.frame().frame(), Golden.after(Step.Kind.SCREEN))
                        .values());
    }

    @Test
    void skewnessAndKurtosisEqualTheReference() {
        Table raw = Golden.data().values();
        Table screened = Golden.after(Step.Kind.SCREEN).values();
        for (Map<String, String> row : Golden.rows("treat/skew_kurt.csv")) {
            String code = row.get("iCode");
            Moments.Shape before = Moments.shape(raw.column(code));
            Moments.Shape after = Moments.shape(screened.column(code));
            Golden.compare(code, before.skewness(), Golden.number(row.get("skew_raw")));
            Golden.compare(code, before.kurtosis(), Golden.number(row.get("kurt_raw")));
            Golden.compare(code, after.skewness(), Golden.number(row.get("skew_screened")));
            Golden.compare(code, after.kurtosis(), Golden.number(row.get("kurt_screened")));
        }
    }
}
