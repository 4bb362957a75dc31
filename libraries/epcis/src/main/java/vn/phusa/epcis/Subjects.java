package vn.phusa.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an {@link ExtensionEvent} names in the fields that the standard's kinds of events have for their objects, all of them optional. */
public record Subjects(
        @Nullable String parentID,
        List<String> epcs,
        List<QuantityElement> quantities,
        List<String> childEPCs,
        List<QuantityElement> childQuantities,
        List<String> inputEPCs,
        List<QuantityElement> inputQuantities,
        List<String> outputEPCs,
        List<QuantityElement> outputQuantities,
        @Nullable String transformationID) {

    /** Nothing named. */
    public static final Subjects NONE = new Subjects(
            null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null);

    public Subjects {
        epcs = List.copyOf(epcs);
        quantities = List.copyOf(quantities);
        childEPCs = List.copyOf(childEPCs);
        childQuantities = List.copyOf(childQuantities);
        inputEPCs = List.copyOf(inputEPCs);
        inputQuantities = List.copyOf(inputQuantities);
        outputEPCs = List.copyOf(outputEPCs);
        outputQuantities = List.copyOf(outputQuantities);
    }
}
