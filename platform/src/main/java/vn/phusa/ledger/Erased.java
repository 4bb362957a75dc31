package vn.phusa.ledger;

import java.time.Instant;

/**
 * A record of which something was lawfully erased.
 *
 * @param act the act of erasure
 * @param by who did it, by the name of that time
 * @param table where the record stands
 * @param key its key, a canonical JSON list
 */
public record Erased(ActId act, Instant at, String by, String table, String key, String legalBasis) {}
