package vn.phusa.composite.robustness;

import java.util.List;

/**
 * The scores and ranks of every run of a study. Runs that made the same choices share one result.
 */
public final class Runs {
    private final List<String> units;
    private final double[][] scores;
    private final int[][] ranks;
    private final int[] resultOf;

    Runs(List<String> units, double[][] scores, int[][] ranks, int[] resultOf) {
        this.units = units;
        this.scores = scores;
        this.ranks = ranks;
        this.resultOf = resultOf;
    }

    public List<String> units() {
        return units;
    }

    /** How many runs there are. */
    public int count() {
        return resultOf.length;
    }

    /** How many different results there are among them. */
    public int distinct() {
        return scores.length;
    }

    /** The index of a unit in a run, NaN if the run left the unit out. */
    public double score(int run, int unit) {
        return scores[resultOf[run]][unit];
    }

    /** The rank of a unit in a run, 1 the best; 0 if the run left the unit out. */
    public int rank(int run, int unit) {
        return ranks[resultOf[run]][unit];
    }

    /** Per run the mean absolute difference of ranks from others, over the units that both rank. */
    double[] meanRankChange(int[] from, int firstRun, int runs) {
        double[] ofResult = new double[ranks.length];
        for (int result = 0; result < ofResult.length; result++) {
            long sum = 0;
            int count = 0;
            for (int u = 0; u < from.length; u++) {
                if (ranks[result][u] > 0 && from[u] > 0) {
                    sum += Math.abs(ranks[result][u] - from[u]);
                    count++;
                }
            }
            ofResult[result] = (double) sum / count;
        }
        double[] change = new double[runs];
        for (int r = 0; r < runs; r++) {
            change[r] = ofResult[resultOf[firstRun + r]];
        }
        return change;
    }

    /** How often each result occurs in some runs. */
    int[] occurrences(int runs) {
        int[] occurrences = new int[scores.length];
        for (int r = 0; r < runs; r++) {
            occurrences[resultOf[r]]++;
        }
        return occurrences;
    }

    /**
     * The mean of a unit over some runs, run by run, so that it has the same bits whichever runs share a result.
     *
     * @param scores per result
     * @param ranks per result; 0 where the unit is left out
     * @param present in how many of the runs the unit is there
     */
    double mean(double[] scores, int[] ranks, int runs, int present) {
        double sum = 0;
        for (int r = 0; r < runs; r++) {
            sum += ranks[resultOf[r]] > 0 ? scores[resultOf[r]] : 0;
        }
        return sum / present;
    }

    double scoreOfResult(int result, int unit) {
        return scores[result][unit];
    }

    int rankOfResult(int result, int unit) {
        return ranks[result][unit];
    }
}
