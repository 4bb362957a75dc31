package vn.phusa.traceability.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.traceability.EventNumber;

/**
 * A thing that a trace has reached.
 *
 * @param key its identifier
 * @param sight in which capacity
 * @param direction on which side of the start; BOTH for the start itself, and for what lies on both
 * @param distance how many steps from the start
 * @param previous from which thing it was reached first; null for the start
 * @param by which event led to it; null where the identifiers themselves did
 * @param how the step that led to it; null for the start
 * @param spans the times that count
 */
public record Reached(
        String key,
        Sight sight,
        Direction direction,
        int distance,
        @Nullable String previous,
        @Nullable EventNumber by,
        @Nullable LinkKind how,
        List<Stretch> spans) {

    /** In which capacity a thing is reached. */
    public enum Sight {
        /** It is, or holds, what is traced. */
        CONTENT,
        /** What is traced was inside it for a time; its other contents are not meant. */
        CARRIER,
        /** Some of this lot or class was in a container that is traced; which part, nobody has told. */
        PART,
        /** A paper. */
        PAPER
    }

    /**
     * From when to when.
     *
     * @param from null: from the beginning
     * @param to null: without end
     */
    public record Stretch(java.time.@Nullable Instant from, java.time.@Nullable Instant to) {}

    public Reached {
        spans = List.copyOf(spans);
    }
}
