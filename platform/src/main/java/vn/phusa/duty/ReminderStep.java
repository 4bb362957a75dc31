package vn.phusa.duty;

import java.time.Instant;

/**
 * One reminder of a plan.
 *
 * @param code stable within the plan: {@code before-7}, {@code due}, {@code overdue}, {@code level-1}
 * @param moment when it is to go out
 * @param level who is told: 0 the holder, 1 the head of the holder's unit, 2 one level further up, …
 */
public record ReminderStep(String code, Instant moment, int level) {
    public boolean beforeDue() {
        return code.startsWith("before-");
    }
}
