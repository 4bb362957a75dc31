package vn.phusa.programme.forecast;

import java.util.random.RandomGenerator;

/**
 * How long something still takes, as its holder estimates it, in working days.
 *
 * @param optimistic if all goes well, at least 0
 * @param likely not below the optimistic figure
 * @param pessimistic if much goes wrong, not below the likely figure
 */
public record ThreePoint(double optimistic, double likely, double pessimistic) {
    public ThreePoint {
        if (!(optimistic >= 0 && optimistic <= likely && likely <= pessimistic && pessimistic <= 100_000)) {
            throw new IllegalArgumentException("a three-point estimate must rise from 0 to 100,000 days: " + optimistic
                    + ", " + likely + ", " + pessimistic);
        }
    }

    public static ThreePoint exactly(double days) {
        return new ThreePoint(days, days, days);
    }

    /** The mean of the PERT distribution, (a + 4m + b) / 6 (Malcolm et al. 1959). */
    public double mean() {
        return (optimistic + 4 * likely + pessimistic) / 6;
    }

    /** One draw from the beta-PERT distribution with shape 4 (Vose 2008, Risk Analysis, ch. 14). */
    double sample(RandomGenerator random) {
        double range = pessimistic - optimistic;
        if (range == 0) {
            return likely;
        }
        double alpha = 1 + 4 * (likely - optimistic) / range;
        double beta = 1 + 4 * (pessimistic - likely) / range;
        double x = gamma(alpha, random);
        double y = gamma(beta, random);
        return optimistic + range * x / (x + y);
    }

    /** Marsaglia and Tsang (2000); the shape is at least 1 here. */
    private static double gamma(double shape, RandomGenerator random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double v = 1 + c * normal;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double uniform = random.nextDouble();
            if (Math.log(uniform) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
