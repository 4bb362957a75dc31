package vn.phusa.epcis;

import org.jspecify.annotations.Nullable;

/**
 * An event of a kind that somebody else has defined (EPCIS 2.0, section 7.1.1: new event types). The standard says only when it
 * happened and how it is identified; where it uses further fields of the standard they keep their meaning, and every other field,
 * with or without a namespace, is its owner's.
 *
 * @param kind the name of its kind, in its owner's namespace
 * @param subjects what it names in the standard's fields
 * @param action null where it has none
 * @param ilmd null where none
 */
public record ExtensionEvent(
        Name kind,
        Occurrence occurrence,
        Subjects subjects,
        @Nullable Action action,
        Circumstances circumstances,
        @Nullable Element ilmd,
        Extensions extensions)
        implements Event {

    @Override
    public EventType type() {
        return EventType.ExtensionEvent;
    }
}
