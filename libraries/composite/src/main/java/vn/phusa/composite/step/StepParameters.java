package vn.phusa.composite.step;

import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;

/** Checks that several steps make on their parameters. */
final class StepParameters {
    private StepParameters() {}

    static void requireShare(String parameter, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw refuse(parameter, value + " không nằm trong [0, 1] / is not within [0, 1]");
        }
    }

    static RefusedException refuse(String parameter, String what) {
        return new RefusedException(Problem.of(ProblemCode.BAD_PARAMETER, parameter, what));
    }
}
