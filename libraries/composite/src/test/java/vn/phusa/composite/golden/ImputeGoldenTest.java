package vn.phusa.composite.golden;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.phusa.composite.step.Impute;
import vn.phusa.composite.step.Impute.Method;
import vn.phusa.composite.step.Impute.Statistic;
import vn.phusa.composite.step.Step;

class ImputeGoldenTest {

    @Test
    void everyMethodEqualsTheReference() {
        assertMethod("column_i_mean", new Method.ByColumn(Statistic.MEAN, Optional.empty()));
        assertMethod("column_i_median", new Method.ByColumn(Statistic.MEDIAN, Optional.empty()));
        assertMethod("column_i_mean_grp_EurAsia", new Method.ByColumn(Statistic.MEAN, Optional.of("EurAsia_group")));
        assertMethod("column_i_mean_grp_GDPpc", new Method.ByColumn(Statistic.MEAN, Optional.of("GDPpc_group")));
        assertMethod(
                "column_i_median_grp_EurAsia", new Method.ByColumn(Statistic.MEDIAN, Optional.of("EurAsia_group")));
        assertMethod("row_i_mean_all_normalise_first", new Method.ByRow(Statistic.MEAN, 0));
        assertMethod("row_i_mean_byPillar_normalise_first", new Method.ByRow(Statistic.MEAN, 2));
        assertMethod("row_i_median_byPillar_normalise_first", new Method.ByRow(Statistic.MEDIAN, 2));
    }

    private static void assertMethod(String file, Method method) {
        Golden.assertSame(
                "impute/" + file + ".csv",
                new Impute(method)
                        .transform(Golden.frame().frame(), Golden.after(Step.Kind.DENOMINATE))
                        .values());
    }
}
