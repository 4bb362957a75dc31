package vn.phusa.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why, where and between whom it happened, and what sensors told: the fields that all event types share beside their
 * subjects. Values of the CBV are Web URIs whatever form was sent.
 */
public record Circumstances(
        @Nullable String bizStep,
        @Nullable String disposition,
        @Nullable PersistentDisposition persistentDisposition,
        @Nullable Place readPoint,
        @Nullable Place bizLocation,
        List<BusinessTransaction> bizTransactions,
        List<SourceOrDestination> sources,
        List<SourceOrDestination> destinations,
        List<SensorElement> sensorElements) {

    public Circumstances {
        bizTransactions = List.copyOf(bizTransactions);
        sources = List.copyOf(sources);
        destinations = List.copyOf(destinations);
        sensorElements = List.copyOf(sensorElements);
    }
}
