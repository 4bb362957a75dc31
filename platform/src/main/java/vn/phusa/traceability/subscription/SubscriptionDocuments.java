package vn.phusa.traceability.subscription;

import java.util.List;
import vn.phusa.traceability.RecordedEvent;

/** Writes what a subscription tells. */
public interface SubscriptionDocuments {
    /**
     * An EPCIS query document with the first of these events, as many as can be said in one document of the subscription's form. An
     * event that cannot be said in it stands alone, as an exception document that says so.
     */
    Written write(Subscription subscription, List<RecordedEvent> events);

    /**
     * A document.
     *
     * @param count of how many events it tells
     */
    record Written(byte[] document, int count) {}
}
