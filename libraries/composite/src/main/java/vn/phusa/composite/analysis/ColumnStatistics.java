package vn.phusa.composite.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.phusa.composite.frame.Table;
import vn.phusa.composite.numeric.Moments;
import vn.phusa.composite.numeric.Quantiles;

/**
 * What one column looks like.
 *
 * @param deviation sample standard deviation
 * @param available values present
 * @param nonZero values present that are not zero
 * @param unique different values
 * @param same how often the most frequent value occurs
 * @param units all units
 * @param lowAvailability whether fewer than the threshold's share of the units have a value
 * @param lowNonZero whether fewer than the threshold's share of the units are not zero
 * @param lowUnique whether the different values are fewer than the threshold's share of the units
 * @param outliers whether absolute skewness and kurtosis are both above their thresholds
 */
public record ColumnStatistics(
        String column,
        double min,
        double max,
        double mean,
        double median,
        double deviation,
        double skewness,
        double kurtosis,
        int available,
        int nonZero,
        int unique,
        int same,
        int units,
        boolean lowAvailability,
        boolean lowNonZero,
        boolean lowUnique,
        boolean outliers) {

    /** When a column is flagged. */
    public record Thresholds(double skewness, double kurtosis, double availability, double nonZero, double unique) {
        /** Skewness 2, kurtosis 3.5, 65 % available, half of the units not zero, half of them different. */
        public static final Thresholds USUAL = new Thresholds(2, 3.5, 0.65, 0.5, 0.5);
    }

    /** The statistics of every column. */
    public static List<ColumnStatistics> of(Table table, Thresholds thresholds) {
        List<ColumnStatistics> result = new ArrayList<>(table.columnCount());
        for (int j = 0; j < table.columnCount(); j++) {
            result.add(of(table.columns().get(j), table.column(j), thresholds));
        }
        return result;
    }

    private static ColumnStatistics of(String code, double[] values, Thresholds thresholds) {
        double[] sorted = Quantiles.sorted(values);
        int nonZero = (int) Arrays.stream(sorted).filter(value -> value != 0).count();
        int unique = 0;
        int same = 0;
        int run = 0;
        for (int i = 0; i < sorted.length; i++) {
            run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
            unique += run == 1 ? 1 : 0;
            same = Math.max(same, run);
        }
        Moments.Shape shape = Moments.shape(values);
        double units = values.length;
        return new ColumnStatistics(
                code,
                Moments.min(values),
                Moments.max(values),
                Moments.mean(values),
                Quantiles.ofSorted(sorted, 0.5),
                Moments.sampleDeviation(values),
                shape.skewness(),
                shape.kurtosis(),
                sorted.length,
                nonZero,
                unique,
                same,
                values.length,
                sorted.length / units < thresholds.availability(),
                nonZero / units < thresholds.nonZero(),
                unique / units < thresholds.unique(),
                Math.abs(shape.skewness()) > thresholds.skewness() && shape.kurtosis() > thresholds.kurtosis());
    }
}
