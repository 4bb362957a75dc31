package vn.phusa.party;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When and by whom a fact was written into the register.
 *
 * @param number of the fact among its kind; a correction names it
 * @param replaces the fact that this one corrects; null: it corrects none
 */
public record Entry(
        long number,
        Evidence evidence,
        String recordedBy,
        Instant recordedAt,
        @Nullable Long replaces) {}
