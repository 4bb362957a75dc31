package vn.phusa.traceability.trace;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.traceability.EventNumber;

/**
 * What went into a transformation and what came out of it, in kilograms.
 *
 * @param events the event, or all that tell the transformation together
 * @param time of the last of them
 * @param inputs what went in
 * @param outputs what came out
 * @param in sum of the inputs that have a mass
 * @param out sum of the outputs that have a mass
 * @param whole whether everything on both sides has a mass and everything is seen
 * @param profile against which the yield is held; null where none is declared for the product
 */
public record Balance(
        List<EventNumber> events,
        Instant time,
        List<Item> inputs,
        List<Item> outputs,
        BigDecimal in,
        BigDecimal out,
        boolean whole,
        @Nullable LossProfile profile) {

    /**
     * One line.
     *
     * @param key the thing
     * @param quantity as told; null where nobody counted
     * @param unit as told; null: pieces
     * @param kilograms its mass; null where the unit is none of mass
     */
    public record Item(
            String key,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable BigDecimal kilograms) {}

    public Balance {
        events = List.copyOf(events);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Share of the input's mass that is in the output; empty where a side has no mass. */
    public Optional<BigDecimal> yield() {
        return in.signum() <= 0 || out.signum() <= 0
                ? Optional.empty()
                : Optional.of(out.divide(in, MathContext.DECIMAL64).setScale(4, RoundingMode.HALF_UP));
    }
}
