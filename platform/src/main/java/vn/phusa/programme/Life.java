package vn.phusa.programme;

import java.time.LocalDate;

/**
 * Where a commitment stands in its life. Every state keeps what only that state knows; the verbs that lead from one to
 * another stand in {@link Commitment}.
 */
public sealed interface Life {

    /** Chưa giao. */
    record NotAssigned() implements Life {}

    /** Đã giao: the lead has been told. */
    record Assigned(LocalDate on) implements Life {}

    /** Đã tiếp nhận. */
    record Received(LocalDate on) implements Life {}

    /** Đang thực hiện. */
    record InProgress(LocalDate since) implements Life {}

    /**
     * Báo cáo hoàn thành, chờ xác nhận.
     *
     * @param on the day of the report, which decides on time or late if this report is confirmed
     */
    record ReportedDone(LocalDate on) implements Life {}

    /** Bị trả lại: the assigner did not accept the report. */
    record Returned(LocalDate on, String reason) implements Life {}

    /**
     * Đã xác nhận hoàn thành.
     *
     * @param doneOn the day of the report that was confirmed
     * @param confirmedOn the day the assigner confirmed it
     */
    record Confirmed(LocalDate doneOn, LocalDate confirmedOn) implements Life {}

    /**
     * Tạm dừng.
     *
     * @param before where it goes on when resumed
     */
    record Suspended(LocalDate on, String reason, Life before) implements Life {}

    /** Chuyển sang chương trình kế tiếp: goes on as another commitment. */
    record CarriedOver(LocalDate on, CommitmentId to) implements Life {}

    /** Không còn hiệu lực. */
    record NotInForce(LocalDate on, String reason) implements Life {}

    /** The state without its particulars: for columns, filters and wording. */
    enum Stage {
        NOT_ASSIGNED,
        ASSIGNED,
        RECEIVED,
        IN_PROGRESS,
        REPORTED_DONE,
        RETURNED,
        CONFIRMED,
        SUSPENDED,
        CARRIED_OVER,
        NOT_IN_FORCE;

        /** Stable name in the database, in addresses and in wording keys. */
        public String key() {
            return switch (this) {
                case NOT_ASSIGNED -> "not-assigned";
                case ASSIGNED -> "assigned";
                case RECEIVED -> "received";
                case IN_PROGRESS -> "in-progress";
                case REPORTED_DONE -> "reported-done";
                case RETURNED -> "returned";
                case CONFIRMED -> "confirmed";
                case SUSPENDED -> "suspended";
                case CARRIED_OVER -> "carried-over";
                case NOT_IN_FORCE -> "not-in-force";
            };
        }

        public static Stage of(String key) {
            for (Stage stage : values()) {
                if (stage.key().equals(key)) {
                    return stage;
                }
            }
            throw new IllegalArgumentException("no stage " + key);
        }
    }

    default Stage stage() {
        return switch (this) {
            case NotAssigned _ -> Stage.NOT_ASSIGNED;
            case Assigned _ -> Stage.ASSIGNED;
            case Received _ -> Stage.RECEIVED;
            case InProgress _ -> Stage.IN_PROGRESS;
            case ReportedDone _ -> Stage.REPORTED_DONE;
            case Returned _ -> Stage.RETURNED;
            case Confirmed _ -> Stage.CONFIRMED;
            case Suspended _ -> Stage.SUSPENDED;
            case CarriedOver _ -> Stage.CARRIED_OVER;
            case NotInForce _ -> Stage.NOT_IN_FORCE;
        };
    }

    /** Whether the lead has work in hand. */
    default boolean inHand() {
        return switch (this) {
            case Assigned _, Received _, InProgress _, Returned _ -> true;
            case NotAssigned _, ReportedDone _, Confirmed _, Suspended _, CarriedOver _, NotInForce _ -> false;
        };
    }

    /** Whether nothing more will happen to it. */
    default boolean over() {
        return switch (this) {
            case Confirmed _, CarriedOver _, NotInForce _ -> true;
            case NotAssigned _, Assigned _, Received _, InProgress _, ReportedDone _, Returned _, Suspended _ -> false;
        };
    }
}
