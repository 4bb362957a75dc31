package vn.phusa.composite.step;

import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Frame;

/**
 * One step on the way from raw data to scores: a pure function of the frame and the data before it. The order of the
 * steps is the recipe's.
 */
public sealed interface Step permits Denominate, Screen, Impute, Treat, Normalise, Aggregate {

    /** The kind of a step; a robustness study names the step it varies by it. */
    enum Kind {
        DENOMINATE,
        SCREEN,
        IMPUTE,
        TREAT,
        NORMALISE,
        AGGREGATE;

        /** The kind's name in files: lower case. */
        public String key() {
            return switch (this) {
                case DENOMINATE -> "denominate";
                case SCREEN -> "screen";
                case IMPUTE -> "impute";
                case TREAT -> "treat";
                case NORMALISE -> "normalise";
                case AGGREGATE -> "aggregate";
            };
        }
    }

    Kind kind();

    /**
     * Runs the step and records what it did.
     *
     * @throws vn.phusa.composite.frame.RefusedException if the data do not allow it; the message names unit and column
     */
    StepResult apply(Frame frame, Dataset data);

    /** The same data without the records, for the many runs of a robustness study. */
    Dataset transform(Frame frame, Dataset data);
}
