package vn.phusa.duty;

/** Where a duty stands between being given and being confirmed. */
public enum Life {
    /** Đã giao. */
    ASSIGNED,
    /** Đã tiếp nhận. */
    RECEIVED,
    /** Đã báo cáo hoàn thành, chờ xác nhận. */
    REPORTED,
    /** Đã xác nhận hoàn thành. */
    CONFIRMED,
    /** Tạm dừng. */
    SUSPENDED,
    /** Không còn hiệu lực. */
    WITHDRAWN;

    /** Whether the holder still has to act. */
    public boolean withHolder() {
        return this == ASSIGNED || this == RECEIVED;
    }

    public boolean ended() {
        return this == CONFIRMED || this == WITHDRAWN;
    }
}
