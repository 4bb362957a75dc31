package vn.phusa.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects were joined to another one for longer, or to a place.
 *
 * @param parentID what they are joined to; null only in an event that breaks the rule
 */
public record AssociationEvent(
        Occurrence occurrence,
        @Nullable String parentID,
        List<String> childEPCs,
        List<QuantityElement> childQuantities,
        Action action,
        Circumstances circumstances,
        Extensions extensions)
        implements Event {

    public AssociationEvent {
        childEPCs = List.copyOf(childEPCs);
        childQuantities = List.copyOf(childQuantities);
    }

    @Override
    public EventType type() {
        return EventType.AssociationEvent;
    }
}
