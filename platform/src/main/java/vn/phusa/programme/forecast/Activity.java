package vn.phusa.programme.forecast;

import org.jspecify.annotations.Nullable;

/**
 * One thing that takes time.
 *
 * @param id unique in its network
 * @param remaining how long it still takes once it may start; zero when it is done
 * @param notBefore earliest start, in working days from the forecast's day; 0: at once
 * @param due last working day that is still in time, counted likewise (negative: already past); null: no due date
 */
public record Activity(
        long id,
        ThreePoint remaining,
        int notBefore,
        @Nullable Integer due) {
    public Activity {
        if (notBefore < 0) {
            throw new IllegalArgumentException("an activity cannot start before the forecast's day");
        }
    }
}
