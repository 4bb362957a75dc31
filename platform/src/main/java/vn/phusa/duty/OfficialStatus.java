package vn.phusa.duty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The official status of a duty. Always derived, never typed. Duties without a deadline are counted apart; suspended
 * and withdrawn ones are in neither count.
 */
public enum OfficialStatus {
    /** Hoàn thành đúng hạn. */
    DONE_ON_TIME,
    /** Hoàn thành quá hạn. */
    DONE_LATE,
    /** Chưa hoàn thành, trong hạn. */
    OPEN_IN_TIME,
    /** Chưa hoàn thành, quá hạn. */
    OPEN_OVERDUE,
    /** Chưa xác định thời hạn, đã hoàn thành. */
    DONE_WITHOUT_DEADLINE,
    /** Chưa xác định thời hạn, chưa hoàn thành. */
    OPEN_WITHOUT_DEADLINE,
    /** Tạm dừng. */
    SUSPENDED,
    /** Không còn hiệu lực. */
    WITHDRAWN;

    /**
     * The date of the report that is finally confirmed decides, not the date of the confirmation; a report that was
     * returned decides nothing. While a report waits to be confirmed, the wait is not held against the holder.
     *
     * @param due the due moment that counts now (after extensions); null: not set
     * @param reported when the report was made that waits or was confirmed; null: there is none
     */
    public static OfficialStatus of(Life life, @Nullable Due due, @Nullable Instant reported, Instant now) {
        return switch (life) {
            case WITHDRAWN -> WITHDRAWN;
            case SUSPENDED -> SUSPENDED;
            case CONFIRMED ->
                due == null
                        ? DONE_WITHOUT_DEADLINE
                        : due.passed(reported == null ? now : reported) ? DONE_LATE : DONE_ON_TIME;
            case REPORTED, ASSIGNED, RECEIVED ->
                due == null
                        ? OPEN_WITHOUT_DEADLINE
                        : due.passed(life == Life.REPORTED && reported != null ? reported : now)
                                ? OPEN_OVERDUE
                                : OPEN_IN_TIME;
        };
    }

    public boolean done() {
        return this == DONE_ON_TIME || this == DONE_LATE || this == DONE_WITHOUT_DEADLINE;
    }

    /** Tail of its wording key, and its value in addresses and JSON: {@code done-on-time}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
