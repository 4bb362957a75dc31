package vn.phusa.traceability.passport;

import java.time.Instant;

/**
 * How a product stood after a change.
 *
 * @param what the act's code
 * @param reason given for it, may be empty
 * @param by who changed it
 */
public record ProductVersion(
        long version, Instant at, String what, Product.Status status, String reason, Details details, String by) {}
