/**
 * Subscriptions to named queries (EPCIS 2.0, section 8.2.5): a receiver is told of new events as they come or at set times. At least
 * once, in order, with a key that stays the same when something is told again.
 */
@NullMarked
package vn.phusa.traceability.subscription;

import org.jspecify.annotations.NullMarked;
