package vn.phusa.traceability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the answer to a query.
 *
 * @param newest the largest number that counts
 * @param next where the next part begins; null: this is the last
 */
public record EventPage(
        List<RecordedEvent> events, long newest, @Nullable Cursor next) {
    public EventPage {
        events = List.copyOf(events);
    }
}
