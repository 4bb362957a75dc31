package vn.phusa.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects became part of a business transaction, or ceased to be; the papers stand in the circumstances. */
public record TransactionEvent(
        Occurrence occurrence,
        @Nullable String parentID,
        List<String> epcs,
        List<QuantityElement> quantities,
        Action action,
        Circumstances circumstances,
        Extensions extensions)
        implements Event {

    public TransactionEvent {
        epcs = List.copyOf(epcs);
        quantities = List.copyOf(quantities);
    }

    @Override
    public EventType type() {
        return EventType.TransactionEvent;
    }
}
