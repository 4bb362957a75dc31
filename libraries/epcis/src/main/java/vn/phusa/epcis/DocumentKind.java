package vn.phusa.epcis;

/** What a document is. */
public enum DocumentKind {
    /** Events for a repository. */
    EVENTS,
    /** An answer of a repository. */
    QUERY_RESULTS,
    /** Master data alone. */
    MASTER_DATA,
    /** One event without a document around it; JSON-LD only. */
    BARE_EVENT
}
