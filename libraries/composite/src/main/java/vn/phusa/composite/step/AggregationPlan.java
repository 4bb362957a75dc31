package vn.phusa.composite.step;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;

/**
 * The tree of a frame as arrays of positions, made once and run many times. Values stand in one list of columns: the
 * indicators first, then the aggregates with lower levels first and the index last.
 */
public final class AggregationPlan {
    private final List<String> codes;
    private final int indicators;
    private final int[][] children;
    private final int[] levels;
    private final double[][] weights;
    private final Map<String, int[]> places = new HashMap<>();

    /** @param indicatorCodes the columns of the normalised table, in its order */
    public AggregationPlan(Frame frame, List<String> indicatorCodes) {
        this.indicators = indicatorCodes.size();
        List<Element> aggregates = frame.aggregates();
        String[] all = new String[indicators + aggregates.size()];
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < all.length; i++) {
            all[i] = i < indicators
                    ? indicatorCodes.get(i)
                    : aggregates.get(i - indicators).code();
            positions.put(all[i], i);
        }
        this.codes = List.of(all);
        this.children = new int[aggregates.size()][];
        this.levels = new int[aggregates.size()];
        this.weights = new double[aggregates.size()][];
        for (int node = 0; node < children.length; node++) {
            Element aggregate = aggregates.get(node);
            List<Element> family = frame.children(aggregate.code());
            levels[node] = aggregate.level();
            children[node] = new int[family.size()];
            weights[node] = new double[family.size()];
            for (int k = 0; k < family.size(); k++) {
                Integer position = positions.get(family.get(k).code());
                if (position == null) {
                    throw new IllegalArgumentException(
                            "no column for " + family.get(k).code());
                }
                children[node][k] = position;
                places.put(family.get(k).code(), new int[] {node, k});
                weights[node][k] = family.get(k).weight();
            }
        }
    }

    /** The codes of all columns in order. */
    public List<String> codes() {
        return codes;
    }

    public int indicatorCount() {
        return indicators;
    }

    public int nodeCount() {
        return children.length;
    }

    /** The positions of a node's children; read only. */
    public int[] children(int node) {
        return children[node];
    }

    public int level(int node) {
        return levels[node];
    }

    /** The frame's weights of a node's children; read only. */
    public double[] frameWeights(int node) {
        return weights[node];
    }

    /** Per node the frame's weights, with those named replaced. */
    public double[][] weights(Map<String, Double> replacements) {
        return replaced(weights, replacements);
    }

    /** Per node the weights given, with those named replaced; nodes without replacement share their array. */
    public double[][] replaced(double[][] base, Map<String, Double> replacements) {
        double[][] result = base.clone();
        replacements.forEach((code, weight) -> {
            int[] place = places.get(code);
            if (place != null) {
                if (result[place[0]] == base[place[0]]) {
                    result[place[0]] = base[place[0]].clone();
                }
                result[place[0]][place[1]] = weight;
            }
        });
        return result;
    }

    /** The columns of a node's children. */
    double[][] gather(double[][] columns, int node) {
        int[] positions = children[node];
        double[][] gathered = new double[positions.length][];
        for (int k = 0; k < positions.length; k++) {
            gathered[k] = columns[positions[k]];
        }
        return gathered;
    }

    /** Blanks the units that have less than a share of a node's children. */
    static void applyThreshold(double[][] family, double threshold, double[] scores) {
        if (threshold <= 0) {
            return;
        }
        for (int i = 0; i < scores.length; i++) {
            int present = 0;
            for (double[] child : family) {
                present += !Double.isNaN(child[i]) ? 1 : 0;
            }
            if ((double) present / family.length < threshold - 1e-12) {
                scores[i] = Double.NaN;
            }
        }
    }

    /** Room for all columns, with the indicators in place. */
    public double[][] columnsFor(double[][] normalised) {
        return Arrays.copyOf(normalised, indicators + children.length);
    }
}
