package vn.phusa.composite.golden;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Goalposts;
import vn.phusa.composite.numeric.Ranking.Ties;
import vn.phusa.composite.step.Normalisation;
import vn.phusa.composite.step.Normalise;
import vn.phusa.composite.step.Step;

class NormaliseGoldenTest {

    @Test
    void everyMethodEqualsTheReference() {
        assertMethod("minmax_0_100", new Normalisation.MinMax(0, 100));
        assertMethod("minmax_1_100", new Normalisation.MinMax(1, 100));
        assertMethod("zscore_0_1", new Normalisation.ZScore(0, 1));
        assertMethod("zscore_10_2", new Normalisation.ZScore(10, 2));
        assertMethod("scaled_0_100_factor100", new Normalisation.Scaled(0, 100, 100));
        assertMethod("dist2max", new Normalisation.DistanceToMaximum());
        assertMethod("dist2ref_row5_nocap", new Normalisation.DistanceToReference(fifthUnit(), false));
        assertMethod("dist2targ_iMetaTarget_nocap", new Normalisation.DistanceToTarget(false));
        assertMethod("fracmax", new Normalisation.FractionOfMaximum());
        assertMethod("prank", new Normalisation.PercentRank());
        assertMethod("rank_tiesmin", new Normalisation.Rank(Ties.MINIMUM));
        assertMethod("rank_tiesaverage", new Normalisation.Rank(Ties.AVERAGE));
    }

    /** The reference lists units by code; the fifth of them is the one its call names. */
    private static String fifthUnit() {
        return Golden.after(Step.Kind.TREAT).values().units().stream()
                .sorted()
                .toList()
                .get(4);
    }

    @Test
    void goalpostsEqualTheReference() {
        Map<String, Goalposts> posts = Golden.rows("normalise/goalposts_parameters.csv").stream()
                .collect(Collectors.toMap(
                        row -> row.get("iCode"),
                        row -> new Goalposts(
                                Golden.number(row.get("goalpost_lower")),
                                Golden.number(row.get("goalpost_upper")),
                                Golden.number(row.get("goalpost_scale")),
                                row.get("goalpost_trunc2posts").equals("TRUE"))));
        List<Element> elements = Golden.frame().frame().elements().stream()
                .map(element -> element.isIndicator() ? element.withGoalposts(posts.get(element.code())) : element)
                .toList();
        Frame frame = Frame.of("ASEM", "", elements).orThrow();

        Golden.assertSame(
                "normalise/goalposts_p10_p90_x100_trunc.csv",
                new Normalise(new Normalisation.BetweenGoalposts())
                        .transform(frame, Golden.after(Step.Kind.TREAT))
                        .values());
    }

    private static void assertMethod(String file, Normalisation method) {
        Dataset treated = Golden.after(Step.Kind.TREAT);
        Golden.assertSame(
                "normalise/" + file + ".csv",
                new Normalise(method).transform(Golden.frame().frame(), treated).values());
    }
}
