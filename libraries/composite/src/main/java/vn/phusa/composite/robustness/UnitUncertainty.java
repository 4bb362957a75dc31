package vn.phusa.composite.robustness;

/**
 * What the uncertain choices mean for one unit.
 *
 * @param score the nominal index
 * @param rank the nominal rank, 0 if the nominal recipe leaves the unit out
 * @param runs in how many runs the unit was ranked
 * @param scores the index over the runs
 * @param ranks the rank over the runs
 * @param rankCounts how many runs gave each rank; entry r - 1 for rank r
 */
public record UnitUncertainty(
        String unit, double score, int rank, int runs, Distribution scores, Distribution ranks, int[] rankCounts) {

    /** The share of runs in which the unit's rank was this one or better. */
    public double shareAtOrAbove(int target) {
        int count = 0;
        for (int r = 0; r < Math.min(target, rankCounts.length); r++) {
            count += rankCounts[r];
        }
        return runs == 0 ? 0 : (double) count / runs;
    }
}
