package vn.phusa.traceability.passport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way of a product, as its owner opens it.
 *
 * @param step business step, the bare word of CBV, or as written
 * @param place name of the place; null: not told
 */
public record JourneyStep(Instant at, String step, @Nullable String place) {}
