package vn.phusa.composite.step;

import org.jspecify.annotations.Nullable;

/**
 * How the outliers of an indicator are treated. A column passes the test if its absolute skewness is below one
 * threshold or its kurtosis below the other. One that fails is winsorised point by point; if it still fails, the
 * transformation is applied to the values as they came.
 *
 * @param test whether to test at all; if not, the treatment is applied to every column
 * @param skewnessThreshold usually 2 or 2.25
 * @param kurtosisThreshold usually 3.5
 * @param winsoriseAtMost how many points may be drawn in; 0 for none, {@link Integer#MAX_VALUE} for no limit. Tied
 *     points are drawn in together, so the number may be passed by the last tie
 * @param transformation what to do if drawing in points was not enough; null for nothing
 * @param combine whether the transformation gets the winsorised values instead of those that came
 */
public record TreatmentRule(
        boolean test,
        double skewnessThreshold,
        double kurtosisThreshold,
        int winsoriseAtMost,
        @Nullable Transformation transformation,
        boolean combine) {

    public TreatmentRule {
        if (winsoriseAtMost < 0) {
            throw StepParameters.refuse("winsorise", winsoriseAtMost + " < 0");
        }
        if (Double.isNaN(skewnessThreshold) || Double.isNaN(kurtosisThreshold)) {
            throw StepParameters.refuse("skewness, kurtosis", "NaN");
        }
    }

    /** Winsorise up to a number of points, then take logs; thresholds 2 and 3.5. */
    public static TreatmentRule standard(int winsoriseAtMost) {
        return new TreatmentRule(true, 2, 3.5, winsoriseAtMost, new Transformation.Log(), false);
    }

    /** The Global Innovation Index's rule: thresholds 2.25 and 3.5, up to five points, then its logarithm. */
    public static TreatmentRule gii() {
        return new TreatmentRule(true, 2.25, 3.5, 5, new Transformation.LogGii(1, true), false);
    }

    /** Transform every column without a test. */
    public static TreatmentRule always(Transformation transformation) {
        return new TreatmentRule(false, 0, 0, 0, transformation, false);
    }

    /** Leave the column alone, as is right for survey scores and other indices. */
    public static TreatmentRule none() {
        return new TreatmentRule(true, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, null, false);
    }
}
