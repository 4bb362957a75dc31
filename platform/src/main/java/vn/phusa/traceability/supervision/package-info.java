/**
 * What the law asks of traders beside the events: the risk of goods, the complete data set, how long to keep it, an answer to an
 * authority within its hours, and what follows a sign of a violation (explanation, suspension, restoring or cancelling), the blue
 * tick; and the outbox to other portals.
 *
 * <p>Nghị định 37/2026/NĐ-CP; for industry-and-trade goods Thông tư 31/2026/TT-BCT. The numbers are rule sets by sector:
 * {@code rules/traceability/supervision.yaml}.
 */
@NullMarked
package vn.phusa.traceability.supervision;

import org.jspecify.annotations.NullMarked;
