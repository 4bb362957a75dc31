package vn.phusa.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail of the outbox.
 *
 * @param messageId made from the event, the same at every attempt
 * @param notBefore held back until then (quiet hours)
 * @param sentAt when the mail server took it; null: not yet
 * @param gaveUpAt when sending was given up; null: it was not
 * @param lastError what the mail server said last; empty: nothing
 * @param erasedAt when its address and words were lawfully erased; null: they were not
 */
public record OutgoingMail(
        long id,
        String messageId,
        String address,
        String subject,
        String body,
        boolean urgent,
        Instant createdAt,
        Instant notBefore,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable Instant gaveUpAt,
        String lastError,
        @Nullable Instant erasedAt) {

    /** Tail of the wording key that says where it stands. */
    public String state() {
        if (erasedAt != null) {
            return "erased";
        }
        if (sentAt != null) {
            return "sent";
        }
        return gaveUpAt != null ? "gave-up" : attempts > 0 ? "retrying" : "waiting";
    }
}
