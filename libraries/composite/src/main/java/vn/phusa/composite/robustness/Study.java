package vn.phusa.composite.robustness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.engine.Recipe;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Outcome;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Ranking;

/**
 * The front door of robustness: an index, and what might have been chosen otherwise. Results depend on the seed and not
 * on the number of threads.
 */
public final class Study {
    private final StepGraph graph;
    private final List<Factor> factors;
    private final double[] nominalScores;
    private final int[] nominalRanks;

    private final boolean cached;

    private Study(StepGraph graph, List<Factor> factors, double[] nominalScores, int[] nominalRanks, boolean cached) {
        this.cached = cached;
        this.graph = graph;
        this.factors = List.copyOf(factors);
        this.nominalScores = nominalScores;
        this.nominalRanks = nominalRanks;
    }

    /**
     * @param recipe the nominal recipe
     * @param factors what varies; at most one for each step and one for weights
     * @return rejected if a factor varies a step that the recipe lacks, or the nominal index cannot be made
     */
    public static Outcome<Study> of(Frame frame, Dataset data, Recipe recipe, List<Factor> factors) {
        return Outcome.of(() -> {
            StepGraph graph = new StepGraph(frame, data, recipe, factors);
            Table scores = Composite.build(frame, data, recipe).orThrow().scores();
            double[] nominal = new double[graph.units().size()];
            int[] ranks = new int[nominal.length];
            for (int u = 0; u < nominal.length; u++) {
                String unit = graph.units().get(u);
                nominal[u] =
                        scores.hasUnit(unit) ? scores.at(unit, frame.index().code()) : Double.NaN;
            }
            Ranking.places(nominal, ranks, new double[nominal.length]);
            return new Study(graph, factors, nominal, ranks, true);
        });
    }

    /**
     * The same study with every run an ordinary build of its own on one thread. It gives the same bits and is for tests
     * and comparison only.
     */
    public Study withoutCache() {
        return new Study(graph, factors, nominalScores, nominalRanks, false);
    }

    private Runs run(int[][] choices, int threads) {
        return cached ? graph.run(choices, threads) : graph.runOneByOne(choices);
    }

    /** The units, in the order of all results. */
    public List<String> units() {
        return graph.units();
    }

    /**
     * How far scores and ranks move when all uncertain choices are drawn at random.
     *
     * @param runs how many, at least 2
     */
    public Outcome<Uncertainty> uncertainty(int runs, Sampling sampling, long seed, int threads) {
        return Outcome.of(() -> {
            if (runs < 2) {
                throw new RefusedException(Problem.of(ProblemCode.TOO_FEW_RUNS, 2));
            }
            int[][] choices = choices(sampling.points(runs, Math.max(1, factors.size()), seed));
            return summarise(run(choices, threads), threads);
        });
    }

    /** The same for choices given run by run: per run the position of each factor's alternative. */
    public Outcome<Uncertainty> replay(int[][] choices, int threads) {
        return Outcome.of(() -> summarise(run(choices, threads), threads));
    }

    /**
     * Which uncertain choice moves the index most: first-order and total Sobol indices of the mean change of ranks, and
     * of every unit's score and rank.
     *
     * @param points the base sample; (factors + 2) times as many runs are made, so at least 2
     * @param replicates of the bootstrap; 0 for none
     */
    public Outcome<Sensitivity> sensitivity(
            int points, Sampling sampling, SobolIndices.Estimator estimator, int replicates, long seed, int threads) {
        return Outcome.of(() -> {
            if (points < 2) {
                throw new RefusedException(Problem.of(ProblemCode.TOO_FEW_RUNS, 2));
            }
            int[][] choices = choices(SobolIndices.design(points, factors.size(), sampling, seed));
            return sensitivity(choices, points, estimator, replicates, seed, threads);
        });
    }

