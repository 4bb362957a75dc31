package vn.phusa.composite.numeric;

/** Means, spreads and shapes of a column; missing values (NaN) are left out everywhere. */
public final class Moments {
    private Moments() {}

    /**
     * The shape of a distribution by the sample-corrected (type 2) formulas of spreadsheets and statistics packages.
     *
     * @param skewness NaN with fewer than 3 values or no spread
     * @param kurtosis excess over the normal distribution; NaN with fewer than 4 values or no spread
     */
    public record Shape(double skewness, double kurtosis) {}

    public static int count(double[] values) {
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                count++;
            }
        }
        return count;
    }

    /** NaN if there is no value. */
    public static double mean(double[] values) {
        double sum = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return sum / count;
    }

    /** The sum of squared deviations from the mean. */
    public static double squaredDeviations(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += (value - mean) * (value - mean);
            }
        }
        return sum;
    }

    /** With n - 1 in the denominator; NaN with fewer than 2 values. */
    public static double sampleVariance(double[] values) {
        int count = count(values);
        return count < 2 ? Double.NaN : squaredDeviations(values) / (count - 1);
    }

    /** With n - 1 in the denominator; NaN with fewer than 2 values. */
    public static double sampleDeviation(double[] values) {
        return Math.sqrt(sampleVariance(values));
    }

    /** With n in the denominator. */
    public static double populationDeviation(double[] values) {
        return Math.sqrt(squaredDeviations(values) / count(values));
    }

    /** NaN if there is no value. */
    public static double min(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        for (double value : values) {
            if (value < min) {
                min = value;
            }
        }
        return min == Double.POSITIVE_INFINITY ? Double.NaN : min;
    }

    /** NaN if there is no value. */
    public static double max(double[] values) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (value > max) {
                max = value;
            }
        }
        return max == Double.NEGATIVE_INFINITY ? Double.NaN : max;
    }

    public static Shape shape(double[] values) {
        double sum = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        double mean = sum / count;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                double deviation = value - mean;
                double square = deviation * deviation;
                second += square;
                third += square * deviation;
                fourth += square * square;
            }
        }
        double n = count;
        double m2 = second / n;
        // A column of equal values leaves only rounding noise in m2, whose "shape" would mean nothing.
        if (count < 3 || !(m2 > 1e-30 * mean * mean)) {
            return new Shape(Double.NaN, Double.NaN);
        }
        double skewness = third / n / (m2 * Math.sqrt(m2)) * Math.sqrt(n * (n - 1)) / (n - 2);
        double kurtosis =
                count < 4 ? Double.NaN : ((n + 1) * (fourth / n / (m2 * m2) - 3) + 6) * (n - 1) / ((n - 2) * (n - 3));
        return new Shape(skewness, kurtosis);
    }
}
