package vn.phusa.traceability.subscription;

import java.util.List;
import vn.phusa.traceability.RecordedEvent;

/** Writes what a subscription tells. */
public interface SubscriptionDocuments {
    /** An EPCIS query document in JSON-LD with all of these events. */
    byte[] write(Subscription subscription, List<RecordedEvent> events);
}
