package vn.phusa.traceability.trace;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.RecordedEvent;

/**
 * What a trace has found, before anybody looks at it; {@link SeenTrace} is what a viewer sees of it.
 *
 * @param start key of the thing that was asked for
 * @param things what was reached, nearest first, by key
 * @param events what happened to them, by number, ordered by time of the event
 * @param struck events that were declared wrong, and the declarations; they count for nothing
 * @param links the steps
 * @param more whether a limit stopped it before the end
 */
public record TraceGraph(
        String start,
        Direction direction,
        Map<String, Reached> things,
        Map<EventNumber, RecordedEvent> events,
        Collection<RecordedEvent> struck,
        List<Link> links,
        boolean more) {

    public Optional<Reached> thing(String key) {
        return Optional.ofNullable(things.get(key));
    }

    /** The event of that number, if it is in the trace. */
    public @Nullable RecordedEvent event(EventNumber number) {
        return events.get(number);
    }

    /** Things and events together. */
    public int nodes() {
        return things.size() + events.size();
    }
}
