package vn.phusa.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The official status, derived and never typed: the four ways of QĐ 42/2014/QĐ-TTg practice, and what those four cannot
 * say (no deadline, suspended, carried over, no longer in force).
 */
public enum Standing {
    /** Chưa hoàn thành, quá hạn. */
    OPEN_OVERDUE,
    /** Chưa hoàn thành, chưa xác định thời hạn. */
    OPEN_WITHOUT_DEADLINE,
    /** Chưa hoàn thành, trong hạn. */
    OPEN_IN_TIME,
    /** Hoàn thành quá hạn. */
    DONE_LATE,
    /** Hoàn thành đúng hạn. */
    DONE_ON_TIME,
    /** Hoàn thành; there was no deadline to measure it by. */
    DONE_WITHOUT_DEADLINE,
    SUSPENDED,
    CARRIED_OVER,
    NOT_IN_FORCE;

    /** Stable name in the database, in addresses and in wording keys. */
    public String key() {
        return switch (this) {
            case OPEN_OVERDUE -> "open-overdue";
            case OPEN_WITHOUT_DEADLINE -> "open-without-deadline";
            case OPEN_IN_TIME -> "open-in-time";
            case DONE_LATE -> "done-late";
            case DONE_ON_TIME -> "done-on-time";
            case DONE_WITHOUT_DEADLINE -> "done-without-deadline";
            case SUSPENDED -> "suspended";
            case CARRIED_OVER -> "carried-over";
            case NOT_IN_FORCE -> "not-in-force";
        };
    }

    public static Standing of(String key) {
        for (Standing standing : values()) {
            if (standing.key().equals(key)) {
                return standing;
            }
        }
        throw new IllegalArgumentException("no standing " + key);
    }

    public boolean open() {
        return switch (this) {
            case OPEN_OVERDUE, OPEN_WITHOUT_DEADLINE, OPEN_IN_TIME -> true;
            case DONE_LATE, DONE_ON_TIME, DONE_WITHOUT_DEADLINE, SUSPENDED, CARRIED_OVER, NOT_IN_FORCE -> false;
        };
    }

    /**
     * What the status is on a day. A report that waits for confirmation does not yet count as done, but it stops the
     * clock: reported on 30/6 and still waiting on 2/7, a commitment due on 30/6 is not overdue.
     *
     * @param due the due date in force, extensions included; null: not set
     */
    public static Standing of(Life life, @Nullable LocalDate due, LocalDate today) {
        return switch (life) {
            case Life.Confirmed(LocalDate doneOn, LocalDate _) ->
                due == null ? DONE_WITHOUT_DEADLINE : doneOn.isAfter(due) ? DONE_LATE : DONE_ON_TIME;
            case Life.ReportedDone(LocalDate on) -> open(due, on);
            case Life.Suspended _ -> SUSPENDED;
            case Life.CarriedOver _ -> CARRIED_OVER;
            case Life.NotInForce _ -> NOT_IN_FORCE;
            case Life.NotAssigned _, Life.Assigned _, Life.Received _, Life.InProgress _, Life.Returned _ ->
                open(due, today);
        };
    }

    private static Standing open(@Nullable LocalDate due, LocalDate day) {
        return due == null ? OPEN_WITHOUT_DEADLINE : day.isAfter(due) ? OPEN_OVERDUE : OPEN_IN_TIME;
    }
}
