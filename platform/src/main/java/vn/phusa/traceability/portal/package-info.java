/**
 * The outbox to the traceability portals of others: what is told, whether it was taken in, acknowledged or rejected. At least once
 * across a crash, with the same key at every attempt so that a portal can tell.
 *
 * <p>Nghị định 37/2026/NĐ-CP, Điều 27: who offers traceability connects to the national portal.
 */
@NullMarked
package vn.phusa.traceability.portal;

import org.jspecify.annotations.NullMarked;
