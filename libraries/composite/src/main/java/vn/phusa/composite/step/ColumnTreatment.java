package vn.phusa.composite.step;

import org.jspecify.annotations.Nullable;

/**
 * The treatment of one indicator.
 *
 * @param column the indicator
 * @param before the test of the values as they came
 * @param winsorised how many points were drawn in; 0 if the test passed
 * @param afterWinsorising the test after drawing in, null if nothing was drawn in
 * @param transformation what was applied to the whole column, null if nothing was
 * @param afterTransformation the test after the transformation, null if there was none
 */
public record ColumnTreatment(
        String column,
        Check before,
        int winsorised,
        @Nullable Check afterWinsorising,
        @Nullable Transformation transformation,
        @Nullable Check afterTransformation) {

    /**
     * A test for outliers.
     *
     * @param passes whether the column needs no (further) treatment
     * @param skewness NaN for a constant column, which always passes
     * @param kurtosis excess kurtosis
     */
    public record Check(boolean passes, double skewness, double kurtosis) {}
}
