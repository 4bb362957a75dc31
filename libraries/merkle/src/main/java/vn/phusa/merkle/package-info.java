/**
 * Tamper-evident logs in plain Java: the Merkle tree of RFC 9162 §2.1 (leaf prefix 0x00, node prefix 0x01, SHA-256), its
 * inclusion and consistency proofs, salted commitments that allow lawful erasure, and the C2SP text formats
 * {@code signed-note}, {@code tlog-checkpoint} and {@code tlog-proof@v1} for checkpoints and offline receipts.
 *
 * <p>Start at {@link vn.phusa.merkle.MerkleTree} to build a log, and at {@link vn.phusa.merkle.Receipt} to check one.
 */
@NullMarked
package vn.phusa.merkle;

import org.jspecify.annotations.NullMarked;
