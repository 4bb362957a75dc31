package vn.phusa.composite.step;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;

/** The linear programmes of the benefit-of-the-doubt method, one per unit. */
final class ShareLimitedFrontier {
    private ShareLimitedFrontier() {}

    static double[] scores(double[][] children, double lowestShare, double highestShare) {
        int n = children[0].length;
        int k = children.length;
        if (lowestShare * k > 1 || highestShare * k < 1) {
            throw StepParameters.refuse(
                    "lowest_share, highest_share",
                    "không thể thoả với " + k + " thành phần / cannot hold for " + k + " parts");
        }
        double[][] rows = new double[n][k];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                double value = children[j][i];
                if (value < 0) {
                    throw new RefusedException(Problem.of(ProblemCode.NON_POSITIVE_IN_MEAN, "bod", value));
                }
                rows[i][j] = value;
            }
        }
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            scores[i] = score(rows, i, lowestShare, highestShare);
        }
        return scores;
    }

    private static double score(double[][] rows, int unit, double lowestShare, double highestShare) {
        double[] own = rows[unit];
        if (hasGap(own)) {
            return Double.NaN;
        }
        List<LinearConstraint> constraints = new ArrayList<>();
        for (double[] row : rows) {
            if (!hasGap(row)) {
                constraints.add(new LinearConstraint(row, Relationship.LEQ, 1));
            }
        }
        for (int k = 0; k < own.length; k++) {
            if (lowestShare > 0) {
                constraints.add(new LinearConstraint(shareRow(own, k, lowestShare), Relationship.GEQ, 0));
            }
            if (highestShare < 1) {
                constraints.add(new LinearConstraint(shareRow(own, k, highestShare), Relationship.LEQ, 0));
            }
        }
        return new SimplexSolver(1e-12)
                .optimize(
                        new MaxIter(10_000),
                        new LinearObjectiveFunction(own, 0),
                        new LinearConstraintSet(constraints),
                        new NonNegativeConstraint(true),
                        GoalType.MAXIMIZE)
                .getValue();
    }

    /** The share of one child less the limit times the whole. */
    private static double[] shareRow(double[] own, int child, double limit) {
        double[] row = new double[own.length];
        for (int k = 0; k < row.length; k++) {
            row[k] = own[k] * ((k == child ? 1 : 0) - limit);
        }
        return row;
    }

    private static boolean hasGap(double[] row) {
        for (double value : row) {
            if (Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }
}
