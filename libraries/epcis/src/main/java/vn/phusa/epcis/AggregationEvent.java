package vn.phusa.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects were put into or taken out of a container.
 *
 * @param parentID the container; may be missing when the action is OBSERVE
 * @param childEPCs what is inside; DELETE without any children means all of them
 */
public record AggregationEvent(
        Occurrence occurrence,
        @Nullable String parentID,
        List<String> childEPCs,
        List<QuantityElement> childQuantities,
        Action action,
        Circumstances circumstances,
        Extensions extensions)
        implements Event {

    public AggregationEvent {
        childEPCs = List.copyOf(childEPCs);
        childQuantities = List.copyOf(childQuantities);
    }

    @Override
    public EventType type() {
        return EventType.AggregationEvent;
    }
}
