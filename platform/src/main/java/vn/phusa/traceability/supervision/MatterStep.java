package vn.phusa.traceability.supervision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done in a matter.
 *
 * @param what {@code open}, or a {@link Matter.Step}'s code
 * @param ground of a cancellation; else null
 * @param actor by whom, as shown
 */
public record MatterStep(
        long version, Instant at, String what, Matter.@Nullable Ground ground, String words, String actor) {}
