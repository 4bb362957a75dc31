package vn.phusa.ledger;

import java.util.List;

/** What is to be erased. */
public sealed interface ErasureOrder {

    /** Why it may be erased: the law and the request, e.g. "Luật 91/2025/QH15, đơn số 12". Stays in the ledger. */
    String legalBasis();

    /** Blanks columns of one row of a covered table. */
    record OfRow(String table, List<String> key, List<String> columns, String legalBasis) implements ErasureOrder {
        public OfRow {
            key = List.copyOf(key);
            columns = List.copyOf(columns);
        }
    }

    /** Blanks the content of one act; who did what kind of act to which record, and when, stays. */
    record OfAct(ActId act, String legalBasis) implements ErasureOrder {}
}
