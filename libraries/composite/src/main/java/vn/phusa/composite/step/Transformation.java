package vn.phusa.composite.step;

import vn.phusa.composite.frame.Direction;
import vn.phusa.composite.numeric.Moments;

/** A transformation of a whole column that draws in long tails and keeps the order of the units. */
public sealed interface Transformation {

    /** The transformed column; missing values stay missing. */
    double[] apply(double[] values, Direction direction);

    /** The name in files. */
    String key();

    /** ln(x - min + 0.01 (max - min)). */
    record Log() implements Transformation {
        @Override
        public double[] apply(double[] values, Direction direction) {
            double min = Moments.min(values);
            double offset = 0.01 * (Moments.max(values) - min);
            double[] result = new double[values.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = Math.log(values[i] - min + offset);
            }
            return result;
        }

        @Override
        public String key() {
            return "log_CT";
        }
    }

    /** ln(x - min + 1), which depends on the unit of measure. */
    record LogPlusOne() implements Transformation {
        @Override
        public double[] apply(double[] values, Direction direction) {
            double min = Moments.min(values);
            double[] result = new double[values.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = Math.log(values[i] - min + 1);
            }
            return result;
        }

        @Override
        public String key() {
            return "log_CT_orig";
        }
    }

    /** As {@link Log} for a long right tail; -ln(max + 0.01 (max - min) - x) for a long left tail. */
    record LogBySkew() implements Transformation {
        @Override
        public double[] apply(double[] values, Direction direction) {
            double min = Moments.min(values);
            double max = Moments.max(values);
            double offset = 0.01 * (max - min);
            boolean rightTail = Moments.shape(values).skewness() > 0;
            double[] result = new double[values.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = rightTail ? Math.log(values[i] - min + offset) : -Math.log(max + offset - values[i]);
            }
            return result;
        }

        @Override
        public String key() {
            return "log_CT_plus";
        }
    }

    /**
     * The Global Innovation Index's ln((max f - 1)(x - min)/(max - min) + 1). It is undefined where max f is not
     * positive and reverses the order where max f is below 1, so f must be chosen to suit; the treatment step leaves
     * such a column alone and says so. (COINr 1.1.14 returns its input here, against its own text.)
     *
     * @param factor f, usually 1 or a power of ten
     * @param reverseBads whether indicators for which lower is better use (max - x), with the sign changed so that the
     *     column keeps its order
     */
    record LogGii(double factor, boolean reverseBads) implements Transformation {
        @Override
        public double[] apply(double[] values, Direction direction) {
            double min = Moments.min(values);
            double max = Moments.max(values);
            boolean reverse = reverseBads && direction == Direction.LOWER_IS_BETTER;
            double[] result = new double[values.length];
            for (int i = 0; i < result.length; i++) {
                double distance = reverse ? max - values[i] : values[i] - min;
                double log = Math.log((max * factor - 1) * distance / (max - min) + 1);
                result[i] = reverse ? -log : log;
            }
            return result;
        }

        @Override
        public String key() {
            return "log_GII";
        }
    }

    /**
     * Box and Cox: (x^lambda - 1)/lambda, or ln x for lambda 0.
     *
     * @param shift whether the column is first shifted to begin at 1
     */
    record BoxCox(double lambda, boolean shift) implements Transformation {
        @Override
        public double[] apply(double[] values, Direction direction) {
            double start = shift ? Moments.min(values) - 1 : 0;
            double[] result = new double[values.length];
            for (int i = 0; i < result.length; i++) {
                double x = values[i] - start;
                result[i] = lambda == 0 ? Math.log(x) : (Math.pow(x, lambda) - 1) / lambda;
            }
            return result;
        }

        @Override
        public String key() {
            return "boxcox";
        }
    }
}
