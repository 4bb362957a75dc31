package vn.phusa.composite.robustness;

import java.util.List;
import java.util.Map;

/**
 * Which uncertain choice matters.
 *
 * @param factors the names of the factors, in the order of all indices
 * @param overall the indices of the mean absolute change of ranks
 * @param units the indices of every unit's score and rank
 * @param meanRankChange the output of every run, in the order of the design
 * @param runs every run
 * @param uncertainty intervals from the independent runs A and B
 */
public record Sensitivity(
        List<String> factors,
        List<SobolIndices.Index> overall,
        Map<String, UnitSensitivity> units,
        double[] meanRankChange,
        Runs runs,
        Uncertainty uncertainty) {

    public Sensitivity {
        factors = List.copyOf(factors);
        overall = List.copyOf(overall);
        units = Map.copyOf(units);
    }

    /** The indices of one unit; all NaN where its score or rank never moves. */
    public record UnitSensitivity(List<SobolIndices.Index> score, List<SobolIndices.Index> rank) {
        public UnitSensitivity {
            score = List.copyOf(score);
            rank = List.copyOf(rank);
        }
    }
}
