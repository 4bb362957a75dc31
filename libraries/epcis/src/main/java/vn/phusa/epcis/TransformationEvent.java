package vn.phusa.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inputs were used up and outputs came into being.
 *
 * @param transformationID joins several events of one transformation; null where one event tells all
 * @param ilmd master data of the outputs; null where none
 */
public record TransformationEvent(
        Occurrence occurrence,
        List<String> inputEPCs,
        List<QuantityElement> inputQuantities,
        List<String> outputEPCs,
        List<QuantityElement> outputQuantities,
        @Nullable String transformationID,
        Circumstances circumstances,
        @Nullable Element ilmd,
        Extensions extensions)
        implements Event {

    public TransformationEvent {
        inputEPCs = List.copyOf(inputEPCs);
        inputQuantities = List.copyOf(inputQuantities);
        outputEPCs = List.copyOf(outputEPCs);
        outputQuantities = List.copyOf(outputQuantities);
    }

    @Override
    public EventType type() {
        return EventType.TransformationEvent;
    }
}
