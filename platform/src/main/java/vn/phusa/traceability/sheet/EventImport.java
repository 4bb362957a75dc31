package vn.phusa.traceability.sheet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * A table that was handed in.
 *
 * @param owner for which organisation its rows are recorded
 * @param chain code of the chain
 * @param digest SHA-256 of the file
 * @param stored entries that were stored by it
 * @param already rows that were stored before
 * @param leftOut rows that were wrong and were left out
 * @param capture number of the capture with its events; null: nothing was captured
 */
public record EventImport(
        long id,
        PartyId owner,
        String chain,
        String fileName,
        String digest,
        List<SheetMapping> mappings,
        State state,
        String by,
        Instant at,
        @Nullable Instant storedAt,
        int stored,
        int already,
        int leftOut,
        @Nullable String capture,
        @Nullable Instant undoneAt) {
    public EventImport {
        mappings = List.copyOf(mappings);
    }

    /** Where it stands. */
    public enum State {
        /** It may be understood otherwise, stored or discarded. */
        READ("read"),
        STORED("stored"),
        /** Its events were declared wrong. */
        UNDONE("undone"),
        DISCARDED("discarded");

        private final String key;

        State(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        public static State of(String key) {
            for (State state : values()) {
                if (state.key.equals(key)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state " + key);
        }
    }
}
