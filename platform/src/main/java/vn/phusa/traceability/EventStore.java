package vn.phusa.traceability;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the events lie: the one narrow interface through which this room reads and adds them, so that another engine can take the
 * storage over. Nothing is ever changed or taken away. Callers apply {@link Viewer} where they show anything.
 */
public interface EventStore {

    /** The events of these numbers, in the order of the numbers; unknown ones are left out. */
    List<RecordedEvent> events(Collection<EventNumber> numbers);

    /**
     * Every occurrence of these identifiers in one of these roles: the step of a trace, answered from the index alone.
     *
     * @param keys see {@link Thing#key}
     */
    List<Found> occurrences(Collection<String> keys, Set<ThingRole> roles);

    /** The event of that event ID, and all error declarations that took it back, oldest first. */
    List<RecordedEvent> withEventId(String eventId);

    /** The newest number; empty while there is none. */
    Optional<EventNumber> newest();

    /** An identifier in an event. */
    record Found(String key, ThingRole role, EventNumber number) {}
}
