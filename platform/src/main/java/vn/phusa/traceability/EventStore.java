package vn.phusa.traceability;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /**
     * The same in one step with what those events tell, in all roles: for a trace that goes on with few things at a time.
     *
     * @param keys a few
     * @param most empty where they occur more often: then it takes the two questions
     */
    Optional<Near> near(Collection<String> keys, int most);

    /** The event of that event ID, and all error declarations that took it back, oldest first. */
    List<RecordedEvent> withEventId(String eventId);

    /**
     * The same of many at once, in one query.
     *
     * @return by event ID as asked; those that are not known are missing
     */
    Map<String, List<RecordedEvent>> withEventIds(Collection<String> eventIds);

    /** The newest number; empty while there is none. */
    Optional<EventNumber> newest();

    /** Where some things occur. */
    interface Near {
        /** In the order of the numbers. */
        List<Found> occurrences();

        /** Those of its events that have these numbers, in the order of the numbers. */
        List<RecordedEvent> events(Collection<EventNumber> numbers);
    }

    /** An identifier in an event. */
    record Found(String key, ThingRole role, EventNumber number) {}
}
