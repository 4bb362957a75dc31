package vn.phusa.epcis;

/** The five kinds of events; the names are those of the standard. */
public enum EventType {
    ObjectEvent,
    AggregationEvent,
    TransactionEvent,
    TransformationEvent,
    AssociationEvent
}
