package vn.phusa.innovationindex;

import java.util.List;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.io.CsvText;
import vn.phusa.composite.io.RulesFile;
import vn.phusa.composite.panel.Rebasing;

/**
 * A computed edition.
 *
 * @param data what it was computed from, after mergers if those were asked for
 * @param mergers for every figure that was put together from several provinces what was done
 * @param leftOut units without any value, which are not ranked
 */
public record Made(
        Frame frame, Dataset data, RulesFile rules, Build build, List<Rebasing.Figure> mergers, List<String> leftOut) {

    public Made {
        mergers = List.copyOf(mergers);
        leftOut = List.copyOf(leftOut);
    }

    public String indexCode() {
        return frame.index().code();
    }

    public boolean has(String unit) {
        return build.scores().hasUnit(unit);
    }

    /** The index of a unit; NaN where it has none. */
    public double score(String unit) {
        return build.scores().at(unit, indexCode());
    }

    /** The rank of a unit, 1 the best; 0 where it has none. */
    public int rank(String unit) {
        double rank = build.ranks().at(unit, indexCode());
        return Double.isNaN(rank) ? 0 : (int) rank;
    }

    /** How many units are ranked. */
    public int ranked() {
        int count = 0;
        for (double score : build.index()) {
            count += Double.isNaN(score) ? 0 : 1;
        }
        return count;
    }

    /** All scores as the file of which a manifest keeps the SHA-256: unit code first, full double precision. */
    public String scoresFile() {
        return CsvText.of(build.scores());
    }
}
