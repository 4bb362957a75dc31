package vn.phusa.traceability.supervision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Actor;

/**
 * Something was done in a matter.
 *
 * @param matter as it is now
 * @param step what was done; null: it was opened
 */
public record MatterActed(Actor actor, Matter matter, Matter.@Nullable Step step, Instant at) {}
