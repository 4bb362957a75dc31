package vn.phusa.composite.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.step.Aggregation;

/**
 * Pairs of units that no choice of weights can reorder, because one is at least as good on every indicator and better on
 * one.
 *
 * @param outranking per pair of units the share of weight on which the row's unit is better, ties counting half
 * @param dominant pairs of units, the dominant one first
 */
public record Dominance(List<String> units, double[][] outranking, List<Pair> dominant) {

    public Dominance {
        units = List.copyOf(units);
        dominant = List.copyOf(dominant);
    }

    public record Pair(String better, String worse) {}

    /** How many of all pairs are decided whatever the weights, from 0 to 1. */
    public double share() {
        int pairs = units.size() * (units.size() - 1) / 2;
        return pairs == 0 ? 0 : (double) dominant.size() / pairs;
    }

    /** From normalised indicators (higher is better), with effective weights of the frame. */
    public static Dominance of(Frame frame, Table normalised) {
        List<String> codes = frame.indicators().stream().map(Element::code).toList();
        Map<String, Double> shares = EffectiveWeights.of(frame);
        double[] weights = codes.stream()
                .mapToDouble(code -> shares.getOrDefault(code, 0.0))
                .toArray();
        double[][] columns = normalised.selectColumns(codes).columnArrays();
        List<Pair> dominant = new ArrayList<>();
        List<String> units = normalised.units();
        for (int i = 0; i < units.size(); i++) {
            for (int j = 0; j < units.size(); j++) {
                if (dominates(columns, i, j)) {
                    dominant.add(new Pair(units.get(i), units.get(j)));
                }
            }
        }
        return new Dominance(units, Aggregation.Copeland.outranking(columns, weights), dominant);
    }

    private static boolean dominates(double[][] columns, int unit, int other) {
        return Arrays.stream(columns).allMatch(column -> column[unit] >= column[other])
                && Arrays.stream(columns).anyMatch(column -> column[unit] > column[other]);
    }
}
