package vn.phusa.composite.step;

import java.util.Arrays;
import java.util.List;

/**
 * The index from normalised columns under many sets of weights. Aggregates whose weights never change are made once;
 * the others are made anew for each set. Gives the same bits as {@link Aggregate#transform}. Safe for many threads, each
 * with its own workspace.
 */
public final class IndexKernel {
    private final AggregationPlan plan;
    private final Aggregate rule;
    private final boolean[] varies;
    private final double[][] columns;
    private final double[][] transformed;
    private final int units;

    /**
     * @param normalised the indicators in the plan's order
     * @param weights per node the weights of those nodes that do not vary
     * @param varies per node whether its children's weights change between runs
     */
    public IndexKernel(
            AggregationPlan plan, Aggregate rule, double[][] normalised, double[][] weights, boolean[] varies) {
        this.plan = plan;
        this.rule = rule;
        this.units = normalised[0].length;
        this.columns = plan.columnsFor(normalised);
        this.transformed = new double[columns.length][];
        this.varies = varies.clone();
        for (int node = 0; node < plan.nodeCount(); node++) {
            for (int child : plan.children(node)) {
                int childNode = child - plan.indicatorCount();
                this.varies[node] |= childNode >= 0 && this.varies[childNode];
            }
            if (!this.varies[node]) {
                columns[plan.indicatorCount() + node] = make(node, weights[node]);
            }
        }
        for (int node = 0; node < plan.nodeCount(); node++) {
            if (this.varies[node] && rule.method(plan.level(node)) instanceof Aggregation.PowerMean mean) {
                for (int child : plan.children(node)) {
                    if (isFixed(child)) {
                        transformed[child] = transform(mean, columns[child], new double[units]);
                    }
                }
            }
        }
    }

    private boolean isFixed(int position) {
        return position < plan.indicatorCount() || !varies[position - plan.indicatorCount()];
    }

    private double[] make(int node, double[] weights) {
        int level = plan.level(node);
        double[][] family = plan.gather(columns, node);
        double[] scores = rule.method(level).apply(family, rule.weighting(level).weigh(family, weights));
        AggregationPlan.applyThreshold(family, rule.threshold(level), scores);
        return scores;
    }

    private static double[] transform(Aggregation.PowerMean mean, double[] column, double[] out) {
        if (mean.power() == 1) {
            return column;
        }
        mean.transform(column, out, true);
        return out;
    }

    /** Whether nothing depends on the weights, so that {@link #index} is the same for all. */
    public boolean isConstant() {
        return !varies[varies.length - 1];
    }

    /** Working memory of one thread. */
    public static final class Workspace {
        private final double[][] columns;
        private final double[][] transformed;

        /** @param columns the plan's number of columns @param units the largest number of units */
        public Workspace(int columns, int units) {
            this.columns = new double[columns][units];
            this.transformed = new double[columns][units];
        }
    }

    public int units() {
        return units;
    }

    /**
     * The index under a set of weights.
     *
     * @param weights per node the weights of its children
     * @param out receives one score per unit
     */
    public void index(double[][] weights, Workspace workspace, double[] out) {
        int last = plan.nodeCount() - 1;
        if (!varies[last]) {
            System.arraycopy(columns[plan.indicatorCount() + last], 0, out, 0, units);
            return;
        }
        for (int node = 0; node <= last; node++) {
            if (!varies[node]) {
                continue;
            }
            int position = plan.indicatorCount() + node;
            double[] target = node == last ? out : workspace.columns[position];
            int level = plan.level(node);
            if (rule.method(level) instanceof Aggregation.PowerMean mean
                    && rule.weighting(level) == GroupWeighting.GIVEN) {
                mean(node, mean, weights[node], workspace, target);
            } else {
                double[][] family = family(node, workspace);
                double[] scores =
                        rule.method(level).apply(family, rule.weighting(level).weigh(family, weights[node]));
                System.arraycopy(scores, 0, target, 0, units);
            }
            if (rule.threshold(level) > 0) {
                AggregationPlan.applyThreshold(family(node, workspace), rule.threshold(level), target);
            }
        }
    }

    private double[][] family(int node, Workspace workspace) {
        int[] children = plan.children(node);
        double[][] family = new double[children.length][];
        for (int k = 0; k < children.length; k++) {
            family[k] =
                    isFixed(children[k]) ? columns[children[k]] : Arrays.copyOf(workspace.columns[children[k]], units);
        }
        return family;
    }

    private void mean(int node, Aggregation.PowerMean mean, double[] weights, Workspace workspace, double[] target) {
        int[] children = plan.children(node);
        double[][] family = new double[children.length][];
        for (int k = 0; k < children.length; k++) {
            int child = children[k];
            if (isFixed(child)) {
                family[k] = transformed[child];
            } else {
                family[k] = workspace.columns[child];
                if (mean.power() != 1) {
                    mean.transform(workspace.columns[child], workspace.transformed[child], weights[k] > 0);
                    family[k] = workspace.transformed[child];
                }
            }
        }
        Aggregation.PowerMean.average(family, weights, target);
        mean.inverse(target);
    }

    /** Which nodes have children whose weights differ between sets. */
    public static boolean[] varyingNodes(AggregationPlan plan, List<double[][]> sets) {
        boolean[] varies = new boolean[plan.nodeCount()];
        for (double[][] set : sets) {
            for (int node = 0; node < varies.length; node++) {
                varies[node] = varies[node]
                        || (set[node] != sets.getFirst()[node] && !Arrays.equals(set[node], sets.getFirst()[node]));
            }
        }
        return varies;
    }
}
