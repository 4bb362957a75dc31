package vn.phusa.epcis;

import org.jspecify.annotations.Nullable;

/** Something that happened to things, at a time and a place, for a business reason (EPCIS 2.0). */
public sealed interface Event
        permits ObjectEvent, AggregationEvent, TransactionEvent, TransformationEvent, AssociationEvent, ExtensionEvent {

    /** When. */
    Occurrence occurrence();

    /** Why, where, between whom. */
    Circumstances circumstances();

    /** What somebody has added to the event itself. */
    Extensions extensions();

    /** Which kind. */
    EventType type();

    /** The name of its kind: that of the standard, or the URI of somebody's own. */
    default String kindName() {
        return this instanceof ExtensionEvent own ? own.kind().uri() : type().name();
    }

    /** The same event as it stands in a repository that took it in at that moment; null: in none. */
    default Event recordedAt(@Nullable Timestamp moment) {
        Occurrence was = occurrence();
        Occurrence now = new Occurrence(
                was.eventTime(),
                moment,
                was.eventTimeZoneOffset(),
                was.eventID(),
                was.errorDeclaration(),
                was.certificationInfo());
        return with(now);
    }

    /** The same event under that ID. */
    default Event identifiedAs(String eventID) {
        Occurrence was = occurrence();
        Occurrence now = new Occurrence(
                was.eventTime(),
                was.recordTime(),
                was.eventTimeZoneOffset(),
                eventID,
                was.errorDeclaration(),
                was.certificationInfo());
        return with(now);
    }

    /** The same event taken back: its content repeated under its ID, with the declaration that it was wrong. */
    default Event takenBack(ErrorDeclaration declaration) {
        Occurrence was = occurrence();
        Occurrence now = new Occurrence(
                was.eventTime(), null, was.eventTimeZoneOffset(), was.eventID(), declaration, was.certificationInfo());
        return with(now);
    }

    private Event with(Occurrence occurrence) {
        return switch (this) {
            case ObjectEvent e ->
                new ObjectEvent(
                        occurrence, e.epcs(), e.quantities(), e.action(), e.circumstances(), e.ilmd(), e.extensions());
            case AggregationEvent e ->
                new AggregationEvent(
                        occurrence,
                        e.parentID(),
                        e.childEPCs(),
                        e.childQuantities(),
                        e.action(),
                        e.circumstances(),
                        e.extensions());
            case TransactionEvent e ->
                new TransactionEvent(
                        occurrence,
                        e.parentID(),
                        e.epcs(),
                        e.quantities(),
                        e.action(),
                        e.circumstances(),
                        e.extensions());
            case TransformationEvent e ->
                new TransformationEvent(
                        occurrence,
                        e.inputEPCs(),
                        e.inputQuantities(),
                        e.outputEPCs(),
                        e.outputQuantities(),
                        e.transformationID(),
                        e.circumstances(),
                        e.ilmd(),
                        e.extensions());
            case AssociationEvent e ->
                new AssociationEvent(
                        occurrence,
                        e.parentID(),
                        e.childEPCs(),
                        e.childQuantities(),
                        e.action(),
                        e.circumstances(),
                        e.extensions());
            case ExtensionEvent e ->
                new ExtensionEvent(
                        e.kind(), occurrence, e.subjects(), e.action(), e.circumstances(), e.ilmd(), e.extensions());
        };
    }
}
