package vn.phusa.traceability.field;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.document.DocumentId;

/**
 * An entry that the platform has taken in.
 *
 * @param digest SHA-256 of its content, hexadecimal
 * @param actor who sent it
 * @param photo null: none
 * @param withdrawnAt when it was taken back; null: it stands
 */
public record KeptEntry(
        FieldEntry entry,
        String digest,
        Instant receivedAt,
        String actor,
        @Nullable DocumentId photo,
        @Nullable Instant withdrawnAt) {}
