package vn.phusa.programme.forecast;

import java.util.Optional;
import java.util.OptionalDouble;
import vn.phusa.programme.Confidence;

/**
 * The published definition of the five colours of confidence that something is delivered in time, by the probability of
 * being in time: green from 85 in 100, green-amber from 65, amber from 40, amber-red from 15, red below.
 *
 * <p>The names and the idea of five steps follow the British Government Major Projects Portfolio; the limits are this
 * platform's own and stand in its help.
 */
public final class DeliveryConfidence {
    private DeliveryConfidence() {}

    /** The smallest probability of being in time that still earns this colour. */
    public static double atLeast(Confidence colour) {
        return switch (colour) {
            case GREEN -> 0.85;
            case GREEN_AMBER -> 0.65;
            case AMBER -> 0.40;
            case AMBER_RED -> 0.15;
            case RED -> 0;
        };
    }

    /** The colour for a probability of being late; none where there is no probability: unknown is never green. */
    public static Optional<Confidence> ofLateness(OptionalDouble late) {
        if (late.isEmpty()) {
            return Optional.empty();
        }
        double inTime = 1 - late.getAsDouble();
        for (Confidence colour : Confidence.values()) {
            // Probabilities are shares of runs; a hair below a limit from rounding still counts as reaching it.
            if (inTime >= atLeast(colour) - 1e-12) {
                return Optional.of(colour);
            }
        }
        throw new IllegalArgumentException("not a probability: " + late);
    }

    /** Whether a unit that rates itself so is at odds with the forecast: better by two steps or more. */
    public static boolean tooRosy(Confidence selfRating, Confidence forecast) {
        return forecast.ordinal() - selfRating.ordinal() >= 2;
    }
}