    /** The same for a design given run by run: A, B, then one block per factor. */
    public Sensitivity sensitivity(
            int[][] choices, int points, SobolIndices.Estimator estimator, int replicates, long seed, int threads) {
        int inputs = factors.size();
        Runs runs = run(choices, threads);
        double[] change = runs.meanRankChange(nominalRanks, 0, runs.count());
        SobolIndices.Index[] overall = replicates > 0
                ? SobolIndices.estimate(change, points, inputs, estimator, replicates, seed, threads)
                : SobolIndices.estimate(change, points, inputs, estimator);
        int units = units().size();
        SobolIndices.Index[][] ofScore = new SobolIndices.Index[units][];
        SobolIndices.Index[][] ofRank = new SobolIndices.Index[units][];
        Parallel.run(threads, units, 1, () -> new double[runs.count()], (u, outputs) -> {
            for (int r = 0; r < outputs.length; r++) {
                outputs[r] = runs.score(r, u);
            }
            ofScore[u] = SobolIndices.estimate(outputs, points, inputs, estimator);
            for (int r = 0; r < outputs.length; r++) {
                outputs[r] = runs.rank(r, u) == 0 ? Double.NaN : runs.rank(r, u);
            }
            ofRank[u] = SobolIndices.estimate(outputs, points, inputs, estimator);
        });
        Map<String, Sensitivity.UnitSensitivity> byUnit = new LinkedHashMap<>();
        for (int u = 0; u < units; u++) {
            byUnit.put(
                    units().get(u),
                    new Sensitivity.UnitSensitivity(Arrays.asList(ofScore[u]), Arrays.asList(ofRank[u])));
        }
        return new Sensitivity(
                factors.stream().map(Factor::name).toList(),
                Arrays.asList(overall),
                byUnit,
                change,
                runs,
                summarise(runs, Math.min(2 * points, runs.count()), threads));
    }

    private int[][] choices(double[][] points) {
        int[] sizes = graph.sizes();
        int[][] choices = new int[points.length][sizes.length];
        for (int r = 0; r < points.length; r++) {
            for (int f = 0; f < sizes.length; f++) {
                choices[r][f] = Math.min(sizes[f] - 1, (int) (points[r][f] * sizes[f]));
            }
        }
        return choices;
    }

    private Uncertainty summarise(Runs runs, int threads) {
        return summarise(runs, runs.count(), threads);
    }

    private Uncertainty summarise(Runs runs, int counted, int threads) {
        int units = units().size();
        UnitUncertainty[] byUnit = new UnitUncertainty[units];
        int[] occurrences = runs.occurrences(counted);
        int blocks = (units + UNITS_AT_ONCE - 1) / UNITS_AT_ONCE;
        Parallel.run(threads, blocks, 1, () -> new Columns(occurrences.length), (block, columns) -> {
            int first = block * UNITS_AT_ONCE;
            int end = Math.min(units, first + UNITS_AT_ONCE);
            columns.read(runs, first, end);
            for (int u = first; u < end; u++) {
                byUnit[u] = unit(runs, counted, occurrences, u, columns.scores[u - first], columns.ranks[u - first]);
            }
        });
        List<UnitUncertainty> list = new ArrayList<>(Arrays.asList(byUnit));
        return new Uncertainty(list, runs, runs.meanRankChange(nominalRanks, 0, counted));
    }

    /** So many units lie side by side in the results' rows that reading them together reads each row once. */
    private static final int UNITS_AT_ONCE = 8;

    /** The results of some units, unit by unit. */
    private static final class Columns {
        private final double[][] scores;
        private final int[][] ranks;

        Columns(int results) {
            scores = new double[UNITS_AT_ONCE][results];
            ranks = new int[UNITS_AT_ONCE][results];
        }

        void read(Runs runs, int first, int end) {
            for (int result = 0; result < scores[0].length; result++) {
                for (int u = first; u < end; u++) {
                    scores[u - first][result] = runs.scoreOfResult(result, u);
                    ranks[u - first][result] = runs.rankOfResult(result, u);
                }
            }
        }
    }

    private UnitUncertainty unit(Runs runs, int counted, int[] occurrences, int unit, double[] scoreOf, int[] rankOf) {
        int ranked = units().size();
        int[] rankCounts = new int[ranked];
        double[] scores = new double[occurrences.length];
        int[] times = new int[occurrences.length];
        int distinct = 0;
        int present = 0;
        long rankSum = 0;
        for (int result = 0; result < occurrences.length; result++) {
            int rank = rankOf[result];
            if (rank > 0 && occurrences[result] > 0) {
                rankCounts[rank - 1] += occurrences[result];
                rankSum += (long) rank * occurrences[result];
                present += occurrences[result];
                scores[distinct] = scoreOf[result];
                times[distinct++] = occurrences[result];
            }
        }
        double[] ranks = new double[ranked];
        int[] rankTimes = new int[ranked];
        int ranksMet = 0;
        for (int r = 0; r < ranked; r++) {
            if (rankCounts[r] > 0) {
                ranks[ranksMet] = r + 1;
                rankTimes[ranksMet++] = rankCounts[r];
            }
        }
        return new UnitUncertainty(
                units().get(unit),
                nominalScores[unit],
                nominalRanks[unit],
                present,
                Distribution.of(scores, times, distinct, runs.mean(scoreOf, rankOf, counted, present)),
                Distribution.of(ranks, rankTimes, ranksMet, (double) rankSum / present),
                rankCounts);
    }
}
