package vn.phusa.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody must wait before the next attempt to sign in. Waiting grows with each failure, so that guessing
 * takes years, and ends by itself, so that nobody can lock another out for good.
 *
 * @param failures of this login in a row within {@link #MEMORY}
 * @param lastFailure null: none
 * @param failuresFromAddress of any login from the same network address within {@link #MEMORY}
 */
public record Throttle(int failures, @Nullable Instant lastFailure, int failuresFromAddress) {
    /** How far back failures count. */
    public static final Duration MEMORY = Duration.ofMinutes(15);

    /** So many mistakes are anybody's. */
    public static final int FREE = 5;

    /** An office behind one address makes so many. */
    public static final int FREE_FROM_ADDRESS = 100;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);

    /** Zero: now. */
    public Duration waitFrom(Instant now) {
        if (lastFailure == null) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ZERO;
        if (failures >= FREE) {
            wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE, 10));
        }
        if (failuresFromAddress >= FREE_FROM_ADDRESS) {
            wait = MEMORY;
        }
        if (wait.isZero()) {
            return Duration.ZERO;
        }
        wait = wait.compareTo(MEMORY) > 0 ? MEMORY : wait;
        Duration left = Duration.between(now, lastFailure.plus(wait));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
