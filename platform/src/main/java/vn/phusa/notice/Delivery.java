package vn.phusa.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event on its way to one webhook. */
public record Delivery(
        String webhook,
        String eventKey,
        String kind,
        Instant createdAt,
        int attempts,
        @Nullable Instant deliveredAt,
        @Nullable Instant gaveUpAt,
        String lastAnswer) {

    /** Tail of the wording key that says where it stands. */
    public String state() {
        if (deliveredAt != null) {
            return "sent";
        }
        return gaveUpAt != null ? "gave-up" : attempts > 0 ? "retrying" : "waiting";
    }
}
