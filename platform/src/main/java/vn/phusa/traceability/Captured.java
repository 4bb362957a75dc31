package vn.phusa.traceability;

import java.util.List;

/**
 * What a capture brought.
 *
 * @param id under which it stands
 * @param numbers of the events in the order in which they were given; of an event that stood there already, its old number
 */
public record Captured(CaptureId id, List<EventNumber> numbers) {

    public Captured {
        numbers = List.copyOf(numbers);
    }
}
