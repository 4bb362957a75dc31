package vn.phusa.epcis;

import java.util.List;
import java.util.stream.Stream;

/** The five kinds of events with the names that the standard gives them, and that of all others. */
public enum EventType {
    ObjectEvent,
    AggregationEvent,
    TransactionEvent,
    TransformationEvent,
    AssociationEvent,

    /** Of a kind that somebody else has defined; which, the event itself says. */
    ExtensionEvent;

    /** The kinds that the standard defines. */
    public static final List<EventType> STANDARD =
            Stream.of(values()).filter(each -> each != ExtensionEvent).toList();
}
