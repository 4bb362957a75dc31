package vn.phusa.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody must wait before the next attempt to sign in. Waiting grows with each failure, so that guessing
 * takes years, and ends by itself, so that nobody can lock another out for good. An address from which many logins were
 * tried slows down but is never closed, for a whole office may sit behind it; browsers that the account has used before
 * are counted by themselves and feel neither (see {@link SignIn}).
 *
 * @param failures of this login in a row within {@link #MEMORY}
 * @param lastFailure of this login; null: none
 * @param failuresFromAddress of any login from the same network address within {@link #MEMORY}
 * @param lastFromAddress the last of these; null: none
 */
public record Throttle(
        int failures,
        @Nullable Instant lastFailure,
        int failuresFromAddress,
        @Nullable Instant lastFromAddress) {
    /** How far back failures count. */
    public static final Duration MEMORY = Duration.ofMinutes(15);

    /** So many mistakes are anybody's. */
    public static final int FREE = 5;

    /** An office behind one address makes so many. */
    public static final int FREE_FROM_ADDRESS = 100;

    /** At this pace an address that has used them up goes on. */
    public static final Duration PACE_OF_ADDRESS = Duration.ofSeconds(10);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);

    /** Zero: now. */
    public Duration waitFrom(Instant now) {
        Duration forLogin =
                failures < FREE ? Duration.ZERO : FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE, 10));
        Duration forAddress = failuresFromAddress < FREE_FROM_ADDRESS ? Duration.ZERO : PACE_OF_ADDRESS;
        Duration first = left(forLogin.compareTo(MEMORY) > 0 ? MEMORY : forLogin, lastFailure, now);
        Duration second = left(forAddress, lastFromAddress, now);
        return first.compareTo(second) > 0 ? first : second;
    }

    private static Duration left(Duration wait, @Nullable Instant since, Instant now) {
        if (since == null || wait.isZero()) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, since.plus(wait));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
