package vn.phusa.traceability.subscription;

import java.util.List;
import vn.phusa.traceability.RecordedEvent;

/** Writes what a subscription tells. */
public interface SubscriptionDocuments {
    /**
     * An EPCIS query document with the first of these events, as many as can be said in one document of the subscription's form. An
     * event that cannot be said in it stands alone, as an exception document that says so.
     */
    default Written write(Subscription subscription, List<RecordedEvent> events) {
        return write(subscription, events, _ -> List.of(), Integer.MAX_VALUE);
    }

    /**
     * The same with more events, which are read as they are needed: however large they are, few of them are in memory at a time.
     *
     * @param first the first ones
     * @param source the next ones
     * @param mostBytes the document ends with the event that reaches this size
     */
    Written write(Subscription subscription, List<RecordedEvent> first, Source source, int mostBytes);

    /** Where events come from, in order. */
    @FunctionalInterface
    interface Source {
        /** The next ones, at most so many; none where there are no more. */
        List<RecordedEvent> next(int most);
    }

    /**
     * A document.
     *
     * @param count of how many events it tells
     */
    record Written(byte[] document, int count) {}
}
