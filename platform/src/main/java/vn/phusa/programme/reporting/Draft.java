package vn.phusa.programme.reporting;

import java.time.Instant;
import java.util.Map;

/**
 * What was typed into a report's form and not yet sent; the unit's people share it.
 *
 * @param typed by field name, as typed
 */
public record Draft(Instant savedAt, String savedBy, Map<String, String> typed) {
    /** Fields that one draft may have. */
    public static final int MOST_FIELDS = 5_000;

    public Draft {
        typed = Map.copyOf(typed);
    }
}
