package vn.phusa.ledger;

import java.util.Locale;

/**
 * Something that a check of the ledger found wrong.
 *
 * @param kind what is wrong
 * @param record what it concerns: "leaf 12 (programme.report-filed, programme.commitment/17)", or table and key of a row
 */
public record Finding(Kind kind, String record) {

    /** What can be wrong. The sentence for people stands in the messages under {@code ledger.finding.<kind>}. */
    public enum Kind {
        /** An act differs from what its leaf commits to. */
        LEAF_CHANGED,
        /** Acts are missing in the middle. */
        LEAF_MISSING,
        /** An act was written into the database by hand: its seal is not the platform's. */
        LEAF_NOT_SEALED,
        /** The tree's inner nodes differ from the leaves. */
        NODES_CHANGED,
        /** The ledger has fewer acts than a checkpoint says. */
        LEDGER_TRUNCATED,
        /** The acts before a checkpoint are not those that it was signed for. */
        CHECKPOINT_CONTRADICTED,
        /** A checkpoint bears a false signature. */
        CHECKPOINT_FORGED,
        /** The checkpoint is of another log. */
        CHECKPOINT_OF_OTHER_LOG,
        ROW_CHANGED,
        ROW_INSERTED,
        ROW_DELETED,
        /** Rows of an act differ, and the list that would name them was changed too. */
        ROWS_OF_ACT_CHANGED,
        /** The list of an act's rows was changed; the rows themselves are right. */
        MANIFEST_CHANGED,
        /** A working copy, which the platform changes in place, does not stand as its covered history says. */
        COPY_DIFFERS,
        /** A table lost the triggers that refuse changes. */
        GUARD_MISSING,
        /** A covered table, or a column that it needs, is gone. */
        TABLE_MISSING;

        /** Key of the sentence in the messages. */
        public String messageKey() {
            return "ledger.finding." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
