package vn.phusa.composite.robustness;

import java.util.List;

/**
 * How far scores and ranks move under the uncertain choices.
 *
 * @param units per unit its intervals, in the study's order
 * @param runs every run
 * @param meanRankChange per run the mean absolute change of ranks against the nominal index
 */
public record Uncertainty(List<UnitUncertainty> units, Runs runs, double[] meanRankChange) {
    public Uncertainty {
        units = List.copyOf(units);
    }

    /** The intervals of one unit. */
    public UnitUncertainty unit(String code) {
        return units.stream()
                .filter(unit -> unit.unit().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no unit " + code));
    }
}
