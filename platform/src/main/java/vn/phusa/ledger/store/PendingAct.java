package vn.phusa.ledger.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An act that was recorded in this transaction and gets its leaf at the commit. */
public record PendingAct(
        long act,
        String kind,
        Instant recordedAt,
        String actor,
        @Nullable Long account,
        String channel,
        String subject,
        String content) {}
