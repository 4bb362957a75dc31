package vn.phusa.traceability.supervision;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A blue tick given, renewed or taken back.
 *
 * @param until its last day; null: taken back
 * @param renewed whether another one was in force that day
 */
public record TickStep(@Nullable LocalDate until, boolean renewed, String reason, Instant at, String actor) {}
