package vn.phusa.traceability;

import java.time.Instant;

/**
 * The place of an event in the repository. It holds the record time (milliseconds since 1970, 41 bits) and a counter within that
 * millisecond (22 bits), so events sort by record time, and a number tells in which partition its event lies. Numbers become
 * visible in their order: whoever has seen one will not see a smaller one appear later.
 *
 * @param value positive
 */
public record EventNumber(long value) implements Comparable<EventNumber> {

    /** Bits of the counter. */
    public static final int COUNTER_BITS = 22;

    public EventNumber {
        if (value <= 0) {
            throw new IllegalArgumentException("an event number is positive, not " + value);
        }
    }

    /** The smallest number that an event recorded at that moment can have. */
    public static EventNumber firstOf(Instant moment) {
        return new EventNumber(Math.max(1, moment.toEpochMilli() << COUNTER_BITS));
    }

    /** When the repository took the event in. */
    public Instant recordTime() {
        return Instant.ofEpochMilli(value >> COUNTER_BITS);
    }

    /** The largest number that an event recorded at the same moment can have. */
    public EventNumber lastOfItsTime() {
        return new EventNumber(value | ((1L << COUNTER_BITS) - 1));
    }

    @Override
    public int compareTo(EventNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
