package vn.phusa.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to objects, each by itself.
 *
 * @param epcs the objects
 * @param quantities classes of objects
 * @param ilmd master data of the instance or lot, given where it comes into being; null where none
 */
public record ObjectEvent(
        Occurrence occurrence,
        List<String> epcs,
        List<QuantityElement> quantities,
        Action action,
        Circumstances circumstances,
        @Nullable Element ilmd,
        Extensions extensions)
        implements Event {

    public ObjectEvent {
        epcs = List.copyOf(epcs);
        quantities = List.copyOf(quantities);
    }

    @Override
    public EventType type() {
        return EventType.ObjectEvent;
    }
}
