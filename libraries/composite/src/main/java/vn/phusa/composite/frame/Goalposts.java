package vn.phusa.composite.frame;

/**
 * The fixed ends of an indicator's scale, in the indicator's own unit and before its direction is applied.
 *
 * @param lower the value that scores the bottom of the scale (the top, if lower is better)
 * @param upper the value that scores the top of the scale; never equal to {@code lower}
 * @param scale what a full distance is worth, for example 100
 * @param truncate whether values beyond a post are drawn back to it
 */
public record Goalposts(double lower, double upper, double scale, boolean truncate) {}
