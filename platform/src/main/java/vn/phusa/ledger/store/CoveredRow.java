package vn.phusa.ledger.store;

import vn.phusa.merkle.Hash;

/**
 * A row of a covered table, digested.
 *
 * @param act the act it belongs to
 * @param table with its schema
 * @param key canonical JSON list of the key columns' values
 * @param digest of all its columns
 */
public record CoveredRow(long act, String table, String key, Hash digest) {
    /** How findings and manifests call it. */
    public String name() {
        return table + " " + key;
    }
}
