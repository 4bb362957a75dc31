package vn.phusa.programme.exchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;
import vn.phusa.programme.ProgrammeId;

/**
 * A table that was handed in.
 *
 * @param organisation for which the understanding of the columns is remembered
 * @param headings of the columns, as they stand there
 * @param by account that handed it in
 */
public record Import(
        ImportId id,
        ProgrammeId programme,
        ImportKind kind,
        PartyId organisation,
        String fileName,
        String digest,
        String sheet,
        int headerRow,
        List<String> headings,
        Columns columns,
        Settled settled,
        State state,
        @Nullable AccountId by,
        String byName,
        Instant at,
        @Nullable Instant storedAt,
        int storedRows,
        @Nullable Instant undoneAt) {

    /** Where it stands. */
    public enum State {
        /** Its columns wait to be understood. */
        READ,
        /** Every row has been checked. */
        CHECKED,
        STORING,
        STORED,
        UNDONE,
        DISCARDED;

        public String key() {
            return switch (this) {
                case READ -> "read";
                case CHECKED -> "checked";
                case STORING -> "storing";
                case STORED -> "stored";
                case UNDONE -> "undone";
                case DISCARDED -> "discarded";
            };
        }

        public static State of(String key) {
            for (State state : values()) {
                if (state.key().equals(key)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state " + key);
        }
    }

    /**
     * Something to be said at a cell, as it is kept.
     *
     * @param code of its problem; the sentence stands under {@code problem.<code>}
     * @param arguments texts and numbers
     */
    public record Said(String field, String code, List<Object> arguments) {
        public Said {
            arguments = List.copyOf(arguments);
        }
    }

    /** How many rows are how. */
    public record Counts(long good, long wrong, long headings) {
        public long rows() {
            return good + wrong;
        }
    }

    /** How far the storing has come. */
    public record Progress(int done, int total, Instant beatAt) {}
}
