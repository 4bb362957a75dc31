package vn.phusa.access;

import java.time.Instant;

/**
 * A key pair on somebody's device with which they sign in instead of a password.
 *
 * @param handle names it on the page
 * @param label what its holder calls it
 */
public record Passkey(String handle, String label, Instant createdAt, Instant lastUsedAt) {}
