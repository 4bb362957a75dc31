package vn.phusa.composite.lever;

import java.util.ArrayList;
import java.util.List;

/**
 * An indicator that the unit can improve.
 *
 * @param indicator its code
 * @param options the values within reach, each with its cost; leaving the indicator alone is always possible and free
 */
public record Lever(String indicator, List<Option> options) {

    public Lever {
        options = List.copyOf(options);
        for (Option option : options) {
            if (!(option.cost() >= 0) || Double.isInfinite(option.cost()) || !Double.isFinite(option.value())) {
                throw new IllegalArgumentException("an option of " + indicator + " has no valid value and cost");
            }
        }
    }

    /**
     * A value within reach.
     *
     * @param value the raw value of the indicator, before denominators
     * @param cost what it takes, in any unit of effort or money; at least 0
     */
    public record Option(double value, double cost) {}

    /**
     * Even steps from the present value to the best one within reach.
     *
     * @param from the present raw value
     * @param to the best raw value within reach
     * @param steps how many, at least 1
     * @param cost what going all the way costs; a part of the way costs that part
     */
    public static Lever steps(String indicator, double from, double to, int steps, double cost) {
        List<Option> options = new ArrayList<>();
        for (int step = 1; step <= steps; step++) {
            double share = (double) step / steps;
            options.add(new Option(step == steps ? to : from + share * (to - from), share * cost));
        }
        return new Lever(indicator, options);
    }
}
