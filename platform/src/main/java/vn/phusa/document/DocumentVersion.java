package vn.phusa.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.AccountId;

/**
 * One state of a document.
 *
 * @param number from 1
 * @param digest of its content
 * @param size in bytes
 * @param fileName as handed in, NFC, without path
 * @param kind found by content
 * @param storedAt when
 * @param storedBy the account; null: the platform itself or a one-time link
 * @param storedByName as shown
 */
public record DocumentVersion(
        int number,
        Digest digest,
        long size,
        String fileName,
        FileKind kind,
        Instant storedAt,
        @Nullable AccountId storedBy,
        String storedByName) {}
