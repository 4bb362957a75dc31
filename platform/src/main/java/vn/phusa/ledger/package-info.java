/**
 * The ledger (sổ cái): every official act is a leaf of a Merkle tree (RFC 9162), written in the act's own transaction by a
 * single sequencer. Signed checkpoints, kept off the machine, make any later change, insertion, deletion or truncation
 * provable; a receipt proves an act offline. Leaves are salted commitments, so that personal data can still be erased
 * (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, the right to erasure), and an erasure has its own leaf.
 *
 * <p>Front door: {@link vn.phusa.ledger.Ledger}. A room whose append-only tables should be covered adds {@code act} and
 * {@code salt} columns, {@code call ledger.cover('room.table')} and a line in {@code ledger/<room>.covered}.
 */
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"base", "shell", "shell::web"})
@NullMarked
package vn.phusa.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
