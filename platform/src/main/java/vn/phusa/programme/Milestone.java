package vn.phusa.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way (mốc).
 *
 * @param name not blank, at most 300 characters
 * @param dueOn null: not set
 * @param reachedOn null: not yet
 */
public record Milestone(
        String name, @Nullable LocalDate dueOn, @Nullable LocalDate reachedOn) {}
